"""Hands out a study's coded evidence in the columns that `import_evidence` reads back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from evidence.management.base import TablesCommand
from evidence.models import Study
from hypotheses.exports.sheet_files import FORMATS, format_of, write_sheets
from hypotheses.queries.sheet_rows import sheet_rows
from hypotheses.sheets.every import ALL, KINDS


class Command(TablesCommand):
    """`export_evidence hub-and-spokes --output evidence.xlsx`."""

    help = "Export a study as sheets: documents, passages, quotations, assessments and the rest (docs/spreadsheets.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The study, which sheets, and where to."""
        parser.add_argument("study", metavar="STUDY", help="The study's short name.")
        parser.add_argument(
            "--kind",
            action="append",
            choices=[*KINDS],
            metavar="KIND",
            help="Only this kind of rows; may be repeated.",
        )
        parser.add_argument(
            "--format", default="", choices=["", *FORMATS], metavar="FORMAT", help="csv, xlsx or json."
        )
        parser.add_argument(
            "--output", required=True, metavar="FILE", help="A file; a folder for several CSV files."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the sheets. Who may run this may see everything, restricted documents included.

        Raises:
            CommandError: when there is no such study, or the file cannot be written.
        """
        study = Study.objects.filter(slug=options["study"]).first()
        if study is None:
            raise CommandError(f"There is no study “{options['study']}”.")
        kinds = [kind for kind in ALL if not options["kind"] or kind.name in options["kind"]]
        path, as_of = Path(options["output"]), timezone.now().isoformat()
        sheets = [(kind, kind.exported, sheet_rows(kind, study)) for kind in kinds]
        try:
            for written, n in write_sheets(path, sheets, format_of(path, options["format"]), as_of=as_of):
                self.stdout.write(f"{written}: {n} rows")
        except (OSError, ValueError) as fault:
            raise CommandError(f"{path}: cannot be written: {fault}") from fault
