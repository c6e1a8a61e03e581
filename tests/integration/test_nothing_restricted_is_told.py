"""Restricted evidence is counted and unreadable: every answer of the site is searched for what it says.

The addresses are those that the site has, so that a new page or endpoint is tried as soon as it is there.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ForeignKey, Model
from django.test import Client
from pytest_django import Settings

from evidence.choices import Access, Role, Visibility
from evidence.models import Document, Holding, Passage, Scan, Study, User
from evidence.services.scans import add_scans
from hypotheses.models import Assessment, PartEvidence, PreferenceReading
from tests.factories import (
    make_adjudication,
    make_agent_suggestion,
    make_appraisal,
    make_archivist,
    make_assessment,
    make_cluster,
    make_code,
    make_coder,
    make_coding,
    make_document,
    make_document_agent,
    make_document_match,
    make_document_text,
    make_event,
    make_event_part,
    make_explanation,
    make_holding,
    make_hypothesis,
    make_mechanism,
    make_mechanism_link,
    make_mechanism_part,
    make_membership,
    make_memo,
    make_note,
    make_outcome,
    make_page,
    make_part_evidence,
    make_passage,
    make_passage_use,
    make_prediction,
    make_preference_reading,
    make_quotation,
    make_rival_check,
    make_state,
    make_study,
    make_tie_attestation,
    make_tie_reading,
    make_unit_decision,
    make_user,
    make_willingness_attestation,
    make_willingness_reading,
)
from tests.integration.addresses import addresses_of

pytestmark = pytest.mark.django_db

#: Stands in all that is told of the restricted document. What is searched for is another word of it, since a page
#: may repeat what it was asked.
MARK = "quillfeather"
ASKED = "umbrage"
SAID = f"Quillfeather took {ASKED} at the treaty"

Rows = dict[type[Model], Model]


@pytest.fixture(autouse=True)
def scans(tmp_path: Path, settings: Settings) -> None:
    """Scans lie in a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def study() -> Study:
    """A study that everybody may read: who could see more of it than that, sees it here."""
    return make_study(slug="our-study", visibility=Visibility.PUBLIC)


@pytest.fixture
def rows(study: Study) -> Rows:
    """A restricted document with a row of every sort that tells of it, beside an open one judged alike."""
    explanation = make_explanation(study=study, slug="powerplay")
    hypothesis = make_hypothesis(explanation=explanation, slug="hub")
    prediction = make_prediction(hypothesis=hypothesis, state=make_state(study=study, slug="japan"))
    coder = make_coder(study=study, slug="coder")
    code = make_code(study=study)
    secret = secret_document()
    cluster = make_cluster(study=study, name=SAID, slug=MARK, reason=SAID)
    passage = make_passage(
        study=study, document=secret, key=MARK, summary=SAID, also_cited=SAID, cluster=cluster
    )
    judged = {"study": study, "prediction": prediction, "passage": passage}
    text = make_document_text(document=secret, body=SAID, source_file=MARK)
    (scan,) = add_scans(
        secret, [SimpleUploadedFile(f"{MARK}.png", b"\x89PNG\r\n\x1a\n " + MARK.encode())], by=None
    )
    open_passage = make_passage(study=study, document=make_document(short_title="Open paper"), key="P1")
    make_assessment(study=study, prediction=prediction, passage=open_passage, coder=coder)
    tie = make_tie_reading(first=prediction.state, coder=coder, rationale=SAID)
    willing = make_willingness_reading(state=prediction.state, coder=coder, rationale=SAID)
    made: list[Model] = [
        tie,
        willing,
        make_tie_attestation(reading=tie, passage=passage),
        make_willingness_attestation(reading=willing, passage=passage),
        explanation,
        hypothesis,
        prediction,
        prediction.state,
        coder,
        code,
        secret,
        cluster,
        passage,
        text,
        scan,
        make_note(text=text, body=SAID),
        make_page(text=text, folded=SAID.lower()),
        make_holding(document=secret, identifier=MARK, number=MARK),
        make_document_agent(document=secret),
        make_agent_suggestion(document=secret, name_printed=SAID),
        make_document_match(document=open_passage.document, imported=secret, reason=SAID),
        make_appraisal(study=study, document=secret, reason=SAID),
        make_quotation(passage=passage, text=SAID, is_translation=True, original_text=SAID),
        make_passage_use(passage=passage, publication=SAID),
        make_coding(passage=passage, code=code, coder=coder),
        make_memo(study=study, subject=passage, text=SAID),
        make_assessment(**judged, coder=coder, rationale=SAID),
        make_adjudication(**judged, reason=SAID),
        make_preference_reading(
            passage=passage,
            state=prediction.state,
            coder=coder,
            better=make_outcome(study=study, letter="B"),
            worse=make_outcome(study=study, letter="W"),
            rationale=SAID,
        ),
        *rows_of_mechanism(passage),
        make_unit_decision(**judged, reason=SAID, unit=MARK),
        study,
    ]
    return {type(row): row for row in made}


