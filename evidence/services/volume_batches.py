"""Some documents of a volume held against the tables, and written: a handful of statements for fifty documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from evidence.choices import TextKind
from evidence.importers.frus import FrusDocument
from evidence.models import (
    AgentSuggestion,
    Collection,
    Document,
    DocumentText,
    Holding,
    Keyed,
    Note,
    Recorded,
    User,
)
from evidence.services.foreseeing import foresee_quotations
from evidence.services.ownership import OWNED_BY_IMPORT
from evidence.services.saving import save_row
from evidence.services.suggestions import renew_suggestions
from evidence.services.texts import (
    Source,
    note_rows,
    page_rows,
    restructure,
    retire,
    set_enclosing_notes,
    store_pages,
    text_row,
)
from evidence.services.verifying import VerificationReport, verify_documents
from evidence.services.volume_enclosures import split_off_before
from evidence.services.volume_facts import (
    LANGUAGE,
    as_imported,
    document_facts,
    holding_facts,
    new_document,
    new_holding,
    reconcile,
    set_bounds,
)
from evidence.services.volume_report import VolumeReport
from evidence.services.volume_versions import Versions, is_another, is_restructured, versions_of
from evidence.texts import TextDraft


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document that was there: whether a field changed, and what the last import had read."""

    is_changed: bool
    last_read: dict[str, Any]


#: What is not to be checked in rows that a batch makes: it puts these in itself.
SET_HERE = frozenset({"part_of", "quoted_in", "document", "collection"})


def fault_of(*rows: Recorded) -> str:
    """What rule the rows break by themselves, in words; empty if none."""
    faults: list[str] = []
    for row in rows:
        try:
            row.clean_fields(exclude=SET_HERE)
        except ValidationError as fault:
            faults += [f"{name}: {said}" for name, texts in fault.message_dict.items() for said in texts]
    return "; ".join(faults)


def names_gone(document: int, last_read: dict[str, Any], draft: FrusDocument) -> list[tuple[int, str, str]]:
    """The names that the last import found marked in a document, and this one does not."""
    still = {(person.role, person.name) for person in draft.people}
    return [
        (document, role, name) for role, name, _ in last_read.get("people", ()) if (role, name) not in still
    ]


