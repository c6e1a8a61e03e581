"""Networks of a small study: page, API and command, what a reader may see of them, and what is said of bad input."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evidence.choices import Access, Role, Visibility
from hypotheses.choices import AssessmentStatus
from tests.factories import (
    make_archivist,
    make_coder,
    make_document,
    make_member,
    make_passage,
    make_state,
    make_study,
    make_tie_attestation,
    make_tie_reading,
    make_willingness_attestation,
    make_willingness_reading,
)
from tests.networks import API, PAGE, World, make_world, tie, will

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    """The printed example of three states."""
    return make_world()


def asked(client: Client, **query: str) -> dict[str, Any]:
    """What the API answers."""
    response = client.get(API, query)
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def outcomes_of(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The tests of an answer by name."""
    return {row["test"]: row for row in answer["tests"]}


def said(answer: dict[str, Any]) -> str:
    """All sentences of an answer."""
    return " ".join(answer["meta"]["notes"])


def printed(*arguments: str) -> str:
    """What the command prints."""
    output = StringIO()
    call_command("networks", "small", *arguments, stdout=output)
    return output.getvalue()


def test_three_states_in_opposite_order_give_the_printed_shares(world: World, client: Client) -> None:
    row = outcomes_of(asked(client))["states-at-date"]

    assert (row["tau_b"], row["p_exact"], row["floor"]) == (-1.0, "1/6", 1 / 6)
    assert row["p_two_sided"] == 1 / 3
    assert "can never give a share below 0.167" in said(asked(client))


@pytest.mark.parametrize("query", [{}, {"date": "1955"}, {"picture": "actual", "test": "freely"}])
@pytest.mark.parametrize("form", ["json", "csv", "latex", "markdown", "html"])
def test_command_api_and_page_give_the_same_bytes(
    world: World, client: Client, query: dict[str, str], form: str
) -> None:
    options = [part for name, value in query.items() for part in (f"--{name}", value)]

    command = printed("--format", form, "--table", "tests", *options)
    answers = [client.get(way, {**query, "format": form, "table": "tests"}) for way in (API, PAGE)]

    assert [answer.content.decode() for answer in answers] == [command, command]


def test_restricted_passages_count_and_are_not_shown(world: World, client: Client) -> None:
    secret = make_document(access=Access.RESTRICTED, short_title="Quillfeather")
    reading = tie(world, world.spokes[0], 1, key="TX", valid="1961/..", rationale="Quillfeather says so")
    make_tie_attestation(
        reading=reading, passage=make_passage(study=world.study, document=secret, key="quillfeather")
    )
    archivist = Client()
    archivist.force_login(make_archivist())

    answer, full = asked(client), asked(archivist)

    assert answer["ties"] == full["ties"]
    assert answer["tests"] == full["tests"]
    assert [row["value"] for row in answer["ties"] if row["target"] == "north"] == [1.0]
    (mine,) = [row for row in answer["readings"] if row["key"] == "TX"]
    (theirs,) = [row for row in full["readings"] if row["key"] == "TX"]
    assert (mine["passages"], mine["n_restricted"], mine["rationale"]) == ([], 1, "")
    assert (theirs["passages"], theirs["n_restricted"]) == (["quillfeather"], 0)
    assert "quillfeather" not in client.get(PAGE).content.decode().lower()
    assert "1 restricted." in client.get(PAGE).content.decode()
    assert "quillfeather" not in printed("--table", "readings").lower()
    assert client.get("/api/v1/tie-readings/", {"page_size": 100}).content.count(b'"TX"') == 0


def test_drafts_and_withdrawn_readings_do_not_count(world: World, client: Client) -> None:
    before = asked(client)
    for status in (AssessmentStatus.DRAFT, AssessmentStatus.WITHDRAWN, AssessmentStatus.SUPERSEDED):
        tie(world, world.spokes[0], 0, valid="1962/..", status=status)

    assert asked(client, date="1965")["ties"] == [
        row | {"readings": row["readings"]} for row in before["ties"]
    ]


def test_network_changes_with_the_date(world: World, client: Client) -> None:
    tie(world, world.spokes[0], 1, valid="1951-09/1959")

    found = {
        date: [row["value"] for row in asked(client, date=date)["ties"] if row["target"] == "north"]
        for date in ("1951-08", "1951", "1959-12-31", "1960", "autumn 1953")
    }

    assert found == {"1951-08": [], "1951": [1], "1959-12-31": [1], "1960": [4], "autumn 1953": [1]}


