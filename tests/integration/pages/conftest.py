"""A study with something to read in every corner, and who reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from evidence.choices import Access, Role
from evidence.models import Document, Passage, User
from hypotheses.choices import Basis, Direction, Verdict
from hypotheses.models import Assessment, Prediction
from tests.conftest import SmallStudy
from tests.factories import (
    make_assessment,
    make_collection,
    make_document,
    make_member,
    make_not_applicable,
    make_passage,
    make_published_verdict,
    make_quotation,
    make_user,
)
from tests.integration.pages.printed import make_printed


@dataclass(frozen=True)
class Assessed:
    """The small study with verdicts: power in the north says yes (1/3 exactly), memory in the south is N/A."""

    small: SmallStudy
    #: restricted, graded A by default, and judged to contradict P2
    secret: Document
    secret_passage: Passage


@pytest.fixture
def assessed(small_study: SmallStudy) -> Assessed:
    """D1 and D2 state P1 in terms; a restricted document contradicts P2, just so."""
    study, (north, south) = small_study.study, small_study.states
    first, second = small_study.predictions
    for passage in small_study.passages[:2]:
        judge(first, passage, small_study, strength=3, basis=Basis.STATED)
    make_quotation(passage=small_study.passages[0], text="We shall prevail.", language="en")
    make_not_applicable(
        hypothesis=small_study.hypotheses[1],
        state=south,
        reason="It speaks of neighbours.",
        source="Roe 1990",
    )
    make_published_verdict(
        explanation=small_study.explanations[0], state=north, verdict=Verdict.NO, source="Doe 2001", page="17"
    )
    make_published_verdict(
        explanation=small_study.explanations[1],
        state=south,
        verdict=Verdict.NOT_APPLICABLE,
        source="Doe 2001",
    )
    make_printed(make_collection(), 4, key="d4")
    secret = make_document(short_title="Hidden memorandum", access=Access.RESTRICTED)
    hidden = make_passage(study=study, document=secret, key="hidden-passage", summary="The hidden summary.")
    make_quotation(passage=hidden, text="The hidden words.")
    judge(
        second,
        hidden,
        small_study,
        direction=Direction.CONTRADICTS,
        strength=1,
        rationale="The hidden reason.",
    )
    return Assessed(small_study, secret, hidden)


def judge(prediction: Prediction, passage: Passage, small: SmallStudy, **judgement: Any) -> Assessment:
    """A judgement of the study's first coder."""
    return make_assessment(prediction=prediction, passage=passage, coder=small.coders[0], **judgement)


@pytest.fixture
def member(small_study: SmallStudy) -> Client:
    """The browser of a reader of the study."""
    return browser_of(make_member(small_study.study, Role.READER))


@pytest.fixture
def stranger(db: None) -> Client:
    """The browser of somebody who is in no study."""
    return browser_of(make_user())


def browser_of(user: User) -> Client:
    """A browser in which a user is logged in."""
    client = Client()
    client.force_login(user)
    return client
