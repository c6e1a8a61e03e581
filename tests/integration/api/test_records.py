"""What single records look like: names for references, everything nested, fractions as text."""

from __future__ import annotations

from django.test import Client

from evidence.choices import AgentRole, CollectionLevel, Confirmation, Grade, Verification
from evidence.models import Document
from hypotheses.choices import Verdict
from tests.factories import (
    make_agent,
    make_agent_suggestion,
    make_appraisal,
    make_archive,
    make_assessment,
    make_collection,
    make_document,
    make_document_agent,
    make_holding,
    make_hypothesis,
    make_not_applicable,
    make_passage,
    make_passage_use,
    make_prediction,
    make_published_verdict,
    make_quotation,
    make_state,
    make_user,
)
from tests.integration.api.rows import make_public_study, rows


def test_document_shows_copies_agents_and_citation(reader: Client) -> None:
    archive = make_archive(slug="frus", citation_form="{title}, {date}, {collection}, {pages}")
    volume = make_collection(archive=archive, reference_code="frus1952-54v14p2", title="FRUS, Vol. 14")
    document = make_document(short_title="NSC 125/2", date_printed="August 7, 1952")
    make_holding(document=document, collection=volume, identifier="d588", number="588", pages="1302-1305")
    author = make_agent(slug="nsc", name="National Security Council")
    make_document_agent(
        document=document, agent=author, role=AgentRole.AUTHOR, confirmation=Confirmation.SUGGESTED
    )

    shown = reader.get(f"/api/v1/documents/{document.key}/").json()

    assert shown["citation"] == "NSC 125/2, August 7, 1952, FRUS, Vol. 14, pp. 1302–1305"
    assert shown["date_edtf"] == shown["date_earliest"] == "1952-08-07"
    assert shown["holdings"] == [
        {
            "archive": "frus",
            "collection": "frus1952-54v14p2",
            "identifier": "d588",
            "number": "588",
            "section": "",
            "pages": "1302-1305",
            "url": "",
            "status": "cited",
        }
    ]
    assert shown["agents"] == [
        {
            "agent": "nsc",
            "name": "National Security Council",
            "role": "author",
            "confirmation": "suggested",
        }
    ]


def test_document_shows_its_section_names_marked_and_neighbours(reader: Client) -> None:
    volume = make_collection(reference_code="frus1952-54v14p2")
    before, document, _, after = (
        make_document(key=key, access=access)
        for key, access in (("one", "open"), ("two", "open"), ("hidden", "restricted"), ("three", "open"))
    )
    for place, each in enumerate(Document.objects.order_by("pk")):
        make_holding(document=each, collection=volume, sort_key=f"d{place:04d}", section="Japan")
    make_holding(document=document)
    make_agent_suggestion(document=document, name_printed="Robertson", listed_as="Cutler, Robert")
    stranger = Client()
    stranger.force_login(make_user())

    shown = stranger.get(f"/api/v1/documents/{document.key}/").json()

    assert [holding["section"] for holding in shown["holdings"]] == ["Japan", ""]
    assert shown["agent_suggestions"] == [
        {"name_printed": "Robertson", "role": "author", "listed_as": "Cutler, Robert"}
    ]
    assert shown["neighbours"] == [
        {"collection": "frus1952-54v14p2", "previous": before.key, "next": after.key}
    ]


def test_document_at_the_end_of_a_volume_has_nothing_after_it(reader: Client) -> None:
    holding = make_holding(sort_key="d0001")

    (beside,) = reader.get(f"/api/v1/documents/{holding.document.key}/").json()["neighbours"]

    assert (beside["previous"], beside["next"]) == (None, None)


def test_collection_names_its_archive_and_the_larger_collection(reader: Client) -> None:
    series = make_collection(archive=make_archive(slug="hoover"), reference_code="diary")
    make_collection(parent=series, reference_code="box-50", level=CollectionLevel.BOX)

    (shown,) = rows(reader, "collections", parent="diary")

    assert (shown["archive"], shown["parent"], shown["level"]) == ("hoover", "diary", "box")


def test_passage_shows_quotations_in_order_and_uses(reader: Client) -> None:
    passage = make_passage(
        study=make_public_study("small"), document=make_document(short_title="NSC 5514"), pages="44"
    )
    make_quotation(passage=passage, position=2, text="second")
    make_quotation(passage=passage, position=1, text="first", is_translation=True, translator="Izumikawa")
    make_passage_use(passage=passage, publication="Izumikawa 2020", note="79", page="24")

    (shown,) = rows(reader, "passages", study="small")

    assert (shown["study"], shown["document"]) == ("small", passage.document.key)
    assert shown["citation"] == "NSC 5514, p. 44"
    assert [each["text"] for each in shown["quotations"]] == ["first", "second"]
    assert shown["quotations"][0]["translator"] == "Izumikawa"
    assert shown["quotations"][0]["verification"] == Verification.NOT_CHECKED
    assert shown["uses"] == [{"publication": "Izumikawa 2020", "note": "79", "page": "24"}]


def test_prediction_shows_exact_numbers_as_text(reader: Client) -> None:
    study = make_public_study("small")
    make_prediction(study=study, weight="2/6", certainty="0.9")

    (shown,) = rows(reader, "predictions", study="small")

    assert (shown["weight"], shown["certainty"], shown["uniqueness"]) == ("1/3", "0.900", None)
    assert shown["explanation"].startswith("explanation-")


def test_assessment_names_all_that_it_hangs_on(reader: Client) -> None:
    assessment = make_assessment(study=make_public_study("small"))
    make_appraisal(study=assessment.study, document=assessment.passage.document, grade=Grade.C)
    prediction = assessment.prediction

    (shown,) = rows(reader, "assessments", study="small")

    names = ("state", "explanation", "hypothesis", "prediction", "document", "passage", "coder", "grade")
    assert [shown[name] for name in names] == [
        prediction.state.slug,
        prediction.hypothesis.explanation.slug,
        prediction.hypothesis.slug,
        prediction.key,
        assessment.passage.document.key,
        assessment.passage.key,
        assessment.coder.slug,
        "C",
    ]


def test_hypothesis_shows_published_verdicts_and_states_of_which_it_is_silent(reader: Client) -> None:
    study = make_public_study("small")
    hypothesis = make_hypothesis(study=study)
    north, south = (make_state(study=study, slug=slug) for slug in ("north", "south"))
    make_published_verdict(
        hypothesis=hypothesis, state=north, verdict=Verdict.NO, source="Cha 2010", page="9"
    )
    make_not_applicable(hypothesis=hypothesis, state=south, reason="It speaks of allies.")

    (shown,) = rows(reader, "hypotheses", study="small")

    assert shown["published_verdicts"] == [
        {"state": "north", "verdict": "no", "source": "Cha 2010", "page": "9"}
    ]
    assert shown["not_applicable"] == [
        {"state": "south", "reason": "It speaks of allies.", "source": "", "pages": ""}
    ]
