"""Makes a large study of a small one by the engine alone: a million rows in a minute or two."""

from __future__ import annotations

from typing import Any

from django.db import connection

from evidence.models import Appraisal, Document, Holding, Passage
from hypotheses.models import Assessment

#: Copies are told apart by what is added to their numbers; a study to be multiplied has fewer rows than that.
STEP = 1_000_000
#: The tables, each with the columns that name rows which are copied too, and the column that no two rows share.
COPIED: tuple[tuple[Any, tuple[str, ...], str], ...] = (
    (Document, ("id",), "key"),
    (Appraisal, ("id", "document_id"), ""),
    (Holding, ("id", "document_id"), ""),
    (Passage, ("id", "document_id"), "key"),
    (Assessment, ("id", "passage_id"), ""),
    (Assessment.history.model, ("id", "history_id", "passage_id"), ""),
)


def multiply(times: int) -> None:
    """So many copies of all that a study is made of, beside what there is: documents, passages, judgements, history."""
    with connection.cursor() as cursor:
        for number in range(1, times + 1):
            for model, moved, told_apart in COPIED:
                columns = [field.column for field in model._meta.concrete_fields]
                values = ", ".join(copied(column, moved, told_apart, number) for column in columns)
                named = ", ".join(f'"{column}"' for column in columns)
                table = model._meta.db_table
                cursor.execute(
                    # names of our own tables and columns, nothing that anybody typed
                    f'INSERT INTO "{table}" ({named}) SELECT {values} FROM "{table}" WHERE id < {STEP}'  # noqa: S608
                )


def copied(column: str, moved: tuple[str, ...], told_apart: str, number: int) -> str:
    """What stands in a column of a copy."""
    if column in moved:
        return f'"{column}" + {number * STEP}'
    return f"\"{column}\" || '-{number}'" if column == told_apart else f'"{column}"'
