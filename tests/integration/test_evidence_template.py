"""The workbook in which coded evidence is entered."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from openpyxl import Workbook

from hypotheses.models import Assessment
from hypotheses.sheets.every import ALL, KINDS
from tests.conftest import SmallStudy
from tests.sheets import report_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The template."""
    path = tmp_path / "evidence.xlsx"
    call_command("evidence_template", str(path), stdout=StringIO())
    return path


@pytest.fixture
def book(file: Path) -> Workbook:
    """The template, opened."""
    return openpyxl.load_workbook(file)


def test_there_is_a_sheet_for_every_kind_after_an_explanation(book: Workbook) -> None:
    assert book.sheetnames == ["about", *(kind.name for kind in ALL)]


def test_every_heading_is_explained_in_a_comment(book: Workbook) -> None:
    for kind in ALL:
        for cell in book[kind.name][1]:
            column = kind.columns[str(cell.value)]
            assert column.explanation in cell.comment.text
            assert cell.font.bold == column.is_needed


def test_closed_lists_drop_down(book: Workbook) -> None:
    sheet = book["assessments"]
    headings = [cell.value for cell in sheet[1]]
    column = sheet.cell(1, headings.index("direction") + 1).column_letter

    (rule,) = [rule for rule in sheet.data_validations.dataValidation if f"{column}2" in str(rule.sqref)]

    assert rule.formula1 == '"supports,contradicts,neutral"'


def test_columns_that_only_leave_are_not_asked_for(book: Workbook) -> None:
    headings = {cell.value for kind in ALL for cell in book[kind.name][1]}

    assert not {"as_of", "fault", "verification", "pages_found"} & headings


@pytest.mark.django_db
def test_what_is_filled_in_is_imported(file: Path, book: Workbook, small_study: SmallStudy) -> None:
    values = {
        "study": "small",
        "prediction": "P1",
        "passage": small_study.passages[0].key,
        "coder": "first",
        "direction": "supports",
        "strength": 2,
    }
    sheet = book["assessments"]
    for cell in list(sheet[1]):
        sheet.cell(2, cell.column, values.get(str(cell.value)))
    book.save(file)

    report = report_of(file)

    assert report["faults"] == []
    assert Assessment.objects.get().strength == 2


def test_the_template_is_a_workbook(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"ending in .xlsx"):
        call_command("evidence_template", str(tmp_path / "evidence.csv"))
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("evidence_template", str(tmp_path / "no" / "folder" / "evidence.xlsx"))


def test_the_reference_names_every_column() -> None:
    output = StringIO()
    call_command("evidence_template", "--reference", stdout=output)

    for kind in KINDS.values():
        assert f"### {kind.name}\n" in output.getvalue()
        for column in kind.fields:
            assert f"| `{column.key}` |" in output.getvalue()
