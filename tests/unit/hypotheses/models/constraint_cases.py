"""How each constraint of the hypotheses app is broken."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
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
    make_outcome,
    make_prediction,
    make_preference_reading,
    make_published_order,
    make_published_verdict,
    make_scoring_settings,
    make_state,
    make_tie_attestation,
    make_tie_reading,
    make_unit_decision,
    make_willingness_attestation,
    make_willingness_reading,
)
from tests.unit.hypotheses.models.mechanism_cases import MECHANISM_CASES


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


def in_reverse(row: Any) -> dict[str, Any]:
    """What another reading of the same coder, passage and state says, the other way round."""
    same = {name: getattr(row, name) for name in ("study", "state", "passage", "coder", "status")}
    other = make_preference_reading(**same)
    return {"better": other.worse, "worse": other.better}


PREFERENCES = [
    doubled("hypotheses_outcome_slug_once", make_outcome, "slug"),
    doubled("hypotheses_outcome_letter_once", make_outcome, "letter"),
    Case("hypotheses_outcome_slug_filled", make_outcome, {"slug": ""}),
    Case("hypotheses_outcome_name_filled", make_outcome, {"name": ""}),
    Case("hypotheses_outcome_letter_filled", make_outcome, {"letter": ""}),
    *(
        case
        for constraint, status in (
            ("hypotheses_preferencereading_one_submitted", AssessmentStatus.SUBMITTED),
            ("hypotheses_preferencereading_one_draft", AssessmentStatus.DRAFT),
        )
        for case in (
            doubled(
                constraint,
                make_preference_reading,
                "better",
                "worse",
                same=("study", "state", "passage", "coder"),
                status=status,
            ),
            Case(constraint, partial(make_preference_reading, status=status), in_reverse, how="in reverse"),
        )
    ),
    Case(
        "hypotheses_preferencereading_of_two",
        make_preference_reading,
        lambda row: {"worse": row.better},
        lambda row: {"worse": row.better, "better": row.worse},
    ),
    Case(
        "hypotheses_preferencereading_strength_known",
        make_preference_reading,
        {"strength": 0},
        {"strength": 1},
        how="too weak",
    ),
    Case(
        "hypotheses_preferencereading_strength_known",
        make_preference_reading,
        {"strength": 4},
        {"strength": 3},
        how="too strong",
    ),
    Case("hypotheses_preferencereading_basis_listed", make_preference_reading, {"basis": "guess"}),
    Case("hypotheses_preferencereading_status_listed", make_preference_reading, {"status": "lost"}),
    doubled("hypotheses_publishedorder_once", make_published_order, "state"),
    Case("hypotheses_publishedorder_ranking_filled", make_published_order, {"ranking": ""}),
    Case("hypotheses_publishedorder_source_filled", make_published_order, {"source": ""}),
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


def cases_of_readings(table: str, make: Any, value: str) -> list[Case]:
    """What both kinds of reading are held to."""
    return [
        doubled(f"hypotheses_{table}_key_once", make, "key"),
        Case(f"hypotheses_{table}_key_filled", make, {"key": ""}, mended=True),
        Case(f"hypotheses_{table}_{value}_on_the_scale", make, {value: 5}, {value: 4}, how="above"),
        Case(
            f"hypotheses_{table}_begins_before_it_ends",
            make,
            {"valid_earliest": date(1955, 1, 2), "valid_latest": date(1955, 1, 1)},
            {"valid_earliest": date(1955, 1, 1), "valid_latest": date(1955, 1, 1)},
            mended=True,
        ),
        Case(f"hypotheses_{table}_basis_listed", make, {"basis": "guess"}, {"basis": "stated"}),
        Case(f"hypotheses_{table}_status_listed", make, {"status": "lost"}, {"status": "withdrawn"}),
    ]


NETWORKS = [
    *cases_of_readings("tiereading", make_tie_reading, "strength"),
    Case(
        "hypotheses_tiereading_between_two_states",
        make_tie_reading,
        lambda row: {"second": row.first},
        lambda row: {"first": row.second, "second": row.first},
    ),
    Case(
        "hypotheses_tiereading_picture_listed",
        make_tie_reading,
        {"picture": "hoped"},
    ),
    Case(
        "hypotheses_tiereading_ideal_is_somebodys",
        make_tie_reading,
        {"picture": "ideal"},
        lambda row: {"picture": "ideal", "ideal_of": row.first},
        how="ideal of nobody",
    ),
    Case(
        "hypotheses_tiereading_ideal_is_somebodys",
        make_tie_reading,
        lambda row: {"ideal_of": row.first},
        how="actual of somebody",
    ),
    *cases_of_readings("willingnessreading", make_willingness_reading, "willingness"),
    doubled("hypotheses_tieattestation_once", make_tie_attestation, "reading", "passage"),
    doubled("hypotheses_willingnessattestation_once", make_willingness_attestation, "reading", "passage"),
]

CASES = [
    *EXPLANATIONS,
    *PREDICTIONS,
    *ASSESSMENTS,
    *UNITS,
    *PUBLISHED,
    *PREFERENCES,
    *NETWORKS,
    *SETTINGS,
    *MECHANISM_CASES,
]
