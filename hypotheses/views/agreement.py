"""The page of coders' agreement."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from evidence.models import Study
from evidence.tables import Table
from hypotheses.analyses.agreement import KIND
from hypotheses.analyses.kind import Analysis
from hypotheses.choices import Direction, NoCoefficient
from hypotheses.queries.codings import frame_of
from hypotheses.views.agreement_figures import confusion_figures, plot_of
from hypotheses.views.analyses import analysis_page

#: How many units on which coders differ the page shows; files have them all.
MOST_SHOWN = 50
#: The coefficients that the page shows first: the one for each variable, and the check on the kappas.
SHOWN = (
    ("direction", "alpha-nominal"),
    ("strength", "alpha-ordinal"),
    ("direction", "gwet-ac1"),
    ("direction", "percent"),
)


@require_safe
def study_agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """How far a study's coders agree, as a page or a file; 400 with the reasons where a parameter is wrong."""
    return analysis_page(request, slug, KIND, "hypotheses/agreement.html", context)


@dataclass(frozen=True, slots=True)
class Shown:
    """A coefficient as the page shows it."""

    value: Fraction | None
    lower: Fraction | None
    upper: Fraction | None
    #: why there is none
    why_not: str


@dataclass(frozen=True, slots=True)
class Line:
    """A group of units with the coefficients that the page shows first, in the order of `SHOWN`."""

    name: str
    n_units: int
    n_in_common: int
    coefficients: tuple[Shown, ...]


def records(table: Table) -> list[dict[str, Any]]:
    """The rows of a table by the keys of its columns, numbers exact."""
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def context(study: Study, analysis: Analysis) -> dict[str, Any]:
    """What the page shows beside the tables themselves."""
    lines = lines_of(records(analysis.tables["coefficients"]), names_of(study))
    differences = records(analysis.tables["differences"])
    return {
        "lines": lines,
        "plot": plot_of([(line.name, line.coefficients[0], line.coefficients[1]) for line in lines]),
        "confused": confusion_figures(
            [row for row in records(analysis.tables["confusion"]) if row["variable"] == "direction"],
            [each.value for each in Direction],
        ),
        "differences": differences[:MOST_SHOWN],
        "n_differences": len(differences),
        "spans": analysis.tables["spans"],
        "others": [
            (name, table) for name, table in analysis.tables.items() if name not in ("differences", "spans")
        ],
    }


def names_of(study: Study) -> dict[tuple[str, str], str]:
    """The names of explanations and states by kind and slug."""
    frame = frame_of(study)
    return {("explanation", slug): name for slug, name in frame.explanations.items()} | {
        ("state", slug): name for slug, name in frame.states.items()
    }


def lines_of(rows: list[dict[str, Any]], names: dict[tuple[str, str], str]) -> list[Line]:
    """The groups, in the order of the table, each with the coefficients that are shown first."""
    grouped: dict[tuple[str, str, tuple[str, ...]], dict[tuple[str, str], dict[str, Any]]] = {}
    for row in rows:
        group = row["scope"], row["group"], row["coders"]
        grouped.setdefault(group, {})[row["variable"], row["measure"]] = row
    return [
        Line(
            name=line_name(group, names),
            n_units=next(iter(own.values()))["n_units"],
            n_in_common=next(iter(own.values()))["n_pairable_units"],
            coefficients=tuple(shown(own[each]) for each in SHOWN),
        )
        for group, own in grouped.items()
    ]


def line_name(group: tuple[str, str, tuple[str, ...]], names: dict[tuple[str, str], str]) -> str:
    """What a group is called."""
    scope, slug, coders = group
    if scope == "study":
        return "Whole study"
    return " and ".join(coders) if scope == "coders" else names.get((scope, slug), slug)


def shown(row: dict[str, Any]) -> Shown:
    """A row's coefficient."""
    why = NoCoefficient(row["why_not"]).label if row["why_not"] else ""
    return Shown(row["value"], row["lower"], row["upper"], str(why))
