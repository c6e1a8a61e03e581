"""The one way by which programs write a row: held to every rule, and with its history."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from evidence.models import Keyed, User


def save_row(row: Keyed, *, by: User | None, reason: str = "") -> None:
    """Check the row, then save it in the user's name.

    Constraints are left to the database, which holds them anyway; only a row that it refuses is checked against them
    one by one, for the message (each such check is a query, and a study has a thousand rows).

    Raises:
        ValidationError: naming each field that breaks a rule; nothing is written then.
    """
    row.clean_fields()
    row.clean()
    row._history_user = by  # type: ignore[attr-defined]  # read by simple_history when it saves
    row._change_reason = reason  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        row.full_clean()
        raise
