"""Opening a file that anybody may have written: what it may hold, and the line that says what is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from lxml import etree

from evidence.importers.faults import FileNotUnderstood

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

#: The largest volume of the series is about 16 MB; more is no volume, and would take the machine's memory.
LARGEST_FILE = 64 * 1024 * 1024
#: The fullest has some 300,000 tags; a tag takes memory that its letters do not tell.
MOST_TAGS = 3_000_000
#: How much of a file is looked at in one go.
PIECE = 256 * 1024


def checked_fingerprint(path: Path) -> str:
    """The SHA-256 of a file that is worth parsing.

    Raises:
        FileNotUnderstood: where it is no readable file, empty, or larger than any volume.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise FileNotUnderstood(
                f"{path}: this is no file, nor a folder with .xml files. Name volumes, or the folder they are in."
            )
        if size > LARGEST_FILE:
            raise FileNotUnderstood(
                f"{path}: it has {size / 1024**2:,.0f} MB, and no volume has over {LARGEST_FILE // 1024**2}. "
                "It is not one volume of FRUS; nothing was read."
            )
        with path.open("rb") as file:
            return fingerprint(path, file)
    except OSError as fault:
        raise FileNotUnderstood(f"{path}: it cannot be read: {fault.strerror}.") from fault


def fingerprint(path: Path, file: IO[bytes]) -> str:
    """The SHA-256 of an open file; counts its tags on the way."""
    digest, tags, size = hashlib.sha256(), 0, 0
    while piece := file.read(PIECE):
        if not size and b"<!DOCTYPE" in piece.replace(b"\0", b""):
            raise with_doctype(path)
        digest.update(piece)
        tags += piece.count(b"<")
        size += len(piece)
        if tags > MOST_TAGS:
            raise FileNotUnderstood(
                f"{path}: it has over {MOST_TAGS:,} tags, and no volume has a tenth of that."
            )
    if not size:
        raise FileNotUnderstood(f"{path}: it is empty. Was the download cut off?")
    return digest.hexdigest()


def parse(path: Path, *tags: str) -> Iterator[tuple[str, Any]]:
    """The starts and ends of the TEI elements of these names, in the order of the file.

    Identifiers are not collected, since real volumes repeat some. Entities, DTDs and inclusions are never followed.

    Raises:
        FileNotUnderstood: where the file is not well-formed, is no TEI, or declares a document type.
    """
    wanted = frozenset(f"{TEI}{tag}" for tag in tags)
    # Not `iterparse`: it refuses repeated identifiers whatever it is told.
    parser = etree.XMLPullParser(
        events=("start", "end"),
        tag=[f"{TEI}TEI", *wanted],
        collect_ids=False,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    is_checked = False
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                parser.feed(piece)
                for event, element in parser.read_events():
                    if not is_checked:
                        refuse_other_than_tei(path, element)
                        is_checked = True
                    if element.tag in wanted:
                        yield event, element
        root = parser.close()
    except etree.XMLSyntaxError as fault:
        raise FileNotUnderstood(
            f"{path}: it is not well-formed XML ({in_a_line(fault)}). Download it again; nothing was read."
        ) from fault
    if not is_checked:
        refuse_other_than_tei(path, root)


def refuse_other_than_tei(path: Path, element: Any) -> None:
    """Refuse a file whose root is not TEI, and one with a document type: no volume has one, attacks do.

    Raises:
        FileNotUnderstood: saying which.
    """
    tree = element.getroottree()
    if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
        raise with_doctype(path)
    root = tree.getroot()
    if root.tag != f"{TEI}TEI":
        raise no_tei(path, local_name(root))


def with_doctype(path: Path) -> FileNotUnderstood:
    """That a file declares a document type."""
    return FileNotUnderstood(
        f"{path}: it declares a document type (DOCTYPE), by which files can be made to read others or to swell. "
        "FRUS volumes have none; nothing was read."
    )


def no_tei(path: Path, root: str) -> FileNotUnderstood:
    """That a file is no TEI."""
    found = f": its root is <{root[:40]}>" if root else ""
    return FileNotUnderstood(
        f"{path}: this is XML, but no TEI{found}. Volumes of FRUS begin with <TEI "
        'xmlns="http://www.tei-c.org/ns/1.0">.'
    )


def local_name(element: Any) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def local_parent(element: Any) -> str:
    """The name of the element around this one."""
    parent = element.getparent()
    return "" if parent is None else local_name(parent)


def in_a_line(fault: etree.XMLSyntaxError) -> str:
    """What the parser says, in one line, without the name of the file."""
    return " ".join(str(fault.msg).split())[:200]
