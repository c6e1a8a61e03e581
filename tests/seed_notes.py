"""The 192 notes of the seed paper, cut out of its pages. Its words stay where they are: outside the repository."""

from __future__ import annotations

import re

from tests.data import seed_paper

#: Notes that go on at the foot of the next page, and on which lines of the file.
GOES_ON = {
    6: (121, 129),
    11: (207, 209),
    36: (464, 465),
    63: (716, 718),
    112: (1097, 1098),
    116: (1130, 1132),
}
_PAGE_HEAD = re.compile(r"(?:International Security 45:2 \d+|Hub-and-Spokes Alliance System \d+)$")
_FOOT = "International Security, Vol. 45, No. 2 (Fall 2020)"
_BEFORE_FIRST_NOTE = 30


def seed_notes() -> dict[int, str]:
    """Each note by its number, its lines joined and the hyphens at their ends taken out."""
    lines = seed_paper().split("\n")
    found: dict[int, list[str]] = {}
    is_in_note = False
    for at, line in enumerate(lines):
        if at > _BEFORE_FIRST_NOTE and re.match(rf"{len(found) + 1}\. ?\S", line):
            found[len(found) + 1] = [re.sub(r"^\d+\. ?", "", line)]
            is_in_note = True
        elif _PAGE_HEAD.match(line) or line.startswith(_FOOT):
            is_in_note = False
        elif is_in_note:
            found[len(found)].append(line)
    for number, (first, last) in GOES_ON.items():
        found[number] += lines[first - 1 : last]
    return {number: _joined("\n".join(note)) for number, note in found.items()}


def _joined(text: str) -> str:
    whole = re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text)
    return re.sub(r"(?<=[-–/])\n", "", whole).replace("\n", " ")
