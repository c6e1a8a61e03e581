"""Splitting an enclosure off by hand: where it begins and ends is said, shown back, and only then done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from evidence.admin.mixing import OfRecordedAdmin
from evidence.choices import DocumentKind
from evidence.dates import DateNotUnderstood, read_typed
from evidence.matching import Boundaries
from evidence.models import Document, DocumentText, Passage, User
from evidence.services.enclosures import EnclosureFacts, SplitPlan, plan_split, split_off

#: How many letters before and after the stretch are shown, so that one sees what it is cut out of.
AROUND = 400
#: Letters to say where something begins or ends; a longer stretch is no help.
LONGEST = 2000
#: Parts of the form: where the enclosure stands, and what it is.
WHERE = ("text", "first_words", "first_page", "last_words", "last_page")
WHAT = ("short_title", "title", "kind", "date_printed", "date_edtf")


class VersionField(forms.ModelChoiceField):
    """A choice among the versions of one document's wording."""

    def label_from_instance(self, obj: DocumentText) -> str:
        """Its kind and language."""
        return f"{obj.get_kind_display()} ({obj.language})"


class EnclosureForm(forms.Form):
    """Where an enclosure begins and ends, and what it is."""

    text = VersionField(
        queryset=DocumentText.objects.none(),
        empty_label=None,
        help_text="The version of the wording in which it stands. It stays as it is.",
    )
    first_words = forms.CharField(
        required=False,
        max_length=LONGEST,
        help_text="The first words of the enclosure as they are printed there, its heading included: five or six are "
        "enough.",
        widget=AdminTextInputWidget(attrs={"size": 60}),
    )
    first_page = forms.CharField(
        required=False,
        max_length=50,
        help_text="The page on which it begins: where the words stand on several, or instead of them for a whole page.",
    )
    last_words = forms.CharField(
        required=False,
        max_length=LONGEST,
        help_text="Its last words.",
        widget=AdminTextInputWidget(attrs={"size": 60}),
    )
    last_page = forms.CharField(required=False, max_length=50, help_text="The page on which it ends.")
    short_title = forms.CharField(
        max_length=200,
        help_text="The name scholars use for the enclosure.",
        widget=AdminTextInputWidget(attrs={"size": 60}),
    )
    title = forms.CharField(
        required=False,
        help_text="Its title as printed, in its own script.",
        widget=AdminTextareaWidget(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(
        choices=DocumentKind, initial=DocumentKind.OTHER, help_text="What sort of writing it is."
    )
    date_printed = forms.CharField(
        required=False, max_length=200, help_text="Its own date exactly as it is printed, if it has one."
    )
    date_edtf = forms.CharField(
        label="Date (EDTF)",
        required=False,
        max_length=100,
        help_text="When it was written. Left empty, it is read from the printed date.",
    )

    class Media:
        js = ("evidence/dates.js",)

    def __init__(self, document: Document, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        texts = document.texts.filter(is_current=True).defer("body", "structure")
        field: Any = self.fields["text"]
        field.queryset = texts
        field.initial = texts.first()
        for name in ("date_printed", "date_edtf"):
            self.fields[name].widget.attrs |= {"data-reads-date": reverse("read-date"), "data-as": name}

    def clean_date_edtf(self) -> str:
        """The date as it is stored; what cannot be read is left to the model, which says why."""
        typed: str = self.cleaned_data["date_edtf"]
        try:
            return read_typed(typed).edtf if typed.strip() else ""
        except DateNotUnderstood:
            return typed

    def parts(self) -> Iterator[tuple[str, list[Any]]]:
        """The fields in two parts, each with its heading."""
        yield "Where it begins and ends", [self[name] for name in WHERE]
        yield "What it is", [self[name] for name in WHAT]

    def boundaries(self) -> Boundaries:
        """Where it begins and ends."""
        said = self.cleaned_data
        return Boundaries(said["first_words"], said["last_words"], said["first_page"], said["last_page"])

    def facts(self) -> EnclosureFacts:
        """What it is."""
        return EnclosureFacts(**{name: self.cleaned_data[name] for name in WHAT})

    def take(self, fault: ValidationError) -> None:
        """Show a fault at its field; above the form where it has none here."""
        if not hasattr(fault, "error_dict"):
            self.add_error(None, fault)
            return
        for name, faults in fault.error_dict.items():
            self.add_error(name if name in self.fields else None, faults)


class SplitsEnclosures(OfRecordedAdmin):
    """Part of the documents' admin: the page on which an enclosure is split off with its wording."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        """The page that splits an enclosure off."""
        view = self.admin_site.admin_view(self.split_view)
        return [path("<path:object_id>/split/", view, name="evidence_document_split"), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say whether the document has a text of which a part could be split off."""
        document = context.get("original")
        context["has_text"] = document is not None and document.texts.filter(is_current=True).exists()
        return super().render_change_form(request, context, *args, **kwargs)

    def split_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask where the enclosure stands, show the stretch, and split it off when that is confirmed.

        Raises:
            Http404: when there is no such document for the user, or it has no text.
            PermissionDenied: when the user may not change it.
        """
        self.refuse_what_is_no_key(object_id)
        document: Document | None = self.get_object(request, object_id)
        if document is None:
            raise Http404("There is no such document.")
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        if not document.texts.filter(is_current=True).exists():
            raise Http404("This document has no text of which a part could be split off.")
        form = EnclosureForm(document, request.POST or None)
        plan = self.planned(request, form) if form.is_bound and form.is_valid() else None
        movable = [each for each in plan.passages if self.may_move(request, each)] if plan else []
        prefetch_related_objects(movable, "quotations")
        ticked = {int(key) for key in request.POST.getlist("passages") if key.isdecimal() and len(key) < 19}
        if plan is not None and request.POST.get("shown") == plan.as_shown and "split" in request.POST:
            chosen = [passage for passage in movable if passage.pk in ticked]
            enclosure = self.split(request, form, plan, chosen)
            if enclosure is not None:
                return redirect("admin:evidence_document_change", enclosure.pk)
        elif plan is not None and "split" in request.POST:
            messages.warning(
                request, "This is another stretch than the one that was shown. Look at it, then go on."
            )
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Split an enclosure off",
            "document": document,
            "form": form,
            "media": self.media + form.media,
            "plan": plan,
            "shown": shown(plan) if plan else None,
            "movable": movable,
            "ticked": ticked,
            "n_left": len(plan.passages) - len(movable) if plan else 0,
        }
        return TemplateResponse(request, "evidence/admin/split.html", context)

    def planned(self, request: HttpRequest, form: EnclosureForm) -> SplitPlan | None:
        """What splitting off would do; None, and the fault at its field, where it cannot be done."""
        try:
            return plan_split(form.cleaned_data["text"], form.boundaries(), by=cast(User, request.user))
        except ValidationError as fault:
            form.take(fault)
            return None

    def may_move(self, request: HttpRequest, passage: Passage) -> bool:
        """Whether the passage is the user's to change."""
        return bool(self.admin_site.get_model_admin(Passage).has_change_permission(request, passage))

    def split(
        self, request: HttpRequest, form: EnclosureForm, plan: SplitPlan, passages: list[Passage]
    ) -> Document | None:
        """Split it off, and say so; None, and the fault at its field, where a rule forbids it."""
        try:
            enclosure = split_off(
                plan.text,
                form.boundaries(),
                form.facts(),
                passages=passages,
                as_shown=plan.as_shown,
                by=cast(User, request.user),
            )
        except ValidationError as fault:
            form.take(fault)
            return None
        said = f"“{enclosure}” is a document of its own now, part of the one around it."
        if passages:
            said += f" {len(passages)} passages moved to it: {', '.join(each.key for each in passages)}."
        messages.success(request, said)
        return enclosure


def shown(plan: SplitPlan) -> dict[str, Any]:
    """The stretch with the words before and after it, as the page marks it."""
    body, start, end = plan.text.body, plan.excerpt.start, plan.excerpt.end
    first = max(start - AROUND, 0)
    return {
        "before": ("… " if first else "") + body[first:start],
        "words": body[start:end],
        "after": body[end : end + AROUND] + (" …" if end + AROUND < len(body) else ""),
        "n_words": len(body[start:end].split()),
        "n_notes": len(plan.excerpt.notes),
    }
