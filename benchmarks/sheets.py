"""How fast sheets of coded evidence come in and go out, beside the bare engine doing the same.

    DATABASE_URL=... python -m benchmarks.sheets [--assessments 100000] [--one-a-passage]

on the engine behind DATABASE_URL (a new database named test_... is made and dropped). In one run, in seconds and rows a
second:

- import: `import_evidence` of an invented study from CSV, every row new, history and all; and its check alone;
- again: the same files a second time, nothing changes;
- insert: the rows that the import wrote, put into emptied tables by hand-written INSERT statements, in one
  transaction;
- export: assessments, or passages and quotations, as CSV by `export_evidence`; and the bare SELECT of the same
  columns.

The peak of memory is the process's.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.core.management import call_command
from django.db import connection

from benchmarks.importing import insert, quoted, seconds
from benchmarks.sheet_study import write_study
from evidence.models import Study
from hypotheses.queries.sheet_rows import sheet_rows
from hypotheses.sheets.every import KINDS

Rows = dict[str, tuple[list[str], list[tuple[object, ...]]]]
WRITTEN = ("documents", "passages", "quotations", "assessments")


def tables() -> Iterator[type]:
    """The models of the many rows, parents first, then their histories."""
    for name in WRITTEN:
        yield KINDS[name].model
    for name in WRITTEN:
        yield KINDS[name].model.history.model


def rows_written() -> Rows:
    """All rows of these tables, as tuples."""
    written: Rows = {}
    for model in tables():
        columns = [field.column for field in model._meta.concrete_fields]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(map(quoted, columns))} FROM {quoted(model._meta.db_table)}")
            written[model._meta.db_table] = (columns, cursor.fetchall())
    return written


def empty() -> None:
    """Take the rows away again."""
    with connection.cursor() as cursor:
        for model in reversed(list(tables())):
            cursor.execute(f"DELETE FROM {quoted(model._meta.db_table)}")


def said(what: str, taken: float, rows: int) -> None:
    """One line of the result."""
    print(f"{what:<28} {taken:>8.2f} s {rows / taken:>10,.0f} rows/s", flush=True)


def export(folder: Path, *kinds: str) -> Callable[[], object]:
    """The command that writes these kinds of rows."""
    arguments = [part for kind in kinds for part in ("--kind", kind)]
    return lambda: call_command(
        "export_evidence", "many", *arguments, output=str(folder / "out"), stdout=StringIO()
    )


def select(*kinds: str) -> Callable[[], object]:
    """The same columns of the same rows, fetched and dropped."""
    study = Study.objects.get(slug="many")

    def work() -> None:
        for kind in kinds:
            for _ in sheet_rows(KINDS[kind], study):
                pass

    return work


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--assessments", type=int, default=100_000)
    parser.add_argument(
        "--one-a-passage", action="store_true", help="as many passages with a quotation as assessments"
    )
    options = parser.parse_args()
    shape = {"coders": 1, "each": 1} if options.one_a_passage else {}
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        print(f"{connection.vendor} {'.'.join(map(str, connection.get_database_version()))}")
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            files = list(map(str, write_study(folder / "study", assessments=options.assessments, **shape)))
            quiet = {"stdout": StringIO(), "stderr": StringIO()}
            checked = seconds(lambda: call_command("import_evidence", *files, "--dry-run", **quiet))
            came_in = seconds(lambda: call_command("import_evidence", *files, **quiet))
            n = sum(KINDS[name].model._default_manager.count() for name in WRITTEN)
            said("import", came_in, n)
            said("  of which the check", checked, n)
            said(
                "again, nothing changes", seconds(lambda: call_command("import_evidence", *files, **quiet)), n
            )
            print(f"peak of memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
            for kinds in (("assessments",), ("passages", "quotations"), WRITTEN):
                rows = sum(KINDS[name].model._default_manager.count() for name in kinds)
                said(f"export {' '.join(kinds)}", seconds(export(folder, *kinds)), rows)
                said("  bare SELECT", seconds(select(*kinds)), rows)
            written = rows_written()
            empty()
            bare = seconds(lambda: insert(written))
            said("bare INSERT, with history", bare, n)
            print(f"import / insert: {came_in / bare:.1f}")
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
