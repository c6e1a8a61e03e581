"""Tests of memos."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from evidence.models import Memo
from tests.factories import make_document, make_memo, make_passage, make_study

pytestmark = pytest.mark.django_db


def test_memo_can_be_on_a_document_which_belongs_to_no_study() -> None:
    document = make_document()

    assert make_memo(subject=document).subject == document


def test_memo_on_a_row_of_another_study_is_refused() -> None:
    with pytest.raises(ValidationError, match="another study") as refusal:
        make_memo(subject=make_passage(), study=make_study())

    assert list(refusal.value.message_dict) == ["subject_id"]


def test_memo_on_nothing_is_refused() -> None:
    memo = make_memo()
    memo = Memo.objects.get(pk=memo.pk)
    memo.subject_id = 10**9

    with pytest.raises(ValidationError, match="There is no such row"):
        memo.full_clean()
