"""The u-alpha family: agreement on marking and coding a text at once (Krippendorff, Mathet, Bouvry and Widlöcher 2016;
Krippendorff 2019, sec. 12.6).

Every code point of every pair of coders is compared: what both marked, with which codes, and what neither did. A gap
is a value like any other, but may be cut anywhere, while a marked stretch holds together; hence squared lengths of
stretches, and plain lengths of gaps, are taken off what chance expects. Where stretches of several codes overlap, all
codes of the place together are its value; coders who mark alike then agree in full, whatever overlaps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any

from hypotheses.choices import NoCoefficient
from hypotheses.scoring.agreement.spans import GAP, Section, Stretch, merged, sections
from hypotheses.scoring.agreement.values import Coefficient, coefficient_of, missing

#: All codes that one coder gave a stretch; none is a gap.
Codes = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Coincidences:
    """Values of coders that coincide on texts, and what no value coincides with: itself, in one piece."""

    #: code points on which one coder gave the first and another the second value, for each two coders, both ways round;
    #: divided by the number of coders less one
    observed: Mapping[tuple[Codes, Codes], Fraction]
    #: by value: squared lengths of its stretches, lengths of gaps
    in_one_piece: Mapping[Codes, Fraction]

    @property
    def lengths(self) -> dict[Codes, Fraction]:
        """How many code points carry each value, over all coders."""
        found: dict[Codes, Fraction] = {}
        for (one, _), length in self.observed.items():
            found[one] = found.get(one, Fraction(0)) + length
        return found

    def alpha(self, alike: Callable[[Codes, Codes], bool]) -> Coefficient:
        """1 less observed over expected coincidences of values that are not alike."""
        lengths = self.lengths
        observed = sum((n for values, n in self.observed.items() if not alike(*values)), Fraction(0))
        pairs = [(one, other) for one in lengths for other in lengths if not alike(one, other)]
        apart = sum((lengths[one] * lengths[other] for one, other in pairs), Fraction(0))
        return coefficient_of((observed, apart / self.possible if apart else apart))

    @property
    def possible(self) -> Fraction:
        """By what products of lengths are divided to be expected coincidences."""
        total = sum(self.lengths.values(), Fraction(0))
        return total - sum(self.in_one_piece.values(), Fraction(0)) / total

    def alpha_of(self, value: Codes) -> Coefficient:
        """The same for one value: how much of what coincides with it is like it (Krippendorff 2019, sec. 12.6.6)."""
        lengths = self.lengths
        own = lengths.get(value, Fraction(0))
        if not own:
            return missing(NoCoefficient.NO_UNIT_IN_COMMON)
        with_others = own * (sum(lengths.values(), Fraction(0)) - own)
        with_itself = own**2 - self.in_one_piece[value]
        parting = (own - self.observed.get((value, value), Fraction(0))) / own
        return coefficient_of((parting * (with_others + with_itself), with_others))


@dataclass(frozen=True, slots=True)
class Continuum:
    """How coders marked texts that are laid end to end."""

    #: gaps included
    whole: Coincidences
    #: only places that two coders marked, of whatever code
    marked: Coincidences

    def alpha(self) -> Coefficient:
        """u-alpha for nominal codes: the same places, marked with the same codes."""
        return self.of_whole(lambda one, other: one == other)

    def alpha_of_boundaries(self) -> Coefficient:
        """Whether coders mark the same places, whatever code they give them."""
        if self.whole.lengths and GAP not in self.whole.lengths:
            return missing(NoCoefficient.NO_VARIATION)
        return self.of_whole(lambda one, other: (one == GAP) == (other == GAP))

    def of_whole(self, alike: Callable[[Codes, Codes], bool]) -> Coefficient:
        """A coefficient on all places; none where nobody marked any."""
        if set(self.whole.lengths) <= {GAP}:
            return missing(NoCoefficient.NO_CODING)
        return self.whole.alpha(alike)

    def alpha_of_codes(self) -> Coefficient:
        """cu-alpha: whether places that two coders marked have the same codes, wherever else they part."""
        if not self.marked.observed:
            return missing(NoCoefficient.NO_UNIT_IN_COMMON)
        return self.marked.alpha(lambda one, other: one == other)

    def alphas_by_codes(self) -> dict[Codes, Coefficient]:
        """(k)u-alpha of every value: how reliably these codes are told from others where two coders marked."""
        return {value: self.marked.alpha_of(value) for value in self.whole.lengths if value != GAP}


def continuum(coders: Sequence[Mapping[Any, Iterable[Stretch]]], borders: Sequence[int]) -> Continuum:
    """Lay the coders' markings over each other.

    Args:
        coders: for each coder the stretches by code; what overlaps under one code is merged first.
        borders: where texts begin and end, in order.

    Raises:
        ValueError: for fewer than two coders.
    """
    if len(coders) < 2:
        raise ValueError("Agreement needs two coders.")
    divided = [
        sections({code: merged(stretches) for code, stretches in own.items()}, borders) for own in coders
    ]
    others = len(coders) - 1
    shared: Counter[tuple[Codes, Codes]] = Counter()
    #: of each section, by coder and place: on how many code points others marked something too, added over these
    also_marked: Counter[tuple[int, int]] = Counter()
    for (i, own), (j, other) in combinations(enumerate(divided), 2):
        for mine, theirs, length in coinciding(own, other):
            values = own[mine].codes, other[theirs].codes
            shared[values] += length
            shared[values[1], values[0]] += length
            if GAP not in values:
                also_marked[i, mine] += length
                also_marked[j, theirs] += length
    whole: Counter[Codes] = Counter()
    marked: dict[Codes, Fraction] = {}
    for coder, own in enumerate(divided):
        for place, each in enumerate(own):
            whole[each.codes] += each.stretch.length ** (1 if each.codes == GAP else 2)
            piece = Fraction(also_marked[coder, place], others) ** 2
            marked[each.codes] = marked.get(each.codes, Fraction(0)) + piece
    observed = {values: Fraction(n, others) for values, n in shared.items()}
    return Continuum(
        Coincidences(observed, {value: Fraction(n) for value, n in whole.items()}),
        Coincidences({values: n for values, n in observed.items() if GAP not in values}, marked),
    )


def coinciding(one: Sequence[Section], other: Sequence[Section]) -> Iterable[tuple[int, int, int]]:
    """Where sections of two coders meet: the place of each section, and over how many code points; both in order."""
    i = j = 0
    while i < len(one) and j < len(other):
        length = one[i].stretch.overlap(other[j].stretch)
        if length:
            yield i, j, length
        if one[i].stretch.end <= other[j].stretch.end:
            i += 1
        else:
            j += 1
