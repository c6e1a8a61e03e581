"""The table as a file: every format tells the same."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from fractions import Fraction

import openpyxl
import pytest

from evidence.tables import FORMATS
from hypotheses.choices import By, Verdict
from hypotheses.exports.columns import CELL_COLUMNS
from hypotheses.exports.congruence import export
from hypotheses.models import ScoringSettings
from hypotheses.reports import CongruenceTable, congruence_table
from hypotheses.selection import Selection
from tests.conftest import SmallStudy
from tests.factories import make_assessment, make_not_applicable, make_published_verdict

pytestmark = pytest.mark.django_db

#: The keys of a cell, as the design promises them, and the count of restricted passages.
CONTRACT = [
    "explanation",
    "hypothesis",
    "state",
    "verdict",
    "score",
    "score_tested",
    "coverage",
    "support",
    "contradiction",
    "n_predictions",
    "n_tested",
    "n_clusters",
    "n_documents",
    "n_passages",
    "n_assessments",
    "n_coders",
    "n_neutral",
    "n_contested",
    "n_restricted",
    "flags",
    "failed_hoops",
    "published",
    "agrees",
]


@pytest.fixture
def assessed(small_study: SmallStudy) -> SmallStudy:
    """The small study with support that comes to 1/3, one cell that is not applicable, two published verdicts."""
    for passage in small_study.passages[:2]:
        make_assessment(
            prediction=small_study.predictions[0], passage=passage, coder=small_study.coders[0], strength=3
        )
    south = small_study.states[1]
    make_not_applicable(hypothesis=small_study.hypotheses[0], state=south)
    make_published_verdict(
        explanation=small_study.explanations[0], state=small_study.states[0], verdict=Verdict.NO
    )
    make_published_verdict(
        explanation=small_study.explanations[0], state=south, verdict=Verdict.NOT_APPLICABLE
    )
    return small_study


@pytest.fixture
def table(assessed: SmallStudy) -> CongruenceTable:
    """Its table by explanation."""
    return congruence_table(assessed.study)


def read_csv(table: CongruenceTable) -> list[dict[str, str]]:
    """The rows of the CSV."""
    return list(csv.DictReader(io.StringIO(export(table, "csv").decode(), newline="")))


def read_cells(table: CongruenceTable) -> list[dict[str, object]]:
    """The cells of the JSON."""
    return json.loads(export(table, "json"))["cells"]


def as_csv(value: object) -> str:
    """A value of the JSON as the CSV writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(value) if isinstance(value, list) else str(value)


def test_columns_are_those_of_the_contract() -> None:
    assert sorted(column.key for column in CELL_COLUMNS) == sorted(CONTRACT)


def test_json_has_every_key_of_the_contract_in_every_cell(table: CongruenceTable) -> None:
    assert [list(cell) for cell in read_cells(table)] == [CONTRACT] * 4


@pytest.mark.parametrize("by", list(By))
def test_csv_has_the_values_of_json(assessed: SmallStudy, by: By) -> None:
    table = congruence_table(assessed.study, by=by)

    from_csv = [{key: row[key] for key in CONTRACT} for row in read_csv(table)]

    assert from_csv == [{key: as_csv(value) for key, value in cell.items()} for cell in read_cells(table)]


def test_cell_tells_the_figures_of_the_table(table: CongruenceTable) -> None:
    cell = read_cells(table)[0]

    assert cell == {
        "explanation": "power",
        "hypothesis": None,
        "state": "north",
        "verdict": "yes",
        "score": 1 / 3,
        "score_tested": 2 / 3,
        "coverage": 0.5,
        "support": 2.0,
        "contradiction": 0.0,
        "n_predictions": 2,
        "n_tested": 1,
        "n_clusters": 2,
        "n_documents": 2,
        "n_passages": 2,
        "n_assessments": 2,
        "n_coders": 1,
        "n_neutral": 0,
        "n_contested": 0,
        "n_restricted": 0,
        "flags": ["never-contradicted", "inferred-only", "straw-only"],
        "failed_hoops": [],
        "published": "no",
        "agrees": False,
    }


def test_nothing_is_null_in_a_cell_that_is_not_applicable(table: CongruenceTable) -> None:
    cell = next(
        cell for cell in read_cells(table) if (cell["explanation"], cell["state"]) == ("power", "south")
    )

    absent = ("score", "score_tested", "coverage")
    assert [cell[key] for key in absent] == [None, None, None]
    assert (cell["verdict"], cell["published"], cell["agrees"]) == ("not-applicable", "not-applicable", True)


def test_nothing_published_is_null_and_not_false(table: CongruenceTable) -> None:
    cell = next(cell for cell in read_cells(table) if cell["explanation"] == "memory")

    assert (cell["published"], cell["agrees"]) == (None, None)


def test_table_by_hypothesis_names_both(assessed: SmallStudy) -> None:
    cell = read_cells(congruence_table(assessed.study, by=By.HYPOTHESIS))[0]

    assert (cell["explanation"], cell["hypothesis"]) == ("power", "power")


