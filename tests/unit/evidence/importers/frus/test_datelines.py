"""Where a document says when and where it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.importers.frus import FrusDocument
from tests.frus_files import DATELINE, document_xml, read_one


def dated(folder: Path, dateline: str, inside: str = "<p>Sire.</p>") -> FrusDocument:
    """A document with this dateline."""
    return read_one(
        folder, document_xml(inside, dateline=f"<dateline>{dateline}</dateline>" if dateline else "")
    )


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


@pytest.mark.parametrize(
    ("head", "printed", "edtf"),
    [
        (
            'Memorandum of a Conversation, Strelsau, <date when="1951-03-05">March 5, 1951</date>',
            "March 5, 1951",
            "1951-03-05",
        ),
        ("Memorandum of a Conversation, Strelsau, March 5, 1951, 3 p.m.", "March 5, 1951", "1951-03-05"),
        ("Memorandum of a conversation with the King on March 5, 1951.", "March 5, 1951", "1951-03-05"),
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


@pytest.mark.parametrize(
    ("dateline", "printed", "edtf"),
    [
        (
            'Strelsau, <date when="1951-06-14">June 14</date> [<date when="1951-06-15">15?</date>], 1951.',
            "June 14 [15?], 1951",
            "1951-06-14?/1951-06-15?",
        ),
        (
            'Strelsau, <date when="1861-04-08"><hi>April</hi> 8</date>–<date when="1861-04-20">20, 1861</date>.',
            "April 8–20, 1861",
            "1861-04-20",
        ),
        (
            'Strelsau, <date when="1861-05-22">May 22</date>, (<date when="1861-06-03">June 3,) 1861</date>.',
            "May 22, (June 3,) 1861",
            "1861-06-03",
        ),
        (
            '<date when="1860-12-31">December 31, 1860</date>,\n (<date when="1861-01-12">January 12, 1861</date>.)',
            "December 31, 1860, (January 12, 1861)",
            "1861-01-12",
        ),
        (
            '<date when="1951-06-14">June 14, 1951</date>, received <date when="1951-06-20">June 20</date>.',
            "June 14, 1951",
            "1951-06-14",
        ),
    ],
)
def test_two_dates_with_only_signs_between_them_are_one_and_printed_with_both(
    tmp_path: Path, dateline: str, printed: str, edtf: str
) -> None:
    document = dated(tmp_path, dateline)

    assert (document.date_printed, document.date_edtf) == (printed, edtf)


@pytest.mark.parametrize(
    "dateline",
    [
        '[<placeName>Strelsau</placeName>, <date when="1951-07-18">July 18, 1951.</date>]',
        '[<date when="1951-07-18">July 18, 1951</date>.]',
    ],
)
def test_a_date_that_the_editors_supply_keeps_its_brackets(tmp_path: Path, dateline: str) -> None:
    document = dated(tmp_path, dateline)

    assert (document.date_printed, document.date_edtf) == ("[July 18, 1951]", "1951-07-18")


@pytest.mark.parametrize(
    "dateline",
    [
        '[<placeName>Strelsau</placeName>,] <date when="1951-07-18">July 18, 1951</date>.',
        '[<placeName>Strelsau</placeName>, <date when="1951-07-18">July 18, 1951.]</date>',
    ],
)
def test_brackets_that_are_the_places_alone_are_not_the_dates(tmp_path: Path, dateline: str) -> None:
    assert dated(tmp_path, dateline).date_printed == "July 18, 1951"


@pytest.mark.parametrize("hour", ["3:30 p.m</date>.", "3:30 p.m.</date>."])
def test_the_full_stop_of_the_hour_belongs_to_the_date(tmp_path: Path, hour: str) -> None:
    document = dated(tmp_path, f'Strelsau, <date when="1951-07-18">July 18, 1951—{hour}')

    assert document.date_printed == "July 18, 1951—3:30 p.m."


@pytest.mark.parametrize(
    ("words", "printed", "edtf"),
    [
        ("House of Lords, Tuesday, April 9.", "Tuesday, April 9", ""),
        ("Captaincy of the Port of Strelsau.", "", ""),
        ("Strelsau, 8th July 1951.", "8th July 1951", "1951-07-08"),
        ("[Date not indicated.]", "[Date not indicated.]", ""),
        ("Strelsau, in the summer of 1951.", "Strelsau, in the summer of 1951", ""),
    ],
)
def test_where_nothing_is_marked_only_what_speaks_of_time_is_the_date(
    tmp_path: Path, words: str, printed: str, edtf: str
) -> None:
    document = dated(tmp_path, words)

    assert (document.date_printed, document.date_edtf) == (printed, edtf)


@pytest.mark.parametrize(
    ("last", "printed", "edtf", "place"),
    [
        ("Strelsau, October 28, 1951.", "October 28, 1951", "1951-10-28", "Strelsau"),
        ("[<hi>Strelsau</hi>,] 2 April, 1951.", "2 April, 1951", "1951-04-02", "Strelsau"),
        ("He left Strelsau on October 28, 1951.", "", "", ""),
        ("Strelsau, October 28, 1951, was cold.", "", "", ""),
    ],
)
def test_without_a_dateline_a_last_line_of_place_and_date_tells_them_and_is_reported(
    tmp_path: Path, last: str, printed: str, edtf: str, place: str
) -> None:
    document = dated(tmp_path, "", inside=f"<p>Sire.</p><p>{last}</p>")

    assert (document.date_printed, document.date_edtf, document.place) == (printed, edtf, place)
    assert any("dated by its last line" in warning for warning in document.warnings) is bool(printed)


def test_a_date_in_a_note_is_not_the_documents(tmp_path: Path) -> None:
    drafted = '<note n="1">Drafted on <date when="1952-01-05">January 5, 1952</date>.</note>'

    assert dated(tmp_path, f"Strelsau, undated.{drafted}").date_edtf == ""
    assert (
        dated(tmp_path, f'Strelsau{drafted}, <date when="1951-06-14">June 14, 1951</date>.').date_edtf
        == "1951-06-14"
    )
    assert read_one(tmp_path, document_xml(head=f"Telegram{drafted}", dateline="")).date_edtf == ""


def test_a_dateline_in_a_note_is_not_the_documents(tmp_path: Path) -> None:
    old = '<note n="1"><dateline>Paris, <date when="1950-01-01">January 1, 1950</date>.</dateline></note>'

    document = read_one(tmp_path, document_xml(f"<p>Sire{old}.</p><closer>{DATELINE}</closer>", dateline=""))

    assert (document.date_edtf, document.place) == ("1951-03-04", "Strelsau")


@pytest.mark.parametrize(
    "head",
    ["Memorandum Regarding Letter of May 1, 1950, to Rhee", "Report on the Treaty of September 8, 1951"],
)
def test_a_date_of_which_a_heading_speaks_is_not_the_documents(tmp_path: Path, head: str) -> None:
    assert read_one(tmp_path, document_xml(head=head, dateline="")).date_edtf == ""


def test_days_between_which_a_document_was_written_are_its_date(tmp_path: Path) -> None:
    document = dated(tmp_path, '<date notBefore="1951-06-01" notAfter="1951-06-30">undated</date>')

    assert (document.date_printed, document.date_edtf) == ("undated", "1951-06-01?/1951-06-30?")
