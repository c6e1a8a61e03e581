"""Which of several places is meant.

The one that a person named; else the one with the words before and after; else the one on the pages cited.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evidence.matching.classes import Verdict
from evidence.matching.page_checks import bare
from evidence.matching.surfaces import surface
from evidence.matching.values import Place, Quoted, Wording

#: The fewer the better; in this order one place is better than another by what it is.
ORDER = ("verbatim", "edited", "spliced", "altered")


def chosen(
    quoted: Quoted,
    wording: Wording,
    verdicts: Sequence[Verdict],
    places: Sequence[Place],
    cited: frozenset[str],
) -> int | None:
    """The number of the place that is meant; None where several are as good."""
    left = list(range(len(places)))
    for number, place in enumerate(places):
        if (place.start, place.note) == quoted.accepted:
            return number
    tests: tuple[Callable[[int], bool], ...] = (
        lambda number: has_around(quoted, verdicts[number], wording),
        lambda number: bool(cited) and {bare(label) for label in places[number].pages} <= cited,
        lambda number: bool(cited & {bare(label) for label in places[number].pages}),
    )
    for test in tests:
        passing = [number for number in left if test(number)]
        left = passing or left
        if len(left) == 1:
            return left[0]
    best = min(ORDER.index(verdicts[number].status) for number in left)
    left = [number for number in left if ORDER.index(verdicts[number].status) == best]
    return left[0] if len(left) == 1 else None


def has_around(quoted: Quoted, verdict: Verdict, wording: Wording) -> bool:
    """Whether the words just before and after are those that are known to stand there."""
    if not (quoted.prefix or quoted.suffix):
        return False
    body = wording.body if verdict.note is None else verdict.note.body
    before = surface(body[max(verdict.start - 2 * len(quoted.prefix) - 10, 0) : verdict.start].strip())
    after = surface(body[verdict.end : verdict.end + 2 * len(quoted.suffix) + 10].strip())
    return before.endswith(surface(quoted.prefix.strip())[1:]) and (
        surface(quoted.suffix.strip())[1:] in after if quoted.suffix else True
    )