def rows_of_mechanism(passage: Passage) -> list[Model]:
    """A mechanism of two parts, with a judgement of the passage on one of them, and an event."""
    part = make_mechanism_part(mechanism=make_mechanism(study=passage.study, slug="our-mechanism"))
    link = make_mechanism_link(from_part=part)
    event = make_event(study=passage.study)
    return [
        part.mechanism,
        part,
        link,
        make_rival_check(link=link),
        event,
        make_event_part(event=event, part=part),
        make_part_evidence(part=part, passage=passage, rationale=SAID),
    ]


def secret_document() -> Document:
    """A restricted document of which each line of text has the mark."""
    return make_document(
        key=MARK,
        access=Access.RESTRICTED,
        short_title=SAID,
        title=SAID,
        title_romanised=SAID,
        title_translated=SAID,
        place=MARK,
        classification=MARK,
        source_note=SAID,
        excisions=SAID,
        rights=SAID,
        authors=MARK,
        container=MARK,
        publisher=MARK,
    )


def asked(rows: Rows) -> Iterator[str]:
    """Every address with these rows in it, lists searched for a word of the document, and all autocompletions."""
    words = {
        "slug": "our-study",
        "row": "powerplay",
        "state": "japan",
        "app_label": "evidence",
        "number": "0",
    }
    for address in addresses_of(rows, words):
        yield address
        yield f"{address}{'&' if '?' in address else '?'}q={ASKED}"
    for form in ("csv", "json", "markdown", "latex", "html", "xlsx"):
        yield f"/studies/our-study/?format={form}"
        yield f"/api/v1/studies/our-study/congruence/?format={form}"
        for table in ("orders", "measures", "pairs", "readings"):
            yield f"/studies/our-study/preferences/?format={form}&table={table}"
            yield f"/api/v1/studies/our-study/preferences/?format={form}&table={table}"
        yield f"/studies/our-study/networks/?format={form}&table=readings"
        yield f"/api/v1/studies/our-study/networks/?format={form}&table=readings"
        for table in ("", "parts", "evidence"):
            yield f"/studies/our-study/mechanisms/?format={form}&table={table}"
            yield f"/api/v1/studies/our-study/mechanisms/?format={form}&table={table}"
        yield f"/studies/our-study/sensitivity/?format={form}"
        yield f"/api/v1/studies/our-study/sensitivity/?format={form}&table=removals"
    yield from (f"/studies/our-study/networks/?figure={form}" for form in ("svg", "graphml"))
    for form in ("csv", "json", "xlsx"):
        yield f"/studies/our-study/sheets/?format={form}"
    yield f"/api/v1/part-judgements/{pk(rows, PartEvidence)}/"
    yield from ("/api/v1/passages/?include=assessments", "/api/v1/passages/?include=assessments&fields=id")
    yield from (f"{way}?text=took+{ASKED}+at+the+treaty" for way in ("/find-quote/", "/api/v1/find-quote/"))
    yield from (f"/admin/evidence/documentmerge/compare/?ids={pk(rows, Document)},1",)
    holding: Any = rows[Holding]
    yield f"/documents/?collection={holding.collection_id}"
    for row in rows.values():
        yield f"/admin/r/{ContentType.objects.get_for_model(row).pk}/{row.pk}/"
    for model in admin.site._registry:
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey):
                where = f"app_label={model._meta.app_label}&model_name={model._meta.model_name}"
                yield f"/admin/autocomplete/?{where}&field_name={field.name}&term={ASKED}"
                yield f"/admin/autocomplete/?{where}&field_name={field.name}&term="


