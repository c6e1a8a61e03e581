"""How values are rounded and written for machines and for people."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given, strategies

from evidence.tables import Value
from evidence.tables.values import (
    decimal_text,
    fault_of,
    is_number,
    json_value,
    machine_text,
    people_text,
)


class Labelled(str):
    """A text that shows something else than it holds, as members of some enumerations do."""

    def __str__(self) -> str:
        return "a label"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        pytest.param(Fraction(1, 8), 2, "0.12", id="tie-down-to-even"),
        pytest.param(Fraction(3, 8), 2, "0.38", id="tie-up-to-even"),
        pytest.param(Fraction(-1, 8), 2, "-0.12", id="negative-tie-to-even"),
        pytest.param(Fraction(1, 2), 0, "0", id="half-to-zero"),
        pytest.param(Fraction(3, 2), 0, "2", id="one-and-a-half-to-two"),
        pytest.param(Fraction(125001, 1000000), 2, "0.13", id="just-over-a-tie"),
        pytest.param(Fraction(-18, 23), 2, "-0.78", id="negative"),
        pytest.param(Fraction(-1, 1000), 2, "0.00", id="no-minus-before-zero"),
        pytest.param(Fraction(1005, 1000), 2, "1.00", id="exact-tie-that-a-float-is-not"),
        pytest.param(Fraction(1, 100), 3, "0.010", id="zeros-kept"),
        pytest.param(7, 1, "7.0", id="whole-number"),
    ],
)
def test_people_see_fractions_rounded_half_to_even(value: Fraction | int, places: int, text: str) -> None:
    assert decimal_text(value, places) == text


@pytest.mark.parametrize(
    ("value", "number"),
    [
        pytest.param(Fraction(1, 3), "0.3333333333333333", id="third"),
        pytest.param(Fraction(-18, 23), "-0.782608695652174", id="negative"),
        pytest.param(Fraction(1, 2), "0.5", id="no-trailing-zeros"),
        pytest.param(Fraction(1), "1.0", id="one"),
        pytest.param(Fraction(0), "0.0", id="zero"),
        pytest.param(Fraction(-1, 10**7), "-1e-07", id="small"),
    ],
)
def test_machines_get_the_nearest_number_that_they_can_hold(value: Fraction, number: str) -> None:
    assert machine_text(value) == number


@given(strategies.fractions(-1000, 1000), strategies.integers(0, 8))
def test_rounding_moves_a_number_by_at_most_half_a_unit(value: Fraction, places: int) -> None:
    rounded = Fraction(decimal_text(value, places))

    assert abs(rounded - value) <= Fraction(1, 2 * 10**places)


@given(strategies.fractions(-1000, 1000), strategies.fractions(-1000, 1000))
def test_machine_numbers_keep_the_order_of_the_fractions(first: Fraction, second: Fraction) -> None:
    low, high = sorted((first, second))

    assert float(machine_text(low)) <= float(machine_text(high))


@pytest.mark.parametrize(
    ("value", "machine", "people", "in_json"),
    [
        pytest.param(None, "", "–", None, id="nothing"),
        pytest.param(0, "0", "0", 0, id="zero-is-not-nothing"),
        pytest.param("", "", "", "", id="empty-text"),
        pytest.param(True, "true", "yes", True, id="true"),
        pytest.param(False, "false", "no", False, id="false"),
        pytest.param((), "", "–", [], id="empty-list"),
        pytest.param(("a", "b"), "a; b", "a; b", ["a", "b"], id="list"),
        pytest.param(datetime.date(868, 3, 1), "0868-03-01", "0868-03-01", "0868-03-01", id="date"),
        pytest.param(Labelled("yes"), "yes", "yes", "yes", id="text-with-a-label"),
        pytest.param(Fraction(2, 3), "0.6666666666666666", "0.67", 2 / 3, id="fraction"),
    ],
)
def test_value_is_written_for_machines_people_and_json(
    value: Value, machine: str, people: str, in_json: object
) -> None:
    assert (machine_text(value), people_text(value, 2), json_value(value)) == (machine, people, in_json)


def test_truth_values_are_no_numbers() -> None:
    assert [is_number(value) for value in (True, 1, Fraction(1, 2), "1", None)] == [
        False,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        pytest.param(0.1, "float", id="float"),
        pytest.param(["a"], "list", id="list"),
        pytest.param(("a", 1), "other things than texts", id="mixed-tuple"),
        pytest.param(datetime.datetime(1953, 8, 8, 12), "moment", id="moment"),
    ],
)
def test_value_that_no_format_can_write_is_named(value: object, fault: str) -> None:
    assert fault in fault_of(value)
