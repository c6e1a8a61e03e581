"""What a check of quotations writes into their rows."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.choices import TextKind
from evidence.models import Quotation
from evidence.services.verifying import verify_documents, verify_quotations
from tests.factories import make_document, make_note, make_user
from tests.unit.evidence.services.quoted_documents import (
    BODY,
    PAGE_7,
    PAGE_8,
    WORDS,
    check_again,
    make_wording,
    place,
    quote,
    quote_checked,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "cited", "verdict", "words", "found", "page_check"),
    [
        pytest.param(WORDS, "7", "verbatim", WORDS, "7", "agree", id="verbatim"),
        pytest.param(WORDS, "8", "verbatim", WORDS, "7", "differ", id="verbatim-elsewhere"),
        pytest.param(WORDS, "", "verbatim", WORDS, "7", "unknown", id="no-page-cited"),
        pytest.param(WORDS.replace("ce", "se"), "7", "edited", WORDS, "7", "agree", id="edited"),
        pytest.param(WORDS.replace("welcome", "refuse"), "7", "altered", WORDS, "7", "agree", id="altered"),
        pytest.param(
            "the Court of it … the garrison would stay",
            "7-8",
            "spliced",
            "the Court of it.\n\nThe King replied that the garrison would stay",
            "7, 8",
            "agree",
            id="spliced",
        ),
        pytest.param(
            "all the horses were sold in Zenda", "7", "not-found", None, "", "unknown", id="nowhere"
        ),
        pytest.param("the Court", "", "ambiguous", None, "", "unknown", id="in-two-places"),
        pytest.param("the Court", "8", "verbatim", "the Court", "8", "agree", id="of-two-the-cited"),
    ],
)
def test_the_verdict_is_written_with_the_place_and_its_pages(
    text: str, cited: str, verdict: str, words: str | None, found: str, page_check: str
) -> None:
    wording = make_wording()

    quotation = quote_checked(text, wording.document, pages=cited)

    assert quotation.verification == verdict
    assert place(quotation) == (words and wording.pk, words, found)
    assert quotation.page_check == page_check
    assert quotation.verified_at is not None


def test_the_words_around_are_kept() -> None:
    quotation = quote_checked(WORDS, make_wording().document)

    before, after = BODY.split(WORDS)
    assert (quotation.prefix, quotation.suffix) == (before[-60:], after[:60])


def test_what_was_found_is_kept_as_json() -> None:
    document = make_wording().document

    altered = quote_checked(WORDS.replace("welcome", "refuse"), document, pages="8")
    spliced = quote_checked("the Court of it … the garrison would stay", document)
    ambiguous = quote_checked("the Court", document)

    assert altered.findings["differences"] == [["changed", "refuse", "welcome"]]
    assert altered.findings["warnings"] == ["The pages cited are 8; the words stand on 7."]
    assert spliced.findings["elisions"] == [["The King replied that", False, True]]
    assert ambiguous.findings["candidates"] == [
        {
            "start": start,
            "end": start + 9,
            "note": None,
            "pages": [page],
            "before": BODY[max(start - 60, 0) : start],
            "after": BODY[start + 9 : start + 69],
        }
        for start, page in ((BODY.index("the Court"), "7"), (BODY.rindex("the Court"), "8"))
    ]


def test_words_of_a_note_are_anchored_in_the_note_on_the_page_of_its_mark() -> None:
    wording = make_wording()
    note = make_note(
        text=wording, label="3", anchor=len(PAGE_7) + 9, body="The Duke, however, declined to sign."
    )

    quotation = quote_checked("declined to sign", wording.document, pages="8 n. 3")

    assert quotation.verification == "verbatim"
    assert quotation.in_note == note
    assert place(quotation) == (wording.pk, "declined to sign", "8")
    assert (quotation.prefix, quotation.suffix) == ("The Duke, however, ", ".")
    assert quotation.findings["warnings"] == [
        "The words stand in note 3, which may quote another document, of another date and speaker."
    ]


def test_without_any_text_nothing_is_said_against_a_quotation() -> None:
    quotation = quote_checked(WORDS, make_document())

    assert quotation.verification == "no-text"
    assert place(quotation) == (None, None, "")
    assert "warnings" not in quotation.findings


def test_a_text_in_another_language_is_no_text_and_that_is_said() -> None:
    quotation = quote_checked(WORDS, make_wording(language="de").document, language="en")

    assert quotation.verification == "no-text"
    assert place(quotation) == (None, None, "")
    assert quotation.findings["warnings"] == ["There is no text in the language of the quotation (en)."]


@pytest.mark.parametrize("language", ["", "en", "EN-US"])
def test_the_region_of_a_language_does_not_matter_nor_a_language_that_is_not_said(language: str) -> None:
    quotation = quote_checked(WORDS, make_wording(language="en-GB").document, language=language)

    assert quotation.verification == "verbatim"


def test_a_retired_wording_is_not_looked_at() -> None:
    quotation = quote_checked(WORDS, make_wording(is_current=False).document)

    assert quotation.verification == "no-text"


def test_a_translation_is_held_against_the_documents_own_wording() -> None:
    document = make_document()
    own = make_wording("Der Gesandte begrüßte den Vertrag.", document=document, language="de")
    make_wording(document=document, kind=TextKind.TRANSLATION)

    by_original = quote_checked(
        WORDS, document, language="en", is_translation=True, original_text="begrüßte den Vertrag"
    )
    by_pages = quote_checked(WORDS, document, language="en", is_translation=True, pages="7")
    by_words_of_another = quote_checked("words", document, is_translation=True, original_text=WORDS)

    assert by_original.verification == "verbatim"
    assert place(by_original) == (own.pk, "begrüßte den Vertrag", "7")
    assert (by_pages.verification, by_pages.page_check) == ("translation", "agree")
    assert place(by_pages) == (None, None, "")
    assert by_words_of_another.verification == "not-found"


def test_words_that_the_best_wording_lacks_are_sought_in_the_next() -> None:
    edition = make_wording(PAGE_7)
    scan = make_wording(document=edition.document, kind=TextKind.OCR)

    in_both = quote_checked(WORDS, edition.document)
    in_one = quote_checked("the garrison would stay at Strelsau", edition.document)

    assert (in_both.document_text, in_one.document_text) == (edition, scan)


def test_only_in_a_scan_letters_may_be_misread() -> None:
    misread = PAGE_8.replace("garrison", "garrlson")
    scan = make_wording(misread, kind=TextKind.OCR)
    edition = make_wording(misread)

    assert quote_checked("that the garrison would stay", scan.document).verification == "edited"
    assert quote_checked("that the garrison would stay", edition.document).verification == "altered"


@pytest.mark.parametrize(
    "text", [WORDS, WORDS.replace("welcome", "refuse"), "the Court", "all gone in Zenda"]
)
def test_a_second_check_changes_nothing(text: str) -> None:
    quotation = quote_checked(text, make_wording().document)
    n_versions, verified_at = quotation.history.count(), quotation.verified_at

    assert not check_again(quotation).is_news

    assert quotation.history.count() == n_versions == 2
    assert quotation.verified_at == verified_at


def test_the_history_names_who_checked() -> None:
    ada = make_user()
    quotation = quote(WORDS, make_wording().document)

    check_again(quotation, by=ada)

    checked = quotation.history.latest()
    assert (checked.history_user, checked.verification) == (ada, "verbatim")
    assert checked.history_change_reason == "checked against the document"


def test_a_dry_run_tells_and_writes_nothing() -> None:
    quotation = quote(WORDS, make_wording().document)

    report = verify_quotations(Quotation.objects.all(), by=None, dry_run=True)

    assert (report.counts, report.n_news) == ({"verbatim": 1}, 1)
    quotation.refresh_from_db()
    assert (quotation.verification, quotation.history.count()) == ("not-checked", 1)


def test_only_quotations_of_the_documents_named_are_checked() -> None:
    named, other = (quote(WORDS, make_wording().document) for _ in range(2))

    report = verify_documents([named.passage.document.pk] * 2, by=None)

    assert [each.quotation for each in report.checked] == [named]
    other.refresh_from_db()
    assert other.verification == "not-checked"


@pytest.mark.parametrize("is_news", [True, False])
def test_eleven_quotations_of_eleven_documents_cost_no_more_statements_than_one(is_news: bool) -> None:
    quotations = [quote(WORDS, make_wording().document) for _ in range(12)]
    if not is_news:
        verify_quotations(Quotation.objects.all(), by=None)
    counts = []

    for some in (quotations[:1], quotations[1:]):
        with CaptureQueriesContext(connection) as captured:
            report = verify_quotations(Quotation.objects.filter(pk__in=[each.pk for each in some]), by=None)
        assert report.n_news == (len(some) if is_news else 0)
        counts.append(len(captured))

    assert counts[0] == counts[1]
