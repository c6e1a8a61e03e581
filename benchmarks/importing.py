"""How fast volumes come in, beside lxml alone and the bare insert of the same rows.

    python -m benchmarks.importing PATH_OF_VOLUMES... [--enlarge 12]

on the engine behind DATABASE_URL (a new database named test_... is made and dropped). In one run, in seconds and in
megabytes of TEI a second:

- parsing: lxml reads every file whole and every element is looked at once;
- reading: our reader, from the file to drafts of documents, without a database;
- import: the command `import_frus`, history, index of pages and all;
- insert: the rows that the import wrote, put into emptied tables by hand-written INSERT statements, many at a time,
  in one transaction, the index of pages being kept by the database as ever;

and import divided by insert. `--enlarge` makes one volume that many times as long first, and imports that as well: the
peak of memory is the process's.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from lxml import etree

from evidence.importers.frus import open_volume, read_documents

Rows = dict[str, tuple[list[str], list[tuple[object, ...]]]]


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def parse(files: list[Path]) -> None:
    """What any reader must do: parse, and look at every element."""
    parser = etree.XMLParser(collect_ids=False, resolve_entities=False, no_network=True)
    for file in files:
        for element in etree.parse(str(file), parser).iter():
            element.tag  # noqa: B018 - looked at, that is all


def read(files: list[Path]) -> None:
    """Our reader, without a database."""
    for file in files:
        for _ in read_documents(file, open_volume(file), Counter()):
            pass


def bring_in(files: list[Path]) -> None:
    """The import, as a person starts it."""
    call_command("import_frus", *map(str, files), stdout=StringIO())


def rows_written() -> Rows:
    """All rows of the tables that an import writes, as tuples."""
    written: Rows = {}
    for model in tables():
        columns = [field.column for field in model._meta.concrete_fields]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(map(quoted, columns))} FROM {quoted(model._meta.db_table)}")
            written[model._meta.db_table] = (columns, cursor.fetchall())
    return written


def tables() -> Iterator[type]:
    """The models that an import writes, parents first, with their histories."""
    names = ("Document", "Holding", "DocumentText", "Note", "Page", "AgentSuggestion")
    for name in names:
        yield apps.get_model("evidence", name)
    for name in names[:3]:
        yield apps.get_model("evidence", f"Historical{name}")


def empty() -> None:
    """Take the rows away again."""
    with transaction.atomic(), connection.cursor() as cursor:
        for model in reversed(list(tables())):
            cursor.execute(f"DELETE FROM {quoted(model._meta.db_table)}")


def insert(written: Rows) -> None:
    """Put the rows back by hand: the least that any program must do."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, rows) in written.items():
            names = ", ".join(map(quoted, columns))
            if connection.vendor == "postgresql":
                from psycopg2.extras import execute_values

                execute_values(
                    cursor.cursor, f"INSERT INTO {quoted(table)} ({names}) VALUES %s", rows, page_size=500
                )
            else:
                places = ", ".join(["?"] * len(columns))
                cursor.connection.executemany(
                    f"INSERT INTO {quoted(table)} ({names}) VALUES ({places})", rows
                )


def quoted(name: str) -> str:
    """A name as SQL takes it."""
    return connection.ops.quote_name(name)


def enlarged(file: Path, times: int, folder: Path) -> Path:
    """A volume with the same documents over and over, under new identifiers."""
    text = file.read_text("utf-8-sig").replace(file.stem, f"{file.stem}x{times}")
    start, end = text.index("<body"), text.index("</body>")
    start = text.index(">", start) + 1
    body = text[start:end]
    copies = (re.sub(r'xml:id="d([0-9]+)"', rf'xml:id="d\1n{n}"', body) for n in range(times))
    target = folder / f"{file.stem}x{times}.xml"
    target.write_text(text[:start] + "".join(copies) + text[end:], "utf-8")
    return target


def line(what: str, taken: float, megabytes: float) -> None:
    """One line of the result."""
    print(f"{what:<10} {taken:>8.2f} s {megabytes / taken:>8.2f} MB/s", flush=True)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--enlarge", type=int, default=0, metavar="TIMES")
    options = parser.parse_args()
    size = sum(file.stat().st_size for file in options.files) / 1e6
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        print(
            f"{connection.vendor} {'.'.join(map(str, connection.get_database_version()))}, {size:.1f} MB of TEI"
        )
        line("parsing", seconds(lambda: parse(options.files)), size)
        line("reading", seconds(lambda: read(options.files)), size)
        taken = seconds(lambda: bring_in(options.files))
        line("import", taken, size)
        print(f"peak of memory so far: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        if options.enlarge:
            with tempfile.TemporaryDirectory() as folder:
                large = enlarged(options.files[0], options.enlarge, Path(folder))
                megabytes = large.stat().st_size / 1e6
                line(f"x {options.enlarge}", seconds(lambda: bring_in([large])), megabytes)
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                print(f"one volume of {megabytes:.0f} MB; peak of memory: {peak:.0f} MB")
            return
        written = rows_written()
        empty()
        bare = seconds(lambda: insert(written))
        n_rows = sum(len(rows) for _, rows in written.values())
        line("insert", bare, size)
        print(f"{n_rows:,} rows; import / insert: {taken / bare:.2f}")
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
