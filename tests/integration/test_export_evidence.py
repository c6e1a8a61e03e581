"""`export_evidence`: which rows leave, in which shape, and that nothing is damaged on the way."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management.base import CommandError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.choices import Access
from evidence.models import Passage
from hypotheses.queries.sheet_rows import sheet_rows
from hypotheses.sheets.every import ALL, KINDS
from tests.conftest import SmallStudy
from tests.factories import (
    make_agent,
    make_archive,
    make_assessment,
    make_collection,
    make_document,
    make_holding,
    make_member,
    make_passage,
    make_scoring_settings,
)
from tests.loading import n_history
from tests.sheets import export_evidence, report_of, totals

pytestmark = pytest.mark.django_db

FORMULAS = ("=1+1", "+1", "-1", "@sum", "'=1", "''x", "\t=1", "＝1", '=HYPERLINK("x")')


def rows(folder: Path, kind: str) -> list[dict[str, str]]:
    """The rows of one sheet of an export, as a program reads them."""
    with (folder / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_a_study_uses_leaves_with_it_and_nothing_else(tmp_path: Path, small_study: SmallStudy) -> None:
    whole = make_document(key="whole", part_of=make_document(key="file"))
    make_document(key="elsewhere")
    used = make_document(key="used", part_of=whole)
    agent = make_agent(slug="dulles")
    make_agent(slug="nobody")
    make_passage(study=small_study.study, document=used, speaker=agent)
    series = make_collection(archive=make_archive(slug="town"), reference_code="A")
    make_holding(
        document=whole,
        collection=make_collection(archive=series.archive, reference_code="A/1", parent=series),
    )
    make_archive(slug="unused")

    folder = export_evidence("small", tmp_path / "out")

    assert {row["key"] for row in rows(folder, "documents")} == {"d1", "d2", "d3", "used", "whole", "file"}
    assert [row["slug"] for row in rows(folder, "agents")] == ["dulles"]
    assert [
        (row["archive"], row["reference_code"], row["parent"]) for row in rows(folder, "collections")
    ] == [
        ("town", "A", ""),
        ("town", "A/1", "A"),
    ]
    assert [row["slug"] for row in rows(folder, "archives")] == ["town"]


@pytest.mark.parametrize("form", ["out.csv", "out.xlsx", "out.json"])
def test_no_text_becomes_a_formula_and_none_is_changed(
    tmp_path: Path, small_study: SmallStudy, form: str
) -> None:
    for number, text in enumerate(FORMULAS):
        make_passage(
            study=small_study.study,
            document=small_study.documents[0],
            key=f"F{number}",
            summary=text,
            pages="-5",
        )
    history = n_history()

    out = export_evidence("small", tmp_path / form, "--kind", "passages")

    assert totals(report_of(out, "--kind", "passages"))[:2] == (0, 0)
    assert n_history() == history
    if form == "out.xlsx":
        sheet = openpyxl.load_workbook(out)["passages"]
        assert {cell.data_type for row in sheet for cell in row} <= {"s", "n", "inlineStr"}
    if form == "out.csv":
        with out.open(encoding="utf-8", newline="") as file:
            texts = [row["summary"] for row in csv.DictReader(file)]
        assert not any(text.startswith(("=", "+", "-", "@", "\t", "＝")) for text in texts)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t\n\r"), max_size=60
    )
)
@pytest.mark.parametrize("form", ["any.csv", "any.xlsx", "any.json"])
def test_any_text_leaves_and_comes_back(
    tmp_path: Path, small_study: SmallStudy, form: str, text: str
) -> None:
    row = small_study.passages[0]
    Passage.objects.filter(pk=row.pk).update(summary="" if text.isspace() else text)

    out = export_evidence("small", tmp_path / form, "--kind", "passages")

    assert totals(report_of(out, "--kind", "passages", "--dry-run"))[:2] == (0, 0)


def test_exact_numbers_leave_exactly(tmp_path: Path, small_study: SmallStudy) -> None:
    make_scoring_settings(study=small_study.study, kappa="1/3", threshold="1/8")

    (row,) = rows(export_evidence("small", tmp_path / "out"), "settings")

    assert (row["kappa"], row["threshold"], row["grade_a"]) == ("1/3", "0.125", "1")


def test_every_row_says_when_it_was_exported(tmp_path: Path, small_study: SmallStudy) -> None:
    folder = export_evidence("small", tmp_path / "out")

    assert len({row["as_of"] for kind in ALL for row in rows(folder, kind.name)}) == 1


def test_json_holds_every_kind_and_only_what_is_asked(tmp_path: Path, small_study: SmallStudy) -> None:
    everything = json.loads(export_evidence("small", tmp_path / "all.json").read_text(encoding="utf-8"))
    some = json.loads(
        export_evidence("small", tmp_path / "some.json", "--kind", "states", "--kind", "coders").read_text(
            "utf-8"
        )
    )

    assert list(everything) == [kind.name for kind in ALL]
    assert list(some) == ["coders", "states"]
    assert some["states"][0] | {"as_of": ""} == {
        "study": "small",
        "slug": "north",
        "name": small_study.states[0].name,
        "native_name": "",
        "position": 0,
        "as_of": "",
    }


def test_a_text_too_long_for_a_spreadsheet_is_told_of(tmp_path: Path, small_study: SmallStudy) -> None:
    make_passage(study=small_study.study, document=small_study.documents[0], summary="x" * 40_000)

    with pytest.raises(CommandError, match="column summary: too much for a spreadsheet"):
        export_evidence("small", tmp_path / "out.xlsx")

    assert len(rows(export_evidence("small", tmp_path / "out"), "passages")) == 4


def test_no_other_ending_and_no_other_study(tmp_path: Path, small_study: SmallStudy) -> None:
    with pytest.raises(CommandError, match=r"Known: .csv, .xlsx, .json"):
        export_evidence("small", tmp_path / "out.ods")
    with pytest.raises(CommandError, match="There is no study “smal”"):
        export_evidence("smal", tmp_path / "out")


def test_restricted_documents_leave_only_for_who_may_see_them(small_study: SmallStudy) -> None:
    hidden = make_document(key="secret", access=Access.RESTRICTED)
    passage = make_passage(study=small_study.study, document=hidden, key="S1")
    make_assessment(prediction=small_study.predictions[0], passage=passage, coder=small_study.coders[0])
    member = make_member(study=small_study.study)

    def text(user: Any) -> str:
        return repr([list(sheet_rows(kind, small_study.study, user=user)) for kind in ALL])

    assert "'secret'" in text(None)
    assert "'S1'" in text(None)
    assert "'secret'" not in text(member)
    assert "'S1'" not in text(member)


def test_an_export_asks_a_handful_of_questions(
    small_study: SmallStudy, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        make_passage(study=small_study.study, document=small_study.documents[number % 3])

    with django_assert_max_num_queries(3):
        assert len(list(sheet_rows(KINDS["documents"], small_study.study))) == 3
    with django_assert_max_num_queries(1):
        assert len(list(sheet_rows(KINDS["passages"], small_study.study))) == 33
