"""What would overturn a verdict, on pages, for each reader, and when there is little or nothing to go by."""

from __future__ import annotations

import pytest
from django.test import Client

from evidence.choices import Role, Visibility
from hypotheses.choices import Direction
from tests.conftest import SmallStudy
from tests.factories import (
    make_archive,
    make_archivist,
    make_assessment,
    make_cluster,
    make_collection,
    make_document,
    make_holding,
    make_membership,
    make_passage,
)
from tests.integration.pages.conftest import Assessed, browser_of
from tests.integration.pages.test_query_counts import queries_of

OVERVIEW = "/studies/small/sensitivity/"
CELL = "/studies/small/sensitivity/power/north/"


def page(browser: Client, address: str, status: int = 200) -> str:
    """What a page says, tags and all."""
    response = browser.get(address)
    assert response.status_code == status
    return str(response.content.decode())


def add_witness(small: SmallStudy, name: str) -> None:
    """One more document in an archive, in a cluster of its own, supporting P1."""
    document = make_document(short_title=name)
    make_holding(document=document, collection=make_collection(archive=make_archive(slug=f"archive-{name}")))
    passage = make_passage(study=small.study, document=document, cluster=make_cluster(study=small.study))
    make_assessment(prediction=small.predictions[0], passage=passage, coder=small.coders[0])


def test_the_cell_says_in_a_sentence_what_would_overturn_it(assessed: Assessed, member: Client) -> None:
    said = page(member, CELL)

    assert "The verdict “" in said
    assert "would be overturned by leaving out 1 cluster" in said


def test_the_overview_links_every_cell_and_shows_its_figures(assessed: Assessed, member: Client) -> None:
    said = page(member, OVERVIEW)

    assert f'href="{CELL}?by=explanation"' in said
    assert 'role="img"' in said
    assert "<title" in said.split("<svg", 1)[1]
    assert "The same in figures" in said


def test_the_study_page_leads_to_it(assessed: Assessed, member: Client) -> None:
    assert f'href="{OVERVIEW}"' in page(member, "/studies/small/")


def test_hidden_documents_are_called_restricted_for_a_reader_and_by_name_for_an_archivist(
    assessed: Assessed, member: Client
) -> None:
    archivist = make_archivist()
    make_membership(study=assessed.small.study, user=archivist, role=Role.READER)
    told, hidden = page(browser_of(archivist), CELL), page(member, CELL)

    assert "Hidden memorandum" in told
    assert "Hidden memorandum" not in hidden
    assert "restricted" in hidden


def test_hidden_evidence_counts_for_everybody(assessed: Assessed, member: Client) -> None:
    archivist = make_archivist()
    make_membership(study=assessed.small.study, user=archivist, role=Role.READER)
    addresses = [f"{OVERVIEW}?format=csv&table={table}" for table in ("grids", "simulations", "variations")]

    for address in addresses:
        assert member.get(address).content == browser_of(archivist).get(address).content


def test_a_stranger_finds_no_such_page(assessed: Assessed, stranger: Client) -> None:
    page(stranger, OVERVIEW, 404)
    page(stranger, CELL, 404)


def test_a_public_study_may_be_read_without_login(assessed: Assessed) -> None:
    study = assessed.small.study
    study.visibility = Visibility.PUBLIC
    study.save()

    assert "Hidden memorandum" not in page(Client(), CELL)
    assert "Hidden memorandum" not in page(Client(), OVERVIEW)


def test_a_cell_that_is_not_there_is_no_page(assessed: Assessed, member: Client) -> None:
    page(member, "/studies/small/sensitivity/power/atlantis/", 404)


def test_a_cell_without_prediction_says_so(assessed: Assessed, member: Client) -> None:
    assert "The theory makes no prediction here" in page(member, "/studies/small/sensitivity/memory/south/")


def test_a_cell_without_evidence_says_so_and_shows_no_figure(small_study: SmallStudy, member: Client) -> None:
    said = page(member, CELL)

    assert "No evidence is counted here" in said
    assert "<svg" not in said
    assert "No cell asked for has counted evidence" in page(member, OVERVIEW)


