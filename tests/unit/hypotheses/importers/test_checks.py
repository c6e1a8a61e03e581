"""Drafts taken together: described twice, referring to nothing."""

from __future__ import annotations

import pytest

from evidence.models import Archive, Collection
from hypotheses.importers.checks import faults_among
from hypotheses.importers.drafts import Draft
from hypotheses.models import State
from tests.factories import make_archive

pytestmark = pytest.mark.django_db


def archive(where: str, slug: str) -> Draft:
    """An archive."""
    return Draft(Archive, where, {"slug": slug, "name": slug})


def box(where: str, archive: str, code: str, **values: object) -> Draft:
    """A box of an archive."""
    return Draft(Collection, where, {"archive": (archive,), "level": "box", "reference_code": code, **values})


def test_files_that_hang_together_have_no_fault() -> None:
    drafts = [
        archive("1", "town"),
        archive("2", "abbey"),
        box("3", "town", "W"),
        box("4", "town", "W 1", parent=("town", "W")),
        box("5", "abbey", "W"),
    ]

    assert faults_among(drafts) == []


def test_row_described_twice_is_told_with_both_places() -> None:
    drafts = [archive("first", "town"), archive("second", "town"), archive("third", "town")]

    assert faults_among(drafts) == [
        "second: the archive town stands already in first. Keep one of them.",
        "third: the archive town stands already in first. Keep one of them.",
    ]


def test_reference_to_nothing_is_told_wherever_it_stands() -> None:
    drafts = [box("first", "town", "W"), box("second", "town", "X")]

    assert faults_among(drafts) == [
        "first, archive: there is no archive “town”, neither in the files nor in the database.",
        "second, archive: there is no archive “town”, neither in the files nor in the database.",
    ]


def test_reference_to_what_comes_later_is_told_so() -> None:
    drafts = [archive("1", "town"), box("2", "town", "W 1", parent=("town", "W")), box("3", "town", "W")]

    assert faults_among(drafts) == [
        "2, parent: the collection “town / W” comes later in the files. Put it before this."
    ]


def test_reference_may_lead_into_the_database() -> None:
    make_archive(slug="town")

    assert faults_among([box("1", "town", "W")]) == []


def test_rows_of_two_studies_are_not_the_same() -> None:
    drafts = [
        Draft(State, "1", {"study": (study,), "slug": "upper", "name": "Upper"})
        for study in ("rivers", "lakes")
    ]

    assert not [fault for fault in faults_among(drafts) if "already" in fault]
