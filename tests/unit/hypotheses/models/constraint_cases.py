"""How each constraint of the hypotheses app is broken."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone

from hypotheses.choices import AssessmentStatus, Direction
from hypotheses.models import PublishedVerdict
from tests.constraints import Case, doubled
from tests.factories import (
    make_adjudication,
    make_assessment,
    make_explanation,
    make_hypothesis,
    make_not_applicable,
    make_prediction,
    make_published_verdict,
    make_scoring_settings,
    make_state,
    make_unit_decision,
)


def make_verdict_on_hypothesis(**study: Any) -> PublishedVerdict:
    """A published verdict on one hypothesis, not on a whole explanation."""
    return make_published_verdict(hypothesis=make_hypothesis(**study))


EXPLANATIONS = [
    doubled("hypotheses_state_slug_once", make_state, "slug"),
    Case("hypotheses_state_slug_filled", make_state, {"slug": ""}),
    Case("hypotheses_state_name_filled", make_state, {"name": ""}),
    doubled("hypotheses_explanation_slug_once", make_explanation, "slug"),
    Case("hypotheses_explanation_slug_filled", make_explanation, {"slug": ""}),
    Case("hypotheses_explanation_name_filled", make_explanation, {"name": ""}),
    Case("hypotheses_explanation_role_listed", make_explanation, {"role": "judge"}, {"role": "proposed"}),
    doubled("hypotheses_hypothesis_slug_once", make_hypothesis, "slug"),
    Case("hypotheses_hypothesis_slug_filled", make_hypothesis, {"slug": ""}),
    Case("hypotheses_hypothesis_name_filled", make_hypothesis, {"name": ""}),
]

PREDICTIONS = [
    doubled("hypotheses_prediction_key_once", make_prediction, "key"),
    Case("hypotheses_prediction_key_filled", make_prediction, {"key": ""}),
    Case("hypotheses_prediction_statement_filled", make_prediction, {"statement": ""}),
    Case("hypotheses_prediction_kind_listed", make_prediction, {"kind": "hunch"}, {"kind": "account"}),
    Case(
        "hypotheses_prediction_test_type_listed",
        make_prediction,
        {"test_type": "oath"},
        {"test_type": "hoop"},
    ),
    Case(
        "hypotheses_prediction_weight_positive",
        make_prediction,
        {"weight": Fraction(0)},
        {"weight": Fraction(1, 10**6)},
        how="nought",
    ),
    Case(
        "hypotheses_prediction_weight_positive", make_prediction, {"weight": Fraction(-1, 3)}, how="negative"
    ),
    *(
        Case(
            f"hypotheses_prediction_{field}_probable",
            make_prediction,
            {field: Decimal(bound)},
            {field: nearest},
            how=f"at {bound}",
        )
        for field in ("certainty", "uniqueness")
        for bound, nearest in ((0, Decimal("0.001")), (1, Decimal("0.999")))
    ),
    doubled("hypotheses_notapplicable_once", make_not_applicable, "hypothesis", "state"),
    Case("hypotheses_notapplicable_reason_filled", make_not_applicable, {"reason": ""}),
]

NEUTRAL_WITHOUT_STRENGTH = {"direction": Direction.NEUTRAL, "strength": None}


def strength_cases(constraint: str, make: Any) -> list[Case]:
    """Every way in which strength and direction do not fit each other."""
    return [
        Case(constraint, make, {"strength": 0}, {"strength": 1}, how="too weak"),
        Case(constraint, make, {"strength": 4}, {"strength": 3}, how="too strong"),
        Case(constraint, make, {"strength": None}, how="none given"),
        Case(
            constraint,
            make,
            {"direction": Direction.NEUTRAL},
            NEUTRAL_WITHOUT_STRENGTH,
            how="neutral with one",
        ),
    ]


ASSESSMENTS = [
    doubled("hypotheses_assessment_one_submitted", make_assessment, "prediction", "passage", "coder"),
    doubled(
        "hypotheses_assessment_one_draft",
        make_assessment,
        "prediction",
        "passage",
        "coder",
        status=AssessmentStatus.DRAFT,
    ),
    Case("hypotheses_assessment_direction_listed", make_assessment, {"direction": "sideways"}),
    Case("hypotheses_assessment_basis_listed", make_assessment, {"basis": "guess"}, {"basis": "stated"}),
    Case(
        "hypotheses_assessment_status_listed",
        make_assessment,
        {"status": "lost"},
        {"status": AssessmentStatus.WITHDRAWN},
        also_breaks=("hypotheses_assessment_submission_dated",),
    ),
    *strength_cases("hypotheses_assessment_strength_fits_direction", make_assessment),
    Case(
        "hypotheses_assessment_submission_dated",
        make_assessment,
        {"submitted_at": None},
        mended=True,
        how="submitted never",
    ),
    Case(
        "hypotheses_assessment_submission_dated",
        make_assessment,
        {"status": AssessmentStatus.DRAFT, "submitted_at": timezone.now()},
        mended=True,
        how="draft submitted",
    ),
    doubled("hypotheses_adjudication_once", make_adjudication, "prediction", "passage"),
    Case("hypotheses_adjudication_direction_listed", make_adjudication, {"direction": "sideways"}),
    *strength_cases("hypotheses_adjudication_strength_fits_direction", make_adjudication),
    Case("hypotheses_adjudication_reason_filled", make_adjudication, {"reason": ""}),
]

UNITS = [
    doubled("hypotheses_unitdecision_once", make_unit_decision, "prediction", "passage"),
    Case("hypotheses_unitdecision_unit_filled", make_unit_decision, {"unit": ""}),
    Case("hypotheses_unitdecision_reason_filled", make_unit_decision, {"reason": ""}),
]

PUBLISHED = [
    Case(
        "hypotheses_publishedverdict_on_one_thing",
        make_published_verdict,
        {"explanation": None},
        how="on none",
    ),
    Case(
        "hypotheses_publishedverdict_on_one_thing",
        make_published_verdict,
        lambda row: {"hypothesis": make_hypothesis(explanation=row.explanation)},
        lambda row: {"hypothesis": make_hypothesis(explanation=row.explanation), "explanation": None},
        how="on both",
    ),
    doubled("hypotheses_publishedverdict_explanation_once", make_published_verdict, "explanation", "state"),
    doubled("hypotheses_publishedverdict_hypothesis_once", make_verdict_on_hypothesis, "hypothesis", "state"),
    Case("hypotheses_publishedverdict_verdict_listed", make_published_verdict, {"verdict": "perhaps"}),
    Case("hypotheses_publishedverdict_source_filled", make_published_verdict, {"source": ""}),
]

SETTINGS = [
    doubled("hypotheses_scoringsettings_once", make_scoring_settings, "study", same=()),
    Case(
        "hypotheses_scoringsettings_minimum_clusters_positive",
        make_scoring_settings,
        {"minimum_clusters": 0},
        {"minimum_clusters": 1},
    ),
]

CASES = [*EXPLANATIONS, *PREDICTIONS, *ASSESSMENTS, *UNITS, *PUBLISHED, *SETTINGS]
