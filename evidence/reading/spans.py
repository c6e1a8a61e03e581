"""Structure as it is stored, and what each kind of span does to the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from evidence.texts import Span

#: Kinds that say what a block is; of several the first counts. A heading in a table is a heading.
BLOCK_KINDS = ("heading", "section", "table", "list")
#: Kinds that give a block or a line its looks, where they cover the whole of it.
LOOKS = frozenset(
    {
        "attachment",
        "center",
        "classification",
        "closer",
        "dateline",
        "excision",
        "label",
        "postscript",
        "quote",
        "right",
        "salute",
        "signature",
    }
)
#: Kinds for which HTML has an element; of several in one place the first gives it, the others become looks.
TAGS: Mapping[str, str] = {
    "deleted": "del",
    "superscript": "sup",
    "subscript": "sub",
    "italic": "i",
    "bold": "b",
    "underline": "u",
}
#: Kinds that show inside a line. Names and dates do not: links made by machines are wrong too often to stand out.
RUN_KINDS = frozenset({*TAGS, "smallcaps", "label", "excision"})
#: Kinds that are places rather than stretches.
POINT_KINDS = frozenset({"gap", "figure", "enclosure"})
KNOWN = RUN_KINDS | POINT_KINDS | LOOKS | {*BLOCK_KINDS, "item"}


def known_spans(structure: Iterable[object], length: int) -> Iterator[Span]:
    """The spans that show on a page, cut to the length of the text.

    What is no span, is of an unknown kind, or ends before it begins is left out: a page is no place to complain of it.
    """
    for entry in structure:
        match entry:
            case [str(kind), int(start), int(end), *rest] if kind in KNOWN and start <= end:
                value = rest[0] if rest and isinstance(rest[0], str) else ""
                yield Span(kind, within(start, length), within(end, length), value)


def within(place: int, length: int) -> int:
    """A place that lies in the text."""
    return min(max(place, 0), length)
