"""Some documents of a volume held against the tables, and written: a handful of statements for fifty documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.db.models.functions import Length
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
    Page,
    Recorded,
    User,
)
from evidence.services.ownership import OWNED_BY_IMPORT
from evidence.services.suggestions import renew_suggestions
from evidence.services.texts import (
    Source,
    note_rows,
    page_rows,
    poorer_than,
    restructure,
    retire,
    set_enclosing_notes,
    text_row,
)
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
from evidence.texts import PROJECTION, TextDraft


@dataclass
class Versions:
    """The versions of a document's wording that the tables have: fingerprints, and the current one."""

    known: set[str] = field(default_factory=set)
    current: DocumentText | None = None
    n_characters: int = 0
    n_numbered_pages: int = 0

    def poorer(self, draft: TextDraft) -> str:
        """Why a wording must not take the place of the current one, in words; empty if it may."""
        return poorer_than(self.n_characters, self.n_numbered_pages, draft) if self.current else ""


def is_restructured(draft: TextDraft, holding: Holding) -> bool:
    """Whether a wording that stands is read with another structure than the last time."""
    return bool(holding.as_imported.get("structure") != draft.structure_sha256())


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
    versions: dict[int, Versions] = field(default_factory=lambda: defaultdict(Versions))
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
            self.report.warnings += [f"{draft.identifier}: {warning}" for warning in draft.warnings]
            holding = self.holdings.get(draft.identifier)
            if holding is None:
                new.append(draft)
            else:
                self.stored[draft.identifier] = holding.document_id
                self.compare(draft, holding)
        self.create(new, dry_run=dry_run)
        if not dry_run:
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
        texts = DocumentText.objects.filter(
            document__in=[holding.document_id for holding in self.holdings.values()],
            kind=TextKind.EDITION,
            language=LANGUAGE,
        )
        texts = texts.defer("body", "structure").annotate(
            n_characters=Length("body"), n_numbered_pages=Count("pages", filter=~Q(pages__label=""))
        )
        for text in texts:
            versions = self.versions[text.document_id]
            versions.known.add(text.sha256)
            if text.is_current:
                versions.current = text
                versions.n_characters, versions.n_numbered_pages = text.n_characters, text.n_numbered_pages

    def compare(self, draft: FrusDocument, holding: Holding) -> None:
        """Hold a document against the one that is there."""
        versions = self.versions[holding.document_id]
        fingerprint = draft.text.sha256(PROJECTION) if draft.text else ""
        current = versions.current
        is_current = current is not None and current.sha256 == fingerprint
        if draft.text and fingerprint in versions.known and not is_current:
            self.report.unchanged += 1  # an older version, or a poorer one: known, and kept
            return
        is_changed = False
        if draft.text and not is_current:
            poorer = versions.poorer(draft.text)
            self.texts.append((holding.document, draft.text, not poorer))
            if poorer:
                self.report.changed += 1
                self.report.beside.append(f"{draft.identifier}: {poorer}")
                return
            if current is not None:
                self.retired.append(current)
            is_changed = True
        elif draft.text and current and is_restructured(draft.text, holding):
            self.restructured.append((current, draft.text))
        is_changed |= self.reconcile(draft, holding)
        self.report.changed += is_changed
        self.report.unchanged += not is_changed

    def reconcile(self, draft: FrusDocument, holding: Holding) -> bool:
        """Bring document and holding up to date; whether anything changed."""
        last_read = holding.as_imported
        done = {
            document_or_holding: reconcile(document_or_holding, facts, last_read)
            for document_or_holding, facts in (
                (holding.document, document_facts(draft)),
                (holding, holding_facts(draft)),
            )
        }
        read = {name: value for name, value in last_read.items() if name != "people"} | as_imported(draft)
        if read != last_read:
            self.people.append((holding.document, draft))
            still = {(person.role, person.name) for person in draft.people}
            self.names_gone += [
                (holding.document_id, role, name)
                for role, name, _ in last_read.get("people", ())
                if (role, name) not in still
            ]
            holding.as_imported = read
            done[holding].changed.append("as_imported")
        for row, outcome in done.items():
            self.report.kept += [f"{draft.identifier}: {line}" for line in outcome.kept]
            if outcome.changed:
                self.changed[type(row)].append(row)
        if done[holding.document].changed:
            set_bounds(holding.document)
        return any(outcome.changed for outcome in done.values())

    def create(self, drafts: list[FrusDocument], *, dry_run: bool) -> None:
        """Make documents that nobody has yet: those around others first."""
        while drafts:
            here = {draft.identifier for draft in drafts}
            ready = [draft for draft in drafts if draft.part_of not in here]
            drafts = [draft for draft in drafts if draft.part_of in here]
            rows = [row for draft in ready if (row := self.new_rows(draft)) is not None]
            self.report.created += len(rows)
            if not dry_run:
                self.store(rows)

    def new_rows(self, draft: FrusDocument) -> tuple[FrusDocument, Document, Holding] | None:
        """The rows of a new document, checked; None, and a line in the report, where they break a rule."""
        document = new_document(draft, None)
        document.part_of_id = self.stored.get(draft.part_of)
        try:
            holding = new_holding(draft, document, self.collection or Collection())
            document.clean_fields(exclude={"part_of", "quoted_in"})
            holding.clean_fields(exclude={"document", "collection"})
        except ValidationError as fault:
            said = "; ".join(
                f"{name}: {message}" for name, texts in fault.message_dict.items() for message in texts
            )
            self.report.rejected.append((draft.identifier, said))
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

    def write_texts(self) -> None:
        """Write wordings with their notes and pages."""
        rows = []
        for document, draft, is_current in self.texts:
            row = text_row(
                document, draft, kind=TextKind.EDITION, language=LANGUAGE, source=self.source, by=self.by
            )
            row.is_current = is_current
            rows.append(row)
        self.bulk_create(DocumentText, rows)
        drafts = [draft for _, draft, _ in self.texts]
        notes = [list(note_rows(row, draft)) for row, draft in zip(rows, drafts, strict=True)]
        Note.objects.bulk_create([note for of_text in notes for note in of_text])
        for of_text, draft in zip(notes, drafts, strict=True):
            set_enclosing_notes(of_text, draft)
        Page.objects.bulk_create(
            [page for row, draft in zip(rows, drafts, strict=True) for page in page_rows(row, draft)]
        )

    def bulk_create(self, model: type[Keyed], rows: Sequence[Keyed]) -> None:
        """Write rows with their history."""
        if rows:
            bulk_create_with_history(
                rows, model, default_user=self.by, default_change_reason=self.source.file
            )
