"""What a member of staff may not see does not exist in the admin: not in lists, choices, filters, history or pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from evidence.choices import Access, Role
from evidence.models import Agent, Collection, Document, Holding, Memo, Passage, Quotation
from evidence.models.studies import Study
from hypotheses.choices import AssessmentStatus
from hypotheses.models import Assessment, Prediction, State
from tests.factories import (
    make_agent,
    make_assessment,
    make_coder,
    make_document,
    make_document_agent,
    make_explanation,
    make_holding,
    make_hypothesis,
    make_membership,
    make_memo,
    make_passage,
    make_prediction,
    make_quotation,
    make_state,
    make_study,
    make_user,
)
from tests.integration.admin.forms import add, address, change, faults

SECRET = "Very secret paper"


@pytest.fixture
def study(db: None) -> Study:
    """The study that the member of staff belongs to."""
    return make_study(title="Our study")


@pytest.fixture
def client(study: Study, staff: Callable[..., Client]) -> Client:
    """A lead of the study without sight of restricted documents."""
    return staff(study, Role.LEAD)


@pytest.fixture
def secret(db: None) -> Document:
    """A restricted document."""
    return make_document(short_title=SECRET, access=Access.RESTRICTED)


def found(client: Client, source: type[Any], field: str, term: str = "") -> list[str]:
    """What the autocomplete of a field offers."""
    where = {"app_label": source._meta.app_label, "model_name": source._meta.model_name, "field_name": field}
    response = client.get("/admin/autocomplete/", {"term": term, **where})
    return [row["text"] for row in response.json()["results"]]


def test_passage_is_offered_with_its_page_and_words(client: Client, study: Study) -> None:
    paper = make_document(short_title="Paper")
    quoted = make_passage(study=study, document=paper, key="P1", pages="12-13", summary="Of floods")
    make_quotation(passage=quoted, text="The river rose." * 10)
    make_passage(study=study, document=paper, key="P2", pages="", summary="Of tolls")
    make_passage(study=study, document=paper, key="P3", pages="9", summary="")

    offered = found(client, Assessment, "passage")

    assert [text.split(" ", 1)[0] for text in offered] == ["P1", "P2", "P3"]
    assert ", pp. 12–13: “The river rose." in offered[0]
    assert offered[1].endswith(": Of tolls")
    assert offered[2].endswith(", p. 9")


def test_restricted_document_is_in_no_list(client: Client, study: Study, secret: Document) -> None:
    make_quotation(passage=make_passage(study=study, document=secret))
    make_holding(document=secret)
    make_document_agent(document=secret)
    make_assessment(passage=make_passage(study=study, document=secret))

    lists = [
        client.get(address(model, "changelist"), {"q": query})
        for model in (Document, Passage, Quotation, Holding, Assessment)
        for query in ("", "secret")
    ]

    assert [page.context["cl"].result_count for page in lists] == [0] * len(lists)
    assert [page for page in lists if SECRET in page.content.decode()] == []


def test_restricted_document_has_no_page_and_no_history(client: Client, secret: Document) -> None:
    version = secret.history.latest()

    pages = [
        client.get(address(Document, "change", secret.pk), follow=True),
        client.get(address(Document, "history", secret.pk)),
        client.get(address(Document, "simple_history", secret.pk, version.pk)),
        client.get(address(Document, "delete", secret.pk), follow=True),
    ]

    assert [page for page in pages if SECRET in page.content.decode()] == []


def test_restricted_document_is_not_offered(client: Client, study: Study, secret: Document) -> None:
    make_document(short_title="Open paper")
    make_passage(study=study, document=secret)

    assert found(client, Passage, "document") == ["Open paper"]
    assert found(client, Passage, "document", "secret") == []
    assert found(client, Quotation, "passage") == []


def test_restricted_document_cannot_be_chosen_by_forging_a_form(
    client: Client, study: Study, secret: Document
) -> None:
    response = add(client, Passage, study=study.pk, document=secret.pk)

    assert "document" in faults(response)
    assert not Passage.objects.exists()


def test_enclosure_of_a_restricted_document_keeps_it_when_saved(client: Client, secret: Document) -> None:
    enclosure = make_document(short_title="Enclosure", part_of=secret)

    page = client.get(address(Document, "change", enclosure.pk)).content.decode()
    response = change(client, enclosure, place="Taipei")
    enclosure.refresh_from_db()

    assert SECRET not in page
    assert response.status_code == 302
    assert (enclosure.part_of, enclosure.place) == (secret, "Taipei")


def test_history_is_closed_where_a_row_once_spoke_of_a_restricted_document(
    client: Client, study: Study, secret: Document
) -> None:
    passage = make_passage(study=study, document=secret, summary="What the secret paper says.")
    passage.document, passage.summary = make_document(short_title="Open paper"), "What the open paper says."
    passage.save()

    pages = [
        client.get(address(Passage, "history", passage.pk)),
        client.get(address(Passage, "simple_history", passage.pk, passage.history.earliest().pk)),
    ]

    assert [page.status_code for page in pages] == [403, 403]
    assert client.get(address(Passage, "change", passage.pk)).status_code == 200


def test_history_of_a_judgement_that_was_a_draft_is_its_coders_alone(
    client: Client, head: Client, study: Study
) -> None:
    judgement = make_assessment(
        prediction=make_prediction(study=study), status=AssessmentStatus.DRAFT, rationale="Not yet sure."
    )
    judgement.status = AssessmentStatus.SUBMITTED
    judgement.full_clean()
    judgement.save()
    page = address(Assessment, "history", judgement.pk)

    assert (client.get(page).status_code, head.get(page).status_code) == (403, 200)


def test_memo_cannot_be_put_on_what_is_hidden_nor_tell_of_it(
    client: Client, study: Study, secret: Document
) -> None:
    hidden = make_passage(study=make_study(), summary="Of another study.")
    for subject in (secret, hidden, hidden.study):
        kind = ContentType.objects.get_for_model(subject)
        entered = {"study": study.pk, "text": "A remark.", "subject_type": kind.pk, "subject_id": subject.pk}

        page = client.post(address(Memo, "add"), entered)

        assert faults(page)["subject_id"][-1] == "There is no such row."
        assert str(subject) not in page.content.decode()
    assert not Memo.objects.exists()


@pytest.mark.parametrize(
    "lookup", ["passages=1", "passages__isnull=False", "appraisals__isnull=0", "title__regex=("]
)
def test_list_cannot_be_asked_who_refers_to_its_rows(client: Client, lookup: str) -> None:
    assert client.get(f"{address(Document, 'changelist')}?{lookup}").status_code == 400


def test_only_superusers_hand_out_rights(study: Study, staff: Callable[..., Client], head: Client) -> None:
    client = staff(study, Role.LEAD, "view_group", "change_group")

    page = address(Group, "changelist")

    assert (client.get(page).status_code, head.get(page).status_code) == (403, 200)


@pytest.mark.parametrize(
    "path", ["abc/history/", "1/history/abc/", "99999999999999999999999/history/", "1/history/1.5/"]
)
def test_history_of_what_is_no_row_is_not_found(head: Client, path: str) -> None:
    assert head.get(f"{address(Document, 'changelist')}{path}").status_code == 404


def test_deleting_does_not_name_what_is_hidden(
    study: Study, staff: Callable[..., Client], secret: Document
) -> None:
    client = staff(study, Role.LEAD, "delete_agent", "delete_collection")
    agent = make_document_agent(document=secret).agent
    collection = make_holding(document=secret).collection

    pages = [
        client.get(address(model, "delete", row.pk))
        for model, row in ((Agent, agent), (Collection, collection))
    ]

    assert [page.status_code for page in pages] == [403, 403]


def test_deletion_that_is_forbidden_says_how_many_rows_are_in_the_way(head: Client) -> None:
    prediction = make_prediction()
    assessment = make_assessment(prediction=prediction)

    page = head.get(address(Prediction, "delete", prediction.pk)).content.decode()

    assert "assessments (1)" in page
    assert str(assessment) not in page


def test_other_studies_do_not_exist(client: Client, study: Study) -> None:
    other = make_state(name="Elsewhere", study=make_study(title="Their study"))
    make_state(name="Here", study=study)
    make_state(name="There", study=study)

    page = client.get(address(State, "changelist")).content.decode()
    filters = client.get(address(Prediction, "changelist")).content.decode()

    assert "Elsewhere" not in page
    assert "Their study" not in page + filters
    assert found(client, Prediction, "state") == ["Here", "There"]
    assert client.get(address(State, "change", other.pk)).status_code == 302


def test_filter_offers_the_user_s_studies_only(client: Client, study: Study) -> None:
    second = make_study(title="Our second study")
    make_study(title="Their study")
    make_membership(study=second, role=Role.READER, user_id=int(client.session["_auth_user_id"]))

    page = client.get(address(State, "changelist"))
    offered = [choice["display"] for choice in page.context["cl"].filter_specs[0].choices(page.context["cl"])]

    assert offered == ["All", "Our second study", "Our study"]


def test_draft_is_seen_by_its_coder_only(client: Client, head: Client, study: Study) -> None:
    draft = make_assessment(study=study, coder=make_coder(study=study, user=make_user()), status="draft")

    pages = [each.get(address(Assessment, "changelist")).content.decode() for each in (client, head)]

    assert [draft.prediction.key in page for page in pages] == [False, False]
    assert head.get(address(Assessment, "history", draft.pk)).status_code == 403


def test_memo_on_a_hidden_row_is_hidden(client: Client, study: Study, secret: Document) -> None:
    make_memo(study=study, subject=secret, text="What the secret says")
    make_memo(study=study, subject=make_agent(), text="What the agent says")

    page = client.get(address(Memo, "changelist")).content.decode()

    assert "What the agent says" in page
    assert "What the secret says" not in page


@pytest.mark.parametrize(
    "term", ["taiwan", "memory", "bitter", "PP-TW-1", "taiwan memory", "past"], ids=lambda term: term
)
def test_prediction_is_found_by_state_explanation_hypothesis_key_and_words(
    client: Client, study: Study, term: str
) -> None:
    explanation = make_explanation(study=study, name="Historical memory")
    hypothesis = make_hypothesis(explanation=explanation, name="The bitter years")
    state = make_state(study=study, name="Taiwan")
    make_prediction(study=study)
    make_prediction(hypothesis=hypothesis, state=state, key="PP-TW-1", statement="It speaks of the past.")

    assert found(client, Assessment, "prediction", term) == ["PP-TW-1 It speaks of the past."]
