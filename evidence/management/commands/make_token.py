"""Makes a token of the API for somebody."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from evidence.management.base import TablesCommand
from evidence.models import User
from evidence.models.tokens import MOST_DAYS
from evidence.services.tokens import USUAL_DAYS, make_token


class Command(TablesCommand):
    """`make_token ada --name "R script" --days 30 --read-only`."""

    help = "Make a token of the API with somebody's rights, and print it: the only time that it can be read."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose, what for, how long, and whether it writes."""
        parser.add_argument("user", metavar="USER", help="The login whose rights it has.")
        parser.add_argument("--name", required=True, help="What it is for.")
        parser.add_argument(
            "--days",
            type=int,
            default=USUAL_DAYS,
            metavar="N",
            help=f"How many days it is good, {MOST_DAYS} at most; {USUAL_DAYS} when nothing is said.",
        )
        parser.add_argument("--read-only", action="store_true", help="It only reads.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, and print it alone on standard output.

        Raises:
            CommandError: when there is no such login, or a rule is broken.
        """
        for given in (options["user"], options["name"]):
            if not given.isprintable():
                raise CommandError("The login or the name has signs that are no text.")
        owner = User.objects.filter(username=options["user"]).first()
        if owner is None:
            raise CommandError(f"There is no login “{options['user']}”.")
        if not owner.is_active:
            raise CommandError(f"“{owner}” is locked out; a token would open nothing.")
        if not 1 <= options["days"] <= MOST_DAYS:
            raise CommandError(f"A token is good for 1 to {MOST_DAYS} days, not {options['days']}.")
        try:
            made = make_token(
                owner=owner,
                name=options["name"],
                days=options["days"],
                is_read_only=options["read_only"],
                by=owner,
            )
        except ValidationError as fault:
            raise CommandError(" ".join(fault.messages)) from fault
        until = f"{made.row.expires_at:%Y-%m-%d}"
        self.stderr.write(f"{owner}: “{made.row.name}”, good until {until}. The token is shown this once.")
        self.stdout.write(made.secret)
