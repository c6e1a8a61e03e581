"""The networks of the study in fixtures/: the figures of the reference on method, section 10.4."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command


@pytest.fixture(scope="module")
def found(loaded: str) -> dict[str, Any]:
    """What the command prints of the study, once for all tests of this module."""
    output = StringIO()
    call_command("networks", "hub-and-spokes", "--format", "json", stdout=output)
    printed: dict[str, Any] = json.loads(output.getvalue())
    return printed


@pytest.fixture
def by_name(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The tests by name."""
    return {row["test"]: row for row in found["tests"]}


def test_nine_periods_give_the_printed_figures(by_name: dict[str, dict[str, Any]]) -> None:
    within, freely = by_name["periods-within-states"], by_name["periods-freely"]

    assert within["n"] == freely["n"] == 9
    assert round(within["tau_b"], 3) == -0.539
    assert (round(within["p_one_sided"], 3), within["n_arrangements"]) == (0.917, 288)
    assert (round(freely["p_one_sided"], 3), freely["n_arrangements"]) == (0.046, 362880)
    assert within["is_default"]
    assert within["is_exact"]


def test_three_states_on_one_date_reach_one_in_six_at_best(by_name: dict[str, dict[str, Any]]) -> None:
    row = by_name["states-at-date"]

    assert (row["tau_b"], row["p_exact"], round(row["floor"], 3)) == (-1.0, "1/6", 0.167)


def test_periods_are_the_reader_s(found: dict[str, Any]) -> None:
    periods = [(row["state"], row["begins"][:4], row["tie"], row["willingness"]) for row in found["periods"]]

    assert periods == [
        ("japan", "1951", 3, 0),
        ("japan", "1960", 4, 0),
        ("south-korea", "1953", 3, 2),
        ("south-korea", "1954", 3, 2),
        ("south-korea", "1961", 3, 1),
        ("taiwan", "1950", 1, 2),
        ("taiwan", "1953", 2, 3),
        ("taiwan", "1955", 3, 3),
        ("taiwan", "1961", 2, 4),
    ]


def test_every_code_is_marked_as_an_illustration_and_inferred(found: dict[str, Any]) -> None:
    assert {(row["is_illustrative"], row["basis"]) for row in found["readings"]} == {(True, "inferred")}
    assert "26 of 26 readings only illustrate the method" in " ".join(found["meta"]["notes"])


def test_ideal_has_japan_in_the_middle_and_the_actual_network_bilateral_lines_only(
    found: dict[str, Any],
) -> None:
    ties = {(row["picture"], row["source"], row["target"]): row["value"] for row in found["ties"]}

    assert ties["ideal", "japan", "united-states"] == 4
    assert ties["ideal", "japan", "south-korea"] > ties["ideal", "south-korea", "united-states"]
    between_spokes = [
        value
        for (picture, _, target), value in ties.items()
        if picture == "actual" and target != "united-states"
    ]
    assert between_spokes == [0, 0, 0]


def test_hub_and_first_spoke_are_found_in_the_readings(found: dict[str, Any]) -> None:
    made_by = found["meta"]["made_by"]

    assert (made_by["hub"], made_by["first"], made_by["ideal_of"]) == (
        "united-states",
        "japan",
        "united-states",
    )
    assert [(row["state"], row["contribution"], row["change"]) for row in found["hub_steps"]] == [
        ("south-korea", 3, 0),
        ("south-korea", 4, 0),
        ("taiwan", 3, 1),
        ("taiwan", 3, 1),
        ("taiwan", 4, -1),
    ]
