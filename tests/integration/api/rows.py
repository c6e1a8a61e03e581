"""One full row of every resource of the API, with everything nested in it; and how a client reads lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from evidence.choices import AgentRole, TextKind, Visibility
from evidence.models import Document, Passage, Study
from hypotheses.choices import Picture
from tests.factories import (
    make_adjudication,
    make_agent,
    make_agent_suggestion,
    make_appraisal,
    make_archive,
    make_assessment,
    make_cluster,
    make_code,
    make_codebook,
    make_coder,
    make_coding,
    make_collection,
    make_document,
    make_document_agent,
    make_document_text,
    make_event,
    make_event_part,
    make_explanation,
    make_holding,
    make_hypothesis,
    make_mechanism,
    make_mechanism_link,
    make_mechanism_part,
    make_memo,
    make_not_applicable,
    make_note,
    make_outcome,
    make_part_evidence,
    make_passage,
    make_passage_use,
    make_prediction,
    make_preference_reading,
    make_published_order,
    make_published_verdict,
    make_quotation,
    make_rival_check,
    make_state,
    make_study,
    make_tie_attestation,
    make_tie_reading,
    make_unit_decision,
    make_willingness_attestation,
    make_willingness_reading,
)

#: The column that tests know a row by.
KNOWN_BY = {
    "archives": "slug",
    "collections": "reference_code",
    "documents": "key",
    "passages": "key",
    "codes": "slug",
    "codings": "passage",
    "studies": "slug",
    "states": "slug",
    "explanations": "slug",
    "hypotheses": "slug",
    "predictions": "key",
    "assessments": "passage",
    "adjudications": "passage",
    "outcomes": "study",
    "preference-readings": "passage",
    "published-orders": "state",
    "quotations": "passage",
    "holdings": "document",
    "agents": "slug",
    "coders": "slug",
    "codebooks": "slug",
    "clusters": "slug",
    "appraisals": "document",
    "memos": "subject",
    "tie-readings": "key",
    "willingness-readings": "key",
    "mechanisms": "slug",
    "mechanism-links": "from_part",
    "unit-decisions": "passage",
    "events": "key",
    "part-judgements": "passage",
}


def rows(client: Client, resource: str, **query: Any) -> list[dict[str, Any]]:
    """The rows of a list, or of the part of it that the query names."""
    response = client.get(f"/api/v1/{resource}/", {"page_size": 500, **query})
    assert response.status_code == 200, response.content
    return response.json()["results"]  # type: ignore[no-any-return]


def names(client: Client, resource: str, **query: Any) -> set[str]:
    """The names of the rows of a list."""
    return {row[KNOWN_BY[resource]] for row in rows(client, resource, **query)}


def make_public_study(slug: str) -> Study:
    """A study that everybody may read."""
    return make_study(slug=slug, visibility=Visibility.PUBLIC)


def held_in(document: Document, archive: str) -> Document:
    """The document, with a copy in a new collection of a new archive, both so called."""
    collection = make_collection(archive=make_archive(slug=archive), reference_code=archive)
    make_holding(document=document, collection=collection)
    return document


def make_held_document(**fields: Any) -> Document:
    """A document with two copies inside larger collections, two people in it, and its wording in two languages."""
    document = make_document(**fields)
    for role, language in ((AgentRole.AUTHOR, "en"), (AgentRole.RECIPIENT, "ja")):
        make_document_agent(document=document, role=role)
        make_agent_suggestion(document=document, role=role)
        make_document_text(document=document, language=language)
        series = make_collection(parent=make_collection())
        make_holding(document=document, collection=make_collection(parent=series))
    return document


def make_full_document() -> Document:
    """A document inside another, known through a third."""
    return make_held_document(
        part_of=make_held_document(), quoted_in=make_held_document(), quoted_in_page="12"
    )


def make_full_passage(study: Study) -> Passage:
    """A passage with two quotations, one of them found in a note, and two uses."""
    passage = make_passage(
        study=study,
        document=make_full_document(),
        speaker=make_agent(),
        cluster=make_cluster(study=study),
        created_by=make_coder(study=study),
    )
    note = make_note(text=make_document_text(document=passage.document, kind=TextKind.OCR))
    make_quotation(passage=passage)
    make_quotation(passage=passage, document_text=note.text, in_note=note, start=0, end=5)
    make_passage_use(passage=passage)
    make_passage_use(passage=passage)
    return passage


def make_full_explanation(study: Study) -> None:
    """An explanation with two published verdicts."""
    explanation = make_explanation(study=study)
    make_published_verdict(explanation=explanation)
    make_published_verdict(explanation=explanation)


def make_full_hypothesis(study: Study) -> None:
    """A hypothesis with two published verdicts, and silent of two states."""
    hypothesis = make_hypothesis(study=study)
    for make in (make_published_verdict, make_not_applicable):
        make(hypothesis=hypothesis)
        make(hypothesis=hypothesis)


def make_full_tie_reading(study: Study) -> None:
    """A reading of an ideal tie, with two passages."""
    state = make_state(study=study)
    reading = make_tie_reading(first=state, picture=Picture.IDEAL, ideal_of=state)
    make_tie_attestation(reading=reading)
    make_tie_attestation(reading=reading)


def make_full_willingness_reading(study: Study) -> None:
    """A reading of willingness, with two passages."""
    reading = make_willingness_reading(study=study)
    make_willingness_attestation(reading=reading)
    make_willingness_attestation(reading=reading)


def make_full_link(study: Study) -> None:
    """A link with two rivals."""
    link = make_mechanism_link(study=study)
    make_rival_check(link=link)
    make_rival_check(link=link)


def make_full_mechanism(study: Study) -> None:
    """A mechanism in a state, with two links between three parts and two rivals at each."""
    mechanism = make_mechanism(study=study, state=make_state(study=study))
    first, second, third = (make_mechanism_part(mechanism=mechanism, position=n) for n in range(3))
    for ends in ((first, second), (second, third)):
        link = make_mechanism_link(from_part=ends[0], to_part=ends[1])
        make_rival_check(link=link)
        make_rival_check(link=link)


def make_full_event(study: Study) -> None:
    """An event under two parts."""
    event = make_event(study=study)
    make_event_part(event=event)
    make_event_part(event=event)


MAKERS: dict[str, Callable[[Study], object]] = {
    "archives": lambda study: make_archive(),
    "collections": lambda study: make_collection(parent=make_collection()),
    "documents": lambda study: make_full_document(),
    "passages": make_full_passage,
    "codes": lambda study: make_code(parent=make_code(study=study)),
    "codings": lambda study: make_coding(study=study),
    "studies": lambda study: make_study(visibility=Visibility.PUBLIC),
    "states": lambda study: make_state(study=study),
    "explanations": make_full_explanation,
    "hypotheses": make_full_hypothesis,
    "predictions": lambda study: make_prediction(study=study),
    "assessments": lambda study: make_assessment(study=study),
    "adjudications": lambda study: make_adjudication(study=study),
    "outcomes": lambda study: make_outcome(study=study),
    "preference-readings": lambda study: make_preference_reading(study=study),
    "published-orders": lambda study: make_published_order(study=study),
    "quotations": lambda study: make_quotation(study=study),
    "holdings": lambda study: make_holding(),
    "agents": lambda study: make_agent(),
    "coders": lambda study: make_coder(study=study),
    "codebooks": lambda study: make_codebook(study=study),
    "clusters": lambda study: make_cluster(study=study),
    "appraisals": lambda study: make_appraisal(study=study),
    "memos": lambda study: make_memo(study=study),
    "tie-readings": make_full_tie_reading,
    "willingness-readings": make_full_willingness_reading,
    "mechanisms": make_full_mechanism,
    "mechanism-links": make_full_link,
    "unit-decisions": lambda study: make_unit_decision(study=study),
    "events": make_full_event,
    "part-judgements": lambda study: make_part_evidence(study=study, link=make_mechanism_link(study=study)),
}
