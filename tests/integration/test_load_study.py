"""`load_study`: a study from its files, as often as one likes, without undoing anybody's work.

The study in fixtures/ itself: test_demonstration_study.py.
"""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
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
from hypotheses.models import Assessment, Prediction, State
from hypotheses.reports import congruence_table
from hypotheses.services.loading import Loader
from tests.factories import FACTORIES, make_user
from tests.study_files import N_ROWS, Files, rivers, write

RECORDED: list[type[Recorded]] = [model for model in FACTORIES if issubclass(model, Recorded)]


def load(study: Path | str) -> str:
    """What the command says."""
    output = StringIO()
    call_command("load_study", str(study), stdout=output)
    return output.getvalue()


def n_rows() -> dict[str, int]:
    """How many rows there are of each kind."""
    return {model.__name__: model._base_manager.count() for model in RECORDED}


def n_history() -> dict[str, int]:
    """How many changes the history tells of each kind."""
    return {model.__name__: model.history.count() for model in RECORDED}


def edit(row: Recorded, user: User, **changes: Any) -> None:
    """Change a row as the admin does: in the user's name."""
    for name, value in changes.items():
        setattr(row, name, value)
    row.full_clean()
    row._history_user = user  # read by simple_history when it saves
    row.save()


def delete(row: Recorded, user: User) -> None:
    """Delete a row as the admin does."""
    row._history_user = user
    row.delete()


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
    assert sum(n_rows().values()) == sum(n_history().values()) == N_ROWS


@pytest.mark.django_db
def test_a_fault_that_only_the_database_sees_names_its_place(tmp_path: Path) -> None:
    files = rivers()
    files["documents.json"][1]["holdings"] = files["documents.json"][0]["holdings"]

    with pytest.raises(CommandError) as caught:
        load(write(tmp_path / "rivers", files))

    assert "documents.json, entry 2, holding 1" in str(caught.value)
    assert "Another document has this identifier in this collection." in str(caught.value)


@pytest.mark.parametrize("name", ["hub-and-spoke", "."])
def test_a_study_that_is_not_there_is_answered_with_those_that_are(name: str) -> None:
    with pytest.raises(
        CommandError, match=r"no study\.json in “.*Studies in fixtures/: .*hub-and-spokes"
    ) as caught:
        load(name)

    assert caught.value.returncode == 1


def put(file: str, entry: int | None, **values: Any) -> Callable[[Files], None]:
    """A change of the files: values put into one entry (into the file's one object without a number)."""

    def change(files: Files) -> None:
        (files[file] if entry is None else files[file][entry - 1]).update(values)

    return change


def put_in(file: str, entry: int, inner: str, **values: Any) -> Callable[[Files], None]:
    """A change of the files: values put into the first object of a list inside an entry."""
    return lambda files: files[file][entry - 1][inner][0].update(values)


def replace(file: str, content: Any) -> Callable[[Files], None]:
    """A change of the files: another content."""
    return lambda files: files.update({file: content})


def drop(file: str, entry: int, field: str) -> Callable[[Files], None]:
    """A change of the files: a field less."""
    return lambda files: files[file][entry - 1].pop(field)


def again(file: str, entry: int) -> Callable[[Files], None]:
    """A change of the files: an entry once more, at the end."""
    return lambda files: files[file].append(files[file][entry - 1])


