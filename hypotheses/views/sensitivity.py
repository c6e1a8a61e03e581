"""How fragile a study's verdicts are: the overview, and one page for each cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from evidence.models import Study
from hypotheses.analyses import Analysis
from hypotheses.analyses.sensitivity import ARCHIVES, KIND, MANY, PERIODS, Sensitivity
from hypotheses.choices import By, Verdict
from hypotheses.queries.counted import n_counted
from hypotheses.queries.layout import Column, Row
from hypotheses.reports.sensitivity import CellFindings, Part
from hypotheses.reports.sensitivity.findings import FEWEST, GRIDS, LEAVING_OUT, SIMULATIONS, TESTS
from hypotheses.reports.sensitivity.naming import name_of
from hypotheses.reports.sensitivity.sentences import other_ways, overturning
from hypotheses.scoring.sensitivity.standing import Standing
from hypotheses.views.analyses import analysis_page
from hypotheses.views.sensitivity_figures import draw_cell, draw_overview

#: What never takes long; the overview of a large study leaves the rest out, unless it is asked for.
QUICK = (LEAVING_OUT, GRIDS, TESTS, ARCHIVES, PERIODS)
#: Boxes for stretches of time that the page offers at least.
BOXES = 3
#: Tables of the overview and of a cell's page; the rest is in the files.
CELL_TABLES = ("removals", "fewest", "grids", "variations", "simulations")

#: The columns that name the cell, which the page of a cell is about.
PLACE = ("explanation", "hypothesis", "state")


@require_safe
def study_sensitivity(request: HttpRequest, slug: str) -> HttpResponse:
    """What would overturn each verdict of a study."""

    def given(study: Study) -> QueryDict:
        if request.GET.get("which") or request.GET.get("format") or n_counted(study) <= MANY:
            return request.GET
        asked = request.GET.copy()
        asked.setlist("which", list(QUICK))
        return asked

    return analysis_page(request, slug, KIND, "hypotheses/sensitivity.html", overview, given=given)


@require_safe
def cell_sensitivity(request: HttpRequest, slug: str, row: str, state: str) -> HttpResponse:
    """What would overturn the verdict of one cell."""

    def given(study: Study) -> QueryDict:
        asked = request.GET.copy()
        asked["cell"] = f"{row}/{state}"
        return asked

    return analysis_page(
        request,
        slug,
        KIND,
        "hypotheses/cell_sensitivity.html",
        cell_page,
        given=given,
        named_by_address=("cell",),
    )


@dataclass(frozen=True, slots=True)
class Then:
    """A cell by part of the evidence."""

    standing: Standing
    n_units: int
    is_other: bool


@dataclass(frozen=True, slots=True)
class ByPart:
    """The table by parts of the evidence: a column a part, a row a cell."""

    title: str
    parts: list[str]
    rows: list[tuple[CellFindings, list[Then]]]


def overview(study: Study, analysis: Analysis) -> dict[str, Any]:
    """What the overview shows beside the tables."""
    found: Sensitivity = analysis.result
    spoken = [each for each in found.cells if each.items]
    stretches = [part.name for part in found.periods]
    return {
        "by": found.gathered.by,
        "rows_by": list(By),
        "columns": found.gathered.layout.columns,
        "lines": lines_of(found),
        "cells": spoken,
        "figure": draw_overview(spoken, found.gathered.rule),
        "by_part": [
            by_part(
                "Without each archive",
                found,
                [each for each in found.archives if each.how == "without"],
                "archive",
            ),
            by_part(
                "Each archive alone",
                found,
                [each for each in found.archives if each.how == "only"],
                "archive",
            ),
        ],
        "by_period": by_part("Each stretch of time alone", found, list(found.periods), "period"),
        "stretches": stretches + [""] * max(1, BOXES - len(stretches)),
        "flips": analysis.tables["flips"],
        "is_shortened": not {FEWEST, SIMULATIONS} & set(found.which),
        "verdicts": [each for each in Verdict if each != Verdict.NOT_APPLICABLE],
    }


def lines_of(found: Sensitivity) -> list[tuple[Row, list[CellFindings]]]:
    """The cells row by row."""
    return [(row, [each for each in found.cells if each.row == row]) for row in found.gathered.layout.rows]


def by_part(title: str, found: Sensitivity, parts: list[Part], what: str) -> ByPart:
    """The cells with evidence by each part."""
    return ByPart(
        title=title,
        parts=[name_of(found.gathered.names, what, part.name) for part in parts],
        rows=[
            (
                cell,
                [
                    Then(standing, n_units, standing.verdict != cell.standing.verdict)
                    for part in parts
                    for standing, n_units in [part.cells[cell.key]]
                ],
            )
            for cell in found.cells
            if cell.items
        ],
    )


def cell_page(study: Study, analysis: Analysis) -> dict[str, Any]:
    """What a cell's page shows beside the tables."""
    found: Sensitivity = analysis.result
    (cell,) = found.cells
    names = found.gathered.names
    return {
        "cell": cell,
        "by": found.gathered.by,
        "sentence": overturning(cell, names),
        "other_ways": other_ways(cell, names),
        "figure": draw_cell(cell, names, found.gathered.rule),
        "cell_tables": [
            table.without(PLACE) for name in CELL_TABLES if (table := analysis.tables[name]).rows
        ],
        "urn_omega": f"{cell.one_sided.omega:.2f}" if cell.one_sided else "",
        "trail": trail(cell.row, cell.column),
    }


def trail(row: Row, column: Column) -> str:
    """A cell by name."""
    return f"{row.name}, {column.name}"
