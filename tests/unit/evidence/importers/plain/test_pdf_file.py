"""PDFs: their pages and labels, what is put right in them, and what is refused."""

from __future__ import annotations

import pytest

from evidence.importers.plain import pdf_file
from evidence.importers.plain.pdf_file import read_pdf
from evidence.importers.plain.readings import Unreadable
from evidence.texts import TextDraft
from tests.plain_files import LOCKED, SENTENCES, pdf

ROMAN_THEN_493 = "0 << /S /r >> 1 << /S /D /St 493 >>"


def pages(draft: TextDraft) -> list[tuple[str, str]]:
    """Labels and texts of the pages."""
    return [(page.label, draft.body[page.start : page.end].strip()) for page in draft.pages]


@pytest.mark.parametrize("language", SENTENCES)
def test_text_comes_line_by_line_and_page_by_page(language: str) -> None:
    first, second, third = SENTENCES[language][:3]

    draft = read_pdf(pdf([[first, second], [third]])).draft

    assert draft.body == f"{first}\n{second}\n{third}"
    assert pages(draft) == [("", f"{first}\n{second}"), ("", third)]


def test_pages_have_the_labels_of_the_file() -> None:
    draft = read_pdf(pdf([["a"], ["b"], ["c"]], labels=ROMAN_THEN_493)).draft

    assert [label for label, _ in pages(draft)] == ["i", "493", "494"]


def test_labels_of_the_file_yield_to_a_first_page_that_is_said() -> None:
    draft = read_pdf(pdf([["a"], ["b"], ["c"]], labels=ROMAN_THEN_493), first_page="12").draft

    assert [label for label, _ in pages(draft)] == ["12", "13", "14"]


def test_a_label_that_nobody_could_print_is_none() -> None:
    draft = read_pdf(pdf([["a"], ["b"]], labels=f"0 << /P ({'x' * 60}) >> 1 << /P (a\\001b) >>")).draft

    assert [label for label, _ in pages(draft)] == ["", ""]


def test_a_page_without_text_is_counted_and_told() -> None:
    reading = read_pdf(pdf([["a"], [], ["c"]]), first_page="5")

    assert pages(reading.draft) == [("5", "a"), ("7", "c")]
    assert reading.n_pages == 2
    assert reading.remarks == ("No text on page 2 of the file (blank, or a picture).",)


def test_a_hyphen_at_the_end_of_a_line_stays_as_printed() -> None:
    assert read_pdf(pdf([["The multi-", "lateral treaty"]])).draft.body == "The multi-\nlateral treaty"


def test_radicals_become_the_ideographs_that_print_has() -> None:
    reading = read_pdf(pdf([["⽇⽶の条約"]]))

    assert reading.draft.body == "日米の条約"
    assert reading.remarks == ("2 radicals were read as the ideographs that they look like.",)


def test_signs_without_meaning_are_seen_to_be_missing() -> None:
    reading = read_pdf(pdf([["The treaty of peace \ue000 and \x01 of friendship"]]))

    assert reading.draft.body == "The treaty of peace \ufffd and \ufffd of friendship"
    assert reading.remarks == ("2 signs of unknown meaning stand as U+FFFD.",)


WHOLE = pdf([["words"]])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(WHOLE[:-200], "breaks off before its end", id="cut-off"),
        pytest.param(pdf([["x"]], trailer=LOCKED), "protected by a password", id="encrypted"),
        pytest.param(b"%PDF-1.7 rubbish %%EOF", r"no sound PDF \(.*Data format error", id="rubbish"),
        pytest.param(pdf([[], []]), "only pictures of pages. Recognise its words first", id="scan"),
        pytest.param(
            pdf([["\ue000\ue001\ue002"]]), "fonts do not say what their signs mean", id="no-meaning"
        ),
        pytest.param(pdf([]), "no sound PDF", id="no-pages"),
    ],
)
def test_bad_pdfs_are_refused_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as caught:
        read_pdf(data)

    assert "\n" not in str(caught.value)


def test_a_shelf_of_pages_is_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "MOST_PAGES", 1)

    with pytest.raises(Unreadable, match="more than 1 pages"):
        read_pdf(pdf([["a"], ["b"]]))
