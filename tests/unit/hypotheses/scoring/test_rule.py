"""A study's settings: their defaults, and the refusal of impossible ones."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from evidence.choices import Directness, Grade
from hypotheses.scoring.rule import Rule, default_directness, default_grades


def test_defaults_are_those_fixed_before_any_evidence_was_scored() -> None:
    rule = Rule()

    assert (rule.kappa, rule.threshold, rule.fail_threshold) == (1, Fraction(1, 3), Fraction(1, 3))
    assert (rule.minimum_clusters, rule.minimum_coverage) == (2, Fraction(1, 2))
    assert (rule.minimum_mass, rule.discount) == (Fraction(1, 5), 0)
    assert [rule.grades[grade] for grade in Grade] == [Fraction(n, 5) for n in (5, 4, 3, 2, 1)]
    assert rule.directness == dict.fromkeys(["", *Directness], Fraction(1))


@pytest.mark.parametrize(
    ("setting", "least", "most"),
    [
        pytest.param("kappa", Fraction(1, 1000), Fraction(1000), id="kappa-has-no-upper-end"),
        pytest.param("threshold", Fraction(1, 1000), Fraction(1), id="threshold"),
        pytest.param("fail_threshold", Fraction(1, 1000), Fraction(1), id="fail-threshold"),
        pytest.param("minimum_clusters", 1, 99, id="clusters"),
        pytest.param("minimum_coverage", Fraction(0), Fraction(1), id="coverage-includes-both-ends"),
        pytest.param("minimum_mass", Fraction(1, 1000), Fraction(1), id="mass"),
        pytest.param("discount", Fraction(0), Fraction(999, 1000), id="discount-includes-nothing"),
    ],
)
def test_settings_at_the_ends_of_their_range_are_accepted(setting: str, least: Any, most: Any) -> None:
    assert getattr(Rule(**{setting: least}), setting) == least
    assert getattr(Rule(**{setting: most}), setting) == most


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        pytest.param("kappa", Fraction(0), id="kappa-nothing"),
        pytest.param("threshold", Fraction(0), id="threshold-nothing"),
        pytest.param("threshold", Fraction(1001, 1000), id="threshold-above-one"),
        pytest.param("fail_threshold", Fraction(0), id="fail-threshold-nothing"),
        pytest.param("fail_threshold", Fraction(2), id="fail-threshold-above-one"),
        pytest.param("minimum_clusters", 0, id="no-cluster"),
        pytest.param("minimum_clusters", Fraction(3, 2), id="half-a-cluster"),
        pytest.param("minimum_coverage", Fraction(-1, 1000), id="coverage-negative"),
        pytest.param("minimum_coverage", Fraction(1001, 1000), id="coverage-above-one"),
        pytest.param("minimum_mass", Fraction(0), id="mass-nothing"),
        pytest.param("minimum_mass", Fraction(2), id="mass-above-one"),
        pytest.param("discount", Fraction(-1, 2), id="discount-negative"),
        pytest.param("discount", Fraction(1), id="discount-whole"),
        pytest.param("threshold", 0.333, id="float-threshold"),
        pytest.param("kappa", 1.0, id="float-kappa"),
        pytest.param("minimum_coverage", 0.5, id="float-coverage"),
        pytest.param("discount", 0.5, id="float-discount"),
    ],
)
def test_setting_outside_its_range_is_refused_by_name(setting: str, value: Any) -> None:
    with pytest.raises(ValueError, match=rf"{setting} must be .*, not {value}"):
        Rule(**{setting: value})


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(ValueError, match="kappa") as raised:
        Rule(kappa=Fraction(-1), threshold=Fraction(2), discount=Fraction(1), grades={}, directness={})

    message = str(raised.value)
    for part in (
        "kappa",
        "threshold",
        "discount",
        "grades has no number for C",
        "directness has no number for",
    ):
        assert part in message


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        pytest.param({Grade.D: Fraction(7, 10)}, r"D \(7/10\) is above C \(3/5\)", id="rising"),
        pytest.param({Grade.E: Fraction(0)}, "grades of E must be", id="nothing"),
        pytest.param({Grade.A: Fraction(2)}, "grades of A must be", id="above-one"),
        pytest.param({"F": Fraction(1, 10)}, "unknown entry F", id="unknown"),
    ],
)
def test_impossible_grade_numbers_are_refused(changes: dict[Any, Fraction], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        Rule(grades={**default_grades(), **changes})


def test_two_grades_may_weigh_the_same() -> None:
    rule = Rule(grades={**default_grades(), Grade.B: Fraction(1)})

    assert rule.grades[Grade.A] == rule.grades[Grade.B]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        pytest.param({"": Fraction(0)}, "directness of unstated must be", id="unstated-nothing"),
        pytest.param({Directness.REPORTED: Fraction(3, 2)}, "directness of reported must be", id="above-one"),
        pytest.param({"guessed": Fraction(1)}, "unknown entry guessed", id="unknown"),
    ],
)
def test_impossible_directness_is_refused(changes: dict[str, Fraction], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        Rule(directness={**default_directness(), **changes})


def test_rule_in_use_cannot_be_changed_through_the_mapping_it_was_made_from() -> None:
    grades = dict(default_grades())
    rule = Rule(grades=grades)

    grades[Grade.A] = Fraction(1, 100)

    assert rule.grades[Grade.A] == 1


def test_equal_settings_are_one_rule() -> None:
    assert Rule() == Rule()
    assert hash(Rule()) == hash(Rule())
    assert Rule(kappa=Fraction(2)) != Rule()
