"""Mechanisms: what their own rules refuse beside the constraints."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError

from evidence.services.saving import save_row
from hypotheses.models import MechanismLink, MechanismPart
from tests.factories import (
    make_event,
    make_mechanism,
    make_mechanism_link,
    make_mechanism_part,
    make_part_evidence,
    make_rival_check,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def parts() -> list[MechanismPart]:
    """Three parts of one mechanism, of which the first leads to the second and this to the third."""
    mechanism = make_mechanism()
    made = [
        make_mechanism_part(mechanism=mechanism, key=key, position=position)
        for position, key in enumerate(("cause", "middle", "outcome"))
    ]
    make_mechanism_link(from_part=made[0], to_part=made[1])
    make_mechanism_link(from_part=made[1], to_part=made[2])
    return made


def link_back(parts: list[MechanismPart], *, is_feedback: bool) -> MechanismLink:
    """A link from the last part to the first, not stored."""
    return MechanismLink(
        study=parts[0].study,
        mechanism=parts[0].mechanism,
        from_part=parts[2],
        to_part=parts[0],
        is_feedback=is_feedback,
    )


def test_loop_is_refused_with_its_members_named(parts: list[MechanismPart]) -> None:
    with pytest.raises(ValidationError) as refusal:
        save_row(link_back(parts, is_feedback=False), by=None)

    assert refusal.value.message_dict == {
        "to_part": [
            "These parts lead round in a loop: outcome > cause > middle > outcome. Turn a link round, or mark the one "
            "that leads back as feedback."
        ]
    }


def test_link_back_that_is_marked_as_feedback_is_taken(parts: list[MechanismPart]) -> None:
    save_row(link_back(parts, is_feedback=True), by=None)

    assert MechanismLink.objects.filter(is_feedback=True).count() == 1


def test_feedback_that_loses_its_mark_is_refused(parts: list[MechanismPart]) -> None:
    link = link_back(parts, is_feedback=True)
    save_row(link, by=None)
    link.is_feedback = False

    with pytest.raises(ValidationError):
        save_row(link, by=None)


def test_link_that_stands_is_no_loop_with_itself(parts: list[MechanismPart]) -> None:
    link = MechanismLink.objects.first()
    assert link is not None
    link.justification = "Said on p. 3."

    save_row(link, by=None)


def test_part_of_another_mechanism_is_refused(parts: list[MechanismPart]) -> None:
    foreign = make_mechanism_part(mechanism=make_mechanism(study=parts[0].study))

    with pytest.raises(ValidationError) as refusal:
        make_mechanism_link(mechanism=parts[0].mechanism, from_part=parts[0], to_part=foreign)

    assert list(refusal.value.message_dict) == ["to_part"]


def test_part_stays_in_its_mechanism(parts: list[MechanismPart]) -> None:
    parts[0].mechanism = make_mechanism(study=parts[0].study)

    with pytest.raises(ValidationError, match="A part stays in its mechanism"):
        parts[0].full_clean()


def test_explanation_is_no_rival_of_its_own_mechanism(parts: list[MechanismPart]) -> None:
    link = MechanismLink.objects.first()
    assert link is not None

    with pytest.raises(ValidationError, match="Choose a rival"):
        make_rival_check(link=link, rival=link.mechanism.explanation)


def test_bounds_of_an_event_are_worked_out_of_its_date() -> None:
    event = make_event(date_edtf="1950-10/1951-01")

    assert (event.date_earliest, event.date_latest) == (
        datetime.date(1950, 10, 1),
        datetime.date(1951, 1, 31),
    )


def test_event_with_an_impossible_date_is_refused() -> None:
    with pytest.raises(ValidationError, match="cannot be read as a date"):
        make_event(date_edtf="1953-02-30")


def test_event_may_have_no_date() -> None:
    event = make_event(date_edtf="")

    assert (event.date_earliest, event.date_latest) == (None, None)


def test_coder_may_speak_of_one_passage_on_a_part_and_on_a_link() -> None:
    link = make_mechanism_link()
    on_part = make_part_evidence(part=link.from_part)

    make_part_evidence(link=link, passage=on_part.passage, coder=on_part.coder)