def pk(rows: Rows, model: type[Model]) -> Any:
    """The key of the row of a table."""
    return rows[model].pk


def said(response: Any) -> str:
    """All that an answer says, headers too; of a packed file, all its parts."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"".join(packed.read(name) for name in packed.namelist())
    headers = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    return unquote(f"{headers} {body.decode(errors='replace')}").lower()


def telling(client: Client, rows: Rows) -> set[str]:
    """The addresses whose answer tells of the restricted document, beyond what was asked."""
    found = set()
    for address in asked(rows):
        response = client.get(address)
        assert response.status_code < 500, address
        if MARK in said(response).replace(address.lower(), "").replace(f"key={MARK}", ""):
            found.add(address)
    return found


def person(who: str, study: Study) -> User:
    """Somebody of this sort, who may use the admin."""
    user = make_archivist(is_staff=True) if "archivist" in who else make_user(is_staff=True)
    if "lead" in who:
        make_membership(study=study, user=user, role=Role.LEAD)
    return user


@pytest.mark.parametrize("who", ["anonymous", "stranger", "lead"])
def test_no_answer_tells_of_restricted_evidence(rows: Rows, study: Study, who: str) -> None:
    client = Client()
    if who != "anonymous":
        client.force_login(person(who, study))

    assert telling(client, rows) == set()


def test_the_same_answers_tell_an_archivist_of_it(rows: Rows, study: Study) -> None:
    client = Client()
    client.force_login(person("archivist lead", study))

    found = {address.split("?")[0] for address in telling(client, rows)}

    assert {
        "/documents/",
        f"/documents/{MARK}/",
        f"/scans/{pk(rows, Scan)}/",
        "/search/",
        "/find-quote/",
        "/admin/autocomplete/",
        "/admin/evidence/passage/",
        "/studies/our-study/cells/powerplay/japan/",
        "/api/v1/documents/",
        "/api/v1/passages/",
        "/api/v1/find-quote/",
        "/studies/our-study/mechanisms/",
        "/api/v1/studies/our-study/mechanisms/",
        f"/api/v1/part-judgements/{pk(rows, PartEvidence)}/",
        "/admin/hypotheses/partevidence/",
        f"/api/v1/assessments/{pk(rows, Assessment)}/",
        f"/api/v1/preference-readings/{pk(rows, PreferenceReading)}/",
        "/studies/our-study/preferences/",
        "/api/v1/studies/our-study/preferences/",
    } <= found


@pytest.mark.parametrize("who", ["anonymous", "lead"])
def test_restricted_evidence_counts_in_the_table_of_everybody(rows: Rows, study: Study, who: str) -> None:
    client, archivist = Client(), Client()
    archivist.force_login(person("archivist lead", study))
    if who != "anonymous":
        client.force_login(person(who, study))

    tables = [
        each.get("/api/v1/studies/our-study/congruence/").json()["cells"] for each in (client, archivist)
    ]

    assert tables[0] == tables[1]
    (cell,) = [each for each in tables[0] if each["n_assessments"]]
    assert cell["n_assessments"] == 2
    assert "restricted" in str(cell["flags"])
