"""A lead puts passages that go back to one source into one cluster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from evidence.admin.gathering import gather_address
from evidence.choices import Access, Role
from evidence.models import Cluster, Passage, Study
from tests.factories import make_cluster, make_document, make_passage, make_study

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
def passages(study: Study) -> list[Passage]:
    """Passages of two documents."""
    return [make_passage(study=study, key=key) for key in ("E035", "E143")]


def page_of(passages: list[Passage]) -> str:
    """Where they are put together."""
    return gather_address([each.pk for each in passages])


def faults(response: Any) -> dict[str, list[str]]:
    """What the page says is wrong."""
    return dict(response.context["form"].errors)


def test_passages_go_into_a_new_cluster_with_the_reason_in_their_history(
    lead: Client, passages: list[Passage]
) -> None:
    answer = lead.post(page_of(passages), {"name": "Paper 5723", "reason": "One sentence, word for word."})

    cluster = Cluster.objects.get()
    assert answer.status_code == 302
    assert (cluster.slug, cluster.name, cluster.reason) == (
        "paper-5723",
        "Paper 5723",
        "One sentence, word for word.",
    )
    for passage in passages:
        passage.refresh_from_db()
        latest = passage.history.latest()
        assert passage.cluster == cluster
        assert latest.history_change_reason == "One sentence, word for word."
        assert latest.history_user.username == "lead"


def test_passages_go_into_a_cluster_that_is_there(
    lead: Client, study: Study, passages: list[Passage]
) -> None:
    cluster = make_cluster(study=study)
    Passage.objects.filter(pk=passages[0].pk).update(cluster=cluster)

    lead.post(page_of(passages), {"cluster": cluster.pk, "reason": "The same."})

    assert {each.cluster for each in Passage.objects.all()} == {cluster}
    assert passages[0].history.count() < passages[1].history.count()


def test_page_shows_the_passages_and_their_clusters(
    lead: Client, study: Study, passages: list[Passage]
) -> None:
    Passage.objects.filter(pk=passages[0].pk).update(cluster=make_cluster(study=study, name="Drafts"))

    page = lead.get(page_of(passages)).content.decode()

    assert "now in the cluster “Drafts”" in page
    assert "now one with the other passages of its document" in page


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"reason": "Why."}, "name"),
        ({"name": "  ", "reason": "Why."}, "name"),
        ({"name": "A name"}, "reason"),
    ],
)
def test_what_is_missing_is_said_at_the_field(
    lead: Client, passages: list[Passage], given: dict[str, str], field: str
) -> None:
    assert field in faults(lead.post(page_of(passages), given))
    assert not Cluster.objects.exists()


def test_name_that_is_taken_is_refused_and_nothing_is_written(
    lead: Client, study: Study, passages: list[Passage]
) -> None:
    make_cluster(study=study, slug="paper-5723")

    assert "name" in faults(lead.post(page_of(passages), {"name": "Paper 5723", "reason": "Why."}))
    assert not Passage.objects.exclude(cluster=None).exists()


def test_cluster_of_another_study_cannot_be_chosen(lead: Client, passages: list[Passage]) -> None:
    answer = lead.post(page_of(passages), {"cluster": make_cluster().pk, "reason": "Why."})

    assert "cluster" in faults(answer)


def test_passages_of_two_studies_have_no_such_page(lead: Client, passages: list[Passage]) -> None:
    assert lead.get(page_of([*passages, make_passage()])).status_code == 404


def test_hidden_passage_has_no_such_page(lead: Client, study: Study, passages: list[Passage]) -> None:
    secret = make_passage(study=study, document=make_document(access=Access.RESTRICTED))

    assert lead.get(page_of([*passages, secret])).status_code == 404


@pytest.mark.parametrize("named", ["", "?passages=x", "?passages=99999999999999999999", "?passages=-1"])
def test_address_that_names_no_passages_is_not_found(lead: Client, named: str) -> None:
    assert lead.get(f"/admin/evidence/cluster/gather/{named}").status_code == 404


def test_coder_may_not(study: Study, staff: Callable[..., Client], passages: list[Passage]) -> None:
    coder = staff(study, Role.CODER, username="coder")

    assert coder.get(page_of(passages)).status_code == 403
    assert coder.post(page_of(passages), {"name": "A", "reason": "B"}).status_code == 403
    assert not Cluster.objects.exists()
