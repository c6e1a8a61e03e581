"""What a list cites is what a record cites: the details of many documents are read as those of one are."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.choices import Access, AgentRole, CollectionLevel, Confirmation, HoldingStatus
from evidence.models import Document
from evidence.queries.citing import details_of_documents
from evidence.reports import citable, details_of
from tests.factories import (
    make_agent,
    make_archive,
    make_archivist,
    make_collection,
    make_document,
    make_document_agent,
    make_holding,
    make_member,
)

pytestmark = pytest.mark.django_db


def make_many() -> list[Document]:
    """Documents of every sort that is cited in a way of its own."""
    archive = make_archive(citation_form="{title}, {path}, {number}")
    series = make_collection(archive=archive, level=CollectionLevel.SERIES, title="Diaries")
    box = make_collection(
        archive=archive, parent=series, level=CollectionLevel.BOX, title="", reference_code="50"
    )
    folder = make_collection(
        archive=archive, parent=box, level=CollectionLevel.FOLDER, reference_code="12", title=""
    )
    held = make_document(short_title="Entry", date_printed="May 3, 1952, 4 p.m.")
    make_holding(document=held, collection=folder, number="7", pages="3", status=HoldingStatus.CITED)
    make_holding(document=held, collection=series, identifier="A 1")
    written = make_document(short_title="Written")
    for role in AgentRole:
        make_document_agent(document=written, agent=make_agent(name=f"Sure {role}"), role=role)
        suggested = make_agent(name=f"Suggested {role}")
        make_document_agent(document=written, agent=suggested, role=role, confirmation=Confirmation.SUGGESTED)
    book = make_document(
        authors="Victor D. Cha; ; Jane Doe ", year=2010, kind="book", publisher="UP", place="Ithaca"
    )
    make_document_agent(document=book, role=AgentRole.AUTHOR)
    hidden = make_document(access=Access.RESTRICTED, authors="Hidden Author", quoted_in=book)
    return [
        held,
        written,
        book,
        make_document(quoted_in=book, quoted_in_page="44"),
        make_document(quoted_in=hidden, quoted_in_page="45"),
        make_document(quoted_in=held),
    ]


@pytest.mark.parametrize("reader", [make_archivist, make_member])
def test_details_of_many_documents_are_those_of_each(reader: object) -> None:
    documents, user = make_many(), reader()  # type: ignore[operator]
    seen = Document.objects.filter(pk__in=[document.pk for document in documents])

    details = details_of_documents([document.pk for document in documents], to=user)

    assert details == {document.pk: details_of(document) for document in citable(seen, to=user)}


def test_hidden_work_is_told_of_to_nobody_who_may_not_see_it() -> None:
    hidden = make_document(access=Access.RESTRICTED)
    known = make_document(quoted_in=hidden)

    assert details_of_documents([known.pk], to=make_member())[known.pk].quoted_in is None
    assert details_of_documents([known.pk], to=make_archivist())[known.pk].quoted_in is not None


def test_a_hundred_documents_take_as_many_queries_as_one() -> None:
    user, collection = make_member(), make_collection()
    documents = [make_document(quoted_in=make_document()) for _ in range(5)]
    for document in documents:
        make_holding(document=document, collection=collection)
    keys = [document.pk for document in documents]
    details_of_documents(keys, to=user)  # what the user may do is asked for once

    with CaptureQueriesContext(connection) as for_one:
        details_of_documents(keys[:1], to=user)
    with CaptureQueriesContext(connection) as for_all:
        details_of_documents(keys, to=user)

    assert len(for_all) == len(for_one)
