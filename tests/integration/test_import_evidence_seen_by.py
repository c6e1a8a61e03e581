"""Imports by somebody who may not see everything: what is hidden is not told, not even by a fault."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evidence.choices import Access
from evidence.importers.sheets import read_sheets
from evidence.models import Holding, Passage, User
from hypotheses.services.sheets.importing import SheetImport
from tests.conftest import SmallStudy
from tests.factories import (
    make_archive,
    make_archivist,
    make_collection,
    make_document,
    make_holding,
    make_member,
    make_membership,
    make_passage,
)
from tests.sheets import workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def hidden(small_study: SmallStudy) -> Passage:
    """A passage of a restricted document, which has a copy in an open collection."""
    document = make_document(key="secret-pact", short_title="Secret pact", access=Access.RESTRICTED)
    collection = make_collection(archive=make_archive(slug="town"), reference_code="A")
    make_holding(document=document, collection=collection, identifier="7")
    return make_passage(study=small_study.study, document=document, key="S1", summary="The pact is secret.")


def checked(path: Path, user: User, sheets: dict[str, list[Any]]) -> dict[str, Any]:
    """The report of a check for this user's eyes."""
    file = workbook(path / "evidence.xlsx", sheets)
    with SheetImport(by=user, source=file.name, study="small", seen_by=user) as work:
        work.read(read_sheets(file))
        assert work.studies <= {"small"}
        return work.check().as_json()


SHEETS: list[dict[str, list[Any]]] = [
    {"passages": [("key", "document", "summary"), ["S1", "d1", "Mine."]]},
    {"passages": [("key", "document", "summary"), ["S2", "secret-pac", "Mine."]]},
    {"documents": [("key", "short_title", "source_class"), ["secret-pact", "Mine", "public"]]},
    {"holdings": [("document", "archive", "collection", "identifier"), ["d1", "town", "A", "7"]]},
    {"passages": [("key", "archive", "collection", "identifier"), ["S3", "town", "A", "7"]]},
    {"quotations": [("passage", "position", "text"), ["S1", 1, "“x”"]]},
]


@pytest.mark.parametrize("sheets", SHEETS)
def test_what_is_hidden_is_neither_shown_nor_changed(
    tmp_path: Path, small_study: SmallStudy, hidden: Passage, sheets: dict[str, list[Any]]
) -> None:
    report = checked(tmp_path, make_member(study=small_study.study), sheets)

    said = json.dumps(report, ensure_ascii=False)
    given = json.dumps(sheets, ensure_ascii=False)
    assert report["faults"]
    assert report["changes"] == []
    for word in ("secret-pact", "Secret pact", "The pact is secret."):
        assert word not in said or word in given


@pytest.mark.parametrize("sheets", SHEETS[:1])
def test_who_may_see_it_may_change_it(
    tmp_path: Path, small_study: SmallStudy, hidden: Passage, sheets: dict[str, list[Any]]
) -> None:
    archivist = make_archivist()
    make_membership(study=small_study.study, user=archivist)

    report = checked(tmp_path, archivist, sheets)

    assert report["faults"] == []
    assert {change["field"] for change in report["changes"]} == {"document", "summary"}
    assert Holding.objects.count() == 1
