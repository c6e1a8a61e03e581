"""The tables of coders' agreement: one definition a column, for page, API, command and files."""

from __future__ import annotations

from evidence.tables import Column, Table
from hypotheses.reports.agreement import AgreementReport
from hypotheses.reports.agreement.differences import Difference
from hypotheses.reports.agreement.findings import Finding
from hypotheses.reports.agreement.markings import (
    ALPHA_U,
    BOUNDARIES,
    CU_ALPHA,
    KU_ALPHA,
    U_ALPHA,
    SpanFinding,
)
from hypotheses.reports.agreement.use import Confusion, Marginal, Missing

#: What coefficients over stretches are called, and what each tells.
SPAN_MEASURES = {
    U_ALPHA: "u-alpha: the same places, marked with the same codes (Krippendorff and others 2016)",
    BOUNDARIES: "u-alpha, boundaries: the same places, whatever the code",
    CU_ALPHA: "cu-alpha: the same codes, on places that two coders marked",
    KU_ALPHA: "ku-alpha: this code, or these together, told from others there",
    ALPHA_U: "alpha_U: stretches that begin and end at the same places (Krippendorff 1995, 2004)",
}

SCOPE = "What the units have in common: study (all), explanation, state, or coders (all units, two coders)."
FROM_CHANCE = "from below 0 (coders avoid one another) over 0 (chance) to 1 (full agreement)"


COEFFICIENTS: tuple[Column[Finding], ...] = (
    Column("scope", "Scope", SCOPE, lambda row: row.group.scope),
    Column(
        "group", "Group", "Slug of the explanation or state; empty for others.", lambda row: row.group.name
    ),
    Column("coders", "Coders", "Slugs of the coders compared.", lambda row: row.group.coders),
    Column(
        "variable",
        "Variable",
        "direction (three categories without order) or strength (from -3, contradicts in terms, to 3).",
        lambda row: row.variable,
    ),
    Column(
        "measure",
        "Measure",
        "The coefficient; docs/scoring.md says what each tells.",
        lambda row: row.measure.name,
    ),
    Column(
        "value",
        "Value",
        "The coefficient, exact; nothing where there is none.",
        lambda row: row.coefficient.value,
        decimals=3,
        unit=FROM_CHANCE,
    ),
    Column(
        "why_not",
        "Why none",
        "Why there is no coefficient: one-coder, no-coding, no-unit-in-common, too-few-units or no-variation.",
        lambda row: row.coefficient.why_not.value if row.coefficient.why_not else None,
    ),
    Column(
        "lower",
        "Lower",
        "Lower end of the bootstrap interval: 2.5 of 100 draws of units lie below it.",
        lambda row: row.interval.lower if row.interval else None,
        decimals=3,
    ),
    Column(
        "upper",
        "Upper",
        "Upper end of the bootstrap interval: 2.5 of 100 draws of units lie above it.",
        lambda row: row.interval.upper if row.interval else None,
        decimals=3,
    ),
    Column(
        "n_draws",
        "Draws",
        "In how many draws there was a coefficient; nothing without interval.",
        lambda row: row.interval.n_defined if row.interval else None,
    ),
    Column("n_units", "Units", "Units that at least one of the coders judged.", lambda row: row.n_units),
    Column(
        "n_pairable_units",
        "In common",
        "Units that at least two of the coders judged; agreement rests on these.",
        lambda row: row.n_pairable_units,
    ),
    Column("n_pairable", "Judgements", "Judgements of these units.", lambda row: row.n_pairable_values),
)

MISSING: tuple[Column[Missing], ...] = (
    Column("scope", "Scope", SCOPE, lambda row: row.group.scope),
    Column(
        "group", "Group", "Slug of the explanation or state; empty for others.", lambda row: row.group.name
    ),
    Column("coders", "Coders", "Slugs of the coders compared.", lambda row: row.group.coders),
    Column(
        "judged_by",
        "Judged by",
        "Just these of them judged the units, the others did not.",
        lambda row: row.judged_by,
    ),
    Column("n_units", "Units", "How many units.", lambda row: row.n_units),
)

