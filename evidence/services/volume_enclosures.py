"""Enclosures that a person split off before a volume told them apart (docs/adr/0019)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from evidence.choices import TextKind
from evidence.importers.frus import FrusDocument
from evidence.models import Collection, DocumentText, Holding
from evidence.texts import fold

#: How much of the longer of two wordings the shorter one is, where they are the same but for a heading.
LEAST_SHARE = 0.9


def split_off_before(
    drafts: Iterable[FrusDocument], collection: Collection, documents: Mapping[str, int]
) -> dict[str, Holding]:
    """The copies of enclosures that were split off by hand, by the identifiers that the volume gives them now.

    Each is part of the same document, without an identifier, and has the same words. `documents` are the documents of
    the volume that are stored, by identifier. Nothing is written.
    """
    nested = [each for each in drafts if each.text is not None and each.part_of in documents]
    if not nested:
        return {}
    around = {documents[each.part_of] for each in nested}
    rows = Holding.objects.filter(collection=collection, identifier="", document__part_of__in=around)
    within: defaultdict[int, list[Holding]] = defaultdict(list)
    for holding in rows.select_related("document").order_by("pk"):
        within[holding.document.part_of_id or 0].append(holding)
    words = words_of([holding.document_id for held in within.values() for holding in held])
    found: dict[str, Holding] = {}
    for draft in nested:
        said = fold(draft.text.body) if draft.text is not None else ""
        held = within[documents[draft.part_of]]
        same = [each for each in held if has_same_words(words.get(each.document_id, ""), said)]
        if len(same) == 1:
            held.remove(same[0])
            found[draft.identifier] = same[0]
    return found


def words_of(documents: list[int]) -> dict[int, str]:
    """The words of the current editions of documents, folded."""
    if not documents:
        return {}
    texts = DocumentText.objects.filter(document__in=documents, is_current=True, kind=TextKind.EDITION)
    return {document: fold(body) for document, body in texts.values_list("document", "body")}


def has_same_words(one: str, other: str) -> bool:
    """Whether two wordings are the same, but for a heading that one of them has more."""
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and len(short) >= LEAST_SHARE * len(long)
