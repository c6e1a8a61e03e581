"""What kinds of thing a text may be: several at once, and none refused."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import example, given

from evidence.citations import page_labels
from evidence.finding import Query, places, read_query
from evidence.finding.signs import LONGEST_QUERY
from tests.unit.evidence.finding.samples import known_pieces


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("doc. 588", "588"),
        ("Doc 588", "588"),
        ("Document 588", "588"),
        ("document no. 588", "588"),
        ("no. 588", "588"),
        ("No.588", "588"),
        ("#588", "588"),
        ("d588", "588"),
        ("588.", "588"),
        ("72A", "72A"),
        ("d72a", "72a"),
        ("NSC 588", ""),
        ("d588fn2", ""),
        ("58812", ""),
    ],
)
def test_number_of_a_document_is_read(text: str, number: str) -> None:
    assert read_query(text).number == number


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("August 7, 1952", "1952-08-07"),
        ("1952-08", "1952-08"),
        ("Showa 28.7", "1953-07"),
        ("昭和28年7月", "1953-07"),
        ("1952–54", "1952/1954"),
        ("summer 1947", "1947-22"),
    ],
)
def test_date_is_read(text: str, edtf: str) -> None:
    date = read_query(text).date

    assert date is not None
    assert date.edtf == edtf


@pytest.mark.parametrize("text", ["7/8/1952", "NSC 125/2", "the morning after", "1952-54, XIV, 1303"])
def test_what_is_no_date_or_two_is_none(text: str) -> None:
    assert read_query(text).date is None


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("794.5/8-1055", ("794.5/8-1055",)),
        ("611.94/1–1852", ("611.94/1-1852",)),
        ("611.94 / 1—1852", ("611.94/1-1852",)),
        ("794C.0221/1−2552", ("794C.0221/1-2552",)),
        ("740.00119 PW/6–749: Telegram", ("740.00119PW/6-749",)),
        ("Central Files, 794.5/8-1055. Secret", ("794.5/8-1055",)),
        ("794.5", ("794.5",)),
        ("lot 63 D 351", ("63D351", "63-D351", "63-D-351")),
        ("Lot file 63D351", ("63D351", "63-D351", "63-D-351")),
        ("RG 59, Box 12", ("RG59,Box12",)),
        ("POL 27-14 VIET", ("POL27-14VIET",)),
        ("a lot of 12 letters", ()),
        ("NSC 125/2", ()),
        ("1952.8.7", ()),
    ],
)
def test_file_of_an_archive_is_read(text: str, references: tuple[str, ...]) -> None:
    assert read_query(text).references == references


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("frus1952-54v14p2/d588", ("frus1952-54v14p2", "d588")),
        ("frus1952-54v14p2#d588", ("frus1952-54v14p2", "d588")),
        ("frus1952-54v14p2/d588fn3", ("frus1952-54v14p2", "d588")),
        ("frus1861/d1.2", ("frus1861", "d1.2")),
        (
            "https://history.state.gov/historicaldocuments/frus1952-54v14p2/d588",
            ("frus1952-54v14p2", "d588"),
        ),
        ("history.state.gov/historicaldocuments/frus1952-54v14p2/d588/", ("frus1952-54v14p2", "d588")),
        (
            "https://history.state.gov/historicaldocuments/frus1952-54v14p2/d588#fn3",
            ("frus1952-54v14p2", "d588"),
        ),
        (
            "https://history.state.gov/historicaldocuments/frus1952-54v14p2/d588?x=1",
            ("frus1952-54v14p2", "d588"),
        ),
        ("https://history.state.gov/historicaldocuments/frus1952-54v14p2/pg_1303", None),
        ("frus1952-54v14p2", None),
    ],
)
def test_collection_and_identifier_are_read(text: str, identifier: tuple[str, str] | None) -> None:
    assert read_query(text).identifier == identifier


def test_text_may_be_several_things() -> None:
    year, paper = read_query("1952"), read_query("NSC 125/2")

    assert (year.number, year.words, year.date is not None) == ("1952", ("1952",), True)
    assert (paper.identifier, paper.words) == (("NSC 125", "2"), ("NSC", "125/2"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  NSC\t5514 ", ("NSC", "5514")),
        ("NSC–5514", ("NSC", "5514")),
        ("Rhee’s letter", ("Rhee", "s", "letter")),
        ("“Mutual Defense” (draft);", ("Mutual", "Defense", "draft")),
        ("吉田、書簡", ("吉田", "書簡")),
        ("U.S. policy", ("U.S", "policy")),
        ("the the", ("the",)),
        ("co\u00adoperation", ("cooperation",)),
        ("\x00\n", ()),
        ("...", ()),
        ("", ()),
    ],
)
def test_words_are_what_is_left_without_signs(text: str, words: tuple[str, ...]) -> None:
    assert read_query(text).words == words


def test_dashes_and_quotation_marks_have_one_shape() -> None:
    assert read_query("‘611.94/1—1852’ “a‑b”").text == "'611.94/1-1852' \"a-b\""


def test_overlong_text_is_read_as_far_as_it_goes() -> None:
    assert len(read_query("x " * 5000).text) < LONGEST_QUERY + 1


@given(known_pieces())
@example("\ud800")
@example("vol. x, pt. i, p. ivxlc-ivxlc")
@example("9" * 300)
@example("0000-0000, 0, 0")
def test_no_text_breaks_it(text: str) -> None:
    query = read_query(text)

    assert isinstance(query, Query)
    assert "\n" not in query.text
    assert len(query.text) <= LONGEST_QUERY
    assert all(word and not word.isspace() for word in query.words)
    query.text.encode("utf-8")


@given(known_pieces())
def test_reading_again_what_was_read_says_the_same(text: str) -> None:
    query = read_query(text)

    again = read_query(query.text)

    assert (again.text, again.words, again.number, again.place, again.references) == (
        query.text,
        query.words,
        query.number,
        query.place,
        query.references,
    )


@pytest.mark.parametrize("module", [page_labels, places])
def test_examples_in_the_code_are_true(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
