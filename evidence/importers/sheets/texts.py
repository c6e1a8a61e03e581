"""Which texts a cell may hold: anything but what is no writing."""

from __future__ import annotations

import re

from evidence.importers.sheets.sheet import LONGEST_CELL

#: Control characters but for tab and line breaks, halves of surrogate pairs, and code points that are no characters.
NO_WRITING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def fault_of_text(text: str) -> str:
    """What is wrong with the text of a cell, and what to do; empty if nothing is."""
    if len(text) > LONGEST_CELL:
        return f"it holds more than {LONGEST_CELL // 2**20} MB. Give long texts as documents of their own."
    if text.isprintable() or not (found := NO_WRITING.search(text)):
        return ""
    sign = ord(found[0])
    if 0xD800 <= sign <= 0xDFFF:
        name, remedy = "half of a character", "Type the character again"
    elif sign < 0xA0:
        name, remedy = "a control character", "Take it out"
    else:
        name, remedy = "no character", "Take it out"
    return f"at character {found.start() + 1} stands U+{sign:04X}, {name} and no writing. {remedy}."
