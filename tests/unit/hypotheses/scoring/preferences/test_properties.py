"""What holds of every set of readings."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import factorial, prod
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hypotheses.scoring.preferences.kemeny import kemeny
from hypotheses.scoring.preferences.matrix import Matrix, compare
from hypotheses.scoring.preferences.ranking import rank
from hypotheses.scoring.preferences.values import Reading
from tests.unit.hypotheses.scoring.preferences.electorates import GRADES

OUTCOMES = tuple("ABCD")


@st.composite
def readings(draw: Any) -> list[Reading]:
    """Readings of four outcomes by two coders in six passages of three clusters and of any grade."""
    sources = [
        (f"P{n}", draw(st.sampled_from("XYZ")), GRADES[draw(st.sampled_from("ABCDE"))]) for n in range(6)
    ]
    made = draw(
        st.dictionaries(
            st.tuples(
                st.sampled_from(sources),
                st.sampled_from(["ann", "bob"]),
                st.sampled_from([(a, b) for a in OUTCOMES for b in OUTCOMES if a < b]),
            ),
            st.tuples(st.booleans(), st.integers(1, 3)),
            max_size=14,
        )
    )
    return [
        Reading(
            passage=passage,
            cluster=cluster,
            coder=coder,
            better=pair[0] if forward else pair[1],
            worse=pair[1] if forward else pair[0],
            strength=strength,
            reliability=reliability,
        )
        for ((passage, cluster, reliability), coder, pair), (forward, strength) in made.items()
    ]


def matrices() -> st.SearchStrategy[Matrix]:
    """What such readings add up to."""
    return readings().map(lambda given: compare(OUTCOMES, given))


@given(readings(), st.randoms())
def test_order_of_readings_does_not_matter(given_readings: list[Reading], chance: Any) -> None:
    shuffled = list(given_readings)
    chance.shuffle(shuffled)

    assert compare(OUTCOMES, shuffled) == compare(OUTCOMES, given_readings)


@given(readings(), st.permutations(OUTCOMES))
def test_names_and_order_of_outcomes_do_not_matter(given_readings: list[Reading], names: list[str]) -> None:
    name = dict(zip(OUTCOMES, names, strict=True))
    before = compare(OUTCOMES, given_readings)
    after = compare(
        OUTCOMES, [replace(each, better=name[each.better], worse=name[each.worse]) for each in given_readings]
    )

    assert after.weights == {(name[a], name[b]): weight for (a, b), weight in before.weights.items()}
    first, second = rank(before), rank(after)
    assert {frozenset(name[each] for each in group) for group in first.groups} == set(
        map(frozenset, second.groups)
    )
    assert {frozenset(name[each] for each in group) for group in first.cycles} == set(
        map(frozenset, second.cycles)
    )
    assert {name[each] for each in first.smith} == set(second.smith)
    assert (first.is_identified, kemeny(before).distance) == (second.is_identified, kemeny(after).distance)
    assert {tuple(name[each] for each in order) for order in kemeny(before).orders} == set(
        kemeny(after).orders
    )


@given(readings())
def test_a_second_coder_who_agrees_in_everything_changes_nothing(given_readings: list[Reading]) -> None:
    alone = [each for each in given_readings if each.coder == "ann"]
    both = alone + [replace(each, coder="bob") for each in alone]

    assert compare(OUTCOMES, both).weights == compare(OUTCOMES, alone).weights
    assert rank(compare(OUTCOMES, both)) == rank(compare(OUTCOMES, alone))


@given(readings())
def test_the_same_said_again_in_the_same_cluster_changes_nothing(given_readings: list[Reading]) -> None:
    again = [replace(each, passage=f"{each.passage} again") for each in given_readings]

    assert compare(OUTCOMES, given_readings + again).weights == compare(OUTCOMES, given_readings).weights


@given(readings())
def test_reversing_all_readings_reverses_the_order(given_readings: list[Reading]) -> None:
    there = compare(OUTCOMES, given_readings)
    back = compare(OUTCOMES, [replace(each, better=each.worse, worse=each.better) for each in given_readings])

    assert back.weights == {(b, a): weight for (a, b), weight in there.weights.items()}
    assert {order[::-1] for order in kemeny(there).orders} == set(kemeny(back).orders)
    assert {each: -score for each, score in rank(there).copeland.items()} == rank(back).copeland
    assert set(map(frozenset, rank(there).cycles)) == set(map(frozenset, rank(back).cycles))
    if rank(there).is_identified:
        assert [set(group) for group in rank(back).groups] == [
            set(group) for group in reversed(rank(there).groups)
        ]


@given(matrices())
def test_every_outcome_of_the_smith_set_beats_every_one_outside(matrix: Matrix) -> None:
    found = rank(matrix).smith
    outside = set(OUTCOMES) - set(found)

    assert found
    assert all(matrix.winners[a, b] for a in found for b in outside)


@given(matrices())
def test_an_order_never_goes_against_a_decided_pair_outside_of_cycles(matrix: Matrix) -> None:
    ranking = rank(matrix)
    place = {outcome: n for n, group in enumerate(ranking.groups) for outcome in group}

    assert sorted(place) == sorted(OUTCOMES)
    for (a, b), beats in matrix.winners.items():
        assert (
            not beats or place[a] < place[b] or place[a] == place[b] and any(a in c for c in ranking.cycles)
        )


@given(matrices())
def test_an_identified_order_is_kemenys_but_for_what_shares_a_place(matrix: Matrix) -> None:
    ranking = rank(matrix)

    if ranking.is_identified:
        assert kemeny(matrix).n_orders == prod(factorial(len(group)) for group in ranking.groups)
        for order in kemeny(matrix).orders:
            assert sorted(order, key=lambda each: [each in group for group in ranking.groups][::-1]) == list(
                order
            )


@given(readings())
def test_a_pair_is_weak_exactly_when_one_cluster_taken_away_undoes_it(given_readings: list[Reading]) -> None:
    matrix = compare(OUTCOMES, given_readings)
    clusters = {each.cluster for each in given_readings}
    without = {
        cluster: compare(OUTCOMES, [each for each in given_readings if each.cluster != cluster]).winners
        for cluster in clusters
    }

    for (a, b), beats in matrix.winners.items():
        if beats:
            is_undone = any(not winners[a, b] for winners in without.values())
            assert (matrix.by_pair[a, b].weakness is not None) is is_undone


@given(matrices())
def test_masses_are_exact_and_never_negative(matrix: Matrix) -> None:
    assert all(isinstance(weight, Fraction) and weight >= 0 for weight in matrix.weights.values())
