"""Coders change their own work, leads everybody's; clusters are the leads' business."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from evidence.choices import Role
from evidence.models import Coder, Coding, Memo, Passage, Study, User
from hypotheses.models import Assessment
from tests.factories import (
    FACTORIES,
    make_assessment,
    make_cluster,
    make_coder,
    make_document,
    make_membership,
    make_passage,
    make_prediction,
    make_study,
)
from tests.integration.admin.forms import add, address, change, faults, held, inline, shown

WHOSE = {Passage: "created_by", Memo: "created_by", Coding: "coder", Assessment: "coder"}


@pytest.fixture
def study(db: None) -> Study:
    """The study that the people of these tests belong to."""
    return make_study()


@pytest.fixture
def coder(study: Study, staff: Callable[..., Client]) -> Client:
    """The browser of a coder of the study."""
    return staff(study, Role.CODER, username="coder")


@pytest.fixture
def lead(study: Study, staff: Callable[..., Client]) -> Client:
    """The browser of a lead of the study."""
    return staff(study, Role.LEAD, username="lead")


@pytest.fixture
def me(coder: Client, study: Study) -> Coder:
    """The coder, as named with judgements."""
    return make_coder(study=study, user=User.objects.get(username="coder"))


@pytest.fixture
def colleague(study: Study) -> Coder:
    """Another coder of the study."""
    return make_coder(study=study)


def pages_of(client: Client, row: Any) -> tuple[bool, int]:
    """Whether the row's page has fields to type in, and how its delete page answers."""
    page = client.get(address(type(row), "change", row.pk))
    deleting = client.get(address(type(row), "delete", row.pk))
    return page.context["has_change_permission"], deleting.status_code


@pytest.mark.parametrize("model", WHOSE, ids=lambda model: model._meta.model_name)
def test_coder_changes_own_rows_and_lead_all(
    model: type[Any], coder: Client, lead: Client, me: Coder, colleague: Coder
) -> None:
    own, theirs = (FACTORIES[model](study=me.study, **{WHOSE[model]: each}) for each in (me, colleague))

    assert pages_of(coder, own) == (True, 200)
    assert pages_of(coder, theirs) == (False, 403)
    assert pages_of(lead, theirs) == (True, 200)
    assert coder.post(address(model, "change", theirs.pk), {}).status_code == 403


def test_row_that_is_nobody_s_is_changed_by_any_coder(coder: Client, study: Study) -> None:
    assert pages_of(coder, make_passage(study=study, created_by=None)) == (True, 200)


