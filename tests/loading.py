"""What tests of `load_study` share: the command, counts of rows, and edits as a person makes them."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from evidence.models import (
    Recorded,
    User,
)
from tests.factories import FACTORIES

RECORDED: list[type[Recorded]] = [model for model in FACTORIES if issubclass(model, Recorded)]


def load(study: Path | str) -> str:
    """What the command says."""
    output = StringIO()
    call_command("load_study", str(study), stdout=output)
    return output.getvalue()


def n_rows() -> dict[str, int]:
    """How many rows there are of each kind."""
    return {model.__name__: model._base_manager.count() for model in RECORDED}


def n_history() -> dict[str, int]:
    """How many changes the history tells of each kind."""
    return {model.__name__: model.history.count() for model in RECORDED}


def edit(row: Recorded, user: User, **changes: Any) -> None:
    """Change a row as the admin does: in the user's name."""
    for name, value in changes.items():
        setattr(row, name, value)
    row.full_clean()
    row._history_user = user  # read by simple_history when it saves
    row.save()


def delete(row: Recorded, user: User) -> None:
    """Delete a row as the admin does."""
    row._history_user = user
    row.delete()
