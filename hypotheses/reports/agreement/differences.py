"""The units on which coders differ, as far as their reader may see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.models import Study
from hypotheses.queries import codings as queries
from hypotheses.queries.codings import Asked
from hypotheses.reports.agreement.findings import DIRECTION, STRENGTH
from hypotheses.reports.agreement.judged import Judged
from hypotheses.scoring.agreement.units import Submission

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


@dataclass(frozen=True, slots=True)
class Difference:
    """One unit on which coders differ."""

    #: keys of its passages
    passages: tuple[str, ...]
    asked: Asked
    #: what they part in first: direction, or strength alone
    variable: str
    #: by coder, in the study's order
    judgements: Mapping[str, Submission]

    @property
    def in_words(self) -> tuple[str, ...]:
        """What each coder made of it: “ada: supports 2”."""
        return tuple(
            f"{coder}: {each.direction.value}{f' {each.strength}' if each.strength else ''}"
            for coder, each in self.judgements.items()
        )


@dataclass(frozen=True, slots=True)
class Differences:
    """The units on which coders differ, and how many more there are that are not shown, by reason."""

    shown: tuple[Difference, ...]
    #: on restricted documents
    n_restricted: int
    #: which the reader, who codes in the study, has not judged yet
    n_unjudged: int


def differences_in(study: Study, judged: Judged, user: AnyUser | None) -> Differences:
    """The units on which coders differ; a command sees them all."""
    keys = queries.passage_keys(study, user)
    own = queries.coder_who_only_codes(study, user)
    shown = []
    n_restricted = n_unjudged = 0
    for (prediction, passages), unit in judged.coded.units.items():
        if len({each.signed_strength for each in unit.values()}) < 2:
            continue
        if not passages <= keys.keys():
            n_restricted += 1
        elif own is not None and own not in unit:
            n_unjudged += 1
        else:
            variable = DIRECTION if len({each.direction for each in unit.values()}) > 1 else STRENGTH
            in_order = {coder: unit[coder] for coder in judged.coders if coder in unit}
            names = tuple(sorted(keys[passage] for passage in passages))
            shown.append(Difference(names, judged.predictions[prediction], variable, in_order))
    shown.sort(key=lambda each: (each.variable, each.asked.key, each.passages))
    return Differences(tuple(shown), n_restricted, n_unjudged)
