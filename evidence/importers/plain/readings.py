"""What a reader hands out, what it cannot read, and how much it takes."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.texts import TextDraft

#: A larger file is refused before it is read: a scanned book with its text layer is smaller, and a reader needs a
#: multiple of it in memory.
LARGEST_FILE = 64 * 2**20
#: As much may one part of a packed file (DOCX) become when it is unpacked; a few kilobytes can unpack to gigabytes.
LARGEST_PART = 64 * 2**20
#: Twice the longest volume of a documentary series: one document is never so long, a wrong file may be.
LONGEST_TEXT = 10_000_000
#: A PDF of more pages is no document but a shelf, and would be read for minutes.
MOST_PAGES = 5_000


class Unreadable(ValueError):
    """What is wrong with a file and what to do, in a sentence; `read_file` puts the file's name before it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A wording as a reader found it in a file."""

    draft: TextDraft
    #: what the file is, for people: “plain text in UTF-8”
    form: str
    #: pages with text on them; 1 where the file has no page breaks
    n_pages: int
    #: what was left out or changed, a sentence each
    remarks: tuple[str, ...] = ()
