"""Mechanisms by page, API and command: one analysis, the same figures, and a sentence for whatever is missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evidence.choices import Access, Role, Visibility
from evidence.models import Passage, Study
from hypotheses.choices import AssessmentStatus, Direction, RivalStatus
from hypotheses.models import Mechanism, MechanismPart
from tests.conftest import SmallStudy
from tests.factories import (
    make_archivist,
    make_document,
    make_event,
    make_event_part,
    make_mechanism,
    make_mechanism_link,
    make_mechanism_part,
    make_member,
    make_membership,
    make_part_evidence,
    make_passage,
    make_rival_check,
)

pytestmark = pytest.mark.django_db

PAGE = "/studies/small/mechanisms/"
API = "/api/v1/studies/small/mechanisms/"


@dataclass(frozen=True)
class Traced:
    """A mechanism of three parts: the cause is attested twice, the middle for and against, the outcome once."""

    study: Study
    mechanism: Mechanism
    parts: tuple[MechanismPart, ...]
    passages: tuple[Passage, ...]


@pytest.fixture
def traced(small_study: SmallStudy) -> Traced:
    """Cause 2/3, middle (2/3 - 1/3) / 2 = 1/6 of two grade A documents, outcome 1/6 of a document of grade E."""
    study, coder = small_study.study, small_study.coders[0]
    study.visibility = Visibility.PUBLIC
    study.save()
    mechanism = make_mechanism(
        study=study, slug="bridge", name="The bridge", explanation=small_study.explanations[0]
    )
    parts = tuple(
        make_mechanism_part(mechanism=mechanism, key=key, position=position)
        for position, key in enumerate(("cause", "middle", "outcome"))
    )
    link = make_mechanism_link(from_part=parts[0], to_part=parts[1], justification="Tolls pay for it.")
    make_mechanism_link(from_part=parts[1], to_part=parts[2])
    make_rival_check(link=link, rival=small_study.explanations[1], status=RivalStatus.RULED_OUT)
    first, second, third = small_study.passages
    for part, passage, direction, strength in (
        (0, first, Direction.SUPPORTS, 3),
        (0, second, Direction.SUPPORTS, 3),
        (1, first, Direction.SUPPORTS, 2),
        (1, second, Direction.CONTRADICTS, 1),
        (2, third, Direction.SUPPORTS, 3),
    ):
        make_part_evidence(
            part=parts[part], passage=passage, coder=coder, direction=direction, strength=strength
        )
    make_event_part(event=make_event(study=study, key="asks", date_edtf="1953"), part=parts[0])
    make_event_part(event=make_event(study=study, key="builds", date_edtf="1950"), part=parts[2])
    make_event_part(event=make_event(study=study, key="opens", date_edtf=""), part=parts[2])
    return Traced(study, mechanism, parts, small_study.passages)


def asked(**query: str) -> Any:
    """The analysis as the API gives it to somebody without login."""
    response = Client().get(API, query)
    assert response.status_code == 200, response.content
    return response.json()


def printed(*options: str) -> str:
    """What the command prints."""
    output = StringIO()
    call_command("mechanisms", "small", *options, stdout=output)
    return output.getvalue()


def notes() -> str:
    """What is said beside the tables."""
    return "\n".join(asked()["meta"]["notes"])


def browser(study: Study, role: str = "") -> Client:
    """A browser of a member of the study, or of an archivist who is one."""
    client = Client()
    user = make_archivist(is_staff=True) if role == "archivist" else make_member(study, Role.LEAD)
    if role == "archivist":
        make_membership(study=study, user=user, role=Role.LEAD)
    client.force_login(user)
    return client


def test_chain_is_its_weakest_necessary_part(traced: Traced) -> None:
    (chain,) = asked()["chain"]

    assert chain["score"] == float(Fraction(1, 6))
    assert chain["weakest"] == ["middle", "outcome"]
    assert chain["score_with_links"] is None
    assert chain["untested_links"] == ["cause > middle", "middle > outcome"]
    assert chain["completeness"] == float(Fraction(3, 5))


def test_parts_stand_in_order_with_their_figures(traced: Traced) -> None:
    parts = asked()["parts"]

    assert [(part["part"], part["step"], part["status"]) for part in parts] == [
        ("cause", 0, "supported"),
        ("middle", 1, "supported"),
        ("outcome", 2, "supported"),
    ]
    assert [part["score"] for part in parts] == [
        float(Fraction(2, 3)),
        float(Fraction(1, 6)),
        float(Fraction(1, 6)),
    ]


def test_event_that_was_over_too_early_is_named_and_the_undated_one_is_left_out(traced: Traced) -> None:
    events = {event["event"]: event for event in asked()["events"]}

    assert events["builds"]["before"] == ["cause"]
    assert events["asks"]["before"] == events["opens"]["before"] == []
    assert "The event builds of the part outcome was over before anything dated of cause began" in notes()
    assert "Left out of the check of order for want of a date: 1 event (opens)." in notes()


def test_checklist_says_what_is_met_and_what_is_not(traced: Traced) -> None:
    checks = {(check["standard"], check["about"]): check["is_met"] for check in asked()["checks"]}

    assert checks["Parts that hang together", "bridge"]
    assert not checks["Events in the order of the parts", "bridge"]
    assert checks["Events that show the part", "cause"]
    assert not checks["Events that show the part", "middle"]
    assert checks["Reason for the link", "cause > middle"]
    assert not checks["Reason for the link", "middle > outcome"]
    assert checks["Rivals ruled out at the link", "cause > middle"]
    assert not checks["Rivals ruled out at the link", "middle > outcome"]


@pytest.mark.parametrize("form", ["text", "csv", "json", "markdown", "latex", "html"])
@pytest.mark.parametrize("table", ["", "chain", "parts", "links", "events", "checks", "evidence"])
def test_command_api_and_page_give_the_same_bytes(traced: Traced, form: str, table: str) -> None:
    client = browser(traced.study, "archivist")
    options = ["--format", form, *(["--table", table] if table else [])]

    made = {client.get(way, {"format": form, "table": table}).content for way in (PAGE, API)}

    assert made == {printed(*options).encode()}


def test_workbook_is_the_same_from_page_and_api(traced: Traced) -> None:
    client = Client()

    page, api = (client.get(way, {"format": "xlsx"}) for way in (PAGE, API))

    assert page["Content-Type"] == api["Content-Type"]
    assert page.content[:2] == b"PK"


def test_one_mechanism_can_be_named(traced: Traced) -> None:
    make_mechanism(study=traced.study, slug="ferry", name="The ferry")

    assert [row["mechanism"] for row in asked()["chain"]] == ["bridge", "ferry"]
    assert [row["mechanism"] for row in asked(mechanism="ferry")["chain"]] == ["ferry"]
    assert [
        row["mechanism"] for row in json.loads(printed("--mechanism", "bridge", "--format", "json"))["chain"]
    ] == ["bridge"]


def test_unknown_mechanism_is_refused_with_those_that_there_are(traced: Traced) -> None:
    said = "Unknown: tunnel. Known: bridge."

    assert said in Client().get(API, {"mechanism": "tunnel"}).content.decode()
    assert said in Client().get(PAGE, {"mechanism": "tunnel"}).content.decode()
    with pytest.raises(CommandError, match="Known: bridge"):
        printed("--mechanism", "tunnel")


def test_page_draws_parts_links_and_events_beside_their_tables(traced: Traced) -> None:
    page = Client().get(PAGE).content.decode()

    assert page.count('role="img"') == 2
    assert "<title" in page
    assert "<desc" in page
    assert "✓ Supported, 0.67" in page
    assert page.count("<caption>") == 5 + 5
    assert 'aria-current="page">Mechanisms' in page
    assert "style=" not in page


def test_page_of_several_mechanisms_leads_to_each(traced: Traced) -> None:
    make_mechanism(study=traced.study, slug="ferry", name="The ferry")

    page = Client().get(PAGE).content.decode()

    assert 'href="?mechanism=bridge"' in page
    assert 'href="?mechanism=ferry"' in page
    assert "<svg" not in page


def test_page_links_passages_to_their_documents(traced: Traced) -> None:
    page = Client().get(PAGE).content.decode()

    assert all(f'href="/documents/{each.document.key}/"' in page for each in traced.passages)


def test_restricted_evidence_counts_for_everybody_and_is_listed_for_who_may_see_it(traced: Traced) -> None:
    secret = make_passage(
        study=traced.study, document=make_document(access=Access.RESTRICTED, short_title="Hidden paper")
    )
    make_part_evidence(part=traced.parts[1], passage=secret, strength=3)
    client, archivist = Client(), browser(traced.study, "archivist")

    open_to_all, open_to_one = (each.get(API).json() for each in (client, archivist))

    assert open_to_all["chain"] == open_to_one["chain"]
    assert open_to_all["parts"] == open_to_one["parts"]
    assert open_to_all["meta"] == open_to_one["meta"]
    assert [row["n_restricted"] for row in open_to_all["parts"]] == [0, 1, 0]
    assert len(open_to_one["evidence"]) == len(open_to_all["evidence"]) + 1
    assert "Hidden paper" not in client.get(PAGE).content.decode()
    assert "1 restricted: counted, and not shown to you." in client.get(PAGE).content.decode()
    assert "Hidden paper" in archivist.get(PAGE).content.decode()


def test_drafts_and_withdrawn_judgements_do_not_count(traced: Traced) -> None:
    before = asked()
    for status in (AssessmentStatus.DRAFT, AssessmentStatus.WITHDRAWN, AssessmentStatus.SUPERSEDED):
        make_part_evidence(part=traced.parts[1], passage=traced.passages[2], strength=3, status=status)

    assert asked() == before


def test_private_study_is_not_there_for_others(traced: Traced) -> None:
    traced.study.visibility = Visibility.PRIVATE
    traced.study.save()

    assert Client().get(PAGE).status_code == Client().get(API).status_code == 404
    assert browser(traced.study).get(PAGE).status_code == 200


# --- what is missing or wrong


def test_study_without_a_mechanism_says_so(small_study: SmallStudy) -> None:
    small_study.study.visibility = Visibility.PUBLIC
    small_study.study.save()

    assert "This study has no mechanism yet." in notes()
    assert Client().get(PAGE).status_code == 200
    assert "no mechanism yet" in printed()


def alone(small: SmallStudy, *keys: str) -> list[MechanismPart]:
    """A mechanism of these parts and nothing else, in a study that everybody may read."""
    small.study.visibility = Visibility.PUBLIC
    small.study.save()
    mechanism = make_mechanism(study=small.study, slug="bare", name="Bare")
    return [
        make_mechanism_part(mechanism=mechanism, key=key, position=n) for n, key in enumerate(keys, start=1)
    ]


def no_part(small: SmallStudy) -> None:
    """No part at all."""
    alone(small)


def no_evidence(small: SmallStudy) -> None:
    """Two parts, one of them attested."""
    parts = alone(small, "cause", "outcome")
    make_mechanism_link(from_part=parts[0], to_part=parts[1])
    make_part_evidence(part=parts[0])


def only_against(small: SmallStudy) -> None:
    """Evidence that contradicts only."""
    make_part_evidence(part=alone(small, "cause")[0], direction=Direction.CONTRADICTS)


def unreachable(small: SmallStudy) -> None:
    """A part to which nothing leads, and from which nothing leads on."""
    parts = alone(small, "cause", "aside", "outcome")
    make_mechanism_link(from_part=parts[0], to_part=parts[2])


def in_a_loop(small: SmallStudy) -> None:
    """A loop that two people made at the same moment, each past the other's check."""
    parts = alone(small, "cause", "middle")
    make_mechanism_link(from_part=parts[0], to_part=parts[1])
    back = make_mechanism_link(from_part=parts[1], to_part=parts[0], is_feedback=True)
    back.is_feedback = False
    back.save()


