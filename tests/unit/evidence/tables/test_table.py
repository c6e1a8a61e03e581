"""Columns, tables, and the dictionary made of columns."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pytest

from evidence.tables import Column, Table, dictionary
from tests.unit.evidence.tables.samples import column, verdicts


@dataclass(frozen=True)
class Cell:
    """A row of the caller's own."""

    state: str
    score: Fraction | None


COLUMNS: tuple[Column[Cell], ...] = (
    Column("state", "State", "The state.", lambda cell: cell.state),
    Column("score", "Score", "Its score.", lambda cell: cell.score, unit="from -1 to 1"),
)


def test_table_is_built_by_the_getters_of_its_columns() -> None:
    table = Table.build("Scores", COLUMNS, iter([Cell("japan", Fraction(1, 3))]), ["A note"])

    assert table == Table("Scores", COLUMNS, (("japan", Fraction(1, 3)),), ("A note",))


def test_table_without_rows_stays_a_table() -> None:
    table = Table.build("Scores", COLUMNS, [])

    assert (table.rows, table.records()) == ((), [])


def test_table_is_narrower_without_some_of_its_columns() -> None:
    table = Table.build("Scores", COLUMNS, [Cell("japan", Fraction(1, 3))], ["A note"])

    assert table.without({"score", "unknown"}) == Table("Scores", COLUMNS[:1], (("japan",),), ("A note",))


def test_records_keep_the_order_of_columns_and_the_kinds_of_values() -> None:
    records = verdicts().records()

    assert [list(record.items()) for record in records] == [
        [("state", "Japan (日本)"), ("score", -0.782608695652174), ("flags", ["thin", "contested"])],
        [("state", "Taiwan"), ("score", None), ("flags", [])],
    ]


@pytest.mark.parametrize("row", [("a",), ("a", "b", "c")], ids=["too-short", "too-long"])
def test_row_of_another_width_is_refused(row: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=rf"Row 2 of table 'Scores' has {len(row)} values for 2 columns"):
        Table("Scores", COLUMNS, (("a", "b"), row))


def test_float_is_refused_with_its_place() -> None:
    with pytest.raises(TypeError, match="Row 1, column 'score' of table 'Scores' holds a float"):
        Table("Scores", COLUMNS, (("a", 0.1),))  # type: ignore[arg-type]


def test_two_columns_of_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="several columns with the key state"):
        Table("Scores", (column("state"), column("score"), column("state")), ())


def test_table_without_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="has no columns"):
        Table("Scores", (), ())


def test_table_without_title_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a title"):
        Table(" ", COLUMNS, ())


def test_label_that_latex_could_not_take_is_refused() -> None:
    with pytest.raises(ValueError, match=r"LaTeX label 'tab:\{x\}'"):
        Table("Scores", COLUMNS, (), label="tab:{x}")


@pytest.mark.parametrize("key", ["", "Score", "n documents", "_score", "n__documents", "1st", "score\n"])
def test_key_that_is_not_snake_case_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="snake_case"):
        column(key)


@pytest.mark.parametrize(
    ("heading", "description", "decimals", "fault"),
    [
        pytest.param(" ", "Text.", 2, "heading and a description", id="no-heading"),
        pytest.param("Score", "", 2, "heading and a description", id="no-description"),
        pytest.param("Score", "Text.", -1, "-1 decimals", id="negative-decimals"),
    ],
)
def test_column_that_people_could_not_read_is_refused(
    heading: str, description: str, decimals: int, fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        Column("score", heading, description, str, decimals)


def test_dictionary_says_what_the_columns_say() -> None:
    table = dictionary("Columns", COLUMNS)

    assert [entry.key for entry in table.columns] == ["key", "heading", "description", "unit"]
    assert table.rows == (
        ("state", "State", "The state.", ""),
        ("score", "Score", "Its score.", "from -1 to 1"),
    )
