"""From one passage to the next, and lists narrowed by what passages were judged to bear on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from evidence.choices import Grade, Role
from evidence.models import Coder, Passage, Study, User
from hypotheses.choices import AssessmentStatus
from hypotheses.models import Assessment
from tests.factories import (
    make_appraisal,
    make_assessment,
    make_coder,
    make_membership,
    make_passage,
    make_study,
)
from tests.integration.admin.forms import address, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def study() -> Study:
    """The study that the people of these tests belong to."""
    return make_study(title="Our study")


@pytest.fixture
def lead(study: Study, staff: Callable[..., Client]) -> Client:
    """The browser of a lead."""
    return staff(study, Role.LEAD, username="lead")


@pytest.fixture
def me(lead: Client, study: Study) -> Coder:
    """The coder that the lead is."""
    return make_coder(study=study, user=User.objects.get(username="lead"))


def code_next(client: Client, passage: Passage) -> Any:
    """Save a passage as it stands, and ask for the next."""
    where = address(Passage, "change", passage.pk)
    return client.post(where, {**shown(client.get(where)), "_code_next": "yes"})


def listed(client: Client, model: Any, **asked: str) -> set[str]:
    """The rows of a list, narrowed."""
    return {str(row) for row in client.get(address(model, "changelist"), asked).context["cl"].queryset}


def test_next_is_the_next_passage_that_this_coder_has_not_judged(
    lead: Client, me: Coder, study: Study
) -> None:
    first, judged, free = (make_passage(study=study, key=key) for key in ("E1", "E2", "E3"))
    make_assessment(study=study, passage=judged, coder=me)
    make_assessment(study=study, passage=free)

    assert code_next(lead, first)["Location"] == address(Passage, "change", free.pk)


def test_next_goes_round_to_what_was_passed_over_and_ends_in_the_list(
    lead: Client, me: Coder, study: Study
) -> None:
    first, last = (make_passage(study=study, key=key) for key in ("E1", "E2"))

    assert code_next(lead, last)["Location"] == address(Passage, "change", first.pk)

    make_assessment(study=study, passage=first, coder=me)
    assert code_next(lead, last)["Location"] == address(Passage, "changelist")


def test_a_colleagues_passage_is_judged_on_a_page_of_its_own(
    staff: Callable[..., Client], study: Study
) -> None:
    client = staff(study, Role.CODER, username="coder")
    mine = make_coder(study=study, user=User.objects.get(username="coder"))
    own = make_passage(study=study, key="E1", created_by=mine)
    theirs = make_passage(study=study, key="E2", created_by=make_coder(study=study))

    way = code_next(client, own)["Location"]

    assert way == f"{address(Assessment, 'add')}?study={study.pk}&passage={theirs.pk}"
    assert "_code_next" in client.get(way).content.decode()


def test_who_is_no_coder_of_the_study_is_told(lead: Client, study: Study) -> None:
    passage = make_passage(study=study)
    make_passage(study=study)

    assert code_next(lead, passage)["Location"] == address(Passage, "changelist")
    assert "You are no coder" in lead.get(address(Passage, "changelist")).content.decode()


def test_passages_are_narrowed_by_what_they_bear_on(lead: Client, study: Study) -> None:
    row, other = make_assessment(study=study), make_assessment(study=study)
    prediction = row.prediction
    asked = {
        "state": prediction.state.slug,
        "explanation": prediction.hypothesis.explanation.slug,
        "judged_by": row.coder.slug,
        "direction": row.direction,
    }

    assert listed(lead, Passage, **asked, _facets="True") == {str(row.passage)}
    assert listed(lead, Passage, direction=row.direction) == {str(row.passage), str(other.passage)}
    assert listed(lead, Passage, state="nowhere") == set()


def test_a_colleagues_draft_neither_narrows_nor_counts(lead: Client, study: Study) -> None:
    row = make_assessment(study=study, status=AssessmentStatus.DRAFT, submitted_at=None)

    page = lead.get(address(Passage, "changelist"), {"_facets": "True"})

    assert listed(lead, Passage, direction=row.direction) == set()
    assert f"{row.get_direction_display()} (0)" in page.content.decode()


@pytest.mark.parametrize("model", [Passage, Assessment])
def test_lists_are_narrowed_by_the_grade_in_the_rows_own_study(
    lead: Client, study: Study, model: Any
) -> None:
    row, other = make_assessment(study=study), make_assessment(study=study)
    make_appraisal(study=study, document=row.passage.document, grade=Grade.A)
    theirs = make_membership(user=User.objects.get(username="lead")).study
    make_appraisal(study=theirs, document=other.passage.document, grade=Grade.A)

    assert listed(lead, model, grade="A", _facets="True") == {str(row.passage if model is Passage else row)}
