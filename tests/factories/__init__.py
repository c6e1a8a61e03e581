"""Functions that make valid rows: `make_passage(document=nsc_5514, pages="493")`.

Every field can be given by name. What is not given gets a sensible value; a parent that is not given is made, and
always in the study of the values that are. All rows pass `full_clean`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model

from evidence import models as evidence
from hypotheses import models as hypotheses
from tests.factories.claims import (
    make_adjudication,
    make_assessment,
    make_explanation,
    make_hypothesis,
    make_not_applicable,
    make_prediction,
    make_published_verdict,
    make_scoring_settings,
    make_state,
)
from tests.factories.people import (
    SECRET,
    make_api_token,
    make_archivist,
    make_coder,
    make_member,
    make_membership,
    make_study,
    make_user,
)
from tests.factories.readings import (
    make_appraisal,
    make_cluster,
    make_code,
    make_codebook,
    make_coding,
    make_memo,
    make_passage,
    make_passage_use,
    make_quotation,
)
from tests.factories.sources import (
    make_agent,
    make_agent_name,
    make_agent_suggestion,
    make_archive,
    make_collection,
    make_document,
    make_document_agent,
    make_document_match,
    make_document_merge,
    make_document_text,
    make_holding,
    make_note,
    make_page,
    make_scan,
    make_word_run,
)

#: The function that makes a row of each model; a contract test proves that none is missing.
FACTORIES: Mapping[type[Model], Callable[..., Any]] = {
    evidence.Agent: make_agent,
    evidence.AgentName: make_agent_name,
    evidence.AgentSuggestion: make_agent_suggestion,
    evidence.ApiToken: make_api_token,
    evidence.Appraisal: make_appraisal,
    evidence.Archive: make_archive,
    evidence.Cluster: make_cluster,
    evidence.Code: make_code,
    evidence.Codebook: make_codebook,
    evidence.Coder: make_coder,
    evidence.Coding: make_coding,
    evidence.Collection: make_collection,
    evidence.Document: make_document,
    evidence.DocumentAgent: make_document_agent,
    evidence.DocumentMatch: make_document_match,
    evidence.DocumentMerge: make_document_merge,
    evidence.DocumentText: make_document_text,
    evidence.Holding: make_holding,
    evidence.Membership: make_membership,
    evidence.Memo: make_memo,
    evidence.Note: make_note,
    evidence.Page: make_page,
    evidence.Passage: make_passage,
    evidence.PassageUse: make_passage_use,
    evidence.Quotation: make_quotation,
    evidence.Scan: make_scan,
    evidence.Study: make_study,
    evidence.User: make_user,
    evidence.WordRun: make_word_run,
    hypotheses.Adjudication: make_adjudication,
    hypotheses.Assessment: make_assessment,
    hypotheses.Explanation: make_explanation,
    hypotheses.Hypothesis: make_hypothesis,
    hypotheses.NotApplicable: make_not_applicable,
    hypotheses.Prediction: make_prediction,
    hypotheses.PublishedVerdict: make_published_verdict,
    hypotheses.ScoringSettings: make_scoring_settings,
    hypotheses.State: make_state,
}

__all__ = [
    "FACTORIES",
    "SECRET",
    "make_adjudication",
    "make_agent",
    "make_agent_name",
    "make_agent_suggestion",
    "make_api_token",
    "make_appraisal",
    "make_archive",
    "make_archivist",
    "make_assessment",
    "make_cluster",
    "make_code",
    "make_codebook",
    "make_coder",
    "make_coding",
    "make_collection",
    "make_document",
    "make_document_agent",
    "make_document_match",
    "make_document_merge",
    "make_document_text",
    "make_explanation",
    "make_holding",
    "make_hypothesis",
    "make_member",
    "make_membership",
    "make_memo",
    "make_not_applicable",
    "make_note",
    "make_page",
    "make_passage",
    "make_passage_use",
    "make_prediction",
    "make_published_verdict",
    "make_quotation",
    "make_scoring_settings",
    "make_state",
    "make_scan",
    "make_study",
    "make_user",
    "make_word_run",
]
