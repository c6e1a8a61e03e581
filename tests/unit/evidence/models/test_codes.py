"""Tests of codebooks and codes."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from evidence.models import Code
from tests.factories import make_code, make_codebook

pytestmark = pytest.mark.django_db


def test_wider_code_must_be_in_the_same_codebook() -> None:
    wider = make_code()

    with pytest.raises(ValidationError, match="same codebook"):
        make_code(parent=wider, codebook=make_codebook(study=wider.study))


def test_code_cannot_stand_under_itself() -> None:
    code = make_code()
    code.parent = code

    with pytest.raises(ValidationError, match="cannot stand under itself"):
        code.full_clean()


def test_circle_of_codes_is_refused() -> None:
    widest = make_code()
    widest.parent = make_code(parent=make_code(parent=widest))

    with pytest.raises(ValidationError, match="cannot stand under itself"):
        widest.full_clean()


def test_circle_closed_by_two_people_at_once_does_not_hang_a_third() -> None:
    wider = make_code()
    narrower = make_code(parent=wider)
    Code.objects.filter(pk=wider.pk).update(parent=narrower)

    third = make_code(parent=Code.objects.get(pk=narrower.pk))

    assert third.parent == narrower


def test_two_codebooks_may_use_one_short_name() -> None:
    first, second = make_code(slug="fear"), make_code(slug="fear")

    assert first.codebook != second.codebook
