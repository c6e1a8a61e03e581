"""The history of studies: page, files and feed, and whom they tell nothing."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from evidence.choices import Access, Role
from evidence.models import Passage, User
from evidence.services.saving import save_row
from hypotheses.models import Assessment
from hypotheses.queries.changes import kinds
from tests.conftest import SmallStudy
from tests.factories import (
    make_appraisal,
    make_archivist,
    make_assessment,
    make_cluster,
    make_coder,
    make_document,
    make_member,
    make_membership,
    make_memo,
    make_passage,
    make_preference_reading,
    make_quotation,
    make_user,
)

pytestmark = pytest.mark.django_db

PAGE, FEED = "/studies/small/history/", "/api/v1/changes/"


def browser_of(user: User) -> Client:
    """A browser in which a user is logged in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def reader(small_study: SmallStudy) -> Client:
    """The browser of a reader of the study."""
    return browser_of(make_member(small_study.study, Role.READER))


def let_settle() -> None:
    """Make all records a minute older than they are, in their order."""
    for kind in all_kinds():
        for record in kind.history.all():
            record.history_date -= datetime.timedelta(minutes=1)
            record.save()


def all_kinds() -> list[Any]:
    """Every kind of row of which a study's history tells."""
    return list(kinds().values())


def changes(client: Client, **asked: Any) -> list[dict[str, Any]]:
    """What the JSON of the history says: a line a field."""
    return json.loads(client.get(PAGE, {"format": "json", **asked}).content)


def test_the_page_tells_who_changed_what_from_what_to_what_and_why(
    small_study: SmallStudy, reader: Client
) -> None:
    passage = small_study.passages[0]
    passage.summary = "The new summary."
    save_row(passage, by=make_user(username="ada"), reason="A slip of the pen.")

    page = reader.get(PAGE).content.decode()

    assert page.index("The new summary.") < page.index("created")
    for word in ("ada", "changed", passage.key, "summary", "A slip of the pen."):
        assert word in page


def test_a_file_has_a_line_for_each_field(small_study: SmallStudy, reader: Client) -> None:
    assessment = make_assessment(
        prediction=small_study.predictions[0], passage=small_study.passages[0], coder=small_study.coders[0],
        strength=3,
    )  # fmt: skip
    assessment.strength = 1
    save_row(assessment, by=make_user(username="ada"), reason="Read again.")
    assessment.delete()

    told = [line for line in changes(reader, kind="assessment") if line["field"] == "strength"]

    assert [(line["act"], line["before"], line["after"]) for line in told] == [
        ("deleted", "1", ""), ("changed", "3", "1"), ("created", "", "3"),
    ]  # fmt: skip
    assert told[1]["person"] == "ada"
    assert told[1]["key"] == f"P1 {small_study.passages[0].key} first"
    for form in ("csv", "xlsx"):
        assert reader.get(PAGE, {"format": form}).status_code == 200


def test_filters_narrow_the_history(small_study: SmallStudy, reader: Client) -> None:
    first, second = small_study.passages[:2]
    for passage, name in ((first, "ada"), (second, "ben")):
        passage.summary = name
        save_row(passage, by=make_user(username=name))
    make_quotation(passage=first, text="We shall prevail.")

    assert {line["key"] for line in changes(reader, person="ben")} == {second.key}
    assert {line["kind"] for line in changes(reader, kind="quotation")} == {"quotation"}
    assert {line["kind"] for line in changes(reader, key=first.key)} == {"passage", "quotation"}
    assert changes(reader, until="2001-01-01") == []
    assert changes(reader, since=timezone.now().isoformat()) == []


def test_leaves_follow_each_other_without_gap_or_repetition(
    small_study: SmallStudy, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hypotheses.views.history.LEAF", 3)
    seen: list[Any] = []
    answer = reader.get(PAGE)
    while True:
        seen += [change.place for change in answer.context["changes"]]
        if not answer.context["older"]:
            break
        answer = reader.get(PAGE, {"before": answer.context["older"]})

    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) == sum(kind.history.count() for kind in all_kinds())


@pytest.mark.parametrize(
    "asked", [{"since": "soon"}, {"kind": "secret"}, {"format": "latex"}, {"before": "x"}, {"before": "é"}]
)
def test_nonsense_is_told(small_study: SmallStudy, reader: Client, asked: dict[str, str]) -> None:
    answer = reader.get(PAGE, asked)

    assert answer.status_code == 400
    assert "could not be read" in answer.content.decode()


def test_without_login_and_without_membership_there_is_no_history(small_study: SmallStudy) -> None:
    assert Client().get(PAGE).status_code == 302
    assert Client().get(FEED).status_code in {401, 403}
    assert browser_of(make_user()).get(PAGE).status_code == 404
    assert browser_of(make_user()).get(FEED, {"study": "small"}).json() == {
        "study": [{"message": "There is no study “small” here.", "code": "invalid_choice"}]
    }


def everything(client: Client) -> str:
    """All that page, files and feed say to somebody."""
    return "".join(
        client.get(address).content.decode()
        for address in (PAGE, f"{PAGE}?format=json", f"{PAGE}?format=csv", FEED)
    )


