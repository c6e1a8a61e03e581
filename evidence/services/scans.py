"""Scans come to a document: looked into, told by their content, kept under a name of ours."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.db.models import Max

from evidence.choices import ScanKind
from evidence.importers.faults import printable
from evidence.models import Document, Scan, User
from evidence.services.saving import save_row

#: What a page's photograph, or the PDF of a file of papers, has at most.
LARGEST_MEGABYTES = 100
#: How files of each type begin, and, for WebP, what stands at the eighth byte.
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", 0, ScanKind.PNG),
    (b"\xff\xd8\xff", 0, ScanKind.JPEG),
    (b"WEBP", 8, ScanKind.WEBP),
    (b"%PDF-", 0, ScanKind.PDF),
)


def type_of(beginning: bytes) -> ScanKind | None:
    """What a file is by its first bytes, whatever its name says; None of anything else, SVG and HTML among it."""
    return next(
        (found for mark, place, found in _BEGINNINGS if beginning[place : place + len(mark)] == mark), None
    )


@transaction.atomic
def add_scans(
    document: Document, files: Iterable[File], *, source: str = "", rights: str = "", by: User | None
) -> list[Scan]:
    """Add files to a document's scans, after those that are there, in the order given. All of them or none.

    A file that the document has already is passed over.

    Raises:
        ValidationError: naming each file that is too large, empty, or of another type.
    """
    listed = list(files)
    faults = [fault for file in listed if (fault := fault_of(file))]
    if faults:
        raise ValidationError(faults)
    Document.objects.select_for_update().get(pk=document.pk)
    last = document.scans.aggregate(last=Max("position"))["last"] or 0
    known = set(document.scans.values_list("sha256", flat=True))
    added = []
    for file in listed:
        sha256 = fingerprint(file)
        if sha256 not in known:
            known.add(sha256)
            last += 1
            added.append(add_scan(document, file, sha256, last, source=source, rights=rights, by=by))
    return added


def add_scan(
    document: Document, file: File, sha256: str, position: int, *, source: str, rights: str, by: User | None
) -> Scan:
    """Store one file and its row. A file that any document has lies there once, under its fingerprint."""
    file.seek(0)
    kind = type_of(file.read(16))
    assert kind is not None  # noqa: S101  # asked before
    scan = Scan(
        document=document,
        position=position,
        name=name_of(file),
        sha256=sha256,
        kind=kind,
        size=file.size,
        source=source,
        rights=rights,
    )
    path = f"{sha256[:2]}/{sha256}.{kind}"
    storage = Scan._meta.get_field("file").storage
    file.seek(0)
    scan.file.name = path if storage.exists(path) else storage.save(path, file)
    save_row(scan, by=by, reason="uploaded")
    return scan


def name_of(file: File) -> str:
    """What the file was called, without folders, as a line can show it."""
    return printable(Path(str(file.name).replace("\\", "/")).name, most=200) or "scan"


def fault_of(file: File) -> str:
    """Why a file is not taken; empty if it is."""
    file.seek(0)
    if not file.size:
        return f"{name_of(file)}: the file is empty."
    if file.size > LARGEST_MEGABYTES * 1_000_000:
        return (
            f"{name_of(file)}: larger than {LARGEST_MEGABYTES} MB. Save it with less resolution, or in parts."
        )
    if type_of(file.read(16)) is None:
        return f"{name_of(file)}: neither PNG, JPEG, WebP nor PDF, whatever its name says. Save it as one of these."
    return ""


def fingerprint(file: File) -> str:
    """The SHA-256 of a file's content."""
    file.seek(0)
    found = hashlib.sha256()
    for chunk in file.chunks():
        found.update(chunk)
    return found.hexdigest()
