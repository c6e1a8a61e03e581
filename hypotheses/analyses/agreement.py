"""Coders' agreement as an analysis of a study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from evidence.models import Study
from hypotheses.analyses.kind import Analysis, Kind, Parameter
from hypotheses.exports.agreement import tables_of
from hypotheses.queries.codings import Chosen, frame_of
from hypotheses.reports.agreement import AgreementReport, agreement_report
from hypotheses.reports.wording import of_things
from hypotheses.scoring.agreement.alpha import ALPHA_NOMINAL, ALPHA_ORDINAL

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

MOST_DRAWS = 5000
LARGEST_SEED = 2**32 - 1

CONVENTION = (
    "By a convention of Krippendorff's (2004, p. 241) alpha from .800 is relied upon, and from .667 for tentative "
    "conclusions. It is a convention, not a verdict: what is enough depends on what hangs on it. Low agreement changes "
    "no score of the study's table."
)
CANNOT_SHOW = (
    "Agreement is not truth: coders may share an error, or a training. It says nothing of passages that no coder "
    "picked out."
)


def analyse(study: Study, values: Mapping[str, Sequence[str]], user: AnyUser | None) -> Analysis:
    """Compare the coders.

    Raises:
        ValidationError: naming every parameter that cannot be read, and what is known instead.
    """
    faults: dict[str, list[str]] = {}
    frame = frame_of(study)
    known = {"coder": frame.coders, "explanation": frame.explanations, "state": frame.states}
    chosen = {name: slugs(name, values.get(name, ()), list(own), faults) for name, own in known.items()}
    n_draws = whole("draws", values["draws"][-1], MOST_DRAWS, faults)
    seed = whole("seed", values["seed"][-1], LARGEST_SEED, faults)
    if faults:
        raise ValidationError(faults)
    report = agreement_report(
        study,
        Chosen(coders=chosen["coder"], explanations=chosen["explanation"], states=chosen["state"]),
        n_draws=n_draws,
        seed=seed,
        user=user,
    )
    return Analysis(study, tables_of(report), made_by(report), notes_of(report))


def slugs(
    name: str, given: Sequence[str], known: Sequence[str], faults: dict[str, list[str]]
) -> tuple[str, ...]:
    """The short names given, each once and in the study's order; what is unknown is told."""
    unknown = sorted(set(given) - set(known))
    if unknown:
        faults[name] = [f"Unknown: {', '.join(unknown)}. Known: {', '.join(known) or 'none yet'}."]
    return tuple(slug for slug in known if slug in given)


def whole(name: str, given: str, most: int, faults: dict[str, list[str]]) -> int:
    """A whole number from 0; what is none is told."""
    number = int(given) if given.isascii() and given.isdecimal() and len(given) < 12 else -1
    if not 0 <= number <= most:
        faults[name] = [f"“{given}” is no whole number from 0 to {most}."]
    return number


def made_by(report: AgreementReport) -> dict[str, object]:
    """What a stranger needs to compute it again."""
    return {
        "judgements": "each coder's first submitted one on a unit, if before any ruling on it",
        "units": "prediction x passage; passages of a document whose quotations overlap are one, unless a lead decided",
        "interval": "bootstrap over units, 95 percent, percentiles",
        "draws": report.n_draws,
        "seed": report.seed,
        "convention": "alpha .800 and .667",
        "coder": list(report.chosen.coders),
        "explanation": list(report.chosen.explanations),
        "state": list(report.chosen.states),
    }


def notes_of(report: AgreementReport) -> tuple[str, ...]:
    """What the result says, and what it cannot show."""
    return (counted(report), *fault_sentences(report), *left_out(report), CONVENTION, CANNOT_SHOW)


def counted(report: AgreementReport) -> str:
    """What was compared."""
    in_common = next((each.n_pairable_units for each in report.findings), 0)
    if not report.coders:
        return "Nobody has submitted a judgement here that was made before any ruling."
    names = ", ".join(report.coders.values())
    return (
        f"{of_things(report.n_units, 'unit')}, judged by {names}; {in_common} of them by two coders or more, and only "
        "these tell of agreement."
    )


def fault_sentences(report: AgreementReport) -> list[str]:
    """Why the study as a whole has no alpha, by variable."""
    whole_study = [each for each in report.findings if each.group.scope == "study"]
    return [
        f"No alpha of {each.variable}. {each.coefficient.why_not.label}."
        for each in whole_study
        if each.measure in (ALPHA_NOMINAL, ALPHA_ORDINAL) and each.coefficient.why_not is not None
    ]


def left_out(report: AgreementReport) -> list[str]:
    """What was not compared, and what is not shown."""
    differences = report.differences
    said = (
        (report.n_after_ruling, "judgement", "submitted after a lead had ruled on the unit: not compared."),
        (report.n_further, "judgement", "of a unit that its coder had judged before: not compared."),
        (
            report.spans.n_unanchored,
            "coding",
            "of a passage without a quotation that was found in a text: not compared as stretches.",
        ),
        (
            differences.n_restricted,
            "unit",
            "on which coders differ, restricted: in the figures for everybody, and not in the list.",
        ),
        (
            differences.n_unjudged,
            "unit",
            "on which coders differ, not in your list: you see colleagues' judgements once you have submitted yours.",
        ),
    )
    return [f"{of_things(n, thing)} {rest}" for n, thing, rest in said if n]


KIND = Kind(
    name="agreement",
    title="Coders' agreement",
    about=(
        "How far coders agree on the same evidence beyond what chance would bring about, on judgements made "
        "independently and before any ruling."
    ),
    analyse=analyse,
    parameters=(
        Parameter("coder", "Only these coders (slugs).", is_several=True),
        Parameter("explanation", "Only judgements that bear on these explanations (slugs).", is_several=True),
        Parameter("state", "Only judgements that bear on these states (slugs).", is_several=True),
        Parameter(
            "draws",
            f"How often the units are drawn anew for the bootstrap intervals, 0 to {MOST_DRAWS}; 0 for none.",
            default="1000",
        ),
        Parameter("seed", "Where chance begins: the same seed gives the same intervals.", default="1"),
    ),
    tables=("coefficients", "spans", "differences", "confusion", "marginals", "missing"),
)
