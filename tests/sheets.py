"""What tests of spreadsheets share: small files, the commands, and a whole study as one workbook."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
from django.core.management import call_command
from django.core.management.base import CommandError

Sheets = Mapping[str, Sequence[Sequence[Any]]]


def workbook(path: Path, sheets: Sheets) -> Path:
    """A workbook: under each sheet's name its rows, the first of which names the columns."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for index, value in enumerate(row, start=1):
                cell = sheet.cell(number, index, value)
                if isinstance(value, str):
                    cell.data_type = "s"  # also where it begins like a formula
    book.save(path)
    return path


def import_evidence(*arguments: Any) -> str:
    """What the import says; also of faults, after which it ends with an error."""
    output = StringIO()
    try:
        call_command("import_evidence", *map(str, arguments), stdout=output, stderr=StringIO())
    except CommandError as fault:
        output.write(f"ERROR {fault}")
    return output.getvalue()


def report_of(*arguments: Any) -> dict[str, Any]:
    """The report of an import as a program reads it."""
    said = import_evidence(*arguments, "--format", "json")
    report: dict[str, Any] = json.JSONDecoder().raw_decode(said)[0]
    return report


def totals(report: Mapping[str, Any]) -> tuple[int, ...]:
    """How many rows an import created, changed, left and rejected."""
    kinds = report["kinds"].values()
    return tuple(sum(kind[what] for kind in kinds) for what in ("created", "changed", "left", "rejected"))


def export_evidence(study: str, output: Path, *arguments: Any) -> Path:
    """An export of a study."""
    call_command("export_evidence", study, *arguments, output=str(output), stdout=StringIO())
    return output


def congruence(study: str) -> str:
    """The study's table, as the command prints it in JSON."""
    output = StringIO()
    call_command("congruence", study, "--format", "json", stdout=output)
    return output.getvalue()


def small_study() -> dict[str, list[list[Any]]]:
    """Two states, two explanations, ten documents, ten passages, fifty assessments by two coders, in a dozen sheets."""
    coders, predictions = ("ada", "ben"), [f"P{n}" for n in range(1, 6)]
    sheets: dict[str, list[list[Any]]] = {
        "studies": [["slug", "title"], ["rivers", "Why rivers have treaties"]],
        "settings": [["study", "kappa", "threshold"], ["rivers", "1/3", 0.25]],
        "coders": [["slug", "name"], ["ada", "Ada"], ["ben", "Ben"]],
        "states": [["slug", "name", "position"], ["upper", "Upper", 1], ["lower", "Lower", 2]],
        "explanations": [["slug", "name", "role"], ["trade", "Trade", "proposed"], ["fear", "Fear", "rival"]],
        "hypotheses": [
            ["explanation", "slug", "name"],
            ["trade", "tolls", "Tolls"],
            ["fear", "floods", "Floods"],
        ],
        "predictions": [
            ["key", "hypothesis", "state", "statement", "test_type", "weight"],
            ["P1", "tolls", "upper", "It asks for tolls.", "Hoop", 1],
            ["P2", "tolls", "lower", "It refuses tolls.", "Straw in the wind", "1/2"],
            ["P3", "tolls", "lower", "It counts boats.", "", ""],
            ["P4", "floods", "upper", "It fears floods.", "smoking-gun", 2],
            ["P5", "floods", "upper", "It builds dams.", "", ""],
        ],
        "not_applicable": [["hypothesis", "state", "reason"], ["floods", "lower", "It has no banks."]],
        "published_verdicts": [
            ["explanation", "state", "verdict", "source"],
            ["trade", "upper", "yes", "Brook 1950"],
        ],
        "archives": [["slug", "name", "country"], ["town", "Town archive", "JP"]],
        "collections": [
            ["archive", "reference_code", "level", "parent"],
            ["town", "A/1", "file", "A"],
            ["town", "A", "series", ""],
        ],
        "documents": [
            [
                "key",
                "short_title",
                "source_class",
                "date_printed",
                "archive",
                "collection",
                "identifier",
                "part_of",
            ],
            *(
                [
                    f"r{n}",
                    f"Letter {n}",
                    "internal",
                    f"July {n}, 1953",
                    "town",
                    "A/1",
                    f"{n:02d}",
                    "r2" if n == 1 else "",
                ]
                for n in range(1, 11)
            ),
        ],
        "passages": [
            ["key", "document", "pages", "summary", "quotation", "quotation_language"],
            *([f"E{n}", f"r{n}", str(n), f"It says {n}.", f"“we want {n}”", "en"] for n in range(1, 11)),
        ],
        "assessments": [["prediction", "passage", "coder", "direction", "strength", "rationale"]],
    }
    for n in range(50):
        direction = ("supports", "contradicts", "neutral")[n % 7 % 3]
        sheets["assessments"].append(
            [
                predictions[n // 2 % 5],
                f"E{n // 10 * 2 + 1 + n // 2 % 2}" if n < 50 else "",
                coders[n % 2],
                direction,
                "" if direction == "neutral" else n % 3 + 1,
                f"= reason {n}",
            ]
        )
    return sheets
