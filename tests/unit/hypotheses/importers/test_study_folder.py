"""How the files of a study become drafts. What is wrong with files: tests/integration/test_load_study.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from hypotheses.importers.drafts import Draft, PrimaryKeyOf
from hypotheses.importers.study_folder import StudyFolder
from tests.study_files import N_ROWS, Files, rivers, write

pytestmark = pytest.mark.django_db


def drafts_of(folder: Path, files: Files) -> dict[str, Draft]:
    """The drafts by the places that they come from."""
    return {draft.where: draft for draft in StudyFolder(write(folder, files)).drafts()}


def test_every_entry_and_every_entry_inside_becomes_a_draft(tmp_path: Path) -> None:
    drafts = drafts_of(tmp_path, rivers())

    assert len(drafts) == N_ROWS
    assert list(drafts)[:3] == ["study.json", "study.json, coder 1", "study.json, settings"]
    assert list(drafts)[-2:] == ["passages.json, entry 2", "passages.json, entry 2, assessment 1"]


@pytest.mark.parametrize(
    ("where", "field", "value"),
    [
        ("collections.json, entry 2", "parent", ("town", "W")),
        ("documents.json, entry 1, holding 1", "collection", ("town", "W 1")),
        ("documents.json, entry 2", "part_of", ("letter",)),
        ("documents.json, entry 3", "authors", "A. Ash; B. Birch"),
        ("explanations.json, entry 1, hypothesis 1", "explanation", ("rivers", "trade")),
        ("predictions.json, entry 1", "hypothesis", ("rivers", "tolls")),
        ("published_verdicts.json, entry 1", "hypothesis", None),
        ("passages.json, entry 1", "speaker", ("mayor",)),
        ("passages.json, entry 1", "cluster", ("rivers", "feast")),
        ("passages.json, entry 1, quotation 2", "position", 2),
        ("passages.json, entry 1, use 1", "page", ""),
        ("passages.json, entry 1, assessment 1", "coder", ("rivers", "ada")),
        ("passages.json, entry 1, memo", "subject_type", ("evidence", "passage")),
    ],
)
def test_references_are_keys(tmp_path: Path, where: str, field: str, value: object) -> None:
    assert drafts_of(tmp_path, rivers())[where].values[field] == value


def test_memo_is_on_its_passage(tmp_path: Path) -> None:
    memo = drafts_of(tmp_path, rivers())["passages.json, entry 1, memo"]

    subject = memo.values["subject_id"]
    assert isinstance(subject, PrimaryKeyOf)
    assert subject.key == ("rivers", "P1")


def test_null_is_no_reference(tmp_path: Path) -> None:
    files = rivers()
    files["documents.json"][0]["part_of"] = None
    files["passages.json"][0] |= {"speaker": None, "cluster": None}

    drafts = drafts_of(tmp_path, files)

    assert drafts["documents.json, entry 1"].values["part_of"] is None
    assert drafts["passages.json, entry 1"].values["speaker"] is None
    assert drafts["passages.json, entry 1"].values["cluster"] is None


def test_a_study_needs_no_other_file(tmp_path: Path) -> None:
    assert list(drafts_of(tmp_path, {"study.json": {"slug": "rivers", "title": "Rivers"}})) == ["study.json"]


def test_files_of_other_kinds_are_nobodys_business(tmp_path: Path) -> None:
    files = rivers() | {"README.md": b"# Rivers"}

    assert len(drafts_of(tmp_path, files)) == N_ROWS


def test_faults_of_all_files_are_gathered(tmp_path: Path) -> None:
    files = rivers()
    files["states.json"][0]["name"] = []
    files["agents.json"][0]["names"] = "Le maire"

    with pytest.raises(ValidationError) as caught:
        StudyFolder(write(tmp_path, files)).drafts()

    assert caught.value.messages == [
        "agents.json, entry 1, name: expected a list of objects, found the text “Le maire”.",
        "states.json, entry 1, name: Expected text, found a list.",
    ]