def only_optional(small: SmallStudy) -> None:
    """No part that is necessary."""
    (part,) = alone(small, "cause")
    part.is_necessary = False
    part.save()


def only_undated(small: SmallStudy) -> None:
    """An event without a date, and none with one."""
    (part,) = alone(small, "cause")
    make_event_part(event=make_event(study=small.study, key="once", date_edtf=""), part=part)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (no_part, "It has no parts yet, so there is no chain."),
        (
            no_evidence,
            "There is no score of the chain, because no counted evidence speaks of 1 necessary part: outcome.",
        ),
        (only_against, "Evidence was found only against cause."),
        (unreachable, "No links lead from the first part, cause, to aside."),
        (unreachable, "No links lead to the last part, outcome, from aside."),
        (in_a_loop, "Parts lead round in a loop: cause > middle > cause."),
        (only_optional, "No part is marked as necessary"),
        (only_undated, "Left out of the check of order for want of a date: 1 event (once)."),
    ],
)
def test_what_is_missing_is_said_in_a_sentence_at_every_door(
    small_study: SmallStudy, make: Callable[[SmallStudy], None], said: str
) -> None:
    make(small_study)

    assert said in notes()
    assert said in printed().replace("\n", " ")
    page = Client().get(PAGE).content.decode()
    assert said.replace(">", "&gt;") in page
    assert "nan" not in page.lower().split()


def test_page_asks_as_often_for_eleven_of_each_as_for_one(traced: Traced) -> None:
    client = browser(traced.study, "archivist")

    def n_queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE).status_code == 200
        return len(captured)

    client.get(PAGE)
    before = n_queries()
    for number in range(10):
        part = make_mechanism_part(mechanism=traced.mechanism, key=f"more-{number}", position=10 + number)
        link = make_mechanism_link(from_part=traced.parts[2], to_part=part)
        make_rival_check(link=link)
        make_event_part(event=make_event(study=traced.study), part=part)
        make_part_evidence(part=part)
        make_part_evidence(link=link)

    assert n_queries() == before
