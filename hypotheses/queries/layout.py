"""The frame of a table: its rows, its columns, what is predicted where, and what was published."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.models import Study
from hypotheses.choices import By, TestType, Verdict
from hypotheses.models import Hypothesis, NotApplicable, Prediction, PublishedVerdict, State
from hypotheses.scoring.values import PredictionTerms


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: an explanation, or one of its hypotheses."""

    explanation: str
    explanation_name: str
    hypothesis: str | None
    name: str

    @property
    def slug(self) -> str:
        """The slug by which the row's cells are found."""
        return self.hypothesis or self.explanation


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: a state."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The frame of one table. Cells are named by (row slug, state slug)."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    terms: tuple[PredictionTerms, ...]
    #: primary keys of predictions, in the order of `terms`
    prediction_ids: tuple[int, ...]
    #: cells without prediction for which the study gives its reason
    reasoned: frozenset[tuple[str, str]]
    published: dict[tuple[str, str], Verdict]


def table_layout(study: Study, by: By) -> Layout:
    """The frame of the study's table by explanation or by hypothesis, in the study's own order."""
    hypotheses = list(Hypothesis.objects.filter(study=study).select_related("explanation"))
    predictions = list(
        Prediction.objects.filter(study=study).select_related("hypothesis__explanation", "state")
    )
    states = State.objects.filter(study=study)
    return Layout(
        rows=rows_by_explanation(hypotheses, study)
        if by == By.EXPLANATION
        else rows_by_hypothesis(hypotheses),
        columns=tuple(Column(state.slug, state.name) for state in states),
        terms=tuple(terms_of(prediction) for prediction in predictions),
        prediction_ids=tuple(prediction.pk for prediction in predictions),
        reasoned=reasoned_cells(study, hypotheses, by),
        published=published_cells(study, hypotheses, by),
    )


def terms_of(prediction: Prediction) -> PredictionTerms:
    """A prediction as scoring takes it."""
    return PredictionTerms(
        key=prediction.key,
        explanation=prediction.hypothesis.explanation.slug,
        hypothesis=prediction.hypothesis.slug,
        state=prediction.state.slug,
        weight=prediction.weight,
        test_type=TestType(prediction.test_type),
    )


def rows_by_explanation(hypotheses: list[Hypothesis], study: Study) -> tuple[Row, ...]:
    """One row an explanation, also where it has no hypothesis yet."""
    explanations = study.explanation_set.all()
    return tuple(Row(each.slug, each.name, None, each.name) for each in explanations)


def rows_by_hypothesis(hypotheses: list[Hypothesis]) -> tuple[Row, ...]:
    """One row a hypothesis, those of one explanation together."""
    return tuple(
        Row(each.explanation.slug, each.explanation.name, each.slug, each.name) for each in hypotheses
    )


def reasoned_cells(study: Study, hypotheses: list[Hypothesis], by: By) -> frozenset[tuple[str, str]]:
    """Cells declared not applicable; an explanation's cell is when those of all its hypotheses are (ruling 20)."""
    declared = set(
        NotApplicable.objects.filter(study=study).values_list("hypothesis__slug", "state__slug").order_by()
    )
    if by == By.HYPOTHESIS:
        return frozenset(declared)
    families: dict[str, list[str]] = {}
    for hypothesis in hypotheses:
        families.setdefault(hypothesis.explanation.slug, []).append(hypothesis.slug)
    states = {state for _, state in declared}
    return frozenset(
        (explanation, state)
        for explanation, members in families.items()
        for state in states
        if all((member, state) in declared for member in members)
    )


def published_cells(study: Study, hypotheses: list[Hypothesis], by: By) -> dict[tuple[str, str], Verdict]:
    """Published verdicts by cell.

    An explanation with one single hypothesis stands or falls with it, so a verdict on either is shown for both.
    """
    only_child = only_hypotheses(hypotheses)
    parent_of = {child: parent for parent, child in only_child.items()}
    translate = parent_of if by == By.EXPLANATION else only_child
    found: dict[tuple[str, str], Verdict] = {}
    verdicts = PublishedVerdict.objects.filter(study=study).select_related(
        "explanation", "hypothesis", "state"
    )
    for each in sorted(verdicts, key=lambda each: judges_rows(each, by)):
        subject = each.explanation or each.hypothesis
        slug = subject.slug if judges_rows(each, by) else translate.get(subject.slug)
        if slug is not None:
            found[slug, each.state.slug] = Verdict(each.verdict)
    return found


def judges_rows(published: PublishedVerdict, by: By) -> bool:
    """Whether a published verdict speaks of the rows of this table themselves."""
    return (published.hypothesis_id is None) == (by == By.EXPLANATION)


def only_hypotheses(hypotheses: list[Hypothesis]) -> dict[str, str]:
    """For each explanation with one single hypothesis, that hypothesis (slugs)."""
    families: dict[str, list[str]] = {}
    for hypothesis in hypotheses:
        families.setdefault(hypothesis.explanation.slug, []).append(hypothesis.slug)
    return {explanation: members[0] for explanation, members in families.items() if len(members) == 1}
