"""The wording of a document over the API: the current version or the one named, whole, for who may see it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from drf_spectacular.generators import SchemaGenerator

from evidence.choices import Access, NoteKind, TextKind
from evidence.models import Document
from tests.factories import make_document, make_document_text, make_member, make_note, make_page
from tests.integration.api.faults import messages
from tests.integration.api.test_schema import untrue


def text_of(client: Client, document: Document, **query: str) -> Any:
    """What the API answers of a document's wording."""
    return client.get(f"/api/v1/documents/{document.key}/text/", query)


def bodies(client: Client, document: Document, **query: str) -> str:
    """The words of the version that the query names."""
    response = text_of(client, document, **query)
    assert response.status_code == 200, response.content
    return str(response.json()["body"])


def test_text_is_shown_with_structure_notes_and_pages(reader: Client) -> None:
    text = make_document_text(
        body="SEOUL, July 6. He agrees.", structure=[["dateline", 0, 14], ["name", 16, 18, "Rhee"]]
    )
    note = make_note(
        text=text, label="2", identifier="d588fn2", anchor=25, body="See d3.", structure=[["em", 4, 6]]
    )
    make_note(text=text, label="*", kind=NoteKind.SOURCE, in_note=note, anchor=3, body="In the note.")
    make_page(text=text, label="1303", start=15, end=25)
    make_page(text=text, label="1302", start=0, end=15)

    shown = text_of(reader, text.document).json()

    assert (shown["document"], shown["sha256"], shown["is_current"]) == (text.document.key, text.sha256, True)
    assert shown["structure"] == [
        {"kind": "dateline", "start": 0, "end": 14, "value": ""},
        {"kind": "name", "start": 16, "end": 18, "value": "Rhee"},
    ]
    assert shown["notes"] == [
        {
            "position": 1,
            "kind": "footnote",
            "label": "2",
            "identifier": "d588fn2",
            "in_note": None,
            "anchor": 25,
            "body": "See d3.",
            "structure": [{"kind": "em", "start": 4, "end": 6, "value": ""}],
        },
        {
            "position": 2,
            "kind": "source",
            "label": "*",
            "identifier": "",
            "in_note": 1,
            "anchor": 3,
            "body": "In the note.",
            "structure": [],
        },
    ]
    assert shown["pages"] == [
        {"label": "1302", "start": 0, "end": 15},
        {"label": "1303", "start": 15, "end": 25},
    ]


def test_version_is_the_current_one_of_the_best_kind_unless_another_is_named(reader: Client) -> None:
    document = make_document()
    old = make_document_text(document=document, body="Old edition.", is_current=False)
    for body, kind, language in (
        ("Translated.", TextKind.TRANSLATION, "en"),
        ("日本語", TextKind.TRANSCRIPTION, "ja"),
        ("New edition.", TextKind.EDITION, "en"),
    ):
        make_document_text(document=document, body=body, kind=kind, language=language)

    assert bodies(reader, document) == "New edition."
    assert bodies(reader, document, kind="translation") == "Translated."
    assert bodies(reader, document, language="JA") == "日本語"
    assert bodies(reader, document, sha256=old.sha256) == "Old edition."
    assert text_of(reader, document, language="ja", kind="edition").status_code == 404
    assert text_of(reader, document, sha256="0" * 64).status_code == 404


def test_document_lists_its_versions_without_words(reader: Client) -> None:
    text = make_document_text(body="The secret wording.", source_file="frus1952-54v14p2.xml")

    response = reader.get(f"/api/v1/documents/{text.document.key}/")

    (version,) = response.json()["texts"]
    assert (version["kind"], version["language"], version["sha256"]) == ("edition", "en", text.sha256)
    assert version["source_file"] == "frus1952-54v14p2.xml"
    assert b"The secret wording." not in response.content


@pytest.mark.django_db
def test_wording_of_a_hidden_document_is_as_absent_as_of_none(client: Client) -> None:
    client.force_login(make_member())
    secret = make_document(key="secret", access=Access.RESTRICTED)
    make_document_text(document=secret)

    hidden, absent = text_of(client, secret), client.get("/api/v1/documents/nothing/text/")

    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.content == absent.content


def test_document_without_wording_has_none_to_show(reader: Client) -> None:
    assert text_of(reader, make_document()).status_code == 404


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        pytest.param({"kind": "hearsay"}, "“hearsay” is none of: edition, transcription, ocr", id="kind"),
        pytest.param({"language": "Japanese!"}, "Give one language tag", id="language"),
        pytest.param(
            {"version": "1"}, "There is no such filter. Known here: kind, language, sha256", id="name"
        ),
    ],
)
def test_wrong_question_is_refused_with_its_fault(reader: Client, query: dict[str, str], fault: str) -> None:
    response = text_of(reader, make_document_text().document, **query)

    assert response.status_code == 400
    assert fault in messages(response.json())[next(iter(query))][0]


def test_text_takes_as_many_queries_for_eleven_notes_as_for_one(reader: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            text_of(reader, text.document)
        return len(captured)

    text = make_document_text()
    note = make_note(text=text)
    make_page(text=text, start=0, end=1)
    few = queries()
    for place in range(1, 11):
        make_note(text=text, in_note=note)
        make_page(text=text, start=place, end=place + 1)

    assert queries() == few


def test_text_is_what_the_schema_says(reader: Client) -> None:
    schema = SchemaGenerator().get_schema(request=None, public=True)
    note = make_note(text=make_document_text(structure=[["em", 0, 3]]), structure=[["em", 0, 3, "x"]])
    make_page(text=note.text)

    shown = text_of(reader, note.text.document).json()

    assert list(untrue(schema, "Text", shown)) == []
