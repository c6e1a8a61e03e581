"""When a document of a file is one that the database already has, under another key (ruling 11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from evidence.models import Document, Holding
from hypotheses.importers.drafts import Draft

#: Where a copy lies, and what it is called there: archive, reference code of the collection, identifier.
Copy = tuple[str, str, str]


def copies_of_documents(drafts: Iterable[Draft]) -> Mapping[str, Sequence[Copy]]:
    """The copies that the files know of each document (by its key) and that have an identifier."""
    copies: defaultdict[str, list[Copy]] = defaultdict(list)
    for draft in drafts:
        identifier = draft.values.get("identifier")
        if draft.model is Holding and identifier:
            copies[draft.values["document"][0]].append((*draft.values["collection"], identifier))
    return copies


def document_with_a_copy(copies: Sequence[Copy]) -> Document | None:
    """The document of which the database has one of these copies: the same collection, the same identifier."""
    for archive, reference_code, identifier in copies:
        holding = (
            Holding.objects.filter(
                collection__archive__slug=archive,
                collection__reference_code=reference_code,
                identifier=identifier,
            )
            .select_related("document")
            .first()
        )
        if holding is not None:
            return holding.document
    return None
