"""Holds every quotation against the wording of its document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from evidence.choices import Verification
from evidence.exports.quotations import export, lines
from evidence.management.base import TablesCommand, settled_memory
from evidence.models import Quotation, Study, User
from evidence.services.program_users import program_user
from evidence.services.verifying import verify_quotations

#: What `--strict` takes for a failure, unless somebody confirmed the difference.
FAILING = frozenset({Verification.ALTERED, Verification.NOT_FOUND})


class Command(TablesCommand):
    """`verify_quotes --study hub-and-spokes --format csv --output quotations.csv`."""

    help = (
        "Hold each quotation against the text of its document: verbatim, edited as editors do, altered, spliced, "
        "translation, not found, ambiguous, or no text to check against. What is news is written, with history."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which quotations, and the form of the result."""
        parser.add_argument("--study", metavar="SLUG", help="Only the quotations of this study.")
        parser.add_argument("--format", choices=("text", "csv", "json"), default="text", help="The form.")
        parser.add_argument("--output", metavar="FILE", type=Path, help="Write to this file instead.")
        parser.add_argument(
            "--strict",
            action="store_true",
            help="Fail when a quotation is altered or not found and nobody has confirmed that.",
        )
        parser.add_argument("--dry-run", action="store_true", help="Write nothing into the database.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, write, and say what came of it."""
        quotations = Quotation.objects.select_related(
            "study", "passage__document", "in_note", "confirmed_by"
        ).defer("in_note__body", "in_note__structure")
        if options["study"]:
            quotations = quotations.filter(study=find_study(options["study"]))
        dry_run = options["dry_run"]
        by = User(username="verify_quotes") if dry_run else program_user("verify_quotes")
        with settled_memory():
            report = verify_quotations(quotations, by=by, dry_run=dry_run, progress=self.show_progress)
        self.hand_out(
            "\n".join([*lines(report), ""]).encode()
            if options["format"] == "text"
            else export(report, options["format"]),
            options["output"],
        )
        failing = [
            each.quotation
            for each in report.checked
            if each.quotation.verification in FAILING and not each.quotation.confirmed_reason
        ]
        if options["strict"] and failing:
            raise CommandError(
                f"{len(failing)} quotations are altered or not found, and nobody confirmed that."
            )

    def show_progress(self, done: int) -> None:
        """A running count on a terminal."""
        if self.stderr.isatty():
            self.stderr.write(f"\r  {done} quotations", ending="")

    def hand_out(self, content: bytes, path: Path | None) -> None:
        """Write the result to the file, or to the screen.

        Raises:
            CommandError: when the file cannot be written.
        """
        if path is None:
            self.stdout.write(content.decode(), ending="")
            return
        try:
            path.write_bytes(content)
        except OSError as fault:
            raise CommandError(f"Cannot write {path}: {fault.strerror}.") from fault


def find_study(slug: str) -> Study:
    """The study of this slug.

    Raises:
        CommandError: naming the studies there are.
    """
    found = Study.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Study.objects.order_by("slug").values_list("slug", flat=True)) or "none"
        raise CommandError(f"There is no study “{slug}”. Studies: {known}.")
    return found
