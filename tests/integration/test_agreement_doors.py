"""Coders' agreement by command, page and API: the same bytes, what may be asked for, and why there is nothing."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from evidence.choices import Visibility
from hypotheses.choices import NoCoefficient
from tests.conftest import SmallStudy
from tests.factories import make_coder
from tests.integration.agreement import TEN, judge, judge_apart, printed, told, value

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("units", "why"),
    [
        pytest.param([], NoCoefficient.NO_CODING, id="nothing"),
        pytest.param([(2, None), (1, None)], NoCoefficient.ONE_CODER, id="one coder"),
        pytest.param([(2, None), (None, 1)], NoCoefficient.NO_UNIT_IN_COMMON, id="nothing in common"),
        pytest.param([(2, -1), (None, 1)], NoCoefficient.TOO_FEW_UNITS, id="one unit in common"),
        pytest.param([(2, 2), (2, 2)], NoCoefficient.NO_VARIATION, id="one category only"),
    ],
)
def test_why_there_is_no_alpha_is_said_in_a_sentence(
    small_study: SmallStudy, units: list[tuple[int | None, int | None]], why: NoCoefficient
) -> None:
    judge_apart(small_study, *units)

    answer = told()

    assert value(answer, "alpha-nominal") == value(answer, "alpha-ordinal", "strength") == why.value
    if units:
        assert f"No alpha of direction. {why.label}." in answer["meta"]["notes"]
    assert "NaN" not in printed("small", "--format", "json")


def test_choice_of_coders_explanations_and_states_narrows_what_is_compared(small_study: SmallStudy) -> None:
    judge_apart(small_study, *TEN)
    third = make_coder(study=small_study.study, slug="third")
    judge(small_study.predictions[0], small_study.passages[0], third, 1)

    assert {tuple(row["coders"]) for row in told("--coder", "first", "second")["coefficients"]} == {
        ("first", "second")
    }
    assert told("--explanation", "power", "--state", "north")["coefficients"]
    assert value(told("--state", "south"), "percent") == "no-coding"
    assert told("--coder", "third")["meta"]["made_by"]["coder"] == ["third"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--coder", "nobody"), "Unknown: nobody. Known: first, second."),
        (("--state", "east"), "Unknown: east. Known: north, south."),
        (("--draws", "many"), "“many” is no whole number from 0 to 5000."),
        (("--draws", "5001"), "“5001” is no whole number from 0 to 5000."),
        (("--seed=-1",), "“-1” is no whole number from 0 to 4294967295."),
    ],
)
def test_wrong_parameters_are_told_with_what_is_known(
    small_study: SmallStudy, arguments: tuple[str, ...], said: str
) -> None:
    with pytest.raises(CommandError, match=re.escape(said)):
        printed("small", *arguments)


@pytest.mark.parametrize("form", ["text", "csv", "json", "markdown", "latex", "html", "xlsx"])
@pytest.mark.parametrize("table", ["coefficients", "differences", "spans"])
def test_command_page_and_api_give_the_same_bytes(
    small_study: SmallStudy, tmp_path: Path, form: str, table: str
) -> None:
    judge_apart(small_study, *TEN)
    small_study.study.visibility = Visibility.PUBLIC
    small_study.study.save()
    path = tmp_path / "file"
    call_command("agreement", "small", format=form, table=table, output=path, draws=["30"])
    asked = {"format": form, "table": table, "draws": "30"}

    page = Client().get("/studies/small/agreement/", asked)
    api = Client().get("/api/v1/studies/small/agreement/", asked)

    assert page.content == api.content
    if form == "xlsx":
        assert sheets(page.content) == sheets(path.read_bytes())
    else:
        assert page.content == path.read_bytes()


def sheets(content: bytes) -> list[list[Any]]:
    """All cells of a workbook, which carries its moment beside them."""
    book = openpyxl.load_workbook(BytesIO(content))
    return [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book]


def test_same_seed_gives_the_same_intervals_and_another_seed_others(small_study: SmallStudy) -> None:
    judge_apart(small_study, *TEN)

    assert told("--seed", "4") == told("--seed", "4")
    assert told("--seed", "4")["coefficients"] != told("--seed", "5")["coefficients"]


def test_without_draws_there_are_no_intervals(small_study: SmallStudy) -> None:
    judge_apart(small_study, *TEN)

    rows = told("--draws", "0")["coefficients"]

    assert {row["lower"] for row in rows} == {None}
    assert value(told("--draws", "0"), "percent") == pytest.approx(0.8)
