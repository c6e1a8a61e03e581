"""CSV: read back as it was, never run as a formula, in agreement with JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import example, given, strategies

from evidence.tables import (
    Table,
    Value,
    csv_lines,
    guard_text,
    json_bytes,
    to_csv,
    to_json_records,
    unguard_text,
)
from tests.unit.evidence.tables.samples import HOSTILE, column, one_cell, texts, values, verdicts

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_header_holds_keys_and_lines_end_as_the_rfc_asks() -> None:
    assert to_csv(verdicts(["A note"])) == (
        "state,score,flags\r\nJapan (日本),-0.782608695652174,thin; contested\r\nTaiwan,,\r\n"
    )


@pytest.mark.parametrize(
    ("text", "field"),
    [
        *(pytest.param(start + "1", "'" + start + "1", id=f"begins-{start!r}") for start in FORMULA_STARTS),
        pytest.param("'=1", "''=1", id="was-typed-with-an-apostrophe"),
        pytest.param("''=1", "'''=1", id="was-typed-with-two"),
        pytest.param("'tis", "'tis", id="harmless-apostrophe"),
        pytest.param("a=1", "a=1", id="sign-inside"),
        pytest.param("", "", id="empty"),
    ],
)
def test_text_that_looks_like_a_formula_leaves_with_an_apostrophe(text: str, field: str) -> None:
    assert guard_text(text) == field


@pytest.mark.parametrize("number", [-5, Fraction(-1, 2)], ids=["whole", "fraction"])
def test_negative_number_is_not_guarded(number: int | Fraction) -> None:
    assert read(to_csv(one_cell(number)))[1][0].startswith("-")


def test_list_that_looks_like_a_formula_is_guarded() -> None:
    assert read(to_csv(one_cell(("=1+1", "x")))) == [["cell"], ["'=1+1; x"]]


@given(strategies.text("='+-@\t\r\n＝a"))
def test_guard_is_undone_exactly(text: str) -> None:
    assert unguard_text(guard_text(text)) == text


@given(texts)
@example("\r")
@example('"')
@example("\x00")
def test_any_text_comes_back_from_a_csv_reader(text: str) -> None:
    header, row = read(to_csv(one_cell(text)))

    assert (header, [unguard_text(field) for field in row]) == (["cell"], [text])


@given(texts)
def test_no_field_begins_like_a_formula(text: str) -> None:
    field = read(to_csv(one_cell(text)))[1][0]

    assert not field.startswith(FORMULA_STARTS)


@given(strategies.lists(strategies.tuples(values, values), max_size=4))
def test_csv_and_json_agree_value_by_value(rows: list[tuple[Value, Value]]) -> None:
    table = Table("Title", (column("first"), column("second")), tuple(rows))

    lines = read(to_csv(table))[1:]

    for fields, record in zip(lines, to_json_records(table), strict=True):
        assert list(map(unguard_text, fields)) == list(map(as_text, record.values()))


def as_text(value: object) -> str:
    """A JSON value as it stands in the JSON file, without quotation marks."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json_bytes(value).decode().rstrip("\n")


def test_lines_are_made_as_rows_arrive() -> None:
    arrived: list[str] = []

    def rows() -> Iterator[list[str]]:
        for text in HOSTILE:
            arrived.append(text)
            yield [text]

    lines = csv_lines(["cell"], rows())
    next(lines)

    assert not arrived
    next(lines)
    assert arrived == [HOSTILE[0]]
