"""The exact words of passages, held against their documents whenever somebody saves them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string

from evidence.admin.mixing import OfRecordedAdmin
from evidence.admin.roles import user_of
from evidence.admin.sections import section
from evidence.admin.study_rows import StudyRowAdmin, StudyRowInline
from evidence.admin.versions import VersionedForm, VersionedFormSet
from evidence.admin.visibility import VisibleRelatedFilter
from evidence.findings import is_to_be_looked_at, verdict
from evidence.models import Quotation
from evidence.services.outcomes import let_go
from evidence.services.verifying import (
    accept_place,
    confirm_difference,
    put_confirmation,
    verify_quotations,
)

#: The name of the buttons that save the form and accept a place.
ACCEPT = "_accept"
#: What such a button says: which quotation, which of the places shown, and of which words in which text.
_PLACE = re.compile(r"(?P<key>[0-9]{1,18}) (?P<number>[0-9]{1,6}) (?P<words>[0-9a-f]+) (?P<text>[0-9a-f]*)")
CHANGED = "The text or the quotation has changed since. Look at the places that there are now."
CONFIRMING = section(
    "Confirm a difference",
    "Only where the words are right as they are: say why. It is dropped when the words or the document's text change.",
    "confirmed_reason",
    collapsed=True,
)


class QuotationForm(VersionedForm):
    """One quotation of a passage; its position may be left to the program."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False
            self.fields["position"].help_text += " Left empty, it comes last."

    def clean(self) -> dict[str, Any] | None:
        """Let go of the place where the words stood, when the passage is given to another document."""
        cleaned = super().clean() or {}
        passage, text = cleaned.get("passage"), self.instance.document_text
        if passage is not None and text is not None and text.document_id != passage.document_id:
            let_go(self.instance)
        return cleaned


class QuotationFormSet(VersionedFormSet):
    """The quotations of a passage."""

    def clean(self) -> None:
        """Put quotations without a position after the others, in the order in which they were entered."""
        super().clean()
        live = [form for form in self.forms if form.has_changed() or form.instance.pk]
        taken = [form.instance.position for form in live if form.instance.position]
        following = count(max(taken, default=0) + 1)
        for form in live:
            if not form.instance.position:
                form.instance.position = next(following)


class ShowsVerdict:
    """Part of admins and inlines of quotations: what checking showed, and the places to choose among."""

    @admin.display(description="checked")
    def checked(self, quotation: Quotation) -> str:
        """The verdict with all that differs, and a button beside each place that may be meant."""
        if quotation.pk is None:
            return "It is held against the document's text when it is saved."
        return render_to_string(
            "evidence/admin/checked.html",
            {"quotation": quotation, "document": quotation.passage.document},
        )


class QuotationInline(ShowsVerdict, StudyRowInline):
    """The exact words of a passage."""

    model = Quotation
    form = QuotationForm
    formset = QuotationFormSet
    template = "admin/edit_inline/stacked.html"
    readonly_fields = ("checked",)
    fieldsets = (
        section(
            None,
            "",
            "text",
            "checked",
            ("position", "language"),
        ),
        CONFIRMING,
        section(
            "Translation",
            "",
            ("is_translation", "translator"),
            "original_text",
            collapsed=True,
        ),
    )


