"""Brings volumes of FRUS in, as TEI files from history.state.gov's repository."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from evidence.exports.quotations import NOT_AS_BEFORE, carried_lines
from evidence.findings import counted
from evidence.importers.faults import printable
from evidence.management.base import TablesCommand, settled_memory
from evidence.models import User
from evidence.services.outcomes import Carried
from evidence.services.program_users import program_user
from evidence.services.statistics import refresh_statistics
from evidence.services.volume_report import VolumeReport
from evidence.services.volumes import import_volume

#: In whose name it writes.
PROGRAM = "import_frus"
#: How many elements that are not known here are named.
MOST_UNKNOWN = 20


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
                name = f"{printable(path.name)} ({number} of {len(files)})"
                report = import_volume(
                    path,
                    by=by,
                    dry_run=options["dry_run"],
                    progress=partial(self.show_progress, name),
                )
                self.tell(report, details=options["verbosity"] > 1, is_dry=options["dry_run"])
                reports.append(report)
        if not options["dry_run"]:
            refresh_statistics(sum(report.created + report.changed for report in reports))
        self.stdout.write(closing_line(reports, is_dry=options["dry_run"]))
        if not all(report.is_whole for report in reports):
            raise CommandError("Not everything was taken: see the lines marked “rejected” and “stopped”.")

    def show_progress(self, name: str, done: int, total: int) -> None:
        """A running count on a terminal."""
        if self.stderr.isatty():
            self.stderr.write(
                f"\r  {name}: {done} of {total} documents", ending="\n" if done >= total else ""
            )

    def tell(self, report: VolumeReport, *, details: bool, is_dry: bool) -> None:
        """What became of one file."""
        if report.refused:
            self.stdout.write(f"rejected: {report.refused}")
            return
        self.stdout.write(summary(report))
        if report.stopped:
            self.stdout.write(f"  stopped: {report.stopped}")
        for identifier, reason in report.rejected:
            self.stdout.write(
                f"  rejected: {', '.join(filter(None, (report.file, printable(identifier))))}: {reason}"
            )
        for line in report.kept:
            self.stdout.write(f"  kept as a person left it: {line}")
        for line in report.beside:
            self.stdout.write(f"  kept beside the current text: {line}")
        for name, count in report.unknown.most_common(MOST_UNKNOWN):
            self.stdout.write(
                f"  not known here: <{printable(name, most=60)}>, {count} times; its words were kept"
            )
        if len(report.unknown) > MOST_UNKNOWN:
            self.stdout.write(f"  not known here: {len(report.unknown) - MOST_UNKNOWN} other elements")
        if report.quotations.checked:
            would = "would be: " if is_dry else ""
            self.stdout.write(f"  {would}{counted(report.quotations.counts)}")
        named = frozenset(Carried) if details else NOT_AS_BEFORE
        for line in carried_lines(report.quotations, named=named):
            self.stdout.write(f"  {line}")
        if report.matches:
            self.stdout.write(
                f"  documents entered before that seem to be ones of this volume: {report.matches}; "
                "confirm or refuse it in the admin, under document matches"
            )
        if report.warnings and not details:
            documents = {identifier for identifier, _ in report.warnings}
            self.stdout.write(f"  documents to look at: {len(documents)}; --verbosity 2 lists them")
        for identifier, warning in report.warnings if details else ():
            self.stdout.write(f"  look at {identifier}: {warning}")


def files_at(path: Path) -> list[Path]:
    """The XML files of a folder, by name; anything else as it is, to be refused where it is read."""
    try:
        names = sorted(os.listdir(path)) if os.path.isdir(path) else []
    except OSError:
        names = []
    return [path / name for name in names if name.casefold().endswith(".xml")] or [path]


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
    rejected = sum(len(report.rejected) for report in reports)
    return f"{created} created, {changed} changed, {unchanged} unchanged, {rejected} rejected"
