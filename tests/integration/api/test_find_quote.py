"""A quotation of unknown origin is found in the store, by command and over the API."""

from __future__ import annotations

import json
from contextlib import suppress
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evidence.choices import Access
from evidence.models import Document
from tests.factories import make_archive, make_collection, make_holding, make_member
from tests.integration.api.faults import codes
from tests.integration.pages.test_search import make_worded

WORDS = "The King would rather lose Ruritania than refuse the treaty of mutual defence"
LONG = f"{WORDS}, and he will say so to all who ask him whatever his ministers think of it."
FIND = "/api/v1/find-quote/"

pytestmark = pytest.mark.django_db


def found(*arguments: str, **options: Any) -> str:
    """What the command says."""
    output = StringIO()
    call_command("find_quote", *arguments, stdout=output, **options)
    return output.getvalue()


def answer(client: Client, q: str, **query: Any) -> list[dict[str, Any]]:
    """What the API answers."""
    response = client.get(FIND, {"q": q, **query})
    assert response.status_code == 200, response.content
    return response.json()  # type: ignore[no-any-return]


@pytest.fixture
def told() -> Document:
    """A document that has the words, on its second page."""
    return make_worded("A page before.", f"He said: {WORDS}.", short_title="Black to Rassendyll")


def test_the_document_is_named_with_its_page(told: Document) -> None:
    said = found(WORDS)

    assert said.startswith("verbatim: Black to Rassendyll")
    assert f"p. 494 [{told.key}]" in said
    assert said.endswith("It stands in 1 document.\n")


def test_documents_with_other_words_are_counted_apart(told: Document) -> None:
    make_worded(WORDS.replace("rather", "never"), short_title="A copy")

    assert found(WORDS).endswith("It stands in 1 document, and with other words in 1.\n")
    told.delete()
    assert found(WORDS).endswith("It stands in no document here, and with other words in 1.\n")


def test_the_better_match_comes_first(reader: Client, told: Document) -> None:
    copy = make_worded(WORDS.replace("rather", "never"), short_title="A copy")

    results = answer(reader, WORDS)

    assert [(each["document"], each["verification"]) for each in results] == [
        (told.key, "verbatim"),
        (copy.key, "altered"),
    ]
    assert results[1]["differences"] == [{"kind": "changed", "quoted": "rather", "printed": "never"}]


@pytest.mark.parametrize(
    "quotation",
    [
        pytest.param("The King would rather lose Ruritania ... the treaty of mutual defence", id="ellipsis"),
        pytest.param("[He] would rather lose Ruritania than refuse the treaty", id="bracket"),
        pytest.param(
            "the king would rather lose ruritania than sign the treaty of mutual defence", id="altered"
        ),
    ],
)
def test_a_quotation_with_differences_is_found(reader: Client, told: Document, quotation: str) -> None:
    assert [each["document"] for each in answer(reader, quotation)] == [told.key]


def test_a_long_quotation_is_found_over_the_end_of_a_page(reader: Client, told: Document) -> None:
    beginning, end = (
        f"{LONG[:-1]} as before. Then",
        "he left the room, and nobody of the council spoke for an hour.",
    )
    whole = make_worded(f"{beginning} {end}", short_title="On one page")
    parted = make_worded(beginning, end, short_title="Over two pages")

    results = answer(reader, f"{beginning} {end}")

    assert {each["document"]: each["verification"] for each in results} == {
        whole.key: "verbatim",
        parted.key: "verbatim",
    }


def test_a_long_quotation_is_found_where_one_word_differs(reader: Client, told: Document) -> None:
    copy = make_worded(LONG, short_title="A copy")
    other = make_worded(LONG.replace("mutual", "common"), short_title="Another")

    results = answer(reader, LONG)

    assert [(each["document"], each["verification"]) for each in results] == [
        (copy.key, "verbatim"),
        (other.key, "altered"),
    ]


def test_words_led_to_by_a_lookalike_do_not_hide_where_they_stand(reader: Client) -> None:
    printed = make_worded(
        LONG.replace("rather", "sooner").replace("say", "tell"), short_title="What the King said"
    )
    make_worded(f"Nobody knew: {LONG.partition('mutual ')[2]}", short_title="A lookalike")

    assert answer(reader, LONG)[0]["document"] == printed.key


def test_offsets_are_code_points(reader: Client, told: Document) -> None:
    other = make_worded("😀𠮷 said: the garrison of Streslau would stay.", short_title="Astral")

    (result,) = answer(reader, "the garrison of Streslau would stay")

    body = other.texts.get().body
    assert body[result["start"] : result["end"]] == "the garrison of Streslau would stay"


def test_japanese_words_are_found(reader: Client) -> None:
    document = make_worded("日本国との平和条約は、昭和二十六年に署名された。", short_title="条約")

    assert [each["document"] for each in answer(reader, "平和條約は昭和二十六年")] == [document.key]


def test_a_hidden_document_is_named_by_the_command_alone(client: Client) -> None:
    client.force_login(make_member())
    make_worded(f"{WORDS}.", short_title="Secret", access=Access.RESTRICTED)

    assert answer(client, WORDS) == []
    assert "Secret" in found(WORDS)


def test_only_an_archive_is_looked_through(reader: Client, told: Document) -> None:
    collection = make_collection(archive=make_archive(slug="palace"))
    make_archive(slug="elsewhere")
    make_holding(document=told, collection=collection)

    assert [each["document"] for each in json.loads(found(WORDS, archive=["palace"], format="json"))] == [
        told.key
    ]
    assert found(WORDS, archive=["elsewhere"]) == "It stands in no document here.\n"
    assert answer(reader, WORDS, archive="palace")[0]["pages"] == ["494"]


def test_an_unknown_archive_is_refused() -> None:
    make_archive(slug="palace")

    with pytest.raises(CommandError, match="no archive “castle”. Archives: palace"):
        found(WORDS, archive=["castle"])


@pytest.mark.parametrize(
    "quotation", ["", "…", "[all] [brackets]", "\x00", "'; DROP", "the", "é" * 3000, "(" * 900]
)
def test_whatever_is_asked_gets_an_answer(reader: Client, told: Document, quotation: str) -> None:
    assert reader.get(FIND, {"q": quotation}).status_code in (200, 400)
    with suppress(CommandError):
        found(quotation)


@pytest.mark.parametrize("quotation", [". . .", "[all] [brackets]", "“ ”", "\ud800"])
def test_a_quotation_without_words_is_refused(reader: Client, quotation: str) -> None:
    with pytest.raises(CommandError, match="no words of its own"):
        found(quotation)
    if quotation.isprintable():  # an address takes no half of a character
        refused = reader.get(FIND, {"q": quotation})
        assert (refused.status_code, codes(refused.json())) == (400, {"q": ["no-words"]})


def test_half_a_character_among_words_is_no_fault(told: Document) -> None:
    assert "It stands in" in found(f"{WORDS} \ud800")


def test_a_quotation_too_long_is_refused(reader: Client) -> None:
    assert reader.get(FIND, {"q": "word " * 1000}).status_code == 400
    with pytest.raises(CommandError, match="longer than 50,000"):
        found("w" * 50_001)


def test_eleven_documents_take_as_many_queries_as_one(reader: Client, told: Document) -> None:
    with CaptureQueriesContext(connection) as one:
        answer(reader, WORDS)
    for number in range(10):
        make_worded(f"{WORDS}. Copy {number}.", short_title=f"Copy {number}")

    with CaptureQueriesContext(connection) as eleven:
        assert len(answer(reader, WORDS)) == 10

    assert len(eleven) == len(one)
