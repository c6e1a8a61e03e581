"""Where rows meet the pure citation formatter: what a document's citation needs, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch

from evidence.choices import AgentRole, CollectionLevel, Confirmation, HoldingStatus
from evidence.citations import DocumentDetails, HoldingDetails, cite
from evidence.dates import without_hour
from evidence.models import Collection, Document, DocumentAgent, Holding
from evidence.querysets import DocumentQuerySet

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: A collection lies inside at most as many larger ones as there are levels above the lowest.
WITHIN = "collection" + "__parent" * (len(CollectionLevel) - 1)

#: Where `citable` puts the work through which a document is known, if its reader may know it. It is not
#: `quoted_in`, which another query may have fetched: a citation could then name what its reader must not see.
SHOWN_SOURCE = "shown_source"

#: The copies and agents of a document, in their order within it.
COPIES = Holding.objects.select_related("collection__archive", WITHIN).order_by(
    "collection", "identifier", "pk"
)
AGENTS = DocumentAgent.objects.select_related("agent").order_by("role", "agent", "pk")


def citable(rows: DocumentQuerySet, *, to: AnyUser) -> DocumentQuerySet:
    """Documents with all that their citations need, in as many queries for a thousand as for one.

    A work that the reader may not see is not named: the citation is then that of the document alone.
    """
    sources = with_copies_and_agents(Document.objects.visible_to(to))
    return with_copies_and_agents(rows).prefetch_related(Prefetch("quoted_in", sources, to_attr=SHOWN_SOURCE))


def with_copies_and_agents(rows: DocumentQuerySet) -> DocumentQuerySet:
    """Documents with their holdings, the collections around those, and their agents."""
    return rows.prefetch_related(Prefetch("holdings", COPIES), Prefetch("agents", AGENTS))


def citation_of(document: Document, *, pages: str = "") -> str:
    """The note that cites the document, or those pages of it that are meant. No query on `citable` rows."""
    return cite(details_of(document), pages=pages)


class Citations:
    """Citations of many places in few documents: what a document's citation says is gathered once for all of them."""

    def __init__(self) -> None:
        self._known: dict[int, DocumentDetails] = {}

    def of(self, document: Document, *, pages: str) -> str:
        """The note that cites those pages of the document, a `citable` one."""
        if document.pk not in self._known:
            self._known[document.pk] = details_of(document)
        return cite(self._known[document.pk], pages=pages)


def details_of(document: Document) -> DocumentDetails:
    """A document as the formatter takes it; names that only a program suggested are left out."""
    source: Document | None = getattr(document, SHOWN_SOURCE, None)
    return DocumentDetails(
        short_title=document.short_title,
        title=document.title,
        title_romanised=document.title_romanised,
        title_translated=document.title_translated,
        kind=document.kind,
        date_printed=without_hour(document.date_printed),
        authors=authors_of(document),
        recipients=agents_of(document, AgentRole.RECIPIENT),
        year=document.year,
        container=document.container,
        publisher=document.publisher,
        place=document.place,
        doi=document.doi,
        source_class=document.source_class,
        holdings=tuple(map(holding_details_of, document.holdings.all())),
        quoted_in=details_of(source) if source else None,
        quoted_in_page=document.quoted_in_page,
    )


def authors_of(document: Document) -> tuple[str, ...]:
    """The authors as the title page prints them; without a title page, the agents who wrote it."""
    return printed_names(document.authors) or agents_of(document, AgentRole.AUTHOR)


def printed_names(authors: str) -> tuple[str, ...]:
    """The names of authors that a title page prints."""
    return tuple(name.strip() for name in authors.split(";") if name.strip())


def agents_of(document: Document, role: AgentRole) -> tuple[str, ...]:
    """The names of those who had this role in the document."""
    return tuple(
        each.agent.name
        for each in document.agents.all()
        if each.role == role and each.confirmation == Confirmation.CONFIRMED
    )


def holding_details_of(holding: Holding) -> HoldingDetails:
    """A copy as the formatter takes it."""
    collection = holding.collection
    return HoldingDetails(
        archive_name=collection.archive.name,
        archive_citation=collection.archive.citation_form,
        collection_title=str(collection),
        collection_path=path_to(collection),
        level=collection.level,
        identifier=holding.identifier,
        number=holding.number,
        pages=holding.pages,
        is_cited_only=holding.status == HoldingStatus.CITED,
    )


def path_to(collection: Collection) -> tuple[str, ...]:
    """The names of the collections from the largest down to this one."""
    above = path_to(collection.parent) if collection.parent else ()
    return (*above, str(collection))
