"""Archives, collections, documents, their copies, wording and agents."""

from __future__ import annotations

import hashlib
from typing import Any

from evidence.choices import AgentKind, AgentRole, CollectionLevel, ScanKind, SourceClass, TextKind
from evidence.models import (
    Agent,
    AgentName,
    AgentSuggestion,
    Archive,
    Collection,
    Document,
    DocumentAgent,
    DocumentMatch,
    DocumentMerge,
    DocumentText,
    Holding,
    Note,
    Page,
    Scan,
    WordRun,
)
from tests.factories.building import next_name, stored


def make_archive(**fields: Any) -> Archive:
    """An archive."""
    slug = fields.setdefault("slug", next_name("archive"))
    return stored(Archive, fields, name=f"Name of {slug}")


def make_collection(**fields: Any) -> Collection:
    """A volume; of the archive of the parent, where one is given."""
    parent = fields.get("parent")
    return stored(
        Collection,
        fields,
        archive=parent.archive if parent else make_archive,
        level=CollectionLevel.VOLUME,
        reference_code=next_name("volume"),
    )


def make_document(**fields: Any) -> Document:
    """An open, undated, internal document that no collection holds."""
    return stored(Document, fields, short_title=next_name("Document"), source_class=SourceClass.INTERNAL)


def make_holding(**fields: Any) -> Holding:
    """A copy of a document in a volume."""
    return stored(
        Holding, fields, document=make_document, collection=make_collection, identifier=next_name("d")
    )


def make_document_text(**fields: Any) -> DocumentText:
    """The current English edition of a document."""
    body = fields.setdefault("body", f"The wording of {next_name('text')}.")
    return stored(
        DocumentText,
        fields,
        document=make_document,
        kind=TextKind.EDITION,
        language="en",
        sha256=hashlib.sha256(f"1 {body}".encode()).hexdigest(),
    )


def make_note(**fields: Any) -> Note:
    """The next footnote of a text, at its beginning."""
    text = fields.get("text") or make_document_text()
    return stored(
        Note,
        {**fields, "text": text},
        position=text.notes.count() + 1,
        label="1",
        anchor=0,
        body="The wording of a note.",
    )


def make_page(**fields: Any) -> Page:
    """A page that holds the whole of a text."""
    text = fields.get("text") or make_document_text()
    return stored(Page, {**fields, "text": text}, label="493", start=0, end=len(text.body))


def make_word_run(**fields: Any) -> WordRun:
    """A run of words of a text."""
    return stored(WordRun, fields, text=make_document_text, value=493)


def make_scan(**fields: Any) -> Scan:
    """The row of a photographed page; the file is not there."""
    sha256 = hashlib.sha256(next_name("scan").encode()).hexdigest()
    return stored(
        Scan,
        fields,
        document=make_document,
        file=f"{sha256[:2]}/{sha256}.png",
        name="page.png",
        sha256=sha256,
        kind=ScanKind.PNG,
        size=12_000,
    )


def make_agent(**fields: Any) -> Agent:
    """A person."""
    slug = fields.setdefault("slug", next_name("agent"))
    return stored(Agent, fields, kind=AgentKind.PERSON, name=f"Name of {slug}")


def make_agent_name(**fields: Any) -> AgentName:
    """Another name of a person."""
    return stored(AgentName, fields, agent=make_agent, name=next_name("Alias"))


def make_document_agent(**fields: Any) -> DocumentAgent:
    """That a person wrote a document."""
    return stored(DocumentAgent, fields, document=make_document, agent=make_agent, role=AgentRole.AUTHOR)


def make_agent_suggestion(**fields: Any) -> AgentSuggestion:
    """A name that an edition marks as that of a document's author."""
    return stored(
        AgentSuggestion,
        fields,
        document=make_document,
        role=AgentRole.AUTHOR,
        name_printed=next_name("Ambassador"),
    )


def make_document_match(**fields: Any) -> DocumentMatch:
    """That a document and an imported one seem to be one."""
    return stored(
        DocumentMatch,
        fields,
        document=make_document,
        imported=make_document,
        reason="The pages are the same.",
    )


def make_document_merge(**fields: Any) -> DocumentMerge:
    """That a document, of which nothing is told but its key, was merged into another."""
    kept = fields.get("kept") or make_document()
    return stored(DocumentMerge, {**fields, "kept": kept}, kept_key=kept.key, other_key=next_name("gone"))
