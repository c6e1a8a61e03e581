"""Prints the data dictionary, which docs/data-dictionary.md keeps."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from hypotheses.exports.data_dictionary import data_dictionary


class Command(BaseCommand):
    """`data_dictionary > docs/data-dictionary.md`."""

    help = (
        "Print what the columns of the congruence table's files mean, as Markdown (docs/data-dictionary.md)."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        self.stdout.write(data_dictionary(), ending="")
