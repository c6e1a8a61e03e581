"""Parsing a file that anybody may have written, and the line that says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from evidence.importers.faults import FileNotUnderstood, fault_of, printable
from evidence.importers.frus.files import PIECE, with_doctype

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
#: What the parser says of pieces that are larger than it takes.
_TOO_LARGE = ("XML_PARSE_HUGE", "too long", "too big", "size limit")


def parse(path: Path, *tags: str) -> Iterator[tuple[str, Any]]:
    """The starts and ends of the TEI elements of these names, in the order of the file.

    Identifiers are not collected, since real volumes repeat some. Entities, DTDs and inclusions are never followed.

    Raises:
        FileNotUnderstood: where the file cannot be read, is not well-formed, is no TEI, or declares a document type.
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
    parser.resolvers.add(Refusing(path))
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
        raise fault_of(path, in_words(parser.feed_error_log or [fault])) from fault
    except OSError as fault:
        raise fault_of(path, f"it cannot be read any more: {fault.strerror}.") from fault
    if not is_checked:
        refuse_other_than_tei(path, root)


class Refusing(etree.Resolver):
    """Opens nothing: without the identifiers, the parser would open a DTD although it is told not to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def resolve(self, *asked: Any) -> None:
        """Refuse the file.

        Raises:
            FileNotUnderstood: always.
        """
        raise with_doctype(self.path)


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
        raise no_tei(path, root)


def no_tei(path: Path, root: Any) -> FileNotUnderstood:
    """That a file is no TEI."""
    namespace = etree.QName(root).namespace or "no namespace"
    return fault_of(
        path,
        f"this is XML, but no TEI: its root is <{printable(local_name(root), most=40)}> of "
        f'{printable(namespace, most=80)}. Volumes of FRUS begin with <TEI xmlns="http://www.tei-c.org/ns/1.0">.',
    )


def local_name(element: Any) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def local_parent(element: Any) -> str:
    """The name of the element around this one."""
    parent = element.getparent()
    return "" if parent is None else local_name(parent)


def outside_notes(element: Any, *names: str) -> Iterator[Any]:
    """The elements of these names within one, but for what stands in its notes: that speaks of other things."""
    note = f"{TEI}note"
    for found in element.iter(*(f"{TEI}{name}" for name in names)):
        around = found
        while around is not element and around.tag != note:
            around = around.getparent()
        if around is element:
            yield found


def in_words(log: Sequence[Any]) -> str:
    """What the parser found first, for people."""
    said = printable(" ".join(str(getattr(log[0], "message", log[0])).split()))
    line = getattr(log[0], "line", None) or getattr(log[0], "lineno", None) or "?"
    if "Excessive depth" in said:
        return f"line {line}: it is nested more than 256 deep, as no volume is; nothing was read."
    if any(sign in said for sign in _TOO_LARGE):
        return f"line {line}: one piece of it is larger than any in a volume ({said}); nothing was read."
    return f"it is not well-formed XML (line {line}: {said}). Download it again; nothing was read."
