"""The page of quick entry: paste and read, look at what was read, choose, judge, save. It needs no JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, cast

from django.contrib import admin, messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from evidence.admin.roles import CODERS, LEADS
from evidence.admin.visibility import editable_studies
from evidence.choices import Verification
from evidence.citations.reading import Reference, ReferenceKind, read_references
from evidence.finding.candidates import candidates
from evidence.findings import verdict
from evidence.models import Cluster, Coder, Document, Study, User
from evidence.services.quick_entry import Offer, PassageEntry, offers, sure_one
from evidence.services.quoting import quoting_work, works_like
from evidence.services.suggested_sources import suggested_source
from hypotheses.admin.quick_entry_form import NEW, SOURCE_FIELDS, QuickEntryForm, quotations_in
from hypotheses.services.quick_entry import Entered, doubts, enter

TEMPLATE = "hypotheses/admin/quick_entry.html"
#: What a reading never touches: it is not in the citation.
_KEPT = ("study", "citation", "quotation", "is_translation", "language", "summary")
_JUDGED = ("cluster", "prediction", "direction", "strength", "rationale", "basis", "is_draft")


def quick_entry_view(request: HttpRequest) -> HttpResponse:
    """Ask for a citation; show what was read of it, with the documents it may mean; save what was made of it.

    Raises:
        PermissionDenied: when the user codes in no study.
    """
    studies = editable_studies(request, CODERS)
    if not studies.exists():
        raise PermissionDenied
    page = _Page(request, list(studies.order_by("title")))
    if "save" in request.POST:
        return page.saved()
    return page.read() if request.method == "POST" else page.asked()


class _Page:
    """One request of the page."""

    def __init__(self, request: HttpRequest, studies: list[Study]) -> None:
        self.request = request
        self.studies = studies
        self.user = cast(User, request.user)
        named = request.POST.get("study") or request.GET.get("study") or ""
        self.study = next((each for each in studies if str(each.pk) == named), studies[0])

    def asked(self) -> HttpResponse:
        """The empty page."""
        return self.shown(self.form(initial={"study": self.study.pk}), step=1)

    def read(self) -> HttpResponse:
        """What was read of the citation, in the fields; words and judgement as they were typed."""
        first = self.form(self.request.POST)
        first.is_valid()
        if any(name in first.errors for name in _KEPT if name != "quotation"):
            for name in [name for name in first.errors if name not in _KEPT]:
                del first.errors[name]
            return self.shown(first, step=1)
        references = _named(first.cleaned_data.get("citation", ""))
        number = self.number_asked(len(references))
        reference = references[number] if references else None
        source = (
            suggested_source(reference)
            if reference
            else suggested_source(Reference(ReferenceKind.UNKNOWN, "", 0))
        )
        pages = _pages(reference) if reference else ""
        entry = PassageEntry(
            self.study, source, pages=pages, quotations=quotations_in(first.cleaned_data.get("quotation", ""))
        )
        offered = self.offered(entry)
        sure = sure_one(offered)
        is_told = reference is not None and (reference.kind not in _UNTOLD or reference.quoted_in is not None)
        chosen = str(sure.document.pk) if sure else NEW if is_told and not offered else ""
        works, work = self.works(reference)
        quoted = self.suggested_work(reference, works, work)
        typed = {name: self.request.POST[name] for name in (*_KEPT, *_JUDGED) if name in self.request.POST}
        initial = {
            "basis": "inferred",
            **asdict(source),
            "pages": pages,
            "document": chosen,
            **quoted,
            **typed,
        }
        return self.shown(
            self.form(initial=initial),
            step=2,
            offered=offered,
            reference=reference,
            references=references,
            chosen=chosen,
            works=works,
        )

    def saved(self) -> HttpResponse:
        """Write it all, and say so; or the page again with every fault at its field."""
        form = self.form(self.request.POST, work=quoting_work(self.reference_sent()))
        coder = Coder.objects.filter(study=self.study, user=self.user).first()
        if coder is None:
            form.add_error(
                None, "You are no coder of this study yet. A lead can make you one under “Coders”."
            )
        elif form.is_valid() and form.chosen is None and self.has_come_since(form):
            form.add_error(
                "document", "Such a document has come in since the citation was read. Is it this one?"
            )
        entered = self.entered(form, coder) if coder is not None and form.is_valid() else None
        if entered is None:
            return self.again(form)
        self.tell(form, entered)
        if self.request.POST["save"] == "next":
            return redirect(f"{reverse('quick-entry')}?study={self.study.pk}")
        return redirect("admin:evidence_passage_change", entered.passage.pk)

    def has_come_since(self, form: QuickEntryForm) -> bool:
        """Whether a document that is told beyond doubt was not among those offered: saved twice, or by a colleague."""
        sure = sure_one(self.offered(form.entry()))
        return sure is not None and str(sure.document.pk) not in self.request.POST.get("offered", "").split()

    def entered(self, form: QuickEntryForm, coder: Coder) -> Entered | None:
        """Write it; or put the faults into the form."""
        try:
            return enter(form.entry(), form.judgement(), coder=coder, by=self.user)
        except ValidationError as fault:
            told: Mapping[str, list[str]] = (
                fault.message_dict if hasattr(fault, "error_dict") else {NON_FIELD_ERRORS: fault.messages}
            )
            for field, said in told.items():
                form.add_error(field if field in form.fields else None, said)
            return None

    def again(self, form: QuickEntryForm) -> HttpResponse:
        """The second step as it was sent, with its faults; the documents are looked for by the fields as corrected."""
        references = _named(form.cleaned_data.get("citation", ""))
        reference = references[self.number_asked(len(references))] if references else None
        entry = (
            replace(form.entry(), document=None)
            if "study" in form.cleaned_data
            else PassageEntry(self.study, form.source())
        )
        offered = self.offered(entry)
        if form.chosen is not None and all(each.document != form.chosen for each in offered):
            offered.append(Offer(form.chosen, ("you chose it",), (), 0))
        chosen = self.request.POST.get("document", "")
        return self.shown(
            form,
            step=2,
            offered=offered,
            reference=reference,
            references=references,
            chosen=chosen,
            works=self.works(reference)[0],
        )

    def reference_sent(self) -> Reference | None:
        """The reference that was read of the citation as it is sent now."""
        references = _named(self.request.POST.get("citation", ""))
        return references[self.number_asked(len(references))] if references else None

    def works(self, reference: Reference | None) -> tuple[list[Document], Document | None]:
        """The documents that the user may see and that may be the work which quotes the one cited, and the sure one."""
        work = quoting_work(reference)
        return works_like(Document.objects.visible_to(self.user), work) if work else ([], None)

    def suggested_work(
        self, reference: Reference | None, works: list[Document], sure: Document | None
    ) -> dict[str, str]:
        """The fields that say in which work the document is quoted, as the citation has it; nothing without one."""
        work = quoting_work(reference)
        if work is None:
            return {}
        chosen = str(sure.pk) if sure else NEW if work.is_told and not works else ""
        return {"quoted_in": chosen, "quoted_in_page": work.page}

    def tell(self, form: QuickEntryForm, entered: Entered) -> None:
        """Say what was written, and what the coder should think twice about."""
        address = reverse("admin:evidence_passage_change", args=(entered.passage.pk,))
        passage = format_html('<a href="{}">{}</a>', address, entered.passage)
        made = "was saved" if entered.is_new_passage else "was there already"
        if entered.assessment is None:
            messages.success(
                self.request, format_html("The passage {} {}; no prediction was judged.", passage, made)
            )
        else:
            counts = "is your draft" if form.cleaned_data["is_draft"] else "counts in the table"
            messages.success(
                self.request,
                format_html(
                    "The passage {} {}, and the assessment “{}” {}.",
                    passage,
                    made,
                    entered.assessment,
                    counts,
                ),
            )
        for quotation in entered.passage.quotations.select_related("in_note").order_by("position"):
            level = messages.INFO if quotation.verification in _STANDING else messages.WARNING
            messages.add_message(
                self.request, level, f"Quotation {quotation.position}: {verdict(quotation)}."
            )
        for doubt in doubts(form.cleaned_data["source_class"], form.judgement(), entered.passage.document):
            messages.warning(self.request, doubt)

    def offered(self, entry: PassageEntry) -> list[Offer]:
        """The documents that the user may see and that may be meant."""
        return offers(entry, candidates(Document.objects.visible_to(self.user), entry.source))

    def number_asked(self, n_references: int) -> int:
        """Which of the references that were read is to be entered, counted from 0."""
        asked = self.request.POST.get("read") or self.request.POST.get("reading") or ""
        return int(asked) if asked.isdecimal() and len(asked) < 4 and int(asked) < n_references else 0

    def form(self, data: Any = None, **options: Any) -> QuickEntryForm:
        """The form for this user and study."""
        studies = Study.objects.filter(pk__in=[each.pk for each in self.studies])
        seen = Document.objects.visible_to(self.user)
        led = editable_studies(self.request, LEADS).filter(pk=self.study.pk).exists()
        clusters = Cluster.objects.filter(study=self.study).order_by("name") if led else None
        return QuickEntryForm(
            data, studies=studies, documents=seen, study=self.study, clusters=clusters, **options
        )

    def shown(self, form: QuickEntryForm, *, step: int, **more: Any) -> HttpResponse:
        """The page."""
        reference = more.get("reference")
        context = {
            **admin.site.each_context(self.request),
            "title": "Quick entry",
            "form": form,
            "step": step,
            "source_fields": [form[name] for name in SOURCE_FIELDS],
            "is_new": more.get("chosen") == NEW,
            "work": quoting_work(reference),
            "n_studies": len(self.studies),
            "reading": more["references"].index(reference) if reference else 0,
            "faults": [
                (form[name] if name in form.fields else None, said) for name, said in form.errors.items()
            ]
            if form.is_bound
            else [],
            **more,
        }
        return TemplateResponse(self.request, TEMPLATE, context)


#: What says too little of a document for a new one to be made of it without a thought.
_UNTOLD = frozenset({ReferenceKind.BACK, ReferenceKind.UNKNOWN})
_STANDING = frozenset({Verification.VERBATIM, Verification.EDITED, Verification.NO_TEXT})


def _named(citation: str) -> list[Reference]:
    """The references of a note, prose left out unless there is nothing else."""
    read = read_references(citation)
    return [each for each in read if each.kind != ReferenceKind.UNKNOWN] or read


def _pages(reference: Reference) -> str:
    """The pages cited, with the number of a note on them: '649 n. 1'."""
    return " ".join(part for part in (reference.pages, reference.note) if part)[:100]
