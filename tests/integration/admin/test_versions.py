"""Two people at one row: the second to save is told what the first did, and loses nothing typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from evidence.models import Passage, User
from tests.factories import make_passage, make_quotation, make_user
from tests.integration.admin.forms import address, change, faults, shown


@pytest.fixture
def kim(superuser: User, client_of: Callable[[User], Client]) -> Client:
    """The browser of a colleague."""
    return client_of(make_user(username="kim", is_staff=True, is_superuser=True))


def opened(client: Client, row: Any) -> dict[str, Any]:
    """What a browser holds after a row's page was opened."""
    return shown(client.get(address(type(row), "change", row.pk)))


def send(client: Client, row: Any, held: dict[str, Any], **typed: Any) -> Any:
    """Send what a browser holds, with some fields typed over."""
    return client.post(address(type(row), "change", row.pk), held | typed)


def test_second_to_save_is_told_who_changed_which_field(head: Client, kim: Client) -> None:
    passage = make_passage(summary="As found")
    held = opened(head, passage)
    change(kim, passage, summary="Kim's reading")

    response = send(head, passage, held, summary="My reading")
    passage.refresh_from_db()

    assert passage.summary == "Kim's reading"
    assert "kim changed this after you opened it" in faults(response)["__all__"][0]
    assert faults(response)["summary"] == ["Meanwhile changed to “Kim's reading”. What you typed is kept."]


def test_nothing_typed_is_lost_and_saving_again_goes_through(head: Client, kim: Client) -> None:
    passage = make_passage(summary="As found", pages="12")
    held = opened(head, passage)
    change(kim, passage, summary="Kim's reading")

    told = send(head, passage, held, summary="My reading", pages="13")
    again = send(head, passage, shown(told))
    passage.refresh_from_db()

    assert again.status_code == 302
    assert (passage.summary, passage.pages) == ("My reading", "13")


def test_what_only_the_colleague_changed_is_taken_over(head: Client, kim: Client) -> None:
    passage = make_passage(summary="As found", pages="12")
    held = opened(head, passage)
    change(kim, passage, summary="Kim's reading", directness="direct")

    told = send(head, passage, held, pages="13")
    send(head, passage, shown(told))
    passage.refresh_from_db()

    assert (passage.summary, passage.directness, passage.pages) == ("Kim's reading", "direct", "13")
    assert faults(told)["summary"] == ["Meanwhile changed to “Kim's reading”, which now stands here."]


def test_third_change_between_reading_and_saving_again_is_told_too(head: Client, kim: Client) -> None:
    passage = make_passage(summary="As found")
    held = opened(head, passage)
    change(kim, passage, summary="Kim's reading")
    told = send(head, passage, held, summary="My reading")
    change(kim, passage, summary="Kim's second reading")

    told_again = send(head, passage, shown(told))

    assert faults(told_again)["summary"] == [
        "Meanwhile changed to “Kim's second reading”. What you typed is kept."
    ]


def test_change_of_another_row_is_no_business_of_this_one(head: Client, kim: Client) -> None:
    passage, other = make_passage(summary="As found"), make_passage()
    held = opened(head, passage)
    change(kim, other, summary="Kim's reading")

    assert send(head, passage, held, summary="My reading").status_code == 302


def test_inline_rows_have_versions_of_their_own(head: Client, kim: Client) -> None:
    quotation = make_quotation(text="As found")
    passage = quotation.passage
    held = opened(head, passage)
    change(kim, passage, **{"quotations-0-text": "Kim's transcription"})

    told = send(head, passage, held, **{"quotations-0-text": "My transcription"})
    send(head, passage, shown(told))
    quotation.refresh_from_db()

    assert faults(told)["quotations-0-text"] == [
        "Meanwhile changed to “Kim's transcription”. What you typed is kept."
    ]
    assert quotation.text == "My transcription"


def test_form_without_a_version_is_not_trusted(head: Client) -> None:
    passage = make_passage(summary="As found")
    held = opened(head, passage)
    held.pop("seen_version")

    response = send(head, passage, held, summary="My reading")
    passage.refresh_from_db()

    assert response.status_code == 200
    assert passage.summary == "As found"


def test_old_version_can_be_brought_back(head: Client) -> None:
    passage = make_passage(summary="As found")
    first = passage.history.latest()
    change(head, passage, summary="Changed")
    page = address(Passage, "simple_history", passage.pk, first.pk)

    form = head.get(page).context["adminform"].form
    held = {bound.html_name: "" if bound.value() is None else bound.value() for bound in form}
    response = head.post(page, held)
    passage.refresh_from_db()

    assert response.status_code == 302
    assert passage.summary == "As found"
