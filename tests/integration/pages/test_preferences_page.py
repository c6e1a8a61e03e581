"""The page of preference orders where evidence is thin, contradicts itself or is not there: a sentence each time."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from evidence.choices import Visibility
from hypotheses.choices import AssessmentStatus
from hypotheses.models import Outcome, PreferenceReading
from tests.conftest import SmallStudy
from tests.factories import (
    make_document,
    make_outcome,
    make_passage,
    make_preference_reading,
    make_published_order,
    make_state,
)
from tests.integration.pages.reading import words_of
from tests.integration.pages.test_query_counts import queries_of

PAGE = "/studies/small/preferences/"
API = "/api/v1/studies/small/preferences/"


def outcomes(small: SmallStudy, letters: str) -> dict[str, Outcome]:
    """Outcomes of these letters."""
    return {
        letter: make_outcome(study=small.study, letter=letter, slug=letter.lower(), position=n)
        for n, letter in enumerate(letters)
    }


def read_in(small: SmallStudy, pair: str, passage: Any = None, **values: Any) -> PreferenceReading:
    """A reading of a pair, written “A>B”, of the northern state, in a document of its own."""
    found = {each.letter: each for each in Outcome.objects.filter(study=small.study)}
    better, worse = (found[letter] for letter in pair.split(">"))
    given = {"coder": small.coders[0], "state": small.states[0], **values}
    return make_preference_reading(
        study=small.study,
        passage=passage or make_passage(study=small.study, document=make_document()),
        better=better,
        worse=worse,
        **given,
    )


def row_of(member: Client, table: str = "orders") -> dict[str, Any]:
    """The northern state's row of a table."""
    return next(row for row in member.get(API).json()[table] if row["state"] == "north")  # type: ignore[no-any-return]


def said(member: Client) -> str:
    """The words of the page."""
    response = member.get(PAGE)
    assert response.status_code == 200
    return words_of(response)


def test_study_without_outcomes_says_so(member: Client, small_study: SmallStudy) -> None:
    assert "The study has no outcomes yet." in said(member)
    assert row_of(member)["order"] is None


def test_one_outcome_is_nothing_to_order(member: Client, small_study: SmallStudy) -> None:
    outcomes(small_study, "A")

    assert "The study has one outcome only, so there is nothing to order." in said(member)
    assert (row_of(member)["order"], row_of(member)["is_identified"], row_of(member)["kemeny"]) == (
        None,
        False,
        [],
    )


def test_state_without_readings_has_no_order(member: Client, small_study: SmallStudy) -> None:
    outcomes(small_study, "AB")

    assert "No reading of this state's preferences counts yet, so nothing is known of its order." in said(
        member
    )
    assert row_of(member, "measures")["kemeny_distance"] is None
    assert row_of(member, "pairs")["margin"] is None


def test_circle_is_told_with_its_margins(member: Client, small_study: SmallStudy) -> None:
    outcomes(small_study, "ABC")
    for pair, strength in (("A>B", 3), ("B>C", 2), ("C>A", 1)):
        read_in(small_study, pair, strength=strength)

    words = said(member)

    assert (
        "A, B, C lead in a circle, which is not broken here: A > B by 1.00, C > A by 0.33, B > C by 0.67."
        in words
    )
    assert row_of(member)["order"] == "(A, B, C in a cycle)"
    assert row_of(member)["kemeny"] == ["A > B > C"]
    assert row_of(member, "measures")["cycles"] == ["(A, B, C in a cycle)"]


def test_coders_who_contradict_each_other_are_averaged_and_counted(
    member: Client, small_study: SmallStudy
) -> None:
    outcomes(small_study, "AB")
    once = read_in(small_study, "A>B")
    read_in(small_study, "B>A", once.passage, coder=small_study.coders[1])

    words = said(member)

    assert "Level after all evidence: A = B." in words
    assert "Coders read opposite things 1 time; there they are averaged." in words
    assert (row_of(member)["order"], row_of(member)["is_identified"]) == ("A = B", True)
    assert row_of(member, "readings")["passage_value"] == 0


