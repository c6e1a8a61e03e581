"""Documents to cite."""

from __future__ import annotations

from dataclasses import replace

from evidence.choices import CollectionLevel, DocumentKind, SourceClass
from evidence.citations import DocumentDetails, HoldingDetails

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