def test_two_coders_give_a_mean_and_a_range(world: World, client: Client) -> None:
    tie(world, world.spokes[0], 1, coder=make_coder(study=world.study), valid="1960/..")

    (row,) = [row for row in asked(client)["ties"] if row["target"] == "north"]

    assert (row["value"], row["low"], row["high"], row["n_coders"]) == (2.5, 1, 4, 2)
    assert "2.50 (1 to 4)" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"date": "the day after"}, "the day after"),
        ({"date": "1953-13-01"}, "Give a day, a month or a year"),
        ({"hub": "mars"}, "The study has no state “mars”. Known: hub, north, south, west."),
        ({"picture": "wished"}, "Unknown: wished. Known: actual, ideal."),
        ({"figure": "gif"}, "Unknown: gif. Known: svg, png, graphml."),
        ({"colour": "red"}, "There is no such parameter."),
    ],
)
def test_wrong_parameters_are_refused_with_a_reason(
    world: World, client: Client, query: dict[str, str], sentence: str
) -> None:
    page, answer = client.get(PAGE, query), client.get(API, query)

    assert (page.status_code, answer.status_code) == (400, 400)
    assert sentence in page.content.decode().replace("&#x27;", "'")
    assert sentence in answer.content.decode()


def test_command_refuses_as_the_page_does(world: World) -> None:
    with pytest.raises(CommandError, match="Give a day, a month or a year"):
        printed("--date", "never")
    with pytest.raises(CommandError, match="png is no text to print"):
        printed("--figure", "png")


def sentences_of(client: Client) -> str:
    """What page and API say of the small study, which agree, and hold no figure that is none."""
    answer, page = asked(client), client.get(PAGE)
    assert page.status_code == 200
    for text in (json.dumps(answer), page.content.decode()):
        assert "nan" not in text.lower().replace("finance", "")
    for form in ("svg", "png", "graphml"):
        assert client.get(PAGE, {"figure": form}).status_code == 200
    return said(answer)


def test_study_without_states_or_with_one_has_no_network(client: Client) -> None:
    study = make_study(slug="small", visibility=Visibility.PUBLIC)
    assert "at least two states, and the study has none" in sentences_of(client)

    make_state(study=study)

    assert "at least two states, and the study has one" in sentences_of(client)
    assert "No reading of a tie or of willingness has been submitted" in sentences_of(client)


def test_undated_readings_are_listed_and_not_drawn(client: Client) -> None:
    study = make_study(slug="small", visibility=Visibility.PUBLIC)
    make_tie_reading(study=study, valid="")

    assert "No reading says for what time it holds" in sentences_of(client)
    assert "1 reading without a time belong" in sentences_of(client)
    assert asked(client)["ties"] == []
    assert len(asked(client)["readings"]) == 1


def test_date_before_all_readings_shows_nothing_and_says_when_they_speak(
    world: World, client: Client
) -> None:
    answer = asked(client, date="1900")

    assert answer["ties"] == []
    assert "No reading of a tie speaks of 1900-12-31. Readings speak of days between 1960-01-01" in said(
        answer
    )


def test_tau_of_equal_values_is_undefined_and_said_so(client: Client) -> None:
    study = make_study(slug="small", visibility=Visibility.PUBLIC)
    hub, first, second = (make_state(study=study, position=n) for n in range(3))
    for spoke in (first, second):
        make_tie_reading(first=hub, second=spoke, strength=3)
        make_willingness_reading(state=spoke, willingness=1)

    assert "Tau is undefined: 2 periods" in sentences_of(client)
    assert outcomes_of(asked(client))["periods-within-states"]["tau_b"] is None


def test_ties_without_willingness_cannot_be_tested(client: Client) -> None:
    study = make_study(slug="small", visibility=Visibility.PUBLIC)
    make_tie_reading(study=study)

    assert "The connection cannot be tested" in sentences_of(client)


def test_page_takes_as_many_statements_for_many_readings_as_for_one(world: World, client: Client) -> None:
    client.force_login(make_member(world.study, Role.READER))

    def n_statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE).status_code == 200
        return len(captured)

    def add(year: int) -> None:
        passage = make_passage(study=world.study)
        make_tie_attestation(reading=tie(world, world.spokes[0], 2, valid=f"{year}/.."), passage=passage)
        make_willingness_attestation(
            reading=will(world, world.spokes[0], 1, valid=f"{year}/.."), passage=passage
        )

    add(1961)
    n_statements()
    before = n_statements()
    for year in range(1962, 1970):
        add(year)

    assert n_statements() == before


def test_slider_offers_the_years_and_keeps_the_rest_of_the_address(world: World, client: Client) -> None:
    tie(world, world.spokes[0], 1, valid="1951-09/1959")

    page = client.get(PAGE, {"date": "1955", "test": "freely"}).content.decode()

    assert 'type="range" id="year" name="date" min="1951" max="1960" step="1" value="1955"' in page
    assert '<input type="hidden" name="test" value="freely">' in page
    assert 'href="?date=1951&amp;test=freely"' in page


def test_private_study_is_not_there_for_strangers(client: Client) -> None:
    make_study(slug="small")

    assert client.get(PAGE).status_code == 404
    assert client.get(API).status_code == 404
