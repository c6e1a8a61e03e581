"""How the works of a bibliography become documents, as often as one likes, without undoing anybody's work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from evidence.choices import CollectionLevel
from evidence.importers.bibliographies import WorkDraft
from evidence.models import Archive, Collection, Document, Holding, User
from evidence.services.bibliography_facts import Reconciled, reconcile
from evidence.services.saving import save_row
from evidence.services.work_directory import WorkDirectory

#: Rows written in one transaction: enough to be quick, few enough never to hold SQLite's lock for long.
ROWS_AT_ONCE = 50
#: The archive and list that hold works of which nobody says where else.
ARCHIVE, ARCHIVE_NAME = "literature", "Literature"
LIST, LIST_TITLE = "bibliographies", "Works brought in from bibliographies"


@dataclass
class BibliographyReport:
    """What an import of bibliographies did, or would do."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    #: what was left as somebody else had made it, a line each
    kept: list[str] = field(default_factory=list)


@dataclass
class Settled:
    """One work and the rows that are to be written for it."""

    document: Document
    holding: Holding | None = None
    is_changed: bool = True


def import_works(
    drafts: Sequence[WorkDraft],
    *,
    by: User,
    reason: str,
    source_class: str = "",
    archive: str = ARCHIVE,
    reference_code: str = LIST,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda done: None,
) -> BibliographyReport:
    """Make documents of works that are new, and fill in what known ones lack.

    A work is known by its DOI, or by kind, authors, year and title. Fields that somebody filled or emptied stay as they
    are, and are listed; those that an import of a bibliography filled are brought up to date. `source_class` is that
    of works whose type does not say it. Pages and addresses go to a holding in the collection of that archive and
    reference code, which is made if it is missing.

    Raises:
        ValidationError: with every fault of every entry, before anything is written.
    """
    report = BibliographyReport()
    settled = settle(drafts, by=by, source_class=source_class, archive=archive, report=report)
    if dry_run:
        return report
    shelf: Collection | None = None
    for start in range(0, len(settled), ROWS_AT_ONCE):
        with transaction.atomic():
            for each in settled[start : start + ROWS_AT_ONCE]:
                if each.is_changed:
                    save_row(each.document, by=by, reason=reason)
                if each.holding is not None:
                    if each.holding.collection_id is None:
                        shelf = shelf or shelf_for(archive, reference_code, by=by, reason=reason)
                        each.holding.collection = shelf
                    each.holding.document = each.document
                    save_row(each.holding, by=by, reason=reason)
        progress(min(start + ROWS_AT_ONCE, len(settled)))
    return report


def settle(
    drafts: Iterable[WorkDraft], *, by: User, source_class: str, archive: str, report: BibliographyReport
) -> list[Settled]:
    """What each work is to become; nothing is written.

    Raises:
        ValidationError: with every fault of every entry.
    """
    directory = WorkDirectory(archive)
    settled: list[Settled] = []
    faults: list[str] = []
    for draft in drafts:
        if draft.faults or (doubled := directory.doubled(draft)):
            faults += draft.faults or doubled
            continue
        found = directory.document_of(draft)
        try:
            if len(found) > 1:
                keys = ", ".join(document.key for document in found[:5])
                raise ValidationError(
                    f"it may be any of several documents ({keys}). Merge them, or give its DOI."
                )
            if found:
                settled.append(as_known(draft, found[0], directory, by=by, report=report))
            else:
                settled.append(as_new(draft, source_class, report=report))
        except ValidationError as fault:
            faults += [f"{draft.where}, {line}" for line in lines_of(fault)]
    if faults:
        raise ValidationError(faults)
    return settled


def as_new(draft: WorkDraft, source_class: str, *, report: BibliographyReport) -> Settled:
    """The rows of a work that nobody has yet.

    Raises:
        ValidationError: naming each field that breaks a rule.
    """
    values = {"source_class": source_class, **draft.values}
    if not values["source_class"]:
        raise ValidationError(
            "source class: its type does not say before whose eyes it was written. Give it a keyword (internal, "
            "exchange, public, memoir, scholarship), or name one for all such entries: --source-class."
        )
    settled = Settled(Document(**values))
    if draft.is_published or draft.holding:
        settled.holding = Holding(**draft.holding)
    check(settled)
    report.created.append(f"{draft.where}: {settled.document.short_title}")
    return settled


def as_known(
    draft: WorkDraft, document: Document, directory: WorkDirectory, *, by: User, report: BibliographyReport
) -> Settled:
    """The rows of a work that is there, with what the bibliography may change in them.

    Raises:
        ValidationError: naming each field that breaks a rule.
    """
    done = reconcile(document, draft.values, by=by)
    settled = Settled(document, is_changed=bool(done.changed))
    holding = directory.holding_of(document)
    there = Reconciled(changed=sorted(draft.holding)) if draft.holding else Reconciled()
    if holding is not None:
        there = reconcile(holding, draft.holding, by=by)
    if there.changed:
        settled.holding = holding or Holding(**draft.holding)
    check(settled)
    if changed := [*done.changed, *there.changed]:
        report.changed.append(f"{draft.where}: {document.short_title}: {', '.join(changed)}")
    else:
        report.unchanged += 1
    report.kept += [f"{draft.where}: {document.short_title}: {said}" for said in (*done.kept, *there.kept)]
    return settled


def check(settled: Settled) -> None:
    """Hold rows against their rules before any row is written.

    Raises:
        ValidationError: naming each field that breaks a rule.
    """
    settled.document.clean_fields()
    settled.document.clean()
    if settled.holding is not None:
        settled.holding.clean_fields(exclude={"document", "collection"})


def shelf_for(archive: str, reference_code: str, *, by: User, reason: str) -> Collection:
    """The collection in which works are held; made if it is missing, and its archive with it."""
    shelf = Collection.objects.filter(archive__slug=archive, reference_code=reference_code).first()
    if shelf is not None:
        return shelf
    house = Archive.objects.filter(slug=archive).first()
    if house is None:
        house = Archive(slug=archive, name=ARCHIVE_NAME if archive == ARCHIVE else archive)
        save_row(house, by=by, reason=reason)
    title = LIST_TITLE if reference_code == LIST else ""
    shelf = Collection(archive=house, level=CollectionLevel.LIST, reference_code=reference_code, title=title)
    save_row(shelf, by=by, reason=reason)
    return shelf


def lines_of(fault: ValidationError) -> list[str]:
    """The messages of a fault, each after its field's name if it has one."""
    if not hasattr(fault, "error_dict"):
        return list(fault.messages)
    return [f"{name}: {message}" for name, messages in fault.message_dict.items() for message in messages]
