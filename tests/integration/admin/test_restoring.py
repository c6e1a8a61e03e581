"""Deleted passages in the admin: who finds them, and bringing one back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from evidence.choices import Access, Role
from evidence.models import Passage, Quotation
from tests.conftest import SmallStudy
from tests.factories import make_coder, make_passage, make_quotation

LIST = "/admin/evidence/passage/deleted/"


@pytest.fixture
def deleted(small_study: SmallStudy) -> int:
    """The number of a passage of the first coder's that is gone."""
    passage = make_passage(
        study=small_study.study,
        document=small_study.documents[0],
        created_by=small_study.coders[0],
        key="lost",
        summary="What was lost.",
    )
    make_quotation(passage=passage, text="We shall prevail.")
    key: int = passage.pk
    passage.delete()
    return key


def page_of(key: int) -> str:
    """The page on which a passage is brought back."""
    return reverse("admin:evidence_passage_restore", args=[key])


def test_a_lead_looks_and_brings_it_back(
    small_study: SmallStudy, deleted: int, staff: Callable[..., Client]
) -> None:
    lead = staff(small_study.study, Role.LEAD)

    assert "What was lost." in lead.get(LIST).content.decode()
    assert "Deleted passages" in lead.get("/admin/evidence/passage/").content.decode()
    shown = lead.get(page_of(deleted)).content.decode()
    assert "We shall prevail." in shown
    assert "1 quotation" in shown
    assert not Passage.objects.filter(pk=deleted).exists()
    answer = lead.post(page_of(deleted), {"reason": "A slip."}, follow=True)

    assert "Passage lost is back, with 1 quotation." in answer.content.decode()
    assert Quotation.objects.get().passage_id == deleted
    record = Passage.history.filter(id=deleted).first()
    assert (record.history_user.username, record.history_change_reason) == ("member", "restored: A slip.")
    assert "What was lost." not in lead.get(LIST).content.decode()


def test_a_coder_finds_only_the_own_passages(
    small_study: SmallStudy, deleted: int, staff: Callable[..., Client]
) -> None:
    coder = staff(small_study.study, Role.CODER)

    assert "lost" not in coder.get(LIST).content.decode()
    assert coder.post(page_of(deleted)).status_code == 404
    assert not Passage.objects.filter(pk=deleted).exists()


def test_a_coder_brings_back_the_own_passage(small_study: SmallStudy, staff: Callable[..., Client]) -> None:
    coder = staff(small_study.study, Role.CODER)
    own = make_coder(study=small_study.study, user_id=int(coder.session["_auth_user_id"]))
    passage = make_passage(study=small_study.study, created_by=own)
    key = passage.pk
    passage.delete()

    assert coder.post(page_of(key), {}).status_code == 302
    assert Passage.objects.filter(pk=key).exists()


def test_readers_and_members_of_other_studies_find_nothing(
    small_study: SmallStudy, deleted: int, staff: Callable[..., Client]
) -> None:
    reader = staff(small_study.study, Role.READER, username="reader")
    stranger = staff(make_passage().study, Role.LEAD, username="stranger")

    for client in (reader, stranger):
        assert client.get(page_of(deleted)).status_code == 404
    assert "lost" not in stranger.get(LIST).content.decode()


def test_a_passage_of_a_restricted_document_is_not_there(
    small_study: SmallStudy, deleted: int, staff: Callable[..., Client]
) -> None:
    document = small_study.documents[0]
    document.access = Access.RESTRICTED
    document.save()
    lead = staff(small_study.study, Role.LEAD)

    assert "lost" not in lead.get(LIST).content.decode()
    assert lead.get(page_of(deleted)).status_code == 404


def test_what_is_in_the_way_is_said_on_the_page(
    small_study: SmallStudy, deleted: int, staff: Callable[..., Client]
) -> None:
    make_passage(study=small_study.study, key="lost")
    lead = staff(small_study.study, Role.LEAD)

    for answer in (lead.get(page_of(deleted)), lead.post(page_of(deleted))):
        assert "The key lost was given to another passage since" in answer.content.decode()


@pytest.mark.parametrize("key", ["999999", "99999999999999999999999", "x"])
def test_an_address_that_names_no_deleted_passage_is_not_found(
    small_study: SmallStudy, staff: Callable[..., Client], key: str
) -> None:
    assert staff(small_study.study, Role.LEAD).get(f"{LIST}{key}/").status_code in {302, 404}
