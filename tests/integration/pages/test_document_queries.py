"""The pages of documents ask the database as often for many rows as for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from evidence.choices import AgentRole, Visibility
from evidence.models import Collection, Document, Study
from tests.factories import (
    make_agent_suggestion,
    make_collection,
    make_document,
    make_document_agent,
    make_holding,
    make_passage,
    make_study,
    make_user,
)
from tests.integration.pages.conftest import browser_of
from tests.integration.pages.printed import add_wording, address_of, make_printed, printed_text
from tests.integration.pages.test_query_counts import queries_of


@pytest.fixture
def study(db: None) -> Study:
    """A public study."""
    return make_study(visibility=Visibility.PUBLIC)


@pytest.fixture
def volume(db: None) -> Collection:
    """A volume in a larger collection."""
    return make_collection(parent=make_collection())


def anybody() -> Client:
    """A browser without login."""
    return Client()


def reader() -> Client:
    """The browser of somebody who is in no study."""
    return browser_of(make_user())


READERS = [pytest.param(anybody, id="anybody"), pytest.param(reader, id="reader")]


def add_document(volume: Collection, study: Study, number: int) -> Document:
    """One more document of a volume with all that a list tells, used in a study."""
    document = make_printed(volume, number)
    make_holding(document=document, collection=make_collection(parent=make_collection()))
    make_document_agent(document=document, role=AgentRole.AUTHOR)
    make_passage(study=study, document=document)
    return document


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("query", ["", "?find=NSC", "?collection={volume}", "?find=NSC&collection={volume}"])
def test_list_of_eleven_documents_takes_as_many_queries_as_of_one(
    query: str, reader: Callable[[], Client], volume: Collection, study: Study
) -> None:
    browser = reader()
    address = "/documents/" + query.format(volume=volume.pk)
    add_document(volume, study, 1)
    with_one = queries_of(browser, address)

    for number in range(2, 12):
        add_document(volume, study, number)

    assert queries_of(browser, address) == with_one
    assert with_one <= 15


@pytest.mark.parametrize("reader", READERS)
def test_full_page_of_a_document_takes_as_many_queries_as_a_bare_one(
    reader: Callable[[], Client], volume: Collection, study: Study
) -> None:
    browser = reader()
    _, document, _ = (add_document(volume, study, number) for number in (1, 2, 3))
    surround(document, volume, study, number=1)
    bare = queries_of(browser, address_of(document))

    for number in range(2, 12):
        surround(document, volume, study, number)
    add_wording(document, printed_text(n_notes=30, more=" And more." * 50))

    assert queries_of(browser, address_of(document)) == bare
    assert bare <= 30


def surround(document: Document, volume: Collection, study: Study, number: int) -> None:
    """One more of everything that hangs on a document."""
    enclosure, quote = make_document(part_of=document), make_document(quoted_in=document)
    make_holding(document=enclosure, collection=volume, identifier=f"d2.{number}")
    make_passage(study=study, document=document)
    for each in (enclosure, quote):
        make_passage(study=study, document=each)
    make_document_agent(document=document, role=AgentRole.PARTICIPANT)
    make_agent_suggestion(document=document)
    add_wording(document, printed_text(more=number * " More."))
