"""The data dictionary of the congruence table's files, made of the very columns that make them."""

from __future__ import annotations

from django.db.models import TextChoices

from evidence.tables import Column, Table, dictionary, to_markdown
from hypotheses.choices import Flag, Verdict
from hypotheses.exports.columns import MADE_BY, file_columns

INTRODUCTION = f"""# Data dictionary

What stands in the files of a congruence table, from the page `/studies/<slug>/`, from
`/api/v1/studies/<slug>/congruence/` and from `manage.py congruence`. How the figures come about:
[scoring.md](scoring.md). This page is printed by `manage.py data_dictionary`; change the columns, not the page.

**CSV** has one row for each cell and the columns below. A number that is not whole is the nearest one that
programs can hold, so that a third reaches a threshold of 1/3; nothing is an empty field; truth is `true` or `false`;
several flags stand together, separated by `; `. It is UTF-8 without byte order mark. A text that a spreadsheet would
take for a formula has an apostrophe before it.

**JSON** is `{{"meta": {{...}}, "cells": [...]}}`. A cell has the same keys, with `null` for nothing and a list for the
flags. What the last {len(MADE_BY)} columns say of the whole table stands once, under `meta`: `study`, `by`, `version`,
`settings` and `filters`, each setting and filter by itself, and `as_of`, which is `null` for the table as it is now.
Under a stretch of time, the filter `n_undated_left_out` counts the assessments that it leaves out since nobody knows
of what time their passages speak.

**XLSX** has the table as one prints it on its first sheet, then the rows of the CSV, the settings, and this dictionary.

Markdown, LaTeX, HTML and plain text give the table as one prints it: verdicts and scores, with the settings beneath.
"""


def data_dictionary() -> str:
    """The whole page as Markdown."""
    columns = dictionary("Columns", file_columns(dict.fromkeys(MADE_BY, "")))
    verdicts = closed_list("Values of verdict and published", Verdict)
    flags = closed_list("Values of flags", Flag)
    return "\n".join([INTRODUCTION, *(to_markdown(table) for table in (columns, verdicts, flags))])


def closed_list(title: str, choices: type[TextChoices]) -> Table:
    """The values that a column may have, and what each is called."""
    columns: tuple[Column[TextChoices], ...] = (
        Column("value", "Value", "What stands in the file.", lambda choice: choice.value),
        Column("meaning", "Meaning", "What it says.", lambda choice: str(choice.label)),
    )
    return Table.build(title, columns, list(choices))
