"""The same evidence under another rule: thresholds and kappa over a grid, other weights, other types of test."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from hypotheses.choices import Basis, TestType
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.cells import CellItems
from hypotheses.scoring.sensitivity.standing import Standing, added, cluster_figures, standing, stands
from hypotheses.scoring.values import PredictionTerms

#: The grids, by setting; the study's own value is put in where it is missing.
GRIDS: Mapping[str, tuple[Fraction, ...]] = {
    "threshold": tuple(
        map(Fraction, ("1/5", "1/4", "3/10", "1/3", "7/20", "2/5", "9/20", "1/2", "11/20", "3/5"))
    ),
    "kappa": tuple(map(Fraction, ("1/4", "1/2", "3/4", "1", "3/2", "2", "5/2", "3"))),
    "discount": tuple(map(Fraction, ("0", "1/4", "1/2", "3/4", "9/10", "99/100"))),
    "minimum_clusters": tuple(map(Fraction, (1, 2, 3, 4))),
}
#: The weight of literature where it is cut: that of grade E.
LOW_WEIGHT = Fraction(1, 5)


@dataclass(frozen=True, slots=True)
class GridPoint:
    """One value of one setting, and where the cell stands under it."""

    setting: str
    value: Fraction
    is_own: bool
    standing: Standing


def with_setting(rule: Rule, setting: str, value: Fraction) -> Rule:
    """The rule with another value; the threshold of failure moves with the threshold of verdicts."""
    if setting == "threshold":
        return replace(rule, threshold=value, fail_threshold=value)
    if setting == "kappa":
        return replace(rule, kappa=value)
    if setting == "discount":
        return replace(rule, discount=value)
    return replace(rule, minimum_clusters=int(value))


def own_value(rule: Rule, setting: str) -> Fraction:
    """The study's own value of a setting."""
    return Fraction(getattr(rule, setting))


def grid(cell: CellItems, rule: Rule, setting: str) -> list[GridPoint]:
    """Where the cell stands under each value of a setting, the study's own among them, in order."""
    own = own_value(rule, setting)
    whole = added(cluster_figures(cell, rule).values(), len(cell.terms))

    def at(value: Fraction) -> Standing:
        if value == own:
            return standing(cell.terms, whole, rule)
        varied = with_setting(rule, setting, value)
        # a discount changes the masses themselves; the others only how they are judged
        return stands(cell, varied) if setting == "discount" else standing(cell.terms, whole, varied)

    return [GridPoint(setting, value, value == own, at(value)) for value in sorted({*GRIDS[setting], own})]


def flip_points(points: Sequence[GridPoint]) -> list[tuple[GridPoint, GridPoint]]:
    """Neighbours on a grid between which the verdict changes."""
    return [(low, high) for low, high in pairwise(points) if low.standing.verdict != high.standing.verdict]


def reweighted(cell: CellItems) -> Mapping[str, CellItems]:
    """The cell under other weights and with less evidence, by the name of the change."""
    items = cell.items
    return {
        "equal-reliability": replace(
            cell, items=tuple(replace(each, reliability=Fraction(1)) for each in items)
        ),
        "literature-cut": replace(
            cell,
            items=tuple(
                replace(each, reliability=min(each.reliability, LOW_WEIGHT)) if each.is_literature else each
                for each in items
            ),
        ),
        "stated-only": replace(
            cell,
            items=tuple(
                replace(each, codings=stated)
                for each in items
                if (stated := tuple(one for one in each.codings if one.basis == Basis.STATED))
            ),
        ),
    }


def with_tests(cell: CellItems, types: Mapping[str, TestType]) -> CellItems:
    """The cell with other types of test for some of its predictions, by key."""
    terms = (replace(term, test_type=types.get(term.key, term.test_type)) for term in cell.terms)
    return replace(cell, terms=tuple(terms))


@dataclass(frozen=True, slots=True)
class SameLogic:
    """Predictions that draw on the same logic in several states, and are put to unequal tests."""

    hypothesis: str
    #: the kind of trace that they share; "" for all predictions of the hypothesis
    kind: str
    keys: tuple[str, ...]
    #: the types that occur among them, in the order of `TestType`
    types: tuple[TestType, ...]


def unequal_tests(terms: Sequence[PredictionTerms], kinds: Mapping[str, str]) -> list[SameLogic]:
    """Where the same logic is put to different types of test; `kinds` gives each prediction's kind of trace.

    Looked at twice: the predictions of one hypothesis that expect the same kind of trace, and all of one hypothesis.
    """
    groups: defaultdict[tuple[str, str], list[PredictionTerms]] = defaultdict(list)
    for term in terms:
        groups[term.hypothesis, kinds[term.key]].append(term)
        groups[term.hypothesis, ""].append(term)
    found: dict[tuple[str, ...], SameLogic] = {}
    for (hypothesis, kind), own in groups.items():
        types = {term.test_type for term in own}
        keys = tuple(term.key for term in own)
        if len(types) > 1 and keys not in found:
            ordered = tuple(each for each in TestType if each in types)
            found[keys] = SameLogic(hypothesis, kind, keys, ordered)
    return list(found.values())
