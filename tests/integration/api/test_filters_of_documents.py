"""What collections and documents can be narrowed by: each filter at least once."""

from __future__ import annotations

import pytest
from django.test import Client

from evidence.choices import Access, CollectionLevel, DocumentKind, SourceClass
from tests.factories import make_archive, make_collection, make_document, make_holding
from tests.integration.api.rows import held_in, names

Query = dict[str, str | list[str]]


@pytest.fixture
def collections(db: None) -> None:
    """A box in a series of one archive, and a volume of another."""
    frus, hoover = make_archive(slug="frus"), make_archive(slug="hoover")
    make_collection(archive=frus, reference_code="volume", level=CollectionLevel.VOLUME)
    series = make_collection(archive=hoover, reference_code="series", level=CollectionLevel.SERIES)
    make_collection(parent=series, reference_code="box", level=CollectionLevel.BOX)


@pytest.mark.usefixtures("collections")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param({"archive": "frus"}, {"volume"}, id="archive"),
        pytest.param({"level": ["box", "volume"]}, {"box", "volume"}, id="any-of-two-levels"),
        pytest.param({"parent": "series"}, {"box"}, id="parent"),
        pytest.param({"archive": "frus", "level": "box"}, set(), id="two-filters-narrow-each-other"),
    ],
)
def test_collections_by(reader: Client, query: Query, found: set[str]) -> None:
    assert names(reader, "collections", **query) == found


@pytest.fixture
def documents(db: None) -> None:
    """A telegram of July 1953, a Japanese book, and an undated restricted paper in Chinese."""
    held_in(
        make_document(
            key="telegram",
            short_title="Briggs to State",
            kind=DocumentKind.TELEGRAM,
            date_printed="July 6, 1953",
            languages="en ko-Hang",
        ),
        "frus",
    )
    held_in(
        make_document(
            key="book",
            title="回想十年",
            title_romanised="Kaiso Junen",
            title_translated="Recollecting ten years",
            kind=DocumentKind.BOOK,
            source_class=SourceClass.MEMOIR,
            date_printed="1957",
            languages="ja",
        ),
        "literature",
    )
    make_document(key="paper", access=Access.RESTRICTED, languages="zh-Hant")


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param({"archive": "frus"}, {"telegram"}, id="archive"),
        pytest.param({"archive": ["frus", "literature"]}, {"telegram", "book"}, id="any-of-two-archives"),
        pytest.param({"collection": "literature"}, {"book"}, id="collection"),
        pytest.param({"kind": "telegram"}, {"telegram"}, id="kind"),
        pytest.param({"source_class": "memoir"}, {"book"}, id="source-class"),
        pytest.param({"access": "restricted"}, {"paper"}, id="access"),
        pytest.param({"language": "en"}, {"telegram"}, id="first-language"),
        pytest.param({"language": "ko-Hang"}, {"telegram"}, id="second-language-with-script"),
        pytest.param({"language": "zh"}, {"paper"}, id="language-without-its-script"),
        pytest.param({"language": "h"}, None, id="no-language"),
        pytest.param({"language": "Hant"}, set(), id="script-alone"),
        pytest.param({"written_from": "1953-07-06"}, {"telegram", "book"}, id="from-the-day"),
        pytest.param({"written_from": "1953-07-07"}, {"book"}, id="from-the-day-after"),
        pytest.param({"written_from": "February 1957"}, set(), id="from-the-midst-of-its-year"),
        pytest.param({"written_to": "1953"}, {"telegram"}, id="to-the-end-of-the-year"),
        pytest.param({"written_to": "昭和32年"}, {"telegram", "book"}, id="to-a-japanese-year"),
        pytest.param({"q": "briggs"}, {"telegram"}, id="short-title"),
        pytest.param({"q": "回想"}, {"book"}, id="title"),
        pytest.param({"q": "junen"}, {"book"}, id="romanised-title"),
        pytest.param({"q": "ten YEARS"}, {"book"}, id="translated-title"),
        pytest.param(
            {"archive": "", "q": ""}, {"telegram", "book", "paper"}, id="empty-ones-count-as-not-given"
        ),
    ],
)
def test_documents_by(reader: Client, query: Query, found: set[str] | None) -> None:
    if found is None:
        assert list(reader.get("/api/v1/documents/", query).json()) == list(query)
    else:
        assert names(reader, "documents", **query) == found


