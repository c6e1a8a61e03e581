"""Orders of preference as an analysis: for the page, the API and the command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from evidence.models import Study, User
from hypotheses.analyses.kind import Analysis, Kind
from hypotheses.exports.congruence import settings_of
from hypotheses.exports.preferences import tables
from hypotheses.reports.preference_wording import notes
from hypotheses.reports.preferences import PreferenceReport, preference_report

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

METHOD = (
    "w(a, b) = sum over clusters of the largest reliability x strength / 3 among their passages, coders averaged "
    "for each passage; a is preferred to b where w(a, b) > w(b, a)"
)


def analysis_of(report: PreferenceReport) -> Analysis:
    """A report as an analysis."""
    numbers = settings_of(report.rule)
    weighing = ("grade_", "directness_")
    return Analysis(
        study=report.study,
        tables=tables(report),
        made_by={
            "method": METHOD,
            **{name: value for name, value in numbers.items() if name.startswith(weighing)},
        },
        notes=notes(report),
        result=report,
    )


def analyse(study: Study, values: Mapping[str, Sequence[str]], user: AnyUser | None) -> Analysis:
    """The study's orders of preference. Who may run a command (no user) may see everything."""
    return analysis_of(preference_report(study, User(is_superuser=True) if user is None else user))


PREFERENCES = Kind(
    name="preferences",
    title="Orders of preference",
    about=(
        "Which outcome each state prefers to which, weighed pair by pair from what coders read in passages, beside the "
        "order that was printed. It shows how well a preference is attested, not how strongly it was felt."
    ),
    analyse=analyse,
    tables=("orders", "measures", "pairs", "readings"),
)
