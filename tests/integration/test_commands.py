"""What all commands on the tables do alike."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "arguments",
    [
        ("import_frus", "volume.xml"),
        ("import_text", "memo.txt", "--document", "memo"),
        ("load_study", "hub-and-spokes"),
        ("congruence", "hub-and-spokes"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_command_on_a_database_without_tables_says_what_to_do_first(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}"}

    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "CommandError: The database is not ready for this version of Touchstone. "
        "Bring it up to date first: manage.py migrate"
    ]
