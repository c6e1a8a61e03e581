"""What is found: by number, title, date, page, file, key and address, the surest first, and nothing hidden."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from evidence.choices import Access
from evidence.finding import find
from evidence.models import Collection, Document, DocumentMerge
from tests.factories import (
    make_archivist,
    make_collection,
    make_document,
    make_document_text,
    make_holding,
    make_page,
    make_user,
)
from tests.unit.evidence.finding.samples import known_pieces

pytestmark = pytest.mark.django_db


def volume(code: str, title: str = "") -> Collection:
    """A collection of this reference code, made where it is not there yet."""
    found = Collection.objects.filter(reference_code=code).first()
    return found or make_collection(reference_code=code, title=title)


def make_held(
    key: str, code: str, identifier: str = "", *, pages: tuple[str, ...] = (), **fields: str
) -> Document:
    """A document with a copy in the collection, and a wording on these pages."""
    copy = {name: fields.pop(name) for name in ("number", "url") if name in fields}
    copied_pages = fields.pop("copied_pages", "")
    document = make_document(key=key, **fields)
    make_holding(
        document=document, collection=volume(code), identifier=identifier, pages=copied_pages, **copy
    )
    if pages:
        text = make_document_text(document=document)
        for place, label in enumerate(pages):
            make_page(text=text, label=label, start=place, end=place + 1)
    return document


@pytest.fixture
def archive() -> None:
    """Documents of two volumes, of files, and one that is in no collection."""
    make_held(
        "policy",
        "frus1952-54v14p2",
        "d588",
        number="588",
        pages=("1302", "1303"),
        short_title="NSC 125/2",
        title="United States Objectives With Respect to Japan",
        date_printed="August 7, 1952",
        source_note="S/S–NSC files, lot 63 D 351: NSC 125 Series",
    )
    make_held(
        "telegram",
        "frus1952-54v14p1",
        "d588a",
        number="588A",
        pages=("[1303]", "xii"),
        short_title="Briggs to State",
        date_printed="July 6, 1953",
        source_note="Source: Department of State, Central Files, 794.5/8–1055. Secret.",
    )
    make_held(
        "entered", "frus1952-54v15p2", copied_pages="1368–1369, 1371 n. 2", short_title="Rhee to Eisenhower"
    )
    make_held("file", "11-EAP-05168", short_title="外交部電", date_edtf="1953")
    make_held(
        "cable", "RG 59", "795.00/7–653", short_title="Clark’s cable", url="https://archive.test/119372"
    )
    make_document(
        key="memoir",
        short_title="Yoshida 1957",
        title="回想十年",
        title_romanised="Kaisō Jūnen",
        title_translated="Recollecting Ten Years",
        authors="Yoshida Shigeru; Ōhira",
        date_edtf="1957/..",
    )


def keys(text: str) -> list[str]:
    """The keys of the documents found, in their order."""
    return [document.key for document in find(Document.objects.all(), text)]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("doc. 588", {"policy"}, id="number"),
        pytest.param("No. 588a", {"telegram"}, id="number-with-letter"),
        pytest.param("d588", {"policy"}, id="identifier"),
        pytest.param("NSC 125/2", {"policy"}, id="short-title"),
        pytest.param("japan OBJECTIVES", {"policy"}, id="words-of-the-title-in-any-order"),
        pytest.param("briggs 1953", {"telegram"}, id="word-and-year"),
        pytest.param("state 588A", {"telegram"}, id="word-and-number"),
        pytest.param("nsc briggs", set(), id="all-words-must-be-there"),
        pytest.param("回想", {"memoir"}, id="title-in-its-script"),
        pytest.param("kaisō", {"memoir"}, id="romanised-title"),
        pytest.param("KAISŌ", {"memoir"}, id="capitals-beyond-ascii"),
        pytest.param("ōhira", {"memoir"}, id="author-beyond-ascii"),
        pytest.param("ten years", {"memoir"}, id="translated-title"),
        pytest.param("Clark's cable", {"cable"}, id="any-apostrophe"),
        pytest.param("100%", set(), id="no-sign-stands-for-others"),
        pytest.param("August 7, 1952", {"policy"}, id="day"),
        pytest.param("1952-08", {"policy"}, id="month"),
        pytest.param("Showa 28.7", {"telegram", "file"}, id="month-of-an-era-and-what-may-be-of-it"),
        pytest.param("1960", {"memoir"}, id="open-date"),
        pytest.param("1949", set(), id="before-all-dates"),
        pytest.param("1952-54, XIV, 1303", {"policy", "telegram"}, id="page-of-both-parts"),
        pytest.param("FRUS, 1952–54, Vol. 14, Part 2, p. 1303", {"policy"}, id="page"),
        pytest.param("XIV, pt. 2, 1300-1302", {"policy"}, id="pages-without-years"),
        pytest.param("1952-54, XIV, pt. 1, p. XII", {"telegram"}, id="roman-page"),
        pytest.param("1952-54, XIV, pt. 2, 1304", set(), id="page-of-no-document"),
        pytest.param("1952-54, XV, pt. 2, 1369", {"entered"}, id="page-told-by-the-copy-alone"),
        pytest.param("1952-54, XV, 1371", {"entered"}, id="page-with-a-note"),
        pytest.param("1952-54, XV, 1370", set(), id="page-between"),
        pytest.param("1951, XV, 1369", set(), id="page-of-other-years"),
        pytest.param("FRUS 1952-54, XIV, pt. 2, doc. 588", {"policy"}, id="number-in-a-volume"),
        pytest.param("FRUS 1952-54, XIV, doc. 588A", {"telegram"}, id="number-in-any-part"),
        pytest.param("FRUS 1952-54, XV", {"entered"}, id="volume"),
        pytest.param("frus1952-54v14p2", {"policy"}, id="reference-code-of-a-volume"),
        pytest.param("11–EAP–05168", {"file"}, id="reference-code-with-any-dash"),
        pytest.param("794.5/8-1055", {"telegram"}, id="file-number-with-any-dash"),
        pytest.param("794.5 / 8—1055", {"telegram"}, id="file-number-with-spaces"),
        pytest.param("lot 63 D 351", {"policy"}, id="lot"),
        pytest.param("Lot 63D351", {"policy"}, id="lot-without-spaces"),
        pytest.param("795.00/7-653", {"cable"}, id="file-number-of-a-copy"),
        pytest.param("memoir", {"memoir"}, id="key"),
        pytest.param("MEMOIR", {"memoir"}, id="key-in-capitals"),
        pytest.param("frus1952-54v14p2/d588", {"policy"}, id="collection-and-identifier"),
        pytest.param("frus1952-54v14p1/d588", set(), id="identifier-of-another-collection"),
        pytest.param(
            "https://history.state.gov/historicaldocuments/frus1952-54v14p2/d588#fn2",
            {"policy"},
            id="address",
        ),
        pytest.param(
            "https://history.state.gov/historicaldocuments/frus1952-54v14p2/pg_1303",
            {"policy"},
            id="page-s-address",
        ),
        pytest.param("http://archive.test/119372/", {"cable"}, id="address-of-a-copy"),
        pytest.param("...", set(), id="nothing-to-look-for"),
    ],
)
def test_found_by(text: str, found: set[str]) -> None:
    assert set(keys(text)) == found


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("text", ["", "  ", "\x00"])
def test_empty_text_leaves_all_as_they_are(text: str) -> None:
    assert find(Document.objects.all(), text).count() == 6


def test_surest_match_comes_first() -> None:
    make_document(key="dated", date_edtf="1952-08-09")
    make_document(key="loosely", date_edtf="1950/1955")
    make_document(key="word", short_title="The 1952 elections")
    make_document(key="named", short_title="1952")
    make_held("numbered", "frus1951v06p1", "d1952", number="1952")
    make_held("called", "RG 59", "1952")

    assert keys("1952") == ["called", "named", "numbered", "dated", "word", "loosely"]


def test_equally_sure_ones_come_by_date_the_undated_last() -> None:
    make_document(key="undated", short_title="NSC 1")
    make_document(key="second", short_title="NSC 2", date_edtf="1953")
    make_document(key="first", short_title="NSC 3", date_edtf="1952")

    assert keys("NSC") == ["first", "second", "undated"]


def test_document_with_several_matching_copies_is_found_once() -> None:
    document = make_held("one", "frus1952-54v14p1", "d5", number="5")
    make_holding(document=document, collection=volume("frus1952-54v14p2"), identifier="d5", number="5")

    assert keys("doc. 5") == ["one"]


def test_page_of_an_old_version_is_no_longer_its_page() -> None:
    document = make_held("one", "frus1861", "d5", pages=("44",))
    document.texts.update(is_current=False)

    assert keys("FRUS 1861, 44") == []


def test_copy_tells_the_pages_of_a_wording_without_any() -> None:
    document = make_held("one", "frus1861", "d5", copied_pages="44-45")
    make_page(text=make_document_text(document=document), label="")

    assert keys("FRUS 1861, 45") == ["one"]


def test_page_is_found_by_the_words_of_a_collection() -> None:
    volume("HJ 3", "Heiwa Joyaku Chosho, Vol. 3")
    make_held("treaty", "HJ 3", copied_pages="570-572")

    assert keys("Heiwa Joyaku Chosho, vol. 3, 571") == ["treaty"]
    assert keys("Heiwa Joyaku Chosho, vol. 4, 571") == []


def test_key_of_a_document_merged_into_another_finds_that() -> None:
    kept = make_document(key="kept")
    merge = DocumentMerge.objects.create(kept=kept, kept_key="kept", other_key="other")

    found = keys("other")
    merge.undone_at = merge.merged_at + datetime.timedelta(days=1)
    merge.save()

    assert (found, keys("other")) == (["kept"], [])


@pytest.mark.parametrize(
    "text",
    [
        "NSC 125/2",
        "secret",
        "doc. 588",
        "frus1952-54v14p2/d588",
        "1952",
        "1952-54, XIV, 1303",
        "794.5/8-1055",
    ],
)
def test_hidden_document_is_not_found(text: str) -> None:
    make_held(
        "secret",
        "frus1952-54v14p2",
        "d588",
        number="588",
        pages=("1303",),
        copied_pages="1303",
        short_title="NSC 125/2",
        date_edtf="1952",
        source_note="794.5/8-1055",
        access=Access.RESTRICTED,
    )

    def found(user: object) -> list[str]:
        return [each.key for each in find(Document.objects.visible_to(user), text)]

    assert (found(make_user()), found(make_archivist())) == ([], ["secret"])


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("NSC 125/2", 1, id="words"),
        pytest.param("FRUS 1952-54, XV, 1369", 3, id="page"),
        pytest.param("1952", 1, id="date"),
    ],
)
def test_finding_takes_as_many_queries_for_many_as_for_few(text: str, expected: int) -> None:
    for n in range(10):
        make_held(
            f"more-{n}", "frus1952-54v15p2", copied_pages="1369", short_title="NSC 125/2", date_edtf="1952"
        )

    with CaptureQueriesContext(connection) as captured:
        assert len(keys(text)) > 9

    assert len(captured) == expected


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=known_pieces())
def test_no_text_breaks_it(text: str) -> None:
    with transaction.atomic():
        list(find(Document.objects.all(), text)[:5])
