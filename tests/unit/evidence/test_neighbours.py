"""Turning the leaves of a volume: what stands before and after a document, of what the reader may see."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.choices import Access, Visibility
from evidence.models import Collection, Holding, User
from evidence.neighbours import Neighbours, neighbours
from tests.factories import (
    make_archivist,
    make_collection,
    make_document,
    make_holding,
    make_passage,
    make_study,
    make_user,
)

pytestmark = pytest.mark.django_db


def make_placed(volume: Collection, place: str, **fields: str) -> Holding:
    """A copy of a new document at a place in the volume, which is also the document's key."""
    return make_holding(collection=volume, sort_key=place, document=make_document(key=place, **fields))


def keys(holding: Holding, user: User | AnonymousUser) -> tuple[str | None, str | None]:
    """The keys of the documents on either side."""
    found = neighbours(holding, user)
    before, after = (copy.document.key if copy else None for copy in (found.previous, found.next))
    return before, after


def test_documents_of_a_volume_stand_in_the_order_of_their_places() -> None:
    volume, user = make_collection(), make_user()
    last, first, middle = (make_placed(volume, place) for place in ("d0100", "d0009", "d0072a"))
    make_placed(make_collection(), "d0050")

    assert [keys(each, user) for each in (first, middle, last)] == [
        (None, "d0072a"),
        ("d0009", "d0100"),
        ("d0072a", None),
    ]


def test_copies_at_one_place_follow_each_other_as_they_were_entered() -> None:
    volume, user = make_collection(), make_user()
    first, second = (
        make_holding(collection=volume, sort_key="d0001", document=make_document(key=key))
        for key in ("one", "two")
    )

    assert (keys(first, user), keys(second, user)) == ((None, "two"), ("one", None))


def test_hidden_document_is_passed_over() -> None:
    volume = make_collection()
    first, _, last = (
        make_placed(volume, "d0001"),
        make_placed(volume, "d0002", access=Access.RESTRICTED),
        make_placed(volume, "d0003"),
    )

    assert (keys(first, make_user()), keys(last, make_user())) == ((None, "d0003"), ("d0001", None))
    assert keys(first, make_archivist()) == (None, "d0002")


def test_who_is_not_logged_in_turns_over_what_public_studies_use() -> None:
    volume = make_collection()
    first, _, last = (make_placed(volume, place) for place in ("d0001", "d0002", "d0003"))
    make_passage(study=make_study(visibility=Visibility.PUBLIC), document=last.document)

    assert keys(first, AnonymousUser()) == (None, "d0003")


def test_copy_without_a_place_has_no_neighbours_and_is_nobody_s() -> None:
    volume, user = make_collection(), make_user()
    placed, unplaced = make_placed(volume, "d0001"), make_holding(collection=volume, sort_key="")

    assert neighbours(unplaced, user) == Neighbours()
    assert keys(placed, user) == (None, None)


def test_document_is_not_its_own_neighbour() -> None:
    volume = make_collection()
    placed = make_placed(volume, "d0001")
    make_holding(collection=volume, sort_key="d0002", document=placed.document)
    make_placed(volume, "d0003")

    assert keys(placed, make_user()) == (None, "d0003")


def test_a_thick_volume_takes_two_queries_as_a_thin_one_does() -> None:
    volume, user = make_collection(), make_user()
    placed = [make_placed(volume, f"d{number:04d}") for number in range(11)]

    with CaptureQueriesContext(connection) as captured:
        keys(placed[5], user)

    asked = [query["sql"] for query in captured if '"evidence_holding"' in query["sql"]]
    assert len(asked) == 2
