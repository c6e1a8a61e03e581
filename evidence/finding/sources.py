"""A document as somebody names it who may not have it here: by a citation, corrected by hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedSource:
    """What is known of a document by its citation. Whatever is not known is left empty.

    `kind` and `source_class` are values of `evidence.choices`, `level` that of a collection. `authors` are separated
    by semicolons. `archive` is the short name of an archive that is here, `archive_name` the name of one that is new;
    `collection` is a reference code in it. `cited_pages` are those that the citation points at.
    """

    short_title: str = ""
    title: str = ""
    title_translated: str = ""
    kind: str = ""
    source_class: str = ""
    date_printed: str = ""
    authors: str = ""
    year: int | None = None
    container: str = ""
    publisher: str = ""
    doi: str = ""
    archive: str = ""
    archive_name: str = ""
    collection: str = ""
    collection_title: str = ""
    level: str = ""
    identifier: str = ""
    number: str = ""
    url: str = ""
    cited_pages: str = ""