def test_pair_that_nobody_compared_is_no_tie(member: Client, small_study: SmallStudy) -> None:
    outcomes(small_study, "ABC")
    read_in(small_study, "A>C")
    read_in(small_study, "B>C")

    words = said(member)

    assert "The order is not identified" in words
    assert "Not compared: A and B." in words
    assert "2 orders go equally little against the evidence." in words
    assert row_of(member)["order"] == "A > C; B > C"


def test_only_submitted_readings_count(member: Client, small_study: SmallStudy) -> None:
    outcomes(small_study, "AB")
    for status in (AssessmentStatus.DRAFT, AssessmentStatus.SUPERSEDED, AssessmentStatus.WITHDRAWN):
        read_in(small_study, "A>B", status=status)

    assert row_of(member)["order"] is None
    assert row_of(member, "measures")["n_readings"] == 0


def test_more_than_eight_outcomes_have_no_kemeny_order(member: Client, small_study: SmallStudy) -> None:
    outcomes(small_study, "ABCDEFGHI")
    read_in(small_study, "B>A")

    assert "With more than 8 outcomes, Kemeny's order is not worked out." in said(member)
    assert row_of(member)["kemeny"] == []
    assert row_of(member, "measures")["kemeny_distance"] is None


def test_printed_order_that_lost_its_letter_is_told(member: Client, small_study: SmallStudy) -> None:
    made = outcomes(small_study, "AB")
    make_published_order(study=small_study.study, state=small_study.states[0], ranking="A > B")
    made["A"].letter = "Z"
    made["A"].save()

    assert "The printed order, A > B, cannot be read with the outcomes' letters of today." in said(member)
    assert row_of(member)["agrees"] is None


def test_letters_and_names_are_not_taken_for_markup(member: Client, small_study: SmallStudy) -> None:
    outcomes(small_study, "AB")
    Outcome.objects.filter(letter="A").update(letter="<A&", name="<b>Bold</b>")
    found = {each.slug: each for each in Outcome.objects.all()}
    make_preference_reading(
        study=small_study.study, state=small_study.states[0], better=found["a"], worse=found["b"]
    )

    page = member.get(PAGE).content.decode()

    assert "<b>Bold</b>" not in page
    assert "&lt;A&amp;" in page


def test_eleven_readings_take_as_many_queries_as_one(member: Client, small_study: SmallStudy) -> None:
    outcomes(small_study, "ABC")
    read_in(small_study, "A>B")
    few = [queries_of(member, address) for address in (PAGE, API)]

    for n in range(10):
        state = make_state(study=small_study.study)
        read_in(small_study, ("A>B", "B>C")[n % 2], state=state)
        make_published_order(study=small_study.study, state=state, ranking="A > B > C")

    assert [queries_of(member, address) for address in (PAGE, API)] == few


@pytest.mark.parametrize("address", [PAGE, API])
def test_unknown_parameters_are_named(member: Client, small_study: SmallStudy, address: str) -> None:
    response = member.get(address, {"stat": "north", "table": "ordres"})

    assert response.status_code == 400
    body = response.content.decode()
    assert "There is no such parameter" in body
    assert "Known: orders, measures, pairs, readings" in body


def test_a_private_study_has_no_such_page_for_strangers(stranger: Client, small_study: SmallStudy) -> None:
    assert [stranger.get(address).status_code for address in (PAGE, API)] == [404, 404]
    small_study.study.visibility = Visibility.PUBLIC
    small_study.study.save()

    assert [Client().get(address).status_code for address in (PAGE, API)] == [200, 200]


def test_page_is_found_from_the_table(member: Client, small_study: SmallStudy) -> None:
    assert f'href="{PAGE}"' in member.get("/studies/small/").content.decode()
    assert f'href="{PAGE}" aria-current="page"' in member.get(PAGE).content.decode()
