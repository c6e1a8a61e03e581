"""The units of a study as its coders judged them, counted by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from evidence.models import Study
from hypotheses.choices import Direction
from hypotheses.queries import codings as queries
from hypotheses.queries.codings import Asked, Chosen, Frame
from hypotheses.scoring.agreement.units import Coded, independent
from hypotheses.scoring.agreement.values import Pattern

#: Units that are alike in all that coefficients look at: explanation, state, and each coder's signed strength.
Kind = tuple[str, str, Pattern]


@dataclass(frozen=True, slots=True)
class Judged:
    """Independent judgements by unit."""

    coded: Coded
    frame: Frame
    #: by primary key
    predictions: Mapping[int, Asked]
    #: slugs of the coders who judged anything, in the study's order
    coders: tuple[str, ...]
    kinds: Counter[Kind]

    @property
    def pairs(self) -> list[tuple[str, ...]]:
        """Every two coders."""
        return list(combinations(self.coders, 2))


def judged_units(study: Study, chosen: Chosen) -> Judged:
    """Put the first judgements together by unit, and count units by kind, in an order that is the same everywhere.

    Units are those of all coders, also where some coders are chosen: what is one unit does not depend on who looks.
    """
    coded = independent(
        queries.first_submissions(study, chosen),
        queries.quoted_places(study),
        queries.unit_names(study),
        queries.ruling_moments(study),
    )
    predictions, frame = queries.predictions_asked(study), queries.frame_of(study)
    if chosen.coders:
        coded = coded.by(chosen.coders)
    judging = {coder for unit in coded.units.values() for coder in unit}
    coders = tuple(slug for slug in frame.coders if slug in judging)
    kinds: Counter[Kind] = Counter()
    for (prediction, _), unit in coded.units.items():
        asked = predictions[prediction]
        strengths = tuple(unit[coder].signed_strength if coder in unit else None for coder in coders)
        kinds[asked.explanation, asked.state, strengths] += 1
    return Judged(coded, frame, predictions, coders, Counter(dict(sorted(kinds.items(), key=repr))))


def direction_of(strength: int | None) -> Direction | None:
    """The direction of a signed strength; None of none."""
    if strength is None:
        return None
    return Direction.SUPPORTS if strength > 0 else Direction.CONTRADICTS if strength else Direction.NEUTRAL


def seen_by(pattern: Pattern, places: Sequence[int], *, as_directions: bool) -> Pattern:
    """A unit as the coders at these places judged it: by signed strength, or by direction alone."""
    strengths = [pattern[place] for place in places]
    # directions stand for strengths in the same places
    return tuple(direction_of(each) for each in strengths) if as_directions else tuple(strengths)  # type: ignore[arg-type]
