"""What cautions about assessments are told by; one statement for any number of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from hypotheses.cautions import ALIVE, Judgement
from hypotheses.models import Assessment

#: The fields of a judgement, and where they are found.
FACTS = {
    "passage": "passage__key",
    "prediction": "prediction__key",
    "direction": "direction",
    "strength": "strength",
    "rationale": "rationale",
    "document": "passage__document__short_title",
    "source_class": "passage__document__source_class",
    "authors": "passage__document__authors",
    "year": "passage__document__year",
    "written_from": "passage__document__date_earliest",
    "refers_until": "passage__refers_latest",
}
SOURCES = (
    "prediction__source",
    "prediction__hypothesis__source",
    "prediction__hypothesis__explanation__authors",
)


def judgements_of(assessments: Collection[int]) -> list[Judgement]:
    """The judgements of these assessments (their keys), those left out that do not count and never will again."""
    rows = Assessment.objects.filter(pk__in=assessments, status__in=ALIVE).order_by("passage__key", "pk")
    return [judgement_of(row) for row in rows.values(*FACTS.values(), *SOURCES)]


def judgement_of(row: dict[str, Any]) -> Judgement:
    """A row as it was fetched."""
    sources = tuple(row[name] for name in SOURCES if row[name])
    return Judgement(**{name: row[path] for name, path in FACTS.items()}, sources=sources)
