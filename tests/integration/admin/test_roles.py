"""What roles mean in the admin's forms. Who may write what is in tests/integration/truth/table.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from evidence.choices import Role
from evidence.models import (
    Document,
    Membership,
    Passage,
    Study,
    User,
)
from hypotheses.models import (
    Assessment,
    Event,
    Mechanism,
    Outcome,
    PartEvidence,
    PreferenceReading,
    PublishedOrder,
    TieReading,
    UnitDecision,
    WillingnessReading,
)
from tests.factories import (
    FACTORIES,
    make_coder,
    make_document,
    make_membership,
    make_passage,
    make_quotation,
    make_state,
    make_study,
    make_user,
)
from tests.integration.admin.forms import add, added, address, change, faults, shown

#: Of the tables of analyses, those that coders write and those that leads alone write.
FOR_CODERS = (PreferenceReading, TieReading, WillingnessReading, Event, PartEvidence)
FOR_LEADS = (Outcome, PublishedOrder, Mechanism, UnitDecision)


def may_write(client: Client, model: type[Any], study: Study) -> tuple[bool, bool]:
    """Whether the add page opens, and whether the page of a row of the study, nobody's or one's own, can be saved."""
    me = make_coder(study=study, user=User.objects.get(username="member"))
    whose = {"coder": me} if getattr(model, "WORK_OF", None) == "coder" else {}
    row = FACTORIES[model](study=study, **whose)
    page = client.get(address(model, "change", row.pk))
    return client.get(address(model, "add")).status_code == 200, page.context["has_change_permission"]


@pytest.mark.parametrize("model", FOR_CODERS + FOR_LEADS, ids=lambda model: model._meta.model_name)
@pytest.mark.parametrize("role", Role, ids=str)
def test_role_decides_who_writes(model: type[Any], role: Role, staff: Callable[..., Client]) -> None:
    study = make_study()
    client = staff(study, role)
    allowed = role == Role.LEAD or (role == Role.CODER and model in FOR_CODERS)

    assert may_write(client, model, study) == (allowed, allowed)


def test_member_of_one_study_cannot_write_into_another_that_is_public(staff: Callable[..., Client]) -> None:
    own, public = make_study(), make_study(visibility="public")
    client, document = staff(own, Role.LEAD), make_document()
    theirs = make_passage(study=public)

    response = add(client, Passage, study=public.pk, document=document.pk)
    page = client.get(address(Passage, "change", theirs.pk))

    assert "study" in faults(response)
    assert page.context["has_change_permission"] is False


def test_reader_sees_inline_rows_without_fields_to_type_in(staff: Callable[..., Client]) -> None:
    study = make_study()
    quotation = make_quotation(study=study)
    client = staff(study, Role.READER)

    page = client.get(address(Passage, "change", quotation.passage.pk)).content.decode()

    assert quotation.text in page
    assert "<textarea" not in page


def test_row_stays_in_its_study(head: Client) -> None:
    state, other = make_state(), make_study()

    response = change(head, state, study=other.pk)
    state.refresh_from_db()

    assert response.status_code == 302
    assert state.study != other


def test_only_study_and_own_coder_are_suggested(staff: Callable[..., Client]) -> None:
    study = make_study()
    client = staff(study, Role.CODER)
    me = make_coder(study=study, user=User.objects.get(username="member"))

    passage = shown(client.get(address(Passage, "add")))
    assessment = shown(client.get(address(Assessment, "add")))

    assert (passage["study"], passage["created_by"]) == (study.pk, me.pk)
    assert (assessment["coder"], assessment["status"]) == (me.pk, "submitted")


def test_no_study_is_suggested_to_a_member_of_two(staff: Callable[..., Client]) -> None:
    client = staff(make_study(), Role.CODER)
    make_membership(study=make_study(), user=User.objects.get(username="member"), role=Role.CODER)

    assert shown(client.get(address(Passage, "add")))["study"] == ""


def test_address_that_asks_for_no_study_is_harmless(head: Client) -> None:
    response: Any = head.get(address(Passage, "add"), {"study": "none such"})

    assert response.status_code == 200


def test_who_makes_a_study_leads_it(staff: Callable[..., Client]) -> None:
    client = staff(make_study(), Role.READER, "add_study")

    study = added(client, Study, title="A new study", slug="a-new-study", visibility="private")

    membership = Membership.objects.get(study=study)
    assert (membership.user.username, membership.role) == ("member", Role.LEAD)
    assert membership.history.get().history_user == membership.user


def test_staff_cannot_make_themselves_superusers(staff: Callable[..., Client]) -> None:
    client = staff(make_study(), Role.LEAD, "change_user")
    member, head = User.objects.get(username="member"), make_user(is_superuser=True)

    change(client, member, is_superuser="on")
    page = client.get(address(User, "change", head.pk))
    member.refresh_from_db()

    assert not member.is_superuser
    assert page.context["has_change_permission"] is False


def test_anonymous_is_sent_to_the_login_page(db: None) -> None:
    response: Any = Client().get(address(Document, "changelist"))

    assert response.status_code == 302
    assert "/admin/login/" in response.url
