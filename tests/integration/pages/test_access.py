"""Who may open what. A study that one may not see does not exist."""

from __future__ import annotations

import pytest
from django.test import Client

from evidence.choices import Visibility
from evidence.models import Study
from tests.conftest import SmallStudy
from tests.factories import make_archivist
from tests.integration.pages.conftest import Assessed, browser_of
from tests.integration.pages.reading import read, words_of

#: Every page of a study, and every file that it gives.
ADDRESSES = [
    "/studies/small/",
    "/studies/small/?by=hypothesis",
    "/studies/small/?archive=nowhere",
    "/studies/small/?format=csv",
    "/studies/small/?format=json",
    "/studies/small/cells/power/north/",
    "/studies/small/cells/memory/south/",
    "/studies/small/data-dictionary/",
]
#: All that tells something of the restricted document.
HIDDEN = [
    "Hidden memorandum",
    "hidden-passage",
    "The hidden summary",
    "The hidden words",
    "The hidden reason",
]


def publish(study: Study) -> None:
    """Make a study public."""
    study.visibility = Visibility.PUBLIC
    study.save()


@pytest.mark.parametrize("address", ADDRESSES)
def test_private_study_does_not_exist_for_others(
    address: str, client: Client, stranger: Client, small_study: SmallStudy
) -> None:
    assert client.get(address).status_code == stranger.get(address).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_public_study_is_open_to_everybody(
    address: str, client: Client, stranger: Client, member: Client, small_study: SmallStudy
) -> None:
    publish(small_study.study)

    statuses = {browser.get(address).status_code for browser in (client, stranger, member)}

    assert statuses == {400 if "nowhere" in address else 200}


def test_list_holds_what_the_reader_may_open(
    client: Client, stranger: Client, member: Client, small_study: SmallStudy
) -> None:
    titles = [
        small_study.study.title in words_of(browser.get("/studies/"))
        for browser in (client, stranger, member)
    ]

    assert titles == [False, False, True]


def test_who_is_not_logged_in_is_shown_the_way(client: Client, small_study: SmallStudy) -> None:
    tags = read(client.get("/studies/small/?archive=frus")).tags

    links = [attributes["href"] for tag, attributes in tags if tag == "a"]
    assert "/accounts/login/?next=/studies/small/%3Farchive%3Dfrus" in links


@pytest.mark.parametrize("address", ["/studies/small/cells/power/nowhere/", "/studies/small/cells/no/north/"])
def test_cell_that_the_table_does_not_have_is_not_found(address: str, member: Client) -> None:
    assert member.get(address).status_code == 404


def test_hypothesis_is_no_row_of_the_table_by_explanation(member: Client, small_study: SmallStudy) -> None:
    small_study.hypotheses[0].slug = "claim"
    small_study.hypotheses[0].save()

    assert member.get("/studies/small/cells/claim/north/").status_code == 404
    assert member.get("/studies/small/cells/claim/north/?by=hypothesis").status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_restricted_content_is_in_no_answer(
    address: str, client: Client, stranger: Client, member: Client, assessed: Assessed
) -> None:
    publish(assessed.small.study)

    for browser in (client, stranger, member):
        answer = browser.get(address).content.decode()
        assert [secret for secret in HIDDEN if secret in answer] == []
        assert f"/{assessed.secret_passage.pk}/change/" not in answer


def test_restricted_evidence_counts_for_everybody(client: Client, assessed: Assessed) -> None:
    publish(assessed.small.study)
    archivist = browser_of(make_archivist())

    files = {browser.get("/studies/small/?format=json").content for browser in (client, archivist)}

    assert len(files) == 1
    assert b'"n_restricted": 1' in files.pop()


def test_restricted_passages_are_counted_where_their_content_is_hidden(
    member: Client, assessed: Assessed
) -> None:
    words = words_of(member.get("/studies/small/cells/power/north/"))

    assert "1 restricted passage (content hidden). The figures count it." in words


def test_who_may_see_restricted_documents_reads_them(assessed: Assessed) -> None:
    publish(assessed.small.study)
    archivist = browser_of(make_archivist())

    words = words_of(archivist.get("/studies/small/cells/power/north/"))

    assert "content hidden" not in words
    assert "Restricted: hidden from other readers." in words
    assert [secret for secret in HIDDEN if secret not in words] == []