BAD: dict[str, tuple[Callable[[Files], None], tuple[str, ...]]] = {
    "broken-json": (
        replace("states.json", b'[\n {"slug": "upper",\n]'),
        ("states.json, line 3, column 1", "no JSON"),
    ),
    "not-utf-8": (
        replace("states.json", '[{"slug": "zürich"}]'.encode("latin-1")),
        ("states.json", "not UTF-8 (byte 12)"),
    ),
    "field-twice": (
        replace("states.json", b'[{"slug": "a", "slug": "b", "name": "B"}]'),
        ("states.json", "slug twice"),
    ),
    "bottomless": (replace("states.json", b"[" * 100_000), ("states.json", "recursion")),
    "unknown-file": (replace("passage.json", []), ("passage.json", "no such file", "passages.json")),
    "object-for-list": (replace("states.json", {}), ("states.json", "expected a list, found an object")),
    "list-for-object": (replace("study.json", []), ("study.json", "expected an object, found a list")),
    "text-for-entry": (
        replace("states.json", ["upper"]),
        ("states.json, entry 1", "expected an object, found the text “upper”"),
    ),
    "no-slug": (put("study.json", None, slug=""), ("study.json, slug", "short name")),
    "list-for-slug": (put("study.json", None, slug=["rivers"]), ("study.json, slug", "short name")),
    "coders-null": (put("study.json", None, coders=None), ("study.json, coder", "found null")),
    "settings-list": (put("study.json", None, settings=[1]), ("study.json, settings", "found a list")),
    "settings-no-number": (
        put("study.json", None, settings={"threshold": "a third"}),
        ("study.json, settings, threshold", "not a number"),
    ),
    "settings-no-rule": (put("study.json", None, settings={"kappa": "-1"}), ("study.json, settings",)),
    "quotations-text": (
        put("passages.json", 1, quotations="text"),
        ("passages.json, entry 1, quotation", "found the text “text”"),
    ),
    "holdings-numbers": (
        put("documents.json", 1, holdings=[1]),
        ("documents.json, entry 1, holding 1", "found the number 1"),
    ),
    "hypotheses-null": (
        put("explanations.json", 1, hypotheses=None),
        ("explanations.json, entry 1, hypothesis", "found null"),
    ),
    "list-for-text": (
        put("states.json", 2, name=["Lower"]),
        ("states.json, entry 2, name", "Expected text, found a list"),
    ),
    "truth-for-text": (put("states.json", 2, name=True), ("states.json, entry 2, name", "found true or false")),
    "text-for-number": (
        put("states.json", 2, position="first"),
        ("states.json, entry 2, position", "Expected a whole number, found the text “first”"),
    ),
    "null-for-text": (put("states.json", 2, name=None), ("states.json, entry 2, name", "null")),
    "list-for-reference": (
        put("predictions.json", 1, state=["upper"]),
        ("predictions.json, entry 1, state", "Expected the key of another entry, found a list"),
    ),
    "authors-of-numbers": (
        put("documents.json", 3, authors=[1]),
        ("documents.json, entry 3, authors", "Expected text, found a list"),
    ),
    "zero-character": (put("states.json", 2, name="Lo\x00wer"), ("states.json, entry 2, name", "U+0000")),
    "half-a-character": (
        replace("states.json", b'[{"slug": "upper", "name": "\\ud83d"}]'),
        ("states.json, entry 1, name", "U+D83D"),
    ),
    "unknown-field": (
        put("states.json", 1, colour="green"),
        ("states.json, entry 1", "no field “colour”", "native_name"),
    ),
    "field-of-the-program": (
        put("documents.json", 1, date_earliest="1953-07-11"),
        ("documents.json, entry 1", "no field “date_earliest”"),
    ),
    "other-side-of-a-reference": (
        put("documents.json", 1, passages=["P1"]),
        ("documents.json, entry 1", "no field “passages”"),
    ),
    "missing-key": (drop("passages.json", 2, "key"), ("passages.json, entry 2, key", "missing")),
    "missing-document-key": (drop("documents.json", 3, "key"), ("documents.json, entry 3, key", "missing")),
    "missing-text": (drop("predictions.json", 1, "statement"), ("predictions.json, entry 1, statement",)),
    "missing-reference": (
        drop("predictions.json", 1, "hypothesis"),
        ("predictions.json, entry 1, hypothesis", "missing"),
    ),
    "unknown-reference": (
        put("predictions.json", 2, state="middle"),
        ("predictions.json, entry 2, state", "no state “rivers / middle”"),
    ),
    "unknown-collection": (
        put_in("documents.json", 1, "holdings", collection="W 9"),
        ("documents.json, entry 1, holding 1, collection", "town / W 9"),
    ),
    "reference-forward": (
        put("documents.json", 1, part_of="book"),
        ("documents.json, entry 1, part_of", "comes later"),
    ),
    "impossible-date": (
        put("passages.json", 1, refers_to="1953-02-30"),
        ("passages.json, entry 1, refers_to", "1953-02-30"),
    ),
    "bad-choice": (
        put("appraisals.json", 1, grade="F"),
        ("appraisals.json, entry 1, grade", "'F'"),
    ),
    "strength-on-neutral": (
        put("passages.json", 2, assessments=[
            {"prediction": "T-U", "coder": "ada", "direction": "neutral", "strength": 2}
        ]),
        ("passages.json, entry 2, assessment 1", "strength"),
    ),
    "strength-four": (
        put_in("passages.json", 1, "assessments", strength=4),
        ("passages.json, entry 1, assessment 1", "a strength of 1, 2 or 3"),
    ),
    "weight-nought": (put("predictions.json", 1, weight=0), ("predictions.json, entry 1", "greater than zero")),
    "embargo-without-end": (put("documents.json", 1, access="embargoed"), ("documents.json, entry 1", "embargo")),
    "doubled-key": (
        again("states.json", 1),
        ("states.json, entry 3", "state upper stands already in states.json, entry 1"),
    ),
    "doubled-assessment": (
        lambda files: files["passages.json"][1]["assessments"].append(files["passages.json"][1]["assessments"][0]),
        ("passages.json, entry 2, assessment 2", "stands already in passages.json, entry 2, assessment 1"),
    ),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("spoil", "said"), BAD.values(), ids=BAD)
def test_bad_files_are_refused_with_their_place_and_nothing_is_written(
    tmp_path: Path, spoil: Callable[[Files], None], said: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    # every row a batch of its own: what is noticed only while writing would leave those before it
    monkeypatch.setattr("hypotheses.services.loading.ROWS_AT_ONCE", 1)
    files = rivers()
    spoil(files)

    with pytest.raises(CommandError) as caught:
        load(write(tmp_path / "rivers", files))

    message = str(caught.value)
    assert not [part for part in said if part not in message], message
    assert caught.value.returncode == 1
    assert sum(n_rows().values()) == 0


@pytest.mark.django_db
def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    files = rivers()
    files["states.json"][0]["colour"] = "green"
    files["passages.json"][0]["refers_to"] = "long ago"
    files["clusters.json"].append("feast")

    with pytest.raises(CommandError) as caught:
        load(write(tmp_path / "rivers", files))

    assert [line.split(":")[0] for line in str(caught.value).splitlines()] == [
        "clusters.json, entry 2",
        "states.json, entry 1",
        "passages.json, entry 1, refers_to",
    ]


@pytest.mark.django_db
def test_a_folder_without_study_is_told_so(tmp_path: Path) -> None:
    files = rivers()
    del files["study.json"]

    with pytest.raises(CommandError, match="no study.json"):
        load(write(tmp_path / "rivers", files))

    assert Prediction.objects.count() == 0