MARGINALS: tuple[Column[Marginal], ...] = (
    Column("scope", "Scope", SCOPE, lambda row: row.group.scope),
    Column(
        "group", "Group", "Slug of the explanation or state; empty for others.", lambda row: row.group.name
    ),
    Column("coders", "Coders", "Slugs of the coders compared.", lambda row: row.group.coders),
    Column("variable", "Variable", "direction or strength.", lambda row: row.variable),
    Column("coder", "Coder", "Slug of the coder.", lambda row: row.coder),
    Column("category", "Category", "The direction, or the signed strength.", lambda row: row.value),
    Column("n", "Units", "How often the coder gave it.", lambda row: row.n),
    Column("n_judged", "Of", "How many units the coder judged.", lambda row: row.of),
)

CONFUSION: tuple[Column[Confusion], ...] = (
    Column("first", "First coder", "Slug of the one coder.", lambda row: row.coders[0]),
    Column("second", "Second coder", "Slug of the other.", lambda row: row.coders[1]),
    Column("variable", "Variable", "direction or strength.", lambda row: row.variable),
    Column("by_first", "First gave", "What the first coder gave.", lambda row: row.first),
    Column(
        "by_second", "Second gave", "What the second coder gave to the same units.", lambda row: row.second
    ),
    Column("n", "Units", "How many units both judged so.", lambda row: row.n),
)

SPANS: tuple[Column[SpanFinding], ...] = (
    Column("coders", "Coders", "Slugs of the coders compared.", lambda row: row.coders),
    Column("code", "Code", "Codebook and code; empty for all codes together.", lambda row: row.code),
    Column("measure", "Measure", "; ".join(SPAN_MEASURES.values()) + ".", lambda row: row.measure),
    Column(
        "value",
        "Value",
        "The coefficient, exact; nothing where there is none.",
        lambda row: row.coefficient.value,
        decimals=3,
        unit=FROM_CHANCE,
    ),
    Column(
        "why_not",
        "Why none",
        "Why there is no coefficient, in the words of the first table.",
        lambda row: row.coefficient.why_not.value if row.coefficient.why_not else None,
    ),
    Column(
        "n_texts",
        "Texts",
        "Texts and notes in which all these coders marked something.",
        lambda row: row.n_texts,
    ),
    Column(
        "n_stretches",
        "Stretches",
        "Stretches marked, those of one coder that overlap made one; nothing for ku-alpha.",
        lambda row: row.n_stretches,
    ),
)

DIFFERENCES: tuple[Column[Difference], ...] = (
    Column("passages", "Passages", "Keys of the passages that are the unit.", lambda row: row.passages),
    Column("prediction", "Prediction", "The prediction's key.", lambda row: row.asked.key),
    Column("explanation", "Explanation", "The explanation's slug.", lambda row: row.asked.explanation),
    Column("state", "State", "The state's slug.", lambda row: row.asked.state),
    Column(
        "differ_in",
        "Differ in",
        "direction, or strength where the directions are the same.",
        lambda row: row.variable,
    ),
    Column(
        "judgements",
        "Judgements",
        "What each coder first submitted: coder, direction and strength.",
        lambda row: row.in_words,
    ),
)


def tables_of(report: AgreementReport) -> dict[str, Table]:
    """All tables of a report by their names."""
    return {
        "coefficients": Table.build("Agreement of coders on judgements", COEFFICIENTS, report.findings),
        "spans": Table.build("Agreement of coders on stretches of text", SPANS, report.spans.findings),
        "differences": Table.build("Units on which coders differ", DIFFERENCES, report.differences.shown),
        "confusion": Table.build("What two coders gave to the same units", CONFUSION, report.confusions),
        "marginals": Table.build("How often coders gave each category", MARGINALS, report.marginals),
        "missing": Table.build("Who judged how many units", MISSING, report.missing),
    }
