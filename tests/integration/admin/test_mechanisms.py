"""A mechanism from nothing, through the admin's forms alone, to the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from evidence.choices import Access, Role
from evidence.models import Coder, Document, Passage, Study
from hypotheses.models import (
    Event,
    Explanation,
    Mechanism,
    MechanismLink,
    MechanismPart,
    PartEvidence,
)
from tests.factories import (
    make_coder,
    make_document,
    make_mechanism_link,
    make_mechanism_part,
    make_part_evidence,
    make_passage,
    make_study,
)
from tests.integration.admin.forms import add, added, address, change, faults, inline, shown


def links(mechanism: Mechanism, *rows: dict[str, Any]) -> dict[str, Any]:
    """New links on a mechanism's page that has none."""
    return inline("links", *rows)


def test_new_study_entered_in_the_admin_reaches_the_page(head: Client) -> None:
    study = added(head, Study, slug="rivers", title="Rivers", question="Why?")
    explanation = added(head, Explanation, study=study.pk, name="Tolls", slug="tolls", role="proposed")
    rival = added(head, Explanation, study=study.pk, name="Fear", slug="fear", role="rival")
    coder = added(head, Coder, study=study.pk, slug="ada", name="Ada")
    document = added(
        head,
        Document,
        short_title="Letter",
        key="letter",
        kind="letter",
        source_class="internal",
        access="open",
    )
    passage = added(head, Passage, study=study.pk, document=document.pk, key="P1", pages="3")
    mechanism = added(
        head,
        Mechanism,
        study=study.pk,
        name="From need to bridge",
        slug="bridge",
        explanation=explanation.pk,
        **inline(
            "parts",
            {
                "position": 1,
                "key": "need",
                "entity": "The town",
                "activity": "needs money",
                "is_necessary": "on",
            },
            {
                "position": 2,
                "key": "toll",
                "entity": "The mayor",
                "activity": "asks for tolls",
                "is_necessary": "on",
            },
        ),
    )
    need, toll = mechanism.parts.all()
    changed = change(
        head,
        mechanism,
        **links(
            mechanism,
            {"from_part": need.pk, "to_part": toll.pk, "kind": "causal", "justification": "Need asks."},
        ),
    )
    assert changed.status_code == 302, faults(changed)
    (link,) = mechanism.links.all()
    held = change(
        head,
        link,
        **inline("rival_checks", {"rival": rival.pk, "status": "standing", "reason": "None looked."}),
    )
    assert held.status_code == 302, faults(held)
    added(
        head,
        Event,
        study=study.pk,
        key="plea",
        actor="The mayor",
        act="pleads",
        date_edtf="late June 1953",
        **inline("parts", {"part": toll.pk}),
    )
    for target in ({"part": need.pk}, {"part": toll.pk}, {"link": link.pk}):
        added(
            head,
            PartEvidence,
            study=study.pk,
            passage=passage.pk,
            coder=coder.pk,
            direction="supports",
            strength=3,
            status="submitted",
            **target,
        )

    page = head.get("/studies/rivers/mechanisms/").content.decode()
    table = head.get("/api/v1/studies/rivers/mechanisms/").json()

    assert "The chain scores 0.50" in page
    assert "The mayor pleads" in page
    assert table["chain"][0]["score"] == table["chain"][0]["score_with_links"] == 0.5
    assert table["links"][0]["n_standing"] == 1


@pytest.fixture
def parts(db: None) -> list[MechanismPart]:
    """Three parts of one mechanism without links."""
    first = make_mechanism_part(key="a")
    return [first, *(make_mechanism_part(mechanism=first.mechanism, key=key) for key in "bc")]


def ends(start: MechanismPart, end: MechanismPart, **more: Any) -> dict[str, Any]:
    """A link as a form sends it."""
    return {"from_part": start.pk, "to_part": end.pk, "kind": "causal", "justification": "", **more}


