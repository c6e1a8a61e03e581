"""A new study whose readings go in through the admin alone reaches the page of its networks."""

from __future__ import annotations

from typing import Any

from django.test import Client

from evidence.models import Coder, Document, Passage, Study, User
from hypotheses.models import State, TieReading, WillingnessReading
from tests.factories import make_state, make_tie_reading
from tests.integration.admin.forms import add, added, faults, inline


def test_study_typed_into_the_admin_reaches_its_networks(head: Client, superuser: User) -> None:
    study = added(head, Study, slug="new", title="A new study", visibility="private")
    coder = added(head, Coder, study=study.pk, slug="me", name="Me")
    states = [
        added(head, State, study=study.pk, slug=slug, name=slug.title(), position=n)
        for n, slug in enumerate(("hub", "near", "far"))
    ]
    document = added(head, Document, short_title="A paper", kind="memorandum", source_class="internal")
    passage = added(head, Passage, study=study.pk, document=document.pk, summary="Says it.")
    hub, near, far = (state.pk for state in states)
    shared = {"study": study.pk, "coder": coder.pk, "status": "submitted", "basis": "stated"}
    for spoke, strength, willingness in ((near, 4, 0), (far, 1, 3)):
        tie = added(
            head,
            TieReading,
            **shared,
            first=hub,
            second=spoke,
            strength=strength,
            picture="actual",
            valid="September 1951",
            **inline("attestations", {"passage": passage.pk}),
        )
        added(head, WillingnessReading, **shared, state=spoke, willingness=willingness, valid="1951/1955")

    page = head.get("/studies/new/networks/").content.decode()

    assert (tie.key, tie.valid) == ("T002", "1951-09")
    assert tie.history.first().history_user == superuser
    assert "Hub and Near: 4; Far and Hub: 1" in page.replace(
        "Far and Hub: 1; Hub and Near: 4", "Hub and Near: 4; Far and Hub: 1"
    )
    assert "A paper" in page
    assert "Says it." in page


def typed(head: Client, **fields: Any) -> dict[str, list[str]]:
    """What the form of a tie says of these values."""
    state = make_state()
    coder = make_tie_reading(study=state.study).coder
    given = {
        "study": state.study.pk,
        "first": state.pk,
        "second": make_state(study=state.study).pk,
        "strength": 3,
        "picture": "actual",
        "coder": coder.pk,
        "status": "submitted",
        "basis": "stated",
        "valid": "1951",
        **{name: state.pk if value == "same" else value for name, value in fields.items()},
    }
    return faults(add(head, TieReading, **given))


def test_tie_that_ends_before_it_begins_is_refused_at_its_field(head: Client) -> None:
    (fault,) = typed(head, valid="1955/1951")["valid"]

    assert "the interval ends before it begins" in fault


def test_tie_of_a_state_with_itself_is_refused(head: Client) -> None:
    found = typed(head, second="same")

    assert found == {"__all__": ["A tie joins two states. Choose another state for one of its ends."]}


def test_ideal_of_nobody_is_refused(head: Client) -> None:
    found = typed(head, picture="ideal")

    assert found == {
        "__all__": ["An ideal tie is some state's wish: say whose. A tie as it was is nobody's."]
    }
