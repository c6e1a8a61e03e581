"""Random cells with what the definition says of them, for the tests of sensitivity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import strategies as st

from hypotheses.choices import By, TestType
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.cells import CellItems, cells_of
from hypotheses.scoring.sensitivity.standing import Standing
from hypotheses.scoring.values import Judgement, Ruling
from hypotheses.scoring.verdicts import judge
from tests.unit.hypotheses.scoring.builders import CELL, direction_of, tally, terms
from tests.unit.hypotheses.scoring.strategies import STRENGTHS, Evidence, evidence, rules


@dataclass(frozen=True, slots=True)
class Case:
    """Evidence on one cell, rulings on some of it, and a rule."""

    evidence: Evidence
    rulings: tuple[Ruling, ...]
    rule: Rule

    @property
    def cell(self) -> CellItems:
        """As the analyses take it."""
        return cells_of(self.evidence.predictions, self.evidence.judgements, self.rulings, By.EXPLANATION)[
            CELL
        ]

    def by_definition(
        self,
        judgements: Iterable[Judgement],
        rulings: Iterable[Ruling] | None = None,
        rule: Rule | None = None,
    ) -> Standing:
        """Where the cell stands by these judgements alone, by the definition of the table."""
        rule = rule or self.rule
        kept = self.rulings if rulings is None else rulings
        result = judge(tally(self.evidence.predictions, list(judgements), kept, rule), rule)
        return Standing(result.verdict, result.score)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any evidence of `strategies.evidence`, all types of test, up to three rulings, any rule."""
    found = draw(evidence(test_types=tuple(TestType)))
    units = sorted({(each.prediction, each.passage) for each in found.judgements})
    ruled = draw(st.lists(st.sampled_from(units), max_size=3, unique=True))
    rulings = []
    for prediction, passage in ruled:
        strength = draw(STRENGTHS)
        rulings.append(Ruling(prediction, passage, direction_of(strength), abs(strength) or None, False))
    return Case(found, tuple(rulings), draw(rules()))


def case(*judgements: Judgement, predictions: Evidence | None = None, rule: Rule | None = None) -> Case:
    """Evidence as it is given, by the default rule."""
    own = predictions.predictions if predictions else (terms("P1"),)
    return Case(Evidence(own, judgements), (), rule or Rule())
