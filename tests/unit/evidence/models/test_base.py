"""Tests of what all rows share: their history, their key, their study."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.factories import (
    make_cluster,
    make_document,
    make_document_text,
    make_holding,
    make_passage,
    make_quotation,
    make_study,
)

pytestmark = pytest.mark.django_db


def test_history_tells_creation_change_and_deletion_with_before_and_after() -> None:
    passage = make_passage(summary="Dulles agrees.")
    passage.summary = "Dulles doubts."
    passage.save()
    key = passage.pk
    passage.delete()

    deleted, changed, created = type(passage).history.filter(id=key)

    assert [row.history_type for row in (created, changed, deleted)] == ["+", "~", "-"]
    (change,) = changed.diff_against(created).changes
    assert (change.field, change.old, change.new) == ("summary", "Dulles agrees.", "Dulles doubts.")
    assert deleted.summary == "Dulles doubts."


def test_history_tells_what_was_deleted_along_with_a_row() -> None:
    document = make_document()
    holding, text = make_holding(document=document), make_document_text(document=document)
    keys = {type(row): row.pk for row in (holding, text)}

    document.delete()

    for model, key in keys.items():
        assert model.history.filter(id=key).latest().history_type == "-"


def test_history_of_a_quotation_outlives_its_passage() -> None:
    quotation = make_quotation(text="Their words.")
    key = quotation.pk

    quotation.passage.delete()

    assert type(quotation).history.filter(id=key).latest().text == "Their words."


def test_row_never_moves_to_another_study() -> None:
    passage = make_passage()
    passage.study = make_study()

    with pytest.raises(ValidationError) as refusal:
        passage.full_clean()

    assert list(refusal.value.message_dict) == ["study"]
    assert refusal.value.error_dict["study"][0].code == "moved"


def test_all_references_out_of_the_study_are_told_at_once() -> None:
    quotation = make_quotation()
    passage = make_passage(study=quotation.study)
    passage.cluster = make_cluster()
    passage.created_by = None

    with pytest.raises(ValidationError, match="Choose one of the study") as refusal:
        passage.full_clean()

    assert list(refusal.value.message_dict) == ["cluster"]


def test_reference_to_no_row_is_a_fault_and_no_crash() -> None:
    passage = make_passage()
    passage.cluster_id = 10**9

    with pytest.raises(ValidationError) as refusal:
        passage.full_clean()

    assert list(refusal.value.message_dict) == ["cluster"]


def test_natural_key_names_the_row_in_every_database() -> None:
    passage = make_passage(study=make_study(slug="hub-and-spokes"), key="E001")

    assert passage.natural_key() == ("hub-and-spokes", "E001")
