"""The work through which alone a document is known, as a citation names it: “..., quoted in Gallicchio, p. 12”."""

from __future__ import annotations

from dataclasses import dataclass, replace

from evidence.citations.reading import Reference
from evidence.finding.candidates import SURE, candidates
from evidence.finding.sources import NamedSource
from evidence.models import Document
from evidence.querysets import DocumentQuerySet
from evidence.services.suggested_sources import suggested_source


@dataclass(frozen=True, slots=True)
class QuotedIn:
    """The work that quotes a document: one that is here, or else a new one made of the source; and its page."""

    source: NamedSource
    document: Document | None = None
    page: str = ""

    @property
    def is_told(self) -> bool:
        """Whether enough is known of the work to make a document of it."""
        return bool(self.source.short_title and self.source.source_class)


def quoting_work(reference: Reference | None) -> QuotedIn | None:
    """The work that a reference names as the one that quotes its document; None where it names none.

    A new archive is made for it by nobody: where its own is not here, the work comes in without its copy.
    """
    if reference is None or reference.quoted_in is None:
        return None
    inner = reference.quoted_in
    source = replace(suggested_source(inner), archive_name="")
    if not source.archive:
        source = replace(source, collection="", collection_title="", identifier="", number="")
    page = " ".join(part for part in (inner.pages, inner.note) if part)[:100]
    return QuotedIn(source, page=page)


def works_like(documents: DocumentQuerySet, work: QuotedIn) -> tuple[list[Document], Document | None]:
    """The documents among these that may be the work, the surest first, and the one that is it beyond doubt."""
    found = candidates(documents, work.source)
    is_sure = bool(found) and found[0].weight >= SURE
    is_alone = len(found) == 1 or (is_sure and found[1].weight < found[0].weight)
    return [each.document for each in found], found[0].document if is_sure and is_alone else None
