"""Tests of the questions a historian asks of documents, passages and studies. Who sees what: tests/contracts."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from evidence.choices import Access, Role, Visibility
from evidence.models import Archive, Document, Passage, Study
from tests.factories import (
    make_archive,
    make_collection,
    make_document,
    make_holding,
    make_member,
    make_passage,
    make_study,
    make_user,
)

pytestmark = pytest.mark.django_db


def hold(document: Document, archive: Archive) -> None:
    """Put a copy of the document into the archive."""
    make_holding(document=document, collection=make_collection(archive=archive))


@pytest.fixture
def frus() -> Archive:
    return make_archive(slug="frus")


@pytest.fixture
def taipei() -> Archive:
    return make_archive(slug="taipei")


@pytest.fixture
def documents(frus: Archive, taipei: Archive) -> dict[str, Document]:
    """Documents by where copies of them lie."""
    made = {name: make_document(short_title=name) for name in ("frus", "taipei", "both", "nowhere")}
    for name in ("frus", "both"):
        hold(made[name], frus)
    for name in ("taipei", "both"):
        hold(made[name], taipei)
    return made


def titles(found: object) -> set[str]:
    """The short titles of the documents found."""
    return {document.short_title for document in found}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("archives", "expected"),
    [
        pytest.param(["frus"], {"frus", "both"}, id="one"),
        pytest.param(["frus", "taipei"], {"frus", "taipei", "both"}, id="two"),
        pytest.param([], set(), id="none"),
        pytest.param(["no-such-archive"], set(), id="unknown"),
    ],
)
def test_held_in_keeps_a_document_while_one_copy_is_in(
    documents: dict[str, Document], archives: list[str], expected: set[str]
) -> None:
    assert titles(Document.objects.held_in(archives)) == expected


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        pytest.param(["frus"], {"taipei", "both", "nowhere"}, id="one"),
        pytest.param(["frus", "taipei"], {"nowhere"}, id="two"),
        pytest.param([], {"frus", "taipei", "both", "nowhere"}, id="none"),
        pytest.param(["no-such-archive"], {"frus", "taipei", "both", "nowhere"}, id="unknown"),
    ],
)
def test_leaving_archives_out_drops_a_document_only_when_no_copy_is_left(
    documents: dict[str, Document], left_out: list[str], expected: set[str]
) -> None:
    assert titles(Document.objects.held_beyond(left_out)) == expected


def test_document_with_two_copies_in_one_archive_is_found_once(frus: Archive) -> None:
    document = make_document()
    hold(document, frus)
    hold(document, frus)

    assert list(Document.objects.held_in(["frus"])) == [document]


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        pytest.param(date(2030, 1, 1), False, id="day-before"),
        pytest.param(date(2030, 1, 2), True, id="the-day"),
        pytest.param(date(2030, 1, 3), True, id="day-after"),
    ],
)
def test_embargoed_document_opens_on_the_day_named(day: date, is_open: bool) -> None:
    document = make_document(access=Access.EMBARGOED, embargoed_until=date(2030, 1, 2))

    assert (document in Document.objects.open_on(day)) is is_open


def test_restricted_document_opens_on_no_day() -> None:
    document = make_document(access=Access.RESTRICTED)

    assert document not in Document.objects.open_on(date(9999, 12, 31))


def passage_of(*, refers_to: str = "", written: str = "") -> Passage:
    """A passage that refers to this time, in a document of that date."""
    return make_passage(refers_to=refers_to, document=make_document(date_edtf=written))


@pytest.mark.parametrize(
    ("refers_to", "written", "inside"),
    [
        pytest.param("1953-07", "", True, id="inside"),
        pytest.param("1953", "", True, id="fills-the-range"),
        pytest.param("1952-12/1953-01", "", False, id="begins-before"),
        pytest.param("1953-12/1954-01", "", False, id="ends-after"),
        pytest.param("1954", "", False, id="outside"),
        pytest.param("1953/..", "", False, id="open-end"),
        pytest.param("../1953", "", False, id="open-beginning"),
        pytest.param("", "1953-07-11", True, id="by-the-document's-date"),
        pytest.param("", "1954", False, id="document-outside"),
        pytest.param("1951", "1953", False, id="reference-before-the-document's-date"),
        pytest.param("1953", "1975", True, id="later-writing-about-the-time"),
        pytest.param("1953/..", "1953", False, id="open-reference-not-mended-by-the-document"),
        pytest.param("", "", False, id="undated"),
    ],
)
def test_passage_is_inside_a_range_when_all_it_refers_to_is(
    refers_to: str, written: str, inside: bool
) -> None:
    passage = passage_of(refers_to=refers_to, written=written)

    found = Passage.objects.referring_within(date(1953, 1, 1), date(1953, 12, 31))

    assert (passage in found) is inside


@pytest.mark.parametrize(
    ("refers_to", "since", "until"),
    [
        pytest.param("1953/..", True, False, id="open-end"),
        pytest.param("../1953", False, True, id="open-beginning"),
        pytest.param("1953", True, True, id="closed"),
        pytest.param("", False, False, id="undated"),
    ],
)
def test_range_open_on_one_side_asks_for_the_other_bound_only(
    refers_to: str, since: bool, until: bool
) -> None:
    passage = passage_of(refers_to=refers_to)

    assert (passage in Passage.objects.referring_within(date(1953, 1, 1), None)) is since
    assert (passage in Passage.objects.referring_within(None, date(1953, 12, 31))) is until


def test_no_range_leaves_nothing_out() -> None:
    passage = passage_of()

    assert passage in Passage.objects.referring_within(None, None)


@pytest.mark.parametrize(
    ("refers_to", "written", "undated"),
    [
        pytest.param("", "", True, id="neither"),
        pytest.param("1953", "", False, id="reference"),
        pytest.param("", "1953", False, id="document"),
    ],
)
def test_passage_is_undated_when_neither_it_nor_its_document_has_a_date(
    refers_to: str, written: str, undated: bool
) -> None:
    passage = passage_of(refers_to=refers_to, written=written)

    assert (passage in Passage.objects.undated()) is undated


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param([], "P0001", id="first"),
        pytest.param(["P0001", "P0007"], "P0008", id="after-the-highest"),
        pytest.param(["P0099", "P0100"], "P0101", id="beyond-two-digits"),
        pytest.param(["P9999"], "P10000", id="beyond-four-digits"),
        pytest.param(["P9999", "P10000"], "P10001", id="longer-is-higher"),
        pytest.param(["E145", "p0009", "P12", "P0009a"], "P0001", id="keys-of-other-forms"),
        pytest.param(["P00012", "P0013"], "P0014", id="padded-key-is-of-another-form"),
    ],
)
def test_next_key_follows_the_highest_of_the_study(keys: list[str], expected: str) -> None:
    study = make_study()
    for key in keys:
        make_passage(study=study, key=key)
    make_passage(key="P0500")

    assert Passage.objects.next_key(study.pk) == expected


@pytest.mark.parametrize(
    ("role", "asked", "editable"),
    [
        pytest.param(Role.LEAD, [Role.LEAD], True, id="lead-as-lead"),
        pytest.param(Role.CODER, [Role.LEAD], False, id="coder-as-lead"),
        pytest.param(Role.CODER, [Role.CODER, Role.LEAD], True, id="coder-as-either"),
        pytest.param(Role.READER, [Role.CODER, Role.LEAD], False, id="reader"),
    ],
)
def test_study_is_editable_by_members_of_the_role(role: Role, asked: list[Role], editable: bool) -> None:
    study = make_study(visibility=Visibility.PUBLIC)
    user = make_member(study, role)

    assert (study in Study.objects.editable_by(user, *asked)) is editable


def test_public_study_is_editable_neither_without_login_nor_by_strangers() -> None:
    study = make_study(visibility=Visibility.PUBLIC)

    assert study not in Study.objects.editable_by(AnonymousUser(), *Role)
    assert study not in Study.objects.editable_by(make_user(), *Role)


def test_superuser_may_edit_every_study() -> None:
    study = make_study()

    assert study in Study.objects.editable_by(make_user(is_superuser=True), Role.LEAD)
