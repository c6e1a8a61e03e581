"""What is said beside a verdict."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from hypotheses.choices import Basis, Flag, TestType
from hypotheses.scoring.flags import CONDITIONS, raise_flags
from hypotheses.scoring.values import CellTally, Rule
from hypotheses.scoring.verdicts import judge
from tests.unit.hypotheses.scoring.builders import judgement, prediction_tally, ruling, tally, terms

#: The flags that the ladder raises, not the evidence.
REASONS = {
    Flag.HOOP_FAILED,
    Flag.HOOP_CONTRADICTED,
    Flag.TOO_FEW_CLUSTERS,
    Flag.LOW_COVERAGE,
    Flag.ONE_SIDED_BUT_THIN,
    Flag.NO_PREDICTION,
}
#: Tested both ways by a hoop, with stated support from documents of the time: nothing to flag.
UNREMARKABLE = CellTally(
    (prediction_tally(2, 1, test_type=TestType.HOOP),),
    n_supporting_units=2,
    n_supporting_outside_literature=1,
    n_supporting_beyond_inference=1,
    n_contradicting_assessments=1,
)


def test_every_flag_is_raised_either_by_the_ladder_or_by_the_evidence() -> None:
    assert set(CONDITIONS) | REASONS == set(Flag)
    assert set(CONDITIONS) & REASONS == set()


@pytest.mark.parametrize(
    ("changes", "flags"),
    [
        pytest.param({}, (), id="unremarkable"),
        pytest.param({"n_supporting_outside_literature": 0}, (Flag.LITERATURE_ONLY,), id="literature-only"),
        pytest.param({"n_supporting_beyond_inference": 0}, (Flag.INFERRED_ONLY,), id="inferred-only"),
        pytest.param(
            {
                "n_supporting_units": 0,
                "n_supporting_outside_literature": 0,
                "n_supporting_beyond_inference": 0,
            },
            (),
            id="no-support-is-neither-literature-nor-inferred",
        ),
        pytest.param({"n_shared_support": 1}, (Flag.SHARED_SUPPORT,), id="shared-support"),
        pytest.param({"n_restricted": 1}, (Flag.RESTRICTED,), id="restricted"),
        pytest.param({"n_ungraded": 1}, (Flag.UNGRADED,), id="ungraded"),
        pytest.param({"n_contested": 1}, (Flag.CONTESTED,), id="contested"),
        pytest.param({"n_adjudicated": 1}, (Flag.ADJUDICATED,), id="adjudicated"),
        pytest.param({"n_recoded": 1}, (Flag.RECODED_SINCE_RULING,), id="recoded"),
    ],
)
def test_flag_goes_up_on_its_count(changes: dict[str, Any], flags: tuple[Flag, ...]) -> None:
    assert raise_flags(replace(UNREMARKABLE, **changes), set()) == flags


@pytest.mark.parametrize(
    ("test_types", "flags"),
    [
        pytest.param([(TestType.STRAW, True)], {Flag.STRAW_ONLY}, id="one-straw"),
        pytest.param([(TestType.STRAW, True), (TestType.SMOKING_GUN, True)], set(), id="a-stronger-test"),
        pytest.param(
            [(TestType.STRAW, True), (TestType.HOOP, False)], {Flag.STRAW_ONLY}, id="stronger-but-untested"
        ),
        pytest.param([(TestType.STRAW, False)], set(), id="nothing-tested"),
    ],
)
def test_straw_only_looks_at_tested_predictions(
    test_types: list[tuple[TestType, bool]], flags: set[Flag]
) -> None:
    predictions = tuple(
        prediction_tally(key=str(place), test_type=test_type, is_tested=is_tested)
        for place, (test_type, is_tested) in enumerate(test_types)
    )

    assert set(raise_flags(CellTally(predictions, n_contradicting_assessments=1), set())) == flags


@pytest.mark.parametrize(
    ("strengths", "ruled", "is_flagged"),
    [
        pytest.param([3], None, True, id="support-only"),
        pytest.param([0], None, True, id="neutral-only"),
        pytest.param([3, -1], None, False, id="one-coder-against"),
        pytest.param([-3], 3, False, id="offered-and-overruled"),
        pytest.param([3], -3, False, id="brought-in-by-a-ruling"),
    ],
)
def test_never_contradicted_means_nobody_offered_anything_against(
    strengths: list[int], ruled: int | None, is_flagged: bool
) -> None:
    evidence = [judgement("D1", strength, coder=str(place)) for place, strength in enumerate(strengths)]
    rulings = [] if ruled is None else [ruling("D1", ruled)]

    flags = judge(tally([terms()], evidence, rulings), Rule()).flags

    assert (Flag.NEVER_CONTRADICTED in flags) is is_flagged


def test_cell_without_evidence_is_not_called_never_contradicted() -> None:
    assert Flag.NEVER_CONTRADICTED not in judge(tally([terms()], []), Rule()).flags


def test_support_by_a_ruling_alone_counts_as_inferred() -> None:
    evidence = [judgement("D1", -3, basis=Basis.STATED)]

    assert Flag.INFERRED_ONLY in judge(tally([terms()], evidence, [ruling("D1", 3)]), Rule()).flags


def test_flags_come_in_the_order_of_the_closed_list() -> None:
    everything = replace(
        UNREMARKABLE,
        predictions=(prediction_tally(1),),
        n_supporting_outside_literature=0,
        n_supporting_beyond_inference=0,
        n_contradicting_assessments=0,
        n_contested=1,
        n_adjudicated=1,
        n_recoded=1,
        n_restricted=1,
        n_ungraded=1,
        n_shared_support=1,
    )

    assert raise_flags(everything, REASONS) == tuple(Flag)


def test_flags_and_verdict_are_independent() -> None:
    """A flag warns; it never moves a verdict."""
    evidence = [judgement(f"D{number}", 3, is_literature=True, basis=Basis.INFERRED) for number in range(2)]

    plain = judge(tally([terms()], [judgement("D0", 3), judgement("D1", 3)]), Rule())
    flagged = judge(tally([terms()], evidence), Rule())

    assert {Flag.LITERATURE_ONLY, Flag.INFERRED_ONLY} <= set(flagged.flags) - set(plain.flags)
    assert (plain.verdict, plain.score) == (flagged.verdict, flagged.score)
    assert flagged.score == Fraction(2, 3)
