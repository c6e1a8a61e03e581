"""What scoring reads and what it returns, as frozen values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from hypotheses.choices import Basis, Direction, Flag, TestType, Verdict
from hypotheses.scoring.rule import Rule, is_exact, is_share

__all__ = [
    "CellResult",
    "CellTally",
    "Judgement",
    "PredictionTally",
    "PredictionTerms",
    "Rule",
    "Ruling",
    "signed_strength",
]

#: Which way each direction pulls.
SIGNS = {Direction.SUPPORTS: 1, Direction.CONTRADICTS: -1, Direction.NEUTRAL: 0}
#: A strength of 3 is a passage that states the matter in terms; scores count it as 1.
FULL_STRENGTH = 3


def signed_strength(direction: Direction, strength: int | None) -> int:
    """The strength with its direction's sign: -3 contradicts in terms, 0 is neutral, 3 supports in terms."""
    return SIGNS[direction] * (strength or 0)


def _faults_of_strength(direction: Direction, strength: int | None) -> Iterator[str]:
    """Name a direction or strength that cannot be: neutral carries none (ruling 20), the others 1, 2 or 3."""
    if direction not in SIGNS:
        yield f"direction {direction} is unknown"
    elif direction == Direction.NEUTRAL:
        if strength is not None:
            yield f"a neutral judgement carries no strength, not {strength}"
    elif strength not in range(1, FULL_STRENGTH + 1):
        yield f"strength must be 1, 2 or 3, not {strength}"


def _refuse(what: str, faults: list[str]) -> None:
    """Raise ValueError naming all faults of one value, if there are any."""
    if faults:
        raise ValueError(f"{what}: " + "; ".join(faults) + ".")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One counted assessment, with what scoring needs to know of its passage and document.

    Raises ValueError for a strength that does not fit the direction, or a reliability outside (0, 1]: a
    source that deserves no trust at all is left out, not weighed at nothing.
    """

    prediction: str
    passage: str
    document: str
    #: Passages of one cluster are not independent witnesses, whatever documents they come from.
    cluster: str
    coder: str
    direction: Direction
    #: 3 states it in terms, 2 implies it, 1 is consistent with it; None exactly when neutral.
    strength: int | None
    basis: Basis
    #: The number of the document's grade times the multiplier of the passage's directness, (0, 1].
    reliability: Fraction
    is_literature: bool
    is_restricted: bool
    #: False where the document carries only the default grade of its source class (ruling 19).
    is_graded: bool

    def __post_init__(self) -> None:
        """Refuse what no coder can have meant."""
        faults = list(_faults_of_strength(self.direction, self.strength))
        if not is_share(self.reliability):
            faults.append(
                f"reliability must be an exact number above 0 and at most 1, not {self.reliability}"
            )
        _refuse(f"Judgement of {self.coder} on passage {self.passage} for {self.prediction}", faults)

    @property
    def signed_strength(self) -> int:
        """From -3 (contradicts in terms) over 0 (neutral) to 3 (supports in terms)."""
        return signed_strength(self.direction, self.strength)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A lead's adjudication of one unit, in place of the coders' mean; checked as a judgement is."""

    prediction: str
    passage: str
    direction: Direction
    strength: int | None
    #: Whether a coder has coded the unit again since; flagged, and changes nothing (ruling 3).
    is_recoded_since: bool

    def __post_init__(self) -> None:
        """Refuse a strength that does not fit the direction."""
        faults = list(_faults_of_strength(self.direction, self.strength))
        _refuse(f"Ruling on passage {self.passage} for {self.prediction}", faults)

    @property
    def signed_strength(self) -> int:
        """From -3 (contradicts in terms) over 0 (neutral) to 3 (supports in terms)."""
        return signed_strength(self.direction, self.strength)


@dataclass(frozen=True, slots=True)
class PredictionTerms:
    """What is fixed about a prediction before any evidence is seen. Names are slugs, the key is its code."""

    key: str
    explanation: str
    hypothesis: str
    state: str
    #: How much this prediction counts in its cell, relative to the cell's other predictions. Above 0.
    weight: Fraction
    test_type: TestType

    def __post_init__(self) -> None:
        """Refuse a prediction that could not count."""
        is_weighty = is_exact(self.weight) and self.weight > 0
        faults = [] if is_weighty else [f"weight must be an exact number above 0, not {self.weight}"]
        _refuse(f"Prediction {self.key}", faults)


@dataclass(frozen=True, slots=True)
class PredictionTally:
    """The evidence on one prediction, added up over clusters."""

    key: str
    weight: Fraction
    test_type: TestType
    #: Sum of the clusters' supporting masses; 1 = one independent, fully reliable document in terms. 0 or
    #: more.
    support: Fraction
    #: The same of their contradicting masses.
    contradiction: Fraction
    #: Clusters whose contradicting mass on this prediction reaches the rule's minimum.
    n_contradicting: int
    #: Whether any judgement counts, a neutral one included (ruling 5).
    is_tested: bool


@dataclass(frozen=True, slots=True)
class CellTally:
    """The evidence on one explanation (or hypothesis) in one state, before any verdict."""

    predictions: tuple[PredictionTally, ...] = ()
    #: Clusters with mass in either direction on any prediction of the cell.
    n_clusters: int = 0
    #: Clusters whose supporting mass reaches the minimum on some prediction.
    n_supporting: int = 0
    #: Clusters whose contradicting mass reaches the minimum on some prediction.
    n_contradicting: int = 0
    # The next four count everything counted, neutral judgements included (ruling 6).
    n_documents: int = 0
    n_passages: int = 0
    n_assessments: int = 0
    n_coders: int = 0
    #: Neutral assessments.
    n_neutral: int = 0
    #: Units (passage x prediction) whose coders stand on opposite sides, ruled upon or not.
    n_contested: int = 0
    #: Units on which a lead has ruled.
    n_adjudicated: int = 0
    #: Rulings whose unit was coded again afterwards.
    n_recoded: int = 0
    #: Passages of restricted documents.
    n_restricted: int = 0
    #: Documents that carry only their default grade.
    n_ungraded: int = 0
    #: Units whose value, after any ruling, is above 0.
    n_supporting_units: int = 0
    #: Those of them that do not come from literature.
    n_supporting_outside_literature: int = 0
    #: Those of them where some coder's support is stated or implied by the author, not inferred.
    n_supporting_beyond_inference: int = 0
    #: Assessments that contradict, each coder's counted.
    n_contradicting_assessments: int = 0
    #: Passages that support this cell and also a prediction of another explanation for the same state.
    n_shared_support: int = 0


@dataclass(frozen=True, slots=True)
class CellResult:
    """The verdict of a cell and what it rests on. `None` says that there is no number, never that it is 0."""

    verdict: Verdict
    #: Weighted mean of the predictions' scores, untested ones as 0; (-1, 1). None when nothing is tested.
    score: Fraction | None
    #: The same over tested predictions only.
    score_tested: Fraction | None
    #: Tested share of the predictions by weight, [0, 1]. None for N/A only.
    coverage: Fraction | None
    #: Masses summed over the predictions, unweighted. None for N/A only.
    support: Fraction | None
    contradiction: Fraction | None
    n_predictions: int
    n_tested: int
    #: In the order of `Flag`.
    flags: tuple[Flag, ...] = ()
    #: Keys of the hoop (or doubly decisive) predictions whose failure made the verdict no.
    failed_hoops: tuple[str, ...] = ()
    #: Keys of those whose contradiction turned yes into partially yes.
    contradicted_hoops: tuple[str, ...] = ()
