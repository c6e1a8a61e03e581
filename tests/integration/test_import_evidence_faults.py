"""`import_evidence` and files that are wrong: everything told at once, with its place, and nothing half-written."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from evidence.models import Document, Passage, Quotation
from tests.conftest import SmallStudy
from tests.factories import (
    make_archive,
    make_collection,
    make_document,
    make_holding,
    make_not_applicable,
    make_passage,
    make_prediction,
    make_study,
)
from tests.loading import n_rows
from tests.sheets import import_evidence, report_of, totals, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def study(small_study: SmallStudy) -> SmallStudy:
    """The small study, with a passage E0."""
    make_passage(study=small_study.study, document=small_study.documents[0], key="E0")
    return small_study


def faults(tmp_path: Path, sheets: dict[str, list[Any]], *arguments: Any) -> list[str]:
    """The faults of a workbook: sheet, row and column of each, then what is said. Nothing is written."""
    before = n_rows()
    report = report_of(workbook(tmp_path / "evidence.xlsx", sheets), "--study", "small", *arguments)
    assert n_rows() == before
    assert not report["written"]
    return [f"{each['sheet']} {each['row']} {each['column']}: {each['said']}" for each in report["faults"]]


ASSESSMENTS = ("prediction", "passage", "coder", "direction", "strength")
DOCUMENTS = ("key", "short_title", "source_class", "date_edtf")


@pytest.mark.parametrize(
    ("sheet", "columns", "row", "said"),
    [
        (
            "assessments",
            ASSESSMENTS,
            ["P1", "E0", "first", "supports", 4],
            "2 : Give what supports or contradicts",
        ),
        (
            "assessments",
            ASSESSMENTS,
            ["P1", "E0", "first", "neutral", 1],
            "2 : Give what supports or contradicts",
        ),
        (
            "assessments",
            ASSESSMENTS,
            ["P1", "E0", "first", "for", 1],
            "2 direction: Expected one of supports",
        ),
        ("assessments", ASSESSMENTS, ["P1", "E0", "first", 3, "supports"], "are the two swapped?"),
        (
            "assessments",
            ASSESSMENTS,
            ["P9", "E0", "first", "supports", 1],
            "There is no prediction “P9” in small",
        ),
        ("assessments", ASSESSMENTS, ["P1", "E0", "firs", "supports", 1], "Did you mean first?"),
        ("assessments", ASSESSMENTS, ["P1", "", "first", "supports", 1], "2 passage: It is missing."),
        ("documents", DOCUMENTS, ["x", "X", "internal", "1953-02-30"], "2 date_edtf: "),
        ("documents", DOCUMENTS, ["x", "X", "internal", "1953-07/1953-01"], "2 date_edtf: "),
        ("documents", DOCUMENTS, ["x", "", "internal", ""], "2 short_title: It is missing."),
        ("documents", DOCUMENTS, ["x y", "X", "internal", ""], "2 key: "),
        (
            "documents",
            DOCUMENTS,
            ["x", "X" * 201, "internal", ""],
            "2 short_title: Ensure this value has at most",
        ),
        ("quotations", ("passage", "position", "text"), ["E0", 1, "   "], "2 text: It is missing."),
        ("passages", ("key", "document", "study"), ["E1", "d1", "other"], "belongs to the study other"),
        (
            "documents",
            (*DOCUMENTS[:3], "archive"),
            ["x", "X", "internal", "town"],
            "2 collection: A copy is named by",
        ),
        (
            "documents",
            (*DOCUMENTS[:3], "identifier"),
            ["x", "X", "internal", "7"],
            "2 archive: A copy is named by",
        ),
        ("passages", ("key", "document"), ["E1", "d99"], "There is no document “d99”"),
        (
            "passages",
            ("key", "document"),
            ["E1", ""],
            "2 document: It is missing. Give the document's key, or archive",
        ),
        ("passages", ("key", "document", "sumary"), ["E1", "d1", ""], "Did you mean summary?"),
        ("pasages", ("key", "document"), ["E1", "d1"], "Did you mean passages?"),
    ],
)
def test_a_fault_is_told_with_place_and_remedy(
    tmp_path: Path, sheet: str, columns: tuple[str, ...], row: list[Any], said: str
) -> None:
    found = faults(tmp_path, {sheet: [columns, row]})

    assert any(said in fault for fault in found), found


def test_all_faults_come_at_once_and_one_hinders_all(tmp_path: Path) -> None:
    sheets: dict[str, list[Any]] = {
        "passages": [("key", "document"), ["E1", "d1"], ["E2", "d99"]],
        "assessments": [ASSESSMENTS, ["P1", "E1", "first", "for", 4], ["P1", "E7", "first", "supports", 4]],
    }

    found = faults(tmp_path, sheets)

    assert len(found) == 3
    assert {fault.split(":")[0] for fault in found} == {
        "passages 3 document",
        "assessments 2 direction",
        "assessments 3 passage",
    }


def test_a_row_that_stands_twice_is_told_of_with_the_other_place(tmp_path: Path) -> None:
    found = faults(tmp_path, {"passages": [("key", "document"), ["E1", "d1"], ["E1", "d2"]]})

    assert found == ["passages 3 : The passage E1 stands already in passages, row 2. Keep one of them."]


def test_a_row_of_another_study_cannot_be_referred_to(tmp_path: Path) -> None:
    other = make_passage(study=make_study(slug="other"), key="X1")

    found = faults(tmp_path, {"assessments": [ASSESSMENTS, ["P1", other.key, "first", "supports", 1]]})

    assert "There is no passage “X1” in small" in found[0]


def test_a_document_cannot_contain_itself(tmp_path: Path) -> None:
    make_document(key="stored", part_of=make_document(key="whole"))
    columns = ("key", "short_title", "source_class", "part_of")

    found = faults(
        tmp_path,
        {
            "documents": [
                columns,
                ["a", "A", "internal", "b"],
                ["b", "B", "internal", "a"],
                ["whole", "Whole", "internal", "stored"],
            ]
        },
    )

    assert [fault for fault in found if "contain itself" in fault] == [
        f"documents {row} part_of: This would make the document contain itself." for row in (2, 3, 4)
    ]


def test_a_copy_of_another_document_is_refused(tmp_path: Path, study: SmallStudy) -> None:
    collection = make_collection(archive=make_archive(slug="town"), reference_code="A")
    make_holding(document=study.documents[0], collection=collection, identifier="7")
    columns = ("document", "archive", "collection", "identifier")
    rows = [["d2", "town", "A", "7"], ["d2", "town", "A", "8"], ["d3", "town", "A", "8"]]

    found = faults(tmp_path, {"holdings": [columns, *rows]})

    assert found == [
        f"holdings {row} identifier: The document {key} has this identifier in this collection. "
        "A copy is of one document."
        for row, key in ((2, "d1"), (4, "d2"))
    ]


def test_what_is_not_applicable_gets_no_prediction_and_the_other_way_round(
    tmp_path: Path, study: SmallStudy
) -> None:
    power, memory = study.hypotheses
    make_not_applicable(hypothesis=memory, state=study.states[1])
    make_prediction(hypothesis=memory, state=study.states[0], key="M1")
    predictions = [("key", "hypothesis", "state", "statement"), ["X1", "memory", "south", "It does."]]
    silent = [("hypothesis", "state", "reason"), ["memory", "north", "Says nothing."]]

    found = faults(tmp_path, {"predictions": predictions, "not_applicable": silent})

    assert any("recorded as not applicable" in fault for fault in found)
    assert any("The hypothesis predicts something of this state (M1)" in fault for fault in found)


def test_a_change_that_breaks_a_rule_is_told_of(tmp_path: Path, study: SmallStudy) -> None:
    first = {"assessments": [ASSESSMENTS, ["P1", "E0", "first", "supports", 1]]}
    import_evidence(workbook(tmp_path / "evidence.xlsx", first), "--study", "small")

    found = faults(tmp_path, {"assessments": [ASSESSMENTS[:-1], ["P1", "E0", "first", "neutral"]]})

    assert "give what is neutral none" in found[0]


def test_good_rows_go_in_and_bad_ones_are_given_back_to_be_mended(tmp_path: Path) -> None:
    sheets: dict[str, list[Any]] = {
        "passages": [("key", "document", "summary"), ["E1", "d1", "=1+1"], ["E2", "d99", "Two."]],
        "assessments": [
            ASSESSMENTS,
            ["P1", "E1", "first", "supports", 3],
            ["P1", "E2", "first", "supports", 3],
            ["P1", "E0", "first", "for", 3],
        ],
    }
    bad = tmp_path / "bad.xlsx"

    report = report_of(
        *(workbook(tmp_path / "evidence.xlsx", sheets), "--study", "small", "--good-rows", "--rejected", bad)
    )

    assert totals(report) == (2, 0, 0, 3)
    assert report["written"]
    assert list(Passage.objects.filter(key__in=("E1", "E2")).values_list("key", flat=True)) == ["E1"]
    make_document(key="d99")
    again = report_of(bad, "--good-rows", "--rejected", tmp_path / "bad")
    assert totals(again) == (2, 0, 0, 1)
    with (tmp_path / "bad").joinpath("assessments.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["direction"] == "for"
    assert "Expected one of supports" in row["fault"]


def test_a_file_that_is_none_is_told_of(tmp_path: Path) -> None:
    assert "ERROR" in import_evidence(tmp_path / "nothing.xlsx")


def test_nobody_of_this_name_can_import(tmp_path: Path) -> None:
    file = workbook(tmp_path / "passages.xlsx", {"passages": [("key", "document"), ["E1", "d1"]]})

    assert "There is no user “eve”" in import_evidence(file, "--study", "small", "--by", "eve")
    assert not Passage.objects.filter(key="E1").exists()


def test_a_template_that_nobody_filled_in_is_no_fault(tmp_path: Path) -> None:
    call_command("evidence_template", str(tmp_path / "evidence.xlsx"), stdout=StringIO())

    assert report_of(tmp_path / "evidence.xlsx")["faults"] == []


def test_an_inline_quotation_and_the_sheet_of_quotations_cannot_both_be_first(tmp_path: Path) -> None:
    sheets: dict[str, list[Any]] = {
        "passages": [("key", "document", "quotation"), ["E1", "d1", "“a”"]],
        "quotations": [("passage", "position", "text"), ["E1", 1, "“b”"]],
    }

    assert "stands on the sheet quotations too" in faults(tmp_path, sheets)[0]
    assert not Quotation.objects.exists()
    assert Document.objects.count() == 3


def test_what_the_reader_says_of_a_row_has_its_place(tmp_path: Path) -> None:
    (tmp_path / "passages.csv").write_text("key,document\r\nE1,d1\r\nE2,d1,more\r\n", encoding="utf-8")

    (fault,) = report_of(tmp_path / "passages.csv", "--study", "small")["faults"]

    assert (fault["sheet"], fault["row"]) == ("passages", 3)
    assert not Passage.objects.filter(key="E1").exists()


def test_row_that_cannot_be_read_is_given_back_with_the_others(tmp_path: Path) -> None:
    file = tmp_path / "passages.csv"
    file.write_text("key,document\r\nE1,d1\r\nE2,d1,more\r\n", encoding="utf-8")
    rejected = tmp_path / "rejected.csv"

    import_evidence(file, "--study", "small", "--dry-run", "--rejected", rejected)

    (line,) = rejected.read_text(encoding="utf-8").splitlines()[1:]
    assert ",E2,d1," in line
    assert "stands beyond the last column" in line
