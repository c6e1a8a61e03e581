"""Writes the workbook in which coded evidence is entered, or prints what its columns mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hypotheses.exports.sheet_reference import reference
from hypotheses.exports.sheet_template import write_template


class Command(BaseCommand):
    """`evidence_template evidence.xlsx`."""

    help = (
        "Write an empty workbook for coded evidence, with explanations and drop-downs (docs/spreadsheets.md)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument(
            "file", metavar="FILE.xlsx", nargs="?", default="", help="The workbook to be written."
        )
        parser.add_argument(
            "--reference", action="store_true", help="Print what all columns mean, as Markdown."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or print.

        Raises:
            CommandError: when the file cannot be written.
        """
        if options["reference"]:
            self.stdout.write(reference(), ending="")
            return
        path = Path(options["file"])
        if path.suffix.lower() != ".xlsx":
            raise CommandError("Name the workbook to be written, ending in .xlsx.")
        try:
            write_template(path)
        except OSError as fault:
            raise CommandError(f"{path}: cannot be written: {fault}") from fault
        self.stdout.write(f"{path}: written. Fill it in, then: manage.py import_evidence {path} --dry-run")
