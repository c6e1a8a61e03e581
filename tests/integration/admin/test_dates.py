"""Dates are typed as documents print them, stored in EDTF, and read back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from evidence.models import Document
from tests.factories import make_document, make_passage
from tests.integration.admin.forms import address, faults, shown

READ = "/admin/read-date/"

pytestmark = pytest.mark.django_db


def save(client: Client, row: Any, **changes: Any) -> Any:
    """What the admin answers after saving a row with these fields changed."""
    way = address(type(row), "change", row.pk)
    return client.post(way, {**shown(client.get(way)), **changes}, follow=True)


def messages_of(response: Any) -> list[str]:
    """What the page says."""
    return [str(message) for message in response.context["messages"]]


@pytest.mark.parametrize(
    ("typed", "edtf", "words"),
    [
        ("1953?", "1953?", "from January 1, 1953 to December 31, 1953, uncertain"),
        ("Showa 28.7", "1953-07", "from July 1, 1953 to July 31, 1953"),
        ("昭和28年7月", "1953-07", "from July 1, 1953 to July 31, 1953"),
        ("August 7, 1952", "1952-08-07", "August 7, 1952"),
        (" 1953-07 ", "1953-07", "from July 1, 1953 to July 31, 1953"),
    ],
)
def test_typed_date_is_stored_in_edtf_and_read_back(head: Client, typed: str, edtf: str, words: str) -> None:
    document, passage = make_document(), make_passage()

    answers = [save(head, document, date_edtf=typed), save(head, passage, refers_to=typed)]

    document.refresh_from_db()
    passage.refresh_from_db()
    assert (document.date_edtf, passage.refers_to) == (edtf, edtf)
    for answer in answers:
        assert f"Read as {edtf}: {words}." in messages_of(answer)


def test_printed_date_stays_as_it_is_and_its_reading_is_told(head: Client) -> None:
    document = make_document()

    answer = save(head, document, date_printed="昭和28年7月11日")

    document.refresh_from_db()
    assert (document.date_printed, document.date_edtf) == ("昭和28年7月11日", "1953-07-11")
    assert "Read as 1953-07-11: July 11, 1953." in messages_of(answer)


def test_printed_date_that_cannot_be_read_is_kept_and_said_to_be(head: Client) -> None:
    answer = save(head, make_document(), date_printed="the day after the fair")

    assert Document.objects.get().date_printed == "the day after the fair"
    assert any(
        "cannot be read as a date" in each and "counts as undated" in each for each in messages_of(answer)
    )


def test_what_is_no_date_is_refused_where_edtf_is_stored(head: Client) -> None:
    answer = save(head, make_document(), date_edtf="the day after the fair")

    assert "cannot be read as a date" in faults(answer)["date_edtf"][0]


def test_dates_that_are_left_alone_are_not_told_again(head: Client) -> None:
    document = make_document(date_edtf="1953")

    assert not any("Read as" in each for each in messages_of(save(head, document, place="Tokyo")))


@pytest.mark.parametrize(
    ("text", "name", "said", "is_read"),
    [
        ("late June 1953", "date_edtf", "Read as ", True),
        ("1953-07", "refers_to", "Read as 1953-07: from July 1, 1953", True),
        ("1910-11", "date_printed", "can", False),
        ("nonsense", "date_edtf", "cannot be read as a date", False),
        ("", "date_edtf", "", True),
        ("\u202e1953", "date_edtf", "cannot be read", False),
        ("9" * 5000, "date_edtf", "cannot be read", False),
    ],
)
def test_date_is_read_while_it_is_typed(head: Client, text: str, name: str, said: str, is_read: bool) -> None:
    answer = head.get(READ, {"text": text, "as": name}).json()

    assert said in answer["said"]
    assert answer["is_read"] is is_read


def test_stranger_is_asked_to_log_in(client: Client) -> None:
    assert client.get(READ, {"text": "1953"}).status_code == 302
