"""Searching the words of documents over the API."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from drf_spectacular.generators import SchemaGenerator

from evidence.choices import Access
from tests.factories import make_collection, make_holding, make_member
from tests.integration.api.faults import messages
from tests.integration.api.test_schema import untrue
from tests.integration.pages.test_search import make_worded
from tests.unit.evidence.searching.strategies import ATTACKS

SEARCH = "/api/v1/search/"


def answer(client: Client, q: str, **query: Any) -> dict[str, Any]:
    """What the API answers."""
    response = client.get(SEARCH, {"q": q, **query})
    assert response.status_code == 200, response.content
    return response.json()  # type: ignore[no-any-return]


def titles(client: Client, q: str, **query: Any) -> list[str]:
    """The documents found."""
    return [hit["short_title"] for hit in answer(client, q, **query)["results"]]


def test_hit_tells_where_the_words_stand(reader: Client) -> None:
    document = make_worded("No.", "On the Sécurity of Japan.", note="Security.", short_title="NSC 5514")

    found = answer(reader, "security")

    (hit,) = found["results"]
    body = document.texts.get().body
    (place,) = hit["places"]
    assert (found["count"], found["is_more"], found["next"]) == (1, False, None)
    assert (hit["document"], hit["short_title"], hit["page"]) == (document.key, "NSC 5514", "494")
    assert hit["address"] == f"http://testserver/documents/{document.key}/#p494"
    assert hit["link"] == f"http://testserver/api/v1/documents/{document.key}/"
    assert body[hit["page_start"] : hit["page_end"]].strip() == "On the Sécurity of Japan."
    assert place["words"] == body[place["start"] : place["end"]]
    assert [body[each["start"] : each["end"]] for each in place["matches"]] == ["Sécurity"]


def test_words_in_a_note_have_their_place_in_the_note(reader: Client) -> None:
    document = make_worded("On Japan.", note="The security treaty.")

    (hit,) = answer(reader, "security")["results"]

    (place,) = hit["places"]
    note = document.texts.get().notes.get()
    assert (place["note"], place["note_label"]) == (1, "2")
    assert [note.body[each["start"] : each["end"]] for each in place["matches"]] == ["security"]


def test_list_is_handed_out_page_by_page(reader: Client) -> None:
    for number in range(5):
        make_worded("Guam. So. " * (number + 1), short_title=f"Paper {number}")
    seen, address = [], f"{SEARCH}?q=guam&page_size=2"
    while address:
        page = reader.get(address).json()
        seen.append([hit["short_title"] for hit in page["results"]])
        address = page["next"]

    assert seen == [["Paper 4", "Paper 3"], ["Paper 2", "Paper 1"], ["Paper 0"]]


def test_page_after_a_hit_stays_where_it_is_when_others_come_before(reader: Client) -> None:
    for number in range(4):
        make_worded("Guam. So. " * (number + 1), short_title=f"Paper {number}")
    second = answer(reader, "guam", page_size=2)["next"]
    make_worded("Guam. So. " * 9, short_title="Newcomer")

    assert [hit["short_title"] for hit in reader.get(second).json()["results"]] == ["Paper 1", "Paper 0"]


def test_filters_narrow(reader: Client) -> None:
    inside = make_worded("Guam", short_title="Inside", date_edtf="1952-08-07", kind="telegram")
    collection = make_collection()
    make_holding(document=inside, collection=collection)
    make_worded("Guam", short_title="Outside", is_editorial=True)

    for name, value in {
        "archive": collection.archive.slug,
        "collection": collection.reference_code,
        "written_from": "1952-08",
        "written_to": "1952",
        "kind": ["telegram", "letter"],
        "editorial": "without",
    }.items():
        assert titles(reader, "guam", **{name: value}) == ["Inside"], name
    assert titles(reader, "guam", language="ja") == []
    assert titles(reader, "guam", editorial="only") == ["Outside"]


@pytest.mark.parametrize("text", [each for each in ATTACKS if "\0" not in each])
def test_no_query_breaks_the_search(reader: Client, text: str) -> None:
    make_worded("a b c")

    response = reader.get(SEARCH, {"q": text.encode("utf-8", "surrogatepass")})

    is_too_long = len(text) > 400
    assert response.status_code == (400 if is_too_long or not text.strip() else 200)


@pytest.mark.parametrize(
    ("query", "name", "fault"),
    [
        pytest.param({}, "q", "Say what is to be looked for.", id="nothing"),
        pytest.param({"q": "a\0b"}, "q", "Null characters are not allowed.", id="nul"),
        pytest.param({"q": "a" * 10_000}, "q", "longer than the 400 characters", id="endless"),
        pytest.param({"q": ["a", "b"]}, "q", "This can be given once only", id="twice"),
        pytest.param({"q": "a", "archives": "x"}, "archives", "There is no such filter.", id="name"),
        pytest.param({"q": "a", "archive": "x"}, "archive", "There is no archive “x” here.", id="archive"),
        pytest.param({"q": "a", "written_to": "1952-13"}, "written_to", "cannot be read", id="date"),
        pytest.param({"q": "a", "editorial": "x"}, "editorial", "“x” is none of: without, only.", id="list"),
        pytest.param({"q": "a", "page_size": "101"}, "page_size", "“101” is no page size.", id="size"),
        pytest.param({"q": "a", "cursor": "1"}, "cursor", "This is no cursor.", id="cursor"),
        pytest.param({"q": "a", "cursor": f"1-{'9' * 40}"}, "cursor", "This is no cursor.", id="far-cursor"),
    ],
)
def test_wrong_question_is_refused_with_its_fault(
    reader: Client, query: dict[str, Any], name: str, fault: str
) -> None:
    response = reader.get(SEARCH, query)

    assert response.status_code == 400
    assert fault in messages(response.json())[name][0]


@pytest.mark.django_db
def test_hidden_document_is_as_absent_as_none(client: Client) -> None:
    client.force_login(make_member())
    make_worded("Guam", short_title="Seen")
    before = client.get(SEARCH, {"q": "guam"}).content

    make_worded("Guam, in secret", short_title="Hidden", access=Access.RESTRICTED)

    assert client.get(SEARCH, {"q": "guam"}).content == before
    assert answer(client, "secret")["count"] == 0


def test_search_takes_as_many_queries_for_eleven_hits_as_for_one(reader: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            answer(reader, "guam")
        return len(captured)

    def add() -> None:
        document = make_worded("Guam", "Guam", note="Guam")
        make_holding(document=document)

    add()
    few = queries()
    for _ in range(5):
        add()

    assert queries() == few


def test_answer_is_what_the_schema_says(reader: Client) -> None:
    schema = SchemaGenerator().get_schema(request=None, public=True)
    make_worded("Guam", note="Japan")

    assert list(untrue(schema, "Found", answer(reader, "guam japan"))) == []
