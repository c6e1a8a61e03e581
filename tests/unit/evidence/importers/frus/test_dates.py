"""When a document was written, out of what is printed and what the markup says."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.importers.frus.dates import read_date
from tests.frus_files import document_xml, read_one

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
        ("about March 4, 1951", "1951-03-04", "1951-03-04~"),
        ("undated", "1951-03-04", "1951-03-04?"),
        ("undated", "", ""),
        ("", "", ""),
        ("June 14", "--06-14", ""),
        ("February 31, 1951", "1951-02-31", ""),
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
        ("March 4, 1951", "1951-03-04", "", "", "1951-03-04/.."),
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


def test_the_writers_own_day_counts_even_where_the_volumes_order_has_the_day_before(tmp_path: Path) -> None:
    document = read_one(
        tmp_path,
        document_xml(
            dateline='<opener><dateline><placeName>Strelsau</placeName>, <date when="1951-01-08T09:00:00+08:30" '
            'calendar="gregorian">January 8, 1951—9 a.m.</date></dateline></opener>',
            attributes='frus:doc-dateTime-min="1951-01-07T19:30:00-05:00" '
            'frus:doc-dateTime-max="1951-01-07T19:30:00-05:00"',
        ),
    )

    assert (document.date_edtf, document.when) == ("1951-01-08", "1951-01-08T09:00:00+08:30")
    assert (document.date_printed, document.place) == ("January 8, 1951—9 a.m.", "Strelsau")


def test_of_several_datelines_the_first_is_the_documents_and_those_of_attachments_are_not(
    tmp_path: Path,
) -> None:
    attachment = (
        '<frus:attachment><head>Enclosure</head><dateline><date when="1950-01-01">January 1, 1950</date>'
        "</dateline><p>Old.</p></frus:attachment>"
    )

    assert read_one(tmp_path, document_xml(attachment, dateline="")).date_edtf == ""
    assert read_one(tmp_path, document_xml(attachment)).date_edtf == "1951-03-04"


def test_a_day_with_a_second_one_in_brackets_is_printed_with_both(tmp_path: Path) -> None:
    dateline = (
        '<dateline>Strelsau, <date when="1951-06-14">June 14</date> [<date when="1951-06-15">15?</date>], 1951.'
        "</dateline>"
    )

    document = read_one(tmp_path, document_xml(dateline=dateline))

    assert (document.date_printed, document.date_edtf) == ("June 14 [15?]", "1951-06-14?/1951-06-15?")


@pytest.mark.parametrize(
    ("head", "printed", "edtf"),
    [
        (
            'Memorandum of a Conversation, Strelsau, <date when="1951-03-05">March 5, 1951</date>',
            "March 5, 1951",
            "1951-03-05",
        ),
        ("Memorandum of a Conversation, Strelsau, March 5, 1951, 3 p.m.", "March 5, 1951", "1951-03-05"),
    ],
)
def test_without_a_dateline_the_heading_may_tell_the_date(
    tmp_path: Path, head: str, printed: str, edtf: str
) -> None:
    document = read_one(tmp_path, document_xml(head=head, dateline=""))

    assert (document.date_printed, document.date_edtf) == (printed, edtf)


def test_an_undated_dateline_is_printed_as_it_is(tmp_path: Path) -> None:
    document = read_one(
        tmp_path, document_xml(dateline="<dateline><placeName>Strelsau</placeName>, undated.</dateline>")
    )

    assert (document.date_printed, document.date_edtf, document.place) == ("undated", "", "Strelsau")
