"""What a study claims and judges: explanations, predictions, assessments, rulings, published verdicts."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.utils import timezone

from hypotheses.choices import Direction, Verdict
from hypotheses.models import (
    Adjudication,
    Assessment,
    Explanation,
    Hypothesis,
    NotApplicable,
    Outcome,
    Prediction,
    PreferenceReading,
    PublishedOrder,
    PublishedVerdict,
    ScoringSettings,
    State,
    UnitDecision,
)
from tests.factories.building import next_name, stored
from tests.factories.people import make_coder, study_for
from tests.factories.readings import make_passage


def make_state(**fields: Any) -> State:
    """A state."""
    slug = fields.setdefault("slug", next_name("state"))
    return stored(State, fields, study=study_for(fields), name=f"Name of {slug}")


def make_explanation(**fields: Any) -> Explanation:
    """A rival explanation without hypotheses."""
    slug = fields.setdefault("slug", next_name("explanation"))
    return stored(Explanation, fields, study=study_for(fields), name=f"Name of {slug}")


def make_hypothesis(**fields: Any) -> Hypothesis:
    """A hypothesis without predictions."""
    study = study_for(fields)
    slug = fields.setdefault("slug", next_name("hypothesis"))
    return stored(
        Hypothesis,
        fields,
        study=study,
        explanation=partial(make_explanation, study=study),
        name=f"Name of {slug}",
    )


def make_prediction(**fields: Any) -> Prediction:
    """A prediction of weight 1 that is a straw in the wind."""
    study = study_for(fields)
    key = fields.setdefault("key", next_name("prediction"))
    return stored(
        Prediction,
        fields,
        study=study,
        hypothesis=partial(make_hypothesis, study=study),
        state=partial(make_state, study=study),
        statement=f"What {key} expects.",
    )


def make_not_applicable(**fields: Any) -> NotApplicable:
    """That a hypothesis says nothing of a state."""
    study = study_for(fields)
    return stored(
        NotApplicable,
        fields,
        study=study,
        hypothesis=partial(make_hypothesis, study=study),
        state=partial(make_state, study=study),
        reason="The hypothesis speaks of others.",
    )


def make_assessment(**fields: Any) -> Assessment:
    """A submitted judgement: supports, strength 2 (none where the direction given is neutral)."""
    study = study_for(fields)
    neutral = fields.get("direction") == Direction.NEUTRAL
    return stored(
        Assessment,
        fields,
        study=study,
        prediction=partial(make_prediction, study=study),
        passage=partial(make_passage, study=study),
        coder=partial(make_coder, study=study),
        direction=Direction.SUPPORTS,
        strength=None if neutral else 2,
    )


def make_adjudication(**fields: Any) -> Adjudication:
    """A ruling: contradicts, strength 1 (none where the direction given is neutral)."""
    study = study_for(fields)
    neutral = fields.get("direction") == Direction.NEUTRAL
    return stored(
        Adjudication,
        fields,
        study=study,
        prediction=partial(make_prediction, study=study),
        passage=partial(make_passage, study=study),
        direction=Direction.CONTRADICTS,
        strength=None if neutral else 1,
        reason="The passage speaks of another year.",
        ruled_by=partial(make_coder, study=study),
        ruled_at=timezone.now,
    )


def make_unit_decision(**fields: Any) -> UnitDecision:
    """That a passage is a unit of its own."""
    study = study_for(fields)
    unit = fields.setdefault("unit", next_name("unit"))
    return stored(
        UnitDecision,
        fields,
        study=study,
        prediction=partial(make_prediction, study=study),
        passage=partial(make_passage, study=study),
        reason=f"Only {unit} says so.",
        decided_by=partial(make_coder, study=study),
        decided_at=timezone.now,
    )


def make_published_verdict(**fields: Any) -> PublishedVerdict:
    """A printed “yes” on an explanation, or on the hypothesis given."""
    study = study_for(fields)
    on_hypothesis = fields.get("hypothesis") is not None
    return stored(
        PublishedVerdict,
        fields,
        study=study,
        explanation=None if on_hypothesis else partial(make_explanation, study=study),
        state=partial(make_state, study=study),
        verdict=Verdict.YES,
        source="Author 2020",
    )


def make_outcome(**fields: Any) -> Outcome:
    """An outcome whose letter no other has."""
    slug = fields.setdefault("slug", next_name("outcome"))
    return stored(
        Outcome,
        fields,
        study=study_for(fields),
        name=f"Name of {slug}",
        letter=f"o{int(next_name('letter').removeprefix('letter-')):03x}",
    )


def make_preference_reading(**fields: Any) -> PreferenceReading:
    """A submitted reading of strength 2."""
    study = study_for(fields)
    return stored(
        PreferenceReading,
        fields,
        study=study,
        state=partial(make_state, study=study),
        passage=partial(make_passage, study=study),
        better=partial(make_outcome, study=study),
        worse=partial(make_outcome, study=study),
        coder=partial(make_coder, study=study),
        strength=2,
    )


def make_published_order(**fields: Any) -> PublishedOrder:
    """A printed order of two outcomes, made for it where none is given."""
    study = study_for(fields)
    if "ranking" not in fields:
        fields["ranking"] = " > ".join(make_outcome(study=study).letter for _ in range(2))
    return stored(
        PublishedOrder, fields, study=study, state=partial(make_state, study=study), source="Author 2020"
    )


def make_scoring_settings(**fields: Any) -> ScoringSettings:
    """The default rule, written down."""
    return stored(ScoringSettings, fields, study=study_for(fields))
