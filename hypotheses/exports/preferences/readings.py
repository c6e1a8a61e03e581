"""The columns of the table of readings; what is restricted is told only to who may see it (ruling 1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evidence.tables import Column, Value
from hypotheses.exports.preferences.shared import MASS, state_columns
from hypotheses.reports.preferences import PreferenceReport, StateOrder, ToldReading


@dataclass(frozen=True, slots=True)
class ReadingOfState:
    """One reading with the state that it is of."""

    order: StateOrder
    told: ToldReading


def seen(getter: Callable[[ToldReading], Value]) -> Callable[[ReadingOfState], Value]:
    """What is told of a reading only to who may see its passage."""
    return lambda row: None if row.told.passage is None else getter(row.told)


READING_COLUMNS: tuple[Column[ReadingOfState], ...] = (
    *state_columns(lambda row: row.order),
    Column(
        "better",
        "Better",
        "The letter of the outcome preferred.",
        lambda row: row.order.letters[row.told.counted.reading.better],
    ),
    Column(
        "worse",
        "Worse",
        "The letter of the other.",
        lambda row: row.order.letters[row.told.counted.reading.worse],
    ),
    Column(
        "strength",
        "Strength",
        "3 states it in terms, 2 implies it, 1 is consistent with it.",
        lambda row: row.told.counted.reading.strength,
        unit="1 to 3",
    ),
    Column(
        "mass",
        "Mass",
        "Strength as a share of 3, times the reliability of the document: what it would weigh alone.",
        lambda row: row.told.counted.reading.mass,
        unit=MASS,
    ),
    Column(
        "passage_value",
        "Value of the passage",
        "The mean of all coders' readings of this pair in this passage; below 0 where most read the opposite.",
        lambda row: row.told.passage_value,
        unit="from -1 to 1",
    ),
    Column(
        "is_restricted",
        "Restricted",
        "Whether the document is restricted; what follows is then only told to who may see it.",
        lambda row: row.told.counted.is_restricted,
    ),
    Column(
        "passage",
        "Passage",
        "The passage's key.",
        seen(lambda told: told.passage.key if told.passage else None),
    ),
    Column("citation", "Citation", "The document and the pages.", seen(lambda told: told.citation)),
    Column(
        "grade", "Grade", "The document's grade in the study.", seen(lambda told: told.counted.grade.value)
    ),
    Column(
        "cluster",
        "Cluster",
        "The cluster's name, where it may be told; nothing where the document stands for itself.",
        seen(lambda told: told.cluster),
    ),
    Column("coder", "Coder", "Who read it so.", seen(lambda told: told.counted.coder_name)),
    Column(
        "basis",
        "Basis",
        "stated or implied by the author, or inferred by the coder.",
        seen(lambda told: told.counted.basis.value),
    ),
    Column("rationale", "Why", "The coder's reason.", seen(lambda told: told.counted.rationale or None)),
)


def readings_of(report: PreferenceReport) -> Iterator[ReadingOfState]:
    """Every counted reading, as far as it is told."""
    for order in report.orders:
        yield from (ReadingOfState(order, told) for told in order.readings)
