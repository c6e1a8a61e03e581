"""`load_study`: a study from its files, as often as one likes, without undoing anybody's work.

The study in fixtures/ itself: demonstration/test_study.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management.base import CommandError
from django.utils import timezone

from evidence.choices import Grade
from evidence.models import (
    AgentName,
    Appraisal,
    Archive,
    Cluster,
    Document,
    Memo,
    Passage,
    Quotation,
    Recorded,
    Study,
    User,
)
from evidence.services.program_users import program_user
from hypotheses.importers.study_folder import StudyFolder
from hypotheses.models import Assessment, State
from hypotheses.reports import congruence_table
from hypotheses.services.loading import Loader
from tests.factories import make_archive, make_collection, make_document, make_holding, make_user
from tests.loading import delete, edit, load, n_history, n_rows
from tests.study_files import N_ROWS, rivers, write


@pytest.fixture
def ada(db: None) -> User:
    """A researcher who works in the admin."""
    return make_user(username="ada")


@pytest.fixture
def folder(tmp_path: Path, db: None) -> Path:
    """The small study's folder, already loaded once."""
    path = write(tmp_path / "rivers", rivers())
    load(path)
    return path


def today() -> str:
    """The day that a change of this moment carries."""
    return f"{timezone.now():%Y-%m-%d}"


@pytest.mark.django_db
def test_a_study_from_any_folder_is_scored_without_a_change_of_code(tmp_path: Path) -> None:
    said = load(write(tmp_path / "elsewhere", rivers()))

    table = congruence_table(Study.objects.get(slug="rivers"))
    verdicts = {cell.key: cell.result.verdict.value for cell in table.cells}
    assert f"{N_ROWS} rows created" in said
    assert verdicts == {
        ("trade", "upper"): "yes",
        ("trade", "lower"): "insufficient-evidence",
        ("fear", "upper"): "insufficient-evidence",
        ("fear", "lower"): "not-applicable",
    }


def test_a_byte_order_mark_is_no_fault(tmp_path: Path, db: None) -> None:
    files = rivers()
    files["archives.json"] = b"\xef\xbb\xbf" + '[{"slug": "town", "name": "Rådhuset"}]'.encode()

    load(write(tmp_path / "rivers", files))

    assert Archive.objects.get().name == "Rådhuset"


def test_references_may_lead_to_what_the_database_already_has(folder: Path) -> None:
    (folder / "archives.json").unlink()

    assert "0 rows created, 0 updated" in load(folder)


@pytest.mark.django_db
def test_a_document_that_somebody_entered_before_is_found_by_its_copy(tmp_path: Path) -> None:
    collection = make_collection(archive=make_archive(slug="town"), reference_code="W 1")
    entered = make_document(key="entered", short_title="As a scholar calls it")
    make_holding(document=entered, collection=collection, identifier="17")
    folder = write(tmp_path / "rivers", rivers())

    load(folder)
    said = load(folder)

    assert Passage.objects.get(key="P1").document == entered
    assert Document.objects.get(key="entered").short_title == "As a scholar calls it"
    assert not Document.objects.filter(key="letter").exists()
    assert "0 rows created, 0 updated" in said
    assert "short_title was changed by somebody" in said


def test_an_edit_is_kept_and_listed_with_who_and_when(folder: Path, ada: User) -> None:
    edit(Passage.objects.get(key="P1"), ada, pages="3-4")

    said = load(folder)

    assert Passage.objects.get(key="P1").pages == "3-4"
    assert f"kept: passage P1: pages was changed by ada on {today()}; kept" in said
    assert "0 updated" in said


def test_an_edit_outlives_later_updates_of_the_same_row(folder: Path, ada: User) -> None:
    edit(Passage.objects.get(key="P1"), ada, pages="3-4")
    files = rivers()
    files["passages.json"][0]["refers_to"] = "1954"
    load(write(folder, files))

    said = load(folder)

    passage = Passage.objects.get(key="P1")
    assert (passage.pages, passage.refers_to) == ("3-4", "1954")
    assert "pages was changed by ada" in said


@pytest.mark.parametrize(
    ("model", "field", "value", "named"),
    [
        pytest.param(State, "slug", "uplands", "state upper: slug", id="state-others-refer-to"),
        pytest.param(Document, "key", "epistle", "document letter: key", id="document-others-refer-to"),
        pytest.param(Passage, "key", "Q1", "passage P1: key", id="passage-others-hang-on"),
        pytest.param(
            AgentName, "name", "Der Bürgermeister", "agent name mayor / Le maire: name", id="agent-name"
        ),
        pytest.param(Memo, "text", "The hand is the mayor's.", "text was changed by ada", id="memo"),
    ],
)
def test_a_row_that_a_person_renamed_is_found_again(
    folder: Path, ada: User, model: type[Recorded], field: str, value: str, named: str
) -> None:
    before = n_rows()
    edit(model._default_manager.order_by("pk").first(), ada, **{field: value})

    said = load(folder)

    assert n_rows() == before
    assert getattr(model._default_manager.order_by("pk").first(), field) == value
    assert named in said


