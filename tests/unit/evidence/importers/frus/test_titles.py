"""How a volume is called."""

from __future__ import annotations

import pytest

from evidence.importers.frus.titles import from_roman, volume_title, years_of


@pytest.mark.parametrize(
    ("titles", "called"),
    [
        (
            {"subseries": "1952–1954", "volumenumber": "Volume XIV, Part 2", "volume": "Ruritania"},
            "FRUS, 1952–54, Vol. 14, Part 2: Ruritania",
        ),
        (
            {"sub-series": "1949", "volume-number": "Volume VII", "volume": "The Far East (in two parts)"},
            "FRUS, 1949, Vol. 7: The Far East",
        ),
        ({"subseries": "1969–1976", "volumenumber": "Volume E–12"}, "FRUS, 1969–76, Vol. E–12"),
        ({"complete": "Message of the President", "subseries": "1861"}, "Message of the President"),
        ({}, "frus1861"),
    ],
)
def test_a_volume_is_called_as_scholars_cite_it_so_far_as_its_header_tells(
    titles: dict[str, str], called: str
) -> None:
    assert volume_title(titles, "frus1861") == called


@pytest.mark.parametrize(
    ("letters", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XXIII", 23), ("XL", 40)]
)
def test_roman_numbers_are_read(letters: str, value: int) -> None:
    assert from_roman(letters) == value


@pytest.mark.parametrize(
    ("identifier", "years"),
    [
        ("frus1952-54v14p2", (1952, 1954)),
        ("frus1861", (1861, 1861)),
        ("frus1949v07p2", (1949, 1949)),
        ("frus1899-1901x", (1899, 1901)),
        ("other", None),
    ],
)
def test_the_years_of_a_volume_are_in_its_identifier(identifier: str, years: tuple[int, int] | None) -> None:
    assert years_of(identifier) == years
