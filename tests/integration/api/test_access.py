"""Who sees what: one table of people and rows, for lists and for single records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from evidence.choices import Access, Visibility
from evidence.models import Passage, Study, User
from hypotheses.choices import AssessmentStatus
from tests.factories import (
    make_adjudication,
    make_agent,
    make_appraisal,
    make_archive,
    make_archivist,
    make_assessment,
    make_cluster,
    make_code,
    make_codebook,
    make_coder,
    make_coding,
    make_collection,
    make_document,
    make_event,
    make_explanation,
    make_holding,
    make_hypothesis,
    make_mechanism,
    make_mechanism_link,
    make_mechanism_part,
    make_member,
    make_membership,
    make_memo,
    make_outcome,
    make_part_evidence,
    make_passage,
    make_prediction,
    make_preference_reading,
    make_published_order,
    make_quotation,
    make_state,
    make_study,
    make_tie_attestation,
    make_tie_reading,
    make_unit_decision,
    make_user,
    make_willingness_attestation,
    make_willingness_reading,
)
from tests.integration.api.rows import KNOWN_BY, names, rows

#: Resources whose rows speak of one document in one study, of one document, of a study, and of an archive.
OF_PASSAGES = (
    "passages",
    "codings",
    "assessments",
    "adjudications",
    "preference-readings",
    "quotations",
    "appraisals",
    "memos",
    "part-judgements",
    "unit-decisions",
)
#: What rests on passages, and exists for who may see all of them.
OF_READINGS = ("tie-readings", "willingness-readings")
OF_STUDIES = (
    "studies",
    "explanations",
    "hypotheses",
    "predictions",
    "codes",
    "coders",
    "codebooks",
    "outcomes",
    "published-orders",
    "mechanisms",
    "mechanism-links",
    "events",
)
OF_DOCUMENTS = ("documents", "holdings")
OF_ARCHIVES = ("archives", "collections")

OPEN = {"public-open", "private-open"}
ALL = OPEN | {"public-restricted", "private-restricted"}

#: What each person sees: archives, documents, rows of studies, rows on passages.
SIGHT = {
    "anonymous": ({"public-open"}, {"public-open"}, {"public"}, {"public-open"}),
    "stranger": (ALL, OPEN, {"public"}, {"public-open"}),
    "member": (ALL, OPEN, {"public", "private"}, OPEN),
    "archivist": (ALL, ALL, {"public"}, {"public-open", "public-restricted"}),
    "member-archivist": (ALL, ALL, {"public", "private"}, ALL),
    "superuser": (ALL, ALL, {"public", "private"}, ALL),
}


@dataclass
class World:
    """A public and a private study, each with a passage of an open and one of a restricted document.

    All rows are called after the corner they stand in: public-open, public-restricted, private-open ...
    """

    studies: dict[str, Study] = field(default_factory=dict)
    passages: dict[str, Passage] = field(default_factory=dict)

    def user(self, person: str) -> User | None:
        """The person's login; None for who has none."""
        if person == "anonymous":
            return None
        if person == "superuser":
            return make_user(is_superuser=True)
        user = make_archivist() if "archivist" in person else make_user()
        if "member" in person:
            make_membership(study=self.studies["private"], user=user)
        return user

    def client(self, person: str) -> Client:
        """A client in the person's hands."""
        client, user = Client(), self.user(person)
        if user is not None:
            client.force_login(user)
        return client


