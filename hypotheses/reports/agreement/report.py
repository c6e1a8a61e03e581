"""All that is said of a study's agreement, from one reading of its tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from evidence.models import Study
from hypotheses.queries.codings import Chosen
from hypotheses.reports.agreement.differences import Differences, differences_in
from hypotheses.reports.agreement.findings import Finding, findings_of, groups_of, views_of
from hypotheses.reports.agreement.judged import judged_units
from hypotheses.reports.agreement.markings import Markings, span_findings
from hypotheses.reports.agreement.use import (
    Confusion,
    Marginal,
    Missing,
    confusions_of,
    marginals_of,
    missing_patterns,
)

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """How far the coders of a study agree."""

    study: Study
    chosen: Chosen
    #: names of the coders who judged anything, by slug
    coders: Mapping[str, str]
    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]
    marginals: tuple[Marginal, ...]
    confusions: tuple[Confusion, ...]
    spans: Markings
    differences: Differences
    n_units: int
    #: judgements left out: made after a ruling; second ones of a coder on a unit
    n_after_ruling: int
    n_further: int
    n_draws: int
    seed: int


def agreement_report(
    study: Study, chosen: Chosen, *, n_draws: int, seed: int, user: AnyUser | None = None
) -> AgreementReport:
    """Compare the study's coders on what they judged first, before any ruling.

    The figures are everybody's. Of the units on which coders differ the user is shown those that exist for the user,
    and who only codes in the study those that he or she has judged too. Without a user (a command) all are shown.
    """
    judged = judged_units(study, chosen)
    views = views_of(judged, groups_of(judged))
    return AgreementReport(
        study=study,
        chosen=chosen,
        coders={coder: judged.frame.coders[coder] for coder in judged.coders},
        findings=tuple(findings_of(judged, views, Random(seed), n_draws)),  # noqa: S311  # a simulation, no secret
        missing=tuple(missing_patterns(views)),
        marginals=tuple(marginals_of(views)),
        confusions=tuple(confusions_of(views)),
        spans=span_findings(study, chosen, judged.frame.coders),
        differences=differences_in(study, judged, user),
        n_units=len(judged.coded.units),
        n_after_ruling=sum(judged.coded.after_ruling.values()),
        n_further=sum(judged.coded.further.values()),
        n_draws=n_draws,
        seed=seed,
    )
