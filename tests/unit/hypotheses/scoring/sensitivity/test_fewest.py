"""The fewest changes that overturn a verdict: exact to three, and otherwise an upper bound that says so."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given

from hypotheses.choices import Verdict
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.fewest import Changes, fewest
from hypotheses.scoring.sensitivity.removals import Removals
from hypotheses.scoring.sensitivity.reversals import Reversals
from hypotheses.scoring.sensitivity.standing import stands
from tests.unit.hypotheses.scoring.builders import judgement
from tests.unit.hypotheses.scoring.sensitivity.cases import Case, case, cases
from tests.unit.hypotheses.scoring.strategies import REVERSED

SORTS = pytest.mark.parametrize("sort", [Removals, Reversals])


def by_trying_all(changes: Changes, most: int = 3) -> int | None:
    """The smallest number of changes that overturns the verdict, every set tried; None if above `most`."""
    base = changes.standing(()).verdict
    for size in range(1, most + 1):
        for chosen in combinations(range(len(changes.names)), size):
            if changes.standing(chosen).verdict != base:
                return size
    return None


@SORTS
@given(given_case=cases())
def test_up_to_three_the_search_finds_what_trying_every_set_finds(
    sort: type[Removals] | type[Reversals], given_case: Case
) -> None:
    changes = sort(given_case.cell, given_case.rule)
    found, least = fewest(changes), by_trying_all(changes)

    if least is not None:
        assert (found.count, found.is_exact) == (least, True)
    else:
        assert found.count is None or found.count > 3
        assert found.at_least > min(3, len(changes.names))


@SORTS
@given(given_case=cases())
def test_what_is_found_does_overturn_the_verdict(
    sort: type[Removals] | type[Reversals], given_case: Case
) -> None:
    changes = sort(given_case.cell, given_case.rule)
    found = fewest(changes)

    if found.count is not None:
        chosen = [place for place, name in enumerate(changes.names) if name in found.names]
        assert len(chosen) == found.count
        assert changes.standing(chosen).verdict == found.becomes != changes.standing(()).verdict


@given(cases())
def test_reversing_every_coding_is_the_definition_with_every_direction_turned(given_case: Case) -> None:
    changes = Reversals(given_case.cell, given_case.rule)
    turned = [replace(each, direction=REVERSED[each.direction]) for each in given_case.evidence.judgements]
    rulings = [replace(each, direction=REVERSED[each.direction]) for each in given_case.rulings]

    assert changes.standing(range(len(changes.names))) == given_case.by_definition(turned, rulings)


@given(cases())
def test_a_ruling_is_reversed_in_place_of_the_codings_it_replaces(given_case: Case) -> None:
    ruled = {(each.prediction, each.passage) for each in given_case.rulings}
    names = [tuple(name.split("\n")) for name in Reversals(given_case.cell, given_case.rule).names]

    assert all((coder == "") == ((prediction, passage) in ruled) for prediction, passage, coder in names)


def test_a_verdict_of_many_equal_witnesses_is_exact_at_three_and_bounded_beyond() -> None:
    four = Removals(case(*(judgement(f"D{n}", 3) for n in range(4))).cell, Rule())
    nine = Removals(case(*(judgement(f"D{n}", 3) for n in range(9))).cell, Rule())

    assert (fewest(four).count, fewest(four).is_exact) == (3, True)
    found = fewest(nine)
    assert (found.count, found.is_exact, found.at_least) == (8, False, 4)
    assert found.becomes == Verdict.INSUFFICIENT


def test_a_search_that_runs_out_of_steps_says_how_far_it_was_exact() -> None:
    changes = Removals(case(*(judgement(f"D{n}", 3, grade="ABCDE"[n % 5]) for n in range(9))).cell, Rule())
    found = fewest(changes, most_steps=2)

    assert not found.is_exact
    assert found.count is not None
    assert found.at_least <= found.count


def test_neutral_judgements_cannot_be_reversed() -> None:
    changes = Reversals(case(judgement("D1", 0), judgement("D2", 2)).cell, Rule())

    assert changes.names == ["P1\npassage of D2\nann"]
    assert fewest(changes).count is None


def test_nothing_overturns_a_verdict_that_rests_on_nothing() -> None:
    cell = case(judgement("D1", 0)).cell

    assert stands(cell, Rule()).verdict == Verdict.INSUFFICIENT
    assert fewest(Removals(cell, Rule())).count is None
