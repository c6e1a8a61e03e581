"""What a citation makes of the rows of a document, at what cost, and for whose eyes."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.choices import (
    Access,
    AgentRole,
    CollectionLevel,
    Confirmation,
    DocumentKind,
    HoldingStatus,
    SourceClass,
    Visibility,
)
from evidence.models import Document
from evidence.reports import authors_of, citable, citation_of
from tests.factories import (
    make_agent,
    make_archive,
    make_archivist,
    make_collection,
    make_document,
    make_document_agent,
    make_holding,
    make_passage,
    make_study,
    make_user,
)
from tests.integration.api.rows import make_full_document

pytestmark = pytest.mark.django_db


def test_citation_names_the_larger_collections_from_the_top_down() -> None:
    archive = make_archive(citation_form="{title}, {path}, {identifier}")
    diary = make_collection(archive=archive, title="Chiang Kai-shek Diary", level=CollectionLevel.FONDS)
    box = make_collection(parent=diary, title="Box 50", level=CollectionLevel.BOX)
    folder = make_collection(parent=box, reference_code="File 12", level=CollectionLevel.FOLDER)
    document = make_document(short_title="Entry")
    make_holding(document=document, collection=folder, identifier="")

    assert citation_of(document) == "Entry, Chiang Kai-shek Diary, Box 50, File 12"


def test_copy_that_was_seen_is_cited_before_one_that_was_not() -> None:
    archive = make_archive(citation_form="{title}, {identifier}")
    document = make_document(short_title="NSC 49")
    for identifier, status in (("d97", HoldingStatus.CITED), ("d98", HoldingStatus.SEEN)):
        collection = make_collection(archive=archive)
        make_holding(document=document, collection=collection, identifier=identifier, status=status)

    assert citation_of(document) == "NSC 49, d98"


@pytest.mark.parametrize(
    ("printed", "authors"),
    [
        pytest.param("", ("Robert Allison",), id="agents-who-are-confirmed"),
        pytest.param("Victor D. Cha; ", ("Victor D. Cha",), id="title-page"),
        pytest.param("A; B ; C", ("A", "B", "C"), id="several-on-the-title-page"),
    ],
)
def test_authors_are_those_of_the_title_page_else_confirmed_agents(
    printed: str, authors: tuple[str, ...]
) -> None:
    document = make_document(authors=printed)
    for name, role, confirmation in (
        ("Robert Allison", AgentRole.AUTHOR, Confirmation.CONFIRMED),
        ("A program's guess", AgentRole.AUTHOR, Confirmation.SUGGESTED),
        ("John Foster Dulles", AgentRole.RECIPIENT, Confirmation.CONFIRMED),
    ):
        agent = make_agent(name=name)
        make_document_agent(document=document, agent=agent, role=role, confirmation=confirmation)

    assert authors_of(document) == authors


def test_citations_of_fetched_documents_cost_no_query() -> None:
    for _ in range(2):
        make_full_document()
    documents = list(citable(Document.objects.all(), to=make_archivist()))

    with CaptureQueriesContext(connection) as queries:
        citations = [citation_of(document) for document in documents]

    assert len(queries) == 0
    assert sum("quoted in" in citation for citation in citations) == 2


def quoted_letter(**around: object) -> Document:
    """A letter that we know only from page 12 of a book."""
    book = make_document(
        kind=DocumentKind.BOOK, title="Master", source_class=SourceClass.SCHOLARSHIP, **around
    )
    return make_document(short_title="Letter", quoted_in=book, quoted_in_page="12")


def test_work_through_which_a_document_is_known_is_named_with_its_page() -> None:
    quoted_letter()

    letter = citable(Document.objects.filter(short_title="Letter"), to=make_user()).get()

    assert citation_of(letter) == "Letter, quoted in Master, p. 12"


def test_hidden_work_is_not_named() -> None:
    quoted_letter(access=Access.RESTRICTED)

    letter = citable(Document.objects.filter(short_title="Letter"), to=make_user()).get()

    assert citation_of(letter) == "Letter"


def test_hidden_work_that_another_query_fetched_is_not_named() -> None:
    quoted_letter(access=Access.RESTRICTED)

    letter = Document.objects.select_related("quoted_in").get(short_title="Letter")

    assert citation_of(letter) == "Letter"


@pytest.mark.parametrize(
    ("visibility", "citation"),
    [
        pytest.param(Visibility.PUBLIC, "Letter, quoted in Master, p. 12", id="work-used-by-a-public-study"),
        pytest.param(Visibility.PRIVATE, "Letter", id="work-used-by-a-private-study"),
    ],
)
def test_without_login_only_works_of_public_studies_are_named(visibility: Visibility, citation: str) -> None:
    letter = quoted_letter()
    make_passage(document=letter.quoted_in, study=make_study(visibility=visibility))

    fetched = citable(Document.objects.filter(pk=letter.pk), to=AnonymousUser()).get()

    assert citation_of(fetched) == citation
