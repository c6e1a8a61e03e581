"""A study entered over the API has the very table that it has when it comes from a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evidence.choices import Role
from evidence.models import Passage, Study
from hypotheses.choices import TestType
from hypotheses.models import Assessment
from tests.factories import make_membership, make_user
from tests.integration.api.writing import Script
from tests.integration.test_evidence_from_one_workbook import wipe
from tests.sheets import congruence, import_evidence, report_of, small_study, workbook

#: What is not written over the API: where studies and archives come from.
GIVEN = ("studies", "settings", "coders", "archives", "collections")


def entries(name: str) -> list[dict[str, Any]]:
    """The rows of a sheet, empty cells left out."""
    heading, *rows = small_study()[name]
    return [
        {column: value for column, value in zip(heading, row, strict=True) if value != ""} for row in rows
    ]


def with_copy(document: dict[str, Any]) -> dict[str, Any]:
    """A document with its copy inside."""
    copy = {name: document.pop(name) for name in ("archive", "collection", "identifier")}
    return {**document, "holdings": [copy]}


def with_words(passage: dict[str, Any]) -> dict[str, Any]:
    """A passage with its quotation inside."""
    words = {"text": passage.pop("quotation"), "language": passage.pop("quotation_language")}
    return {**passage, "quotations": [words]}


def with_type(prediction: dict[str, Any]) -> dict[str, Any]:
    """A prediction with its type in the word of the closed list."""
    by_label = {label.lower(): value for value, label in TestType.choices} | {
        value: value for value in TestType.values
    }
    given = prediction.get("test_type")
    return {**prediction, "test_type": by_label[given.lower()]} if given else prediction


@pytest.mark.django_db
@pytest.mark.parametrize("at_once", [False, True], ids=["one-by-one", "at-once"])
def test_fifty_assessments_give_the_table_that_the_workbook_gave(tmp_path: Path, at_once: bool) -> None:
    assert report_of(workbook(tmp_path / "all.xlsx", small_study()), "--study", "rivers")["faults"] == []
    expected = congruence("rivers")
    wipe()
    given = {name: rows for name, rows in small_study().items() if name in GIVEN}
    import_evidence(workbook(tmp_path / "given.xlsx", given), "--study", "rivers")
    lead = Script(make_user(is_staff=True))
    make_membership(study=Study.objects.get(), user=lead.user, role=Role.LEAD)

    def send(resource: str, **body: Any) -> None:
        response = lead.post(resource, body)
        assert response.status_code == 201, response.json()

    silent = entries("not_applicable")
    printed = entries("published_verdicts")
    for each in entries("states"):
        send("states", study="rivers", **each)
    for each in entries("explanations"):
        verdicts = [
            {name: row[name] for name in ("state", "verdict", "source")}
            for row in printed
            if row["explanation"] == each["slug"]
        ]
        send("explanations", study="rivers", published_verdicts=verdicts, **each)
    for each in entries("hypotheses"):
        reasons = [
            {name: row[name] for name in ("state", "reason")}
            for row in silent
            if row["hypothesis"] == each["slug"]
        ]
        send("hypotheses", study="rivers", not_applicable=reasons, **each)
    for each in entries("predictions"):
        send("predictions", study="rivers", **with_type(each))
    for each in reversed(entries("documents")):
        send("documents", **with_copy(each))
    passages = [with_words(each) for each in entries("passages")]
    assessments = entries("assessments")
    if at_once:
        for passage in passages:
            passage["assessments"] = [
                {name: value for name, value in row.items() if name != "passage"}
                for row in assessments
                if row["passage"] == passage["key"]
            ]
        send("passages/bulk", study="rivers", passages=passages)
    else:
        for each in passages:
            send("passages", study="rivers", **each)
        for each in assessments:
            send("assessments", study="rivers", **each)

    assert (Passage.objects.count(), Assessment.objects.count()) == (10, 50)
    assert congruence("rivers") == expected
