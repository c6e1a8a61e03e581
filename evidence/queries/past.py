"""The tables as they stood at a past moment, for queries that are written for the tables as they are (ADR 23).

Inside `past(moment, study)` each table's name means what its history knew of it at that moment: before every statement
stand common table expressions of the tables' own names, which hide the tables from it. So the same code reads past and
present. Rights are a matter of the present, and their tables have no past here: who may see what is asked outside.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from evidence.models import Membership, Study, StudyRow

APPS = ("evidence", "hypotheses")
#: The tables of both apps, where a statement names them.
NAME = re.compile(rf"(?:{'|'.join(APPS)})_[a-z_]+")
WORD = re.compile(r"[a-z0-9_]+")
READING = re.compile(r"\s*(?P<verb>SELECT|WITH)\b", re.IGNORECASE)

_shown: ContextVar[datetime.datetime | None] = ContextVar("shown", default=None)


class PastNotKept(RuntimeError):
    """A statement asked the past for what it does not have, or would have written: a fault of the program."""


@dataclass(frozen=True, slots=True)
class Shadow:
    """A table with its history, as SQL: what stands for it in the past."""

    table: str
    columns: tuple[str, ...]
    history: str
    is_of_study: bool

    def expression(self, words: Collection[str]) -> str:
        """The table as its history has it: of every row the last record by the moment, unless that is a deletion.

        Only the columns that the statement names (its `words`) are fetched: texts are long, and few are asked for.

        The number of a record decides, not its time: records of one row are numbered in the order of writing, also
        where two were written at one instant, or by machines whose clocks differ. Written so, and materialised, SQLite
        knows that the expression is as long as the table, and joins others to it by an index.
        """
        columns = ", ".join(f'"{column}"' for column in self.columns if column in words or column == "id")
        of_study = " AND study_id = %s" if self.is_of_study else ""
        return (
            f'"{self.table}" AS MATERIALIZED (SELECT {columns} FROM "{self.history}" AS record '
            f"WHERE history_type <> '-' AND history_date <= %s{of_study} AND NOT EXISTS "
            f'(SELECT 1 FROM "{self.history}" AS later WHERE later.id = record.id '
            "AND later.history_id > record.history_id AND later.history_date <= %s))"
        )


@functools.cache
def shadows() -> Mapping[str, Shadow]:
    """Every table whose whole history is kept, by name."""
    found = (shadow_of(model) for app in APPS for model in apps.get_app_config(app).get_models())
    return {shadow.table: shadow for shadow in found if shadow is not None}


def shadow_of(model: type[Model]) -> Shadow | None:
    """What stands for a table in the past; None where its rows have no past, or not a whole one."""
    if not hasattr(model, "history") or model is Membership:
        return None
    history = model.history.model
    columns = tuple(str(field.column) for field in model._meta.concrete_fields)
    if not set(columns) <= {field.column for field in history._meta.concrete_fields}:
        return None
    return Shadow(
        table=model._meta.db_table,
        columns=columns,
        history=history._meta.db_table,
        is_of_study=issubclass(model, StudyRow),
    )


def day_shown() -> datetime.date:
    """The day for which embargoes are reckoned: today, or in the past the day of the moment shown."""
    return timezone.localdate(_shown.get())


@contextmanager
def past(moment: datetime.datetime | None, study: Study) -> Iterator[None]:
    """Let all statements see the study's tables as they stood at the moment; None leaves everything as it is.

    Rows of other studies do not exist meanwhile.

    Raises:
        PastNotKept: when a statement would write, or asks for a table that has no past.
    """
    if moment is None:
        yield
        return
    token = _shown.set(moment)
    try:
        with connection.execute_wrapper(Shown(moment, study)):
            yield
    finally:
        _shown.reset(token)


@dataclass(frozen=True, slots=True)
class Shown:
    """Puts before each statement what the tables that it names were at a moment."""

    moment: datetime.datetime
    study: Study

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        """Send the statement, so that it sees the past."""
        reading = READING.match(sql)
        words = frozenset(WORD.findall(sql))
        named = sorted(word for word in words if NAME.fullmatch(word))
        without_past = [name for name in named if name not in shadows() and is_table(name)]
        if reading is None or without_past:
            raise PastNotKept(f"Not to be asked of the past: {', '.join(without_past) or sql[:40]}.")
        shown = [shadows()[name] for name in named if name in shadows()]
        if not shown:
            return execute(sql, params, many, context)
        expressions = ", ".join(shadow.expression(words) for shadow in shown)
        if params is None:
            sql = sql.replace("%", "%%")  # which a statement without parameters writes as it is
        if reading["verb"].upper() == "WITH":
            statement = f"WITH {expressions}, {sql[reading.end() :]}"
        else:
            statement = f"WITH {expressions} {sql}"
        return execute(statement, (*self.parameters(shown), *(params or ())), many, context)

    def parameters(self, shown: list[Shadow]) -> list[Any]:
        """The parameters of these expressions, in order."""
        moment = connection.ops.adapt_datetimefield_value(self.moment)
        return [
            value
            for shadow in shown
            for value in ((moment, self.study.pk, moment) if shadow.is_of_study else (moment, moment))
        ]


@functools.cache
def is_table(name: str) -> bool:
    """Whether one of our tables has this name; constraints and columns may look like one."""
    return any(model._meta.db_table == name for model in apps.get_models(include_auto_created=True))
