"""Forms that know which version of a row they show, so that nobody saves over a colleague's work unawares."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max, Model
from django.forms.models import BaseInlineFormSet, InlineForeignKeyField
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime

VERSION_FIELD = "seen_version"
REASON_FIELD = "change_reason"
#: How much of a colleague's text a message repeats; the whole of it is in the history.
LONGEST_REPEATED = 200


class VersionedForm(forms.ModelForm):
    """A form that carries the number of the row's latest history record when the page was opened.

    Where a newer one exists by the time of saving, the second person is told who changed what. What that
    person typed stays in the form, fields that only the colleague touched show the colleague's value, and
    saving once more goes through.
    """

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    change_reason = forms.CharField(
        required=False,
        max_length=500,
        label="Reason for the change",
        help_text="If you like, why. It is kept in the history beside what you changed.",
        widget=forms.TextInput(attrs={"size": 80, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, versions: Mapping[Any, int] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = latest_versions(type(self.instance), [self.instance.pk]) if versions is None else versions
        self.initial[VERSION_FIELD] = known.get(self.instance.pk)

    def clean(self) -> dict[str, Any] | None:
        """Add the faults of a row that has changed since the page was opened."""
        cleaned = super().clean()
        if not self.instance._state.adding:
            self.tell_of_newer_version()
        return cleaned

    def tell_of_newer_version(self) -> None:
        """Compare the version seen with the newest, holding the row until the transaction ends."""
        rows = type(self.instance)._base_manager.select_for_update()
        # in no order: a table ordered by a reference that may be empty would be joined to it, and joins cannot be held
        list(rows.filter(pk=self.instance.pk).order_by().values_list("pk"))
        records = type(self.instance).history.filter(id=self.instance.pk)
        newest = records.order_by("-history_id").select_related("history_user").first()
        seen = self.cleaned_data.get(VERSION_FIELD)
        if newest is None or newest.pk == seen:
            return
        self.renewed = self.data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, as forms are posted
        self.renewed[self.add_prefix(VERSION_FIELD)] = newest.pk
        self.add_error(None, self.headline(newest))
        known = records.filter(pk=seen).first()
        for change in newest.diff_against(known).changes if known else ():
            if change.field in self.fields:
                self.tell_of_change(change.field, change.old, change.new)

    def headline(self, newest: Any) -> str:
        """Who changed the row, when, and what can be done about it."""
        when = date_format(localtime(newest.history_date), "DATETIME_FORMAT")
        return (
            f"{newest.history_user or 'Somebody'} changed this after you opened it (on {when}). Nothing is "
            "saved yet, and what you typed is still here. The fields that were changed meanwhile are marked; "
            "save once more to keep the form as it now stands."
        )

    def tell_of_change(self, name: str, old: Any, new: Any) -> None:
        """Mark a field that a colleague changed; show that value where this person typed nothing new."""
        theirs, field, typed = self.readable(name, new), self.fields[name], self[name].data
        if not field.has_changed(new, typed):
            return
        if field.has_changed(old, typed) or isinstance(field.widget, forms.MultiWidget):
            self.add_error(name, f"Meanwhile changed to “{theirs}”. What you typed is kept.")
        else:
            self.renewed[self.add_prefix(name)] = "" if new is None else new
            self.add_error(name, f"Meanwhile changed to “{theirs}”, which now stands here.")

    def readable(self, name: str, value: Any) -> str:
        """A stored value as the form would show it; of rows this user may not see, nothing."""
        field: Any = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            # a form's field has its rows
            return str(field.queryset.filter(pk=value).first() or "…")  # type: ignore[union-attr]
        choices = dict(getattr(field, "choices", ()))
        return Truncator(choices.get(value, "" if value is None else str(value))).chars(LONGEST_REPEATED)

    def add_error(self, field: str | None, error: Any) -> None:
        """Show faults of fields that are not to be seen above the form, where they can be."""
        if field is not None or not hasattr(error, "error_dict"):
            super().add_error(field, error)
            return
        for name, faults in error.error_dict.items():
            super().add_error(name if self.shows(name) else None, faults)

    def shows(self, name: str) -> bool:
        """Whether the form has a field of this name that can be seen."""
        return name in self.fields and not self.fields[name].widget.is_hidden

    def _get_validation_exclusions(self) -> set[str]:
        """Check rules that involve the study also where the study is settled and not asked for."""
        # Django's own hook, not in its stubs
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {"study"} if getattr(self.instance, "study_id", None) else excluded

    def _post_clean(self) -> None:
        """Check an inline row's constraints with its parent too, which Django leaves to the database."""
        # Django's own hook, not in its stubs
        super()._post_clean()  # type: ignore[misc]
        is_inline = any(isinstance(field, InlineForeignKeyField) for field in self.fields.values())
        if self.errors or not is_inline:
            return
        try:
            self.instance.validate_constraints(exclude=self._get_validation_exclusions())
        except ValidationError as fault:
            self.add_error(None, fault)


class VersionedFormSet(BaseInlineFormSet):
    """Inline rows, their versions asked for together, in the study of the row above them."""

    @cached_property
    def versions(self) -> Mapping[Any, int]:
        """The latest history record of each row shown."""
        rows = self.get_queryset()
        return latest_versions(rows.model, [row.pk for row in rows])

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Hand the versions to each form."""
        return {**super().get_form_kwargs(index), "versions": self.versions}

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        """Put each row into the study of its parent before it is checked."""
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]  # Django's own hook, not in its stubs
        if hasattr(form.instance, "study_id") and hasattr(self.instance, "study_id"):
            form.instance.study_id = self.instance.study_id
        return form

    def clean(self) -> None:
        """Refuse two rows that the database would refuse together, though neither is there yet."""
        super().clean()
        met = set()
        for form in self.forms:
            if form in self.deleted_forms or not (form.has_changed() or form.instance.pk):
                continue
            key = self.once(form.instance)
            if key is not None and key in met:
                form.add_error(None, "The same is entered twice on this page. Keep one of the two.")
                raise ValidationError("Two rows say the same.", code="doubled")
            met.add(key)

    def once(self, row: Any) -> tuple[Any, ...] | None:
        """What no other row of the page may share with this one; None where nothing is forbidden."""
        return None


def latest_versions(model: type[Model], keys: list[Any]) -> Mapping[Any, int]:
    """The number of the latest history record of each of these rows, in one statement."""
    stored = [key for key in keys if key is not None]
    if not stored:
        return {}
    # each model that is edited is recorded
    records = model.history.filter(id__in=stored).order_by()  # type: ignore[attr-defined]
    return dict(records.values_list("id").annotate(Max("history_id")))
