"""Which values stay when two documents become one, and how rows that stand in each other's way are settled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from evidence.models import Document, DocumentMatch, DocumentText, Holding
from evidence.services.authorship import setter_of
from evidence.services.merge_plan import MergePlan, Settling, says_nothing, settle
from evidence.services.ownership import is_owned_by_import
from evidence.services.program_users import is_program
from evidence.services.relations import Relation, stored

#: The kept document's own: its key, who may read it (both must agree on that), and the days that follow from its date.
NEVER_TAKEN = frozenset({"id", "key", "access", "embargoed_until", "date_earliest", "date_latest"})


def settle_holdings(plan: MergePlan, relation: Relation, rows: list[Holding], kept: Document) -> None:
    """Copies in one collection: one known by its pages alone is joined with the one that has an identifier."""
    held = [*plan.pointing(relation, kept), *rows]
    for row in rows:
        here = [each for each in held if each.collection_id == row.collection_id]
        identified = [each for each in here if each.identifier]
        alone = [each for each in here if not each.identifier]
        heir = identified[0] if len(identified) == 1 else alone[0] if alone else None
        for each in alone:
            if heir is not None and each != heir:
                plan.join(each, heir, relation.field)
                held.remove(each)
        if row in held:
            plan.point(row, relation.field, kept)


def settle_texts(plan: MergePlan, relation: Relation, rows: list[DocumentText], kept: Document) -> None:
    """Versions of the wording: the kept document's stays current; the same wording stands once."""
    there = plan.pointing(relation, kept)
    for row in rows:
        alike = [each for each in there if (each.kind, each.language) == (row.kind, row.language)]
        same = next((each for each in alike if each.sha256 == row.sha256), None)
        has_current = any(each.is_current for each in alike)
        if same is not None:
            if row.is_current and not has_current:
                plan.change(same, "is_current", True)
            plan.join(row, same, relation.field)
            continue
        if row.is_current and has_current:
            plan.change(row, "is_current", False)
        plan.point(row, relation.field, kept)
        there.append(row)


def settle_matches(plan: MergePlan, relation: Relation, rows: list[DocumentMatch], kept: Document) -> None:
    """Matches: one of the two documents with each other has nothing to say any more."""
    pair = {plan.kept.pk, plan.other.pk}
    for row in rows:
        if {row.document_id, row.imported_id} == pair:
            plan.drop(row)
        else:
            settle(plan, relation, [row], kept)


SETTLING: Mapping[type[Model], Settling] = {
    Holding: settle_holdings,
    DocumentText: settle_texts,
    DocumentMatch: settle_matches,
}


def choose_values(plan: MergePlan) -> None:
    """The kept document's fields: its own, the other's where it has none, an import's where no person set them."""
    kept, other = plan.kept, plan.other
    for field in kept._meta.concrete_fields:
        name = field.name
        if name in NEVER_TAKEN or says_nothing(other, name) or stored(kept, name) == stored(other, name):
            continue
        if name == "quoted_in_page" and kept.quoted_in_id != other.quoted_in_id:
            continue  # the page of another work
        if says_nothing(kept, name) or weight(kept, name) < weight(other, name):
            plan.change(kept, name, stored(other, name))


def weight(document: Document, name: str) -> int:
    """How much a field's value counts against another: a person's 2, an import's 1; of a scholar's own field 0."""
    if not is_owned_by_import(Document, name):
        return 0
    read: dict[str, Any] = {}
    for values in document.holdings.values_list("as_imported", flat=True):
        read |= values
    if read and read.get(name) == getattr(document, name):
        return 1
    setter = setter_of(document, name)
    if setter is None or not is_program(setter.history_user):
        return 2
    return 1 if read else 0
