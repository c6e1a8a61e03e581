"""Tests of a study's settings for scoring."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError

from evidence.choices import Directness, Grade
from hypotheses.models import ScoringSettings
from hypotheses.scoring.rule import Rule
from tests.factories import make_scoring_settings

pytestmark = pytest.mark.django_db


def test_settings_left_alone_are_the_default_rule() -> None:
    settings = ScoringSettings.objects.get(pk=make_scoring_settings().pk)

    assert settings.to_rule() == Rule()


def test_every_number_reaches_the_rule() -> None:
    settings = make_scoring_settings(
        kappa="1/2",
        threshold="1/4",
        fail_threshold="1/5",
        minimum_clusters=3,
        minimum_coverage="2/3",
        minimum_mass="1/7",
        discount="1/8",
        **{f"grade_{grade.lower()}": Fraction(10 - n, 11) for n, grade in enumerate(Grade)},
        **{f"directness_{name}": Fraction(n, 13) for n, name in enumerate(Directness.values, start=1)},
        directness_unstated="12/13",
    )

    rule = ScoringSettings.objects.get(pk=settings.pk).to_rule()

    assert rule == Rule(
        kappa=Fraction(1, 2),
        threshold=Fraction(1, 4),
        fail_threshold=Fraction(1, 5),
        minimum_clusters=3,
        minimum_coverage=Fraction(2, 3),
        minimum_mass=Fraction(1, 7),
        discount=Fraction(1, 8),
        grades={grade: Fraction(10 - n, 11) for n, grade in enumerate(Grade)},
        directness={
            "": Fraction(12, 13),
            **{name: Fraction(n, 13) for n, name in enumerate(Directness.values, start=1)},
        },
    )


def test_all_faults_are_named_at_once() -> None:
    settings = make_scoring_settings()
    settings.kappa, settings.threshold, settings.minimum_clusters = Fraction(0), Fraction(2), 0
    settings.grade_b, settings.directness_direct = Fraction(-1), Fraction(3, 2)

    with pytest.raises(ValidationError) as refusal:
        settings.full_clean()

    said = " ".join(refusal.value.messages)
    for fault in ("kappa", "threshold", "minimum_clusters", "grades", "directness of direct"):
        assert fault in said


def test_grades_may_not_rise_from_better_to_worse() -> None:
    with pytest.raises(ValidationError, match="must not rise from A to E") as refusal:
        make_scoring_settings(grade_d="1/10", grade_e="1/5")

    assert refusal.value.error_dict["__all__"][0].code == "no-rule"


def test_words_for_a_number_are_a_fault_of_their_field_and_no_crash() -> None:
    settings = make_scoring_settings()
    settings.grade_a = "a lot"

    with pytest.raises(ValidationError) as refusal:
        settings.full_clean()

    assert "grade_a" in refusal.value.message_dict
