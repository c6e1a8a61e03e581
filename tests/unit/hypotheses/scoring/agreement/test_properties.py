"""What must hold of coefficients whatever coders judged."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypotheses.choices import NoCoefficient
from hypotheses.scoring.agreement.alpha import ALPHA_INTERVAL, ALPHA_NOMINAL, ALPHA_ORDINAL, ALPHA_RATIO
from hypotheses.scoring.agreement.measures import Measure
from hypotheses.scoring.agreement.nominal import (
    COHEN,
    CONGER,
    FLEISS,
    PERCENT,
    SCOTT,
    brennan_prediger,
    gwet_ac1,
)
from hypotheses.scoring.agreement.values import (
    Coefficient,
    Pattern,
    Patterns,
    n_pairable_units,
    n_pairable_values,
    n_units,
)
from hypotheses.scoring.agreement.weighted import LINEAR, QUADRATIC

MANY = (PERCENT, FLEISS, CONGER, gwet_ac1(), brennan_prediger(), ALPHA_NOMINAL)
ORDERED = (ALPHA_ORDINAL, ALPHA_INTERVAL, ALPHA_RATIO)
OF_TWO = (COHEN, SCOTT, LINEAR, QUADRATIC)

every = pytest.mark.parametrize("measure", [*MANY, *ORDERED], ids=lambda measure: measure.name)
every_of_two = pytest.mark.parametrize("measure", OF_TWO, ids=lambda measure: measure.name)
every_at_all = pytest.mark.parametrize(
    "measure", [*MANY, *ORDERED, *OF_TWO], ids=lambda measure: measure.name
)

values = st.one_of(st.none(), st.integers(1, 4))


def units(n_coders: int) -> st.SearchStrategy[list[Pattern]]:
    """Units judged by so many coders, with gaps."""
    return st.lists(st.tuples(*[values] * n_coders), max_size=12)


@every
@given(values=st.lists(st.integers(1, 4), min_size=2, max_size=12), n_coders=st.integers(2, 4))
def test_identical_codings_agree_in_full_where_there_is_variation(
    measure: Measure, values: list[int], n_coders: int
) -> None:
    found = measure.of(Counter((value,) * n_coders for value in values))

    if len(set(values)) > 1 or measure is PERCENT:
        assert found == Coefficient(Fraction(1))
    else:
        assert found.why_not == NoCoefficient.NO_VARIATION


@every_of_two
@given(values=st.lists(st.integers(1, 4), min_size=2, max_size=12))
def test_two_coders_who_judge_alike_agree_in_full(measure: Measure, values: list[int]) -> None:
    found = measure.of(Counter((value, value) for value in values))

    assert found.value == 1 if len(set(values)) > 1 else found.why_not == NoCoefficient.NO_VARIATION


@every
@given(judged=units(3), data=st.data())
def test_order_of_coders_and_units_does_not_matter(
    measure: Measure, judged: list[Pattern], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(3)))
    shuffled = data.draw(st.permutations([tuple(unit[place] for place in order) for unit in judged]))

    assert measure.of(Counter(shuffled)) == measure.of(Counter(judged))


@pytest.mark.parametrize("measure", [*MANY, COHEN, SCOTT], ids=lambda measure: measure.name)
@given(judged=units(2), names=st.permutations("wxyz"))
def test_other_names_for_categories_change_nothing(
    measure: Measure, judged: list[Pattern], names: list[str]
) -> None:
    renamed = [tuple(None if value is None else names[value - 1] for value in unit) for unit in judged]

    assert measure.of(Counter(renamed)) == measure.of(Counter(judged))


@every
@given(judged=units(3))
def test_no_coefficient_is_above_one_and_none_is_not_a_number(
    measure: Measure, judged: list[Pattern]
) -> None:
    found = measure.of(Counter(judged))

    assert (found.value is None) != (found.why_not is None)
    assert found.value is None or found.value <= 1


@pytest.mark.parametrize("measure", [ALPHA_NOMINAL, ALPHA_ORDINAL, ALPHA_INTERVAL, PERCENT])
@given(judged=units(3), lone=st.integers(1, 4))
def test_unit_with_one_coder_changes_nothing(measure: Measure, judged: list[Pattern], lone: int) -> None:
    before, after = measure.of(Counter(judged)), measure.of(Counter([*judged, (lone, None, None)]))

    if before.value is not None or before.why_not == NoCoefficient.NO_VARIATION:
        assert after == before


@given(judged=units(2))
def test_alpha_of_two_values_is_as_krippendorff_writes_it_for_binary_data(judged: list[Pattern]) -> None:
    binary = [tuple(None if value is None else value % 2 for value in unit) for unit in judged]
    pairs = [unit for unit in binary if None not in unit]
    counts = Counter(value for unit in pairs for value in unit)
    unlike = sum(one != other for one, other in pairs)
    if len(pairs) > 1 and len(counts) == 2:
        expected = 1 - (len(pairs) * 2 - 1) * Fraction(unlike, counts[0] * counts[1])

        assert ALPHA_NOMINAL.of(Counter(binary)).value == expected


def test_percent_agreement_is_the_one_measure_that_needs_no_variation() -> None:
    assert PERCENT.of({("a", "a"): 3}).value == 1


@every_at_all
@pytest.mark.parametrize(
    ("judged", "why"),
    [
        pytest.param({}, NoCoefficient.NO_CODING, id="nothing"),
        pytest.param({(None, None): 2}, NoCoefficient.NO_CODING, id="nothing judged"),
        pytest.param({(1, None): 2, (2, None): 1}, NoCoefficient.ONE_CODER, id="one coder"),
        pytest.param({(1, None): 2, (None, 1): 1}, NoCoefficient.NO_UNIT_IN_COMMON, id="nothing in common"),
        pytest.param({(1, 2): 1, (None, 1): 5}, NoCoefficient.TOO_FEW_UNITS, id="one unit in common"),
    ],
)
def test_why_there_is_no_coefficient_is_said(measure: Measure, judged: Patterns, why: NoCoefficient) -> None:
    assert measure.of(judged) == Coefficient(None, why)


@every_of_two
def test_measure_of_two_coders_refuses_three(measure: Measure) -> None:
    with pytest.raises(ValueError, match="two coders, not 3"):
        measure.of({(1, 1, 2): 3})


def test_scale_with_more_categories_than_were_used_makes_ac1_higher() -> None:
    judged = {("a", "a"): 8, ("a", "b"): 1, ("b", "b"): 1}

    assert (gwet_ac1(3).of(judged).value or 0) > (gwet_ac1().of(judged).value or 0)


@pytest.mark.parametrize("wrong", [(None, None), (Fraction(1), NoCoefficient.NO_VARIATION)])
def test_coefficient_has_a_value_or_a_reason(wrong: tuple[Fraction | None, NoCoefficient | None]) -> None:
    with pytest.raises(ValueError, match="a value or a reason"):
        Coefficient(*wrong)


def test_units_are_counted_by_who_judged_them() -> None:
    judged = {(1, 2): 2, (1, None): 1, (None, None): 1}

    assert (n_units(judged), n_pairable_units(judged), n_pairable_values(judged)) == (3, 2, 4)
