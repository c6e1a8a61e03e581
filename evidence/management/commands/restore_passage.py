"""Brings a deleted passage back, with all that hung on it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from evidence.management.base import TablesCommand
from evidence.models import Study
from evidence.queries.gone import deleted_passages
from evidence.services.program_users import program_user
from evidence.services.restoring import plan_restoring, restore_passage


class Command(TablesCommand):
    """`restore_passage hub-and-spokes E001`."""

    help = "Bring a deleted passage back, with the quotations, uses, codings, assessments and memos that hung on it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which passage, and how much of what hung on it."""
        parser.add_argument("study", metavar="STUDY", help="The study's slug.")
        parser.add_argument("key", metavar="KEY", help="The passage's key, as it was.")
        parser.add_argument("--everything", action="store_true", help="Also what was deleted long before it.")
        parser.add_argument("--reason", default="", help="Why, for the history.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would come back.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, and say what is back and what is not."""
        study = Study.objects.filter(slug=options["study"]).first()
        if study is None:
            known = ", ".join(Study.objects.order_by("slug").values_list("slug", flat=True)) or "none"
            raise CommandError(f"There is no study “{options['study']}”. Studies: {known}.")
        deleted = deleted_passages([study.pk])
        gone = next((each for each in deleted if each.row.key == options["key"]), None)
        if gone is None:
            known = ", ".join(sorted({each.row.key for each in deleted})) or "none"
            raise CommandError(
                f"No passage “{options['key']}” was deleted from {study.slug}. Deleted: {known}."
            )
        everything = options["everything"]
        try:
            if options["dry_run"]:
                plan = plan_restoring(gone, everything=everything)
                self.stdout.write("".join(f"In the way: {fault}\n" for fault in plan.faults), ending="")
            else:
                plan = restore_passage(
                    study.pk,
                    gone.row.pk,
                    by=program_user("restore_passage"),
                    reason=options["reason"],
                    everything=everything,
                )
        except ValidationError as fault:
            raise CommandError("\n".join(fault.messages)) from fault
        verb = "would come back" if options["dry_run"] else "is back"
        self.stdout.write(f"Passage {gone.row.key} {verb}, with {plan.numbers}.")
        for sentence in plan.left:
            self.stdout.write(sentence)
        if plan.earlier:
            self.stdout.write(
                f"{len(plan.earlier)} rows were deleted more than a day before it, and stay so; --everything takes "
                "them along."
            )
