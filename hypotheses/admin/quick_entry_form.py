"""The fields of quick entry, in one form: the citation, what was read of it, the words, and what they bear on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from django import forms
from django.db.models import QuerySet

from evidence.admin.choosing import offer
from evidence.choices import DocumentKind, SourceClass
from evidence.finding.sources import NamedSource
from evidence.importers.frus.series import ARCHIVE as SERIES
from evidence.models import Archive, Cluster, Document, Study
from evidence.services.quick_entry import PassageEntry
from evidence.services.quoting import QuotedIn
from hypotheses.choices import AssessmentStatus, Basis, Direction
from hypotheses.models import Prediction
from hypotheses.services.quick_entry import Judgement, faults_of

#: What stands for "none of the documents here".
NEW = "new"
#: The fields that describe a new document, in the order of the page.
SOURCE_FIELDS = tuple(field.name for field in fields(NamedSource))
_STRENGTHS = (
    ("3", "3: it states it in terms"),
    ("2", "2: it implies it"),
    ("1", "1: it is consistent with it"),
    ("", "none (neutral)"),
)


class QuickEntryForm(forms.Form):
    """All that is asked; what is read of the citation is put into the fields, and may be corrected there."""

    study = forms.ModelChoiceField(Study.objects.none(), empty_label=None)
    citation = forms.CharField(
        max_length=10_000,
        required=False,
        help_text="As a note prints it: of FRUS, of an archive, of literature; Ibid. names nothing.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    quotation = forms.CharField(
        required=False,
        label="Exact words",
        help_text="The words quoted; an empty line between two quotations. None is needed where you paraphrase.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_translation = forms.BooleanField(required=False, label="These words are a translation")
    language = forms.CharField(
        required=False,
        max_length=35,
        label="Their language",
        help_text="Its tag, for instance “en” or “ja”; empty where that is plain.",
        widget=forms.TextInput(attrs={"size": 8}),
    )
    document = forms.CharField(required=False)
    pages = forms.CharField(required=False, max_length=100, label="Pages cited")
    summary = forms.CharField(
        required=False,
        label="In your own words",
        help_text="What the passage says. It may be left empty where the words are quoted.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    short_title = forms.CharField(
        required=False,
        max_length=200,
        help_text="The name scholars use: NSC 5514; of a work, author and year.",
    )
    title = forms.CharField(required=False, label="Title as printed")
    title_translated = forms.CharField(required=False, label="Title in English")
    kind = forms.ChoiceField(required=False, choices=[("", "—"), *DocumentKind.choices])
    source_class = forms.ChoiceField(
        required=False,
        choices=[("", "—"), *SourceClass.choices],
        help_text="Before whose eyes it was written.",
    )
    date_printed = forms.CharField(required=False, max_length=200, label="Date as printed")
    authors = forms.CharField(required=False, help_text="Of a work of literature, separated by semicolons.")
    year = forms.IntegerField(required=False, min_value=1, max_value=9999, label="Year of publication")
    container = forms.CharField(required=False, max_length=500, label="In journal or book")
    publisher = forms.CharField(required=False, max_length=300)
    doi = forms.CharField(required=False, max_length=200, label="DOI")
    archive = forms.ChoiceField(required=False, help_text="Who keeps it; none of a work of literature.")
    archive_name = forms.CharField(required=False, max_length=200, label="Or a new archive")
    collection = forms.CharField(
        required=False,
        max_length=200,
        help_text="Its reference code: frus1952-54v14p2; RG 59, Central Files.",
    )
    collection_title = forms.CharField(required=False, max_length=500, label="Title of a new collection")
    level = forms.CharField(required=False, widget=forms.HiddenInput)
    identifier = forms.CharField(required=False, max_length=100, help_text="What the source calls it: d588.")
    number = forms.CharField(required=False, max_length=50)
    cited_pages = forms.CharField(required=False, max_length=100, label="Pages in that collection")
    url = forms.URLField(required=False, max_length=500, label="Address", assume_scheme="https")
    quoted_in = forms.CharField(required=False, label="Quoted in")
    quoted_in_page = forms.CharField(
        required=False, max_length=100, label="Page of that work", widget=forms.TextInput(attrs={"size": 8})
    )
    cluster = forms.ModelChoiceField(
        Cluster.objects.none(),
        required=False,
        empty_label="none: one witness with the other passages of its document",
        help_text="The passages that it is no independent witness from.",
    )
    prediction = forms.ModelChoiceField(
        Prediction.objects.none(), required=False, empty_label="none: keep the passage only", label="Bears on"
    )
    direction = forms.ChoiceField(required=False, choices=Direction.choices, widget=forms.RadioSelect)
    strength = forms.ChoiceField(required=False, choices=_STRENGTHS, widget=forms.RadioSelect)
    rationale = forms.CharField(
        required=False,
        label="Why",
        help_text="In a sentence or two.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    basis = forms.ChoiceField(
        choices=Basis.choices,
        initial=Basis.INFERRED,
        required=False,
        help_text="Whether the author says so, or you infer it.",
    )
    is_draft = forms.BooleanField(required=False, label="Keep it as my draft: it does not count yet")

    def __init__(
        self,
        *args: Any,
        studies: QuerySet[Study],
        documents: QuerySet[Document],
        study: Study | None = None,
        work: QuotedIn | None = None,
        clusters: QuerySet[Cluster] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.documents = documents
        self.chosen: Document | None = None
        #: the work that the citation names as the one that quotes the document
        self.work = work
        if clusters is None:  # who only codes leaves it to the leads which passages are one witness
            del self.fields["cluster"]
        else:
            offer(self, "cluster", clusters)
        offer(self, "study", studies)
        # the form declares it as a list of choices
        self.fields["archive"].choices = [("", "—"), *_archives()]  # type: ignore[attr-defined]
        if study is not None:
            rows = Prediction.objects.filter(study=study).select_related("state", "hypothesis__explanation")
            offer(self, "prediction", rows)
            # the form declares it as a list of choices
            self.fields["prediction"].choices = [("", "none: keep the passage only"), *_grouped(rows)]  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_{name}_help"

    def clean_document(self) -> str:
        """A document that exists for the user, or 'new'."""
        asked = str(self.cleaned_data["document"])
        if asked == NEW:
            return NEW
        if re.fullmatch("[0-9]{1,18}", asked):
            self.chosen = self.documents.filter(pk=int(asked)).first()
        if self.chosen is None:
            raise forms.ValidationError("Choose the document that is meant, or “Make a new document”.")
        return asked

    def clean_quoted_in(self) -> str:
        """A document that exists for the user, 'new' for the work as it was read, or none."""
        asked = str(self.cleaned_data["quoted_in"])
        if not asked:
            self.work = None
        elif asked != NEW:
            found = (
                self.documents.filter(pk=int(asked)).first() if re.fullmatch("[0-9]{1,18}", asked) else None
            )
            if found is None:
                raise forms.ValidationError("Choose the work that quotes it, or none.")
            self.work = replace(self.work or QuotedIn(NamedSource()), document=found)
        elif self.work is None or not self.work.is_told:
            raise forms.ValidationError(
                "The citation does not say in which work it is quoted. Read it again."
            )
        return asked

    def clean(self) -> dict[str, Any]:
        """What no field can say by itself: a new document needs a name, a judgement its direction and strength."""
        given = super().clean() or {}
        if given.get("document") == NEW:
            self._ask_for(given, "short_title", "Give the new document a short title.")
            self._ask_for(given, "source_class", "Say before whose eyes the new document was written.")
        elif self.chosen is not None:
            for name in SOURCE_FIELDS:  # what would describe another document is not asked for
                self.errors.pop(name, None)
        if not given.get("quotation") and not given.get("summary"):
            self.add_error(
                "quotation", "Give the exact words, or say below in your own what the passage says."
            )
        if given.get("prediction") is not None:
            self._check_judgement(given)
        return given

    def _check_judgement(self, given: dict[str, Any]) -> None:
        """Direction and strength, unless what was sent for them makes no sense at all."""
        if "direction" in self.errors or "strength" in self.errors:
            return
        strength = int(given["strength"]) if given.get("strength") else None
        for name, said in faults_of(given.get("direction", ""), strength).items():
            self.add_error(name, said)

    def _ask_for(self, given: dict[str, Any], name: str, said: str) -> None:
        if not given.get(name) and name not in self.errors:
            self.add_error(name, said)

    def source(self) -> NamedSource:
        """The document as the fields describe it."""
        given = {name: self.cleaned_data[name] for name in SOURCE_FIELDS if name in self.cleaned_data}
        return NamedSource(**given)

    def entry(self) -> PassageEntry:
        """The passage as entered."""
        given = self.cleaned_data
        return PassageEntry(
            study=given["study"],
            source=self.source(),
            document=self.chosen,
            pages=given.get("pages", ""),
            quotations=quotations_in(given.get("quotation", "")),
            language=given.get("language", ""),
            is_translation=given.get("is_translation", False),
            summary=given.get("summary", ""),
            quoted_in=self.work and replace(self.work, page=given.get("quoted_in_page", "")),
            cluster=given.get("cluster"),
        )

    def judgement(self) -> Judgement | None:
        """What the coder says it bears on; None where the passage alone is kept."""
        given = self.cleaned_data
        if given.get("prediction") is None:
            return None
        return Judgement(
            prediction=given["prediction"],
            direction=given["direction"],
            strength=int(given["strength"]) if given["strength"] else None,
            rationale=given["rationale"],
            basis=given["basis"] or Basis.INFERRED,
            status=AssessmentStatus.DRAFT if given["is_draft"] else AssessmentStatus.SUBMITTED,
        )


def quotations_in(text: str) -> tuple[str, ...]:
    """The quotations of a box, between which lines are left empty."""
    return tuple(part.strip() for part in re.split(r"\r?\n[ \t]*\r?\n", text) if part.strip())


def _archives() -> list[tuple[str, str]]:
    """All archives, and FRUS also before anything of it is here: a citation of it is understood at once."""
    there = dict(Archive.objects.order_by("name").values_list("slug", "name"))
    return list(({SERIES["slug"]: SERIES["name"]} | there).items())


def _grouped(rows: QuerySet[Prediction]) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """The predictions of a study by state and explanation, in the order of its table."""
    groups: dict[str, list[tuple[int, str]]] = {}
    ordered = rows.order_by(
        "state__position", "state__slug", "hypothesis__explanation__position", "hypothesis__position", "key"
    )
    for row in ordered:
        words = row.statement if len(row.statement) <= 110 else f"{row.statement[:109]}…"
        group = groups.setdefault(f"{row.state} · {row.hypothesis.explanation}", [])
        group.append((row.pk, f"{row.key} ({row.get_test_type_display().lower()}): {words}"))
    yield from groups.items()
