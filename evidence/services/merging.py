"""Two documents found to be one become one, and nothing is lost (ruling 16, docs/adr/0012)."""

from __future__ import annotations

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Model
from simple_history.utils import bulk_update_with_history

from evidence.models import Document, DocumentMerge, Passage, User
from evidence.services.merge_faults import faults_of
from evidence.services.merge_plan import MergePlan
from evidence.services.merge_rules import SETTLING, choose_values
from evidence.services.relations import all_stored, relations_to
from evidence.services.saving import save_row
from evidence.services.verifying import verify_documents


def plan_merge(kept: Document, other: Document, *, by: User | None, hold: bool = False) -> MergePlan:
    """What merging the two would do, and why it cannot be done; `hold` keeps both rows until the transaction ends.

    Raises:
        ValidationError: when the two are one already, or one of them is gone.
    """
    rows = Document.objects.select_for_update() if hold else Document.objects.all()
    found = {each.pk: each for each in rows.filter(pk__in=(kept.pk, other.pk)).order_by("pk")}
    if kept.pk == other.pk or len(found) < 2:
        raise ValidationError("Choose two documents that are there. One of these is gone, or is the other.")
    plan = MergePlan(found[kept.pk], found[other.pk], SETTLING)
    plan.faults += faults_of(plan.kept, plan.other, by=by)
    plan.n_passages_joined = n_passages_joined(plan.kept, plan.other)
    if not plan.faults:
        for relation in relations_to(Document):
            plan.repoint(relation, plan.other, plan.kept)
        choose_values(plan)
    return plan


@transaction.atomic
def merge_documents(
    kept: Document, other: Document, *, by: User | None, reason: str = "", as_shown: str = ""
) -> DocumentMerge:
    """Make one document of two: all that points to `other` points to `kept` then, and `other` is gone.

    What the kept document has already is not doubled; the merge remembers it, and `unmerge` brings it back. Where
    `as_shown` is given, the fingerprint of a plan that somebody agreed to, nothing else is done than that.

    Raises:
        ValidationError: saying all that stands in the way; nothing is written then.
    """
    plan = plan_merge(kept, other, by=by, hold=True)
    if plan.faults:
        raise ValidationError(plan.faults)
    if as_shown and as_shown != plan.fingerprint():
        raise ValidationError("Meanwhile something changed. Look at what the merge does now.", code="changed")
    merge = DocumentMerge(
        kept=plan.kept,
        kept_key=plan.kept.key,
        other_key=plan.other.key,
        other_values={"id": plan.other.pk, **all_stored(plan.other)},
        n_passages_joined=plan.n_passages_joined,
        reason=reason,
        merged_by=by,
        **plan.as_json(),
    )
    carry_out(plan, by=by, reason=f"merged {plan.other.key} into {plan.kept.key}")
    save_row(merge, by=by, reason=reason)
    verify_documents([plan.kept.pk], by=by)
    kept.refresh_from_db()
    return merge


def carry_out(plan: MergePlan, *, by: User | None, reason: str) -> None:
    """Write what is planned, every row with its history."""
    fields: defaultdict[type[Model], dict[str, None]] = defaultdict(dict)
    rows: defaultdict[type[Model], dict[Model, None]] = defaultdict(dict)
    for (model, name), moved in plan.moved.items():
        fields[model][name] = None
        rows[model] |= dict.fromkeys(moved)
    for row, values in plan.changed.items():
        if row != plan.kept:
            fields[type(row)] |= dict.fromkeys(values)
            rows[type(row)][row] = None
    for model, several in rows.items():
        update_rows(list(several), list(fields[model]), by=by, reason=reason)
    for row in (*(row for row, _ in plan.dropped), plan.other):
        delete_row(row, by=by, reason=reason)
    if plan.kept in plan.changed:
        save_row(plan.kept, by=by, reason=reason)


def update_rows(rows: list[Model], fields: list[str], *, by: User | None, reason: str) -> None:
    """Write some columns of rows of one table; with history, where it has one."""
    if not rows:
        return
    model = type(rows[0])
    if hasattr(model, "history"):
        bulk_update_with_history(rows, model, fields, default_user=by, default_change_reason=reason)
    else:
        model._base_manager.bulk_update(rows, fields)


def delete_row(row: Model, *, by: User | None, reason: str) -> None:
    """Delete a row; its history stays, where it has one."""
    row._history_user = by  # type: ignore[attr-defined]  # read by simple_history when it deletes
    row._change_reason = reason  # type: ignore[attr-defined]
    row.delete()


def n_passages_joined(kept: Document, other: Document) -> int:
    """How many passages are two witnesses now, by their documents, and will be one: both documents' in one study."""
    passages = Passage.objects.filter(document__in=(kept, other), cluster=None).order_by()
    counted = passages.values("study").annotate(n=Count("pk"), n_documents=Count("document", distinct=True))
    return sum(each["n"] for each in counted if each["n_documents"] == 2)
