"""Which of a printed and an encoded date is believed, and with what doubts."""

from __future__ import annotations

import pytest

from evidence.importers.frus.dates import read_date

YEARS = (1950, 1952)


@pytest.mark.parametrize(
    ("printed", "when", "edtf"),
    [
        ("March 4, 1951", "1951-03-04", "1951-03-04"),
        ("March 4, 1951—3 p.m.", "1951-03-04T15:00:00", "1951-03-04"),
        ("March 4, 1951—3 p.m.", "1951-03-04T15:00:00Z", "1951-03-04"),
        ("January 8, 1951—2 p.m.", "1951-01-08T14:00:00+08:30", "1951-01-08"),
        ("March 4, 1951—midnight", "1951-03-04T00:00:00", "1951-03-04"),
        ("March 1951", "1951-03", "1951-03"),
        ("March 4, 1951", "", "1951-03-04"),
        ("12 February, 1951", "1951-02-12", "1951-02-12"),
        ("March 4, 1951?", "1951-03-04", "1951-03-04?"),
        ("[March 4, 1951?]", "1951-03-04", "1951-03-04?"),
        ("[March 4, 1951]", "1951-03-04", "1951-03-04"),
        ("March 4, 1951—[3 p.m.?]", "1951-03-04T15:00:00", "1951-03-04"),
        ("March 4, 1951—3 p.m. [?]", "1951-03-04T15:00:00", "1951-03-04"),
        ("March 4, 1951", "1951-03-04-05:00", "1951-03-04"),
        ("about March 4, 1951", "1951-03-04", "1951-03-04~"),
        ("undated", "1951-03-04", "1951-03-04?"),
        ("undated", "", ""),
        ("", "", ""),
        ("June 14", "--06-14", ""),
    ],
)
def test_a_date_is_read_from_markup_and_print_with_the_doubts_that_are_printed(
    printed: str, when: str, edtf: str
) -> None:
    assert read_date(printed, when, "", "", "", YEARS) == (edtf, "")


@pytest.mark.parametrize(
    ("printed", "begins", "ends", "and_when", "edtf"),
    [
        ("January 26 [27], 1951", "1951-01-26", "1951-01-27", "", "1951-01-26/1951-01-27"),
        ("March 4–6, 1951", "1951-03-04", "1951-03-06", "", "1951-03-04/1951-03-06"),
        ("undated", "1951-03-04", "", "", "1951-03-04?/.."),
        ("undated", "", "1951-03-04", "", "../1951-03-04?"),
        ("undated", "1951-03-04", "1951-03-31", "", "1951-03-04?/1951-03-31?"),
        ("March 4, 1951", "1951-03-04", "", "", "1951-03-04"),
    ],
)
def test_a_stretch_of_days_becomes_an_interval(
    printed: str, begins: str, ends: str, and_when: str, edtf: str
) -> None:
    assert read_date(printed, "", begins, ends, and_when, YEARS)[0] == edtf


def test_a_second_day_that_the_editors_put_in_brackets_makes_an_interval_in_doubt() -> None:
    assert (
        read_date("June 14 [15?], 1951", "1951-06-14", "", "", "1951-06-15", YEARS)[0]
        == "1951-06-14?/1951-06-15?"
    )


@pytest.mark.parametrize(
    ("printed", "when", "believed", "not_believed"),
    [
        ("April 9, 1951", "1951-04-19", "1951-04-09", "1951-04-19"),
        ("April 9, 1951", "1905-04-09", "1951-04-09", "1905-04-09"),
        ("November 29, 1045", "1951-11-29", "1951-11-29", "1045-11-29"),
    ],
)
def test_where_print_and_markup_disagree_the_one_in_the_volumes_years_is_believed_else_the_print(
    printed: str, when: str, believed: str, not_believed: str
) -> None:
    edtf, warning = read_date(printed, when, "", "", "", YEARS)

    assert edtf == believed
    assert f"{not_believed} was not believed" in warning


def test_a_date_outside_of_the_volumes_years_is_kept_with_a_warning() -> None:
    edtf, warning = read_date("April 9, 1914", "1914-04-09", "", "", "", YEARS)

    assert edtf == "1914-04-09"
    assert "outside of the volume's years, 1950 to 1952" in warning


@pytest.mark.parametrize(
    ("printed", "when", "and_when", "edtf"),
    [
        ("April 8–20, 1861", "1861-04-08", "1861-04-20", "1861-04-20"),
        ("December 31, 1860, (January 12, 1861)", "1860-12-31", "1861-01-12", "1861-01-12"),
        ("February 1 (14), 1918", "1918-02-01", "1918-02-14", "1918-02-14"),
    ],
)
def test_of_a_day_given_by_two_calendars_ours_is_taken_and_told(
    printed: str, when: str, and_when: str, edtf: str
) -> None:
    read, warning = read_date(printed, when, "", "", and_when, (1860, 1918))

    assert read == edtf
    assert f"by two calendars; the later day, {edtf}, is ours" in warning


def test_twelve_days_are_no_other_calendar_once_nobody_kept_one() -> None:
    assert read_date("March 4–16, 1951", "1951-03-04", "", "", "1951-03-16", YEARS) == (
        "1951-03-04/1951-03-16",
        "",
    )


@pytest.mark.parametrize("when", ["1951-02-31", "99999-01-01", "1951-13-01", "banana", "0000-01-01"])
def test_what_is_encoded_and_is_no_date_is_told(when: str) -> None:
    assert read_date("March 4, 1951", when, "", "", "", YEARS) == (
        "1951-03-04",
        f"the date is encoded “{when}”, which is none",
    )
    assert read_date("Friday", when, "", "", "", YEARS)[0] == ""
