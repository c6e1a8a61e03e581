"""Footnotes for literature, and for documents known through it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidence.choices import CollectionLevel, DocumentKind, SourceClass
from evidence.citations import (
    DocumentDetails,
    HoldingDetails,
    cite,
)
from tests.unit.evidence.citations.samples import NSC_125_2, with_holding

BOOK = DocumentDetails(
    title="Powerplay",
    kind=DocumentKind.BOOK,
    authors=("Victor D. Cha",),
    year=2016,
    place="Princeton, N.J.",
    publisher="Princeton University Press",
)


@pytest.mark.parametrize(
    ("document", "pages", "note"),
    [
        pytest.param(
            BOOK,
            "122-160",
            "Victor D. Cha, Powerplay (Princeton, N.J.: Princeton University Press, 2016), pp. 122–160",
            id="book",
        ),
        pytest.param(
            replace(BOOK, publisher="Princeton, N.J.: Princeton University Press"),
            "",
            "Victor D. Cha, Powerplay (Princeton, N.J.: Princeton University Press, 2016)",
            id="place-already-with-the-publisher",
        ),
        pytest.param(
            replace(BOOK, title="", title_romanised="Kaiso Junen", title_translated="Recollecting ten years"),
            "117",
            "Victor D. Cha, Kaiso Junen [Recollecting ten years] (Princeton, N.J.: "
            "Princeton University Press, 2016), p. 117",
            id="book-in-translation",
        ),
        pytest.param(
            DocumentDetails(
                title="The “China Problem” Reconsidered",
                kind=DocumentKind.ARTICLE,
                date_printed="April 1960",
                year=1960,
                authors=("Chester Bowles",),
                container="Foreign Affairs, Vol. 38, No. 3",
                doi="https://doi.org/10.2307/20029434",
            ),
            "476-486",
            "Chester Bowles, “The ‘China Problem’ Reconsidered,” Foreign Affairs, Vol. 38, No. 3 "
            "(April 1960), pp. 476–486, https://doi.org/10.2307/20029434",
            id="article",
        ),
        pytest.param(
            DocumentDetails(
                title="Why Is There No NATO in Asia?",
                kind=DocumentKind.ARTICLE,
                authors=("Christopher Hemmer", "Peter J. Katzenstein"),
                year=2002,
                container="International Organization, Vol. 56, No. 3",
            ),
            "",
            "Christopher Hemmer and Peter J. Katzenstein, “Why Is There No NATO in Asia?” "
            "International Organization, Vol. 56, No. 3 (2002)",
            id="title-that-asks",
        ),
        pytest.param(
            DocumentDetails(
                title="Origins",
                kind=DocumentKind.CHAPTER,
                authors=("John Kotch",),
                year=1983,
                container="Bruce Cumings, ed., Child of Conflict",
                publisher="Seattle: University of Washington Press",
            ),
            "242",
            "John Kotch, “Origins,” in Bruce Cumings, ed., Child of Conflict (Seattle: "
            "University of Washington Press, 1983), p. 242",
            id="chapter",
        ),
        pytest.param(
            DocumentDetails(
                title="Gaiko",
                kind=DocumentKind.THESIS,
                authors=("Yun",),
                year=2016,
                publisher="Keio University",
            ),
            "71-72",
            "Yun, “Gaiko” (thesis, Keio University, 2016), pp. 71–72",
            id="thesis",
        ),
        pytest.param(
            DocumentDetails(
                title="Gaiko",
                kind=DocumentKind.THESIS,
                container="Ph.D. dissertation",
                publisher="Keio University",
            ),
            "",
            "“Gaiko” (Ph.D. dissertation, Keio University)",
            id="thesis-of-a-known-sort",
        ),
        pytest.param(
            DocumentDetails(
                short_title="Wu (2001)",
                kind=DocumentKind.OTHER,
                source_class=SourceClass.SCHOLARSHIP,
                authors=("A", "B", "C", "D"),
                container="Paper Series, No. 1",
                holdings=(HoldingDetails(level=CollectionLevel.LIST, pages="11-23"),),
            ),
            "",
            "A et al., “Wu (2001),” Paper Series, No. 1, pp. 11–23",
            id="scholarship-of-no-stated-kind",
        ),
        pytest.param(
            replace(BOOK, authors=("A", "", "B", "C"), place="", publisher="", year=None),
            "",
            "A, B, and C, Powerplay",
            id="three-authors-and-no-imprint",
        ),
    ],
)
def test_literature_is_cited_in_the_form_of_its_kind(
    document: DocumentDetails, pages: str, note: str
) -> None:
    assert cite(document, pages=pages) == note


def test_date_that_the_container_names_is_not_repeated() -> None:
    article = DocumentDetails(
        title="Powerplay",
        kind=DocumentKind.ARTICLE,
        container="International Security, Winter 2009/10",
        year=2009,
    )

    assert cite(article) == "“Powerplay,” International Security, Winter 2009/10"


def test_date_is_not_taken_for_part_of_another() -> None:
    entry = DocumentDetails(short_title="Entry of May 16, 1953", date_printed="May 1")

    assert cite(entry) == "Entry of May 16, 1953, May 1"


def test_hyphens_of_codes_stay_and_those_of_a_volumes_years_become_dashes() -> None:
    file = with_holding(NSC_125_2, level=CollectionLevel.FILE, pages="")

    assert cite(file) == "NSC 125/2, August 7, 1952, FRUS, 1952-54, Vol. 14, Part 2"


def test_memoir_kept_in_an_archive_is_cited_by_where_it_is() -> None:
    memoir = replace(NSC_125_2, source_class=SourceClass.MEMOIR)

    assert cite(memoir) == cite(NSC_125_2)


def test_copy_that_somebody_has_seen_is_cited_before_one_that_is_only_cited() -> None:
    file = HoldingDetails(archive_citation="{title}, {identifier}", identifier="794.5/8-1055")
    printed = replace(NSC_125_2.holdings[0], is_cited_only=True)

    assert cite(replace(NSC_125_2, holdings=(printed, file))) == "NSC 125/2, 794.5/8-1055"
    assert cite(replace(NSC_125_2, holdings=(printed,))) == cite(NSC_125_2)


def test_document_known_through_another_work_names_it_and_the_page() -> None:
    letter = DocumentDetails(short_title="Rhee to Eisenhower", quoted_in=BOOK, quoted_in_page="242")

    assert cite(letter) == (
        "Rhee to Eisenhower, quoted in Victor D. Cha, Powerplay "
        "(Princeton, N.J.: Princeton University Press, 2016), p. 242"
    )
