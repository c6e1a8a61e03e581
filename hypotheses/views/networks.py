"""The page of a study's networks: ideal beside actual at a date, with a slider over the years."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from evidence.models import Study
from hypotheses.analyses.kind import Analysis
from hypotheses.analyses.networks import NETWORKS
from hypotheses.reports.network_evidence import attested_readings
from hypotheses.reports.networks import Networks, years_of_change
from hypotheses.views.analyses import analysis_page

#: Columns that name the states which the page names in others' place.
NAMED = ("states", "name")


@dataclass(frozen=True, slots=True)
class Slider:
    """The years over which readings speak, the year shown, and those in which a reading begins."""

    first: int
    last: int
    shown: int
    changes: tuple[int, ...]


@require_safe
def study_networks(request: HttpRequest, slug: str) -> HttpResponse:
    """A study's networks as a page, or with `format` or `figure` as a file."""
    return analysis_page(request, slug, NETWORKS, "hypotheses/networks.html", partial(context, request))


def context(request: HttpRequest, study: Study, analysis: Analysis) -> dict[str, Any]:
    """What the page shows beside the tables: the figure, and the slider with what it must keep of the address."""
    kept = [(name, value) for name, value in request.GET.items() if name not in ("date", "format", "figure")]
    return {
        # made by our own template, which escapes what people wrote
        "svg": mark_safe(analysis.figures["svg"]().decode()),  # noqa: S308
        "listed": {
            name: table.without(NAMED) for name, table in analysis.tables.items() if name != "readings"
        },
        "readings": attested_readings(cast(Networks, analysis.result), request.user),
        "slider": slider(study, str(analysis.made_by["date"])),
        "kept": [pair for pair in kept if pair[1]],
    }


def slider(study: Study, shown: str) -> Slider | None:
    """The slider; None where fewer than two years could be chosen."""
    years = years_of_change(study)
    if not shown or not years:
        return None
    first, last, changes = years
    year = datetime.date.fromisoformat(shown).year
    first, last = min(first, year), max(last, year)
    return Slider(first, last, year, changes) if first < last else None
