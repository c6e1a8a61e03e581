"""Quotations that try to get past the comparison, by what they hide or by their length."""

from __future__ import annotations

import random

import pytest

from evidence.choices import DifferenceKind
from evidence.matching import Quoted, Tolerance, Wording, compare

NEGATED = "He did not mean that bases would be given up, and nobody in the room had thought that he did."


@pytest.mark.parametrize(
    "text",
    [
        "He did [really] mean that bases would be given up",
        "He did [indeed] that bases would be given up, and nobody in the room",
    ],
)
def test_a_bracket_that_swallows_a_negation_alters(text: str) -> None:
    comparison = compare(Quoted(text), Wording(NEGATED))

    assert comparison.status == "altered"
    assert [each.kind for each in comparison.differences] == [DifferenceKind.CHANGED]


def test_a_bracket_may_put_one_negation_in_the_place_of_another() -> None:
    comparison = compare(
        Quoted("He did not mean that bases would be given up, and [no one] in the room"), Wording(NEGATED)
    )

    assert comparison.status == "edited"


def test_a_capital_in_brackets_leaves_a_negation_what_it_is() -> None:
    assert compare(Quoted("[N]ot mean that bases would be given up"), Wording(NEGATED)).status == "edited"


def test_a_negation_is_never_taken_for_misread() -> None:
    comparison = compare(
        Quoted("He did not mean that bases would be given up"),
        Wording("He did now mean that bases would be given up."),
        Tolerance(scan=0.4),
    )

    assert comparison.status == "altered"


def test_a_person_s_choice_among_places_stands() -> None:
    body = "The King agreed. Page on page. The King agreed."

    comparison = compare(Quoted("The King agreed", accepted=(body.rindex("The"), None)), Wording(body))

    assert comparison.place is not None
    assert comparison.place.start == body.rindex("The")
    assert len(comparison.candidates) == 2


@pytest.fixture(scope="module")
def long_text() -> list[str]:
    """Some ten thousand words."""
    letters = random.Random(7)
    vocabulary = ["".join(letters.choices("aeioubdgklmnprstv", k=6)) for _ in range(900)]
    return letters.choices(vocabulary, k=10_000)


@pytest.mark.parametrize("missing", [600, 4000, 8900])
def test_one_word_missing_among_thousands_is_named(long_text: list[str], missing: int) -> None:
    sought = long_text[500:9000]
    del sought[missing - 500]

    comparison = compare(Quoted(" ".join(sought)), Wording(" ".join(long_text)))

    assert comparison.status == "altered"
    assert [(each.kind, each.printed) for each in comparison.differences] == [
        (DifferenceKind.DROPPED, long_text[missing])
    ]
    assert comparison.place is not None
    assert comparison.place.start == len(" ".join(long_text[:500])) + 1


def test_thousands_of_words_in_another_order_are_altered(long_text: list[str]) -> None:
    shuffled = random.Random(8).sample(long_text, k=len(long_text))

    assert compare(Quoted(" ".join(shuffled)), Wording(" ".join(long_text))).status == "altered"


def test_a_quotation_of_sixty_parts_is_looked_for_and_one_of_more_is_not(long_text: list[str]) -> None:
    parts = [" ".join(long_text[place : place + 3]) for place in range(0, 610, 10)]
    wording = Wording(" ".join(long_text))

    most = compare(Quoted(" ... ".join(parts[:60])), wording)
    more = compare(Quoted(" ... ".join(parts)), wording)

    assert (most.status, len(most.elisions)) == ("edited", 59)
    assert more.status == "not-found"
    assert more.warnings == ("It has 61 parts between ellipses; at most 60 are looked for.",)
