"""The fingerprint of a version: what is part of it, and what is not."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from evidence.texts import PROJECTION, NoteDraft, PageDraft, Span, TextDraft

NOTE = NoteDraft(label="1", anchor=3, body="See “é”.", kind="footnote", identifier="d1fn1")
TEXT = TextDraft(
    body="One\n\n二",
    notes=(NOTE, NoteDraft(label="*", anchor=2, body="Inner.", within=0)),
    pages=(PageDraft("493", 0, 5), PageDraft("", 5, 6)),
    spans=(Span("italic", 0, 3),),
)


def with_note(**changes: object) -> TextDraft:
    """The text with its first note changed."""
    return replace(TEXT, notes=(replace(NOTE, **changes), TEXT.notes[1]))


def test_fingerprint_is_made_as_its_description_says() -> None:
    json = (
        '[1,"One\\n\\n二",[["1",3,"See “é”.","footnote","d1fn1",null],["*",2,"Inner.","footnote","",0]],'
        '[["493",0,5],["",5,6]]]'
    )

    assert TEXT.sha256(1) == hashlib.sha256(json.encode()).hexdigest()


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(TEXT, body="One\n\n三"), id="wording"),
        pytest.param(with_note(body="See."), id="note-wording"),
        pytest.param(with_note(label="2"), id="note-label"),
        pytest.param(with_note(anchor=2), id="note-anchor"),
        pytest.param(with_note(kind="source"), id="note-kind"),
        pytest.param(with_note(identifier="d1fn2"), id="note-identifier"),
        pytest.param(replace(TEXT, notes=(NOTE, replace(TEXT.notes[1], within=None))), id="note-within"),
        pytest.param(replace(TEXT, notes=()), id="no-notes"),
        pytest.param(replace(TEXT, notes=TEXT.notes[::-1]), id="order-of-notes"),
        pytest.param(replace(TEXT, pages=(PageDraft("494", 0, 5), TEXT.pages[1])), id="page-label"),
        pytest.param(replace(TEXT, pages=(PageDraft("493", 0, 3), PageDraft("", 3, 6))), id="page-places"),
        pytest.param(replace(TEXT, pages=()), id="no-pages"),
    ],
)
def test_another_wording_note_or_page_is_another_version(other: TextDraft) -> None:
    assert other.sha256(PROJECTION) != TEXT.sha256(PROJECTION)


def test_another_rule_makes_another_version() -> None:
    assert TEXT.sha256(PROJECTION) != TEXT.sha256(PROJECTION + 1)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(TEXT), id="copy"),
        pytest.param(replace(TEXT, spans=()), id="structure"),
        pytest.param(with_note(spans=(Span("italic", 0, 3),)), id="structure-of-a-note"),
    ],
)
def test_structure_is_no_part_of_the_version(other: TextDraft) -> None:
    assert other.sha256(PROJECTION) == TEXT.sha256(PROJECTION)


def test_sign_that_is_half_a_pair_has_a_fingerprint_too() -> None:
    assert len(TextDraft("\ud83d").sha256(PROJECTION)) == 64


def test_span_is_stored_with_its_value_only_where_it_has_one() -> None:
    assert Span("italic", 1, 3).as_list() == ["italic", 1, 3]
    assert Span("person", 1, 3, "p_A1").as_list() == ["person", 1, 3, "p_A1"]
