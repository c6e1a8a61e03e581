"""What the citations of documents need, for many at once and without making rows of the model of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Several
from typing import TYPE_CHECKING

from evidence.choices import AgentRole, CollectionLevel, Confirmation, HoldingStatus
from evidence.citations import DocumentDetails, HoldingDetails
from evidence.dates import without_hour
from evidence.models import Collection, Document, DocumentAgent, Holding
from evidence.queries.statements import Statement, Values
from evidence.reports import printed_names

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: The columns of a document that its citation takes as they are.
AS_THEY_ARE = (
    "short_title",
    "title",
    "title_romanised",
    "title_translated",
    "kind",
    "year",
    "container",
    "publisher",
    "place",
    "doi",
    "source_class",
    "quoted_in_page",
)
DOCUMENTS = Statement(
    Document.objects.order_by(), ("pk", "date_printed", "authors", "quoted_in_id", *AS_THEY_ARE)
)
COPIES = Statement(
    Holding.objects.order_by("collection", "identifier", "pk"),
    ("document_id", "collection_id", "identifier", "number", "pages", "status"),
    by="document",
)
AGENTS = Statement(
    DocumentAgent.objects.filter(confirmation=Confirmation.CONFIRMED).order_by("role", "agent", "pk"),
    ("document_id", "role", "agent__name"),
    by="document",
)
#: A collection lies inside at most as many larger ones as there are levels above the lowest.
UPWARDS = ["parent__" * n for n in range(len(CollectionLevel))]
COLLECTIONS = Statement(
    Collection.objects.order_by(),
    (
        "pk",
        "level",
        "archive__name",
        "archive__citation_form",
        *(f"{above}{column}" for above in UPWARDS for column in ("title", "reference_code")),
    ),
)


def details_of_documents(keys: Several[int], *, to: AnyUser) -> dict[int, DocumentDetails]:
    """The details of documents that the reader may see, by their keys.

    A work through which a document is known is told of only if the reader may see it too.
    """
    rows = DOCUMENTS.of(list(keys))
    works = {work for _, _, _, work, *_ in rows if work is not None}
    if not works:
        return details_of_rows(rows, {})
    seen = Document.objects.visible_to(to).filter(pk__in=works).order_by().values_list("pk", flat=True)
    return details_of_rows(rows, details_of_rows(DOCUMENTS.of(list(seen)), {}))


def details_of_rows(rows: Several[Values], works: dict[int, DocumentDetails]) -> dict[int, DocumentDetails]:
    """The details of documents of which the columns were read; `works` are those through which some are known."""
    keys = [row[0] for row in rows]
    copies, agents = copies_of(keys), agents_of(keys)
    return {
        key: DocumentDetails(
            **dict(zip(AS_THEY_ARE, columns, strict=True)),
            date_printed=without_hour(date_printed),
            authors=printed_names(authors) or tuple(agents[key, AgentRole.AUTHOR]),
            recipients=tuple(agents[key, AgentRole.RECIPIENT]),
            holdings=tuple(copies[key]),
            quoted_in=works.get(work),
        )
        for key, date_printed, authors, work, *columns in rows
    }


def agents_of(documents: list[int]) -> dict[tuple[int, str], list[str]]:
    """The names of those who had a role in a document; names that only a program suggested are left out."""
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for document, role, name in AGENTS.of(documents):
        found[document, role].append(name)
    return found


def copies_of(documents: list[int]) -> dict[int, list[HoldingDetails]]:
    """The copies of documents, in their order within each."""
    rows = COPIES.of(documents)
    places = {key: place for key, *place in COLLECTIONS.of(list({row[1] for row in rows}))}
    found: dict[int, list[HoldingDetails]] = defaultdict(list)
    for document, collection, identifier, number, pages, status in rows:
        level, archive_name, archive_citation, *names = places[collection]
        upwards = [title or code for title, code in zip(names[::2], names[1::2], strict=True)]
        path = tuple(name for name in reversed(upwards) if name is not None)
        found[document].append(
            HoldingDetails(
                archive_name=archive_name,
                archive_citation=archive_citation,
                collection_title=path[-1],
                collection_path=path,
                level=level,
                identifier=identifier,
                number=number,
                pages=pages,
                is_cited_only=status == HoldingStatus.CITED,
            )
        )
    return found
