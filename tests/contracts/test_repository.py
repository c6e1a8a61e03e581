"""What holds of the files themselves."""

from __future__ import annotations

import fnmatch
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MODULE = 400

#: Written in two halves, so that this file does not accuse itself.
PATH_OF_A_MACHINE = re.compile(r"(?<![\w.~-])/" + r"(?:work|root|home|Users)/\w")

#: Writing that leaves no trace in the history (simple_history's helpers leave one, and services use them). What updates
#: a dictionary takes no names: write `mapping |= {...}`.
TRACELESS = re.compile(r"\.(?:bulk_create|bulk_update|_raw_delete)\(|\.update\(\s*(?:\*\*|\w+\s*=)")


@functools.cache
def ignored_patterns() -> list[str]:
    """The lines of .gitignore that name files."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def is_ignored(path: Path) -> bool:
    """Whether .gitignore keeps the file out: “/var/” at the root, “__pycache__/” and “*.pyc” everywhere."""
    parts = path.relative_to(ROOT).parts
    for pattern in [*ignored_patterns(), "/.git/"]:
        name = pattern.strip("/")
        candidates = parts[:1] if pattern.startswith("/") else parts
        if any(fnmatch.fnmatch(part, name) for part in candidates):
            return True
    return False


def our_files(pattern: str = "*", folder: Path = ROOT) -> Iterator[Path]:
    """The files that belong to the repository, or would with the next commit. Ignored folders are not entered."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not is_ignored(path):
            yield from our_files(pattern, path)
        elif path.match(pattern) and not is_ignored(path):
            yield path


def our_texts() -> Iterator[tuple[Path, str]]:
    """The files that are text, with their text."""
    for path in our_files():
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            yield path, content.decode("utf-8")


def places(pattern: re.Pattern[str], path: Path, text: str) -> list[str]:
    """Where the pattern occurs: file:line, and the line."""
    lines = text.splitlines()
    numbers = [text.count("\n", 0, match.start()) for match in pattern.finditer(text)]
    return [f"{path.relative_to(ROOT)}:{number + 1}: {lines[number].strip()}" for number in numbers]


def test_some_files_are_looked_at() -> None:
    names = {str(path.relative_to(ROOT)) for path in our_files()}

    assert {"manage.py", "README.md", "evidence/models/base.py"} <= names
    assert not any(name.startswith((".venv/", "var/", ".git/")) for name in names)


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [place for path, text in our_texts() for place in places(PATH_OF_A_MACHINE, path, text)]

    assert found == []


def test_what_a_run_leaves_behind_is_ignored() -> None:
    assert {"/.venv/", "/var/", "/.env", "__pycache__/"} <= set(ignored_patterns())


def requirement_lines(name: str) -> list[str]:
    """The lines of a list of requirements that name a package."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r "))]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_says_what_it_is_for(name: str) -> None:
    pinned = re.compile(r"[A-Za-z0-9_-]+(?:\[[a-z,]+\])?==[0-9][0-9.]*(?: ; \S.*?)? +# \S.*")

    assert [line for line in requirement_lines(name) if not pinned.fullmatch(line)] == []


def test_requirements_for_tests_begin_with_those_of_the_runtime() -> None:
    lines = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8").splitlines()

    assert next(line for line in lines if line and not line.startswith("#")) == "-r requirements.txt"


def test_no_requirement_is_listed_twice() -> None:
    lines = [*requirement_lines("requirements.txt"), *requirement_lines("requirements-dev.txt")]
    names = [re.split(r"[\[=]", line)[0].lower() for line in lines]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("command", ["make run", "make test"])
def test_readme_names_the_commands(command: str) -> None:
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")


def test_no_module_is_too_long_to_read() -> None:
    too_long = {
        str(path.relative_to(ROOT)): length
        for path in our_files("*.py")
        if "migrations" not in path.parts
        and (length := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
    }

    assert too_long == {}


def test_only_services_write_past_the_history() -> None:
    sources = [
        path
        for app in ("evidence", "hypotheses")
        for path in our_files("*.py")
        if path.relative_to(ROOT).parts[0] == app and not {"services", "migrations"} & set(path.parts)
    ]

    found = [place for path in sources for place in places(TRACELESS, path, path.read_text(encoding="utf-8"))]

    assert found == [], "Save rows one by one, or call a service: these leave no trace in the history."
