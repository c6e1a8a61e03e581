"""Tests of the wording of documents."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.factories import make_document, make_document_text, make_note, make_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value"),
    [("body", "Other words."), ("sha256", "0" * 64), ("language", "ja"), ("kind", "ocr"), ("projection", 2)],
)
def test_text_never_changes(field: str, value: object) -> None:
    text = make_document_text()
    setattr(text, field, value)

    with pytest.raises(ValidationError, match="A text never changes") as refusal:
        text.full_clean()

    assert list(refusal.value.message_dict) == ["body"]


def test_text_can_be_superseded_by_a_better_reading() -> None:
    old = make_document_text(body="The fovernment agrees.")
    old.is_current = False
    old.full_clean()
    old.save()

    new = make_document_text(document=old.document, body="The government agrees.")

    assert [text.is_current for text in old.document.texts.order_by("pk")] == [False, True]
    assert new.document == old.document


def test_document_may_have_a_current_text_per_language_and_kind() -> None:
    document = make_document()

    make_document_text(document=document, language="ja", kind="transcription")
    make_document_text(document=document, language="en", kind="transcription")
    make_document_text(document=document, language="ja", kind="ocr")

    assert document.texts.filter(is_current=True).count() == 3


def test_text_note_and_page_say_whose_they_are() -> None:
    text = make_document_text(document=make_document(short_title="NSC 5514"))

    assert str(text) == "NSC 5514, printed edition (en)"
    assert str(make_note(text=text, label="3")) == "NSC 5514, n. 3"
    assert str(make_page(text=text, label="493")) == "NSC 5514, p. 493"


def test_note_without_a_mark_is_called_by_its_kind() -> None:
    text = make_document_text(document=make_document(short_title="NSC 5514"))

    assert str(make_note(text=text, label="", kind="source")) == "NSC 5514, source note"
    assert str(make_page(text=text, label="")) == "NSC 5514, page unknown"


def test_notes_of_a_text_come_in_their_order() -> None:
    text = make_document_text()
    second, first = (make_note(text=text, position=position) for position in (2, 1))

    assert list(text.notes.all()) == [first, second]
