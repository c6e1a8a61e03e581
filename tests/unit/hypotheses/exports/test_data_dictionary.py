"""The data dictionary is made of the columns, and the page in docs/ is what the command prints."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from hypotheses.choices import Flag, Verdict
from hypotheses.exports.columns import CELL_COLUMNS, MADE_BY
from hypotheses.exports.data_dictionary import data_dictionary


def test_page_in_the_documentation_is_what_the_command_prints() -> None:
    output = StringIO()

    call_command("data_dictionary", stdout=output)

    page = Path(settings.ROOT) / "docs" / "data-dictionary.md"
    assert page.read_bytes() == output.getvalue().encode(), (
        "manage.py data_dictionary > docs/data-dictionary.md"
    )


def test_every_column_has_a_line() -> None:
    lines = data_dictionary().replace("\\", "").splitlines()

    for key in (*(column.key for column in CELL_COLUMNS), *MADE_BY):
        assert len([line for line in lines if line.startswith(f"| {key} | ")]) == 1


def test_every_value_of_the_closed_lists_has_a_line() -> None:
    text = data_dictionary().replace("\\", "")

    for choice in (*Verdict, *Flag):
        assert f"| {choice.value} | {choice.label} |" in text
