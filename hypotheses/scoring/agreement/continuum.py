"""The u-alpha family: agreement on marking and coding a text at once (Krippendorff, Mathet, Bouvry and Widlöcher 2016;
Krippendorff 2019, sec. 12.6).

Every code point of every pair of coders is compared: what both marked, with which codes, and what neither did. A gap
is a value like any other, but may be cut anywhere, while a marked stretch holds together; hence squared lengths of
stretches, and plain lengths of gaps, are taken off what chance expects. Where stretches of several codes overlap, all
codes of the place together are its value; coders who mark alike then agree in full, whatever overlaps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hypotheses.choices import NoCoefficient
from hypotheses.scoring.agreement.spans import GAP, Section, Stretch, merged, sections
from hypotheses.scoring.agreement.values import Coefficient, missing, ratio_left

#: All codes that one coder gave a stretch; none is a gap.
Codes = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Continuum:
    """The coincidences of coders on texts laid end to end, and what no value coincides with: itself, in one piece."""

    #: code points on which one coder gave the first and another the second value, for each two coders, both ways round;
    #: divided by the number of coders less one
    observed: Mapping[tuple[Codes, Codes], Fraction]
    #: by value: squared lengths of its stretches, lengths of gaps
    in_one_piece: Mapping[Codes, int]

    @property
    def lengths(self) -> dict[Codes, Fraction]:
        """How many code points carry each value, over all coders."""
        found: dict[Codes, Fraction] = {}
        for (one, _), length in self.observed.items():
            found[one] = found.get(one, Fraction(0)) + length
        return found

    def alpha(self, *, only_boundaries: bool = False) -> Coefficient:
        """u-alpha for nominal codes; or whether coders mark the same places, whatever code they give them."""
        lengths = self.lengths
        if set(lengths) <= {GAP}:
            return missing(NoCoefficient.NO_CODING)

        def alike(one: Codes, other: Codes) -> bool:
            return (one == GAP) == (other == GAP) if only_boundaries else one == other

        observed = sum((n for values, n in self.observed.items() if not alike(*values)), Fraction(0))
        apart = sum(
            (lengths[one] * lengths[other] for one in lengths for other in lengths if not alike(one, other)),
            Fraction(0),
        )
        total = sum(lengths.values(), Fraction(0))
        if only_boundaries and GAP not in lengths:
            return missing(NoCoefficient.NO_VARIATION)
        return ratio_left(
            observed, apart / (total - sum(self.in_one_piece.values()) / total) if apart else apart
        )


def continuum(coders: Sequence[Mapping[Any, Iterable[Stretch]]], borders: Sequence[int]) -> Continuum:
    """Lay the coders' markings over each other.

    Args:
        coders: for each coder the stretches by code; what overlaps under one code is merged first, and where stretches
            of several codes overlap all codes together are the value.
        borders: where texts begin and end, in order.

    Raises:
        ValueError: for fewer than two coders.
    """
    if len(coders) < 2:
        raise ValueError("Agreement needs two coders.")
    divided = [
        sections({code: merged(stretches) for code, stretches in own.items()}, borders) for own in coders
    ]
    shared: Counter[tuple[Codes, Codes]] = Counter()
    for i, own in enumerate(divided):
        for other in divided[i + 1 :]:
            for values, length in coinciding(own, other):
                shared[values] += length
                shared[values[1], values[0]] += length
    in_one_piece: Counter[Codes] = Counter()
    for each in (each for own in divided for each in own):
        in_one_piece[each.codes] += each.stretch.length ** (1 if each.codes == GAP else 2)
    return Continuum({values: Fraction(n, len(coders) - 1) for values, n in shared.items()}, in_one_piece)


def coinciding(one: Sequence[Section], other: Sequence[Section]) -> Iterable[tuple[tuple[Codes, Codes], int]]:
    """The values of two coders wherever their sections meet, and over how many code points; both in order."""
    i = j = 0
    while i < len(one) and j < len(other):
        length = one[i].stretch.overlap(other[j].stretch)
        if length:
            yield (one[i].codes, other[j].codes), length
        if one[i].stretch.end <= other[j].stretch.end:
            i += 1
        else:
            j += 1
