"""A fresh machine becomes a working site: what `make run` and the README promise."""

from __future__ import annotations

import http.client
import importlib.util
import os
import re
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError
from django.db import connection
from django.db.backends.postgresql.psycopg_any import is_psycopg3
from pytest_django import DjangoAssertNumQueries

from evidence.models import Study
from hypotheses.management.commands.start import Command

ROOT = Path(__file__).resolve().parents[2]
SPOKEN = [ROOT / "README.md", ROOT / "docs" / "deployment.md"]


def test_postgresql_is_reached_through_psycopg2() -> None:
    """Django prefers psycopg 3 without a word wherever some package has brought it along."""
    assert importlib.util.find_spec("psycopg") is None
    assert not is_psycopg3


def test_psycopg2_is_the_one_line_that_the_makefile_can_replace() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    requirements = (ROOT / "requirements.txt").read_text("utf-8")

    pattern, replacement = re.search(r"sed 's/(\S+?)/(\S+?)/' requirements.txt", makefile).groups()

    assert len(re.findall(pattern, requirements, flags=re.MULTILINE)) == 1
    assert replacement == "psycopg2-binary=="


def test_requirements_of_the_tests_begin_with_those_of_the_site() -> None:
    lines = (ROOT / "requirements-dev.txt").read_text("utf-8").splitlines()

    first = next(line for line in lines if line and not line.startswith("#"))

    assert first == "-r requirements.txt"


@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: path.name)
def test_commands_that_the_documentation_names_exist(path: Path) -> None:
    text = path.read_text("utf-8")
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE)

    assert set(re.findall(r"`make ([a-z]+)", text)) <= set(targets)
    assert set(re.findall(r"^ {4}make ([a-z]+)", text, flags=re.MULTILINE)) <= set(targets)
    assert set(re.findall(r"manage\.py ([a-z_]+)", text)) <= set(get_commands())


@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: path.name)
def test_files_that_the_documentation_links_to_exist(path: Path) -> None:
    links = re.findall(r"\]\(([^):]+)\)", path.read_text("utf-8"))

    assert [link for link in links if not (path.parent / link.partition("#")[0]).exists()] == []


def test_version_is_the_same_wherever_it_is_written() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    citation = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text("utf-8"), flags=re.MULTILINE)
    change = re.search(r"^## ([0-9].*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)

    assert {project["version"], citation[1], change[1]} == {settings.VERSION}


@pytest.mark.django_db
def test_start_refuses_a_taken_port_before_it_does_anything(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with django_assert_num_queries(0), pytest.raises(CommandError) as refusal:
            call_command("start", port=port)

    assert str(refusal.value).startswith(f"Port {port} is in use.")
    assert f"PORT={port + 1}" in str(refusal.value)


def test_start_refuses_what_is_no_port() -> None:
    with pytest.raises(CommandError, match="There is no port 70000"):
        call_command("start", port=70000)


@pytest.fixture
def fresh_database(tmp_path: Path) -> Iterator[str]:
    """The DATABASE_URL of an empty database of the kind that the tests run on; it is gone afterwards."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'fresh.sqlite3'}"
        return
    url, name = os.environ["DATABASE_URL"], f"fresh_{os.getpid()}"
    with closing(psycopg2.connect(url)) as server, server.cursor() as cursor:
        server.autocommit = True
        cursor.execute(f"CREATE DATABASE {name}")
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_start_ends_with_a_site_and_with_the_login_that_opens_it(fresh_database: str) -> None:
    environment = {**os.environ, "DATABASE_URL": fresh_database}

    with started(environment) as (lines, port):
        first = "\n".join(lines)
        statuses = [status(port, "/admin/login/"), status(port, "/static/admin/css/base.css")]
    with started(environment) as (lines, _):
        second = "\n".join(lines)

    assert "powerplay" in first.lower()
    assert re.search(r"Log in as lead with the password \S+ \(shown this once", first)
    assert statuses == [200, 200]
    assert "with the password" not in second
    assert "changepassword lead" in second


@pytest.mark.django_db
def test_start_goes_on_without_the_demonstration_study(capsys: pytest.CaptureFixture[str]) -> None:
    """Who deleted it, or has something in its way, still gets the site."""
    command = Command()
    call_command("load_study", "hub-and-spokes", stdout=StringIO())
    Study.objects.update(slug="renamed")

    command.prepare()
    command.welcome("http://127.0.0.1:8000/")

    assert "Log in as lead with the password" in capsys.readouterr().out


@contextmanager
def started(environment: dict[str, str]) -> Iterator[tuple[list[str], int]]:
    """A site in its own process: what it printed until it was ready, and its port. Ended as by Ctrl-C."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "manage.py", "start", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # A shell that runs the tests in the background has them, and so the site, ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        try:
            lines = list(lines_until("Log in as", process))
            yield lines, port
        finally:
            process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in rest) == (0, False), "\n".join([*lines, rest])


def lines_until(beginning: str, process: subprocess.Popen[str]) -> Iterator[str]:
    """The lines that a process prints, up to the first that begins like this."""
    for line in process.stdout:
        yield line.rstrip()
        if line.startswith(beginning):
            return


def status(port: int, path: str) -> int:
    """What the site at this port answers to a plain request."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as site:
        site.request("GET", path)
        return site.getresponse().status
