"""What a citation is made of, as plain values. Whatever is not known is left empty."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HoldingDetails:
    """One copy of a document in one collection.

    `archive_citation` is the archive's pattern; without one, the parts are put in the usual order, with the
    archive's name. `collection_path` names the collections from the top down to the one that holds the copy,
    whose `level` is a value of `evidence.choices.CollectionLevel`. `is_cited_only`: none of us has seen it.
    """

    archive_name: str = ""
    archive_citation: str = ""
    collection_title: str = ""
    collection_path: tuple[str, ...] = ()
    level: str = ""
    identifier: str = ""
    number: str = ""
    pages: str = ""
    is_cited_only: bool = False


@dataclass(frozen=True, slots=True)
class DocumentDetails:
    """One document with all its holdings; `kind` and `source_class` are values of `evidence.choices`.

    Names are in the order in which they are read ('Victor D. Cha'). For literature `place` is where it was
    published, and the `container` of a thesis says what sort of thesis it is. `quoted_in` is the work through
    which alone the document is known.
    """

    short_title: str = ""
    title: str = ""
    title_romanised: str = ""
    title_translated: str = ""
    kind: str = ""
    date_printed: str = ""
    authors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    year: int | None = None
    container: str = ""
    publisher: str = ""
    place: str = ""
    doi: str = ""
    source_class: str = ""
    holdings: tuple[HoldingDetails, ...] = ()
    quoted_in: DocumentDetails | None = None
    quoted_in_page: str = ""
