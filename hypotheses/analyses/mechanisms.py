"""Process tracing as an analysis: a study's mechanisms, part by part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from evidence.models import Study
from hypotheses.analyses.kind import Analysis, Kind, Parameter
from hypotheses.exports.congruence import settings_of
from hypotheses.exports.mechanisms import TABLES, tables_of
from hypotheses.queries.mechanisms import mechanism_slugs
from hypotheses.reports.mechanism_words import sentences
from hypotheses.reports.mechanisms import Tracing, traced_mechanisms

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

METHOD = "chain = least score of a necessary part; score = (S - C) / (S + C + kappa), one vote a cluster and direction"


def chosen(study: Study, given: Mapping[str, Sequence[str]]) -> list[str]:
    """The mechanisms asked for, by short name; all of the study where none is named.

    Raises:
        ValidationError: naming the mechanisms that there are, where one is named that is not there.
    """
    known = mechanism_slugs(study)
    asked = [slug for slug in given.get("mechanism", ()) if slug]
    unknown = [slug for slug in asked if slug not in known]
    if unknown:
        listed = ", ".join(known) or "none yet"
        raise ValidationError({"mechanism": [f"Unknown: {', '.join(unknown)}. Known: {listed}."]})
    return asked or known


def trace(study: Study, given: Mapping[str, Sequence[str]], user: AnyUser | None) -> Tracing:
    """The mechanisms asked for, traced.

    Raises:
        ValidationError: where one is named that is not there.
    """
    return traced_mechanisms(study, chosen(study, given), user)


def as_analysis(tracing: Tracing) -> Analysis:
    """Traced mechanisms as tables and sentences."""
    return Analysis(
        study=tracing.study,
        tables=tables_of(tracing),
        made_by={
            "method": METHOD,
            "mechanisms": ", ".join(each.row.slug for each in tracing.mechanisms) or "none",
            **settings_of(tracing.rule),
        },
        notes=sentences(tracing),
        result=tracing,
    )


def analyse(study: Study, given: Mapping[str, Sequence[str]], user: AnyUser | None) -> Analysis:
    """The mechanisms asked for as an analysis.

    Raises:
        ValidationError: where one is named that is not there.
    """
    return as_analysis(trace(study, given, user))


MECHANISMS = Kind(
    name="mechanisms",
    title="Mechanisms",
    about=(
        "How an explanation says that its cause led to the outcome, part by part: what the archive says of each part "
        "and link, and where the chain is weakest. It shows where a mechanism is attested, not that no other led there."
    ),
    analyse=analyse,
    parameters=(
        Parameter("mechanism", "Short name of one mechanism; all of the study unless one is named."),
    ),
    tables=TABLES,
)
