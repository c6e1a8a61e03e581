"""The page on which a quotation of unknown origin is looked for."""

from __future__ import annotations

import pytest
from django.test import Client

from evidence.choices import Access
from evidence.models import Document
from tests.factories import make_archive, make_collection, make_holding
from tests.integration.pages.reading import words_of
from tests.integration.pages.test_search import make_worded

FIND = "/find-quote/"
WORDS = "The King would rather lose Ruritania than refuse the treaty of mutual defence"

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Document:
    """A document that has the words, on its second page."""
    return make_worded("A page before.", f"He said: {WORDS}.", short_title="Black to Rassendyll")


def found(client: Client, q: str, **filters: str) -> str:
    """The words of the page that answers."""
    response = client.get(FIND, {"q": q, **filters})
    assert response.status_code == 200
    return words_of(response)


def test_page_without_words_asks_for_them(stranger: Client) -> None:
    assert "The words, as somebody prints them" in words_of(stranger.get(FIND))


def test_document_is_named_with_verdict_and_page(stranger: Client, told: Document) -> None:
    response = stranger.get(FIND, {"q": WORDS, "archive": ""})

    assert "It stands in 1 document. Black to Rassendyll, p. 494 ✓ Verbatim" in words_of(response)
    assert f'href="{told.get_absolute_url()}#p494"' in response.content.decode()


def test_differences_are_shown(stranger: Client, told: Document) -> None:
    words = found(stranger, WORDS.replace("rather", "never"))

    assert "≠ Altered" in words
    assert "Changed: never, in the document rather" in words


def test_quotation_that_stands_nowhere_gets_advice(stranger: Client, told: Document) -> None:
    words = found(stranger, "Nobody ever said anything of that kind")

    assert "It stands in no document here" in words
    assert "Try a sentence of it" in words


def test_only_an_archive_is_looked_through(stranger: Client, told: Document) -> None:
    make_holding(document=told, collection=make_collection(archive=make_archive(slug="palace")))
    make_archive(slug="elsewhere")

    assert "1 document" in found(stranger, WORDS, archive="palace")
    assert "no document" in found(stranger, WORDS, archive="elsewhere")


def test_impossible_archive_is_refused(stranger: Client) -> None:
    response = stranger.get(FIND, {"q": WORDS, "archive": "castle"})

    assert response.status_code == 400
    assert "There is no archive “castle” here" in words_of(response)


def test_hidden_document_is_as_absent_as_none(stranger: Client) -> None:
    make_worded(f"{WORDS}.", short_title="Secret", access=Access.RESTRICTED)

    assert "It stands in no document here" in found(stranger, WORDS)


def test_markup_in_quotation_and_document_is_text(stranger: Client) -> None:
    make_worded("He said: the <b>garrison</b> of Streslau would stay.", short_title="<i>Astral</i>")

    page = stranger.get(FIND, {"q": "the <b>garrison</b> of Streslau would <script>go"}).content.decode()

    assert "<i>Astral" not in page
    assert "<script>go" not in page
