"""Footnotes for documents, by their archive's pattern, and for literature."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.choices import CollectionLevel, DocumentKind, SourceClass
from evidence.citations import (
    PLACES,
    CitationPatternError,
    DocumentDetails,
    HoldingDetails,
    check_pattern,
    cite,
    cite_pages,
)

NSC_125_2 = DocumentDetails(
    short_title="NSC 125/2",
    title="Statement of policy",
    kind=DocumentKind.POLICY_PAPER,
    date_printed="August 7, 1952",
    source_class=SourceClass.INTERNAL,
    holdings=(
        HoldingDetails(
            archive_name="Foreign Relations of the United States",
            archive_citation="{title}, {date}, FRUS, {path}, doc. {number}, {pages}",
            collection_path=("1952-54", "Vol. 14", "Part 2"),
            level=CollectionLevel.VOLUME,
            identifier="d588",
            pages="1303-1304",
        ),
    ),
)


def with_holding(document: DocumentDetails, **changes: object) -> DocumentDetails:
    """The document, with its one holding changed."""
    return replace(document, holdings=(replace(document.holdings[0], **changes),))  # type: ignore[arg-type]


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


@pytest.mark.parametrize(
    ("pages", "printed"),
    [
        ("", ""),
        ("1066", "p. 1066"),
        ("1303-1304", "pp. 1303–1304"),
        ("1303–1304", "pp. 1303–1304"),
        ("44, 47", "pp. 44, 47"),
        ("300-301, 308", "pp. 300–301, 308"),
        ("189-193, at 189", "pp. 189–193, at 189"),
        ("649 n. 1", "p. 649 n. 1"),
        ("649 nn. 1-2", "p. 649 nn. 1–2"),
        ("649 n. 1, 652", "pp. 649 n. 1, 652"),
        ("581-", "pp. 581–"),
        ("pp. 5-6", "pp. 5–6"),
        ("pp. 5", "p. 5"),
        ("xii-xv", "pp. xii–xv"),
        ("xii", "p. xii"),
        ("72a", "p. 72a"),
        ("Kennan 375-381", "Kennan 375–381"),
        ("fol. 3", "fol. 3"),
    ],
)
def test_pages_bear_the_label_of_their_number(pages: str, printed: str) -> None:
    assert cite_pages(pages) == printed


def test_empty_place_takes_its_stretch_and_the_comma_before_it_along() -> None:
    pattern = "{title}, in file {identifier}, ({collection}, {number}), Tokyo, {pages}"

    assert (
        cite(with_holding(NSC_125_2, archive_citation=pattern, identifier="", pages="")) == "NSC 125/2, Tokyo"
    )
    assert cite(with_holding(NSC_125_2, archive_citation=pattern, number="588", pages="3")) == (
        "NSC 125/2, in file d588, (588), Tokyo, p. 3"
    )


def test_braces_in_a_value_are_text() -> None:
    assert (
        cite(with_holding(replace(NSC_125_2, short_title="{pages}"), archive_citation="{title}")) == "{pages}"
    )


@pytest.mark.parametrize(
    "pattern",
    [
        "{titel}",
        "{}",
        "{0}",
        "{title.__class__}",
        "{title!r}",
        "{title:>9}",
        "{ title }",
        "{title",
        "}",
        "{{title}}",
    ],
)
def test_pattern_with_an_unknown_place_is_refused_with_the_names_allowed(pattern: str) -> None:
    with pytest.raises(CitationPatternError) as refusal:
        check_pattern(pattern)

    assert all(f"{{{name}}}" in str(refusal.value) for name in PLACES)


def test_document_of_an_archive_with_a_faulty_pattern_is_not_cited() -> None:
    with pytest.raises(CitationPatternError):
        cite(with_holding(NSC_125_2, archive_citation="{archive}"))


def test_pattern_without_places_or_with_all_of_them_is_accepted() -> None:
    check_pattern("")
    check_pattern(", ".join(f"{{{name}}}" for name in PLACES))


VALUES = st.sampled_from(["", "", " ", ",", "A", "Box 1, ", "1952-54", "“Q”", "B  C", "(x", "12"])
PATTERNS = st.lists(
    st.sampled_from(
        [f"{{{name}}}" for name in PLACES] + [", ", ", ", " ", "doc. ", "(", ")", "“", "”", "FRUS"]
    )
).map("".join)
HOLDINGS = st.builds(
    HoldingDetails,
    archive_name=VALUES,
    archive_citation=PATTERNS,
    collection_title=VALUES,
    collection_path=st.lists(VALUES, max_size=3).map(tuple),
    level=st.sampled_from(["", *CollectionLevel.values]),
    identifier=VALUES,
    number=VALUES,
    pages=VALUES,
    is_cited_only=st.booleans(),
)
DOCUMENTS = st.recursive(
    st.none(),
    lambda sources: st.builds(
        DocumentDetails,
        short_title=VALUES,
        title=VALUES,
        title_romanised=VALUES,
        title_translated=VALUES,
        kind=st.sampled_from(["", *DocumentKind.values]),
        date_printed=VALUES,
        authors=st.lists(VALUES, max_size=4).map(tuple),
        recipients=st.lists(VALUES, max_size=2).map(tuple),
        year=st.none() | st.integers(1900, 2030),
        container=VALUES,
        publisher=VALUES,
        place=VALUES,
        doi=VALUES,
        source_class=st.sampled_from(["", *SourceClass.values]),
        holdings=st.lists(HOLDINGS, max_size=2).map(tuple),
        quoted_in=sources,
        quoted_in_page=VALUES,
    ),
    max_leaves=2,
).filter(lambda document: document is not None)


@given(DOCUMENTS, VALUES)
def test_no_missing_part_leaves_a_trace(document: DocumentDetails, pages: str) -> None:
    note = cite(document, pages=pages)

    for trace in (", ,", ",,", "  ", "None", "“”", "“,”", "()", "[]", " ,"):
        assert trace not in note
    assert note == note.strip(" ,")
