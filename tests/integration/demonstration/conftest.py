"""The demonstration study, loaded once for the tests of each module of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

from evidence.models import Study


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """What `load_study hub-and-spokes` says on an empty database: once for a module, since it takes seconds."""
    output = StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_study", "hub-and-spokes", stdout=output)
        yield output.getvalue()
        transaction.set_rollback(True)


@pytest.fixture
def db(loaded: str) -> Iterator[None]:
    """The database of these tests: with the study in it. What a test changes is undone.

    By its name pytest-django knows that the tests need the test database. Its own fixture would close the connection
    after every test, and the study would be gone.
    """
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(db: None) -> Study:
    """The demonstration study."""
    return Study.objects.get(slug="hub-and-spokes")
