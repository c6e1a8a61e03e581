"""What checking quotations showed, as the API tells it: in code points, with all that differs."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from evidence.models import DocumentText
from evidence.services.verifying import accept_place, confirm_difference, verify_documents
from tests.factories import make_note, make_passage, make_quotation, make_user
from tests.integration.api.rows import make_public_study, rows
from tests.unit.evidence.services.quoted_documents import ALTERED, BODY, PAGE_7, PAGE_8, WORDS, make_wording

TWICE = "the Court"


@pytest.fixture
def text(db: None) -> DocumentText:
    """The memorandum's wording."""
    return make_wording()


def shown(client: Client, text: DocumentText, words: str, *, pages: str = "", **fields: Any) -> Any:
    """A quotation from this text, checked, as the record of its passage shows it."""
    study = make_public_study("small")
    passage = make_passage(study=study, document=text.document, pages=pages)
    make_quotation(passage=passage, text=words, **fields)
    verify_documents([text.document_id], by=None)
    return of_the_passage(client)


def of_the_passage(client: Client) -> Any:
    """The only quotation, as the record of its passage shows it."""
    (passage,) = rows(client, "passages", study="small")
    (quotation,) = passage["quotations"]
    return quotation


def test_words_as_printed_are_shown_with_their_place(reader: Client, text: DocumentText) -> None:
    quotation = shown(reader, text, WORDS, pages="7")

    place = ("verification", "text_sha256", "start", "end", "pages_found", "page_check", "in_note")
    start = BODY.index(WORDS)
    assert [quotation[name] for name in place] == [
        *("verbatim", text.sha256, start, start + len(WORDS)),
        *("7", "agree", None),
    ]
    lists = ("differences", "elisions", "candidates", "warnings")
    assert [quotation[name] for name in lists] == [[], [], [], []]
    assert (quotation["confirmed_reason"], quotation["confirmed_at"]) == ("", None)
    assert quotation["verified_at"] is not None


def test_differences_are_shown_in_order_and_other_pages_said(reader: Client, text: DocumentText) -> None:
    quotation = shown(reader, text, ALTERED, pages="7")

    assert (quotation["verification"], quotation["page_check"]) == ("altered", "differ")
    assert quotation["differences"] == [{"kind": "changed", "quoted": "Zenda", "printed": "Strelsau"}]


def test_elisions_are_shown_with_what_they_hide(reader: Client, text: DocumentText) -> None:
    quotation = shown(reader, text, "the garrison would stay … until the harvest")

    assert quotation["elisions"] == [
        {"words": "at Strelsau", "negates": False, "crosses_paragraph": False},
    ]


def test_places_to_choose_among_are_shown_with_the_words_around(reader: Client, text: DocumentText) -> None:
    quotation = shown(reader, text, TWICE)

    first, second = quotation["candidates"]
    assert (quotation["verification"], quotation["start"], quotation["end"]) == ("ambiguous", None, None)
    assert [BODY[each["start"] : each["end"]] for each in (first, second)] == [TWICE, TWICE]
    assert [(each["pages"], each["is_in_note"]) for each in (first, second)] == [
        (["7"], False),
        (["8"], False),
    ]
    assert first["before"].endswith("He had told ")
    assert first["after"].startswith(" of it.")
    assert (second["before"][-3:], second["after"]) == ("as ", " expected.")


def test_the_place_accepted_is_shown_as_its_own(reader: Client, text: DocumentText) -> None:
    second = shown(reader, text, TWICE)["candidates"][1]

    accept_place(text.document.passages.get().quotations.get(), 1, by=make_user())

    accepted = of_the_passage(reader)
    assert (accepted["verification"], accepted["start"], accepted["end"]) == (
        *("verbatim", second["start"]),
        second["end"],
    )


def test_warnings_are_sentences(reader: Client, text: DocumentText) -> None:
    quotation = shown(reader, text, WORDS, language="ja")

    assert quotation["verification"] == "no-text"
    assert quotation["warnings"] == ["There is no text in the language of the quotation (ja)."]


def test_a_confirmed_difference_is_shown_with_its_reason_and_not_with_who(
    reader: Client, text: DocumentText
) -> None:
    shown(reader, text, ALTERED)

    user = make_user(username="ada")
    confirm_difference(text.document.passages.get().quotations.get(), "The Gazette prints Zenda.", by=user)

    confirmed = of_the_passage(reader)
    assert confirmed["confirmed_reason"] == "The Gazette prints Zenda."
    assert confirmed["confirmed_at"] is not None
    assert "ada" not in [str(value) for value in confirmed.values()]


def test_places_are_counted_in_code_points_also_behind_astral_characters(reader: Client, db: None) -> None:
    text = make_wording("𠮷田 said 🙂: ", PAGE_7, PAGE_8)

    quotation = shown(reader, text, WORDS)

    assert (quotation["start"], quotation["pages_found"]) == (
        len("𠮷田 said 🙂: ") + PAGE_7.index(WORDS),
        "8",
    )
    assert text.body[quotation["start"] : quotation["end"]] == WORDS


def test_places_in_notes_are_counted_in_the_note(reader: Client, text: DocumentText) -> None:
    make_note(text=text, label="3", anchor=10, body="🙂 Sapt wrote of the blue harbour.")

    quotation = shown(reader, text, "Sapt wrote of the blue harbour", pages="7")

    assert (quotation["in_note"], quotation["start"], quotation["page_check"]) == ("3", 2, "agree")
