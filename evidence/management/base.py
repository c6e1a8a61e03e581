"""What commands share that work on the tables."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor


class TablesCommand(BaseCommand):
    """A command that needs the tables as this version has them."""

    requires_migrations_checks = True

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run the command.

        Raises:
            CommandError: when the database cannot go on: it is full, locked by somebody, or gone.
        """
        try:
            return super().execute(*args, **options)
        except OperationalError as fault:
            raise CommandError(
                f"The database cannot go on: {str(fault).strip()}. What was written before stays. "
                "See to it, and run the command again."
            ) from fault

    def check_migrations(self) -> None:
        """Refuse to work on tables of another version, rather than break somewhere among them.

        Raises:
            CommandError: saying how to bring them up to date.
        """
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError(
                "The database is not ready for this version of Touchstone. Bring it up to date first: manage.py migrate"
            )


@contextmanager
def settled_memory() -> Iterator[None]:
    """Leave what is loaded by now out of the search for garbage.

    A long import makes millions of objects, and Python would walk all of Django for garbage every few thousand of them:
    a tenth of its time.
    """
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
