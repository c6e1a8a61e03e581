"""Loads a study from its folder: by name from fixtures/, or by path."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from evidence.findings import counted
from evidence.management.base import TablesCommand
from evidence.services.program_users import program_user
from hypotheses.importers.study_folder import StudyFolder
from hypotheses.services.loading import Loader, LoadReport, messages_of


class Command(TablesCommand):
    """`load_study hub-and-spokes`, as often as one likes."""

    help = "Load a study from fixtures/ or from a folder. What people changed since the last load is kept and listed."

    def add_arguments(self, parser: CommandParser) -> None:
        """The study."""
        parser.add_argument(
            "study", metavar="PATH_OR_NAME", help="A folder, or the name of one in fixtures/."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, check, write, and say what was done."""
        folder = find_folder(options["study"])
        try:
            drafts = StudyFolder(folder).drafts()
            loader = Loader(by=program_user("load_study"), reason=f"load_study {folder.name}")
            report = loader.load(drafts, progress=lambda done: self.show_progress(done, len(drafts)))
        except ValidationError as fault:
            raise CommandError("\n".join(messages_of(fault))) from fault
        self.stdout.write(summary(folder.name, report))
        for line in report.kept:
            self.stdout.write(f"  kept: {line}")
        if report.quotations.checked:
            self.stdout.write(f"  {counted(report.quotations.counts)}")

    def show_progress(self, done: int, total: int) -> None:
        """A running count on a terminal."""
        if self.stderr.isatty():
            self.stderr.write(f"\r  {done} of {total} rows", ending="\n" if done == total else "")


def find_folder(name: str) -> Path:
    """The folder that a path or a name means.

    Raises:
        CommandError: naming the studies there are.
    """
    fixtures = Path(settings.ROOT) / "fixtures"
    for folder in (Path(name), fixtures / name):
        if (folder / "study.json").is_file():
            return folder.resolve()
    known = ", ".join(sorted(path.parent.name for path in fixtures.glob("*/study.json"))) or "none"
    raise CommandError(
        f"There is no study.json in “{name}”. Studies in fixtures/: {known}. Or give a folder's path."
    )


def summary(name: str, report: LoadReport) -> str:
    """What was done, in one line."""
    return (
        f"{name}: {report.created.total()} rows created, {report.updated.total()} updated, "
        f"{report.unchanged.total()} unchanged, {len(report.kept)} kept as people left them."
    )