def test_document_with_two_copies_in_a_collection_is_listed_once(reader: Client) -> None:
    document, collection = make_document(), make_collection(reference_code="volume")
    make_holding(document=document, collection=collection, identifier="d1")
    make_holding(document=document, collection=collection, identifier="d2")

    response = reader.get("/api/v1/documents/", {"collection": "volume"})

    assert [row["key"] for row in response.json()["results"]] == [document.key]


@pytest.fixture
def volumes(db: None) -> None:
    """Documents 5 and 5A of one part of a volume, 5 of the other."""
    parts = {code: make_collection(reference_code=code) for code in ("frus1952-54v14p1", "frus1952-54v14p2")}
    for key, code, number in (
        ("first", "frus1952-54v14p1", "5"),
        ("more", "frus1952-54v14p1", "5A"),
        ("second", "frus1952-54v14p2", "5"),
    ):
        make_holding(
            document=make_document(key=key, short_title=f"NSC {key}", date_edtf="1952"),
            collection=parts[code],
            identifier=f"d{number.lower()}",
            number=number,
            pages="7",
        )


@pytest.mark.usefixtures("volumes")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param({"number": "5"}, {"first", "second"}, id="number"),
        pytest.param({"number": "5a"}, {"more"}, id="number-with-letter"),
        pytest.param({"number": "5", "collection": "frus1952-54v14p2"}, {"second"}, id="number-in-a-volume"),
        pytest.param({"identifier": "d5"}, {"first", "second"}, id="identifier"),
        pytest.param(
            {"identifier": "d5", "collection": "frus1952-54v14p1"}, {"first"}, id="identifier-in-a-volume"
        ),
        pytest.param({"find": "doc. 5"}, {"first", "second"}, id="find-number"),
        pytest.param({"find": "nsc more"}, {"more"}, id="find-words"),
        pytest.param({"find": "FRUS 1952–54, XIV, pt. 1, p. 7"}, {"first", "more"}, id="find-page"),
        pytest.param({"find": "frus1952-54v14p2/d5"}, {"second"}, id="find-identifier"),
        pytest.param({"find": "Showa 27", "number": "5A"}, {"more"}, id="find-date-and-another-filter"),
        pytest.param({"find": "5", "written_to": "1951"}, set(), id="find-narrowed-to-nothing"),
        pytest.param({"find": "", "number": ""}, {"first", "more", "second"}, id="empty-ones"),
    ],
)
def test_documents_of_volumes_by(reader: Client, query: Query, found: set[str]) -> None:
    assert names(reader, "documents", **query) == found


def test_number_and_collection_speak_of_one_copy(reader: Client) -> None:
    first, second = (make_collection(reference_code=code) for code in ("first", "second"))
    document = make_document()
    make_holding(document=document, collection=first, number="5")
    make_holding(document=document, collection=second, number="6")

    assert names(reader, "documents", collection="first", number="6") == set()


@pytest.mark.usefixtures("volumes")
def test_pages_of_what_is_found_hand_out_each_document_once(reader: Client) -> None:
    address, found = "/api/v1/documents/?find=1952&page_size=2", []

    while address:
        page = reader.get(address).json()
        found += [row["key"] for row in page["results"]]
        address = page["next"]

    assert sorted(found) == ["first", "more", "second"]


def test_overlong_question_is_refused(reader: Client) -> None:
    response = reader.get("/api/v1/documents/", {"find": "x" * 201})

    assert response.status_code == 400
    assert list(response.json()) == ["find"]