@pytest.mark.parametrize(("who", "refused"), [("coder", True), ("lead", False)])
def test_only_leads_enter_work_under_a_colleague_s_name(
    who: str, refused: bool, colleague: Coder, me: Coder, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(who)
    passage, prediction = make_passage(study=me.study), make_prediction(study=me.study)
    judged = {"passage": passage.pk, "prediction": prediction.pk, "direction": "neutral", "strength": ""}

    response: Any = add(client, Assessment, **judged, basis="inferred", coder=colleague.pk)

    assert (response.status_code == 200 and "coder" in faults(response)) is refused
    assert Assessment.objects.exists() is not refused


@pytest.mark.parametrize(
    "sent", [{"rationale": "Mine"}, {"DELETE": "on"}, {"direction": "neutral", "strength": ""}], ids=str
)
def test_colleague_s_assessment_stays_when_own_passage_is_saved(
    coder: Client, me: Coder, colleague: Coder, sent: dict[str, str]
) -> None:
    theirs = make_assessment(
        passage=make_passage(study=me.study, created_by=me), coder=colleague, rationale="Theirs"
    )

    forged = {f"assessments-0-{name}": value for name, value in sent.items()}
    response = change(coder, theirs.passage, summary="Changed", **forged)
    kept = Assessment.objects.get()

    assert response.status_code == 302
    assert (kept.rationale, kept.direction, kept.history.count()) == ("Theirs", theirs.direction, 1)
    assert Passage.objects.get().summary == "Changed"


@pytest.mark.parametrize("who", ["coder", "lead"])
def test_under_a_passage_coders_change_their_own_assessment(
    who: str, me: Coder, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(who)
    mine = make_assessment(passage=make_passage(study=me.study, created_by=me), coder=me)

    change(client, mine.passage, **{"assessments-0-rationale": "Looked at again"})
    mine.refresh_from_db()

    assert mine.rationale == "Looked at again"


def test_coder_is_offered_only_the_own_name(coder: Client, me: Coder, colleague: Coder) -> None:
    form = coder.get(address(Assessment, "add")).context["adminform"].form

    assert list(form.fields["coder"].queryset) == [me]


def test_coder_cannot_move_a_passage_into_a_cluster(coder: Client, lead: Client, me: Coder) -> None:
    passage, cluster = make_passage(study=me.study, created_by=me), make_cluster(study=me.study)

    by_coder = change(coder, passage, cluster=cluster.pk)
    passage.refresh_from_db()
    before = passage.cluster
    change(lead, passage, cluster=cluster.pk)
    passage.refresh_from_db()

    assert (by_coder.status_code, before, passage.cluster) == (302, None, cluster)
    assert "cluster" not in shown(coder.get(address(Passage, "change", passage.pk)))


def test_coder_cannot_enter_a_passage_into_a_cluster(coder: Client, study: Study) -> None:
    add(coder, Passage, document=make_document().pk, cluster=make_cluster(study=study).pk)

    assert Passage.objects.get().cluster is None


def test_lead_elsewhere_cannot_enter_a_passage_into_a_cluster_here(coder: Client, study: Study) -> None:
    make_membership(study=make_study(), user=User.objects.get(username="coder"), role=Role.LEAD)

    response = add(
        coder, Passage, study=study.pk, document=make_document().pk, cluster=make_cluster(study=study).pk
    )

    assert "cluster" in faults(response)
    assert not Passage.objects.exists()


def brought_back(client: Client, row: Any, version: Any) -> int:
    """How bringing back an old version of a row is answered."""
    page = address(type(row), "simple_history", row.pk, version.pk)
    return client.post(page, held(client.get(page).context["adminform"].form)).status_code


def test_bringing_back_an_old_version_moves_no_cluster(coder: Client, me: Coder) -> None:
    passage = make_passage(study=me.study, created_by=me, cluster=make_cluster(study=me.study), summary="Old")
    first = passage.history.latest()
    passage.cluster, passage.summary = None, "New"
    passage.save()

    answer = brought_back(coder, passage, first)
    passage.refresh_from_db()

    assert (answer, passage.summary, passage.cluster) == (302, "Old", None)


@pytest.mark.parametrize(
    ("was_own", "expected"),
    [pytest.param(True, 403, id="handed-over"), pytest.param(False, 200, id="taken-over")],
)
def test_old_version_of_a_row_that_was_or_is_a_colleague_s_is_not_brought_back(
    was_own: bool, expected: int, coder: Client, me: Coder, colleague: Coder
) -> None:
    before, after = (me, colleague) if was_own else (colleague, me)
    passage = make_passage(study=me.study, created_by=before)
    first = passage.history.latest()
    passage.created_by = after
    passage.save()

    answer = brought_back(coder, passage, first)
    passage.refresh_from_db()

    assert (answer, passage.created_by) == (expected, after)


def test_coder_deletes_no_assessment_of_a_colleague_with_many_ticked(
    coder: Client, me: Coder, colleague: Coder
) -> None:
    rows = [make_assessment(study=me.study, coder=each) for each in (me, colleague)]
    ticked = {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"}

    coder.post(address(Assessment, "changelist"), ticked)

    assert Assessment.objects.count() == 2


def test_inline_row_under_a_colleague_s_name_is_refused(coder: Client, me: Coder, colleague: Coder) -> None:
    passage, prediction = make_passage(study=me.study, created_by=me), make_prediction(study=me.study)
    row = {"prediction": prediction.pk, "direction": "supports", "strength": 1, "basis": "inferred"}

    rows = inline("assessments", {**row, "coder": colleague.pk, "status": "submitted"})
    response = change(coder, passage, **rows)

    assert "assessments-0-coder" in faults(response)
    assert not Assessment.objects.exists()