def test_a_field_that_the_file_does_not_mention_is_none_of_its_business(folder: Path, ada: User) -> None:
    edit(Passage.objects.get(key="P1"), ada, summary="The mayor wants money.")

    said = load(folder)

    assert Passage.objects.get(key="P1").summary == "The mayor wants money."
    assert "0 updated" in said
    assert "0 kept" in said


def test_what_only_the_file_changed_is_brought_up_to_date(folder: Path) -> None:
    files = rivers()
    files["appraisals.json"][0]["grade"] = "B"

    said = load(write(folder, files))

    appraisal = Appraisal.objects.get()
    assert appraisal.grade == Grade.B
    assert f"0 rows created, 1 updated, {N_ROWS - 1} unchanged, 0 kept" in said
    assert appraisal.history.latest().history_type == "~"
    assert appraisal.history.latest().history_user.username == "load_study"


def test_what_the_file_adds_is_created(folder: Path) -> None:
    files = rivers()
    files["states.json"].append({"slug": "delta", "name": "Delta"})

    assert f"1 rows created, 0 updated, {N_ROWS} unchanged" in load(write(folder, files))


def test_a_deleted_row_stays_deleted_and_is_listed(folder: Path, ada: User) -> None:
    delete(Quotation.objects.get(position=2), ada)

    said = load(folder)

    assert Quotation.objects.count() == 1
    assert f"kept: quotation P1 / 2: deleted by ada on {today()}; stays deleted" in said


def test_what_hung_on_a_deleted_row_stays_away_with_it(folder: Path, ada: User) -> None:
    for assessment in Assessment.objects.filter(passage__key="P1"):
        delete(assessment, ada)
    delete(Passage.objects.get(key="P1"), ada)
    before = n_rows()

    said = load(folder)

    assert n_rows() == before
    assert f"passage P1: deleted by ada on {today()}; stays deleted" in said


def test_a_row_can_do_without_a_deleted_one_that_it_only_mentioned(folder: Path, ada: User) -> None:
    edit(Passage.objects.get(key="P1"), ada, cluster=None)
    delete(Cluster.objects.get(), ada)
    files = rivers()
    files["passages.json"][0]["refers_to"] = "1954"
    files["passages.json"].append({"key": "P3", "document": "book", "cluster": "feast"})

    said = load(write(folder, files))

    assert Cluster.objects.count() == 0
    assert Passage.objects.get(key="P1").refers_to == "1954"
    assert Passage.objects.get(key="P3").cluster is None
    assert "cluster feast: deleted by ada" in said


def test_an_interrupted_load_is_completed_by_the_next(
    tmp_path: Path, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = StudyFolder(write(tmp_path / "rivers", rivers())).drafts()
    monkeypatch.setattr("hypotheses.services.loading.ROWS_AT_ONCE", 5)

    def stop(done: int) -> None:
        if done > N_ROWS // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Loader(by=program_user("load_study"), reason="test").load(drafts, progress=stop)
    n_before = sum(n_rows().values())

    said = load(tmp_path / "rivers")

    assert n_before == 20
    assert f"{N_ROWS - 20} rows created, 0 updated, 20 unchanged" in said
    n_checked = Quotation.objects.filter(verification="no-text").count()
    assert n_checked == Quotation.objects.count()
    assert sum(n_rows().values()) == sum(n_history().values()) - n_checked == N_ROWS


@pytest.mark.django_db
def test_a_fault_that_only_the_database_sees_names_its_place(tmp_path: Path) -> None:
    files = rivers()
    files["documents.json"][1]["holdings"] = files["documents.json"][0]["holdings"]

    with pytest.raises(CommandError) as caught:
        load(write(tmp_path / "rivers", files))

    assert "documents.json, entry 2, holding 1" in str(caught.value)
    assert "Another document has this identifier in this collection." in str(caught.value)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["hub-and-spoke", "."])
def test_a_study_that_is_not_there_is_answered_with_those_that_are(name: str) -> None:
    with pytest.raises(
        CommandError, match=r"no study\.json in “.*Studies in fixtures/: .*hub-and-spokes"
    ) as caught:
        load(name)

    assert caught.value.returncode == 1
