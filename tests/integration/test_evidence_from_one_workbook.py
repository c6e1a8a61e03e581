"""A study from one workbook alone: scored, exported, wiped, imported again; and the study of the fixtures."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from evidence.models import Collection, Document, Passage, Quotation
from hypotheses.models import Assessment
from tests.loading import RECORDED, n_history, n_rows
from tests.sheets import (
    congruence,
    export_evidence,
    import_evidence,
    report_of,
    small_study,
    totals,
    workbook,
)

FORMS = pytest.mark.parametrize("form", ["out.xlsx", "out.json", "out"])


def wipe() -> None:
    """Take every row away that a study or an archive has."""
    for model in RECORDED:
        model.history.all().delete()
    Document.objects.update(part_of=None, quoted_in=None)
    Collection.objects.update(parent=None)
    left = list(RECORDED)
    while left:
        for model in list(left):
            pointing = {
                other for other in left if any(f.related_model is model for f in other._meta.concrete_fields)
            }
            if pointing <= {model}:
                model._base_manager.all().delete()
                left.remove(model)


def paths(output: Path) -> list[Path]:
    """The files of an export."""
    return sorted(output.glob("*.csv")) if output.is_dir() else [output]


@pytest.mark.django_db
@FORMS
def test_a_study_goes_out_and_comes_back_with_the_very_same_table(tmp_path: Path, form: str) -> None:
    file = workbook(tmp_path / "rivers.xlsx", small_study())
    assert report_of(file, "--study", "rivers")["faults"] == []
    assert (Document.objects.count(), Passage.objects.count(), Assessment.objects.count()) == (10, 10, 50)
    before, rows = congruence("rivers"), n_rows()
    exported = paths(export_evidence("rivers", tmp_path / form))
    wipe()
    assert set(n_rows().values()) == {0}

    report = report_of(*exported)

    assert report["faults"] == []
    assert n_rows() == rows
    assert congruence("rivers") == before


@pytest.mark.django_db
def test_the_same_workbook_a_second_time_changes_nothing(tmp_path: Path) -> None:
    file = workbook(tmp_path / "rivers.xlsx", small_study())
    first = totals(report_of(file, "--study", "rivers"))
    rows, history = n_rows(), n_history()

    second = totals(report_of(file, "--study", "rivers"))

    assert second == (0, 0, first[0], 0)
    assert (n_rows(), n_history()) == (rows, history)


@pytest.mark.django_db
@FORMS
def test_an_export_of_the_demonstration_study_changes_nothing(tmp_path: Path, form: str) -> None:
    call_command("load_study", "hub-and-spokes", stdout=StringIO())
    history = n_history()

    report = report_of(*paths(export_evidence("hub-and-spokes", tmp_path / form)))

    assert totals(report)[:2] == (0, 0)
    assert totals(report)[2] > 1000
    assert (report["faults"], report["conflicts"]) == ([], [])
    assert n_history() == history


@pytest.mark.django_db
def test_a_quotation_beside_its_passage_is_checked(tmp_path: Path) -> None:
    import_evidence(workbook(tmp_path / "rivers.xlsx", small_study()), "--study", "rivers")

    assert set(Quotation.objects.values_list("verification", "position")) == {("no-text", 1)}
