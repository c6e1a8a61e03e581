"""Page, API and command give out the same analysis of sensitivity, and a new study reaches it by the admin alone."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from evidence.choices import Role
from evidence.tables import FORMATS
from tests.conftest import SmallStudy
from tests.factories import (
    make_archive,
    make_archivist,
    make_assessment,
    make_collection,
    make_holding,
    make_member,
)

pytestmark = pytest.mark.django_db

API = "/api/v1/studies/small/sensitivity/"


@pytest.fixture(autouse=True)
def study(small_study: SmallStudy) -> SmallStudy:
    """The small study, with two witnesses for P1 and one against."""
    for place, strength in enumerate((3, 3, 2)):
        document, passage = small_study.documents[place], small_study.passages[place]
        make_holding(
            document=document, collection=make_collection(archive=make_archive(slug=f"archive-{place}"))
        )
        make_assessment(
            prediction=small_study.predictions[0],
            passage=passage,
            coder=small_study.coders[place % 2],
            strength=strength,
            direction="supports" if place < 2 else "contradicts",
        )
    return small_study


@pytest.fixture
def reader(study: SmallStudy) -> Client:
    """A reader of the study."""
    client = Client()
    client.force_login(make_member(study.study, Role.READER))
    return client


def printed(*arguments: str, **options: object) -> str:
    """What the command prints."""
    output = StringIO()
    call_command("sensitivity", "small", *arguments, stdout=output, **options)
    return output.getvalue()


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "xlsx"])
def test_command_api_and_page_give_the_same_to_the_last_digit(form: str, reader: Client) -> None:
    by_command = printed("--format", form, "--period", "1945/1953").encode()
    by_api = reader.get(f"{API}?format={form}&period=1945/1953").content

    assert by_command == by_api
    assert by_api == reader.get(f"/studies/small/sensitivity/?format={form}&period=1945/1953").content


@pytest.mark.parametrize("table", ["flips", "removals", "fewest", "grids", "simulations", "archives"])
def test_each_table_is_the_same_from_command_and_api(table: str, reader: Client) -> None:
    by_command = printed("--format", "csv", "--table", table, "--seed", "9").encode()

    assert by_command == reader.get(f"{API}?format=csv&table={table}&seed=9").content
    assert by_command.count(b"\r\n") > 1


def test_a_workbook_is_written_to_a_file_and_is_what_the_api_sends(tmp_path: Path, reader: Client) -> None:
    printed("--format", "xlsx", "--output", str(tmp_path / "out.xlsx"), "--which", "leaving-out")

    sent = reader.get(f"{API}?format=xlsx&which=leaving-out").content
    assert (tmp_path / "out.xlsx").read_bytes() == sent


def test_every_format_is_made_of_one_cell(reader: Client) -> None:
    document = json.loads(printed("--format", "json", "--cell", "power/north"))

    assert [row["state"] for row in document["summary"]] == ["north"]
    assert document == reader.get(f"{API}?cell=power/north").json()


def test_an_unknown_cell_is_answered_with_the_cells_there_are(reader: Client) -> None:
    answer = reader.get(f"{API}?cell=power/atlantis")

    assert answer.status_code == 400
    assert "power/north" in answer.content.decode()
    with pytest.raises(CommandError, match="power/north"):
        printed("--cell", "power/atlantis")


def test_a_mistyped_stretch_of_time_is_answered_with_how_to_write_one() -> None:
    with pytest.raises(CommandError, match="1945/1953"):
        printed("--period", "once upon a time")


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(CommandError) as caught:
        printed("--period", "once", "--archive", "atlantis")

    assert "period" in str(caught.value)
    assert "atlantis" in str(caught.value)


def test_a_long_run_says_how_far_it_is_unless_it_is_to_be_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hypotheses.management.commands.sensitivity.PATIENCE", 0.0)
    loud, quiet = StringIO(), StringIO()

    printed("--which", "leaving-out", stderr=loud)
    printed("--which", "leaving-out", stderr=quiet, verbosity=0)

    assert "1 of 4 cells" in loud.getvalue()
    assert quiet.getvalue() == ""


def test_by_hypothesis_the_rows_are_hypotheses() -> None:
    rows = json.loads(printed("--format", "json", "--by", "hypothesis"))["summary"]

    assert {row["hypothesis"] for row in rows} == {"power", "memory"}


def test_filters_leave_evidence_out_of_everything(reader: Client) -> None:
    every = reader.get(f"{API}?which=leaving-out").json()
    some = reader.get(f"{API}?which=leaving-out&without_archive=archive-2").json()

    assert every["meta"]["made_by"]["n_assessments"] == 3
    assert some["meta"]["made_by"]["n_assessments"] == 2
    assert "archive-2" in some["meta"]["made_by"]["filters"]


def test_an_archivist_and_a_command_are_told_the_same_names() -> None:
    client = Client()
    client.force_login(make_archivist(is_superuser=True))

    assert (
        client.get(f"{API}?format=csv&table=removals").content
        == printed("--format", "csv", "--table", "removals").encode()
    )
