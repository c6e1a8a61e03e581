"""Two documents that are one, and who finds it."""

from __future__ import annotations

import pytest

from evidence.models import Document, User
from tests.factories import make_document, make_user


@pytest.fixture
def ada() -> User:
    """Who merges."""
    return make_user(username="ada")


@pytest.fixture
def entered() -> Document:
    """The document that a scholar entered, and that is kept."""
    return make_document(key="entered", short_title="NSC 5416")


@pytest.fixture
def imported() -> Document:
    """The document of a volume."""
    return make_document(key="imported", short_title="Memorandum by the Joint Chiefs of Staff")
