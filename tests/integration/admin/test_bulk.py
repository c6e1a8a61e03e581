"""Changes to many rows from a list: each asks first, keeps its history, and is only for who may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.test import Client

from evidence.admin.gathering import gather_address
from evidence.admin.merges import compare_address
from evidence.choices import Access, Role
from evidence.models import Appraisal, Document, Passage, Study
from tests.factories import make_appraisal, make_coder, make_document, make_passage, make_study
from tests.integration.admin.forms import address
from tests.integration.pages.reading import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def study() -> Study:
    """The study that the people of these tests belong to."""
    return make_study(title="Our study")


@pytest.fixture
def lead(study: Study, staff: Callable[..., Client]) -> Client:
    """The browser of a lead who sees restricted documents."""
    return staff(study, Role.LEAD, "see_restricted_document", username="lead")


@pytest.fixture
def documents() -> list[Document]:
    """Two documents."""
    return [make_document(short_title=title) for title in ("NSC 5514", "NSC 5723")]


def choose(client: Client, rows: list[Any], action: str, **answer: Any) -> Any:
    """Tick rows and choose an action; with an answer, answer what it asks."""
    sent = {ACTION_CHECKBOX_NAME: [row.pk for row in rows], "action": action, **answer}
    return client.post(
        address(type(rows[0]), "changelist"), sent | ({"answer": "on"} if answer else {}), follow=True
    )


def test_grading_asks_first_and_then_keeps_the_reason(
    lead: Client, study: Study, documents: list[Document]
) -> None:
    make_appraisal(study=study, document=documents[0], grade="B")

    asked = choose(lead, documents, "grade")
    assert "these 2 documents: NSC 5514 NSC 5723" in words_of(asked)
    assert Appraisal.objects.count() == 1

    done = choose(lead, documents, "grade", study=study.pk, grade="B", reason="Minutes of the meeting.")

    assert "Grade documents: 1 changed. 1 were so already." in words_of(done)
    assert {each.grade for each in Appraisal.objects.all()} == {"B"}
    latest = Appraisal.objects.get(document=documents[1]).history.get()
    assert (latest.history_user.username, latest.history_change_reason) == ("lead", "Minutes of the meeting.")


def test_without_a_reason_nothing_is_changed(lead: Client, study: Study, documents: list[Document]) -> None:
    answer = choose(lead, documents, "grade", study=study.pk, grade="A", reason=" ")

    assert answer.context["form"].errors.keys() == {"reason"}
    assert not Appraisal.objects.exists()


def test_grade_is_of_a_study_that_the_user_leads(lead: Client, documents: list[Document]) -> None:
    answer = choose(lead, documents, "grade", study=make_study().pk, grade="A", reason="Why.")

    assert "study" in answer.context["form"].errors


def test_access_of_many_is_set_with_history(lead: Client, documents: list[Document]) -> None:
    choose(lead, documents, "set_access", access="restricted", reason="Not released yet.")

    assert {document.access for document in Document.objects.all()} == {Access.RESTRICTED}
    assert documents[0].history.latest().history_change_reason == "Not released yet."


@pytest.mark.parametrize("until", [{}, {"embargoed_until": ""}])
def test_embargo_needs_its_day(lead: Client, documents: list[Document], until: dict[str, str]) -> None:
    answer = choose(lead, documents, "set_access", access="embargoed", reason="Why.", **until)

    assert "needs the day on which it ends" in words_of(answer)
    assert not Document.objects.exclude(access=Access.OPEN).exists()


def test_embargo_with_its_day_is_set(lead: Client, documents: list[Document]) -> None:
    choose(lead, documents, "set_access", access="embargoed", embargoed_until="2050-01-01", reason="Why.")

    assert Document.objects.filter(access=Access.EMBARGOED, embargoed_until="2050-01-01").count() == 2


def test_nobody_hides_a_document_from_the_own_eyes(
    study: Study, staff: Callable[..., Client], documents: list[Document]
) -> None:
    blind = staff(study, Role.LEAD, username="blind")

    choose(blind, documents, "set_access", access="restricted", reason="Why.")

    assert not Document.objects.exclude(access=Access.OPEN).exists()


def test_coder_changes_nothing_in_bulk(
    study: Study, staff: Callable[..., Client], documents: list[Document]
) -> None:
    coder = staff(study, Role.CODER, "see_restricted_document", username="coder")

    choose(coder, documents, "grade", study=study.pk, grade="A", reason="Why.")
    choose(coder, documents, "set_access", access="restricted", reason="Why.")

    assert not Appraisal.objects.exists()
    assert not Document.objects.exclude(access=Access.OPEN).exists()


def test_two_documents_are_compared_from_the_list(lead: Client, documents: list[Document]) -> None:
    answer = choose(lead, documents, "compare_two")

    assert answer.redirect_chain[0][0] in {
        compare_address(documents[0].pk, documents[1].pk),
        compare_address(documents[1].pk, documents[0].pk),
    }


def test_passages_are_assigned_to_a_coder_of_their_study(lead: Client, study: Study) -> None:
    passages = [make_passage(study=study) for _ in range(2)]
    coder, stranger = make_coder(study=study), make_coder()

    refused = choose(lead, passages, "assign", coder=stranger.pk, reason="Why.")
    choose(lead, passages, "assign", coder=coder.pk, reason="She reads Japanese.")

    assert "coder" in refused.context["form"].errors
    assert {passage.created_by for passage in Passage.objects.all()} == {coder}
    assert Passage.objects.first().history.latest().history_change_reason == "She reads Japanese."


def test_passages_of_two_studies_are_not_changed_together(lead: Client, study: Study, head: Client) -> None:
    passages = [make_passage(study=study), make_passage()]

    for action in ("assign", "gather"):
        assert "of one study that you lead" in words_of(choose(head, passages, action))


def test_passages_are_led_to_the_page_of_their_cluster(lead: Client, study: Study) -> None:
    passages = [make_passage(study=study) for _ in range(2)]

    (way, _), *_ = choose(lead, passages, "gather").redirect_chain

    assert way in {gather_address([a.pk, b.pk]) for a, b in (passages, passages[::-1])}
