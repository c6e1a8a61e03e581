"""The history of readings of networks: whom it is closed to."""

from __future__ import annotations

import pytest

from evidence.choices import Access, Role
from hypotheses.choices import AssessmentStatus
from hypotheses.queries.changes import Asked, records
from tests.factories import make_document, make_member, make_passage, make_tie_attestation, make_user
from tests.networks import World, make_world, tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    """The printed example of three states."""
    return make_world()


def test_history_of_a_reading_is_closed_to_who_may_not_see_a_passage_or_the_draft_it_was(
    world: World,
) -> None:
    secret = make_passage(study=world.study, document=make_document(access=Access.RESTRICTED))
    resting = tie(world, world.spokes[0], 1, key="RESTING")
    attestation = make_tie_attestation(reading=resting, passage=secret)
    tie(world, world.spokes[0], 1, key="DRAFT", status=AssessmentStatus.DRAFT)
    attestation.delete()  # what it once rested on is not forgotten
    reader = make_member(world.study, Role.READER)

    told = {
        who: {
            record.key
            for _, record in records(
                Asked(studies=[world.study.pk], kinds=["tiereading"]),
                user,
                after=None,
                newest_first=True,
                most=50,
            )
        }
        for who, user in (("reader", reader), ("superuser", make_user(is_superuser=True)))
    }

    assert told["superuser"] - told["reader"] == {"RESTING"}  # a draft is its coder's alone
    assert "T001" in told["reader"]
