"""What is said of a judgement that stands out, and of which nothing is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hypotheses.cautions import Judgement, cautions, has_word, of_changed_test

MEMORANDUM = Judgement(
    passage="E100",
    prediction="PP-US-1",
    direction="supports",
    strength=3,
    rationale="It says so.",
    document="NSC 5514",
    source_class="internal",
    authors="",
    year=None,
    written_from=date(1955, 2, 25),
    refers_until=date(1955, 2, 1),
    sources=("Cha 2016", "Victor D. Cha"),
)
BOOK = replace(
    MEMORANDUM,
    document="Lee (1996)",
    source_class="scholarship",
    authors="Jong-won Lee",
    year=1996,
    strength=2,
    written_from=date(1996, 1, 1),
)


def said_of(judgement: Judgement) -> str:
    """All that is said."""
    return " ".join(cautions(judgement))


def test_paper_of_the_time_at_full_strength_needs_no_caution() -> None:
    assert cautions(MEMORANDUM) == []
    assert cautions(BOOK) == []


def test_work_about_the_past_at_full_strength_stands_out() -> None:
    assert said_of(replace(BOOK, strength=3)).startswith(
        "E100 on PP-US-1: Lee (1996) is a work about the past"
    )
    assert "Say in the rationale" not in said_of(replace(BOOK, strength=3))
    assert "Say in the rationale" in said_of(replace(BOOK, strength=3, rationale=" "))


def test_support_from_the_work_that_makes_the_claim_is_circular() -> None:
    cha = replace(BOOK, document="Cha (2016)", authors="Victor D. Cha", year=2016)

    assert "its support is circular" in said_of(cha)
    assert "by an author of the claim" in said_of(replace(cha, document="Cha (2009)", year=2009))
    assert said_of(replace(cha, direction="contradicts")) == ""
    assert said_of(replace(cha, authors="Young-sook Chang", year=2016)) == ""


@pytest.mark.parametrize(
    ("written", "years"),
    [(date(1956, 1, 31), ""), (date(1956, 2, 2), "1 year after"), (date(1965, 2, 2), "10 years after")],
)
def test_paper_written_long_after_what_it_speaks_of_stands_out(written: date, years: str) -> None:
    said = said_of(replace(MEMORANDUM, written_from=written))

    assert (years in said) if years else said == ""


def test_undated_paper_and_passage_are_not_compared() -> None:
    assert said_of(replace(MEMORANDUM, written_from=None)) == ""
    assert said_of(replace(MEMORANDUM, refers_until=None, written_from=date(1990, 1, 1))) == ""


def test_changed_test_is_told_once_coding_began() -> None:
    assert "is a hoop test now, and was a straw in the wind test when 3 assessments" in of_changed_test(
        "PP-US-1", "Straw in the wind", "Hoop", 3
    )
    assert of_changed_test("PP-US-1", "Straw in the wind", "Hoop", 0) == ""
    assert of_changed_test("PP-US-1", "Hoop", "Hoop", 3) == ""


def test_names_are_told_whole() -> None:
    assert has_word("Cha, Powerplay (2016)", "cha")
    assert not has_word("Chang 2016", "Cha")
    assert has_word("Lee [2011]", "2011")
