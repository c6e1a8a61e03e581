"""A deleted passage comes back, with all that hung on it (docs/history.md)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, Q

from evidence.models import Document, DocumentMerge, Passage, User
from evidence.queries.gone import Gone, deleted_passage, gone_rows
from evidence.services.relations import Relation, column, in_numbers, refers_to, relations_to
from evidence.services.verifying import verify_documents

#: A passage can only be deleted when nothing judges it; so its judgements go before it, if not long before.
TOGETHER = datetime.timedelta(days=1)


@dataclass
class Restoring:
    """What comes back with a passage, and in sentences what does not."""

    passage: Gone
    #: what comes back with it, in the order of writing
    rows: list[Gone] = field(default_factory=list)
    #: rows that hung on it too, and were deleted so long before it that they had a reason of their own
    earlier: list[Gone] = field(default_factory=list)
    #: why the passage itself cannot come back
    faults: list[str] = field(default_factory=list)
    #: what of the rest cannot
    left: list[str] = field(default_factory=list)

    @property
    def numbers(self) -> str:
        """What comes back with the passage, in numbers: “2 quotations, 1 assessment”."""
        return in_numbers(counted(self.rows))


def counted(rows: list[Gone]) -> Mapping[type[Model], int]:
    """How many rows of each kind."""
    return Counter(type(gone.row) for gone in rows)


def plan_restoring(passage: Gone, *, everything: bool = False) -> Restoring:
    """What bringing a passage back would do; `everything` takes along also what was deleted long before it."""
    plan = Restoring(passage)
    with_passage = hanging_on(passage.row)
    together = [
        gone for gone in with_passage if everything or passage.deleted_at - gone.deleted_at <= TOGETHER
    ]
    plan.earlier = [gone for gone in with_passage if gone not in together]
    taken = Passage.objects.filter(study=passage.row.study_id, key=passage.row.key).exists()
    if taken:
        plan.faults.append(
            f"The key {passage.row.key} was given to another passage since. Give that one another key first."
        )
    returning: set[tuple[type[Model], int]] = {(Passage, passage.row.pk)}
    fault = settle(passage.row, returning, plan.left)
    if fault:
        plan.faults.append(fault)
    for hanging in (*together, *(memo for each in together for memo in remarks_on(each, together))):
        fault = settle(hanging.row, returning, plan.left)
        if fault:
            plan.left.append(fault)
        else:
            plan.rows.append(hanging)
            returning.add((type(hanging.row), hanging.row.pk))
    return plan


@transaction.atomic
def restore_passage(
    study: int, key: int, *, by: User | None, reason: str = "", everything: bool = False
) -> Restoring:
    """Bring a deleted passage back with what hung on it: the same numbers, keys and words, and history tells of it.

    Raises:
        ValidationError: saying what stands in the way; nothing is written then.
    """
    gone = deleted_passage([study], key)
    if gone is None:
        raise ValidationError("There is no such deleted passage in the study; perhaps it is back already.")
    plan = plan_restoring(gone, everything=everything)
    if plan.faults:
        raise ValidationError(plan.faults)
    told = f"restored: {reason}" if reason else "restored"
    put_back(gone.row, by=by, reason=told)
    back = []
    for each in plan.rows:
        try:
            put_back(each.row, by=by, reason=told)
        except ValidationError as fault:
            plan.left.append(f"Not back: {kind(each.row)}. {' '.join(fault.messages)}")
        else:
            back.append(each)
    plan.rows = back
    verify_documents([gone.row.document_id], by=by)
    return plan


def put_back(row: Any, *, by: User | None, reason: str) -> None:
    """Store a row as it was, held to the rules of today.

    What the rules would note anew, like the moment at which a judgement was submitted, stays what it was.

    Raises:
        ValidationError: naming each field that breaks a rule.
    """
    was = {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields}
    row.clean_fields()
    row.clean()
    for name, value in was.items():
        setattr(row, name, value)
    row._history_user, row._change_reason = by, reason
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        row.full_clean()
        raise


def hanging_on(row: Model) -> list[Gone]:
    """All deleted rows that pointed to a row when they were deleted, in the order of writing."""
    found = []
    for relation in relations_to(type(row)):
        if hasattr(relation.model, "history"):
            for gone in gone_rows(relation.model, pointing(relation, row)):
                if not relation.kind_field:
                    setattr(gone.row, relation.field, row)  # which nobody could fetch: it is not stored
                found.append(gone)
    return sorted(found, key=lambda gone: (type(gone.row)._meta.label, gone.row.pk))


def pointing(relation: Relation, row: Model) -> Q:
    """The condition that a record pointed to the row."""
    condition = Q(**{column(relation.model, relation.field).attname: row.pk})
    if relation.kind_field:
        kind_of_row = ContentType.objects.get_for_model(row).pk
        condition &= Q(**{column(relation.model, relation.kind_field).attname: kind_of_row})
    return condition


def remarks_on(gone: Gone, others: list[Gone]) -> list[Gone]:
    """Deleted rows that pointed to a row that comes back, deleted at about the same time, and not listed already."""
    listed = {(type(each.row), each.row.pk) for each in others}
    return [
        each
        for each in hanging_on(gone.row)
        if (type(each.row), each.row.pk) not in listed and gone.deleted_at - each.deleted_at <= TOGETHER
    ]


def settle(row: Any, returning: set[tuple[type[Model], int]], left: list[str]) -> str:
    """See that what a row refers to is there, or comes back with it; say why it cannot come back, or nothing.

    An optional reference to what is gone is left empty, and told; a merged document is the one that it is now.
    """
    for each in row._meta.concrete_fields:
        model, value = refers_to(each), getattr(row, each.attname)
        if model is None or value is None or is_there(model, value, returning):
            continue
        heir = DocumentMerge.objects.filter(undone_at=None, other_values__id=value).first()
        if model is Document and heir is not None and heir.kept_id is not None:
            setattr(row, each.attname, heir.kept_id)
            left.append(f"Its document was merged since; the {kind(row)} belongs to “{heir.kept}” now.")
        elif each.null:
            setattr(row, each.attname, None)
            left.append(f"Left empty, since that is gone: {kind(row)}, {each.verbose_name}.")
        else:
            return f"One {kind(row)} cannot come back: its {each.verbose_name} was deleted too."
    return ""


def is_there(model: Any, key: int, returning: set[tuple[type[Model], int]]) -> bool:
    """Whether a row is stored, or comes back."""
    return (model, key) in returning or model._base_manager.filter(pk=key).exists()


def kind(row: Model) -> str:
    """What a row is: “quotation”."""
    return str(row._meta.verbose_name)
