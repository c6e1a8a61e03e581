"""`import_evidence`: what it creates, changes and leaves, and whose work it does not undo."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from evidence.choices import Verification
from evidence.models import Archive, Document, Holding, Passage, Quotation, User
from hypotheses.models import Assessment
from tests.conftest import SmallStudy
from tests.factories import (
    make_archive,
    make_assessment,
    make_collection,
    make_document,
    make_document_merge,
    make_document_text,
    make_holding,
    make_passage,
    make_user,
)
from tests.loading import edit, load, n_history, n_rows
from tests.sheets import export_evidence, import_evidence, report_of, totals, workbook
from tests.study_files import rivers, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(db: None) -> User:
    """A researcher."""
    return make_user(username="ada")


def passages(path: Path, *rows: list[Any], columns: tuple[str, ...] = ("key", "document", "summary")) -> Path:
    """A workbook with one sheet of passages."""
    return workbook(path / "passages.xlsx", {"passages": [columns, *rows]})


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(
    tmp_path: Path, small_study: SmallStudy
) -> None:
    make_passage(study=small_study.study, document=small_study.documents[0], key="E1", summary="Old.")
    before = n_rows(), n_history()
    file = passages(tmp_path, ["E1", "d1", "New."], ["E2", "d2", "Another."])

    said = import_evidence(file, "--study", "small", "--dry-run")

    assert "passages: 1 created, 1 changed, 0 left" in said
    assert "passage E1: summary: “Old.” becomes “New.”" in said
    assert "Nothing written." in said
    assert (n_rows(), n_history()) == before


def test_a_change_keeps_who_when_before_and_which_file(
    tmp_path: Path, small_study: SmallStudy, ada: User
) -> None:
    row = make_passage(study=small_study.study, document=small_study.documents[0], key="E1", summary="Old.")

    import_evidence(passages(tmp_path, ["E1", "d1", "New."]), "--study", "small", "--by", "ada")

    entry, first = row.history.order_by("-history_id")
    assert (entry.summary, first.summary) == ("New.", "Old.")
    assert (entry.history_type, entry.history_user) == ("~", ada)
    assert entry.history_change_reason == "import_evidence passages.xlsx"


def test_an_absent_column_touches_nothing_and_an_empty_cell_empties(
    tmp_path: Path, small_study: SmallStudy
) -> None:
    row = make_passage(
        study=small_study.study, document=small_study.documents[0], key="E1", summary="Old.", pages="12"
    )

    import_evidence(passages(tmp_path, ["E1", "d1", ""]), "--study", "small")

    row.refresh_from_db()
    assert (row.summary, row.pages) == ("", "12")


def test_blank_rows_are_passed_over(tmp_path: Path, small_study: SmallStudy) -> None:
    file = passages(tmp_path, ["E1", "d1", "One."], ["", None, "  "], ["E2", "d1", "Two."])

    assert totals(report_of(file, "--study", "small")) == (2, 0, 0, 0)


def test_what_somebody_changed_after_the_export_is_left_and_listed(
    tmp_path: Path, small_study: SmallStudy, ada: User
) -> None:
    row = make_passage(study=small_study.study, document=small_study.documents[0], key="E1", summary="Old.")
    other = make_passage(study=small_study.study, document=small_study.documents[1], key="E2", summary="Old.")
    exported = export_evidence("small", tmp_path / "out.xlsx", "--kind", "passages")
    edit(row, ada, summary="Ada's.")
    book = openpyxl.load_workbook(exported)
    sheet = book["passages"]
    column = [cell.value for cell in sheet[1]].index("summary") + 1
    for number in range(2, sheet.max_row + 1):
        sheet.cell(number, column, "From the sheet.")
    book.save(exported)

    report = report_of(exported)

    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.summary, other.summary) == ("Ada's.", "From the sheet.")
    (line,) = report["conflicts"]
    assert "passage E1: summary changed by ada on " in line
    assert totals(report)[:2] == (0, len(small_study.passages) + 1)


def test_what_one_imported_from_a_sheet_before_is_no_conflict(
    tmp_path: Path, small_study: SmallStudy
) -> None:
    row = make_passage(study=small_study.study, document=small_study.documents[0], key="E1", summary="Old.")
    as_of = "2099-01-01T00:00:00+00:00"
    columns = ("key", "document", "summary", "as_of")
    import_evidence(passages(tmp_path, ["E1", "d1", "New.", as_of], columns=columns), "--study", "small")
    as_of = row.history.earliest().history_date.isoformat()

    for words in ("Newer.", "Newest."):
        report = report_of(
            passages(tmp_path, ["E1", "d1", words, as_of], columns=columns), "--study", "small"
        )

    row.refresh_from_db()
    assert (row.summary, report["conflicts"]) == ("Newest.", [])


def test_keys_are_made_told_of_and_given_back(tmp_path: Path, small_study: SmallStudy) -> None:
    file = passages(tmp_path, ["", "d1", "One."], ["E9", "d1", "Nine."], ["", "d2", "Two."])

    report = report_of(file, "--study", "small", "--with-keys", tmp_path / "keys.csv")

    made = [(each["row"], each["key"]) for each in report["keys_made"]]
    assert made == [(2, "P0004"), (4, "P0005")]
    with (tmp_path / "keys.csv").open(encoding="utf-8", newline="") as back:
        rows = list(csv.DictReader(back))
    assert [(row["key"], row["summary"]) for row in rows] == [
        ("P0004", "One."),
        ("E9", "Nine."),
        ("P0005", "Two."),
    ]
    assert totals(report_of(tmp_path / "keys.csv", "--kind", "passages")) == (0, 0, 3, 0)


def test_rows_without_keys_a_second_time_are_found_by_what_they_say(
    tmp_path: Path, small_study: SmallStudy
) -> None:
    columns = ("key", "document", "summary", "quotation")
    file = passages(tmp_path, ["", "d1", "One.", "“a”"], ["", "d1", "One.", "“b”"], columns=columns)
    import_evidence(file, "--study", "small")
    before = n_rows()

    report = report_of(file, "--study", "small")

    assert totals(report) == (0, 0, 4, 0)
    assert n_rows() == before
    assert sorted(Quotation.objects.values_list("text", flat=True)) == ["“a”", "“b”"]


def test_rows_without_keys_that_an_interruption_left_without_quotation_get_it(
    tmp_path: Path, small_study: SmallStudy
) -> None:
    columns = ("key", "document", "summary", "quotation")
    file = passages(tmp_path, ["", "d1", "One.", "“a”"], columns=columns)
    import_evidence(file, "--study", "small")
    Quotation.objects.all().delete()

    assert totals(report_of(file, "--study", "small")) == (1, 0, 1, 0)
    assert Passage.objects.filter(summary="One.").count() == 1


def test_a_document_without_a_key_is_known_by_its_copy(tmp_path: Path, small_study: SmallStudy) -> None:
    collection = make_collection(archive=make_archive(slug="town"), reference_code="A/1")
    make_holding(document=small_study.documents[0], collection=collection, identifier="d72a")
    columns = ("archive", "collection", "identifier", "short_title", "source_class")
    place = ("town", "A/1")
    rows = [[*place, "d72a", "Letter", "internal"], [*place, "d73", "Note", "internal"]]
    sheets = {
        "passages": [("key", *columns[:3]), ["E1", *place, "d72a"], ["E2", *place, "d73"]],
        "documents": [columns, *rows],
    }
    file = workbook(tmp_path / "evidence.xlsx", sheets)

    report = report_of(file, "--study", "small")

    assert report["faults"] == []
    small_study.documents[0].refresh_from_db()
    assert small_study.documents[0].short_title == "Letter"
    note = Document.objects.get(short_title="Note")
    assert Holding.objects.get(document=note).identifier == "d73"
    assert [Passage.objects.get(key=key).document for key in ("E1", "E2")] == [small_study.documents[0], note]
    assert totals(report_of(file, "--study", "small"))[:2] == (0, 0)


def test_a_document_that_was_merged_into_another_is_not_made_again(
    tmp_path: Path, small_study: SmallStudy
) -> None:
    kept = small_study.documents[0]
    make_document_merge(kept=kept, other_key="gone")
    sheets = {
        "documents": [("key", "short_title", "source_class"), ["gone", "Old copy", "internal"]],
        "passages": [("key", "document"), ["E1", "gone"]],
    }

    report = report_of(workbook(tmp_path / "evidence.xlsx", sheets), "--study", "small")

    assert not Document.objects.filter(key="gone").exists()
    assert Passage.objects.get(key="E1").document == kept
    assert report["conflicts"] == ["document gone: it was merged into document d1; left"]


def test_quotations_are_held_against_their_documents(tmp_path: Path, small_study: SmallStudy) -> None:
    make_document_text(document=small_study.documents[0], body="We do not want war. We want peace.")
    columns = ("key", "document", "quotation", "quotation_language")
    file = passages(tmp_path, ["E1", "d1", "We want peace.", "en"], columns=columns)

    report = report_of(file, "--study", "small")

    quotation = Quotation.objects.get()
    assert (quotation.verification, quotation.start) == (Verification.VERBATIM, 20)
    assert report["quotations"] == {"verbatim": 1}


def assessments(path: Path, *rows: list[Any]) -> Path:
    """A workbook with one sheet of assessments."""
    columns = ("prediction", "passage", "coder", "direction", "strength", "status")
    return workbook(path / "assessments.xlsx", {"assessments": [columns, *rows]})


def test_a_draft_that_is_submitted_in_the_sheet_stays_one_row(
    tmp_path: Path, small_study: SmallStudy
) -> None:
    row = make_assessment(
        prediction=small_study.predictions[0],
        passage=small_study.passages[0],
        coder=small_study.coders[0],
        status="draft",
        strength=1,
    )
    key = small_study.passages[0].key

    report = report_of(
        assessments(tmp_path, ["P1", key, "first", "supports", 3, "submitted"]), "--study", "small"
    )

    row.refresh_from_db()
    assert totals(report) == (0, 1, 0, 0)
    assert (row.status, row.strength, row.submitted_at is None) == ("submitted", 3, False)


def test_a_draft_beside_what_is_submitted_is_told_apart(tmp_path: Path, small_study: SmallStudy) -> None:
    key = small_study.passages[0].key
    file = assessments(
        tmp_path,
        ["P1", key, "first", "supports", 3, "submitted"],
        ["P1", key, "first", "contradicts", 1, "draft"],
        ["P1", key, "first", "supports", 2, "superseded"],
    )

    assert totals(report_of(file, "--study", "small")) == (3, 0, 0, 0)
    assert totals(report_of(file, "--study", "small")) == (0, 0, 3, 0)


def test_a_judgement_that_changes_counts_as_submitted_anew(tmp_path: Path, small_study: SmallStudy) -> None:
    key = small_study.passages[0].key
    import_evidence(assessments(tmp_path, ["P1", key, "first", "supports", 3, ""]), "--study", "small")
    before = Assessment.objects.get().submitted_at

    import_evidence(assessments(tmp_path, ["P1", key, "first", "supports", 2, ""]), "--study", "small")

    after = Assessment.objects.get().submitted_at
    assert before is not None
    assert after is not None
    assert after > before


def test_a_csv_is_known_by_its_name_or_by_what_one_says(tmp_path: Path, small_study: SmallStudy) -> None:
    text = "key,document,summary\r\nE1,d1,'=2+3\r\n"
    for name in ("passages.csv", "export of monday.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")

    assert totals(report_of(tmp_path / "passages.csv", "--study", "small")) == (1, 0, 0, 0)
    assert "No kind of sheet has this name" in import_evidence(
        tmp_path / "export of monday.csv", "--study", "small"
    )
    again = report_of(tmp_path / "export of monday.csv", "--study", "small", "--kind", "passages")
    assert totals(again) == (0, 0, 1, 0)
    assert Passage.objects.get(key="E1").summary == "=2+3"


def test_a_part_may_come_before_the_whole(tmp_path: Path) -> None:
    rows = [["a", "A", "internal", "b"], ["b", "B", "internal", "c"], ["c", "C", "internal", ""]]
    columns = ("key", "short_title", "source_class", "part_of")
    make_document(key="z")

    import_evidence(workbook(tmp_path / "documents.xlsx", {"documents": [columns, *rows]}))

    assert Document.objects.get(key="a").part_of.part_of.key == "c"


def test_what_came_from_a_spreadsheet_is_a_persons_work_to_load_study(tmp_path: Path, db: None) -> None:
    folder = write(tmp_path / "rivers", rivers())
    load(folder)
    (archive, *_) = Archive.objects.order_by("slug")
    columns = ("slug", "name")
    import_evidence(workbook(tmp_path / "archives.xlsx", {"archives": [columns, [archive.slug, "Renamed"]]}))

    said = load(folder)

    archive.refresh_from_db()
    assert archive.name == "Renamed"
    assert "name was changed by import_evidence on" in said
