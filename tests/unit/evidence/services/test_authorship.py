"""Whose work a row is, as its history tells."""

from __future__ import annotations

import pytest

from evidence.models import Archive, User
from evidence.services.authorship import deletion_of, row_once_loaded_as, setter_of, who
from evidence.services.program_users import program_user
from evidence.services.saving import save_row
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def program() -> User:
    """The program that loads."""
    return program_user("load_study")


@pytest.fixture
def ada() -> User:
    """A person."""
    return make_user(username="ada")


@pytest.fixture
def archive(program: User) -> Archive:
    """An archive that the program made."""
    row = Archive(slug="town", name="Town", city="Ulm")
    save_row(row, by=program)
    return row


def change(row: Archive, by: User, **values: str) -> None:
    """Save other values in somebody's name."""
    for name, value in values.items():
        setattr(row, name, value)
    save_row(row, by=by)


def test_who_made_the_row_set_its_values(archive: Archive, program: User) -> None:
    assert setter_of(archive, "city").history_user == program


def test_who_changed_a_value_set_it_and_no_other(archive: Archive, program: User, ada: User) -> None:
    change(archive, ada, city="Bern")

    assert setter_of(archive, "city").history_user == ada
    assert setter_of(archive, "name").history_user == program


def test_who_saves_the_values_of_others_has_not_set_them(archive: Archive, program: User, ada: User) -> None:
    change(archive, ada, city="Bern")
    change(archive, program, name="Town archive")

    assert setter_of(archive, "city").history_user == ada


def test_who_brings_an_old_value_back_has_set_it(archive: Archive, program: User, ada: User) -> None:
    change(archive, program, city="Bern")
    change(archive, ada, city="Ulm")

    assert setter_of(archive, "city").history_user == ada


def test_change_behind_the_histories_back_is_nobodys(archive: Archive) -> None:
    Archive.objects.update(city="Bern")
    archive.refresh_from_db()

    assert setter_of(archive, "city") is None


def test_renamed_row_is_found_by_its_old_name(archive: Archive, program: User, ada: User) -> None:
    change(archive, ada, slug="city")

    assert row_once_loaded_as(Archive, {"slug": "town"}, by=program) == archive
    assert deletion_of(Archive, {"slug": "town"}) is None


def test_name_that_only_a_person_once_gave_is_free(program: User, ada: User) -> None:
    archive = Archive(slug="town", name="Town")
    save_row(archive, by=ada)
    change(archive, ada, slug="city")

    assert row_once_loaded_as(Archive, {"slug": "town"}, by=program) is None


def test_deletion_is_found_by_the_last_name_and_by_the_old(
    archive: Archive, program: User, ada: User
) -> None:
    change(archive, ada, slug="city")
    archive._history_user = ada
    archive.delete()

    for slug in ("town", "city"):
        assert row_once_loaded_as(Archive, {"slug": slug}, by=program) is None
        assert deletion_of(Archive, {"slug": slug}).history_user == ada


def test_what_never_was_is_not_deleted() -> None:
    assert deletion_of(Archive, {"slug": "town"}) is None


def test_somebody_stands_for_whom_the_history_does_not_know(archive: Archive) -> None:
    entry = archive.history.get()
    entry.history_user = None

    assert who(None) == "somebody"
    assert who(entry) == f"somebody on {entry.history_date:%Y-%m-%d}"