@dataclass
class Batch:
    """Some documents of a volume on their way into the tables, within one transaction."""

    collection: Collection | None
    drafts: list[FrusDocument]
    #: the keys of the documents of this volume that are stored, by identifier
    stored: dict[str, int]
    report: VolumeReport
    source: Source
    by: User
    holdings: dict[str, Holding] = field(default_factory=dict)
    versions: dict[int, Versions] = field(default_factory=dict)
    #: documents and holdings with a changed field
    changed: dict[type[Recorded], list[Recorded]] = field(default_factory=lambda: defaultdict(list))
    retired: list[DocumentText] = field(default_factory=list)
    #: wordings to be added: to which document, and whether as the current one
    texts: list[tuple[Document, TextDraft, bool]] = field(default_factory=list)
    #: current versions of the same wording whose structure was read anew
    restructured: list[tuple[DocumentText, TextDraft]] = field(default_factory=list)
    #: documents whose suggested people are to be written
    people: list[tuple[Document, FrusDocument]] = field(default_factory=list)
    #: names that the volume marks no longer: document, role and name
    names_gone: list[tuple[int, str, str]] = field(default_factory=list)

    def put(self, *, dry_run: bool) -> None:
        """Hold the documents against the tables, and write what is to be written unless it is a dry run."""
        self.look_up(lock=not dry_run)
        new = []
        for draft in self.drafts:
            self.report.warnings += [(draft.identifier, warning) for warning in draft.warnings]
            holding = self.holdings.get(draft.identifier)
            if holding is None:
                new.append(draft)
            else:
                self.stored[draft.identifier] = holding.document_id
                self.compare(draft, holding)
        self.create(new, dry_run=dry_run)
        if dry_run:
            self.report.quotations = self.foreseen_quotations()
        else:
            self.write()

    def look_up(self, *, lock: bool) -> None:
        """What the tables have of these documents. The collection's row is held, so that two imports take turns."""
        if self.collection is None:
            return
        if lock:
            Collection.objects.select_for_update().get(pk=self.collection.pk)
        identifiers = [draft.identifier for draft in self.drafts]
        held = Holding.objects.filter(collection=self.collection, identifier__in=identifiers)
        self.holdings = {holding.identifier: holding for holding in held.select_related("document")}
        self.recognise(self.collection, write=lock)
        self.versions = versions_of([holding.document_id for holding in self.holdings.values()])

    def recognise(self, collection: Collection, *, write: bool) -> None:
        """Give the enclosures that a person split off before the identifiers that the volume has for them."""
        documents = self.stored | {name: holding.document_id for name, holding in self.holdings.items()}
        new = [draft for draft in self.drafts if draft.identifier not in self.holdings]
        for identifier, holding in split_off_before(new, collection, documents).items():
            holding.identifier = identifier
            if write:
                save_row(holding, by=self.by, reason=self.source.file)
            self.holdings[identifier] = holding

    def compare(self, draft: FrusDocument, holding: Holding) -> None:
        """Hold a document against the one that is there."""
        versions = self.versions.get(holding.document_id) or Versions()
        text, current = draft.text, versions.current
        is_news = text is not None and not versions.is_current(text)
        if text and is_news and versions.has(text):
            self.report.unchanged += 1  # an older version, or a poorer one: known, and kept
            return
        if is_news and is_another(draft, holding):
            self.reject(
                draft, "its file gives it no identifier, and another document stood in its place before"
            )
            return
        if text and is_news and (poorer := versions.poorer(text)):
            self.texts.append((holding.document, text, False))
            self.report.changed += 1
            self.report.beside.append(f"{draft.identifier}: {poorer}")
            return
        outcome = self.reconcile(draft, holding)
        if outcome is None:
            return
        if text and is_news:
            self.texts.append((holding.document, text, True))
            self.retired += [current] if current else []
        elif text and current and is_restructured(text, outcome.last_read):
            self.restructured.append((current, text))
        is_changed = is_news or outcome.is_changed
        self.report.changed += is_changed
        self.report.unchanged += not is_changed

    def reconcile(self, draft: FrusDocument, holding: Holding) -> Outcome | None:
        """Bring document and holding up to date; None, and a line in the report, where they would break a rule."""
        last_read = holding.as_imported
        done = {
            holding.document: reconcile(holding.document, document_facts(draft), last_read),
            holding: reconcile(holding, holding_facts(draft), last_read),
        }
        read = {name: value for name, value in last_read.items() if name != "people"} | as_imported(draft)
        if read != last_read:
            holding.as_imported = read
            done[holding].changed.append("as_imported")
        if done[holding.document].changed:
            set_bounds(holding.document)
        changed = [row for row, outcome in done.items() if outcome.changed]
        if fault := fault_of(*changed):
            self.reject(draft, fault)
            return None
        if read != last_read:
            self.people.append((holding.document, draft))
            self.names_gone += names_gone(holding.document_id, last_read, draft)
        for outcome in done.values():
            self.report.kept += [f"{draft.identifier}: {line}" for line in outcome.kept]
        for row in changed:
            self.changed[type(row)].append(row)
        return Outcome(bool(changed), last_read)

    def reject(self, draft: FrusDocument, reason: str) -> None:
        """Say that a document is not taken, and why."""
        self.report.rejected.append((draft.identifier, reason))

    def create(self, drafts: list[FrusDocument], *, dry_run: bool) -> None:
        """Make documents that nobody has yet: those around others first."""
        while drafts:
            here = {draft.identifier for draft in drafts}
            ready = [draft for draft in drafts if draft.part_of not in here] or drafts
            drafts = [draft for draft in drafts if draft not in ready]
            rows = [row for draft in ready if (row := self.new_rows(draft)) is not None]
            self.report.created += len(rows)
            if not dry_run:
                self.store(rows)

    def new_rows(self, draft: FrusDocument) -> tuple[FrusDocument, Document, Holding] | None:
        """The rows of a new document, checked; None, and a line in the report, where they break a rule."""
        document = new_document(draft, None)
        document.part_of_id = self.stored.get(draft.part_of)
        holding = new_holding(draft, document, self.collection or Collection())
        if fault := fault_of(document, holding):
            self.reject(draft, fault)
            return None
        return draft, document, holding

    def store(self, rows: list[tuple[FrusDocument, Document, Holding]]) -> None:
        """Write new documents with their holdings; their texts and people follow with those of the others."""
        self.bulk_create(Document, [document for _, document, _ in rows])
        for draft, document, holding in rows:
            holding.document = document
            self.stored[draft.identifier] = document.pk
            if draft.text is not None:
                self.texts.append((document, draft.text, True))
            self.people.append((document, draft))
        self.bulk_create(Holding, [holding for _, _, holding in rows])

    def write(self) -> None:
        """Write all that was found to be written."""
        for model, rows in self.changed.items():
            fields = [*sorted(OWNED_BY_IMPORT[model])]
            fields += ["date_earliest", "date_latest"] if model is Document else ["as_imported"]
            bulk_update_with_history(
                rows, model, fields, default_user=self.by, default_change_reason=self.source.file
            )
        if self.retired:
            retire(self.retired, by=self.by)
        restructure(self.restructured)
        self.write_texts()
        reworded = [document.pk for document, _, is_current in self.texts if is_current]
        reworded += [text.document_id for text, _ in self.restructured]
        self.report.quotations = verify_documents(reworded, by=self.by)
        renew_suggestions(
            [
                AgentSuggestion(
                    document=document, role=person.role, name_printed=person.name, listed_as=person.listed_as
                )
                for document, draft in self.people
                for person in draft.people
            ],
            self.names_gone,
        )

    def foreseen_quotations(self) -> VerificationReport:
        """What would become of the quotations from documents that get new wordings."""
        new = [
            (self.text_row(document, draft), draft)
            for document, draft, is_current in self.texts
            if is_current
        ]
        return foresee_quotations(new, [text.document_id for text, _ in self.restructured])

    def text_row(self, document: Document, draft: TextDraft) -> DocumentText:
        """The row of a wording, not yet stored."""
        return text_row(
            document, draft, kind=TextKind.EDITION, language=LANGUAGE, source=self.source, by=self.by
        )

    def write_texts(self) -> None:
        """Write wordings with their notes and pages."""
        rows = []
        for document, draft, is_current in self.texts:
            row = self.text_row(document, draft)
            row.is_current = is_current
            rows.append(row)
        self.bulk_create(DocumentText, rows)
        drafts = [draft for _, draft, _ in self.texts]
        notes = [list(note_rows(row, draft)) for row, draft in zip(rows, drafts, strict=True)]
        Note.objects.bulk_create([note for of_text in notes for note in of_text])
        for of_text, draft in zip(notes, drafts, strict=True):
            set_enclosing_notes(of_text, draft)
        store_pages(page for row, draft in zip(rows, drafts, strict=True) for page in page_rows(row, draft))

    def bulk_create(self, model: type[Keyed], rows: Sequence[Keyed]) -> None:
        """Write rows with their history."""
        if rows:
            bulk_create_with_history(
                rows, model, default_user=self.by, default_change_reason=self.source.file
            )
