"""The form that narrows a table: what it offers, what it does, and what it says when it is wrong."""

from __future__ import annotations

import pytest
from django.test import Client

from evidence.choices import Visibility
from tests.factories import make_archive, make_assessment, make_collection, make_holding
from tests.integration.pages.conftest import Assessed
from tests.integration.pages.reading import matrix_of, read, words_of

TABLE = "/studies/small/"
CELL = "Name of power", "Name of north"


@pytest.fixture
def held(assessed: Assessed) -> Assessed:
    """D1 lies in the archive `open-stacks`, the restricted document in `closed-stacks`."""
    for document, archive in (
        (assessed.small.documents[0], "open-stacks"),
        (assessed.secret, "closed-stacks"),
    ):
        make_holding(document=document, collection=make_collection(archive=make_archive(slug=archive)))
    return assessed


@pytest.mark.parametrize(
    ("query", "words"),
    [
        pytest.param("archive=open-stacks", "1 cluster, 2 assessments", id="archive"),
        pytest.param("without_archive=open-stacks", "2 clusters, 2 assessments", id="without-archive"),
        pytest.param(
            "without-archive=open-stacks", "2 clusters, 2 assessments", id="as-the-command-spells-it"
        ),
        pytest.param("source_class=scholarship", "2 predictions, none tested", id="source-class"),
        pytest.param("coder=second", "1 cluster, 1 assessment", id="coder"),
        pytest.param("coder=first&coder=second", "3 clusters, 4 assessments", id="two-coders"),
        pytest.param("from=1953&to=1954", "1 cluster, 2 assessments", id="time"),
        pytest.param("archive=&coder=&from=&to=", "3 clusters, 4 assessments", id="form-left-empty"),
    ],
)
def test_filter_narrows_the_table(query: str, words: str, member: Client, held: Assessed) -> None:
    passage = held.small.passages[0]
    passage.refers_to = "1953-07"
    passage.full_clean()
    passage.save()
    make_assessment(prediction=held.small.predictions[1], passage=passage, coder=held.small.coders[1])

    assert words in matrix_of(member.get(f"{TABLE}?{query}"))[CELL]


def test_active_filters_are_named_with_a_way_to_clear_them(member: Client, held: Assessed) -> None:
    response = member.get(f"{TABLE}?by=hypothesis&archive=open-stacks&from=1953")

    words = words_of(response)
    assert "Held in these archives: Name of open-stacks" in words
    assert "Refers to this date or later: 1953" in words
    assert "3 assessments left out" not in words
    assert "1 assessment left out, since nobody knows" in words
    assert (f"{TABLE}?by=hypothesis") in [attributes.get("href") for _, attributes in read(response).tags]


def test_unfiltered_table_speaks_of_no_filter(member: Client, held: Assessed) -> None:
    assert "Only part of the evidence" not in words_of(member.get(TABLE))


def test_boxes_that_were_ticked_stay_ticked(member: Client, held: Assessed) -> None:
    tags = read(member.get(f"{TABLE}?archive=open-stacks&source_class=memoir&from=1953")).tags

    inputs = [attributes for tag, attributes in tags if tag == "input"]
    ticked = [(each["name"], each["value"]) for each in inputs if "checked" in each]
    assert ticked == [("archive", "open-stacks"), ("source_class", "memoir")]
    assert [each["value"] for each in inputs if each["name"] == "from"] == ["1953"]


def test_every_field_has_a_label(member: Client, held: Assessed) -> None:
    tags = read(member.get(TABLE)).tags

    typed = {each["id"] for tag, each in tags if tag == "input" and each.get("type") == "text"}
    assert typed == {each["for"] for tag, each in tags if tag == "label" and "for" in each}


@pytest.mark.parametrize("visibility", list(Visibility))
def test_archive_that_holds_only_what_is_hidden_is_not_offered(
    visibility: Visibility, member: Client, held: Assessed
) -> None:
    held.small.study.visibility = visibility
    held.small.study.save()

    answer = member.get(TABLE).content.decode()

    assert "open-stacks" in answer
    assert "closed-stacks" not in answer


def test_archive_that_the_study_does_not_use_is_not_offered(member: Client, held: Assessed) -> None:
    make_holding(collection=make_collection(archive=make_archive(slug="elsewhere")))

    assert "elsewhere" not in member.get(TABLE).content.decode()


def test_everything_wrong_is_said_beside_its_field(member: Client, held: Assessed) -> None:
    response = member.get(f"{TABLE}?coder=nobody&from=someday&colour=red&by=colour")

    assert response.status_code == 400
    words = words_of(response)
    assert "The table was not made" in words
    assert "by: Unknown: colour." in words
    assert "colour: There is no such filter." in words
    faulty = {each["aria-describedby"] for _, each in read(response).tags if "aria-describedby" in each}
    assert faulty == {"fault-coder", "fault-from"}
    assert "Unknown: nobody." in words
    assert "someday" in [each.get("value") for _, each in read(response).tags]


def test_cell_with_wrong_filters_says_so_too(member: Client, held: Assessed) -> None:
    response = member.get(f"{TABLE}cells/power/north/?to=someday")

    assert response.status_code == 400
    assert "fault-to" in {each.get("id") for _, each in read(response).tags}


def test_file_with_wrong_filters_is_not_made(member: Client, held: Assessed) -> None:
    response = member.get(f"{TABLE}?format=csv&archive=nowhere")

    assert (response.status_code, response["Content-Type"]) == (400, "text/html; charset=utf-8")


def test_what_a_reader_types_is_shown_as_text(member: Client, held: Assessed) -> None:
    answer = member.get(TABLE, {"from": '"><script>', "<b>": "x"}).content.decode()

    assert "<script>" not in answer
    assert "<b>" not in answer
