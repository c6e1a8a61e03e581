"""What orders of preference are made of: outcomes, counted readings, published orders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from evidence.choices import Grade
from evidence.models import Passage, Study
from evidence.queries.grades import grade_of
from evidence.queries.past import day_shown
from evidence.querysets import is_open_on
from hypotheses.choices import Basis
from hypotheses.models import Outcome, PreferenceReading, PublishedOrder, State
from hypotheses.queries.evidence import passages_seen
from hypotheses.queries.judgements import cluster_name
from hypotheses.scoring.preferences.values import Reading
from hypotheses.scoring.rule import Rule

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


@dataclass(frozen=True, slots=True)
class CountedReading:
    """A counted reading: what scoring takes of it, and what is told of it."""

    state: str
    passage_id: int
    reading: Reading
    grade: Grade
    basis: Basis
    rationale: str
    coder_name: str
    is_restricted: bool


def counted_readings(study: Study, rule: Rule) -> list[CountedReading]:
    """The study's counted readings, weighed by its grades; one statement, in the order of states and passages."""
    rows = (
        PreferenceReading.objects.filter(study=study)
        .counted()
        .annotate(
            grade=grade_of("passage__document", study=study),
            is_open=Q(is_open_on(day_shown(), "passage__document__")),
        )
        .order_by(
            "state__position", "state__slug", "better__position", "worse__position", "passage__key", "pk"
        )
        .values_list(
            "state__slug",
            "passage_id",
            "passage__document_id",
            "passage__cluster_id",
            "passage__directness",
            "coder_id",
            "coder__name",
            "better__slug",
            "worse__slug",
            "strength",
            "basis",
            "rationale",
            "grade",
            "is_open",
            named=True,
        )
    )
    return [
        CountedReading(
            state=row.state__slug,
            passage_id=row.passage_id,
            reading=Reading(
                passage=str(row.passage_id),
                cluster=cluster_name(row.passage__cluster_id, row.passage__document_id),
                coder=str(row.coder_id),
                better=row.better__slug,
                worse=row.worse__slug,
                strength=row.strength,
                reliability=rule.grades[Grade(row.grade)] * rule.directness[row.passage__directness],
            ),
            grade=Grade(row.grade),
            basis=Basis(row.basis),
            rationale=row.rationale,
            coder_name=row.coder__name,
            is_restricted=not row.is_open,
        )
        for row in rows
    ]


def states_of(study: Study) -> list[State]:
    """The study's states, in its own order."""
    return list(State.objects.filter(study=study))


def outcomes_of(study: Study) -> list[Outcome]:
    """The study's outcomes, in its own order."""
    return list(Outcome.objects.filter(study=study))


def published_orders(study: Study) -> dict[str, PublishedOrder]:
    """What was printed of each state's order, by state."""
    found = PublishedOrder.objects.filter(study=study).select_related("state")
    return {each.state.slug: each for each in found}


def passages_told(readings: Iterable[CountedReading], user: AnyUser) -> Mapping[int, Passage]:
    """The passages of these readings that the user may see, with all that a citation tells of them."""
    wanted = {each.passage_id for each in readings}
    return {passage.pk: passage for passage in passages_seen(wanted, user)}
