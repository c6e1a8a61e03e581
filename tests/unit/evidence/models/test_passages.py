"""Tests of passages, quotations and uses."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from tests.factories import (
    make_cluster,
    make_document,
    make_document_text,
    make_note,
    make_passage,
    make_passage_use,
    make_quotation,
    make_study,
)

pytestmark = pytest.mark.django_db


def test_passage_gets_the_next_key_of_its_study() -> None:
    study = make_study()

    first, second, elsewhere = make_passage(study=study), make_passage(study=study), make_passage()

    assert (first.key, second.key, elsewhere.key) == ("P0001", "P0002", "P0001")


def test_key_given_is_kept() -> None:
    assert make_passage(key="E001").key == "E001"


def test_key_stays_when_the_passage_changes() -> None:
    study = make_study()
    passage = make_passage(study=study)
    make_passage(study=study)
    passage.summary = "Dulles doubts."

    passage.full_clean()

    assert passage.key == "P0001"


def test_bounds_follow_what_the_passage_refers_to() -> None:
    passage = make_passage(refers_to="1950-10/1951-01")

    passage.refresh_from_db()

    assert (passage.refers_earliest, passage.refers_latest) == (date(1950, 10, 1), date(1951, 1, 31))


def test_passage_that_refers_to_no_time_of_its_own_has_no_bounds() -> None:
    passage = make_passage(document=make_document(date_edtf="1953"))

    assert (passage.refers_earliest, passage.refers_latest) == (None, None)


def test_reference_that_is_no_date_is_refused_at_its_field() -> None:
    with pytest.raises(ValidationError) as refusal:
        make_passage(refers_to="after the war")

    assert list(refusal.value.message_dict) == ["refers_to"]


def test_passage_without_document_or_study_is_a_fault_and_no_crash() -> None:
    passage = make_passage()
    passage.study = passage.document = None

    with pytest.raises(ValidationError) as refusal:
        passage.full_clean()

    assert set(refusal.value.message_dict) == {"study", "document"}


def test_cluster_that_passages_have_joined_cannot_vanish_without_trace() -> None:
    cluster = make_cluster()
    make_passage(cluster=cluster)

    with pytest.raises(ProtectedError):
        cluster.delete()


def test_quotation_anchored_in_the_text_of_another_document_is_refused() -> None:
    with pytest.raises(ValidationError) as refusal:
        make_quotation(document_text=make_document_text(), start=0, end=3)

    assert list(refusal.value.message_dict) == ["document_text"]


def test_quotation_anchored_in_a_note_of_another_text_is_refused() -> None:
    passage = make_passage()
    text = make_document_text(document=passage.document)

    with pytest.raises(ValidationError) as refusal:
        make_quotation(passage=passage, document_text=text, in_note=make_note(), start=0, end=3)

    assert list(refusal.value.message_dict) == ["in_note"]


def test_quotation_can_be_anchored_in_a_note_of_its_text() -> None:
    passage = make_passage()
    note = make_note(text=make_document_text(document=passage.document))

    quotation = make_quotation(passage=passage, document_text=note.text, in_note=note, start=0, end=3)

    assert quotation.in_note == note


def test_quotations_come_in_their_order() -> None:
    passage = make_passage()
    second = make_quotation(passage=passage, position=2)
    first = make_quotation(passage=passage, position=1)

    assert list(passage.quotations.all()) == [first, second]


@pytest.mark.parametrize(
    ("note", "page", "shown"),
    [
        pytest.param("12", "30", "Izumikawa 2020, n. 12, p. 30", id="both"),
        pytest.param("18-20", "23-24", "Izumikawa 2020, nn. 18–20, pp. 23–24", id="several"),
        pytest.param("12", "", "Izumikawa 2020, n. 12", id="note"),
        pytest.param("", "13", "Izumikawa 2020, p. 13", id="page"),
        pytest.param("", "", "Izumikawa 2020", id="neither"),
    ],
)
def test_use_is_called_as_it_is_cited(note: str, page: str, shown: str) -> None:
    use = make_passage_use(publication="Izumikawa 2020", note=note, page=page)

    assert str(use) == shown
