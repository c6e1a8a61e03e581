"""Names the documents in which a quotation of unknown origin stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from evidence.findings import in_words, label_of
from evidence.management.base import TablesCommand
from evidence.models import Archive, User
from evidence.queries.origins import Origin, find_origins, in_a_sentence, refuse_wordless
from evidence.queries.search import Narrowing
from evidence.reports import citation_of

#: A longer quotation is no quotation; the documents themselves are not much longer.
LONGEST = 50_000


class Command(TablesCommand):
    """`find_quote "to contribute to collective non-Communist strength in the Far East"`."""

    help = (
        "Look for a quotation in the text of all documents, and name those in which it stands or nearly stands, best "
        "first, with pages and differences. Whoever runs it sees restricted documents too."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The quotation, and where to look."""
        parser.add_argument("quotation", metavar="QUOTATION", help="The words, as printed.")
        parser.add_argument(
            "--archive",
            metavar="SLUG",
            action="append",
            default=[],
            help="Only documents held there; may be repeated.",
        )
        parser.add_argument("--format", choices=("text", "json"), default="text", help="The form.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look, and say what was found; that nothing was is an answer, too."""
        if len(options["quotation"]) > LONGEST:
            raise CommandError(f"This is longer than {LONGEST:,} characters. Look for a sentence of it.")
        try:
            refuse_wordless(options["quotation"])
        except ValidationError as fault:
            raise CommandError(" ".join(fault.messages)) from fault
        known = set(Archive.objects.values_list("slug", flat=True))
        if unknown := [slug for slug in options["archive"] if slug not in known]:
            raise CommandError(
                f"There is no archive “{unknown[0]}”. Archives: {', '.join(sorted(known)) or 'none'}."
            )
        everybody = User(is_active=True, is_superuser=True)
        found = find_origins(options["quotation"], everybody, Narrowing(archives=options["archive"]))
        if options["format"] == "json":
            self.stdout.write(json.dumps([as_json(each) for each in found], ensure_ascii=False, indent=2))
            return
        for each in found:
            for line in lines_of(each):
                self.stdout.write(line)
        self.stdout.write(in_a_sentence(found))


def lines_of(origin: Origin) -> Iterator[str]:
    """A document, and below it what differs."""
    cited = citation_of(origin.document, pages=origin.shown_pages)
    yield f"{label_of(origin.comparison.status)}: {cited} [{origin.document.key}]"
    for each in origin.comparison.differences:
        yield f"    {in_words(each.kind, each.quoted, each.printed)}"
    for elision in origin.comparison.elisions:
        yield f"    left out: {elision.words}"
    for warning in origin.warnings:
        yield f"    {warning}"


def as_json(origin: Origin) -> dict[str, Any]:
    """A document as a program reads it."""
    place = origin.comparison.place
    return {
        "document": origin.document.key,
        "citation": citation_of(origin.document, pages=origin.shown_pages),
        "verification": str(origin.comparison.status),
        "pages": list(origin.pages),
        "start": place.start if place else None,
        "end": place.end if place else None,
        "text_sha256": origin.stored.text.sha256,
        "differences": [
            {"kind": str(each.kind), "quoted": each.quoted, "printed": each.printed}
            for each in origin.comparison.differences
        ],
        "warnings": list(origin.warnings),
    }
