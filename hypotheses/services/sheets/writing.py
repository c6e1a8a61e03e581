"""What a plan says, written: new rows and changed ones, each with its history, in one short transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from evidence.models import Quotation, User
from evidence.services.bulk_updates import update_rows
from evidence.services.verifying import verify_quotations
from hypotheses.services.sheets.directory import Directory
from hypotheses.services.sheets.planning import Plan, Planned


def write(plan: Plan, directory: Directory, *, by: User, reason: str) -> None:
    """Write a plan. To be called within a transaction.

    Raises:
        IntegrityError: when somebody else wrote one of these rows meanwhile.
    """
    model: Any = plan.kind.model
    if plan.new:
        rows = [each.row for each in plan.new]
        bulk_create_with_history(
            rows, model, default_user=by, default_change_reason=reason, default_date=timezone.now()
        )
        for each in plan.new:
            directory.add(plan.kind.name, each.entry.identity, each.row.pk)
    if plan.changed:
        rows = [each.row for each in plan.changed]
        update_rows(rows, changed_fields(plan.changed))
        model.history.bulk_history_create(
            rows, update=True, default_user=by, default_change_reason=reason, default_date=timezone.now()
        )


def changed_fields(changed: Sequence[Planned]) -> list[str]:
    """The fields that change in any of these rows."""
    names = {name for each in changed for name in each.before}
    meta = changed[0].row._meta
    return [field.name for field in meta.concrete_fields if field.attname in names]


def verify(plan: Plan, *, by: User) -> dict[str, int]:
    """Hold the quotations that a plan wrote, or whose passages moved to another document, against the documents."""
    rows = [each.row.pk for each in (*plan.new, *plan.changed)]
    if plan.kind.name == "quotations" and rows:
        found = Quotation.objects.filter(pk__in=rows)
    elif plan.kind.name == "passages" and plan.changed:
        found = Quotation.objects.filter(passage_id__in=[each.row.pk for each in plan.changed])
    else:
        return {}
    return dict(verify_quotations(found, by=by).counts)


def verify_unchecked(studies: Sequence[str], *, by: User) -> dict[str, int]:
    """Hold those quotations of studies against their documents that nobody has: an interrupted import leaves some."""
    found = Quotation.objects.filter(study__slug__in=studies, verification="not-checked")
    return dict(verify_quotations(found, by=by).counts) if found.exists() else {}
