"""The readings of a study's networks, with the passages that attest them as far as somebody may see those."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from evidence.models import Passage, Study
from evidence.querysets import is_open_on
from hypotheses.models import State, TieReading, WillingnessReading
from hypotheses.models.networks import Reading

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


@dataclass(frozen=True, slots=True)
class ReadingRows:
    """All counted readings of a study: as many statements for a thousand as for one."""

    states: tuple[State, ...]
    ties: tuple[TieReading, ...]
    willingness: tuple[WillingnessReading, ...]
    #: the passages (their numbers) that the reader may see
    passages_seen: frozenset[int]


def counted_readings(study: Study, user: AnyUser | None) -> ReadingRows:
    """The submitted readings of a study. They count for everybody who may see the study (ruling 1, ADR 25).

    Args:
        study: the study.
        user: who looks; None for a command, which tells what is open to all.
    """
    ties = TieReading.objects.filter(study=study).counted().select_related("first", "second", "ideal_of")
    willingness = WillingnessReading.objects.filter(study=study).counted().select_related("state")
    found = ReadingRows(
        states=tuple(State.objects.filter(study=study)),
        ties=tuple(ties.select_related("coder").prefetch_related("attestations__passage")),
        willingness=tuple(willingness.select_related("coder").prefetch_related("attestations__passage")),
        passages_seen=frozenset(),
    )
    attested = {each.passage_id for row in (*found.ties, *found.willingness) for each in attestations_of(row)}
    return ReadingRows(found.states, found.ties, found.willingness, seen_among(attested, user))


def attestations_of(row: Reading) -> list[Any]:
    """What attests a reading, in the order of the passages' keys."""
    # both kinds of readings have them, by the same name
    return sorted(row.attestations.all(), key=lambda each: each.passage.key)  # type: ignore[attr-defined]


def seen_among(passages: Collection[int], user: AnyUser | None) -> frozenset[int]:
    """Those of the passages (their numbers) that somebody may see; for a command those of open documents."""
    if user is None:
        rows = Passage.objects.filter(is_open_on(timezone.localdate(), "document__"))
    else:
        rows = Passage.objects.visible_to(user)
    return frozenset(rows.filter(pk__in=passages).values_list("pk", flat=True))


def days_of_readings(study: Study) -> list[tuple[datetime.date | None, datetime.date | None]]:
    """The first and last days for which the counted readings of a study hold."""
    kinds = (TieReading, WillingnessReading)
    rows = (kind.objects.filter(study=study).counted().order_by() for kind in kinds)
    return [days for each in rows for days in each.values_list("valid_earliest", "valid_latest")]
