"""What the reading of a date gives: a value, or a reason why there is none."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

#: No date that an archive prints is longer; what is longer was put into the wrong column.
LONGEST_TEXT = 100

#: What a message offers to those who write EDTF.
EDTF_EXAMPLES = (
    "EDTF that works: 1953, 1953-07, 1953-07-11, 1953?, 1953~, 195X, 1947-22 (summer), 1953/.., "
    "1950-10/1951-01"
)


class DateNotUnderstood(ValueError):
    """A text is no date, an impossible one, or one that can be read in two ways.

    `str()` of it is a message for the historian: the text, the reason, and examples of what works.
    """

    def __init__(self, text: str, reason: str, examples: str = EDTF_EXAMPLES) -> None:
        super().__init__(text, reason, examples)
        self.text = text
        self.reason = reason
        self.examples = examples

    def __str__(self) -> str:
        return f"{_shown(self.text)} cannot be read as a date: {self.reason}. {self.examples}."


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as stored: its EDTF form, and the first and last day that its words allow.

    The bounds are strict: '1953?' and 'ca. 1953' run from 1 January to 31 December 1953 like '1953' itself;
    doubt is a mark of the reading and never widens it. A bound is None where the date is open or unknown on
    that side ('1953/..'), or lies outside the years 1 to 9999 that a database column can hold.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    is_uncertain: bool = False
    is_approximate: bool = False


def refuse_unreadable(text: str, examples: str = EDTF_EXAMPLES) -> None:
    """Raise `DateNotUnderstood` for what no date can be: nothing at all, an essay, control characters."""
    if not text.strip():
        raise DateNotUnderstood(text, "it is empty (leave the date out if there is none)", examples)
    if len(text) > LONGEST_TEXT:
        raise DateNotUnderstood(
            text, f"it has {len(text)} characters, and no date has over {LONGEST_TEXT}", examples
        )
    for character in text:
        if unicodedata.category(character) == "Cc":
            reason = f"it contains a control character (U+{ord(character):04X}), to be removed"
            raise DateNotUnderstood(text, reason, examples)


def _shown(text: str) -> str:
    """The text as a message may print it: quoted, short, and with whatever is invisible spelled out."""
    return repr(text if len(text) <= 60 else text[:60] + "…")
