"""Plain text: its lines as they are, its form feeds and `[p. 12]` as page breaks.

A line break stays one (`\\n`): in plain text nobody can tell a wrapped line from the end of a verse or an address, and
between Chinese or Japanese characters no space must be made up. An empty line ends a paragraph.
"""

from __future__ import annotations

import re

from evidence.importers.plain.decoding import decoded
from evidence.importers.plain.pages import PagedText, label_line
from evidence.importers.plain.readings import Reading
from evidence.texts import Gap

_LINE_BREAKS = re.compile("\r\n|[\r\v\x85\u2028]")


def read_text(data: bytes, *, encoding: str = "", first_page: str = "") -> Reading:
    """The wording of a plain text file.

    Raises:
        Unreadable: when its encoding cannot be told, or it holds what is no writing.
    """
    text, name = decoded(data, given=encoding)
    paged = PagedText(first_page)
    for number, chunk in enumerate(_LINE_BREAKS.sub("\n", text).replace("\u2029", "\n\n").split("\f")):
        add_page(paged, chunk.split("\n"), is_first=not number)
    return Reading(paged.builder.finish(), f"plain text in {name}", paged.n_pages)


def add_page(paged: PagedText, lines: list[str], *, is_first: bool) -> None:
    """Add the lines between two form feeds; a line at their head that gives the page's number is its label."""
    head = next((place for place, line in enumerate(lines) if line.strip()), None)
    own = label_line(lines[head], at_head=True) if head is not None else ""
    if own or not is_first:
        paged.begin_page(own)
    for place, line in enumerate(lines):
        if place:
            paged.builder.separate(Gap.LINE)
        if own and place == head:
            continue
        if label := label_line(line, at_head=False):
            paged.begin_page(label)
        elif line.strip():
            paged.builder.add(line.strip())
        elif 0 < place < len(lines) - 1:
            paged.builder.separate(Gap.BLOCK)