def test_file_says_what_made_it(assessed: SmallStudy) -> None:
    ScoringSettings.objects.create(study=assessed.study, threshold=Fraction(1, 4))
    table = congruence_table(
        assessed.study, selection=Selection(coders=("first",), earliest=date(1953, 1, 1))
    )

    meta = json.loads(export(table, "json"))["meta"]
    row = read_csv(table)[0]

    assert (meta["study"], meta["by"], meta["version"], meta["as_of"]) == (
        "small",
        "explanation",
        table.version,
        None,
    )
    assert (meta["settings"]["threshold"], meta["settings"]["minimum_clusters"]) == ("1/4", 2)
    assert meta["filters"] == {
        "archive": [],
        "without_archive": [],
        "source_class": [],
        "coder": ["first"],
        "from": "1953-01-01",
        "to": None,
        "n_undated_left_out": 2,
    }
    assert row["version"] == table.version
    assert "threshold=1/4;" in row["settings"]
    assert row["filters"] == "coder=first; from=1953-01-01; n_undated_left_out=2"


def test_unfiltered_file_says_so(table: CongruenceTable) -> None:
    assert json.loads(export(table, "json"))["meta"]["filters"]["n_undated_left_out"] is None
    assert read_csv(table)[0]["filters"] == "none"


def test_workbook_has_matrix_cells_settings_and_dictionary(table: CongruenceTable) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(export(table, "xlsx")))
    matrix, cells, settings, dictionary = (list(sheet.values) for sheet in workbook.worksheets)

    assert workbook.sheetnames[1:] == ["Cells", "Settings", "Data dictionary"]
    assert matrix[0] == ("Explanation", "Name of north", "Name of south")
    assert matrix[1] == ("Name of power", "Yes (0.33), published: No", "N/A, as published")
    header = [*CONTRACT, "study", "by", "version", "settings", "filters"]
    at = cells.index(tuple(header))
    first = dict(zip(header, cells[at + 1], strict=True))
    assert (first["explanation"], first["score"], first["agrees"]) == ("power", 1 / 3, False)
    assert ("threshold", "1/3") in [row[:2] for row in settings]
    assert [row[0] for row in dictionary][1 : len(header) + 1] == header


@pytest.mark.parametrize("format_name", ["text", "markdown", "latex", "html"])
def test_matrix_has_states_across_and_explanations_down(table: CongruenceTable, format_name: str) -> None:
    text = export(table, format_name).decode()

    order = [
        "Explanation",
        "Name of north",
        "Name of south",
        "Name of power",
        "published: No",
        "Name of memory",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "N/A, as published" in text
    assert "agree in 0 of the 1 cells to which a theory speaks (1 of 2 with N/A)" in text
    assert f"Made by Touchstone {table.version}." in text


def test_matrix_by_hypothesis_is_headed_so(assessed: SmallStudy) -> None:
    assert (
        "| Hypothesis | Name of north |"
        in export(congruence_table(assessed.study, by=By.HYPOTHESIS), "markdown").decode()
    )


def test_study_without_published_verdicts_claims_no_agreement(small_study: SmallStudy) -> None:
    assert "agree" not in export(congruence_table(small_study.study), "text").decode()


def test_name_that_looks_like_a_formula_leaves_as_text(assessed: SmallStudy) -> None:
    for row in (assessed.states[0], assessed.explanations[0]):
        row.name = "=cmd()"
        row.save()
    table = congruence_table(assessed.study)

    sheet = openpyxl.load_workbook(io.BytesIO(export(table, "xlsx"))).worksheets[0]

    found = [cell for row in sheet.iter_rows() for cell in row if "cmd()" in str(cell.value)]
    assert {cell.data_type for cell in found} == {"s"}
    assert "=cmd()" in export(table, "html").decode()


def test_slug_that_looks_like_a_formula_leaves_as_text(assessed: SmallStudy) -> None:
    state = assessed.states[0]
    state.slug = "-2"
    state.save()
    table = congruence_table(assessed.study)

    assert read_csv(table)[0]["state"] == "'-2"
    assert read_cells(table)[0]["state"] == "-2"


def test_name_that_looks_like_markup_leaves_as_text(assessed: SmallStudy) -> None:
    state = assessed.states[0]
    state.name = "<script>alert(1)</script>"
    state.save()

    assert b"<script>" not in export(congruence_table(assessed.study), "html")


@pytest.mark.parametrize("format_name", [name for name in FORMATS if name != "xlsx"])
def test_same_table_gives_the_same_bytes(assessed: SmallStudy, format_name: str) -> None:
    once = export(congruence_table(assessed.study), format_name)

    assert export(congruence_table(assessed.study), format_name) == once


def test_unknown_format_is_an_error(table: CongruenceTable) -> None:
    with pytest.raises(KeyError):
        export(table, "pdf")
