"""Short ways to write evidence down in the tests of scoring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from evidence.choices import Grade
from hypotheses.choices import Basis, By, Direction, TestType
from hypotheses.scoring.congruence import tally_cells
from hypotheses.scoring.rule import default_grades
from hypotheses.scoring.values import CellTally, Judgement, PredictionTally, PredictionTerms, Rule, Ruling
from hypotheses.scoring.verdicts import judge

GRADES = default_grades()
CELL = ("theory", "land")


def direction_of(strength: int) -> Direction:
    """The direction of a signed strength."""
    if strength == 0:
        return Direction.NEUTRAL
    return Direction.SUPPORTS if strength > 0 else Direction.CONTRADICTS


def judgement(
    document: str = "D1",
    strength: int = 3,
    *,
    prediction: str = "P1",
    passage: str | None = None,
    cluster: str | None = None,
    coder: str = "ann",
    grade: str = "A",
    basis: Basis = Basis.STATED,
    is_literature: bool = False,
    is_restricted: bool = False,
    is_graded: bool = True,
) -> Judgement:
    """A judgement by signed strength (0 is neutral); a passage per document, a document per cluster."""
    return Judgement(
        prediction=prediction,
        passage=passage or f"passage of {document}",
        document=document,
        cluster=cluster or document,
        coder=coder,
        direction=direction_of(strength),
        strength=abs(strength) or None,
        basis=basis,
        reliability=GRADES[Grade(grade)],
        is_literature=is_literature,
        is_restricted=is_restricted,
        is_graded=is_graded,
    )


def ruling(
    document: str = "D1", strength: int = 3, *, prediction: str = "P1", is_recoded_since: bool = False
) -> Ruling:
    """A ruling by signed strength on the one passage of a document."""
    return Ruling(
        prediction, f"passage of {document}", direction_of(strength), abs(strength) or None, is_recoded_since
    )


def terms(
    key: str = "P1",
    *,
    explanation: str = CELL[0],
    hypothesis: str = "hypothesis",
    state: str = CELL[1],
    weight: Fraction = Fraction(1),
    test_type: TestType = TestType.STRAW,
) -> PredictionTerms:
    """A prediction; straw in the wind, of weight 1, in the one cell of most tests."""
    return PredictionTerms(key, explanation, hypothesis, state, weight, test_type)


def tally(
    predictions: Sequence[PredictionTerms],
    judgements: Iterable[Judgement],
    rulings: Iterable[Ruling] = (),
    rule: Rule | None = None,
) -> CellTally:
    """The tally of the one cell."""
    return tally_cells(predictions, judgements, rulings, rule or Rule(), By.EXPLANATION)[CELL]


def score(
    predictions: Sequence[PredictionTerms], judgements: Iterable[Judgement], rule: Rule | None = None
) -> Fraction | None:
    """The score of the one cell."""
    rule = rule or Rule()
    return judge(tally(predictions, judgements, (), rule), rule).score


def prediction_tally(
    support: str | int = 0,
    contradiction: str | int = 0,
    *,
    key: str = "P1",
    n_contradicting: int = 0,
    weight: Fraction = Fraction(1),
    test_type: TestType = TestType.STRAW,
    is_tested: bool = True,
) -> PredictionTally:
    """A tallied prediction by its masses, written as fractions."""
    return PredictionTally(
        key, weight, test_type, Fraction(support), Fraction(contradiction), n_contradicting, is_tested
    )


#: The example of docs/scoring.md: P3 is untested, D1 has two passages and the first of them two coders.
THREE_PREDICTIONS = [terms("P1"), terms("P2"), terms("P3")]
FOUR_DOCUMENTS = [
    judgement("D1", 3, passage="p1", coder="ann"),
    judgement("D1", 2, passage="p1", coder="bob"),
    judgement("D1", 1, passage="p2"),
    judgement("D2", -2, grade="C"),
    judgement("D3", 3, prediction="P2", grade="D"),
    judgement("D4", 0, prediction="P2", grade="B"),
]

#: The mechanism of docs/scoring.md: two coders read one passage on the middle; one link is attested.
WORKED_MECHANISM = [
    judgement("D1", 3, prediction="cause", grade="A"),
    judgement("D2", 3, prediction="cause", grade="A"),
    judgement("D3", 2, prediction="middle", grade="A", coder="ann"),
    judgement("D3", 1, prediction="middle", grade="A", coder="bob"),
    judgement("D4", -1, prediction="middle", grade="C"),
    judgement("D5", 3, prediction="outcome", grade="C"),
    judgement("D6", 3, prediction="cause > middle", grade="B"),
]
