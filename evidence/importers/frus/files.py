"""What the bytes of a file must be before a parser is let near them: any file may have been written by anybody."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import IO

from evidence.importers.faults import FileNotUnderstood, fault_of, printable

#: The largest volume of the series is about 16 MB; more is no volume, and would take the machine's memory.
LARGEST_FILE = 64 * 1024 * 1024
#: The fullest has some 350,000 tags and attributes, each of which takes memory that its letters do not tell.
MOST_TAGS = 1_000_000
#: How much of a file is looked at in one go, and how much of that once more with what follows.
PIECE, OVERLAP = 256 * 1024, 16

#: How files begin that are no XML, and what to do with them.
_OTHERS = (
    (b"\x1f\x8b", "it is packed (gzip). Unpack it first."),
    (b"PK\x03\x04", "it is packed (zip). Unpack it first."),
    (b"7z\xbc\xaf", "it is packed (7z). Unpack it first."),
    (b"%PDF", "it is a PDF. Volumes are read from their TEI files (.xml)."),
    (
        b"version https://git-lfs",
        "it is a pointer of Git LFS, not the volume itself. Fetch that: git lfs pull.",
    ),
)
_WEB_PAGE = re.compile(rb"\s*(?:<!doctype\s+html|<html)\b", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([^\"']{1,40})")
_UTF_8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})


def checked_fingerprint(path: Path) -> str:
    """The SHA-256 of a file that is worth parsing: UTF-8, without a document type, no larger than any volume.

    Raises:
        FileNotUnderstood: saying what is wrong with it.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise fault_of(
                path,
                "this is no file, nor a folder with .xml files. Name volumes, or the folder they are in.",
            )
        if size > LARGEST_FILE:
            raise fault_of(
                path,
                f"it has {size / 1024**2:,.0f} MB, and no volume has over {LARGEST_FILE // 1024**2}. "
                "It is not one volume of FRUS; nothing was read.",
            )
        with path.open("rb") as file:
            return fingerprint(path, file)
    except (OSError, ValueError) as fault:
        if isinstance(fault, FileNotUnderstood):
            raise
        said = getattr(fault, "strerror", None) or str(fault)
        raise fault_of(path, f"it cannot be read: {said}. Check the path.") from fault


def fingerprint(path: Path, file: IO[bytes]) -> str:
    """The SHA-256 of an open file; looks at its bytes on the way."""
    digest, tags, end = hashlib.sha256(), 0, b""
    while piece := file.read(PIECE):
        if not end:
            refuse_other_than_utf_8(path, piece)
        if b"<!DOCTYPE" in end + piece:
            raise with_doctype(path)
        digest.update(piece)
        tags += piece.count(b"<") + piece.count(b"=")
        end = piece[-OVERLAP:]
        if tags > MOST_TAGS:
            raise fault_of(
                path, f"it has over {MOST_TAGS:,} tags and attributes, and no volume has half of that."
            )
    if not end:
        raise fault_of(path, "it is empty. Was the download cut off?")
    return digest.hexdigest()


def refuse_other_than_utf_8(path: Path, head: bytes) -> None:
    """Refuse what cannot be a volume by its first bytes, and what is in another encoding than all volumes are.

    Raises:
        FileNotUnderstood: saying what it is instead, and what to do.
    """
    for mark, said in _OTHERS:
        if head.startswith(mark):
            raise fault_of(path, said)
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if _WEB_PAGE.match(bare):
        raise fault_of(
            path, "it is a web page, not a volume's file. Download the file itself (on GitHub: “Raw”)."
        )
    declared = _DECLARED.match(bare.lstrip())
    name = declared[1].decode("ascii", "replace") if declared else "utf-8"
    if b"\0" in head[:4] or head.startswith((b"\xff\xfe", b"\xfe\xff")) or name.casefold() not in _UTF_8:
        said = f"says that it is in {printable(name)}" if declared else "is not in UTF-8"
        raise fault_of(
            path, f"it {said}, and all volumes are in UTF-8. Download it again, or save it as UTF-8."
        )
    if bare.strip() and not bare.lstrip().startswith(b"<"):
        begins = bare.lstrip()[:20].decode("utf-8", "replace")
        raise fault_of(path, f"it is no XML: it begins with “{printable(begins)}”. Is it the right file?")


def with_doctype(path: Path) -> FileNotUnderstood:
    """That a file declares a document type."""
    return fault_of(
        path,
        "it declares a document type (DOCTYPE), by which files can be made to read others or to swell. "
        "FRUS volumes have none; nothing was read.",
    )
