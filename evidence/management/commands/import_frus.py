"""Brings volumes of FRUS in, as TEI files from history.state.gov's repository."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from evidence.management.base import TablesCommand, settled_memory
from evidence.models import User
from evidence.services.program_users import program_user
from evidence.services.volume_report import VolumeReport
from evidence.services.volumes import import_volume

#: In whose name it writes.
PROGRAM = "import_frus"


class Command(TablesCommand):
    """`import_frus frus1955-57v23p2.xml ...`, as often as one likes."""

    help = (
        "Bring volumes of Foreign Relations of the United States in, from TEI files or folders of them. "
        "A second run changes nothing; what people corrected is kept and listed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The files."""
        parser.add_argument(
            "paths", metavar="PATH", nargs="+", type=Path, help="A volume, or a folder: all .xml files in it."
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done, and write nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import one file after another; a bad one does not keep the others back."""
        files = list(dict.fromkeys(file for path in options["paths"] for file in files_at(path)))
        by = User(username=PROGRAM) if options["dry_run"] else program_user(PROGRAM)
        reports = []
        with settled_memory():
            for number, path in enumerate(files, start=1):
                name = f"{path.name} ({number} of {len(files)})"
                report = import_volume(
                    path,
                    by=by,
                    dry_run=options["dry_run"],
                    progress=partial(self.show_progress, name),
                )
                self.tell(report, details=options["verbosity"] > 1)
                reports.append(report)
        self.stdout.write(closing_line(reports, is_dry=options["dry_run"]))
        if any(report.refused or report.rejected for report in reports):
            raise CommandError("Not everything was taken: see the lines marked “rejected”.")

    def show_progress(self, name: str, done: int, total: int) -> None:
        """A running count on a terminal."""
        if self.stderr.isatty():
            self.stderr.write(
                f"\r  {name}: {done} of {total} documents", ending="\n" if done >= total else ""
            )

    def tell(self, report: VolumeReport, *, details: bool) -> None:
        """What became of one file."""
        if report.refused:
            self.stdout.write(f"rejected: {report.refused}")
            return
        self.stdout.write(summary(report))
        for identifier, reason in report.rejected:
            self.stdout.write(f"  rejected: {report.file}, {identifier}: {reason}")
        for line in report.kept:
            self.stdout.write(f"  kept as a person left it: {line}")
        for line in report.beside:
            self.stdout.write(f"  kept beside the current text: {line}")
        for name, count in sorted(report.unknown.items()):
            self.stdout.write(f"  not known here: <{name}>, {count} times; its words were kept")
        if report.matches:
            self.stdout.write(
                f"  documents entered before that seem to be ones of this volume: {report.matches}; "
                "confirm or refuse it in the admin, under document matches"
            )
        if report.warnings and not details:
            self.stdout.write(f"  documents to look at: {len(report.warnings)}; --verbosity 2 lists them")
        for line in report.warnings if details else ():
            self.stdout.write(f"  look at {line}")


def files_at(path: Path) -> list[Path]:
    """The XML files of a folder, by name; anything else as it is, to be refused where it is read."""
    return (sorted(path.glob("*.xml")) if path.is_dir() else []) or [path]


def summary(report: VolumeReport) -> str:
    """One file in a line."""
    return f"{report.volume}: {counts([report])} ({Path(report.file).name})"


def closing_line(reports: list[VolumeReport], *, is_dry: bool) -> str:
    """All files in a line."""
    taken = [report for report in reports if not report.refused]
    line = f"{len(taken)} of {len(reports)} files taken: {counts(reports)}."
    return f"{line} Nothing was written: this was a dry run." if is_dry else line


def counts(reports: list[VolumeReport]) -> str:
    """Documents created, changed, unchanged and rejected."""
    created = sum(report.created for report in reports)
    changed = sum(report.changed for report in reports)
    unchanged = sum(report.unchanged for report in reports)
    rejected = sum(len(report.rejected) + bool(report.refused) for report in reports)
    return f"{created} created, {changed} changed, {unchanged} unchanged, {rejected} rejected"
