"""Finding a document by what people call it, and making one that is new."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from evidence.choices import SourceClass
from evidence.models import Document
from evidence.services import named_documents
from evidence.services.named_documents import DocumentNotTold, find_document
from evidence.services.program_users import program_user
from tests.factories import make_collection, make_document, make_holding

pytestmark = pytest.mark.django_db


@pytest.fixture
def nsc_5514() -> Document:
    """A document with two copies, one of them with strokes in its reference code and its identifier."""
    document = make_document(short_title="NSC 5514", key="abc", date_edtf="1955-02-25")
    for code, identifier in (("frus1955-57v23p2", "d24"), ("A/1", "2/b")):
        collection = make_collection(reference_code=code)
        make_holding(document=document, collection=collection, identifier=identifier)
    return document


@pytest.mark.parametrize("name", ["abc", "frus1955-57v23p2/d24", "A/1/2/b", "NSC 5514", "nsc 5514"])
def test_key_reference_and_short_title_name_a_document(nsc_5514: Document, name: str) -> None:
    make_document(short_title="NSC 5514/1")

    assert find_document(name) == nsc_5514


def test_the_same_capitals_go_before_others(nsc_5514: Document) -> None:
    make_document(short_title="nsc 5514")

    assert find_document("NSC 5514") == nsc_5514
    with pytest.raises(DocumentNotTold, match="“Nsc 5514” may be any of these"):
        find_document("Nsc 5514")


def test_several_documents_of_a_name_are_told_with_their_keys(nsc_5514: Document) -> None:
    make_document(short_title="NSC 5514", key="xyz")

    with pytest.raises(DocumentNotTold) as caught:
        find_document("NSC 5514")

    assert str(caught.value) == (
        "“NSC 5514” may be any of these: NSC 5514 (1955-02-25), key abc; NSC 5514, key xyz. Give the key of one."
    )


def test_a_reference_in_two_archives_is_told(nsc_5514: Document) -> None:
    make_holding(collection=make_collection(reference_code="frus1955-57v23p2"), identifier="d24")

    with pytest.raises(DocumentNotTold, match="Give the key of one"):
        find_document("frus1955-57v23p2/d24")


@pytest.mark.parametrize(
    "name", ["5514 nsc draft", "frus1955-57v23p2/d25", "frus1955-57v23p2/", "/", "", "%", "a" * 300]
)
def test_an_unknown_name_is_refused_with_the_ways_to_name_one(nsc_5514: Document, name: str) -> None:
    with pytest.raises(DocumentNotTold, match="There is no document “.*Give a key, a reference code"):
        find_document(name)


def test_an_unknown_name_is_refused_with_those_that_have_its_words(nsc_5514: Document) -> None:
    for number in range(6):
        make_document(short_title=f"Draft of NSC 5514, copy {number}")

    with pytest.raises(DocumentNotTold, match=r"There are: Draft of NSC 5514, copy 0, key .*; and more\."):
        find_document("5514 nsc")


def test_the_number_of_documents_does_not_change_the_number_of_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(11):
        make_document(short_title=f"Memorandum {number}")

    with django_assert_num_queries(4), pytest.raises(DocumentNotTold):
        find_document("memorandum")


def test_a_new_document_is_made_once() -> None:
    said = {"date_printed": "7 July 1955", "languages": "ja", "reason": "memo.txt"}

    def make(name: str) -> Document:
        by = program_user("import_text")
        return named_documents.make_document(
            short_title=name, source_class=SourceClass.INTERNAL, by=by, **said
        )

    document = make("Memo of July")

    assert (document.date_edtf, document.languages) == ("1955-07-07", "ja")
    change = document.history.get()
    assert (change.history_user.username, change.history_change_reason) == ("import_text", "memo.txt")
    with pytest.raises(
        DocumentNotTold, match=f"There is such a document: Memo of July .*, key {document.key}"
    ):
        make("memo of july")
