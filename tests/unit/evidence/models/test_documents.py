"""Tests of documents and holdings."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from evidence.models import Document
from evidence.models.documents import KEY_LETTERS, new_document_key
from tests.factories import make_collection, make_document, make_holding

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("printed", "edtf", "earliest", "latest"),
    [
        pytest.param("August 7, 1952", "1952-08-07", date(1952, 8, 7), date(1952, 8, 7), id="english"),
        pytest.param("昭和28年7月11日", "1953-07-11", date(1953, 7, 11), date(1953, 7, 11), id="showa"),
        pytest.param("民國42年11月27日", "1953-11-27", date(1953, 11, 27), date(1953, 11, 27), id="minguo"),
        pytest.param("단기 4286년 7월", "1953-07", date(1953, 7, 1), date(1953, 7, 31), id="dangi"),
        pytest.param("July 1953", "1953-07", date(1953, 7, 1), date(1953, 7, 31), id="month"),
        pytest.param("1953", "1953", date(1953, 1, 1), date(1953, 12, 31), id="year"),
    ],
)
def test_printed_date_is_kept_and_read(printed: str, edtf: str, earliest: date, latest: date) -> None:
    document = make_document(date_printed=printed)

    document.refresh_from_db()

    assert document.date_printed == printed
    assert document.date_edtf == edtf
    assert (document.date_earliest, document.date_latest) == (earliest, latest)


def test_printed_date_that_cannot_be_read_is_kept_and_the_document_undated() -> None:
    document = make_document(date_printed="the morning after")

    assert document.date_printed == "the morning after"
    assert (document.date_edtf, document.date_earliest, document.date_latest) == ("", None, None)


def test_date_given_wins_over_the_printed_one() -> None:
    document = make_document(date_printed="July 1953", date_edtf="1954")

    assert document.date_edtf == "1954"
    assert document.date_latest == date(1954, 12, 31)


def test_bounds_follow_a_corrected_date() -> None:
    document = make_document(date_edtf="1953")
    document.date_edtf = "1954-02"

    document.full_clean()

    assert (document.date_earliest, document.date_latest) == (date(1954, 2, 1), date(1954, 2, 28))


def test_bounds_go_with_the_date() -> None:
    document = make_document(date_edtf="1953")
    document.date_edtf = ""

    document.full_clean()

    assert (document.date_earliest, document.date_latest) == (None, None)


def test_open_interval_has_one_bound() -> None:
    document = make_document(date_edtf="1953/..")

    assert (document.date_earliest, document.date_latest) == (date(1953, 1, 1), None)


@pytest.mark.parametrize(
    "edtf", [pytest.param("1953-02-30", id="impossible"), pytest.param("July 1953", id="not-edtf")]
)
def test_date_that_is_no_edtf_is_refused_at_its_field(edtf: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        make_document(date_edtf=edtf)

    assert list(refusal.value.message_dict) == ["date_edtf"]


def test_key_is_short_and_can_be_copied_by_hand() -> None:
    key = new_document_key()

    assert len(key) == 10
    assert set(key) <= set(KEY_LETTERS)
    assert not set("ilou") & set(KEY_LETTERS)


def test_two_documents_get_two_keys() -> None:
    assert make_document().key != make_document().key


def test_document_is_called_by_title_and_date() -> None:
    assert str(make_document(short_title="NSC 5514", date_edtf="1955-02-25")) == "NSC 5514 (1955-02-25)"
    assert str(make_document(short_title="NSC 5514")) == "NSC 5514"


@pytest.mark.parametrize("field", ["part_of", "quoted_in"])
def test_circle_of_documents_is_refused(field: str) -> None:
    outer = make_document()
    inner = make_document(**{field: make_document(**{field: outer})})
    setattr(outer, field, inner)

    with pytest.raises(ValidationError) as refusal:
        outer.full_clean()

    assert list(refusal.value.message_dict) == [field]


@pytest.mark.parametrize("field", ["part_of", "quoted_in"])
def test_circle_closed_by_two_people_at_once_does_not_hang_a_third(field: str) -> None:
    outer = make_document()
    inner = make_document(**{field: outer})
    Document.objects.filter(pk=outer.pk).update(**{field: inner})

    third = make_document(**{field: Document.objects.get(pk=inner.pk)})

    assert getattr(third, field) == inner


@pytest.mark.parametrize("languages", ["", "en", "zh-Hant ja", "ko-Hang-KR"])
def test_language_tags_are_accepted(languages: str) -> None:
    assert make_document(languages=languages).languages == languages


@pytest.mark.parametrize("languages", ["English, Japanese", "en  ja", "日本語", "e", "en\n"])
def test_what_are_no_language_tags_is_refused(languages: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        make_document(languages=languages)

    assert list(refusal.value.message_dict) == ["languages"]


def test_document_may_lie_in_two_collections_under_one_identifier() -> None:
    document = make_document()

    make_holding(document=document, identifier="d24")
    make_holding(document=document, identifier="d24")

    assert document.holdings.count() == 2


def test_several_documents_of_a_collection_may_lack_an_identifier() -> None:
    collection = make_collection()

    make_holding(collection=collection, identifier="")
    make_holding(collection=collection, identifier="")

    assert collection.holdings.count() == 2


def test_holding_is_called_by_collection_identifier_and_pages() -> None:
    holding = make_holding(collection=make_collection(title="Vol. XIV"), identifier="d588", pages="493–494")

    assert str(holding) == "Vol. XIV, d588, 493–494"
