"""Footnotes for documents, by their archive's pattern."""

from __future__ import annotations

import pytest

from evidence.choices import CollectionLevel, DocumentKind
from evidence.citations import (
    DocumentDetails,
    HoldingDetails,
    cite,
)
from tests.unit.evidence.citations.samples import NSC_125_2, with_holding


def test_published_document_is_cited_by_volume_and_pages() -> None:
    assert cite(NSC_125_2) == "NSC 125/2, August 7, 1952, FRUS, 1952–54, Vol. 14, Part 2, pp. 1303–1304"


def test_document_number_is_printed_when_known() -> None:
    numbered = with_holding(NSC_125_2, number="588")

    assert cite(numbered) == (
        "NSC 125/2, August 7, 1952, FRUS, 1952–54, Vol. 14, Part 2, doc. 588, pp. 1303–1304"
    )


def test_pages_of_the_passage_stand_for_those_of_the_document() -> None:
    assert cite(NSC_125_2, pages="1302").endswith("Part 2, p. 1302")


@pytest.mark.parametrize(
    ("document", "note"),
    [
        pytest.param(
            DocumentDetails(
                short_title="Draft agendas",
                title_romanised="Ikeda Sori Hobei Kaidangidai (An)",
                title_translated="Draft meeting agendas",
                date_printed="July 20, 1955",
                holdings=(
                    HoldingDetails(
                        archive_citation="{title}, {date}, {path}, {identifier}, {pages}",
                        collection_path=(
                            "Diplomatic Archives of the Ministry of Foreign Affairs, Tokyo",
                            "CD Vol. H22-003",
                            "File 0611-2010-0791-08",
                        ),
                        level=CollectionLevel.FILE,
                    ),
                ),
            ),
            "“Ikeda Sori Hobei Kaidangidai (An)” [Draft meeting agendas], July 20, 1955, "
            "Diplomatic Archives of the Ministry of Foreign Affairs, Tokyo, CD Vol. H22-003, "
            "File 0611-2010-0791-08",
            id="japanese-foreign-ministry",
        ),
        pytest.param(
            DocumentDetails(
                kind=DocumentKind.CONVERSATION,
                holdings=(
                    HoldingDetails(
                        archive_name="Academia Sinica",
                        archive_citation="{title}, {date}, {identifier}, {collection}, {path}",
                        collection_title="Ministry of Foreign Affairs Archives",
                        collection_path=("Academia Sinica", "Ministry of Foreign Affairs Archives"),
                        identifier="11-EAP-05168",
                    ),
                ),
            ),
            "Record of a conversation, 11-EAP-05168, Ministry of Foreign Affairs Archives, Academia Sinica",
            id="academia-sinica-without-title-or-date",
        ),
        pytest.param(
            DocumentDetails(
                kind=DocumentKind.TELEGRAM,
                authors=("Allison",),
                recipients=("Dulles",),
                date_printed="August 10, 1955",
                holdings=(
                    HoldingDetails(
                        archive_name="National Archives",
                        archive_citation="{title}, {date}, {identifier}, {path}, National Archives",
                        collection_path=("National Archives", "RG 59", "Central File"),
                        identifier="794.5/8-1055",
                    ),
                ),
            ),
            "Telegram from Allison to Dulles, August 10, 1955, 794.5/8-1055, RG 59, Central File, "
            "National Archives",
            id="central-files",
        ),
        pytest.param(
            DocumentDetails(
                title="Entry on November 27, 1953",
                kind=DocumentKind.DIARY,
                date_printed="November 27, 1953",
                holdings=(
                    HoldingDetails(
                        archive_name="Hoover Institution",
                        collection_title="Chiang Kai-shek Diary",
                        collection_path=("Box 50", "12"),
                        level=CollectionLevel.FILE,
                    ),
                ),
            ),
            "“Entry on November 27, 1953,” Chiang Kai-shek Diary, Box 50, File 12, Hoover Institution",
            id="diary-whose-title-names-the-day-and-archive-without-a-pattern",
        ),
        pytest.param(
            DocumentDetails(
                title="Statement by President Syngman Rhee",
                date_printed="June 6, 1953",
                holdings=(
                    HoldingDetails(
                        archive_citation="{title}, {date}, {identifier}, {collection}, Yonsei, {pages}",
                        collection_title="Papers Related to the Treaty",
                        identifier="B-379-014",
                    ),
                ),
            ),
            "“Statement by President Syngman Rhee,” June 6, 1953, B-379-014, Papers Related to the Treaty, "
            "Yonsei",
            id="rhee-papers",
        ),
        pytest.param(
            DocumentDetails(short_title="Memorandum", date_printed="1956"),
            "Memorandum, 1956",
            id="no-holding",
        ),
    ],
)
def test_archival_document_is_cited_as_its_archive_wants(document: DocumentDetails, note: str) -> None:
    assert cite(document) == note


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Mr. Dayton to Mr. Seward.", "Mr. Dayton to Mr. Seward, March 4, 1951"),
        ("Letter to James S. Lay, Jr.", "Letter to James S. Lay, Jr., March 4, 1951"),
        ("Policy of the U.S.", "Policy of the U.S., March 4, 1951"),
    ],
)
def test_full_stop_of_a_heading_does_not_stand_before_a_comma(title: str, printed: str) -> None:
    assert cite(DocumentDetails(short_title=title, date_printed="March 4, 1951")) == printed
