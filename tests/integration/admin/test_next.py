"""Saving a passage leads on to the next that the coder has not judged; lists narrow by what passages bear on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from evidence.choices import Role
from evidence.models import Passage, Study, User
from hypotheses.choices import AssessmentStatus, Direction
from tests.factories import (
    make_appraisal,
    make_assessment,
    make_coder,
    make_passage,
    make_prediction,
    make_state,
    make_study,
)
from tests.integration.admin.forms import address, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def study() -> Study:
    """A study."""
    return make_study()


@pytest.fixture
def coder(study: Study, staff: Callable[..., Client]) -> Client:
    """The browser of a coder."""
    client = staff(study, Role.CODER, username="coder")
    make_coder(study=study, user=User.objects.get(username="coder"), slug="me")
    return client


def save_and_go_on(client: Client, passage: Passage) -> str:
    """Where saving a passage leads."""
    way = address(Passage, "change", passage.pk)
    answer = client.post(way, {**shown(client.get(way)), "_next": "on"})
    assert answer.status_code == 302
    return str(answer["Location"])


def judge(passage: Passage, coder: Any, **fields: Any) -> None:
    """A judgement of a passage."""
    prediction = make_prediction(study=passage.study)
    make_assessment(study=passage.study, passage=passage, prediction=prediction, coder=coder, **fields)


def test_next_is_the_first_passage_by_key_that_the_coder_has_not_judged(coder: Client, study: Study) -> None:
    first, second, third = (make_passage(study=study, key=key) for key in ("P1", "P2", "P3"))
    me, other = study.coder_set.get(slug="me"), make_coder(study=study)
    judge(second, me, status=AssessmentStatus.DRAFT, submitted_at=None)
    judge(third, other)
    make_passage(key="P0")  # of another study

    assert save_and_go_on(coder, first) == address(Passage, "change", third.pk)
    assert save_and_go_on(coder, third) == address(Passage, "change", first.pk)


def test_last_one_leads_back_to_the_list(coder: Client, study: Study) -> None:
    assert save_and_go_on(coder, make_passage(study=study)) == address(Passage, "changelist")


def listed(client: Client, **filters: Any) -> set[str]:
    """The keys of the passages that the list shows."""
    response = client.get(address(Passage, "changelist"), {**filters, "_facets": "True"})
    assert response.status_code == 200
    return {passage.key for passage in response.context["cl"].result_list}


def test_list_narrows_by_state_explanation_direction_and_grade(coder: Client, study: Study) -> None:
    for_it, against, neither = (make_passage(study=study, key=key) for key in ("P1", "P2", "P3"))
    state = make_state(study=study)
    prediction = make_prediction(study=study, state=state)
    other = make_coder(study=study)
    for passage, direction in ((for_it, Direction.SUPPORTS), (against, Direction.CONTRADICTS)):
        make_assessment(
            study=study, passage=passage, prediction=prediction, coder=other, direction=direction, strength=2
        )
    make_appraisal(study=study, document=against.document, grade="B")

    assert listed(coder, state=state.pk) == {"P1", "P2"}
    assert listed(coder, explanation=prediction.hypothesis.explanation_id) == {"P1", "P2"}
    assert listed(coder, direction="contradicts") == {"P2"}
    assert listed(coder, grade="B") == {"P2"}
    assert listed(coder, grade="none") == {"P1", "P3"}
    assert listed(coder, state="nonsense", grade="Z") == {"P1", "P2", "P3"}
    assert neither.key == "P3"


def test_draft_of_a_colleague_narrows_nothing(coder: Client, study: Study) -> None:
    passage = make_passage(study=study, key="P1")
    judge(
        passage,
        make_coder(study=study),
        status=AssessmentStatus.DRAFT,
        submitted_at=None,
        direction="supports",
        strength=1,
    )

    assert listed(coder, direction="supports") == set()
