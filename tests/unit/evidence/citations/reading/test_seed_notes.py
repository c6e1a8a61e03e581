"""The 192 notes of the seed paper: what is read of them, held against a list made by eye."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from evidence.citations.reading import Reference, read_references
from tests.seed_notes import seed_notes
from tests.unit.evidence.citations.reading.hand_checked import NOTES, TWO_IN_ONE, VOLUMES

_LETTERS = {
    "frus": "F",
    "archive": "A",
    "web-collection": "W",
    "diary": "D",
    "literature": "L",
    "back-reference": "B",
    "unknown": "-",
}


@cache
def _read() -> dict[int, list[Reference]]:
    return {number: read_references(note) for number, note in seed_notes().items()}


def _letter(reference: Reference) -> str:
    letter = _LETTERS[reference.kind]
    return letter.lower() if reference.reading == "part" else letter


def test_every_note_names_what_was_found_by_eye() -> None:
    read = {str(number): "".join(map(_letter, found)) for number, found in _read().items()}

    assert read == NOTES


def test_figures_of_the_documentation_are_those_of_the_notes() -> None:
    letters = Counter(letter for found in _read().values() for letter in map(_letter, found))

    full = {letter: count for letter, count in letters.items() if letter.isupper()}
    assert full == {"B": 134, "L": 123, "F": 25, "A": 10, "W": 2, "D": 1}
    assert {letter: count for letter, count in letters.items() if letter.islower()} == {
        "l": 8,
        "b": 5,
        "f": 2,
    }
    assert letters["-"] == 34
    assert len(TWO_IN_ONE) == 3


def test_volumes_have_the_codes_of_their_publisher() -> None:
    frus = [each for found in _read().values() for each in found if each.kind == "frus"]

    assert [each.reference_code for each in frus] == VOLUMES


def test_documents_two_at_once_get_neither_title_nor_date_nor_pages() -> None:
    several = _read()[124][-1]

    assert (several.title, several.date_printed, several.pages) == ("", "", "")
    assert several.reference_code == "frus1952-54v15p2"


def test_parts_and_rest_are_the_note_in_its_order() -> None:
    for number, note in seed_notes().items():
        for reference in _read()[number]:
            assert "".join(each.text for each in reference.stretches) == reference.text
            assert note[reference.start : reference.end] == reference.text


@pytest.mark.parametrize(
    ("note", "place", "told"),
    [
        (54, 0, {"title": "NSC 125/2", "date_edtf": "1952-08-07", "pages": "1303–1304"}),
        (80, 0, {"pages": "649", "note": "n. 1", "authors": ("Walter Drew",)}),
        (81, 0, {"authors": ("Allison",), "recipients": ("Department of State",)}),
        (112, 0, {"identifiers": ("B-379-014",), "date_edtf": "1953-06-06"}),
        (
            122,
            0,
            {"date_printed": "November 27, 1953", "archives": ("Hoover Institution, Stanford University",)},
        ),
        (158, 0, {"identifiers": ("412.4–0096", "11-NAA-04610"), "archives": ("MFAA",)}),
        (85, 0, {"identifiers": ("794-5/8-1055",), "collections": ("Central File", "RG59")}),
        (47, 0, {"authors": ("George F. Kennan",), "publisher": "Atlantic-Little, Brown", "year": 1967}),
        (
            1,
            0,
            {"container": "Pacific Historical Review", "issue": "Vol. 57, No. 2", "doi": "10.2307/4492264"},
        ),
        (
            4,
            2,
            {"editors": "Stewart Patrick and Shepard Forman, eds.", "place": "Boulder, Colo.", "year": 2002},
        ),
        (20, 0, {"authors": ("Cha",), "title": "Powerplay", "pages": "189–193, at p. 189"}),
    ],
)
def test_what_a_reference_says_is_told_field_by_field(note: int, place: int, told: dict[str, object]) -> None:
    reference = _read()[note][place]

    assert {name: getattr(reference, name) for name in told} == told
