"""What becomes of an import of sheets that is killed, or done twice at once; and who has to wait meanwhile.

    DATABASE_URL=... python -m benchmarks.interrupted [--assessments 100000] [--kills 3] [--seed 1]

on the engine behind DATABASE_URL (a new database named test_... is made and dropped). An import of an invented study
is started as a process of its own and killed (SIGKILL) at a random moment of its writing, several times; while it runs,
a reader reads and a second writer writes, and the longest that each had to wait is printed. Then it runs to its end,
twice at once. Every row must be there, once, with one entry in its history.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.conf import settings
from django.db import connection, transaction

from benchmarks.sheet_study import write_study
from evidence.models import Archive, Passage
from hypotheses.models import Assessment
from hypotheses.sheets.every import ALL


def start(files: list[Path], url: str, log: Path) -> subprocess.Popen[bytes]:
    """An import as a process of its own."""
    command = [sys.executable, "manage.py", "import_evidence", *map(str, files)]
    with log.open("wb") as said:
        return subprocess.Popen(
            command, env={**os.environ, "DATABASE_URL": url}, stdout=said, stderr=subprocess.STDOUT
        )


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def write_something(archive: Archive) -> None:
    """What a second writer does: change one row of another table."""
    with transaction.atomic():
        archive.name = f"Archive {time.perf_counter()}"
        archive.save()


def kill_at(process: subprocess.Popen[bytes], rows: int, archive: Archive) -> tuple[float, float]:
    """Read and write beside an import until it has written so many rows, then kill it. The longest waits."""
    reads, writes = [0.0], [0.0]
    while process.poll() is None and Passage.objects.count() + Assessment.objects.count() < rows:
        reads.append(seconds(lambda: list(Assessment.objects.order_by("-pk")[:20])))
        writes.append(seconds(lambda: write_something(archive)))
        time.sleep(0.05)  # somebody at work, not a flood that would itself hold the import up
    process.kill()
    process.wait()
    return max(reads), max(writes)


def faults(expected: int) -> list[str]:
    """What is wrong with the tables, if anything: rows that lack or stand twice, or a history that says otherwise."""
    found = []
    n = Assessment.objects.count()
    if n != expected:
        found.append(f"{n} assessments, expected {expected}")
    for kind in ALL:
        names = ["study", *kind.identity] if kind.is_of_study else [*kind.identity]
        rows = kind.model._default_manager.order_by()
        if rows.count() != rows.values(*dict.fromkeys(names)).distinct().count():
            found.append(f"{kind.name}: doubles")
        entries = kind.model.history.filter(history_type="+")
        if kind.name != "archives" and entries.count() != rows.count():
            found.append(f"{kind.name}: {entries.count()} entries for {rows.count()} rows")
    return found


def url_of_test_database(folder: Path) -> str:
    """A new database with all tables, to which this process is connected, as DATABASE_URL names it."""
    if connection.vendor == "sqlite":
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(folder / "interrupted.sqlite3")
        connection.settings_dict["TEST"]["NAME"] = str(folder / "interrupted.sqlite3")
    name = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{name}"


def main() -> None:
    """Kill, run twice at once, look."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--assessments", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        files = write_study(folder / "study", assessments=options.assessments)
        url = url_of_test_database(folder)
        try:
            print(f"{connection.vendor}: {options.assessments:,} assessments", flush=True)
            archive = Archive.objects.create(slug="other", name="Other")
            moments = sorted(draw.randrange(options.assessments) for _ in range(options.kills))
            for number, rows in enumerate(moments):
                read, written = kill_at(start(files, url, folder / "log"), rows, archive)
                n = Assessment.objects.count()
                print(
                    f"kill {number + 1}: {n:,} assessments there; longest read {read:.2f} s, write {written:.2f} s"
                )
            logs = [folder / "one", folder / "two"]
            began = time.perf_counter()
            codes = [each.wait() for each in [start(files, url, log) for log in logs]]
            print(f"two at once, to the end: {time.perf_counter() - began:.0f} s, exit codes {codes}")
            for log in logs if any(codes) else ():
                print(log.read_text(errors="replace")[-2000:])
            wrong = faults(options.assessments)
            print("; ".join(wrong) or "complete, no doubles, one entry of history a row")
            sys.exit(bool(wrong or any(codes)))
        finally:
            connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
