"""Who is kept from the database by others is told to come again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection
from django.test import Client

from config.busy import is_busy


@pytest.fixture
def held() -> Iterator[None]:
    """Somebody else writes documents and does not come to an end; nobody waits for them longer than a moment."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("BEGIN")
                cursor.execute("LOCK TABLE evidence_document IN ACCESS EXCLUSIVE MODE")
            else:
                cursor.execute("BEGIN IMMEDIATE")
                cursor.execute("UPDATE evidence_document SET kind = kind")
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '50ms'")
        yield
    finally:
        with other.cursor() as cursor:
            cursor.execute("ROLLBACK")
        other.close()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout TO DEFAULT")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("held")
def test_the_api_says_when_to_come_again() -> None:
    answer = Client().get("/api/v1/documents/")

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    (fault,) = answer.json()["detail"]
    assert fault["code"] == "busy"
    assert "send it again" in fault["message"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("held")
def test_a_page_says_it_in_words() -> None:
    answer = Client().get("/documents/")

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "busy with what others write" in answer.content.decode()


@pytest.mark.parametrize(
    ("code", "busy"), [("40P01", True), ("55P03", True), ("57P01", True), ("53100", False), (None, False)]
)
def test_of_postgresql_a_full_disk_is_none_of_it(code: str | None, busy: bool) -> None:
    fault = OperationalError("the server said so")
    fault.__cause__ = type("Cause", (Exception,), {"pgcode": code})()

    assert is_busy(fault) == busy


def test_what_no_waiting_mends_is_an_error_of_ours() -> None:
    with pytest.raises(sqlite3.OperationalError) as gone:
        sqlite3.connect("/nowhere/at/all")
    fault = OperationalError("unable to open database file")
    fault.__cause__ = gone.value

    assert not is_busy(fault)
