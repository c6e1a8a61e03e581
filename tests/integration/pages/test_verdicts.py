"""What checking quotations showed, on the page of a study's cell: verdict, link and difference, all as text."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from evidence.models import DocumentText
from evidence.services.verifying import confirm_difference, verify_documents
from tests.factories import make_note, make_quotation, make_user
from tests.integration.pages.conftest import Assessed
from tests.integration.pages.reading import CELL, read, words_of_cell
from tests.unit.evidence.services.quoted_documents import ALTERED, WORDS, make_wording


@pytest.fixture
def text(assessed: Assessed) -> DocumentText:
    """The wording of the first document: the memorandum, on pages 7 and 8, with a note."""
    text = make_wording(document=assessed.small.documents[0])
    make_note(text=text, label="3", anchor=10, body="Sapt wrote of the blue harbour.")
    return text


def quote(assessed: Assessed, words: str, *, pages: str = "", **fields: Any) -> None:
    """A quotation in the first passage, checked."""
    passage = assessed.small.passages[0]
    passage.pages = pages
    passage.save()
    make_quotation(passage=passage, text=words, **fields)
    verify_documents([passage.document_id], by=None)


@pytest.mark.parametrize(
    ("quotation", "said"),
    [
        pytest.param(WORDS, "✓ Verbatim stands on p. 7", id="verbatim"),
        pytest.param(ALTERED, "≠ Altered stands on p. 8", id="altered"),
        pytest.param(ALTERED, "Changed: Zenda, in the document Strelsau", id="difference"),
        pytest.param(
            "He would warmly welcome a treaty of mutual defence", "≠ Altered stands on p. 7", id="added"
        ),
        pytest.param("the garrison would stay … until the harvest", "Ellipsis: at Strelsau", id="ellipsis"),
        pytest.param("the blue harbour", "✓ Verbatim stands in note 3, on p. 7", id="note"),
        pytest.param(
            "all the horses were sold in Zenda",
            "✗ Not found Checked: not found in the document's text.",
            id="not-found",
        ),
        pytest.param(
            "the Court",
            "? Found in several places Checked: found in several places of the document.",
            id="ambiguous",
        ),
    ],
)
def test_verdict_is_shown_beside_the_words(
    quotation: str, said: str, member: Client, assessed: Assessed, text: DocumentText
) -> None:
    quote(assessed, quotation)

    words = words_of_cell(member)
    assert said in words[words.index(quotation) :]


def test_verdict_links_to_the_page_where_the_words_stand(
    member: Client, assessed: Assessed, text: DocumentText
) -> None:
    quote(assessed, WORDS)

    links = [attributes.get("href") for tag, attributes in read(member.get(CELL)).tags if tag == "a"]
    there = read(member.get("/documents/d1/"))
    assert "/documents/d1/#p7" in links
    assert "p7" in [attributes.get("id") for _, attributes in there.tags]


def test_pages_cited_wrongly_are_told(member: Client, assessed: Assessed, text: DocumentText) -> None:
    quote(assessed, WORDS, pages="8")

    assert "stands on p. 7 not on p. 8, as cited" in words_of_cell(member)


def test_nothing_is_said_of_pages_cited_rightly(
    member: Client, assessed: Assessed, text: DocumentText
) -> None:
    quote(assessed, WORDS, pages="7")

    assert "as cited" not in words_of_cell(member)


def test_quotation_without_a_text_is_told_apart(member: Client, assessed: Assessed) -> None:
    quote(assessed, WORDS)

    assert "– No text to check against There is no text of the document to check against." in words_of_cell(
        member
    )


def test_confirmed_difference_is_shown_with_its_reason(
    member: Client, assessed: Assessed, text: DocumentText
) -> None:
    quote(assessed, ALTERED)
    quotation = assessed.small.passages[0].quotations.latest("pk")
    confirm_difference(quotation, "The <i>Gazette</i> prints Zenda.", by=make_user())

    assert "Confirmed: The <i>Gazette</i> prints Zenda." in words_of_cell(member)


def test_quotation_and_what_the_check_found_are_shown_as_text_whatever_they_hold(
    member: Client, assessed: Assessed
) -> None:
    findings = {
        "differences": [["changed", "<img>", "<b>Strelsau</b>"]],
        "elisions": [["<script>", False, False]],
        "warnings": ["<i>Look!"],
    }
    passage = assessed.small.passages[0]
    make_quotation(
        passage=passage,
        text="</figure><u>Zenda",
        verification="altered",
        verified_at=timezone.now(),
        findings=findings,
    )

    words = words_of_cell(member)
    assert "</figure><u>Zenda ≠ Altered" in words
    assert "Changed: <img>, in the document <b>Strelsau</b> Ellipsis: <script> <i>Look!" in words
    assert not {"b", "i", "u"} & {tag for tag, _ in read(member.get(CELL)).tags}
