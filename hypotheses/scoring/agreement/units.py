"""Units: which passages are the same piece of evidence, and what each coder made of it before anybody ruled.

Passages of one document, judged under one prediction, whose quotations overlap are one unit; so are those that overlap
one another only by way of a third. A lead's word stands above this. Only the first judgement that a coder submitted on
a unit counts, and only if no lead had ruled on the unit by then: what comes later may have been made in knowledge of
others' judgements.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypotheses.choices import Direction
from hypotheses.scoring.values import signed_strength

#: A prediction and the passages that are one unit under it.
UnitKey = tuple[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage's quotation stands: in which wording or note, from where to where (exclusive)."""

    passage: int
    wording: Hashable
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Submission:
    """One coder's judgement of one passage under one prediction, as it was first submitted."""

    prediction: int
    passage: int
    coder: str
    direction: Direction
    strength: int | None
    #: when it was submitted: anything that has an order
    moment: Any

    @property
    def signed_strength(self) -> int:
        """From -3 (contradicts in terms) over 0 (neutral) to 3 (supports in terms)."""
        return signed_strength(self.direction, self.strength)


@dataclass(frozen=True, slots=True)
class Coded:
    """The units of a study with their independent judgements, and what was left out."""

    #: by unit, what each coder made of it; units without a judgement that counts are absent
    units: Mapping[UnitKey, Mapping[str, Submission]]
    #: by coder, judgements submitted after a lead had ruled on the unit
    after_ruling: Mapping[str, int]
    #: by coder, judgements of units that the coder had already judged, by another passage or in an earlier version
    further: Mapping[str, int]

    def by(self, coders: Collection[str]) -> Coded:
        """The same units as these coders judged them."""
        narrowed = {
            key: {coder: each for coder, each in unit.items() if coder in coders}
            for key, unit in self.units.items()
        }
        return Coded(
            {key: unit for key, unit in narrowed.items() if unit},
            {coder: n for coder, n in self.after_ruling.items() if coder in coders},
            {coder: n for coder, n in self.further.items() if coder in coders},
        )


def passages_in_units(
    passages: Iterable[int], places: Sequence[Place], named: Mapping[int, str]
) -> dict[int, frozenset[int]]:
    """For each passage judged under one prediction, all passages of its unit.

    Args:
        passages: those judged.
        places: their quotations, ordered by wording and start.
        named: the unit to which a lead has put a passage.
    """
    joined = {passage: passage for passage in passages}

    def root(passage: int) -> int:
        while joined[passage] != passage:
            joined[passage] = joined[joined[passage]]
            passage = joined[passage]
        return passage

    first_of: dict[str, int] = {}
    for passage in joined:
        if passage in named:
            joined[root(passage)] = root(first_of.setdefault(named[passage], passage))
    before: Place | None = None
    for place in places:
        if place.passage not in joined or place.passage in named:
            continue
        if before is not None and before.wording == place.wording and place.start < before.end:
            joined[root(place.passage)] = root(before.passage)
            if place.end <= before.end:
                continue
        before = place
    members: defaultdict[int, set[int]] = defaultdict(set)
    for passage in joined:
        members[root(passage)].add(passage)
    return {passage: frozenset(members[root(passage)]) for passage in joined}


def independent(
    submissions: Iterable[Submission],
    places: Sequence[Place],
    named: Mapping[tuple[int, int], str],
    ruled: Mapping[tuple[int, int], Any],
) -> Coded:
    """Put judgements together by unit, and keep of each coder the first, if no lead had ruled by then.

    Args:
        submissions: all judgements that count, in any order.
        places: quotations of passages that were found in a wording, in any order.
        named: the unit to which a lead has put a passage, by prediction and passage.
        ruled: when a lead ruled, by prediction and passage; the first ruling on any passage of a unit counts.
    """
    by_prediction: defaultdict[int, list[Submission]] = defaultdict(list)
    for each in submissions:
        by_prediction[each.prediction].append(each)
    of_passage: defaultdict[int, list[Place]] = defaultdict(list)
    for place in places:
        of_passage[place.passage].append(place)
    names: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for (prediction, passage), name in named.items():
        names[prediction][passage] = name

    units: dict[UnitKey, dict[str, Submission]] = {}
    after: Counter[str] = Counter()
    further: Counter[str] = Counter()
    for prediction, own in sorted(by_prediction.items()):
        judged = sorted({each.passage for each in own})
        quoted = sorted((place for passage in judged for place in of_passage[passage]), key=in_order)
        members = passages_in_units(judged, quoted, names[prediction])
        for each in sorted(own, key=lambda each: (each.moment, each.passage)):
            key = prediction, members[each.passage]
            moments = [ruled[prediction, passage] for passage in key[1] if (prediction, passage) in ruled]
            if each.coder in units.get(key, {}):
                further[each.coder] += 1
            elif moments and not each.moment < min(moments):
                after[each.coder] += 1
            else:
                units.setdefault(key, {})[each.coder] = each
    return Coded(units, after, further)


def in_order(place: Place) -> tuple[str, int, int, int]:
    """Wording by wording, from beginning to end."""
    return repr(place.wording), place.start, place.end, place.passage