@pytest.fixture
def world(db: None) -> World:
    """The four corners, with rows of every resource."""
    made = World()
    make_agent(slug="agent")
    for visibility in (Visibility.PUBLIC, Visibility.PRIVATE):
        study = made.studies[visibility] = make_study(slug=visibility, visibility=visibility)
        shared = {"study": study, "slug": str(visibility)}
        state, coder = make_state(**shared), make_coder(**shared)
        other = make_state(study=study, slug=f"{visibility}-other")
        code = make_code(codebook=make_codebook(**shared), **shared)
        hypothesis = make_hypothesis(explanation=make_explanation(**shared), **shared)
        prediction = make_prediction(hypothesis=hypothesis, state=state, key=visibility)
        better, worse = make_outcome(study=study), make_outcome(study=study)
        make_published_order(study=study, state=state, ranking=better.letter)
        part = make_mechanism_part(
            mechanism=make_mechanism(explanation=hypothesis.explanation, **shared), key=visibility
        )
        make_mechanism_link(from_part=part, to_part=make_mechanism_part(mechanism=part.mechanism))
        make_event(study=study, key=visibility)
        for access in (Access.OPEN, Access.RESTRICTED):
            corner = f"{visibility}-{access}"
            archive = make_archive(slug=corner)
            document = make_document(key=corner, access=access)
            make_holding(
                document=document, collection=make_collection(archive=archive, reference_code=corner)
            )
            cluster = make_cluster(study=study, slug=corner)
            passage = made.passages[corner] = make_passage(
                study=study, document=document, key=corner, cluster=cluster
            )
            make_quotation(passage=passage)
            make_adjudication(passage=passage, prediction=prediction, ruled_by=coder)
            make_appraisal(study=study, document=document)
            make_memo(study=study, subject=passage)
            make_coding(passage=passage, code=code, coder=coder)
            make_assessment(passage=passage, prediction=prediction, coder=coder)
            make_preference_reading(passage=passage, state=state, better=better, worse=worse, coder=coder)
            tie = make_tie_reading(key=corner, first=state, second=other, coder=coder)
            make_tie_attestation(reading=tie, passage=passage)
            will = make_willingness_reading(key=corner, state=state, coder=coder)
            make_willingness_attestation(reading=will, passage=passage)
            make_part_evidence(passage=passage, part=part, coder=coder)
            make_unit_decision(passage=passage, prediction=prediction, decided_by=coder)
    return made


def expected(person: str) -> dict[str, set[str]]:
    """The names that a person sees in each list."""
    archives, documents, of_studies, of_passages = SIGHT[person]
    return {
        **dict.fromkeys(OF_ARCHIVES, archives),
        **dict.fromkeys(OF_DOCUMENTS, documents),
        "clusters": of_passages,
        "agents": set() if person == "anonymous" else {"agent"},
        **dict.fromkeys(OF_STUDIES, of_studies),
        "states": of_studies | {f"{each}-other" for each in of_studies},
        **dict.fromkeys((*OF_PASSAGES, *OF_READINGS), of_passages),
    }


@pytest.mark.parametrize("person", SIGHT)
def test_lists_hold_what_the_person_may_see(world: World, person: str) -> None:
    client = world.client(person)

    assert {resource: names(client, resource) for resource in KNOWN_BY} == expected(person)


@pytest.mark.parametrize("person", SIGHT)
def test_record_is_found_only_by_who_may_see_it(world: World, person: str) -> None:
    everything = {
        (resource, row[KNOWN_BY[resource]]): row["link"]
        for resource in KNOWN_BY
        for row in rows(world.client("superuser"), resource)
    }
    client = world.client(person)

    found = {key for key, link in everything.items() if client.get(link).status_code == 200}
    missing = {client.get(link).status_code for key, link in everything.items() if key not in found}

    assert found == {(resource, name) for resource, seen in expected(person).items() for name in seen}
    assert missing <= {404}


