"""The full verdict on a working copy: checks, then all tests on SQLite and, on PostgreSQL, all that may ask a database.

    .venv/bin/python -m tests.engines [--only-checks] [pytest's arguments]

Needs nothing but the standard library. Every step runs even when one before it failed; the last lines say
what came of each. The database behind the DATABASE_URL of whoever calls is not touched: every step gets one
of its own.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from tests import programs, throwaway

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = Path(sys.executable).parent
MANAGE = (sys.executable, "manage.py")
PYTEST = (sys.executable, "-m", "pytest", "-n", "auto", "--maxprocesses", "8", "--dist", "worksteal")


@dataclass(frozen=True)
class Step:
    """One thing to run: its name, its command, and the database that it may use."""

    title: str
    command: tuple[str, ...]
    database: str


@dataclass(frozen=True)
class Outcome:
    """What came of a step, and how many seconds it took."""

    title: str
    passed: bool
    seconds: float

    def __str__(self) -> str:
        return f"{'ok' if self.passed else 'FAILED':<6} {self.seconds:7.1f} s  {self.title}"


def main(arguments: list[str]) -> int:
    """Run what was asked for; 0 when all of it passed, else 1."""
    os.chdir(ROOT)
    for signal_number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signal_number, stop)
    with throwaway.folder() as place:
        sqlite = f"sqlite:///{place / 'touchstone.sqlite3'}"
        if arguments == ["--only-checks"]:
            return report([run(step) for step in checks(sqlite)])
        programs.require(needed())
        with throwaway.postgresql(programs.POSTGRESQL.path(), place) as postgresql:
            steps = [
                *checks(sqlite),
                *project_steps(sqlite, schema=place / "schema.yml"),
                Step("tests on SQLite", (*PYTEST, *arguments), sqlite),
                Step("tests on PostgreSQL", (*PYTEST, "--second-engine", *arguments), postgresql),
            ]
            return report([run(step) for step in steps])


def stop(signal_number: int, frame: FrameType | None) -> None:
    """End the run, taking down what was put up; further signals must not cut that short."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + signal_number)


def needed() -> list[programs.Program]:
    """The programs without which the verdict is not full. LaTeX is large, and may lack unless demanded."""
    demanding = os.environ.get("REQUIRE_DATA") == "1" or bool(os.environ.get("CI"))
    return [programs.POSTGRESQL, programs.CHROMIUM, *([programs.PDFLATEX] if demanding else [])]


def checks(database: str) -> list[Step]:
    """What can be said by reading the code."""
    return [
        Step("lint", (str(COMMANDS / "ruff"), "check", "."), database),
        Step("format", (str(COMMANDS / "ruff"), "format", "--check", "."), database),
        Step("types", (sys.executable, "-m", "mypy"), database),
        Step("direction of imports", (str(COMMANDS / "lint-imports"),), database),
    ]


def project_steps(database: str, *, schema: Path) -> list[Step]:
    """What Django and the API say of themselves. The API's description goes to the file `schema`."""
    spectacular = ("spectacular", "--fail-on-warn", "--validate", "--file", str(schema))
    return [
        Step("migrations complete", (*MANAGE, "makemigrations", "--check", "--dry-run"), database),
        Step("system check", (*MANAGE, "check", "--fail-level", "WARNING"), database),
        Step("API schema", (*MANAGE, *spectacular), database),
    ]


def run(step: Step) -> Outcome:
    """Run one step in the test settings, on its own database, letting it speak for itself."""
    print(f"\n=== {step.title}: {' '.join(map(str, step.command))}", flush=True)
    browser = programs.CHROMIUM.find()
    environment = {
        **os.environ,
        "DATABASE_URL": step.database,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        **({"CHROMIUM": str(browser)} if browser else {}),
    }
    began = time.monotonic()
    done = subprocess.run(step.command, env=environment, check=False)
    return Outcome(step.title, done.returncode == 0, time.monotonic() - began)


def report(outcomes: list[Outcome]) -> int:
    """Print what came of each step; 0 when all of it passed, else 1."""
    print("\n" + "\n".join(map(str, outcomes)))
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
