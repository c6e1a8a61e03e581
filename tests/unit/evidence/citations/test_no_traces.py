"""Whatever is missing of a document leaves no trace in its footnote."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence.choices import CollectionLevel, DocumentKind, SourceClass
from evidence.citations import (
    PLACES,
    DocumentDetails,
    HoldingDetails,
    cite,
)

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
