"""Places in volumes, in the many ways in which scholars cite them."""

from __future__ import annotations

import re

import pytest

from evidence.citations.page_labels import labels_of, pages_in
from evidence.finding.places import Place, read_place
from evidence.finding.signs import plain

VOLUME, PART = "frus1952-54v14p2", "frus1952-54v14p1"


def place(text: str) -> Place:
    """The place that a citation names."""
    found = read_place(plain(text).lower())
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    "text",
    [
        "1952-54, XIV, pt. 2, 1303",
        "1952–1954, XIV, Part 2, p. 1303",
        "1952–54, XIV/2, 1303",
        "1952-4 XIV (Part II) 1303",
        "FRUS, 1952–54, Vol. 14, Part 2, p. 1303",
        "FRUS 1952-54, 14/2, 1303",
        "FRUS, 1952-1954, vol. xiv, pt. 2: 1303",
        "FRUS, 1952–54, Vol. 14, Part 2: China and Japan, p. 1303 n. 2",
        "Foreign Relations of the United States, 1952–1954, China and Japan, Volume XIV, Part 2, page 1303.",
        "Foreign Relations, 1952-1954, vol. XIV, Part 2, p. 1303, footnote 4",
        "frus1952-54v14p2, 1303",
        "frus1952-54v14p2 p. 1303",
        "1952-54v14p2, 1303",
        "frus1952-54v14p2/pg_1303",
        "XIV, pt. 2, 1303",
        "vol. XIV, part 2, p. 1303",
    ],
)
def test_volume_part_and_page_are_read(text: str) -> None:
    found = place(text)

    assert re.search(found.code, VOLUME)
    assert not re.search(found.code, PART)
    assert (found.pages, found.number) == ({"1303"}, "")


@pytest.mark.parametrize(
    "text", ["1952-54, XIV, 1303", "FRUS 1952-54, vol. 14, p. 1303", "frus1952-54v14, 1303"]
)
def test_volume_without_its_part_is_all_of_its_parts(text: str) -> None:
    code = place(text).code

    assert [bool(re.search(code, each)) for each in (VOLUME, PART, "frus1952-54v14")] == [True] * 3
    assert [bool(re.search(code, each)) for each in ("frus1952-54v1", "frus1952-54v140", "frus1951v14")] == [
        False
    ] * 3


@pytest.mark.parametrize(
    ("text", "volume", "pages"),
    [
        ("FRUS 1861, 44", "frus1861", {"44"}),
        ("FRUS 1865, pt. 1, 44", "frus1865p1", {"44"}),
        ("FRUS 1949, VII, 774-75", "frus1949v07p2", {"774", "775"}),
        ("1949, VII, pt. 2, pp. 774-775, 778", "frus1949v07p2", {"774", "775", "778"}),
        ("FRUS 1969-76, E-12, p. xii", "frus1969-76ve12", {"xii"}),
        ("FRUS 1958-60, XVII, 5", "frus1958-60v17-18mSupp", {"5"}),
        ("FRUS 1949, VII", "frus1949v07p2", set()),
        ("FRUS 1861", "frus1861", set()),
        ("frus1861", "frus1861", set()),
    ],
)
def test_volumes_of_all_kinds_are_read(text: str, volume: str, pages: set[str]) -> None:
    found = place(text)

    assert re.search(found.code, volume, re.IGNORECASE)
    assert found.pages == pages


@pytest.mark.parametrize(
    "text",
    [
        "FRUS 1952-54, XIV, pt. 2, doc. 588",
        "Foreign Relations of the United States, 1952–1954, China and Japan, Volume XIV, Part 2, Document 588",
        "frus1952-54v14p2, d588",
        "1952-54, XIV/2, No. 588",
    ],
)
def test_number_in_a_volume_is_read(text: str) -> None:
    found = place(text)

    assert re.search(found.code, VOLUME)
    assert (found.pages, found.number) == (frozenset(), "588")


@pytest.mark.parametrize(
    ("text", "words", "pages", "number"),
    [
        ("Heiwa Joyaku Chosho, Vol. 3, 571", ("heiwa", "joyaku", "chosho", "vol", "3"), {"571"}, ""),
        ("Heiwa Joyaku Chosho, p. 571", ("heiwa", "joyaku", "chosho"), {"571"}, ""),
        ("H22-003, pp. 12-13", ("h22", "003"), {"12", "13"}, ""),
        ("H22-003, no. 5", ("h22", "003"), set(), "5"),
    ],
)
def test_page_in_another_collection_is_read_by_the_words_of_its_name(
    text: str, words: tuple[str, ...], pages: set[str], number: str
) -> None:
    assert place(text) == Place(words=words, pages=frozenset(pages), number=number)


@pytest.mark.parametrize(
    "text",
    [
        "NSC 5514",
        "NSC 125/2",
        "Korea, 1953",
        "August 7, 1952",
        "1952-08-07",
        "Briggs to State, July 6, 1953",
        "611.94/1-1852",
        "11-EAP-05168",
        "p. 5",
        "XIV",
        "frus1952-54v14p2/d588",
        "",
    ],
)
def test_what_names_no_place_is_none(text: str) -> None:
    assert read_place(plain(text).lower()) is None


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1302-1305", {"1302", "1303", "1304", "1305"}),
        ("1302–5", {"1302", "1303", "1304", "1305"}),
        ("415-416, 418", {"415", "416", "418"}),
        ("pp. 774–75", {"774", "775"}),
        ("649 n. 1", {"649"}),
        ("649, nn. 1-3", {"649"}),
        ("581-", {"581"}),
        ("xii", {"xii"}),
        ("Kennan 375-376", {"375", "376"}),
        ("5-3", {"5"}),
        ("1-9999", {"1"}),
        ("fol. three", set()),
        ("", set()),
    ],
)
def test_pages_are_read(text: str, pages: set[str]) -> None:
    assert pages_in(plain(text)) == pages


def test_page_may_be_printed_in_capitals_or_brackets() -> None:
    assert labels_of(frozenset({"ii"})) == ["II", "[II]", "[ii]", "ii"]
