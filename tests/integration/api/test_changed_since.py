"""Lists of what was changed since a moment."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from evidence.models import Passage
from tests.factories import make_archive, make_assessment, make_passage, make_quotation
from tests.integration.api.rows import KNOWN_BY, MAKERS, make_public_study, names, rows

LATER = datetime.timedelta(microseconds=1)


def now() -> str:
    """The moment after everything that has been done so far."""
    return (timezone.now() + LATER).isoformat()


@pytest.mark.parametrize("resource", KNOWN_BY)
def test_every_list_knows_what_was_made_since(reader: Client, resource: str) -> None:
    before = now()
    study = make_public_study("small")
    MAKERS[resource](study)

    assert rows(reader, resource, changed_since=before) == rows(reader, resource) != []
    assert rows(reader, resource, changed_since=now()) == []


def test_changed_row_is_listed_and_untouched_one_is_not(reader: Client) -> None:
    study = make_public_study("small")
    touched, _ = (make_passage(study=study, key=key) for key in ("touched", "left"))
    moment = now()
    touched.summary = "Read again."
    touched.save()

    assert names(reader, "passages", changed_since=moment) == {"touched"}


def test_change_of_a_quotation_is_a_change_of_its_passage(reader: Client) -> None:
    study = make_public_study("small")
    kept, losing, _ = (make_passage(study=study, key=key) for key in ("kept", "losing", "left"))
    quotation, doomed = make_quotation(passage=kept), make_quotation(passage=losing)
    moment = now()
    quotation.language = "en"
    quotation.save()
    doomed.delete()

    assert names(reader, "passages", changed_since=moment) == {"kept", "losing"}


def test_deleted_row_is_not_listed(reader: Client) -> None:
    study = make_public_study("small")
    moment = now()
    make_passage(study=study, key="gone")
    Passage.objects.get(key="gone").delete()

    assert names(reader, "passages", changed_since=moment) == set()


def test_moment_itself_counts_and_zones_are_told_apart(reader: Client) -> None:
    archive = make_archive()
    changed: datetime.datetime = archive.history.get().history_date
    east = changed.astimezone(datetime.timezone(datetime.timedelta(hours=9)))

    assert names(reader, "archives", changed_since=east.isoformat()) == {archive.slug}
    assert names(reader, "archives", changed_since=(east + LATER).isoformat()) == set()


def test_plus_sign_left_as_it_is_in_an_address_is_understood(reader: Client) -> None:
    make_assessment(study=make_public_study("small"))

    response = reader.get("/api/v1/assessments/?changed_since=2000-01-01T00:00+09:00")

    assert response.status_code == 200
    assert len(response.json()["results"]) == 1


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param("2026-05-03T12:00:00", id="no-zone"),
        pytest.param("2026-05-03", id="a-day"),
        pytest.param("yesterday", id="a-word"),
        pytest.param("2026-13-01T00:00Z", id="no-such-month"),
        pytest.param("0001-01-01T00:00+14:00", id="before-the-calendar"),
        pytest.param("9999-12-31T23:59-14:00", id="after-the-calendar"),
        pytest.param("\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), id="broken-letters"),
    ],
)
def test_impossible_moment_is_refused(reader: Client, moment: str) -> None:
    response = reader.get("/api/v1/passages/", {"changed_since": moment})

    assert response.status_code == 400
    assert list(response.json()) == ["changed_since"]