def test_one_cluster_one_coder_and_no_archive_are_each_said_in_words(
    small_study: SmallStudy, member: Client
) -> None:
    make_assessment(
        prediction=small_study.predictions[0], passage=small_study.passages[0], coder=small_study.coders[0]
    )
    said = page(member, CELL)

    assert "All evidence is one cluster" in said
    assert "One coder made all judgements" in said
    assert "None of its documents is recorded as held by an archive" in said
    assert "NaN" not in said
    assert "No document with counted evidence is recorded as held by an archive" in page(member, OVERVIEW)


def test_neutral_evidence_alone_has_a_score_of_nought_and_no_side(
    small_study: SmallStudy, member: Client
) -> None:
    make_assessment(
        prediction=small_study.predictions[0],
        passage=small_study.passages[0],
        coder=small_study.coders[0],
        direction=Direction.NEUTRAL,
    )
    said = page(member, CELL)

    assert "López and Bowers" not in said
    assert "Nothing that was tried here overturns the verdict" in said


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("period=sometime", "sometime"),
        ("period=1953/1945", "1953"),
        ("which=guessing", "Unknown: guessing"),
        ("table=guess", "Unknown: guess"),
        ("colour=red", "There is no such parameter"),
        ("archive=atlantis", "Unknown: atlantis"),
        ("by=chance", "Unknown: chance"),
        ("seed=", ""),
    ],
)
def test_what_is_asked_wrongly_is_answered_with_the_reason(
    assessed: Assessed, member: Client, query: str, reason: str
) -> None:
    assert reason in page(member, f"{OVERVIEW}?{query}", 400 if reason else 200)


def test_stretches_of_time_are_shown_and_what_has_no_time_is_counted(
    assessed: Assessed, member: Client
) -> None:
    said = page(member, f"{OVERVIEW}?period=1945/1953&period=../1960")

    assert "Each stretch of time alone" in said
    assert 'value="1945/1953"' in said
    assert "of no known time" in said


def test_archives_are_told_apart_and_a_copy_elsewhere_keeps_a_document(
    small_study: SmallStudy, member: Client
) -> None:
    add_witness(small_study, "one")
    add_witness(small_study, "two")
    table = member.get(f"{OVERVIEW}?format=json").json()["archives"]
    alone = {(row["part"], row["how"]): row["n_units"] for row in table}

    assert alone == {
        ("Name of archive-one", "only"): 1,
        ("Name of archive-one", "without"): 1,
        ("Name of archive-two", "only"): 1,
        ("Name of archive-two", "without"): 1,
    }


def test_a_page_of_part_of_the_evidence_says_so_and_keeps_to_it(assessed: Assessed, member: Client) -> None:
    said = page(member, f"{OVERVIEW}?source_class=internal&period=1955")

    assert "Only part of the evidence is counted" in said
    assert f'href="{CELL}?source_class=internal&amp;by=explanation"' in said
    assert "Only part of the evidence is counted" not in page(member, CELL)


def test_a_large_study_leaves_searches_and_simulations_until_they_are_asked_for(
    assessed: Assessed, member: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hypotheses.views.sensitivity.MANY", 1)

    assert "searches and simulations wait" in page(member, OVERVIEW)
    assert "searches and simulations wait" not in page(member, f"{OVERVIEW}?which=simulations")


def test_strangers_are_not_given_the_costly_part_of_a_large_study(
    assessed: Assessed, member: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = assessed.small.study
    study.visibility = Visibility.PUBLIC
    study.save()
    monkeypatch.setattr("hypotheses.analyses.sensitivity.MANY", 1)
    address, stranger = "/api/v1/studies/small/sensitivity/", Client()

    assert stranger.get(address).json()["simulations"] == []
    assert member.get(address).json()["simulations"] != []
    refused = stranger.get(address, {"which": "simulations"})
    assert (refused.status_code, list(refused.json())) == (400, ["which"])
    cell = member.get(address).json()["summary"][0]
    one = stranger.get(address, {"cell": f"{cell['explanation']}/{cell['state']}"}).json()
    assert one["simulations"] != []


def test_the_database_is_asked_as_often_for_many_as_for_one(small_study: SmallStudy, member: Client) -> None:
    add_witness(small_study, "first")
    few = queries_of(member, OVERVIEW), queries_of(member, CELL)
    for number in range(10):
        add_witness(small_study, f"more-{number}")

    assert (queries_of(member, OVERVIEW), queries_of(member, CELL)) == few
