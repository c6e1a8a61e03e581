"""Sheets of what the archive says: archives, documents, passages, quotations."""

from __future__ import annotations

from typing import Any

from evidence import models
from hypotheses.sheets.columns import Reads, SheetColumn, columns_of
from hypotheses.sheets.kinds import Kind


def to(target: str, *parts: str, **more: Any) -> dict[str, Any]:
    """That a column names a row of another kind, whose key these columns hold."""
    return {"target": target, "parts": parts, **more}


STUDY = to("studies", "study")


def by_copy(of: str) -> tuple[SheetColumn, ...]:
    """Columns that name a document by a copy of it, where its key is not known."""
    said = f"Names {of} by a copy, where its key is left empty: "
    return (
        SheetColumn("archive", "Archive", f"{said}the archive's short name.", Reads.TEXT, helps=True),
        SheetColumn(
            "collection", "Collection", f"{said}the collection's reference code.", Reads.TEXT, helps=True
        ),
        SheetColumn(
            "identifier", "Identifier", f"{said}what the source calls it there: d72a.", Reads.TEXT, helps=True
        ),
    )


ARCHIVES = Kind(
    "archives",
    models.Archive,
    "Archives, published series and libraries.",
    columns_of(models.Archive, "slug", "name", "native_name", "city", "country", "url", "citation_form"),
    ("slug",),
    "slug",
)
COLLECTIONS = Kind(
    "collections",
    models.Collection,
    "The parts of archives: series, volumes, files, boxes.",
    columns_of(
        models.Collection,
        *("archive", "reference_code", "level", "title", "parent"),
        archive=to("archives", "archive"),
        parent=to("collections", "archive", "parent"),
    ),
    ("archive", "reference_code"),
    "reference_code",
    self_references=("parent",),
)
AGENTS = Kind(
    "agents",
    models.Agent,
    "Persons, offices and governments.",
    columns_of(models.Agent, "slug", "kind", "name", "native_name", "speaks_for"),
    ("slug",),
    "slug",
)
AGENT_NAMES = Kind(
    "agent_names",
    models.AgentName,
    "Other forms of agents' names.",
    columns_of(models.AgentName, "agent", "name", "language", agent=to("agents", "agent")),
    ("agent", "name"),
    "agent",
)
DOCUMENTS = Kind(
    "documents",
    models.Document,
    "Documents, one row each, wherever copies of them lie.",
    columns_of(
        models.Document,
        *("key", "short_title", "title", "title_romanised", "title_translated", "kind", "source_class"),
        *("date_printed", "date_edtf", "place", "languages", "classification", "source_note", "is_editorial"),
        *("excisions", "part_of", "quoted_in", "quoted_in_page", "access", "embargoed_until", "rights"),
        *("authors", "year", "container", "publisher", "doi"),
        part_of=to("documents", "part_of"),
        quoted_in=to("documents", "quoted_in"),
    ),
    ("key",),
    "key",
    helpers=by_copy("the document"),
    self_references=("part_of", "quoted_in"),
    makes_keys=True,
)
HOLDINGS = Kind(
    "holdings",
    models.Holding,
    "Copies of documents in collections.",
    columns_of(
        models.Holding,
        *("document", "collection", "identifier", "number", "pages", "url", "status"),
        document=to("documents", "document"),
        collection=to("collections", "archive", "collection"),
    ),
    ("document", "collection", "identifier"),
    "document",
    helpers=(
        SheetColumn(
            "archive",
            "Archive",
            "The archive of the collection: its short name.",
            Reads.TEXT,
            is_needed=True,
            helps=True,
            lookup="collection__archive__slug",
        ),
    ),
)
DOCUMENT_AGENTS = Kind(
    "document_agents",
    models.DocumentAgent,
    "Who wrote, received or took part in documents.",
    columns_of(
        models.DocumentAgent,
        *("document", "agent", "role", "confirmation"),
        document=to("documents", "document"),
        agent=to("agents", "agent"),
    ),
    ("document", "agent", "role"),
    "document",
)
CLUSTERS = Kind(
    "clusters",
    models.Cluster,
    "Passages that are not independent witnesses.",
    columns_of(models.Cluster, "study", "slug", "name", "reason", study=STUDY),
    ("study", "slug"),
    "slug",
)
APPRAISALS = Kind(
    "appraisals",
    models.Appraisal,
    "How far a study trusts documents.",
    columns_of(
        models.Appraisal,
        *("study", "document", "grade", "reason"),
        study=STUDY,
        document=to("documents", "document"),
    ),
    ("study", "document"),
    "document",
)
PASSAGES = Kind(
    "passages",
    models.Passage,
    "Places in documents that say one thing; with a quotation beside each, if you like.",
    columns_of(
        models.Passage,
        *("study", "key", "document", "pages", "summary", "refers_to", "speaker", "directness"),
        *("also_cited", "cluster", "created_by"),
        study=STUDY,
        document=to("documents", "document"),
        speaker=to("agents", "speaker"),
        cluster=to("clusters", "study", "cluster"),
        created_by=to("coders", "study", "created_by"),
    ),
    ("study", "key"),
    "key",
    helpers=(
        *by_copy("the document"),
        SheetColumn(
            "quotation",
            "Quotation",
            "The exact words, where the passage has one quotation. Several go on the sheet quotations.",
            Reads.TEXT,
            helps=True,
        ),
        SheetColumn(
            "quotation_language",
            "Language of the quotation",
            "The language of these words (BCP 47).",
            Reads.TEXT,
            helps=True,
        ),
    ),
    makes_keys=True,
)
USES = Kind(
    "uses",
    models.PassageUse,
    "Where manuscripts use passages.",
    columns_of(
        models.PassageUse,
        *("study", "passage", "publication", "note", "page"),
        study=STUDY,
        passage=to("passages", "study", "passage"),
    ),
    ("passage", "publication", "note", "page"),
    "passage",
)
QUOTATIONS = Kind(
    "quotations",
    models.Quotation,
    "Exact words of passages, in order.",
    columns_of(
        models.Quotation,
        *("study", "passage", "position", "text", "language", "is_translation", "translator"),
        "original_text",
        study=STUDY,
        passage=to("passages", "study", "passage"),
    ),
    ("passage", "position"),
    "passage",
    information=columns_of(
        models.Quotation,
        *("verification", "pages_found"),
        verification={"is_information": True, "is_needed": False},
        pages_found={"is_information": True},
    ),
)
