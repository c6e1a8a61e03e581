"""Memberships alone say what somebody on the staff may do: nobody here has any of Django's permissions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evidence.choices import Role
from evidence.models import (
    ApiToken,
    Appraisal,
    Archive,
    Cluster,
    Document,
    DocumentAgent,
    Membership,
    Passage,
    Study,
    User,
)
from hypotheses.models import Prediction
from tests.factories import (
    FACTORIES,
    make_archive,
    make_coder,
    make_document,
    make_passage,
    make_prediction,
    make_quotation,
    make_study,
    make_user,
)
from tests.integration.admin.forms import added, address, change, held, inline

#: What superusers alone see in the admin: everybody makes and revokes their own tokens on the site's page.
OF_SUPERUSERS = {ApiToken, User}
SHARED = sorted(
    (
        model
        for model in FACTORIES
        if admin.site.is_registered(model)
        and not hasattr(model, "study")
        and model not in OF_SUPERUSERS | {Study}
    ),
    key=lambda model: str(model._meta.label),
)


@pytest.fixture
def study(db: None) -> Study:
    """The study that the people of these tests belong to."""
    return make_study(title="Our study")


@pytest.fixture
def coder(study: Study, staff: Callable[..., Client]) -> Client:
    """The browser of a coder of the study."""
    return staff(study, Role.CODER, username="coder")


@pytest.fixture
def lead(study: Study, staff: Callable[..., Client]) -> Client:
    """The browser of a lead of the study."""
    return staff(study, Role.LEAD, username="lead")


@pytest.fixture
def reader(study: Study, staff: Callable[..., Client]) -> Client:
    """The browser of a reader of the study."""
    return staff(study, Role.READER, username="reader")


@pytest.fixture
def visitor(db: None, client_of: Callable[[User], Client]) -> Client:
    """The browser of somebody on the staff who belongs to no study."""
    return client_of(make_user(username="visitor", is_staff=True))


def tables(client: Client) -> set[str]:
    """The tables that the first page lists."""
    page = client.get(reverse("admin:index"))
    return {model["object_name"] for app in page.context["app_list"] for model in app["models"]}


def changeable(client: Client, row: Any) -> bool:
    """Whether the row's page opens with fields to type in."""
    page: Any = client.get(address(type(row), "change", row.pk))
    assert page.status_code == 200
    return bool(page.context["has_change_permission"])


def test_coder_enters_a_passage_with_quotation_and_assessment(coder: Client, study: Study) -> None:
    me = make_coder(study=study, user=User.objects.get(username="coder"))
    prediction, document = make_prediction(study=study), make_document()
    judged = {"prediction": prediction.pk, "direction": "supports", "strength": 3, "basis": "inferred"}

    passage = added(
        coder,
        Passage,
        document=document.pk,
        **inline("quotations", {"text": "The exact words."}),
        **inline("assessments", {**judged, "coder": me.pk, "status": "submitted"}),
    )

    assert (passage.study, passage.created_by) == (study, me)
    assert [quotation.text for quotation in passage.quotations.all()] == ["The exact words."]
    assert [assessment.coder for assessment in passage.assessments.all()] == [me]


def test_coder_enters_and_changes_shared_rows_without_deleting_them(coder: Client) -> None:
    archive = added(coder, Archive, name="National Archives", slug="na")

    response = change(coder, archive, city="College Park")
    archive.refresh_from_db()

    assert (response.status_code, archive.city) == (302, "College Park")
    assert coder.get(address(Archive, "delete", archive.pk)).status_code == 403


@pytest.mark.parametrize(
    "model", [Prediction, Cluster, Appraisal, Membership], ids=lambda model: model.__name__
)
def test_coder_does_not_add_what_leads_decide(model: type[Any], coder: Client, lead: Client) -> None:
    pages = [client.get(address(model, "add")).status_code for client in (coder, lead)]

    assert pages == [403, 200]
    assert coder.post(address(model, "add"), {}).status_code == 403


def test_lead_grades_documents_and_makes_clusters(lead: Client, study: Study) -> None:
    document = make_document()

    appraisal = added(lead, Appraisal, document=document.pk, grade="A")
    cluster = added(lead, Cluster, name="One cable", slug="one-cable", reason="Copies of one cable.")
    passage = added(lead, Passage, document=document.pk, cluster=cluster.pk)

    assert (appraisal.study, passage.cluster) == (study, cluster)


def test_lead_chooses_members_by_name(lead: Client, study: Study) -> None:
    colleague = make_user(username="colleague", email="colleague@example.org")
    where = {"app_label": "evidence", "model_name": "membership", "field_name": "user"}

    offered: Any = lead.get("/admin/autocomplete/", {"term": "colleag", **where})
    added(lead, Membership, user=colleague.pk, role="coder")

    assert [row["text"] for row in offered.json()["results"]] == ["colleague"]
    assert Membership.objects.get(user=colleague).study == study