@pytest.mark.parametrize(
    ("resource", "query", "unknown"),
    [
        pytest.param("passages", {"document": "public-restricted"}, {"document": "nothing"}, id="document"),
        pytest.param(
            "assessments", {"passage": "public-restricted"}, {"passage": "nothing"}, id="passage-judged"
        ),
        pytest.param("codings", {"passage": "public-restricted"}, {"passage": "nothing"}, id="passage-coded"),
        pytest.param("states", {"study": "private"}, {"study": "nothing"}, id="study"),
    ],
)
def test_filter_knows_no_more_of_what_is_hidden_than_of_what_is_not_there(
    world: World, resource: str, query: dict[str, str], unknown: dict[str, str]
) -> None:
    client = world.client("stranger")

    hidden = client.get(f"/api/v1/{resource}/", query)
    absent = client.get(f"/api/v1/{resource}/", unknown)

    (name,) = query.values()
    assert hidden.status_code == absent.status_code == 400
    assert hidden.content.decode().replace(name, "nothing") == absent.content.decode()


def test_search_does_not_find_what_is_hidden(world: World) -> None:
    client = world.client("member")

    assert names(client, "documents", q="Document") == OPEN
    assert names(client, "documents", access="restricted") == set()
    assert names(client, "passages", q="restricted") == set()


@pytest.mark.parametrize(
    ("days", "is_open"),
    [pytest.param(1, False, id="ends-tomorrow"), pytest.param(0, True, id="ended-today")],
)
def test_embargoed_document_is_hidden_until_its_day(world: World, days: int, is_open: bool) -> None:
    until: date = timezone.localdate() + timedelta(days=days)
    make_document(key="embargoed", access=Access.EMBARGOED, embargoed_until=until)

    assert ("embargoed" in names(world.client("stranger"), "documents")) is is_open


def test_who_joins_or_leaves_a_study_sees_it_or_not_from_the_next_question_on(world: World) -> None:
    user = make_user()
    client = Client()
    client.force_login(user)
    private = {"public-open", "private-open"}
    seen = []

    for _ in range(2):
        seen.append(names(client, "assessments") | names(client, "passages"))
        membership = make_membership(study=world.studies["private"], user=user)
        seen.append(names(client, "assessments") & names(client, "passages"))
        membership.delete()

    assert seen == [{"public-open"}, private, {"public-open"}, private]


def test_embargo_that_ends_overnight_opens_what_hangs_on_the_document(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow: date = timezone.localdate() + timedelta(days=1)
    document = make_document(access=Access.EMBARGOED, embargoed_until=tomorrow)
    passage = make_passage(study=world.studies["public"], document=document, key="embargoed")
    make_assessment(passage=passage)
    client = world.client("stranger")

    before = [names(client, resource) for resource in ("passages", "assessments")]
    monkeypatch.setattr("evidence.querysets.timezone.localdate", lambda: tomorrow)
    after = [names(client, resource) for resource in ("passages", "assessments")]

    assert before == [{"public-open"}] * 2
    assert after == [{"public-open", "embargoed"}] * 2


def test_draft_is_shown_to_its_coder_alone(world: World) -> None:
    study = world.studies["public"]
    author, colleague = make_member(study), make_member(study)
    make_assessment(
        passage=world.passages["public-open"],
        coder=make_coder(study=study, user=author),
        status=AssessmentStatus.DRAFT,
    )

    def drafts(user: User) -> list[Any]:
        client = Client()
        client.force_login(user)
        return rows(client, "assessments", status="draft")

    assert (len(drafts(author)), len(drafts(colleague))) == (1, 0)


@pytest.mark.parametrize("relation", ["part_of", "quoted_in"])
def test_hidden_document_around_another_is_not_named(world: World, relation: str) -> None:
    around = make_document(short_title="Secret memoir", access=Access.RESTRICTED)
    inner = make_document(quoted_in_page="leaf ninety-nine", **{relation: around})
    make_passage(study=world.studies["public"], document=inner)

    shown, hidden = (
        {
            "document": client.get(f"/api/v1/documents/{inner.key}/").json(),
            "passages": rows(client, "passages", document=inner.key),
        }
        for client in (world.client("archivist"), world.client("stranger"))
    )

    assert shown["document"][relation] == around.key
    assert hidden["document"][relation] is None
    assert not any(secret in str(hidden) for secret in (around.key, "Secret memoir", "leaf ninety-nine"))
