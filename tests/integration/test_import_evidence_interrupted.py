"""An import that stops half-way, and two that run into each other: a second run completes, and nothing stands twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.sheet_study import write_study
from evidence.importers.sheets import read_sheets
from evidence.models import Archive, Passage
from evidence.services.program_users import program_user
from hypotheses.models import Assessment
from hypotheses.services.sheets.importing import SheetImport
from hypotheses.services.sheets.planning import Plan
from hypotheses.sheets.kinds import Kind
from hypotheses.sheets.rows import SheetEntry
from tests.loading import RECORDED, n_rows
from tests.sheets import report_of, totals

pytestmark = pytest.mark.django_db

N = 2000


def n_created() -> dict[str, int]:
    """How many rows of each kind were ever made, as the history tells."""
    return {model.__name__: model.history.filter(history_type="+").count() for model in RECORDED}


class PulledPlug(Exception):
    """Stands for what ends a process."""


def started(files: list[Path], *, stop_at: int | None = None) -> SheetImport:
    """An import that has read and checked; while writing assessments it stops at so many rows."""

    def progress(what: str, done: int, total: int) -> None:
        if what == "written assessments" and stop_at is not None and done >= stop_at:
            raise PulledPlug

    work = SheetImport(by=program_user("import_evidence"), source="study", progress=progress)
    for file in files:
        work.read(read_sheets(file))
    work.check()
    return work


@pytest.mark.parametrize("stop_at", [400, 1200, 2000])
def test_a_second_run_completes_what_was_interrupted(tmp_path: Path, stop_at: int) -> None:
    files = write_study(tmp_path, assessments=N)
    with started(files, stop_at=stop_at) as work, pytest.raises(PulledPlug):
        work.write()
    assert Assessment.objects.count() == stop_at

    report = report_of(*files)

    assert report["kinds"]["assessments"] == {
        "created": N - stop_at,
        "changed": 0,
        "left": stop_at,
        "rejected": 0,
    }
    assert Assessment.objects.count() == N
    assert n_rows() == n_created()
    assert totals(report_of(*files))[:2] == (0, 0)


def test_of_two_imports_of_one_file_the_later_finds_what_the_first_wrote(tmp_path: Path) -> None:
    files = write_study(tmp_path, assessments=N)
    with started(files) as first, started(files) as second:
        first.write()
        rows = n_rows()
        second.write()

    assert n_rows() == rows == n_created()


class Overtaken(SheetImport):
    """An import beside which somebody writes the same archive, just before it does."""

    def planned(self, kind: Kind, batch: list[SheetEntry], *, lock: bool = False) -> Plan:
        plan = super().planned(kind, batch, lock=lock)
        if self.planner.is_writing and not Archive.objects.exists():
            Archive.objects.create(slug="town", name="Somebody's")
        return plan


def test_a_row_that_somebody_writes_at_the_very_moment_is_taken_for_the_same(tmp_path: Path) -> None:
    file = tmp_path / "archives.csv"
    file.write_text("slug,name\r\ntown,Town archive\r\n", encoding="utf-8")
    with Overtaken(by=program_user("import_evidence"), source="archives.csv") as work:
        work.read(read_sheets(file))
        work.check()
        work.write()

    (entry, first) = Archive.objects.get().history.order_by("-history_id")
    assert (first.name, entry.name, entry.history_type) == ("Somebody's", "Town archive", "~")


def test_what_rows_refer_to_may_vanish_between_check_and_writing(tmp_path: Path) -> None:
    files = write_study(tmp_path, assessments=N)
    report_of(*files)
    Assessment.objects.all().delete()
    with started(files[-1:]) as work:
        Passage.objects.filter(key="E000000").delete()

        with pytest.raises(Exception, match="There is no passage “E000000”"):
            work.write()

    assert not Assessment.objects.exists()
