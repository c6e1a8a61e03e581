"""Statements that are put together once and sent many times, each time with other keys.

To put a statement together takes Django longer than any engine takes to find fifty rows by their keys, and to make
rows of a model takes it longer than to read the few values that are shown of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from django.db import connections
from django.db.models import QuerySet

#: What was read of one row, in the order of the paths asked for.
Values: TypeAlias = Sequence[Any]

#: Stands for the keys while a statement is put together; no row has it.
KEY = -7_000_000_001
#: The framework's sign for a value that is sent beside a statement.
SIGN = "%s"
#: An engine takes so many values with a statement, and some take no more.
MOST_KEYS = 900


@dataclass(frozen=True)
class Made:
    """A statement cut in two where the keys stand, with the values sent beside it before and after them."""

    head: str
    tail: str
    before: tuple[Any, ...]
    after: tuple[Any, ...]
    compiler: Any
    converters: Any


class Statement:
    """What is read along some paths from the rows of some keys, or from those that hang on rows of these keys.

    It asks for no rights: the keys are those of rows that were found among the ones that may be seen. References are
    read as `document_id`: of rows in the order of `document`, Django takes a column of that name for what is meant.
    """

    def __init__(self, rows: QuerySet[Any], paths: Sequence[str], *, by: str = "pk") -> None:
        self.rows = rows
        self.paths = tuple(paths)
        self.by = by

    def of(self, keys: Sequence[int]) -> list[Values]:
        """The values of each row found, in the order of the rows asked."""
        found: list[Values] = []
        for start in range(0, len(keys), MOST_KEYS):
            found += self.ask(keys[start : start + MOST_KEYS])
        return found

    def ask(self, keys: Sequence[int]) -> list[Values]:
        """The values of the rows of not too many keys."""
        made = self.made
        sql = made.head + ", ".join([SIGN] * len(keys)) + made.tail
        with connections[self.rows.db].cursor() as cursor:
            cursor.execute(sql, (*made.before, *keys, *made.after))
            rows = cursor.fetchall()
        return list(made.compiler.apply_converters(rows, made.converters)) if made.converters else rows

    @cached_property
    def made(self) -> Made:
        """The statement, put together. Django has no public way of keeping one, only of making it."""
        asked = self.rows.filter(**{f"{self.by}__in": [KEY]}).values_list(*self.paths)
        compiler = asked.query.get_compiler(asked.db)
        sql, values = compiler.as_sql()
        parts = sql.split(SIGN)
        place = values.index(KEY)
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        return Made(
            head=SIGN.join(parts[: place + 1]),
            tail=SIGN.join(parts[place + 1 :]),
            before=tuple(values[:place]),
            after=tuple(values[place + 1 :]),
            compiler=compiler,
            converters=compiler.get_converters(columns),
        )
