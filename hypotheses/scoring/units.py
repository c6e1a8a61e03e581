"""Units: what all coders together, or a lead in their place, say of one passage under one prediction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hypotheses.choices import Basis, Direction
from hypotheses.scoring.values import FULL_STRENGTH, Judgement, Ruling

#: A passage under a prediction: (prediction, passage).
UnitKey = tuple[str, str]


def passage_value(judgements: Sequence[Judgement]) -> Fraction:
    """The coders' mean of signed strength, as a share of full strength: from -1 to 1.

    Equal codings by a second coder change nothing; coders on opposite sides cancel. Raises ValueError without
    judgements, because no evidence is not evidence of value 0.
    """
    if not judgements:
        raise ValueError("A passage without judgements has no value; leave it out of the tally.")
    return Fraction(
        sum(judgement.signed_strength for judgement in judgements), FULL_STRENGTH * len(judgements)
    )


@dataclass(frozen=True, slots=True)
class Unit:
    """One passage under one prediction, with everybody's judgement of it and the lead's ruling, if any."""

    judgements: tuple[Judgement, ...]
    ruling: Ruling | None
    #: From -1 (contradicts in terms) to 1 (supports in terms); the ruling's where there is one (ruling 3).
    value: Fraction

    @property
    def source(self) -> Judgement:
        """Any of its judgements, for what they share: prediction, passage, document, cluster, reliability."""
        return self.judgements[0]

    @property
    def mass(self) -> Fraction:
        """What the unit weighs on the side of its value: value without its sign times reliability, 0 to 1."""
        return abs(self.value) * self.source.reliability

    @property
    def is_contested(self) -> bool:
        """Whether coders stand on opposite sides; a ruling settles the value, not the disagreement."""
        sides = {judgement.direction for judgement in self.judgements}
        return {Direction.SUPPORTS, Direction.CONTRADICTS} <= sides

    @property
    def has_support_beyond_inference(self) -> bool:
        """Whether some coder found the support stated or implied by the author."""
        return any(
            judgement.direction == Direction.SUPPORTS and judgement.basis != Basis.INFERRED
            for judgement in self.judgements
        )


def gather_units(judgements: Iterable[Judgement], rulings: Iterable[Ruling]) -> Mapping[str, Sequence[Unit]]:
    """Put judgements and rulings together, unit by unit, under the key of their prediction.

    A ruling on a unit without counted judgements is left out. Raises ValueError, naming every case, when a
    coder counts twice in a unit, a unit has two rulings, or the judgements of one passage disagree about
    its source.
    """
    grouped: defaultdict[UnitKey, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        grouped[judgement.prediction, judgement.passage].append(judgement)
    ruled: defaultdict[UnitKey, list[Ruling]] = defaultdict(list)
    for ruling in rulings:
        ruled[ruling.prediction, ruling.passage].append(ruling)
    _refuse_impossible(grouped, ruled)

    units: defaultdict[str, list[Unit]] = defaultdict(list)
    for key, own in grouped.items():
        units[key[0]].append(_unit(own, ruled[key][0] if key in ruled else None))
    return units


def _unit(judgements: Sequence[Judgement], ruling: Ruling | None) -> Unit:
    """Value a unit: by the ruling where there is one, else by the coders' mean."""
    if ruling is None:
        return Unit(tuple(judgements), None, passage_value(judgements))
    return Unit(tuple(judgements), ruling, Fraction(ruling.signed_strength, FULL_STRENGTH))


def _refuse_impossible(
    grouped: Mapping[UnitKey, Sequence[Judgement]], ruled: Mapping[UnitKey, Sequence[Ruling]]
) -> None:
    """Raise ValueError naming everything that would make the tally depend on the order of its rows."""
    faults: list[str] = []
    sources: dict[str, set[tuple[object, ...]]] = {}
    for (prediction, passage), own in grouped.items():
        if len({judgement.coder for judgement in own}) < len(own):
            faults.append(f"a coder counts twice on passage {passage} for {prediction}")
        sources.setdefault(passage, set()).update(_source(judgement) for judgement in own)
    faults += [
        f"passage {passage} for {prediction} has {len(own)} rulings"
        for (prediction, passage), own in ruled.items()
        if len(own) > 1
    ]
    faults += [
        f"the judgements of passage {passage} disagree about its source"
        for passage, found in sources.items()
        if len(found) > 1
    ]
    if faults:
        raise ValueError("Judgements cannot be tallied: " + "; ".join(sorted(faults)) + ".")


def _source(judgement: Judgement) -> tuple[object, ...]:
    """What every judgement of one passage must agree on."""
    return (
        judgement.document,
        judgement.cluster,
        judgement.reliability,
        judgement.is_literature,
        judgement.is_restricted,
        judgement.is_graded,
    )
