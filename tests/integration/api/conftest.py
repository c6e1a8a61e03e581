"""What the API's tests share."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_archivist


@pytest.fixture
def reader(db: None) -> Client:
    """A client that sees every document and all public studies."""
    client = Client()
    client.force_login(make_archivist())
    return client
