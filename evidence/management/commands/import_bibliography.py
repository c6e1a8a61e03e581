"""Brings the works of a bibliography in, from RIS, BibTeX or CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from evidence.choices import SourceClass
from evidence.importers.bibliographies import read_bibliography
from evidence.importers.faults import FileNotUnderstood
from evidence.management.base import TablesCommand
from evidence.services.bibliographies import ARCHIVE, LIST, BibliographyReport, import_works
from evidence.services.program_users import program_user

#: How many lines of one sort are printed; others are counted.
MOST_LINES = 200


class Command(TablesCommand):
    """`import_bibliography library.ris --dry-run`."""

    help = (
        "Bring the works of bibliographies in as documents: RIS, BibTeX or CSL-JSON, as Zotero and other reference "
        "managers export them. A work is known by its DOI, or by kind, authors, year and title: a file brought in "
        "twice changes nothing. What somebody entered is never overwritten; empty fields are filled. With one fault "
        "in any entry nothing is written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The files, and what they cannot say of themselves."""
        parser.add_argument("files", metavar="FILE", type=Path, nargs="+", help="A .ris, .bib or .json file.")
        parser.add_argument(
            "--source-class",
            choices=SourceClass.values,
            default="",
            help="Before whose eyes those works were written whose type does not say it (letters, manuscripts, "
            "reports). An entry's own keyword of this name goes before.",
        )
        parser.add_argument(
            "--collection",
            metavar="ARCHIVE/CODE",
            default=f"{ARCHIVE}/{LIST}",
            help="The collection that holds the works, with their pages and addresses, by its archive's slug and its "
            "reference code; made if it is missing.",
        )
        parser.add_argument(
            "--encoding",
            metavar="NAME",
            default="",
            help="The encoding of the files, where it cannot be told.",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done, and write nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read all files, then write all works or none, and say what was done."""
        archive, _, code = options["collection"].partition("/")
        if not archive or not code:
            raise CommandError("--collection is an archive's slug and a reference code: literature/my-list.")
        try:
            drafts = [
                draft
                for path in options["files"]
                for draft in read_bibliography(path, encoding=options["encoding"])
            ]
            report = import_works(
                drafts,
                by=program_user("import_bibliography"),
                reason=", ".join(path.name for path in options["files"])[:100],
                source_class=options["source_class"],
                archive=archive,
                reference_code=code,
                dry_run=options["dry_run"],
            )
        except FileNotUnderstood as fault:
            raise CommandError(f"{fault} Nothing was written.") from fault
        except ValidationError as fault:
            n = len(fault.messages)
            said = "\n".join(cut(fault.messages))
            raise CommandError(f"{said}\n{n} faults. Nothing was written.") from fault
        for line in lines(report, dry_run=options["dry_run"]):
            self.stdout.write(line)


def lines(report: BibliographyReport, *, dry_run: bool) -> Iterator[str]:
    """The report, a line each."""
    yield from (f"  created: {line}" for line in cut(report.created))
    yield from (f"  changed: {line}" for line in cut(report.changed))
    yield from (f"  kept: {line}" for line in cut(report.kept))
    yield (
        f"{len(report.created)} created, {len(report.changed)} changed, {report.unchanged} unchanged"
        + (f", {len(report.kept)} fields kept" if report.kept else "")
        + (". Nothing was written: this was a dry run." if dry_run else ".")
    )


def cut(said: list[str]) -> list[str]:
    """The first lines, and how many there are more."""
    if len(said) <= MOST_LINES:
        return said
    return [*said[:MOST_LINES], f"... and {len(said) - MOST_LINES} more"]
