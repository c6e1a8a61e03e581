"""Three other ways of adding up, to see whether a finding hangs on the rule. None of them is of record.

Floats are allowed here, and only here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from hypotheses.scoring.units import passage_value
from hypotheses.scoring.values import CellTally, Judgement

#: Ten decibels mean odds ten times as high; a full-strength, fully reliable, independent document is taken as
#: that much.
DECIBELS_PER_MASS = 10


def weight_of_evidence(tally: CellTally) -> float | None:
    """The Bayesian view: twice the posterior probability less one, from even odds; -1 to 1, None if untested.

    Each unit of mass moves the odds by ten decibels (Jaynes 2003, ch. 4, on evidence that adds up in
    decibels). It cannot show how little was asked: untested predictions do not hold it back, three full
    documents on one prediction already give 0.998, and the decibels are taken from strengths, not argued as
    likelihood ratios.
    """
    if not _is_tested(tally):
        return None
    decibels = DECIBELS_PER_MASS * sum(each.support - each.contradiction for each in tally.predictions)
    return math.tanh(float(decibels) * math.log(10) / 20)


def inconsistency_first(tally: CellTally) -> Fraction | None:
    """The view that explanations are struck out, not built up: 1 without contradiction, falling towards -1.

    After Heuer (1999, ch. 8), who ranks hypotheses by the evidence against them. None if untested. It
    cannot show support: a prediction on which a single neutral passage bears scores 1, so it ranks
    explanations and judges none.
    """
    if not _is_tested(tally):
        return None
    against = sum((each.contradiction for each in tally.predictions), Fraction(0))
    return 1 - 2 * against / (against + 1)


def mean_of_codings(judgements: Sequence[Judgement]) -> Fraction | None:
    """The plain mean of all codings as a share of full strength, -1 to 1; None without any. A foil.

    It cannot tell one document quoted five times from five documents, nor good sources from bad, and it
    falls when a weaker document on the same side, or a second coder, is added.
    """
    return passage_value(judgements) if judgements else None


def _is_tested(tally: CellTally) -> bool:
    """Whether any judgement counts in the cell."""
    return any(prediction.is_tested for prediction in tally.predictions)