def test_what_was_ever_of_a_hidden_document_is_not_told(small_study: SmallStudy, reader: Client) -> None:
    study, hidden = small_study.study, small_study.documents[2]
    hidden.access, hidden.short_title = Access.RESTRICTED, "Veiled memorandum"
    save_row(hidden, by=None)
    moved = make_passage(study=study, document=hidden, key="moved", summary="Veiled summary one.")
    stays = make_passage(study=study, document=hidden, key="stays", summary="Veiled summary two.")
    make_quotation(passage=stays, text="Veiled words.")
    make_assessment(
        prediction=small_study.predictions[0],
        passage=moved,
        coder=small_study.coders[0],
        rationale="Veiled reason.",
    )
    stays.cluster = make_cluster(study=study, name="Veiled cluster", reason="Veiled cause.")
    save_row(stays, by=None)
    make_memo(study=study, subject=stays, text="Veiled memo.")
    moved.document, moved.summary = small_study.documents[0], "Open now, veiled then."
    save_row(moved, by=None)
    gone = make_passage(study=study, document=hidden, key="gone", summary="Veiled summary three.")
    gone.delete()
    vanished = make_document(short_title="Veiled letter", access=Access.RESTRICTED)
    make_appraisal(study=study, document=vanished, reason="Veiled grade.").delete()
    vanished.delete()
    archivist = make_archivist()
    make_membership(study=study, user=archivist, role=Role.READER)
    let_settle()

    told = everything(reader).lower()

    assert "veiled" not in told
    assert not any(word in told for word in ("moved", "stays", "gone"))
    for word in ("Veiled summary one.", "Veiled words.", "Veiled reason.", "Veiled summary three."):
        assert word in everything(browser_of(archivist))


def test_drafts_are_their_coders_alone(small_study: SmallStudy, reader: Client) -> None:
    coder = make_coder(
        study=small_study.study, user=make_member(small_study.study, Role.CODER, username="ada")
    )
    draft = make_assessment(
        prediction=small_study.predictions[0], passage=small_study.passages[0], coder=coder, status="draft",
        submitted_at=None, rationale="A first thought.",
    )  # fmt: skip
    draft.status = "submitted"
    save_row(draft, by=coder.user)
    let_settle()

    assert "A first thought." not in everything(reader)
    assert "A first thought." in everything(browser_of(coder.user))


def test_drafts_of_readings_are_their_coders_alone(small_study: SmallStudy, reader: Client) -> None:
    coder = make_coder(
        study=small_study.study, user=make_member(small_study.study, Role.CODER, username="ada")
    )
    reading = make_preference_reading(
        passage=small_study.passages[0], coder=coder, status="draft", rationale="A first guess."
    )
    reading.status = "submitted"
    save_row(reading, by=coder.user)
    let_settle()

    assert "A first guess." not in everything(reader)
    assert "A first guess." in everything(browser_of(coder.user))


def feed(client: Client, **asked: Any) -> dict[str, Any]:
    """An answer of the feed."""
    answer = client.get(FEED, asked)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_the_feed_misses_nothing_and_repeats_nothing(small_study: SmallStudy, reader: Client) -> None:
    let_settle()
    seen, cursor = [], ""
    while True:
        part = feed(reader, cursor=cursor, page_size=4)
        seen += part["results"]
        cursor = part["cursor"]
        if not part["has_more"]:
            break
    assert [each["moment"] for each in seen] == sorted(each["moment"] for each in seen)
    assert len({(each["kind"], each["id"], each["act"], each["moment"]) for each in seen}) == len(seen) > 10

    again = feed(reader, cursor=cursor)
    assert (again["results"], again["cursor"]) == ([], cursor)
    passage = small_study.passages[0]
    passage.summary, passage._history_date = "News.", timezone.now() - datetime.timedelta(seconds=31)
    save_row(passage, by=None)
    (news,) = feed(reader, cursor=cursor, study="small")["results"]
    assert news["key"] == passage.key
    assert {"field": "summary", "before": "", "after": "News."} in news["changes"]


def test_what_was_just_written_waits_until_nothing_earlier_can_come(
    small_study: SmallStudy, reader: Client
) -> None:
    assert feed(reader)["results"] == []


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"since": "soon"}, "since"),
        ({"kind": "secret"}, "kind"),
        ({"cursor": "nonsense"}, "cursor"),
        ({"cursor": "fHw"}, "cursor"),
        ({"page_size": "0"}, "page_size"),
        ({"person": "a\0"}, "person"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_the_feed_names_the_parameter_that_is_wrong(
    small_study: SmallStudy, reader: Client, asked: dict[str, str], field: str
) -> None:
    answer = reader.get(FEED, asked)

    assert answer.status_code == 400
    assert field in answer.json()


def test_a_leaf_takes_as_many_statements_for_many_changes_as_for_few(
    small_study: SmallStudy, reader: Client, django_assert_max_num_queries: Any
) -> None:
    for passage in Passage.objects.all():
        for number in range(12):
            passage.summary = str(number)
            save_row(passage, by=None)
    assert Assessment.objects.count() == 0

    with django_assert_max_num_queries(75):
        reader.get(PAGE)


def test_a_program_that_keeps_up_costs_little(
    small_study: SmallStudy, reader: Client, django_assert_max_num_queries: Any
) -> None:
    let_settle()
    cursor = feed(reader, page_size=500)["cursor"]
    passage = small_study.passages[0]
    passage.summary, passage._history_date = "News.", timezone.now() - datetime.timedelta(seconds=31)
    save_row(passage, by=None)

    with django_assert_max_num_queries(20):
        (news,) = feed(reader, cursor=cursor)["results"]
    assert news["key"] == passage.key
    with django_assert_max_num_queries(20):
        assert feed(reader, since=(timezone.now() - datetime.timedelta(seconds=32)).isoformat())[
            "results"
        ] == [news]
    with django_assert_max_num_queries(8):
        assert feed(reader, since=timezone.now().isoformat())["results"] == []
