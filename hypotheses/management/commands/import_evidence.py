"""Takes coded evidence from spreadsheets: documents, passages, quotations, assessments and the study around them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from evidence.importers.faults import FileNotUnderstood
from evidence.importers.sheets import read_sheets
from evidence.management.base import TablesCommand, settled_memory
from evidence.models import User
from evidence.services.program_users import program_user
from hypotheses.exports.sheet_files import format_of, write_sheets
from hypotheses.exports.sheet_report import lines
from hypotheses.services.sheets.giving_back import Given, rejected_rows, rows_with_keys
from hypotheses.services.sheets.importing import SheetImport
from hypotheses.services.sheets.report import ImportReport
from hypotheses.sheets.every import KINDS

GOES_ON = "What was written before stays, and importing again goes on from there."


class Command(TablesCommand):
    """`import_evidence study.xlsx --dry-run`, then without; as often as one likes."""

    help = (
        "Take coded evidence from XLSX, CSV or JSON files (docs/spreadsheets.md). Everything is checked before "
        "anything is written; a second run of the same file changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The files, and how they are to be taken."""
        parser.add_argument("files", metavar="FILE", nargs="+", help="An XLSX, CSV or JSON file.")
        parser.add_argument("--study", default="", help="The study, where the rows do not name it.")
        parser.add_argument(
            "--kind",
            default="",
            choices=["", *KINDS],
            metavar="KIND",
            help="The kind of sheet, for a CSV file of another name.",
        )
        parser.add_argument("--encoding", default="", help="The encoding of CSV files that cannot be told.")
        parser.add_argument("--by", default="", metavar="USERNAME", help="In whose name, for the history.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be done.")
        parser.add_argument(
            "--good-rows", action="store_true", help="Take the good rows although others have faults."
        )
        parser.add_argument(
            "--rejected", default="", metavar="FILE", help="Where rejected rows go, each with its fault."
        )
        parser.add_argument(
            "--with-keys", default="", metavar="FILE", help="Give the rows back with the keys made for them."
        )
        parser.add_argument(
            "--format", default="text", choices=["text", "json"], help="How the report is written."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, check, write, report."""
        paths = [Path(name) for name in options["files"]]
        work = SheetImport(
            by=self.user(options["by"]),
            source=", ".join(path.name for path in paths),
            study=options["study"],
            kind=options["kind"],
            progress=self.show_progress,
        )
        with settled_memory(), work:
            self.import_all(work, paths, options)
        self.say(work.report, options["format"])
        if work.report.n_faults and not (options["good_rows"] and not options["dry_run"]):
            said = "Nothing was written." if not options["dry_run"] else "Nothing was to be written."
            raise CommandError(
                f"{work.report.n_faults} faults. {said} Mend the rows, or take the good ones: --good-rows."
            )

    def import_all(self, work: SheetImport, paths: list[Path], options: dict[str, Any]) -> None:
        """Read and check all files, and write them if they are to be written.

        Raises:
            CommandError: when a file cannot be read or written, or a row cannot be written any more.
        """
        try:
            for path in paths:
                work.read(read_sheets(path, encoding=options["encoding"], with_faulty_rows=True))
            work.check()
            if not options["dry_run"] and (options["good_rows"] or not work.report.n_faults):
                work.write()
        except FileNotUnderstood as fault:
            raise CommandError(f"{fault} Nothing was written.") from fault
        except ValidationError as fault:
            raise CommandError("\n".join(fault.messages)) from fault
        except OSError as fault:
            raise CommandError(f"No room for temporary files: {fault}. {GOES_ON}") from fault
        except KeyboardInterrupt as fault:
            raise CommandError(f"Stopped. {GOES_ON}") from fault
        if options["rejected"] and work.report.rejected.total():
            self.give_back(options["rejected"], rejected_rows(work.intake))
        if options["with_keys"]:
            self.give_back(options["with_keys"], rows_with_keys(work.intake))

    def give_back(self, name: str, sheets: list[Given]) -> None:
        """Write rows into a file."""
        path = Path(name)
        try:
            for written, n in write_sheets(path, sheets, format_of(path)):
                self.stderr.write(f"{written}: {n} rows")
        except (OSError, ValueError) as fault:
            raise CommandError(f"{path}: cannot be written: {fault}") from fault

    def user(self, name: str) -> User:
        """In whose name rows are written: a person's, or the program's own.

        Raises:
            CommandError: when there is no such person.
        """
        if not name:
            return program_user("import_evidence")
        found = User.objects.filter(username=name, is_active=True).first()
        if found is None:
            raise CommandError(f"There is no user “{name}”. Give the name of one who can log in.")
        return found

    def say(self, report: ImportReport, form: str) -> None:
        """Print the report."""
        said: Iterator[str] = (
            iter([json.dumps(report.as_json(), ensure_ascii=False, indent=1)])
            if form == "json"
            else lines(report)
        )
        for line in said:
            self.stdout.write(line)

    def show_progress(self, what: str, done: int, total: int) -> None:
        """A running count on a terminal."""
        if self.stderr.isatty():
            of = f" of {total}" if total else ""
            self.stderr.write(f"\r  {what}: {done}{of} rows", ending="\n" if done == total else "")
