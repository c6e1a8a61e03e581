"""Tests of archives and collections."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from evidence.models import Collection
from tests.factories import make_archive, make_collection

pytestmark = pytest.mark.django_db


def test_citation_form_with_a_place_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValidationError) as refusal:
        make_archive(citation_form="{title}, {shelf}")

    assert list(refusal.value.message_dict) == ["citation_form"]


def test_citation_form_may_be_left_out() -> None:
    assert make_archive(citation_form="").citation_form == ""


def test_collection_is_called_by_its_title_or_else_by_its_code() -> None:
    assert str(make_collection(title="Vol. XIV", reference_code="frus1952-54v14")) == "Vol. XIV"
    assert str(make_collection(reference_code="11-EAP-05168")) == "11-EAP-05168"


def test_two_archives_may_use_one_reference_code() -> None:
    first = make_collection(reference_code="Box 1")
    second = make_collection(reference_code="Box 1")

    assert first.archive != second.archive


def test_larger_collection_must_be_in_the_same_archive() -> None:
    with pytest.raises(ValidationError, match="same archive"):
        make_collection(parent=make_collection(), archive=make_archive())


def test_collection_cannot_be_part_of_itself() -> None:
    series = make_collection()
    series.parent = series

    with pytest.raises(ValidationError, match="cannot be part of itself"):
        series.full_clean()


def test_circle_of_collections_is_refused() -> None:
    series = make_collection()
    box = make_collection(parent=make_collection(parent=series))
    series.parent = box

    with pytest.raises(ValidationError, match="cannot be part of itself"):
        series.full_clean()


def test_circle_closed_by_two_people_at_once_does_not_hang_a_third() -> None:
    series = make_collection()
    file = make_collection(parent=series)
    Collection.objects.filter(pk=series.pk).update(parent=file)

    folder = make_collection(parent=Collection.objects.get(pk=file.pk))

    assert folder.parent == file


def test_parent_that_does_not_exist_is_a_fault_and_no_crash() -> None:
    collection = make_collection()
    collection.parent_id = 10**9

    with pytest.raises(ValidationError) as refusal:
        collection.full_clean()

    assert list(refusal.value.message_dict) == ["parent"]
