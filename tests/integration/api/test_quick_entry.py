"""Quick entry over the API: one call from a citation to a counted assessment."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from evidence.choices import Access, Role
from evidence.models import Document, Passage
from hypotheses.models import Assessment
from tests.conftest import SmallStudy
from tests.factories import (
    make_coder,
    make_collection,
    make_document,
    make_holding,
    make_member,
    make_prediction,
)
from tests.unit.evidence.services.quoted_documents import WORDS, make_wording

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/quick-entry/"
CITATION = "NSC 5514, February 25, 1955, FRUS, 1955–57, Vol. 23, Part 2, pp. 7, 8"
WHOLE = {"prediction": "P1", "direction": "supports", "strength": 3, "rationale": "It says so."}


@pytest.fixture
def ada(small_study: SmallStudy) -> Client:
    """The client of somebody who codes in the study."""
    user = make_member(small_study.study, Role.CODER, username="ada")
    make_coder(study=small_study.study, slug="ada", user=user)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def nsc_5514(db: None) -> Document:
    """The document, with two pages of wording."""
    document = make_document(short_title="NSC 5514", date_printed="February 25, 1955")
    make_holding(
        document=document, collection=make_collection(reference_code="frus1955-57v23p2"), identifier="d24"
    )
    make_wording(document=document)
    return document


def post(client: Client, **fields: Any) -> Any:
    """The answer to an entry."""
    entry = {"study": "small", "citation": CITATION, "quotations": [WORDS], **fields}
    return client.post(ADDRESS, entry, content_type="application/json")


def test_citation_becomes_a_counted_assessment(ada: Client, nsc_5514: Document) -> None:
    answer = post(ada, **WHOLE)

    assert answer.status_code == 201, answer.content
    said = answer.json()
    assessment = Assessment.objects.counted().get()
    assert (said["document"], said["passage"], said["assessment"]) == (
        nsc_5514.key,
        assessment.passage.key,
        assessment.pk,
    )
    assert said["quotations"] == [{"text": WORDS, "verification": "verbatim", "pages_found": "7"}]
    assert assessment.passage.pages == "7, 8"
    assert assessment.history.get().history_user.username == "ada"


def test_dry_run_says_what_was_read_and_found_and_writes_nothing(ada: Client, nsc_5514: Document) -> None:
    before = Passage.objects.count()

    said = post(ada, dry_run=True, **WHOLE).json()

    assert "".join(part["text"] for part in said["references"][0]["stretches"]) == CITATION
    assert said["described"]["collection"] == "frus1955-57v23p2"
    assert [offer["document"] for offer in said["candidates"]] == [nsc_5514.key]
    assert (said["document"], said["passage"]) == (nsc_5514.key, None)
    assert Passage.objects.count() == before


def test_new_document_is_made_on_demand_with_corrections(ada: Client) -> None:
    refused = post(ada, **WHOLE)
    answer = post(ada, make_new=True, described={"short_title": "NSC 5514 (draft)"}, **WHOLE)

    assert (refused.status_code, set(refused.json())) == (400, {"document"})
    assert answer.status_code == 201, answer.content
    document = Document.objects.get(short_title="NSC 5514 (draft)")
    assert document.holdings.get().collection.reference_code == "frus1955-57v23p2"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"study": "no-such-study"}, "study"),
        ({"citation": ""}, "citation"),
        ({"citation": "NUL \x00"}, "citation"),
        ({"document": "nothere"}, "document"),
        ({"prediction": "P99"}, "prediction"),
        ({"direction": "sideways"}, "direction"),
        ({"direction": ""}, "direction"),
        ({"strength": 4}, "strength"),
        ({"strength": None}, "strength"),
        ({"direction": "neutral"}, "strength"),
        ({"quotations": []}, "quotations"),
        ({"quotations": [" "]}, "quotations"),
        ({"quotations": "no list"}, "quotations"),
        ({"described": {"kind": "no kind"}}, "described"),
    ],
)
def test_fault_is_told_at_its_field_and_nothing_is_written(
    ada: Client, nsc_5514: Document, fields: dict[str, Any], field: str
) -> None:
    answer = post(ada, **(WHOLE | fields))

    assert (answer.status_code, list(answer.json())) == (400, [field])
    assert not nsc_5514.passages.exists()


def test_hidden_document_is_neither_found_nor_chosen(ada: Client, nsc_5514: Document) -> None:
    nsc_5514.access = Access.RESTRICTED
    nsc_5514.save()

    assert post(ada, dry_run=True).json()["candidates"] == []
    assert list(post(ada, document=nsc_5514.key, **WHOLE).json()) == ["document"]


def test_readers_strangers_and_who_is_not_logged_in_are_refused(
    small_study: SmallStudy, client: Client, nsc_5514: Document
) -> None:
    assert post(client, **WHOLE).status_code == 403
    client.force_login(make_member(small_study.study, Role.READER))
    assert list(post(client, **WHOLE).json()) == ["study"]
    client.force_login(make_member(role=Role.LEAD))
    assert list(post(client, **WHOLE).json()) == ["study"]
    assert not nsc_5514.passages.exists()


def test_prediction_of_another_study_does_not_exist_here(ada: Client, nsc_5514: Document) -> None:
    foreign = make_prediction(key="FOREIGN")

    assert list(post(ada, **(WHOLE | {"prediction": foreign.key})).json()) == ["prediction"]