class HoldsQuotations(OfRecordedAdmin):
    """Part of the admins of passages and quotations: what is saved is held against the document."""

    change_form_template = "evidence/admin/with_places.html"

    def put_confirmations(self, request: HttpRequest, formsets: Iterable[Any]) -> None:
        """Say in whose name differences are confirmed."""
        for form in confirming(formsets):
            put_confirmation(form.instance, form.cleaned_data["confirmed_reason"], by=user_of(request))

    def keep_confirmations(self, request: HttpRequest, formsets: Iterable[Any]) -> None:
        """Confirm what was confirmed together with other words: the check has dropped it, as not of these words."""
        for form in confirming(formsets):
            reason = form.cleaned_data["confirmed_reason"].strip()
            stored = Quotation.objects.filter(pk=form.instance.pk).exclude(confirmed_reason=reason).first()
            if stored is not None:
                confirm_difference(stored, reason, by=user_of(request))

    def hold_quotations(self, request: HttpRequest, quotations: QuerySet[Quotation]) -> list[int]:
        """Hold quotations against their documents; the keys of those that came out another way than before."""
        found = verify_quotations(quotations, by=user_of(request))
        return [each.quotation.pk for each in found.checked if each.is_news]

    def warn_of(self, request: HttpRequest, keys: list[int]) -> None:
        """Name those of these quotations that a person should look at."""
        for quotation in Quotation.objects.filter(pk__in=keys).select_related("in_note").order_by("position"):
            if is_to_be_looked_at(quotation):
                said = f"Quotation {quotation.position}: {verdict(quotation)}. Look at it below."
                messages.warning(request, said)

    def accepted(self, request: HttpRequest, quotations: QuerySet[Quotation]) -> bool:
        """Accept the place whose button saved the form, for one of these quotations; whether that was asked for.

        Other words or another text than the page showed have other places: then none is accepted, and that is said.
        """
        if ACCEPT not in request.POST:
            return False
        asked = _PLACE.fullmatch(request.POST[ACCEPT])
        rows = quotations.filter(pk=int(asked["key"])) if asked else quotations.none()
        quotation = rows.select_related("passage").first()
        if asked is None or quotation is None:
            messages.error(request, "All was saved. The quotation of that place is not here any more.")
            return True
        is_same = quotation.findings.get("compared", [])[:2] == [asked["words"], asked["text"]]
        try:
            if not is_same:
                raise LookupError(CHANGED)
            accept_place(quotation, int(asked["number"]), by=user_of(request))
        except LookupError as fault:
            messages.error(request, f"All was saved, and no place accepted. {fault}")
        else:
            messages.success(request, f"Accepted: {verdict(quotation)}. All else on the page was saved too.")
        return True

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Stay on the page where a place was accepted."""
        if ACCEPT in request.POST:
            return redirect(request.get_full_path())
        return super().response_change(request, obj)


def confirming(formsets: Iterable[Any]) -> Iterator[Any]:
    """The forms in which somebody changed the reason for which a difference is confirmed."""
    for formset in formsets:
        if formset.model is Quotation:
            gone = formset.deleted_forms
            yield from (
                form for form in formset.forms if "confirmed_reason" in form.changed_data and form not in gone
            )


@admin.register(Quotation)
class QuotationAdmin(ShowsVerdict, HoldsQuotations, StudyRowAdmin):
    """Quotations, and what checking them against the documents showed."""

    form = QuotationForm
    list_display = ("passage", "position", "text", "verification", "page_check", "verified_at")
    list_filter = (
        ("study", VisibleRelatedFilter),
        "verification",
        "page_check",
        ("confirmed_reason", admin.EmptyFieldListFilter),
        "is_translation",
        "language",
    )
    list_select_related = ("passage__document",)
    search_fields = ("text", "original_text", "passage__key", "passage__document__short_title")
    autocomplete_fields = ("passage",)
    readonly_fields = ("checked", "verified_at", "document_text", "in_note", "start", "end")
    fieldsets = (
        section(
            None,
            "",
            "study",
            "passage",
            "text",
            "checked",
            ("position", "language"),
        ),
        section(
            "Translation",
            "Where the words quoted are not the document's own.",
            "is_translation",
            "translator",
            "original_text",
        ),
        CONFIRMING,
        section(
            "Where it stands",
            "Filled in by the check; the words before and after tell the place from others like it.",
            "verified_at",
            ("document_text", "in_note"),
            ("start", "end"),
            "prefix",
            "suffix",
        ),
    )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save the quotation and hold it against its document."""
        is_confirming = "confirmed_reason" in getattr(form, "changed_data", ())
        if is_confirming:
            put_confirmation(obj, obj.confirmed_reason, by=user_of(request))
        reason = obj.confirmed_reason
        super().save_model(request, obj, form, change)
        news = self.hold_quotations(request, Quotation.objects.filter(pk=obj.pk))
        obj.refresh_from_db()
        if is_confirming and obj.confirmed_reason != reason:
            confirm_difference(obj, reason, by=user_of(request))
        if not self.accepted(request, Quotation.objects.filter(pk=obj.pk)):
            self.warn_of(request, news)
