"""Backup, wipe, restore, by the commands that docs/deployment.md gives: the table is the same afterwards."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.db import connection

from tests.programs import find_postgresql

ROOT = Path(__file__).resolve().parents[2]


def commands(of: str) -> str:
    """The commands of the page that are marked so, with the Python that runs the tests."""
    page = (ROOT / "docs" / "deployment.md").read_text()
    found = re.search(rf"<!-- tried: {re.escape(of)} -->\n\n((?:    .*\n)+)", page)
    assert found, of
    return found[1].replace(".venv/bin/python", sys.executable)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a site of its own: an empty database of the kind that the tests run on, a folder of scans."""
    programs = find_postgresql()
    known = {**os.environ, "SCANS": str(tmp_path / "scans"), "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    if programs:
        known["PATH"] = f"{programs}{os.pathsep}{known['PATH']}"
    if connection.vendor == "sqlite":
        file = tmp_path / "site.sqlite3"
        yield {**known, "DATABASE": str(file), "DATABASE_URL": f"sqlite:///{file}"}
        return
    url = urlsplit(os.environ["DATABASE_URL"])
    name = f"backup_{os.getpid()}"
    with server() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield {**known, "DATABASE_URL": url._replace(path=f"/{name}").geturl()}
    with server() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


class server:
    """A way to the server of the tests, outside any transaction."""

    def __enter__(self) -> psycopg2.extensions.cursor:
        self.way = psycopg2.connect(os.environ["DATABASE_URL"])
        self.way.autocommit = True
        return self.way.cursor()

    def __exit__(self, *fault: object) -> None:
        self.way.close()


def test_restored_backup_has_the_same_table(place: dict[str, str], tmp_path: Path) -> None:
    scan = Path(place["SCANS"]) / "ab" / "page.png"
    scan.parent.mkdir(parents=True)
    scan.write_bytes(b"a page")
    manage(place, "migrate", "--verbosity", "0")
    manage(place, "load_study", "hub-and-spokes")
    before = manage(place, "congruence", "hub-and-spokes", "--format", "json")

    run(commands(f"{connection.vendor} backup"), place)
    wipe(place)
    run(commands(f"{connection.vendor} restore"), place)

    assert cells(manage(place, "congruence", "hub-and-spokes", "--format", "json")) == cells(before)
    assert scan.read_bytes() == b"a page"


def wipe(place: dict[str, str]) -> None:
    """Lose everything."""
    shutil.rmtree(place["SCANS"])
    if connection.vendor == "sqlite":
        Path(place["DATABASE"]).unlink()
        return
    name = urlsplit(place["DATABASE_URL"]).path.removeprefix("/")
    with server() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {name}")


def run(script: str, place: dict[str, str]) -> str:
    """What commands print, one after the other as long as each succeeds, at the root of the repository."""
    done = subprocess.run(  # noqa: S603  # our own page's commands
        ["/bin/bash", "-euc", script], cwd=ROOT, env=place, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def manage(place: dict[str, str], *words: str) -> str:
    """What a command of manage.py prints."""
    return run(" ".join([sys.executable, "manage.py", *words]), place)


def cells(table: str) -> str:
    """The figures of a table in JSON, without the moment of its making."""
    return table[table.index('"cells"') :]
