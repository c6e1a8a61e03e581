"""All workers of a machine count in one file, and none of their counts is lost."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence.api.counting import Counts


@pytest.fixture
def counts(tmp_path: Path) -> Iterator[Counts]:
    """Counts in a file of their own, in a folder that is not there yet."""
    made = Counts(tmp_path / "var" / "requests.sqlite3")
    yield made
    made.close()


def test_each_is_counted_by_itself_and_each_minute_anew(counts: Counts) -> None:
    told = [
        counts.add(who, minute)
        for who, minute in (("a", 1), ("a", 1), ("b", 1), ("a", 2), ("a", 2), ("a", 3))
    ]

    assert told == [1, 2, 1, 1, 2, 1]


def test_who_asked_in_earlier_minutes_is_forgotten(counts: Counts) -> None:
    for who in ("a", "b", "c"):
        counts.add(who, 1)

    counts.add("d", 2)

    assert counts.opened().execute("SELECT who FROM counts").fetchall() == [("d",)]


def test_counts_of_threads_and_processes_add_up(counts: Counts) -> None:
    script = (
        "import sys; from pathlib import Path; from evidence.api.counting import Counts\n"
        "counts = Counts(Path(sys.argv[1]))\n"
        "for _ in range(300): assert counts.add('a', 1)\n"
    )
    others = [subprocess.Popen([sys.executable, "-c", script, str(counts.path)]) for _ in range(3)]  # noqa: S603
    threads = [threading.Thread(target=lambda: [counts.add("a", 1) for _ in range(100)]) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [other.wait() for other in others] == [0, 0, 0]
    assert counts.add("a", 1) == 3 * 300 + 3 * 100 + 1


def test_connection_of_another_process_is_not_used(counts: Counts) -> None:
    counts.add("a", 1)
    parents = counts.opened()
    counts.process = 0

    assert counts.add("a", 1) == 2
    assert counts.opened() is not parents
    parents.close()


def test_file_that_cannot_count_lets_everybody_in_and_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "requests.sqlite3"
    path.write_bytes(b"This is no database, but it is long enough to be taken for one." * 20)
    counts = Counts(path)

    assert counts.add("a", 1) == 0
    assert "Requests are not counted" in caplog.text
    counts.close()
