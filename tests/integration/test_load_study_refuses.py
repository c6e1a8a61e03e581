"""`load_study` refuses files that cannot be right, with their place, and writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError

from hypotheses.models import Prediction
from tests.loading import load, n_rows
from tests.study_files import Files, rivers, write


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
