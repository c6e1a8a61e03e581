"""The real volumes and papers that tests read, which the repository does not hold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def data_folder(name: str) -> Path:
    """A folder of real data: under TOUCHSTONE_DATA, else beside the repository.

    Without it the test is skipped by name; with REQUIRE_DATA=1 it fails.
    """
    folder = Path(os.environ.get("TOUCHSTONE_DATA") or ROOT.parent / "shared" / "data") / name
    if not folder.is_dir() and os.environ.get("REQUIRE_DATA") != "1":
        pytest.skip(f"needs real data: set TOUCHSTONE_DATA to the folder that has {name}/")
    assert folder.is_dir(), f"{folder} is missing, and REQUIRE_DATA=1 demands it"
    return folder


def seed_paper() -> str:
    """The text of the seed paper, which lies beside the data."""
    folder = data_folder(".").resolve().parent / "seed"
    return (folder / "izumikawa-2020.txt").read_text(encoding="utf-8")
