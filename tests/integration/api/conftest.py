"""What the API's tests share."""

from __future__ import annotations

import pytest
from django.test import Client

from evidence.choices import Role
from evidence.models import Document, Study
from tests.factories import make_archivist, make_document, make_document_text, make_study
from tests.integration.api.writing import WORDS, Script, script_of


@pytest.fixture
def reader(db: None) -> Client:
    """A client that sees every document and all public studies."""
    client = Client()
    client.force_login(make_archivist())
    return client


@pytest.fixture
def study(db: None) -> Study:
    """The study that is written."""
    return make_study(slug="small")


@pytest.fixture
def coder(study: Study) -> Script:
    """The script of somebody who codes in the study."""
    return script_of(study, codes_as="ann", username="ann")


@pytest.fixture
def lead(study: Study) -> Script:
    """The script of somebody who leads the study."""
    return script_of(study, Role.LEAD, codes_as="lea", username="lea")


@pytest.fixture
def document(db: None) -> Document:
    """A document whose wording is there."""
    document = make_document(key="d1", short_title="NSC 1")
    make_document_text(document=document, body=f"1. {WORDS} 2. He agrees.")
    return document
