"""The page of orders of preference."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from evidence.models import Study
from evidence.tables.display import MINUS
from hypotheses.analyses.kind import Analysis
from hypotheses.analyses.preferences import PREFERENCES
from hypotheses.exports.preferences.orders import copeland_text, kemeny_orders
from hypotheses.reports.preference_wording import LIMITS, finding, headline
from hypotheses.reports.preferences import PreferenceReport, StateOrder
from hypotheses.views.analyses import analysis_page
from hypotheses.views.preference_figure import ladder, masses


@require_safe
def study_preferences(request: HttpRequest, slug: str) -> HttpResponse:
    """A study's orders of preference as a page, or with `format` as a file."""
    return analysis_page(request, slug, PREFERENCES, "hypotheses/preferences.html", shown)


def shown(study: Study, analysis: Analysis) -> dict[str, Any]:
    """What the page shows beside the tables."""
    report: PreferenceReport = analysis.result
    names = {each.slug: each.name for each in report.outcomes}
    return {
        "report": report,
        "headline": headline(report),
        "limits": LIMITS,
        "states": [state_shown(order, names) for order in report.orders],
    }


def state_shown(order: StateOrder, names: dict[str, str]) -> dict[str, Any]:
    """One state: its figure, its row, its pairs and its readings."""
    return {
        "order": order,
        "finding": unbroken(finding(order)),
        "figure": ladder(order, names) if len(names) > 1 and not order.matrix.is_empty else None,
        "weak": [order.in_letters(pair) for pair in order.weak],
        "not_compared": [order.in_letters(pair) for pair in order.not_compared],
        "copeland": [each.replace("-", MINUS) for each in copeland_text(order)],
        "kemeny": kemeny_orders(order),
        "pairs": [
            {
                "pair": pair,
                "said": order.in_letters(pair),
                "masses": masses(pair) if pair.is_compared else "",
                "clusters": sorted((pair.clusters_for_first, pair.clusters_for_second), reverse=True)
                if pair.winner is None
                else [
                    pair.clusters_for_first if pair.winner == pair.first else pair.clusters_for_second,
                    pair.clusters_for_second if pair.winner == pair.first else pair.clusters_for_first,
                ],
                "printed": order.letters.get(order.printed_winner(pair) or ""),
                "agrees": order.pair_agrees(pair),
            }
            for pair in order.matrix.comparisons
        ],
        "readings": [
            {
                "told": told,
                "better": order.letters[told.counted.reading.better],
                "worse": order.letters[told.counted.reading.worse],
            }
            for told in order.readings
        ],
    }


def unbroken(said: str) -> str:
    """A sentence in which no line ends within an order."""
    for sign in ">=":
        said = said.replace(f" {sign} ", f"\N{NO-BREAK SPACE}{sign}\N{NO-BREAK SPACE}")
    return said
