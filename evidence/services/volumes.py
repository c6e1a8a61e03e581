"""How a volume of FRUS becomes documents: in short transactions, as often as one likes (docs/adr/0011)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.db import DataError, IntegrityError, transaction

from evidence.choices import CollectionLevel
from evidence.importers.faults import FileNotUnderstood, printable
from evidence.importers.frus import FrusDocument, FrusVolume, RejectedDocument, open_volume, read_documents
from evidence.importers.frus.files import checked_fingerprint
from evidence.importers.frus.series import ARCHIVE
from evidence.models import Archive, Collection, User
from evidence.services.matches import suggest_matches
from evidence.services.saving import save_row
from evidence.services.texts import Source
from evidence.services.volume_batches import Batch
from evidence.services.volume_report import VolumeReport

#: Documents written in one transaction: enough to be quick, few enough never to hold SQLite's lock for long.
DOCUMENTS_AT_ONCE = 50


def import_volume(
    path: Path,
    *,
    by: User,
    dry_run: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> VolumeReport:
    """Bring a volume's documents in, and say what was done; `progress` is told how many of how many are.

    The file is read through before anything is written, so that nothing comes of one that breaks off. What an
    interruption leaves, the next import completes.
    """
    report = VolumeReport(file=printable(path, most=1000))
    try:
        volume = open_volume(path)
    except FileNotUnderstood as fault:
        report.refused = str(fault)
        return report
    report.volume = volume.identifier
    collection = find_collection(volume) if dry_run else get_collection(volume, by=by)
    writing = Writing(collection, report, Source(file=volume.file[:200], sha256=volume.sha256), by, dry_run)
    try:
        for drafts in in_batches(read_documents(path, volume, report.unknown), report):
            writing.put(drafts)
            progress(report.done, volume.n_documents)
        if checked_fingerprint(path) != volume.sha256:
            report.stopped = "the file was changed while it was read. Run the import again."
    except FileNotUnderstood as fault:
        report.stopped = f"{fault} What was written before stays; run the import again."
    missing = volume.n_documents - report.done
    if missing and not report.stopped:
        report.rejected.append(
            ("", f"documents that stand in a figure or in another place unread: {missing}")
        )
    if collection is not None and not dry_run:
        report.matches = len(suggest_matches(collection, by=by))
    return report


@dataclass
class Writing:
    """A volume on its way into the tables."""

    collection: Collection | None
    report: VolumeReport
    source: Source
    by: User
    dry_run: bool
    #: the keys of documents that are stored, by identifier
    stored: dict[str, int] = field(default_factory=dict)

    def put(self, drafts: list[FrusDocument]) -> None:
        """Write some documents in one transaction; if the database refuses one of them, the others all the same."""
        part, stored = VolumeReport(self.report.file), dict(self.stored)
        try:
            with transaction.atomic():
                Batch(self.collection, drafts, stored, part, self.source, self.by).put(dry_run=self.dry_run)
        except (DataError, IntegrityError) as fault:
            if len(drafts) == 1:
                said = printable(str(fault).strip().partition("\n")[0])
                self.report.rejected.append((drafts[0].identifier, f"the database refuses it: {said}"))
                return
            for draft in drafts:
                self.put([draft])
            return
        self.stored = stored
        self.report.add(part)


def in_batches(
    documents: Iterable[FrusDocument | RejectedDocument], report: VolumeReport
) -> Iterator[list[FrusDocument]]:
    """Documents some at a time; rejected ones go into the report."""
    stream = iter(documents)
    while batch := list(islice(stream, DOCUMENTS_AT_ONCE)):
        for document in batch:
            if isinstance(document, RejectedDocument):
                report.rejected.append((document.identifier, document.reason))
        yield [document for document in batch if isinstance(document, FrusDocument)]


def find_collection(volume: FrusVolume) -> Collection | None:
    """The volume as a collection of the archive, if it is there."""
    return Collection.objects.filter(archive__slug=ARCHIVE["slug"], reference_code=volume.identifier).first()


@transaction.atomic
def get_collection(volume: FrusVolume, *, by: User) -> Collection:
    """The volume as a collection of the archive, made where it is missing; an existing one is left as it is.

    The program's own row is held meanwhile, so that of two imports at once only one makes it.
    """
    User.objects.select_for_update().get(pk=by.pk)
    found = find_collection(volume)
    if found is not None:
        return found
    archive = Archive.objects.filter(slug=ARCHIVE["slug"]).first()
    if archive is None:
        archive = Archive(**ARCHIVE)
        save_row(archive, by=by, reason=volume.file)
    collection = Collection(
        archive=archive,
        level=CollectionLevel.VOLUME,
        reference_code=volume.identifier,
        title=volume.title,
    )
    save_row(collection, by=by, reason=volume.file)
    return collection