def test_loop_made_by_links_of_one_page_is_refused_with_its_members_named(
    head: Client, parts: list[MechanismPart]
) -> None:
    a, b, c = parts

    response: Any = change(head, a.mechanism, **links(a.mechanism, ends(a, b), ends(b, c), ends(c, a)))

    assert response.status_code == 200
    assert "These parts lead round in a loop: a &gt; b &gt; c &gt; a." in response.content.decode()
    assert not MechanismLink.objects.exists()


def test_same_links_with_the_last_marked_as_feedback_are_taken(
    head: Client, parts: list[MechanismPart]
) -> None:
    a, b, c = parts

    response = change(
        head, a.mechanism, **links(a.mechanism, ends(a, b), ends(b, c), ends(c, a, is_feedback="on"))
    )

    assert response.status_code == 302, faults(response)
    assert MechanismLink.objects.count() == 3


def test_link_can_be_turned_round_on_one_page(head: Client, parts: list[MechanismPart]) -> None:
    a, b, _ = parts
    link = make_mechanism_link(from_part=a, to_part=b)

    response = change(head, a.mechanism, **{"links-0-from_part": b.pk, "links-0-to_part": a.pk})

    assert response.status_code == 302, faults(response)
    link.refresh_from_db()
    assert (link.from_part, link.to_part) == (b, a)


def test_links_offer_the_parts_of_their_mechanism_only(head: Client, parts: list[MechanismPart]) -> None:
    foreign = make_mechanism_part(study=parts[0].study)

    response = change(head, parts[0].mechanism, **links(parts[0].mechanism, ends(parts[0], foreign)))

    assert response.status_code == 200
    assert "links-0-to_part" in faults(response)


def test_evidence_on_nothing_is_refused_in_words(head: Client, parts: list[MechanismPart]) -> None:
    row = make_part_evidence(part=parts[0])

    response = change(head, row, part="")

    assert "Name either the part or the link, and not both." in str(faults(response))


def test_coder_judges_and_leaves_mechanisms_to_the_leads(staff: Callable[..., Client]) -> None:
    study = make_study()
    coder = staff(study, Role.CODER, username="coder")
    part = make_mechanism_part(study=study)

    assert coder.get(address(PartEvidence, "add")).status_code == 200
    assert coder.get(address(Event, "add")).status_code == 200
    assert coder.get(address(Mechanism, "add")).status_code == 403
    assert not coder.get(address(Mechanism, "change", part.mechanism.pk)).context["has_change_permission"]


def test_history_of_a_draft_is_its_coders_alone(head: Client, staff: Callable[..., Client]) -> None:
    study = make_study()
    lead = staff(study, Role.LEAD, username="lead")
    draft = make_part_evidence(study=study, coder=make_coder(study=study), status="draft")
    draft.status = "submitted"
    draft.save()
    open_row = make_part_evidence(study=study)

    assert lead.get(address(PartEvidence, "history", draft.pk)).status_code == 403
    assert lead.get(address(PartEvidence, "history", open_row.pk)).status_code == 200


def test_page_of_a_mechanism_says_in_what_order_to_enter(head: Client) -> None:
    page = head.get(address(Mechanism, "add"))

    assert "Enter the parts below and save" in page.content.decode()
    assert "links-TOTAL_FORMS" not in shown(page)
    assert add(head, Mechanism).status_code == 200


@pytest.mark.parametrize("who", ["lead", "head"])
def test_part_with_evidence_is_not_deleted_and_the_page_does_not_name_what_forbids_it(
    who: str, head: Client, staff: Callable[..., Client]
) -> None:
    study = make_study()
    client = head if who == "head" else staff(study, Role.LEAD, username="lead")
    secret = make_passage(study=study, key="quillfeather", document=make_document(access=Access.RESTRICTED))
    row = make_part_evidence(study=study, passage=secret)
    mechanism = row.part.mechanism

    response: Any = change(client, mechanism, **{"parts-0-DELETE": "on"})

    said = response.content.decode()
    assert response.status_code == 200
    assert "evidence on parts (1)" in said
    assert "quillfeather" not in said
    assert mechanism.parts.count() == 1
