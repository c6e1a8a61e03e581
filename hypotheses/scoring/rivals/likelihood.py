"""How far evidence moves belief between rivals that exclude each other: odds, decibels, posteriors.

Good (1950) calls the logarithm of the ratio of likelihoods the weight of evidence, and Jaynes (2003, ch. 4) counts
it in decibels; Fairfield and Charman (2017, Political Analysis 25:3, pp. 363-380) bring both to qualitative research,
and ask that named rivals be compared, not an explanation with its negation. Floats are right here: logarithms are no
fractions, and nobody knows such probabilities to more than two figures.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from hypotheses.choices import TestType

#: From which ratio of likelihoods a test is certain, or unique (Humphreys and Jacobs 2023, ch. 5, figure 5.2).
USUAL_THRESHOLD = 2.0


def weight_of_evidence(likelihood: float, under_rival: float) -> float:
    """How far a find moves the odds towards an explanation and away from a rival, in decibels; 0 moves nothing.

    Raises:
        ValueError: for what is no probability, and for 0: what cannot be under one of them would decide for ever.
    """
    for each in (likelihood, under_rival):
        if not 0 < each <= 1:
            raise ValueError(f"The probability of the evidence must be above 0 and at most 1; it is {each}.")
    return 10 * math.log10(likelihood / under_rival)


def absence_of_evidence(likelihood: float, under_rival: float) -> float:
    """The same for a search that found nothing, from the probabilities of finding it, which are below 1.

    Raises:
        ValueError: for what is no probability, and for 1.
    """
    for each in (likelihood, under_rival):
        if not 0 <= each < 1:
            raise ValueError(f"The probability of finding it must be at least 0 and below 1; it is {each}.")
    return weight_of_evidence(1 - likelihood, 1 - under_rival)


def probability(decibels: float) -> float:
    """The probability of an explanation against one rival, from its odds in decibels: 0 means one half."""
    if decibels >= 0:
        return 1 / (1 + 10 ** (-decibels / 10))
    odds: float = 10 ** (decibels / 10)
    return odds / (1 + odds)


def updated(prior: float, weights: Iterable[float]) -> float:
    """The odds in decibels after all evidence, whose weights add up in any order: each is given what came before it."""
    return math.fsum((prior, *weights))


def posteriors(decibels: Mapping[str, float]) -> dict[str, float]:
    """The probabilities of rivals of which exactly one is right, from their log-odds against any common reference.

    Raises:
        ValueError: without a rival, or where one has no finite number.
    """
    if not decibels or not all(map(math.isfinite, decibels.values())):
        raise ValueError("Every rival needs a finite number of decibels, and there must be one at least.")
    loudest = max(decibels.values())
    shares = {name: 10 ** ((each - loudest) / 10) for name, each in decibels.items()}
    whole = math.fsum(shares.values())
    return {name: share / whole for name, share in shares.items()}


def kind_of_test(likelihood: float, under_rival: float, threshold: float = USUAL_THRESHOLD) -> TestType:
    """Which of Van Evera's four tests (1997, pp. 31-32) such probabilities describe.

    Unique is what finding it favours by the threshold, certain what not finding it disfavours by as much.
    """
    is_unique = likelihood >= threshold * under_rival
    is_certain = 1 - under_rival >= threshold * (1 - likelihood)
    if is_unique:
        return TestType.DOUBLY_DECISIVE if is_certain else TestType.SMOKING_GUN
    return TestType.HOOP if is_certain else TestType.STRAW