def test_lead_sees_of_logins_only_names(lead: Client) -> None:
    colleague = make_user(username="colleague", email="colleague@example.org")
    addresses = address(User, "changelist"), address(User, "change", colleague.pk)

    pages: list[Any] = [lead.get(each) for each in addresses]

    assert [page.status_code for page in pages] == [200, 200]
    assert ["example.org" in page.content.decode() for page in pages] == [False, False]
    assert "colleague" in pages[0].content.decode()
    assert lead.get(address(User, "changelist"), {"q": "example.org"}).context["cl"].result_count == 0
    assert lead.get(address(User, "changelist"), {"email__startswith": "c"}).status_code in (302, 400)
    assert lead.get(address(User, "history", colleague.pk)).status_code == 403
    assert lead.post(address(User, "change", colleague.pk), {"username": "other"}).status_code == 403


@pytest.mark.parametrize("who", ["coder", "reader", "visitor"])
def test_logins_are_no_business_of_who_leads_no_study(
    who: str, db: None, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(who)

    assert client.get(address(User, "changelist")).status_code == 403
    assert "User" not in tables(client)


@pytest.mark.parametrize("who", ["coder", "lead", "reader", "visitor"])
def test_first_page_lists_every_table_of_researchers(
    who: str, db: None, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(who)
    registered = {
        model.__name__ for model in admin.site._registry if model in FACTORIES and model not in OF_SUPERUSERS
    }

    assert registered <= tables(client)


def test_first_page_leads_to_a_new_passage_only_where_the_user_codes(
    coder: Client, reader: Client, study: Study
) -> None:
    way = f"/admin/evidence/passage/add/?study={study.pk}"

    pages = [client.get(reverse("admin:index")).content.decode() for client in (coder, reader)]

    assert [way in page for page in pages] == [True, False]


def test_reader_reads_and_writes_nothing(reader: Client, study: Study) -> None:
    passage = make_quotation(study=study, text="The exact words.").passage
    page = address(Passage, "change", passage.pk)

    assert "The exact words." in reader.get(page).content.decode()
    assert not changeable(reader, passage)
    assert reader.post(page, {"summary": "Mine"}).status_code == 403
    assert reader.get(address(Passage, "add")).status_code == 403
    assert reader.post(address(Passage, "delete", passage.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("who", ["reader", "visitor"])
@pytest.mark.parametrize("model", SHARED, ids=lambda model: model._meta.model_name)
def test_shared_rows_are_read_by_all_staff_and_written_by_who_codes(
    model: type[Any], who: str, db: None, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(who)
    row = FACTORIES[model]()
    version = row.history.latest()

    assert client.get(address(model, "changelist")).context["cl"].result_count >= 1
    assert not changeable(client, row)
    assert client.get(address(model, "add")).status_code == 403
    assert client.get(address(model, "history", row.pk)).status_code == 200
    assert client.get(address(model, "simple_history", row.pk, version.pk)).status_code == 200


def test_who_belongs_to_no_study_reads_the_public_ones(visitor: Client, study: Study) -> None:
    public = make_passage(study=make_study(visibility="public"))
    make_passage(study=study)

    listed = visitor.get(address(Passage, "changelist")).context["cl"].result_list

    assert list(listed) == [public]
    assert not changeable(visitor, public)


@pytest.mark.parametrize("who", ["reader", "visitor"])
def test_reader_brings_no_old_version_back(who: str, db: None, request: pytest.FixtureRequest) -> None:
    client: Client = request.getfixturevalue(who)
    archive = make_archive(city="Before")
    archive.city = "After"
    archive.save()
    page = address(Archive, "simple_history", archive.pk, archive.history.earliest().pk)

    response = client.post(page, held(client.get(page).context["adminform"].form))
    archive.refresh_from_db()

    assert (response.status_code, archive.city) == (403, "After")


def test_superuser_still_does_everything(head: Client, study: Study) -> None:
    theirs = make_passage(study=study, created_by=make_coder(study=study))

    assert changeable(head, theirs)
    assert "User" in tables(head)
    assert head.get(address(Document, "delete", make_document().pk)).status_code == 200


def test_inline_of_a_shared_row_is_deleted_by_permission_only(
    coder: Client, study: Study, staff: Callable[..., Client]
) -> None:
    part: DocumentAgent = FACTORIES[DocumentAgent]()
    permitted = staff(study, Role.CODER, "delete_documentagent", username="permitted")
    prefix = DocumentAgent._meta.get_field("document").remote_field.get_accessor_name()
    ticked = {f"{prefix}-0-DELETE": "on"}

    change(coder, part.document, **ticked)
    kept = DocumentAgent.objects.filter(pk=part.pk).exists()
    change(permitted, part.document, **ticked)

    assert (kept, DocumentAgent.objects.filter(pk=part.pk).exists()) == (True, False)


def test_roles_are_asked_for_once_a_page(coder: Client, study: Study) -> None:
    passage = make_quotation(study=study).passage

    with CaptureQueriesContext(connection) as captured:
        coder.get(address(Passage, "change", passage.pk))

    asked = [query["sql"] for query in captured if query["sql"].startswith('SELECT "evidence_membership"')]
    assert len(asked) == 1
