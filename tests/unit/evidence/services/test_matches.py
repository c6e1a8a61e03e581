"""Which documents of a volume seem to be ones that somebody entered with pages alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.choices import MatchStatus
from evidence.models import Collection, Document, DocumentMatch, User
from evidence.services.matches import first_page_cited, refuse_match, suggest_matches
from evidence.services.merging import merge_documents
from evidence.services.unmerging import unmerge
from tests.factories import (
    make_collection,
    make_document,
    make_document_match,
    make_document_text,
    make_holding,
    make_page,
    make_user,
)


@pytest.fixture
def volume(db: None) -> Collection:
    """A volume that was imported."""
    return make_collection(reference_code="frus1952-54v12p1")


@pytest.fixture
def program(db: None) -> User:
    """Who imports."""
    return make_user(username="import_frus")


def imported(volume: Collection, *labels: str, text: dict[str, Any] | None = None, **fields: Any) -> Document:
    """A document of the volume, that stands on pages of these labels."""
    document = make_document(**fields)
    make_holding(document=document, collection=volume)
    wording = make_document_text(document=document, body="x" * len(labels), **(text or {}))
    for n, label in enumerate(labels):
        make_page(text=wording, label=label, start=n, end=n + 1)
    return document


def entered(volume: Collection, pages: str = "415-416, 418", **fields: Any) -> Document:
    """A document that somebody entered, of which only the pages are known."""
    document = make_document(**fields)
    make_holding(document=document, collection=volume, identifier="", pages=pages)
    return document


@pytest.mark.parametrize(
    ("pages", "first"),
    [
        ("415-416, 418", "415"),
        ("1302–1305", "1302"),
        ("581-", "581"),
        ("pp. 44, 47", "44"),
        ("p. xiv", "xiv"),
        ("415-416 n. 2", "415"),
        ("649 n. 1", ""),
        ("649, note 1", ""),
        ("649n", ""),
        ("649n1", ""),
        ("nn. 18–20", ""),
        ("Kennan 375-381", ""),
        ("415b", ""),
        ("", ""),
    ],
)
def test_first_page_is_read_unless_its_note_is_cited(pages: str, first: str) -> None:
    assert first_page_cited(pages) == first


def test_document_on_the_page_with_the_same_date_is_suggested(volume: Collection, program: User) -> None:
    mine = entered(volume, date_edtf="1954-04")
    imported(volume, "414", "415", date_edtf="1954-03-01")
    theirs = imported(volume, "415", "416", date_edtf="1954-04-10")
    imported(volume, "416", date_edtf="1954-04-10")

    (match,) = suggest_matches(volume, by=program)

    assert (match.document, match.imported, match.status) == (mine, theirs, MatchStatus.SUGGESTED)
    assert match.reason == "p. 415 stands in it, and the dates agree"
    assert match.history.get().history_user == program


@pytest.mark.parametrize(
    ("mine", "theirs"), [("", "1954-04-10"), ("1954-04-10", ""), ("", "")], ids=["mine", "theirs", "both"]
)
def test_only_document_on_the_page_is_suggested_where_one_is_undated(
    mine: str, theirs: str, volume: Collection, program: User
) -> None:
    entered(volume, date_edtf=mine)
    imported(volume, "415", date_edtf=theirs)

    (match,) = suggest_matches(volume, by=program)

    assert match.reason.startswith("p. 415 stands in it and in no other document; ")


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        pytest.param("1954-04-10", ["1954-04-11"], id="another date"),
        pytest.param("1954-04-10", ["1954-04-10", "1954-04"], id="two of the date"),
        pytest.param("", ["1954-04-10", "1954-05"], id="two, and no date to tell them apart"),
        pytest.param("1954-04-10", ["1954-05", ""], id="another date, and one undated"),
    ],
)
def test_nothing_is_suggested_where_none_or_several_might_be_it(
    mine: str, theirs: list[str], volume: Collection, program: User
) -> None:
    entered(volume, date_edtf=mine)
    for date in theirs:
        imported(volume, "415", date_edtf=date)

    assert suggest_matches(volume, by=program) == []


def test_open_bounds_exclude_nothing(volume: Collection, program: User) -> None:
    entered(volume, date_edtf="../1954")
    imported(volume, "415", date_edtf="1950/..")

    assert len(suggest_matches(volume, by=program)) == 1


def test_document_that_is_only_spoken_of_in_a_note_is_not_suggested(
    volume: Collection, program: User
) -> None:
    entered(volume, "649 n. 1")
    imported(volume, "649")

    assert suggest_matches(volume, by=program) == []


def test_page_of_another_volume_or_of_an_older_text_is_not_meant(volume: Collection, program: User) -> None:
    entered(volume)
    imported(make_collection(), "415")
    imported(volume, "415", text={"is_current": False})
    without_identifier = entered(volume, "9")
    make_page(text=make_document_text(document=without_identifier), label="415")

    assert suggest_matches(volume, by=program) == []


def test_document_that_the_volume_knows_by_its_identifier_is_not_suggested(
    volume: Collection, program: User
) -> None:
    make_holding(document=entered(volume), collection=volume, identifier="d181")
    imported(volume, "415")

    assert suggest_matches(volume, by=program) == []


@pytest.mark.parametrize("tie", ["part_of", "quoted_in"])
def test_what_encloses_a_document_is_not_the_document(tie: str, volume: Collection, program: User) -> None:
    theirs = imported(volume, "415")
    entered(volume, **{tie: theirs})

    assert suggest_matches(volume, by=program) == []


def test_second_time_suggests_nothing_new(volume: Collection, program: User) -> None:
    entered(volume)
    imported(volume, "415")
    suggest_matches(volume, by=program)

    assert suggest_matches(volume, by=program) == []
    assert DocumentMatch.objects.count() == 1


@pytest.mark.parametrize("turned", [False, True])
def test_refused_pair_is_not_suggested_again(turned: bool, volume: Collection, program: User) -> None:
    mine, theirs = entered(volume), imported(volume, "415")
    first, second = (theirs, mine) if turned else (mine, theirs)
    match = make_document_match(document=first, imported=second)

    refuse_match(match, by=program, reason="Another draft.")

    assert suggest_matches(volume, by=program) == []
    assert match.history.latest().history_change_reason == "Another draft."
    assert DocumentMatch.objects.get().status == MatchStatus.REFUSED


def test_merged_document_is_not_suggested_and_after_undoing_it_is(volume: Collection, program: User) -> None:
    mine, theirs = entered(volume), imported(volume, "415")
    merge = merge_documents(mine, theirs, by=program)

    merged = suggest_matches(volume, by=program)
    unmerge(merge, by=program)
    (match,) = suggest_matches(volume, by=program)

    assert merged == []
    assert (match.document, match.imported) == (mine, theirs)


def test_a_volume_takes_as_many_statements_for_eleven_documents_as_for_one(
    volume: Collection, program: User
) -> None:
    def statements() -> int:
        suggest_matches(volume, by=program)
        with CaptureQueriesContext(connection) as captured:
            suggest_matches(volume, by=program)
        return len(captured)

    entered(volume, "1")
    imported(volume, "1")
    few = statements()
    for n in range(2, 12):
        entered(volume, str(n))
        imported(volume, str(n))

    assert statements() == few
