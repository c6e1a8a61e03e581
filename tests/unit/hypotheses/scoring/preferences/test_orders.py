"""From pairs to orders, as they are and as they are written."""

from __future__ import annotations

import pytest

from hypotheses.scoring.preferences.matrix import compare
from hypotheses.scoring.preferences.printed import (
    preferred,
    read_ranking,
    same_order,
    written_order,
    written_ranking,
)
from hypotheses.scoring.preferences.ranking import rank
from tests.unit.hypotheses.scoring.preferences.electorates import CIRCLE, TENNESSEE, matrix_of

LETTERS = {letter: letter for letter in "ABCDEFGMNK"}


def test_tennessee_has_a_condorcet_winner_and_copelands_order_is_kemenys() -> None:
    found = rank(TENNESSEE)

    assert (found.condorcet, found.smith, found.is_identified) == ("N", ("N",), True)
    assert found.copeland == {"M": -3, "N": 3, "C": 1, "K": -1}
    assert written_order(found, LETTERS) == "N > C > K > M"


def test_circle_is_reported_and_not_broken() -> None:
    found = rank(CIRCLE)

    assert (found.condorcet, found.smith, found.cycles) == (None, tuple("ABC"), (tuple("ABC"),))
    assert not found.is_identified
    assert written_order(found, LETTERS) == "(A, B, C in a cycle)"


TIE = ("A>B", "B>A")


@pytest.mark.parametrize(
    ("pairs", "written", "identified"),
    [
        pytest.param(("A>B", "B>C", "A>C"), "A > B > C", True, id="all-pairs"),
        pytest.param(("A>B", "B>C"), "A > B > C", True, id="over-a-third"),
        pytest.param(("A>C", "B>C"), "A > C; B > C", False, id="two-above-one"),
        pytest.param(("A>B", "A>C"), "A > B; A > C", False, id="one-above-two"),
        pytest.param(("A>B",), "A > B", False, id="third-never-compared"),
        pytest.param((), "", False, id="nothing"),
        pytest.param((*TIE, "A>C", "B>C"), "A = B > C", True, id="tie-above"),
        pytest.param((*TIE, "A>C"), "A > C", False, id="tie-of-which-one-was-compared-further"),
        pytest.param(TIE, "A = B", False, id="tie-and-a-third-never-compared"),
        pytest.param(("A>B", "B>C", "C>A"), "(A, B, C in a cycle)", False, id="cycle"),
        pytest.param(
            ("A>B", "B>C", "A>C", "C>A"), "(A, B, C in a cycle)", False, id="cycle-that-a-tie-closes"
        ),
    ],
)
def test_three_outcomes(pairs: tuple[str, ...], written: str, identified: bool) -> None:
    found = rank(matrix_of("ABC", *pairs))

    assert (written_order(found, LETTERS), found.is_identified) == (written, identified)


def test_cycle_below_a_winner() -> None:
    found = rank(matrix_of("ABCD", "D>A", "D>B", "D>C", "A>B", "B>C", "C>A"))

    assert (found.condorcet, found.smith, found.cycles) == ("D", ("D",), (tuple("ABC"),))
    assert written_order(found, LETTERS) == "D > (A, B, C in a cycle)"


def test_cycle_above_a_loser_is_the_smith_set() -> None:
    found = rank(matrix_of("ABCD", "A>D", "B>D", "C>D", "A>B", "B>C", "C>A"))

    assert (found.condorcet, found.smith) == (None, tuple("ABC"))
    assert written_order(found, LETTERS) == "(A, B, C in a cycle) > D"


def test_two_chains_that_nothing_connects() -> None:
    found = rank(matrix_of("ABCD", "A>B", "C>D"))

    assert written_order(found, LETTERS) == "A > B; C > D"
    assert found.smith == tuple("ABCD")


@pytest.mark.parametrize("outcomes", ["", "A"])
def test_less_than_two_outcomes_have_no_order(outcomes: str) -> None:
    found = rank(compare(outcomes, []))

    assert (written_order(found, LETTERS), found.is_identified, found.condorcet) == ("", False, None)


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("A>B>C", (("A",), ("B",), ("C",))),
        (" B = C  > A", (("B", "C"), ("A",))),
        ("A ≻ C", (("A",), ("C",))),
        ("A", (("A",),)),
    ],
)
def test_written_order_is_read(written: str, places: tuple[tuple[str, ...], ...]) -> None:
    assert read_ranking(written, {"A": "A", "B": "B", "C": "C"}) == places
    assert read_ranking(written_ranking(places, LETTERS), LETTERS) == places


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "is no order"),
        ("A > > B", "is no order"),
        ("A > Z", "No outcome has the letter Z. Letters: A, B."),
        ("A > B = A", "A stands there more than once"),
    ],
)
def test_what_is_no_order_is_refused_in_a_sentence(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_ranking(written, {"A": "a", "B": "b"})


def test_an_order_of_a_study_without_outcomes_is_refused() -> None:
    with pytest.raises(ValueError, match="Letters: none yet"):
        read_ranking("A > B", {})


def test_same_order_means_the_same_places() -> None:
    found = rank(matrix_of("ABC", *TIE, "A>C", "B>C"))

    assert same_order(found, (("B", "A"), ("C",)))
    assert not same_order(found, (("A",), ("B",), ("C",)))
    assert not same_order(rank(matrix_of("ABC", "A>B")), (("A",), ("B",)))


def test_which_an_order_prefers() -> None:
    places = (("A", "B"), ("C",))

    assert [preferred(places, *pair) for pair in ("AB", "CB", "AC", "AZ")] == [None, "B", "A", None]
