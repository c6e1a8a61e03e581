"""Headings of sheets, and what is said of those that mean nothing."""

from __future__ import annotations

import pytest

from hypotheses.sheets.every import KINDS, kind_named
from hypotheses.sheets.headings import columns_by_heading

PASSAGES = KINDS["passages"]


def faults(*headings: str, kind: str = "passages") -> str:
    """What is said of these headings."""
    return "\n".join(said for _, said in columns_by_heading(KINDS[kind], headings)[1])


def test_keys_and_headings_in_any_order_and_case_are_understood() -> None:
    found, said = columns_by_heading(PASSAGES, ("Pages", "KEY", "refers to (EDTF)", "Also cited", "document"))

    assert said == []
    assert list(found.values()) == ["pages", "key", "refers_to", "also_cited", "document"]


def test_an_unknown_column_is_told_of_with_the_one_that_was_meant() -> None:
    assert "There is no column “sumary”. Did you mean summary?" in faults("key", "document", "sumary")


def test_a_column_of_another_sheet_is_told_of() -> None:
    assert "It belongs to the sheet assessments or adjudications" in faults("key", "document", "strength")


def test_a_doubled_column_is_told_of() -> None:
    assert "The column pages stands there twice." in faults("document", "pages", "Pages")


def test_a_missing_column_without_which_no_row_can_be_told_is_told_of() -> None:
    assert "The column passage is missing" in faults("prediction", "coder", "direction", kind="assessments")


def test_study_and_keys_that_are_made_may_be_missing() -> None:
    assert faults("document", "pages") == ""


@pytest.mark.parametrize("name", ["passages", " Passages ", "PUBLISHED VERDICTS", "not-applicable"])
def test_a_sheet_is_known_by_its_name(name: str) -> None:
    assert kind_named(name) is not None


def test_a_sheet_of_another_name_is_of_no_kind() -> None:
    assert kind_named("Sheet1") is None
