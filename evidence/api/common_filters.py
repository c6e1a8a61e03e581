"""Filters that several lists share: when a row was changed, where the document behind it lies, of what it speaks."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from evidence.api.filtering import (
    DayFilter,
    GivenFilters,
    ListedFilter,
    MomentFilter,
    NamedFilter,
    Rows,
    held_in,
)
from evidence.choices import Grade
from evidence.models import Collection
from evidence.queries.changes import changed_since
from evidence.queries.grades import has_grade
from evidence.querysets import refers_within


class HoldingCollectionFilter(NamedFilter):
    """Rows on documents of which a copy lies directly in a collection named; `path` leads to the document."""

    def __init__(self, path: str = "pk") -> None:
        self.path = path
        super().__init__(Collection, path, whose="a collection in which a copy of the document lies directly")

    def filter(self, rows: Rows, value: list[Collection]) -> Rows:
        """The rows on documents held there; each once, however many copies lie there."""
        return held_in(rows, self.path, [collection.pk for collection in value]) if value else rows


class ChangedFilter(GivenFilters):
    """Rows by when they were last changed."""

    #: The rows that belong to a row and are shown in it: a change of one is a change of it.
    PARTS: ClassVar[tuple[str, ...]] = ()

    changed_since = MomentFilter(
        method="changed",
        help_text=(
            "Made or changed at this moment or later, itself or in a row shown inside it. ISO 8601 with its zone: "
            "“2026-05-03T12:00:00Z”. What was deleted is not listed."
        ),
    )

    def changed(self, rows: Rows, name: str, moment: datetime.datetime) -> Rows:
        """Rows changed since."""
        return changed_since(rows, moment, self.PARTS)


class ReferenceFilter(ChangedFilter):
    """Rows that hang on a passage, or are one, by the time of which it speaks and how far its document is trusted."""

    #: The path to the passage, with its two underscores; empty for passages.
    TO_PASSAGE: ClassVar[str] = ""

    refers_from = DayFilter(
        method="referring_from",
        side="earliest",
        help_text="Speaks of nothing before this day, month or year. Undated ones are left out.",
    )
    refers_to_date = DayFilter(
        method="referring_to",
        side="latest",
        help_text="Speaks of nothing after this day, month or year. Undated ones are left out.",
    )
    grade = ListedFilter(
        Grade,
        "grade",
        method="graded",
        help_text="The document's grade in the study, else the default of its source class.",
    )

    def referring_from(self, rows: Rows, name: str, day: datetime.date) -> Rows:
        """Rows on what is spoken of that day or later."""
        return rows.filter(refers_within(day, None, self.TO_PASSAGE))

    def referring_to(self, rows: Rows, name: str, day: datetime.date) -> Rows:
        """Rows on what is spoken of that day or earlier."""
        return rows.filter(refers_within(None, day, self.TO_PASSAGE))

    def graded(self, rows: Rows, name: str, grades: list[Any]) -> Rows:
        """Rows on documents of these grades, each in the study of the row."""
        return rows.filter(has_grade(grades, f"{self.TO_PASSAGE}document", study="study")) if grades else rows
