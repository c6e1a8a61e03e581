"""Random evidence: any coders, passages, documents, clusters and predictions of one cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

from hypotheses.choices import Direction, TestType
from hypotheses.scoring.values import Judgement, PredictionTerms, Rule
from tests.unit.hypotheses.scoring.builders import judgement, terms

STRENGTHS = st.integers(-3, 3)
GRADES = st.sampled_from("ABCDE")
REVERSED = {
    Direction.SUPPORTS: Direction.CONTRADICTS,
    Direction.CONTRADICTS: Direction.SUPPORTS,
    Direction.NEUTRAL: Direction.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The predictions of one cell and everything coded under them."""

    predictions: tuple[PredictionTerms, ...]
    judgements: tuple[Judgement, ...]

    @property
    def tested(self) -> set[str]:
        """Keys of the predictions that have a judgement."""
        return {each.prediction for each in self.judgements}

    def adding(self, *new: Judgement) -> Evidence:
        """The same evidence and more."""
        return replace(self, judgements=(*self.judgements, *new))

    def reversed(self) -> Evidence:
        """The same evidence pointing the other way."""
        turned = tuple(replace(each, direction=REVERSED[each.direction]) for each in self.judgements)
        return replace(self, judgements=turned)


@st.composite
def evidence(draw: st.DrawFn, *, test_types: tuple[TestType, ...] = (TestType.STRAW,)) -> Evidence:
    """Up to four predictions, five documents of two passages each in up to five clusters, three coders."""
    n_predictions = draw(st.integers(1, 4))
    weights = st.integers(1, 4).map(lambda quarters: Fraction(quarters, 4))
    predictions = tuple(
        terms(f"P{number}", weight=draw(weights), test_type=draw(st.sampled_from(test_types)))
        for number in range(n_predictions)
    )
    grades = draw(st.lists(GRADES, min_size=5, max_size=5))
    clusters = draw(st.lists(st.integers(0, 4), min_size=5, max_size=5))
    places = st.tuples(
        st.integers(0, n_predictions - 1), st.integers(0, 9), st.sampled_from(["ann", "bob", "cy"])
    )
    codings = draw(st.dictionaries(places, STRENGTHS, min_size=1, max_size=12))
    judgements = tuple(
        judgement(
            f"D{passage // 2}",
            strength,
            prediction=f"P{number}",
            passage=f"p{passage}",
            cluster=f"C{clusters[passage // 2]}",
            coder=coder,
            grade=grades[passage // 2],
        )
        for (number, passage, coder), strength in codings.items()
    )
    return Evidence(predictions, judgements)


@st.composite
def new_passages(draw: st.DrawFn, known: Evidence, strengths: st.SearchStrategy[int]) -> Judgement:
    """A passage nobody has coded, from a new document, on any prediction and in a new or a known cluster."""
    return judgement(
        "D-new",
        draw(strengths),
        prediction=draw(st.sampled_from([each.key for each in known.predictions])),
        cluster=draw(st.sampled_from(["C-new", *sorted({each.cluster for each in known.judgements})])),
        grade=draw(GRADES),
    )


def shares(*, least: int = 1) -> st.SearchStrategy[Fraction]:
    """Exact shares in twelfths, from `least` twelfths to the whole."""
    return st.integers(least, 12).map(lambda twelfths: Fraction(twelfths, 12))


def rules() -> st.SearchStrategy[Rule]:
    """Any settings that a study may choose, grades and directness aside."""
    return st.builds(
        Rule,
        kappa=st.integers(1, 8).map(lambda quarters: Fraction(quarters, 4)),
        threshold=shares(),
        fail_threshold=shares(),
        minimum_clusters=st.integers(1, 3),
        minimum_coverage=shares(least=0),
        minimum_mass=shares(),
        discount=st.integers(0, 11).map(lambda twelfths: Fraction(twelfths, 12)),
    )
