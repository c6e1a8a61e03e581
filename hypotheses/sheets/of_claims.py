"""Sheets of what is claimed: the study, its explanations and predictions, its coders' judgements."""

from __future__ import annotations

from evidence.models import Coder, Study
from hypotheses import models
from hypotheses.sheets.columns import columns_of
from hypotheses.sheets.kinds import Kind
from hypotheses.sheets.of_evidence import STUDY, to

NUMBERS = tuple(
    field.name
    for field in models.ScoringSettings._meta.concrete_fields
    if not field.is_relation and not field.primary_key
)
HYPOTHESIS = to("hypotheses", "study", "hypothesis")
STATE = to("states", "study", "state")
PREDICTION = to("predictions", "study", "prediction")
PASSAGE = to("passages", "study", "passage")

STUDIES = Kind(
    "studies",
    Study,
    "Studies: what each asks, and who may read it.",
    columns_of(Study, "slug", "title", "question", "visibility"),
    ("slug",),
    "slug",
)
SETTINGS = Kind(
    "settings",
    models.ScoringSettings,
    "The numbers of a study's scoring rule.",
    columns_of(models.ScoringSettings, "study", *NUMBERS, study=STUDY),
    ("study",),
    "study",
)
CODERS = Kind(
    "coders",
    Coder,
    "The people who code, with or without a login.",
    columns_of(Coder, "study", "slug", "name", study=STUDY),
    ("study", "slug"),
    "slug",
)
STATES = Kind(
    "states",
    models.State,
    "The states compared: the columns of the table.",
    columns_of(models.State, "study", "slug", "name", "native_name", "position", study=STUDY),
    ("study", "slug"),
    "slug",
)
EXPLANATIONS = Kind(
    "explanations",
    models.Explanation,
    "The explanations: the rows of the table.",
    columns_of(
        models.Explanation,
        *("study", "slug", "name", "role", "tradition", "authors", "summary", "position"),
        study=STUDY,
    ),
    ("study", "slug"),
    "slug",
)
HYPOTHESES = Kind(
    "hypotheses",
    models.Hypothesis,
    "What explanations claim, one claim a row.",
    columns_of(
        models.Hypothesis,
        *("study", "explanation", "slug", "name", "claim", "source", "pages", "position"),
        study=STUDY,
        explanation=to("explanations", "study", "explanation"),
    ),
    ("study", "slug"),
    "slug",
)
PREDICTIONS = Kind(
    "predictions",
    models.Prediction,
    "What hypotheses lead us to expect of states.",
    columns_of(
        models.Prediction,
        *("study", "key", "hypothesis", "state", "statement", "kind", "predicted_value", "test_type"),
        *("weight", "certainty", "uniqueness", "source", "pages", "used_in_verdict", "verdict_pages"),
        study=STUDY,
        hypothesis=HYPOTHESIS,
        state=STATE,
    ),
    ("study", "key"),
    "key",
)
NOT_APPLICABLE = Kind(
    "not_applicable",
    models.NotApplicable,
    "Of which states hypotheses say nothing, and why.",
    columns_of(
        models.NotApplicable,
        *("study", "hypothesis", "state", "reason", "source", "pages"),
        study=STUDY,
        hypothesis=HYPOTHESIS,
        state=STATE,
    ),
    ("study", "hypothesis", "state"),
    "hypothesis",
)
PUBLISHED_VERDICTS = Kind(
    "published_verdicts",
    models.PublishedVerdict,
    "What authors claimed in print.",
    columns_of(
        models.PublishedVerdict,
        *("study", "explanation", "hypothesis", "state", "verdict", "source", "page"),
        study=STUDY,
        explanation=to("explanations", "study", "explanation"),
        hypothesis=HYPOTHESIS,
        state=STATE,
    ),
    ("study", "explanation", "hypothesis", "state"),
    "state",
)
ASSESSMENTS = Kind(
    "assessments",
    models.Assessment,
    "Coders' judgements of what passages say about predictions.",
    columns_of(
        models.Assessment,
        *("study", "prediction", "passage", "coder", "direction", "strength", "rationale", "basis"),
        *("stated_at", "status", "submitted_at"),
        study=STUDY,
        prediction=PREDICTION,
        passage=PASSAGE,
        coder=to("coders", "study", "coder"),
    ),
    ("prediction", "passage", "coder", "status"),
    "passage",
)
ADJUDICATIONS = Kind(
    "adjudications",
    models.Adjudication,
    "Leads' rulings where coders differ.",
    columns_of(
        models.Adjudication,
        *("study", "prediction", "passage", "direction", "strength", "reason", "ruled_by", "ruled_at"),
        study=STUDY,
        prediction=PREDICTION,
        passage=PASSAGE,
        ruled_by=to("coders", "study", "ruled_by"),
    ),
    ("prediction", "passage"),
    "passage",
)
