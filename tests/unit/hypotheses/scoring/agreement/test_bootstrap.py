"""Intervals by drawing units anew: the same for one seed, and as wide as the units differ."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from hypotheses.scoring.agreement.alpha import ALPHA_NOMINAL
from hypotheses.scoring.agreement.bootstrap import Group, Interval, interval_of, intervals
from hypotheses.scoring.agreement.nominal import COHEN, CONGER, FLEISS, PERCENT, SCOTT, gwet_ac1

KINDS = (("a", "a"), ("a", "b"), ("b", "b"), ("b", None))
COUNTS = (20, 6, 10, 4)
MEASURES = (PERCENT, ALPHA_NOMINAL, gwet_ac1(), FLEISS, CONGER, COHEN, SCOTT)


class InTurn:
    """A source that draws what it is told, in turn."""

    def __init__(self, *draws: Sequence[int]) -> None:
        self.draws = iter(draws)

    def choices(self, population: Sequence[int], *, k: int) -> list[int]:
        """The next draw."""
        return [population[place] for place in next(self.draws)]


def test_one_seed_gives_one_interval_and_another_seed_another() -> None:
    group = Group(KINDS, MEASURES)
    first, again, other = (intervals(COUNTS, [group], Random(seed), 200) for seed in (1, 1, 2))

    assert first == again != other
    assert set(first[0]) == {measure.name for measure in MEASURES}


def test_interval_lies_around_the_coefficient() -> None:
    (found,) = intervals(COUNTS, [Group(KINDS, MEASURES)], Random(1), 400)

    for measure in MEASURES:
        value = measure.of(dict(zip(KINDS, COUNTS, strict=True))).value
        assert value is not None
        assert found[measure.name].lower < value < found[measure.name].upper


def test_draw_is_computed_like_the_units_themselves() -> None:
    drawn = InTurn([0, 1, 2, 3], [0, 0, 1, 2])

    (found,) = intervals((1, 1, 1, 1), [Group(KINDS, [ALPHA_NOMINAL])], drawn, 2)

    values = [
        ALPHA_NOMINAL.of({("a", "a"): 1, ("a", "b"): 1, ("b", "b"): 1, ("b", None): 1}).value,
        ALPHA_NOMINAL.of({("a", "a"): 2, ("a", "b"): 1, ("b", "b"): 1}).value,
    ]
    assert found["alpha-nominal"] == Interval(min(filter(None, values)), max(filter(None, values)), 2)


def test_draw_without_variation_has_no_coefficient_and_is_counted() -> None:
    drawn = InTurn([0, 0], [0, 1], [0, 1])
    kinds = (("a", "a"), ("b", "b"))

    (found,) = intervals((1, 1), [Group(kinds, [ALPHA_NOMINAL])], drawn, 3)

    assert found["alpha-nominal"] == Interval(Fraction(1), Fraction(1), 2)


def test_coefficient_that_most_draws_do_not_have_has_no_interval() -> None:
    drawn = InTurn([0, 0], [0, 0], [0, 1])

    (found,) = intervals((1, 1), [Group((("a", "a"), ("b", "b")), [ALPHA_NOMINAL])], drawn, 3)

    assert found == {}


def test_draw_in_which_no_unit_has_two_coders_has_no_coefficient() -> None:
    drawn = InTurn([1, 1], [0, 1])
    kinds = (("a", "a"), ("b", None))

    (found,) = intervals((1, 1), [Group(kinds, MEASURES)], drawn, 2)

    assert found["percent"] == Interval(Fraction(1), Fraction(1), 1)


def test_group_counts_only_its_own_units() -> None:
    drawn = InTurn([0, 1, 1, 0])
    own = Group((("a", "a"), None), [PERCENT])

    (found,) = intervals((2, 2), [own], drawn, 1)

    assert found["percent"].lower == 1


def test_without_units_or_draws_there_is_no_interval() -> None:
    group = Group(KINDS, MEASURES)

    assert intervals((0, 0, 0, 0), [group], Random(1), 100) == [{}]
    assert intervals(COUNTS, [group], Random(1), 0) == [{}]


def test_interval_leaves_out_a_fortieth_at_each_end() -> None:
    assert interval_of([(80 - n, 80) for n in range(80)]) == Interval(Fraction(2, 80), Fraction(77, 80), 80)
