"""The demonstration study, loaded once for a module's tests, and what was found of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

from evidence.models import Study
from hypotheses.analyses.sensitivity import KIND, Sensitivity, sensitivity_of
from hypotheses.reports.sensitivity import CellFindings


@dataclass(frozen=True)
class Register:
    """What was found of the demonstration study."""

    found: Sensitivity

    @property
    def cells(self) -> dict[tuple[str, str], CellFindings]:
        """Cells by row and state."""
        return {each.key: each for each in self.found.cells}


@pytest.fixture(scope="module")
def register(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Register]:
    """Load the study, and make all analyses once."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_study", "hub-and-spokes", stdout=StringIO())
        found = sensitivity_of(Study.objects.get(), KIND.read({}), None)
        yield Register(found)
        transaction.set_rollback(True)


@pytest.fixture
def db(register: Register) -> Iterator[None]:
    """The database with the study in it; what a test changes is undone. Of this name, so that pytest-django knows."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(db: None) -> Study:
    """The demonstration study."""
    return Study.objects.get(slug="hub-and-spokes")
