"""Who may do what to which row, asked at every door: the admin, the API, pages, files, history, sheets, quick entry.

`truth/table.py` is the rule; a row, a user or a door that it does not speak of fails here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from pytest_django import Settings

from evidence.choices import Visibility
from evidence.models import StudyRow
from hypotheses.queries import changes
from tests.integration.truth import doors
from tests.integration.truth.table import USERS, Line, acts, letters, lines, makers
from tests.integration.truth.world import MARKED, World, make_world

pytestmark = pytest.mark.django_db

LINES = lines()
TABLES = {str(model._meta.model_name): model for model in apps.get_models()}
both = pytest.mark.parametrize("visibility", Visibility)


@pytest.fixture(autouse=True)
def site(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are kept in a folder of the test's own, and the feed tells at once what was written."""
    settings.MEDIA_ROOT = settings.WORK_DIRECTORY = tmp_path
    monkeypatch.setattr(changes, "SETTLING", timedelta(0))
    monkeypatch.setattr("hypotheses.views.history.LEAF", 1000)  # all of it on one leaf


@pytest.fixture
def world() -> World:
    """A study that everybody reads: who may not write there is refused by rights, and not for want of seeing."""
    return make_world(Visibility.PUBLIC)


#: By door, who may: a letter in its place, a dot for who may not.
Answers = dict[str, str]


def answers(world: World, ask: Callable[[Any], dict[str, bool]]) -> Answers:
    """To whom each door opens."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for letter in USERS:
        for door, opens in ask(world.clients[letter]).items():
            found[door] |= {letter} if opens else set()
    return {door: spelled(who) for door, who in found.items()}


def spelled(who: set[str]) -> str:
    """Letters in their places."""
    return "".join(letter if letter in who else "." for letter in USERS)


def expected(answered: Iterable[str], who: set[str], readers: set[str] = frozenset(USERS)) -> Answers:
    """What the table says, for these doors.

    The admin is for staff, history and sheets for who is logged in, and a study's pages are for who may read it.
    """
    return {
        door: spelled(
            who
            & (doors.STAFF if door.startswith("admin") else set(USERS))
            & (doors.LOGGED_IN if door in doors.WITH_LOGIN else set(USERS))
            & (readers if door in doors.OF_STUDY else set(USERS))
        )
        for door in answered
    }


@both
def test_rows_are_seen_by_whom_the_table_says(visibility: Visibility) -> None:
    world = make_world(visibility)

    # the admin's pages are slow, and ask the same querysets for both sorts of studies
    admin_door = doors.in_the_admin if visibility == Visibility.PRIVATE else doors.past_in_the_admin

    asked(
        world,
        lambda client, row: doors.seen(client, row) | admin_door(client, row),
        lambda line: line.see(visibility),
    )


def test_rows_are_changed_by_whom_the_table_says(world: World) -> None:
    asked(world, doors.changed, lambda line: letters(line.change))


def test_rows_are_deleted_by_whom_the_table_says(world: World) -> None:
    asked(world, doors.deleted, lambda line: letters(line.delete))


def asked(
    world: World, action: Callable[[Any, Any], dict[str, bool]], rule: Callable[[Line], set[str]]
) -> None:
    """Ask all users at all doors for an action on each row, and compare with the table."""
    found, ruled = {}, {}
    for line in LINES:
        answered = answers(world, lambda client, row=world.rows[line.row]: action(client, row))
        assert answered, line.row
        found |= {(line.row, door): who for door, who in answered.items()}
        ruled |= {(line.row, door): who for door, who in expected(answered, rule(line)).items()}
    assert differing(found, ruled) == {}


def differing(found: dict[Any, str], ruled: dict[Any, str]) -> dict[Any, tuple[str, str]]:
    """Where the doors and the table part: what was found, and what the table says."""
    return {place: (who, ruled[place]) for place, who in found.items() if who != ruled[place]}


def test_new_rows_are_made_by_whom_the_table_says(world: World) -> None:
    found, ruled = {}, {}
    for table, who in makers().items():
        if model := TABLES.get(table):
            answered = answers(world, lambda client, model=model: doors.made(client, model, world.study))
            assert answered, table
            found |= {(table, door): each for door, each in answered.items()}
            ruled |= {(table, door): each for door, each in expected(answered, who).items()}

    assert differing(found, ruled) == {}


def test_evidence_is_entered_by_whom_the_table_says(world: World) -> None:
    found = answers(world, lambda client: doors.entered(client, world.study))

    assert found == {door: spelled(makers()[door]) for door in found}


def test_pages_for_one_act_open_to_whom_the_table_says(world: World) -> None:
    pages = doors.pages_for_acts(world)

    found = {
        name: spelled({letter for letter in USERS if world.clients[letter].get(page).status_code == 200})
        for name, page in pages.items()
    }

    assert found == {name: spelled(who) for name, who in acts().items()}


#: What each list, page and file tells of, at least: where one of these stops telling, nothing is proved by its silence.
TELLS = {
    "api": set(MARKED),
    "admin": {"Document", "Holding", "Archive", "Agent", "Study", "Explanation", "Cluster"},
    "cell page": {"Document", "Assessment"},
    "study page": {"Study", "Explanation", "Hypothesis", "State"},
    "documents page": set(),  # asks for words first
    "sheets": {"Document", "Holding", "Passage", "Quotation", "Assessment", "Appraisal", "Cluster"},
    "history page": {"Passage", "Assessment", "Adjudication", "Appraisal", "Cluster", "Prediction"},
    "history file": {"Passage", "Assessment", "Adjudication", "Appraisal", "Cluster", "Prediction"},
    "changes": {"Passage", "Assessment", "Adjudication", "Appraisal", "Cluster", "Prediction"},
}


@both
def test_lists_files_and_feeds_tell_of_what_the_table_says(visibility: Visibility) -> None:
    world = make_world(visibility)
    heard = {letter: doors.told(world.clients[letter], world) for letter in USERS}
    readers = next(line for line in LINES if line.row == "study").see(visibility)
    told, rule = {}, {}
    tells: defaultdict[str, set[str]] = defaultdict(set)
    for line in LINES:
        mark = world.mark(line.row)
        for door in TELLS if mark else ():
            who = {letter for letter in USERS if mark in heard[letter][door]}
            if who:
                tells[door].add(type(world.rows[line.row]).__name__)
                told[line.row, door] = spelled(who)
                rule[line.row, door] = expected([door], line.see(visibility), readers)[door]

    assert differing(told, rule) == {}
    silent = {"admin"} if visibility == Visibility.PUBLIC else set()
    assert {door: kinds - tells[door] for door, kinds in TELLS.items() if door not in silent} == {
        door: set() for door in TELLS if door not in silent
    }


def test_the_table_speaks_of_every_table_of_a_study(world: World) -> None:
    spoken_of = {type(row) for row in world.rows.values()}
    entered_with_another = {
        *(
            "PassageUse",
            "MechanismPart",
            "RivalCheck",
            "EventPart",
            "TieAttestation",
            "WillingnessAttestation",
        ),
    }

    assert {line.row for line in LINES} == set(world.rows)
    assert {
        model
        for model in apps.get_models()
        if issubclass(model, StudyRow) and model.__name__ not in entered_with_another
    } <= spoken_of
    assert {model._meta.model_name for model in spoken_of if model in admin.site._registry} - set(
        makers()
    ) == {"documenttext"}
