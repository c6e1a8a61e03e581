"""What becomes of quotations that were anchored, when their document gets a new wording."""

from __future__ import annotations

import pytest

from evidence.choices import TextKind
from evidence.services.outcomes import Carried
from evidence.services.verifying import accept_place
from tests.factories import make_user
from tests.unit.evidence.services.quoted_documents import (
    ALTERED,
    BODY,
    PAGE_7,
    PAGE_8,
    WORDS,
    check_again,
    make_wording,
    place,
    quote_checked,
    replace_wording,
)

pytestmark = pytest.mark.django_db
#: A page on which the same words stand among others.
LOOKALIKE = (
    "Press release. Yesterday's rumour in Zenda, that bankers "
    f"{WORDS}, was denied by nobody; shares rose twelve points before noon.\n\n"
)


@pytest.mark.parametrize(
    ("pages", "first_page", "became", "verdict", "start", "found"),
    [
        pytest.param((PAGE_7, PAGE_8 + " Burgundy."), 7, Carried.OVER, "verbatim", 0, "7", id="over"),
        pytest.param(("Copy 2.\n\n" + PAGE_7,), 7, Carried.MOVED, "verbatim", 9, "7", id="moved"),
        pytest.param((PAGE_7, PAGE_8), 411, Carried.MOVED, "verbatim", 0, "411", id="other-page"),
        pytest.param(
            (PAGE_7.replace("welcome", "consider"),), 7, Carried.CHANGED, "altered", 0, "7", id="changed"
        ),
        pytest.param(
            (LOOKALIKE, PAGE_7, PAGE_8),
            7,
            Carried.MOVED,
            "verbatim",
            len(LOOKALIKE),
            "8",
            id="of-two-the-old",
        ),
    ],
)
def test_a_quotation_is_anchored_in_the_new_wording_and_it_is_said_what_became_of_it(
    pages: tuple[str, ...], first_page: int, became: Carried, verdict: str, start: int, found: str
) -> None:
    old = make_wording()
    quotation = quote_checked(WORDS, old.document)
    new = replace_wording(old, *pages, first_page=first_page, sha256="new")

    checked = check_again(quotation)

    assert (checked.carried, checked.is_news) == (became, True)
    assert (quotation.verification, quotation.pages_found) == (verdict, found)
    assert (quotation.document_text, quotation.start) == (new, BODY.index(WORDS) + start)


def test_another_difference_than_before_is_a_change() -> None:
    old = make_wording()
    quotation = quote_checked(ALTERED, old.document)
    replace_wording(old, PAGE_7, PAGE_8.replace("Strelsau", "Burgundy"))

    assert check_again(quotation).carried == Carried.CHANGED

    assert quotation.verification == "altered"
    assert quotation.findings["differences"] == [["changed", "Zenda", "Burgundy"]]


def test_nothing_became_of_a_quotation_in_the_same_wording_or_found_for_the_first_time() -> None:
    old = make_wording()
    anchored, nowhere = (quote_checked(text, old.document) for text in (WORDS, "that the horses were sold"))
    assert check_again(anchored).carried is None

    replace_wording(old, PAGE_7, "The Duke heard that the horses were sold.")

    assert check_again(nowhere).carried is None
    assert nowhere.verification == "verbatim"


def test_a_lost_quotation_keeps_its_old_place() -> None:
    old = make_wording()
    quotation = quote_checked(WORDS, old.document)
    replace_wording(old, PAGE_8)

    checked = check_again(quotation)

    assert (checked.carried, quotation.verification) == (Carried.LOST, "not-found")
    assert place(quotation) == (old.pk, WORDS, "7")
    assert quotation.prefix == BODY[: BODY.index(WORDS)][-60:]
    assert quotation.findings.get("candidates") is None


def test_a_lost_quotation_is_found_again_in_a_later_wording() -> None:
    old = make_wording()
    quotation = quote_checked(WORDS, old.document)
    second = replace_wording(old, PAGE_8)
    check_again(quotation)
    third = replace_wording(second, PAGE_8 + "\n\n", PAGE_7)

    assert check_again(quotation).carried == Carried.CHANGED

    assert quotation.verification == "verbatim"
    assert place(quotation) == (third.pk, WORDS, "8")


@pytest.mark.parametrize("n_checks", [1, 2])
def test_a_quotation_never_jumps_to_a_lookalike_among_other_words(n_checks: int) -> None:
    old = make_wording()
    quotation = quote_checked(WORDS, old.document, pages="8")
    new = replace_wording(old, PAGE_8, LOOKALIKE)

    became = [check_again(quotation).carried for _ in range(n_checks)]

    assert became == [Carried.LOST] * n_checks
    assert quotation.verification == "not-found"
    assert place(quotation) == (old.pk, WORDS, "7")
    start = new.body.index(WORDS)
    (candidate,) = quotation.findings["candidates"]
    assert (candidate["start"], candidate["end"]) == (start, start + len(WORDS))
    assert (candidate["note"], candidate["pages"]) == (None, ["8"])
    assert "In the new wording other words stand" in quotation.findings["warnings"][0]
    assert quotation.history.count() == 3


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(PAGE_7.replace("The Envoy said that Ruritania", "He wrote: Zenda"), id="words-after"),
        pytest.param(
            PAGE_7.replace("He had told the Court of it", "Burgundy! Next item?"), id="words-before"
        ),
    ],
)
def test_the_words_on_one_side_are_enough_to_know_the_place_again(page: str) -> None:
    old = make_wording()
    quotation = quote_checked(WORDS, old.document)
    new = replace_wording(old, page)

    check_again(quotation)

    assert place(quotation) == (new.pk, WORDS, "7")


def test_a_lookalike_is_taken_once_somebody_says_that_it_is_the_place() -> None:
    old = make_wording()
    quotation = quote_checked(WORDS, old.document)
    new = replace_wording(old, PAGE_8, LOOKALIKE)
    check_again(quotation)

    accept_place(quotation, 0, by=make_user())
    check_again(quotation)

    assert quotation.verification == "verbatim"
    assert place(quotation) == (new.pk, WORDS, "8")


def test_a_better_kind_of_wording_takes_the_anchor_over() -> None:
    scan = make_wording(kind=TextKind.OCR)
    quotation = quote_checked(WORDS, scan.document)
    edition = make_wording(document=scan.document)

    assert check_again(quotation).carried == Carried.OVER

    assert quotation.document_text == edition


def test_a_quotation_whose_document_has_no_current_text_any_more_loses_its_place() -> None:
    old = make_wording()
    quotation = quote_checked(WORDS, old.document)
    old.is_current = False
    old.save()

    check_again(quotation)

    assert quotation.verification == "no-text"
    assert place(quotation) == (None, None, "")


@pytest.mark.parametrize("body", [BODY, "A wording without these words."])
def test_a_quotation_whose_passage_is_of_another_document_now_is_sought_only_there(body: str) -> None:
    quotation = quote_checked(WORDS, make_wording().document)
    other = make_wording(body)
    quotation.passage.document = other.document
    quotation.passage.save()

    assert check_again(quotation).is_news

    assert place(quotation) == ((other.pk, WORDS, "7") if body == BODY else (None, None, ""))
