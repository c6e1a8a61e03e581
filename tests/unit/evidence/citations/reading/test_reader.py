"""References read from texts of our own: every kind, odd ones, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.choices import CollectionLevel
from evidence.citations import DocumentDetails, HoldingDetails, cite
from evidence.citations.reading import PartName, ReferenceKind, read_reference, read_references
from tests.unit.evidence.citations.samples import NSC_125_2, with_holding

_PIECES = st.sampled_from(
    [
        *(
            "NSC 125/2",
            "FRUS",
            "1952–54",
            "Vol. 14",
            "Part 2",
            "pp. 1–2",
            "ibid.",
            "Ibid.",
            "see",
            "See also ",
        ),
        *(
            "“A Title,”",
            "“",
            "”",
            "(",
            ")",
            "[",
            "]",
            "; ",
            ", ",
            ". ",
            " and ",
            "quoted in ",
            "MFAA",
            "11-EAP-05168",
        ),
        *(
            "A. Uthor",
            "(Oslo: Press, 1950)",
            "August 7, 1952",
            "昭和28年7月11日",
            "https://doi.org/10.1/x",
            "\u2028",
            "\x00",
        ),
        *("\ud800", "\ue000", "respectively.", "eds.", "Box 3", "Ph.D. dissertation, Here, 1950"),
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=14).map("".join)))
def test_nothing_of_a_text_is_lost_and_nothing_read_twice(text: str) -> None:
    at = 0
    for reference in read_references(text):
        assert at <= reference.start
        assert not any(
            sign.isalnum() for sign in text[at : reference.start].replace("and", "").replace("but", "")
        )
        assert text[reference.start : reference.end] == reference.text
        assert "".join(part.text for part in reference.stretches) == reference.text
        for part in reference.parts:
            assert text[part.start : part.end] == part.text
        at = reference.end
    assert not any(sign.isalnum() for sign in text[at:].replace("and", "").replace("but", ""))


@pytest.mark.parametrize(
    ("cited", "code", "number", "pages"),
    [
        ("FRUS, 1952–54, Vol. 14, Part 2, pp. 1303–1304", "frus1952-54v14p2", "", "1303–1304"),
        ("FRUS, 1952-1954, vol. XIV, pt. 2, doc. 588", "frus1952-54v14p2", "588", ""),
        ("FRUS, 1952–1954, XIV, pt. 2, 1303", "frus1952-54v14p2", "", "1303"),
        ("FRUS, 1952–54, XIV/2, p. 1303", "frus1952-54v14p2", "", "1303"),
        (
            "Foreign Relations of the United States, 1955–1957, Volume III, China, Document 169",
            "frus1955-57v03",
            "169",
            "",
        ),
        ("FRUS, 1969–76, Vol. E-12, doc. 3", "frus1969-76ve12", "3", ""),
        ("FRUS, 1952–54, p. 12", "", "", "12"),
        ("FRUS 1955-1957, vol. XXIII, pt. 2: 44", "frus1955-57v23p2", "", "44"),
        ("frus1955-57v23p2/d24", "frus1955-57v23p2", "24", ""),
        ("https://history.state.gov/historicaldocuments/frus1955-57v23p2/d24", "frus1955-57v23p2", "24", ""),
        (
            "FRUS, 1955–57, Vol. 23, Part 2, doc. 24, https://history.state.gov/historicaldocuments/frus1955-57v23p2/d24",
            "frus1955-57v23p2",
            "24",
            "",
        ),
        (
            "Foreign Relations of the United States, 1955–1957, Korea, Volume XXIII, Part 2, eds. Louis J. Smith "
            "(Washington: GPO, 1993), Document 24",
            "frus1955-57v23p2",
            "24",
            "",
        ),
    ],
)
def test_volumes_are_told_in_every_usual_form(cited: str, code: str, number: str, pages: str) -> None:
    reference = read_reference(f"NSC 125/2, August 7, 1952, {cited}")

    assert reference.kind == ReferenceKind.FRUS
    assert (reference.reference_code, reference.number, reference.pages) == (code, number, pages)


@pytest.mark.parametrize("text", ["", "  ", "NATO was founded in 1949.", "?!", "7/8/1952", "x" * 30_000])
def test_what_is_no_reference_is_left_as_text(text: str) -> None:
    reference = read_reference(text)

    assert (reference.kind, reference.reading, reference.parts) == (ReferenceKind.UNKNOWN, "none", ())


def test_date_that_can_be_read_in_two_ways_is_left_as_text() -> None:
    reference = read_reference("NSC 1, 7/8/1952, FRUS, 1952–54, Vol. 14, Part 2, p. 3")

    assert reference.date_printed == ""
    assert "7/8/1952" in reference.title


def test_straight_quotation_marks_and_pages_after_a_colon_are_read() -> None:
    reference = read_reference(
        'Victor D. Cha, "Powerplay," International Security 34, no. 3 (Winter 2009/10): 158–96, '
        "https://doi.org/10.1162/isec.2010.34.3.158."
    )

    assert (reference.authors, reference.title, reference.container) == (
        ("Victor D. Cha",),
        "Powerplay",
        "International Security",
    )
    assert (reference.pages, reference.doi, reference.reading) == (
        "158–96",
        "10.1162/isec.2010.34.3.158",
        "full",
    )


def test_entry_of_a_list_of_works_is_not_taken_for_a_short_form() -> None:
    assert read_reference("Cha, Victor D. 2009.").kind == ReferenceKind.UNKNOWN


def test_lines_may_be_broken_anywhere() -> None:
    reference = read_reference(
        "NSC 125/2, August 7,\n1952, FRUS,\n1952-54, Vol. 14,\nPart 2, pp. 1303-\n1304"
    )

    assert (reference.date_edtf, reference.reference_code) == ("1952-08-07", "frus1952-54v14p2")
    assert (reference.pages, reference.reading) == ("1303-1304", "full")


def test_work_through_which_a_document_is_known_is_a_reference_of_its_own() -> None:
    reference = read_reference(
        "Rhee to Clark, April 30, 1953, B-12-3, NA, quoted in Jane Doe, A Book (Seoul: Press, 1990), p. 7"
    )

    assert reference.kind == ReferenceKind.ARCHIVE
    assert reference.identifiers == ("B-12-3",)
    assert reference.quoted_in is not None
    assert (reference.quoted_in.authors, reference.quoted_in.pages) == (("Jane Doe",), "7")
    assert reference.parts[-1].name == PartName.QUOTED_IN


@pytest.mark.parametrize("number", ["", "588", "72a"])
@pytest.mark.parametrize(
    "title", ["FRUS, 1952–54, Vol. 14, Part 2: China and Japan", "FRUS, 1958–60, Vol. 16: Korea"]
)
def test_what_is_cited_of_frus_is_read_again(title: str, number: str) -> None:
    document = with_holding(
        NSC_125_2,
        archive_citation="{title}, {date}, {collection}, doc. {number}, {pages}",
        collection_title=title,
        number=number,
    )

    reference = read_reference(cite(document))

    assert (reference.title, reference.date_printed, reference.pages) == (
        "NSC 125/2",
        "August 7, 1952",
        "1303–1304",
    )
    assert (reference.number, reference.reading) == (number, "full")
    assert reference.reference_code == ("frus1952-54v14p2" if "Part" in title else "frus1958-60v16")


@pytest.mark.parametrize(
    ("pattern", "path", "collection", "kind"),
    [
        ("{title}, {date}, {path}, {identifier}, {pages}", ("Diplomatic Archives, Tokyo",), "", "archive"),
        (
            "{title}, {date}, {collection}, {path}, {identifier}, {pages}",
            ("Ministry of Foreign Affairs Archives (MFAA), Taipei",),
            "407.1-0185, 11-NAA-01920",
            "archive",
        ),
        (
            "{title}, {date}, History and Public Policy Program Digital Archive, {identifier}, {collection}, {path}",
            ("Papers Related to Treaty-Making", "Syngman Rhee Institute, Yonsei University"),
            "",
            "web-collection",
        ),
        (
            "{title}, {date}, {identifier}, {path}",
            ("Central Files", "RG 59, National Archives at College Park"),
            "",
            "archive",
        ),
        (
            "{title}, {date}, {path}, Hoover Institution, Stanford University",
            ("Chiang Kai-shek Diary", "Box 50", "File 12"),
            "",
            "diary",
        ),
    ],
)
def test_what_is_cited_of_an_archive_is_read_again(
    pattern: str, path: tuple[str, ...], collection: str, kind: str
) -> None:
    document = DocumentDetails(
        short_title="Telegram from Allison to Dulles",
        date_printed="July 25, 1955",
        holdings=(
            HoldingDetails(
                archive_citation=pattern,
                collection_path=path,
                collection_title=collection,
                level=CollectionLevel.FOLDER,
                identifier="B-379-014",
            ),
        ),
    )

    reference = read_reference(cite(document))

    assert (reference.title, reference.date_edtf) == ("Telegram from Allison to Dulles", "1955-07-25")
    assert (reference.kind, reference.reading) == (kind, "full")
    assert reference.archives
    assert "{identifier}" not in pattern or "B-379-014" in reference.identifiers


@pytest.mark.parametrize(
    "piece", ["A. ", "A and ", "“A,” ", "FRUS, 1952–54, Vol. 14: a, ", "pp. 1, ", "see ", "("]
)
def test_text_that_repeats_itself_is_read_in_no_time(piece: str) -> None:
    assert "".join(each.text for each in read_references(f"Aa, {piece * 500}"))


def test_day_of_a_paper_is_no_short_title() -> None:
    read = read_reference("Tarui Toshio, November 27, 1953, Hoover Institution, Stanford University")

    assert (read.kind, read.title) == ("unknown", "")


def test_bare_number_after_a_short_title_is_left_as_text() -> None:
    read = read_reference("Cha, Powerplay, 163")

    assert (read.authors, read.title, read.pages, read.reading) == (("Cha",), "Powerplay", "", "part")
    assert [each.text.strip(" ,") for each in read.left] == ["163"]
