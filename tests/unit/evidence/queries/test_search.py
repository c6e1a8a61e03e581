"""Which pages a search finds, on the engine at hand; the other must find the same (the tests run once on each)."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from evidence.choices import Access, DocumentKind, TextKind
from evidence.models import Document, DocumentText, Page, User
from evidence.queries import search as query
from evidence.queries.search import Narrowing, rank
from evidence.searching import read_search
from evidence.texts import fold
from tests.factories import (
    make_archivist,
    make_collection,
    make_document,
    make_document_text,
    make_holding,
    make_member,
    make_page,
)
from tests.unit.evidence.searching.strategies import QUERIES

#: What the pages of a small library say.
PAGES = [
    "The security of Japan is vital to the United States.",
    "Security, and security again; Japan’s rearmament.",
    "An alliance of hub and spokes. Spokes and hub.",
    "Éclat, naïveté; NSC 5514/1. 1e5 0x1f 12.5 1st",
    "日米安全保障条約について。外務省、憲法。",
    "「NSC米国」日本国憲法の条約。",
    "米",
    "한미상호방위조약, 동맹. 동맹국",
    "中美共同防禦條約、外交部。",
    "ガイムショウ ｶﾞｲﾑｼｮｳ",
    "a b a b a and or not near",
    "",
]


def add_page(words: str, text: DocumentText | None = None, **fields: Any) -> Page:
    """A page of a document of its own, with the words as the index has them."""
    text = text or make_document_text(body=words or " ", **fields)
    return make_page(text=text, folded=fold(words), start=0, end=len(text.body))


@pytest.fixture
def library(db: None) -> list[Page]:
    """The small library, a page a document."""
    return [add_page(words) for words in PAGES]


@pytest.fixture
def reader(db: None) -> User:
    """Somebody who sees what is open."""
    return make_member()


def found(text: str, user: User, **narrowing: Any) -> set[int]:
    """The keys of the pages that a search finds."""
    return {each.page for each in rank(read_search(text), user, Narrowing(**narrowing)).pages}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=st.one_of(QUERIES, st.lists(st.sampled_from(PAGES), max_size=2).map(" ".join)))
@example(text='security -"hub and spokes" 米')
@example(text="日本国憲法 -米")
@example(text="国*")
def test_search_finds_the_pages_that_have_what_it_asks_for(
    library: list[Page], reader: User, text: str
) -> None:
    search = read_search(text)

    def has(page: Page, pattern: str) -> bool:
        return pattern in f" {page.folded} "

    expected = {
        page.pk
        for page in library
        if search
        and all(has(page, term.pattern) for term in search.wanted)
        and not any(has(page, term.pattern) for term in search.unwanted)
    }
    assert found(text, reader) == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data(), words=st.sampled_from(PAGES[4:9]))
def test_two_characters_are_found_inside_any_sentence(
    library: list[Page], reader: User, data: st.DataObject, words: str
) -> None:
    pairs = [pair for pair in fold(words).split() if len(pair) == 2]
    page = library[PAGES.index(words)]

    for pair in pairs and [data.draw(st.sampled_from(pairs))]:
        assert page.pk in found(pair, reader)
        assert page.pk in found(pair[1], reader)


def test_index_has_the_words_one_by_one(library: list[Page]) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL alone has a parser of its own, which must leave our words as they are.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT folded, tsvector_to_array(words) FROM evidence_page")
        rows = cursor.fetchall()

    assert all(set(folded.split()) == set(words) for folded, words in rows)


def test_weightiest_page_comes_first(library: list[Page], reader: User) -> None:
    ranking = rank(read_search("security"), reader, Narrowing())

    assert [each.page for each in ranking.pages] == [library[1].pk, library[0].pk]
    assert not ranking.is_more


def test_pages_of_one_weight_come_as_they_were_brought_in(reader: User) -> None:
    pages = [add_page("Talks on Guam").pk for _ in range(4)]

    assert [each.page for each in rank(read_search("guam"), reader, Narrowing()).pages] == pages


def test_count_is_honest_where_it_is_cut(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        add_page("Talks on Guam")
    rankings = {}
    for most in (3, 4):
        monkeypatch.setattr(query, "MOST", most)
        rankings[most] = rank(read_search("guam"), reader, Narrowing())

    assert {most: (len(each.pages), each.is_more) for most, each in rankings.items()} == {
        3: (3, True),
        4: (4, False),
    }


def test_earlier_version_is_not_searched(reader: User) -> None:
    document = make_document()
    old = make_document_text(document=document, body="Talks on Guam, misread", is_current=False)
    add_page(old.body, old)
    current = add_page("Talks on Guam", document=document)

    assert found("guam", reader) == {current.pk}


def test_every_current_wording_is_searched(reader: User) -> None:
    document = make_document()
    pages = {
        add_page(f"Guam {kind}", document=document, kind=kind).pk
        for kind in (TextKind.EDITION, TextKind.TRANSLATION)
    }

    assert found("guam", reader) == pages


@pytest.mark.parametrize("text", ["guam", "島", "guam 島", "guam -secret"])
def test_hidden_document_is_neither_found_nor_counted(reader: User, text: str) -> None:
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    seen = add_page("Guam 島")
    hidden = {
        add_page("Guam Guam 島", document=document).pk
        for document in (
            make_document(access=Access.RESTRICTED),
            make_document(access=Access.EMBARGOED, embargoed_until=tomorrow),
        )
    }

    assert found(text, reader) == {seen.pk}
    assert found(text, make_archivist()) == {seen.pk} | hidden


@pytest.fixture
def guam(db: None) -> dict[str, int]:
    """Pages on Guam of different documents, by what tells these apart."""
    first, second = make_collection(), make_collection()
    documents: dict[str, Document] = {
        "plain": make_document(),
        "first": make_document(kind=DocumentKind.TELEGRAM, date_edtf="1952-08-07"),
        "second": make_document(kind=DocumentKind.LETTER, date_edtf="1953"),
        "both": make_document(is_editorial=True, date_edtf="1952-12/1953-02"),
    }
    for name, collection in (("first", first), ("second", second), ("both", first), ("both", second)):
        make_holding(document=documents[name], collection=collection)
    languages = {"first": "zh-Hant", "second": "ja", "both": "zho"}
    return {
        name: add_page("Guam", document=document, language=languages.get(name, "en")).pk
        for name, document in documents.items()
    }


def collection_of(page: int) -> Any:
    """The collection that holds the document of a page."""
    return Page.objects.get(pk=page).text.document.holdings.get().collection


@pytest.mark.parametrize(
    ("narrowing", "names"),
    [
        pytest.param({}, {"plain", "first", "second", "both"}, id="nothing"),
        pytest.param({"archives": "first"}, {"first", "both"}, id="archive"),
        pytest.param({"archives": "first second"}, {"first", "second", "both"}, id="archives"),
        pytest.param({"collections": "second"}, {"second", "both"}, id="collection"),
        pytest.param({"archives": "first", "collections": "second"}, {"both"}, id="archive-and-collection"),
        pytest.param({"written_from": datetime.date(1952, 12, 1)}, {"second", "both"}, id="from"),
        pytest.param({"written_to": datetime.date(1953, 6, 30)}, {"first", "both"}, id="until"),
        pytest.param(
            {"written_from": datetime.date(1953, 1, 1), "written_to": datetime.date(1953, 12, 31)},
            {"second"},
            id="year",
        ),
        pytest.param({"language": "zh"}, {"first"}, id="language"),
        pytest.param({"language": "ZH-hant"}, {"first"}, id="language-and-script"),
        pytest.param({"kinds": ["telegram", "letter"]}, {"first", "second"}, id="kinds"),
        pytest.param({"is_editorial": True}, {"both"}, id="editors"),
        pytest.param({"is_editorial": False}, {"plain", "first", "second"}, id="not-editors"),
    ],
)
@pytest.mark.parametrize("text", ["guam", "-x guam"])
def test_search_is_narrowed(
    guam: dict[str, int], reader: User, narrowing: dict[str, Any], names: set[str], text: str
) -> None:
    asked = dict(narrowing)
    if "archives" in asked:
        asked["archives"] = [collection_of(guam[name]).archive.slug for name in asked["archives"].split()]
    if "collections" in asked:
        asked["collections"] = [collection_of(guam[name]).pk for name in asked["collections"].split()]

    assert found(text, reader, **asked) == {guam[name] for name in names}
