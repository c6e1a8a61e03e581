"""The readings of a study's networks with the passages that attest them, cited as far as their reader may see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.models import Passage
from evidence.reports import citation_of
from hypotheses.queries.evidence import passages_seen
from hypotheses.queries.networks import attestations_of
from hypotheses.reports.networks import Networks, ShownReading

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage that attests a reading, with the note that cites it."""

    passage: Passage
    citation: str


@dataclass(frozen=True, slots=True)
class AttestedReading:
    """A reading with what attests it."""

    reading: ShownReading
    passages: Sequence[CitedPassage]


def attested_readings(found: Networks, user: AnyUser) -> list[AttestedReading]:
    """All counted readings, in a handful of statements however many passages attest them."""
    keys = {each.passage_id for reading in found.readings for each in attestations_of(reading.row)}
    seen = {passage.pk: passage for passage in passages_seen(keys, user)}
    cited = {
        key: CitedPassage(passage, citation_of(passage.document, pages=passage.pages))
        for key, passage in seen.items()
    }
    return [
        AttestedReading(
            reading,
            [cited[each.passage_id] for each in attestations_of(reading.row) if each.passage_id in cited],
        )
        for reading in found.readings
    ]
