"""Prints a study's congruence table, or writes it to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from evidence.management.base import TablesCommand
from evidence.models import Study
from evidence.tables import FORMATS
from hypotheses.as_of import in_words, read_as_of
from hypotheses.choices import By
from hypotheses.exports.congruence import export
from hypotheses.reports import congruence_table
from hypotheses.selection import NAMES, read_selection
from hypotheses.services.loading import messages_of


class Command(TablesCommand):
    """`congruence hub-and-spokes --format csv --without-archive frus`."""

    help = "Print a study's congruence table: every explanation in every state, with its verdict."

    def add_arguments(self, parser: CommandParser) -> None:
        """The study, the form, and the filters that page and API know too."""
        parser.add_argument("study", metavar="STUDY", help="The study's slug.")
        parser.add_argument("--by", choices=By.values, default=By.EXPLANATION, help="What the rows are.")
        parser.add_argument("--format", choices=list(FORMATS), default="text", help="The form of the result.")
        parser.add_argument(
            "--output", metavar="FILE", type=Path, help="Write to this file instead of the screen."
        )
        several: dict[str, Any] = {"nargs": "+", "action": "extend", "default": []}
        parser.add_argument(
            "--archive", metavar="SLUG", help="Only what one of these archives holds.", **several
        )
        parser.add_argument(
            "--without-archive", metavar="SLUG", help="Only what remains without these archives.", **several
        )
        parser.add_argument(
            "--source-class", metavar="CLASS", help="Only these classes of sources.", **several
        )
        parser.add_argument("--coder", metavar="NAME", help="Only these coders' assessments.", **several)
        parser.add_argument("--from", metavar="DATE", help="Only what refers to this day or later.")
        parser.add_argument("--to", metavar="DATE", help="Only what refers to this day or earlier.")
        parser.add_argument(
            "--as-of",
            metavar="MOMENT",
            default="",
            help="The table as it stood then: 2026-05-03 (its end, in the site's time zone), 2026-05-03T12:00+02:00.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the table and hand it out."""
        study = find_study(options["study"])
        given = {name: listed(options[name]) for name in NAMES}
        try:
            as_of = read_as_of(study, options["as_of"])
            selection = read_selection(study, given, as_of=as_of)
        except ValidationError as fault:
            raise CommandError("\n".join(messages_of(fault))) from fault
        table = congruence_table(study, by=By(options["by"]), selection=selection, as_of=as_of)
        content = export(table, options["format"])
        if as_of:
            self.stderr.write(f"The table as it stood on {in_words(as_of)}.")
        if options["output"]:
            write(options["output"], content)
        elif FORMATS[options["format"]].is_text:
            self.stdout.write(content.decode(), ending="")
        else:
            raise CommandError(f"{options['format']} is no text to print. Name a file: --output table.xlsx")


def listed(value: str | list[str] | None) -> list[str]:
    """An option's values as a list."""
    return [value] if isinstance(value, str) else value or []


def find_study(slug: str) -> Study:
    """The study of this slug.

    Raises:
        CommandError: naming the studies there are.
    """
    try:
        return Study.objects.get(slug=slug)
    except Study.DoesNotExist as fault:
        known = ", ".join(Study.objects.order_by("slug").values_list("slug", flat=True)) or "none"
        raise CommandError(f"There is no study “{slug}”. Studies: {known}.") from fault


def write(path: Path, content: bytes) -> None:
    """Write the file.

    Raises:
        CommandError: when that cannot be done.
    """
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise CommandError(f"Cannot write {path}: {fault.strerror}.") from fault
