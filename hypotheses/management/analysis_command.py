"""A command that prints an analysis of a study, or writes it to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from evidence.management.base import TablesCommand
from evidence.models import Study
from evidence.tables import FORMATS
from hypotheses.analyses.kind import Analysis, Kind
from hypotheses.exports.analysis import export
from hypotheses.exports.figures import FORMS
from hypotheses.management.commands.congruence import find_study, listed, write
from hypotheses.services.loading import messages_of


class AnalysisCommand(TablesCommand):
    """One kind of analysis as a command; its options are the parameters that page and API know too."""

    kind: ClassVar[Kind]

    def add_arguments(self, parser: CommandParser) -> None:
        """The study, the form, and the parameters of the analysis."""
        parser.add_argument("study", metavar="STUDY", help="The study's slug.")
        parser.add_argument("--format", choices=list(FORMATS), default="text", help="The form of the result.")
        parser.add_argument(
            "--output", metavar="FILE", type=Path, help="Write to this file instead of the screen."
        )
        parser.add_argument(
            "--table",
            choices=list(self.kind.tables),
            default="",
            help="Which table, in a format that gives one; the first unless named.",
        )
        if self.kind.figures:
            parser.add_argument(
                "--figure", choices=list(self.kind.figures), default="", help="Its figure, in this form."
            )
        for each in self.kind.parameters:
            several: dict[str, Any] = {"nargs": "+", "action": "extend"} if each.is_several else {}
            parser.add_argument(
                f"--{each.name.replace('_', '-')}",
                metavar=each.name.upper(),
                choices=each.choices or None,
                help=each.help.replace("%", "%%"),
                **several,
            )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the analysis and hand it out."""
        study = find_study(options["study"])
        given = {each.name: listed(options[each.name]) for each in self.kind.parameters}
        try:
            analysis = self.made(study, self.kind.read(given), options)
            figure = options.get("figure", "")
            content = (
                analysis.figures[figure]()
                if figure
                else export(self.kind, analysis, options["format"], options["table"])
            )
        except ValidationError as fault:
            raise CommandError("\n".join(messages_of(fault))) from fault
        form = FORMS[figure] if figure else FORMATS[options["format"]]
        if options["output"]:
            write(options["output"], content)
        elif form.is_text:
            self.stdout.write(content.decode(), ending="")
        else:
            raise CommandError(f"{form.name} is no text to print. Name a file: --output FILE")

    def made(self, study: Study, values: dict[str, list[str]], options: dict[str, Any]) -> Analysis:
        """Make the analysis; a command that takes long says here how far it has come."""
        return self.kind.analyse(study, values, None)
