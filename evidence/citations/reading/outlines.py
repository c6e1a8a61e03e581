"""The outline of a note: the same text, with what stands in quotation marks and brackets blotted out.

Quotation marks of every kind are “ and ” there. An outline has the length of its text, so that a place in the one is a
place in the other, and a comma inside a title is not taken for one between two parts.
"""

from __future__ import annotations

import re

#: Stands for every sign inside quotation marks or brackets; nobody types it.
BLOT = "\ue000"

_QUOTED = re.compile(r"“(?P<words>[^“”»]*)[”»]|\"(?P<plain>[^\"]*)\"")
_OPENS, _CLOSES = "([", ")]"


def outline(text: str) -> str:
    """The text with blots for all that is quoted or bracketed; marks that have no partner shield nothing."""
    signs = list(text)
    for match in _QUOTED.finditer(text):
        signs[match.start()], signs[match.end() - 1] = "“", "”"
        _blot(signs, match.start() + 1, match.end() - 1)
    opened: list[int] = []
    for at, sign in enumerate(signs):
        if sign in _OPENS:
            opened.append(at)
        elif sign in _CLOSES and opened:
            start = opened.pop()
            if not opened:
                _blot(signs, start + 1, at)
    if opened:
        _close_inner(signs, opened[0])
    return "".join(signs)


def _close_inner(signs: list[str], unclosed: int) -> None:
    """Blot what is bracketed after a bracket that is never closed."""
    start = None
    for at in range(unclosed + 1, len(signs)):
        if signs[at] in _OPENS:
            start = at
        elif signs[at] in _CLOSES and start is not None:
            _blot(signs, start + 1, at)
            start = None


def _blot(signs: list[str], start: int, end: int) -> None:
    signs[start:end] = BLOT * (end - start)
