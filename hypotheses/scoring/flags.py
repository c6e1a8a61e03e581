"""What a reader of a cell should know beside its verdict, as far as the evidence itself says so.

The flags that explain a verdict (a failed hoop, too few clusters ...) are raised by the ladder in `verdicts`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from hypotheses.choices import Flag, TestType
from hypotheses.scoring.values import CellTally


def _is_never_contradicted(tally: CellTally) -> bool:
    """Tested, and neither a coder nor a lead has put anything on the other side."""
    is_tested = any(prediction.is_tested for prediction in tally.predictions)
    is_opposed = any(prediction.contradiction > 0 for prediction in tally.predictions)
    return is_tested and not is_opposed and tally.n_contradicting_assessments == 0


def _is_straw_only(tally: CellTally) -> bool:
    """Tested, and by nothing that could decide."""
    tested = [prediction.test_type for prediction in tally.predictions if prediction.is_tested]
    return bool(tested) and all(test_type == TestType.STRAW for test_type in tested)


#: When each flag goes up. A ruling has no basis of its own: support by a ruling alone counts as inferred.
CONDITIONS: Mapping[Flag, Callable[[CellTally], bool]] = {
    Flag.NEVER_CONTRADICTED: _is_never_contradicted,
    Flag.LITERATURE_ONLY: lambda tally: (
        tally.n_supporting_units > 0 and not tally.n_supporting_outside_literature
    ),
    Flag.INFERRED_ONLY: lambda tally: (
        tally.n_supporting_units > 0 and not tally.n_supporting_beyond_inference
    ),
    Flag.STRAW_ONLY: _is_straw_only,
    Flag.SHARED_SUPPORT: lambda tally: tally.n_shared_support > 0,
    Flag.RESTRICTED: lambda tally: tally.n_restricted > 0,
    Flag.UNGRADED: lambda tally: tally.n_ungraded > 0,
    Flag.CONTESTED: lambda tally: tally.n_contested > 0,
    Flag.ADJUDICATED: lambda tally: tally.n_adjudicated > 0,
    Flag.RECODED_SINCE_RULING: lambda tally: tally.n_recoded > 0,
}


def raise_flags(tally: CellTally, reasons: Collection[Flag]) -> tuple[Flag, ...]:
    """All flags of a cell in the order of the closed list: the ladder's reasons and the evidence's own."""
    return tuple(flag for flag in Flag if flag in reasons or (flag in CONDITIONS and CONDITIONS[flag](tally)))
