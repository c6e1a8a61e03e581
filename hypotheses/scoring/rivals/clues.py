"""Likelihoods that hang on something: on another clue, on a report's reliability, on whether it is worth looking."""

from __future__ import annotations

import math
from dataclasses import dataclass

#: What adding and multiplying probabilities may leave below 0.
SLACK = 1e-12


@dataclass(frozen=True, slots=True)
class JointClues:
    """How probable it is, under one explanation, to find both of two clues, only one of them, or none."""

    both: float
    only_first: float
    only_second: float
    neither: float


def joint_clues(first: float, second: float, correlation: float) -> JointClues:
    """Two clues that go together, from the probability of each under an explanation and their correlation.

    After Blair et al. (DesignLibrary, `process_tracing_designer`). Clues from one file are seldom
    independent; counted as if they were, they prove too much.

    Raises:
        ValueError: for what is no probability, and for a correlation that these cannot have.
    """
    if not (0 <= first <= 1 and 0 <= second <= 1 and -1 <= correlation <= 1):
        raise ValueError("Probabilities run from 0 to 1, correlations from -1 to 1.")
    shift = correlation * math.sqrt(first * second * (1 - first) * (1 - second))
    cells = (
        first * second + shift,
        first * (1 - second) - shift,
        (1 - first) * second - shift,
        (1 - first) * (1 - second) + shift,
    )
    if min(cells) < -SLACK:
        raise ValueError(
            f"Clues with probabilities {first} and {second} cannot have a correlation of {correlation}."
        )
    return JointClues(*(max(cell, 0.0) for cell in cells))


def reported(likelihood: float, if_true: float, if_false: float) -> float:
    """The probability of a report of a fact, from that of the fact and those of a report if it is so, and if not.

    After Schum: what somebody tells is weaker evidence than what he tells of, the more often he errs.

    Raises:
        ValueError: for what is no probability.
    """
    if not all(0 <= each <= 1 for each in (likelihood, if_true, if_false)):
        raise ValueError("Probabilities run from 0 to 1.")
    return likelihood * if_true + (1 - likelihood) * if_false


def expected_learning(prior: float, likelihood: float, under_rival: float) -> float:
    """How much of one's uncertainty a search may be expected to remove, from 0 to 1, before it is known what it finds.

    The expected fall of the variance of belief, as a share of what it was (Humphreys and Jacobs 2023, ch. 5): it tells
    which archive to go to next, and not what is in it.

    Raises:
        ValueError: for what is no probability, and where prior or search leave nothing open.
    """
    if not (0 < prior < 1 and 0 <= likelihood <= 1 and 0 <= under_rival <= 1):
        raise ValueError("The prior lies between 0 and 1, the probabilities of finding it from 0 to 1.")
    apart = likelihood - under_rival
    found = prior * likelihood + (1 - prior) * under_rival
    if found in (0, 1):
        raise ValueError("The search finds it always or never, whoever is right: nothing can be learnt.")
    return apart**2 * prior * (1 - prior) / (found * (1 - found))
