"""Long lists are read in their order, and only as far as a page goes."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evidence.api import filtering
from tests.factories import make_assessment, make_coding, make_collection, make_holding, make_passage
from tests.integration.api.rows import make_public_study, rows


def plan_of_keys(client: Client, **query: str) -> str:
    """How the engine finds the rows of a page of assessments, were sorting them all out of the question."""
    with CaptureQueriesContext(connection) as queries:
        rows(client, "assessments", **query)
    (sql, *_) = [
        each["sql"] for each in queries if each["sql"].startswith('SELECT "hypotheses_assessment"."id"')
    ]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}".replace("%", "%%"))
            return "\n".join(row[-1] for row in cursor.fetchall())
        cursor.execute(
            "SET LOCAL enable_sort = off; SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off"
        )
        cursor.execute(f"EXPLAIN {sql}".replace("%", "%%"))
        return "\n".join(row[0] for row in cursor.fetchall())


@pytest.mark.parametrize("ordering", ["submitted_at", "-submitted_at"])
def test_newest_and_oldest_assessments_of_a_study_come_from_an_index(reader: Client, ordering: str) -> None:
    make_assessment(study=make_public_study("small"))

    plan = plan_of_keys(reader, study="small", ordering=ordering)

    assert "hypotheses_assessment_newest" in plan
    assert "B-TREE FOR ORDER BY" not in plan
    assert "Sort" not in plan


def test_second_page_begins_in_the_index_too(reader: Client) -> None:
    study = make_public_study("small")
    for _ in range(3):
        make_assessment(study=study)
    query = {"study": "small", "ordering": "-submitted_at", "page_size": "1"}
    following = reader.get("/api/v1/assessments/", query).json()["next"]

    with CaptureQueriesContext(connection) as queries:
        reader.get(following)

    asked = [each["sql"] for each in queries if each["sql"].startswith('SELECT "hypotheses_assessment"."id"')]
    (same_moment, later) = asked[:2]
    assert '"hypotheses_assessment"."submitted_at" = ' in same_moment
    assert '"hypotheses_assessment"."submitted_at" < ' in later
    assert not any(" OR (" in sql.split('"submitted_at"')[-1] for sql in asked)


def test_what_is_shown_is_fetched_for_the_rows_of_the_page_alone(reader: Client) -> None:
    study = make_public_study("small")
    for _ in range(5):
        make_assessment(study=study)

    with CaptureQueriesContext(connection) as queries:
        (row,) = reader.get("/api/v1/assessments/", {"page_size": 1}).json()["results"]

    (shown,) = [each["sql"] for each in queries if '"hypotheses_assessment"."rationale"' in each["sql"]]
    assert shown.endswith(f'WHERE "hypotheses_assessment"."id" IN ({row["id"]})')


@pytest.mark.parametrize("few", [0, 1, 200])
@pytest.mark.parametrize("named", ["archive", "collection"])
@pytest.mark.parametrize("resource", ["assessments", "codings", "passages", "documents"])
def test_what_an_archive_holds_is_found_whether_it_is_little_or_much(
    reader: Client, monkeypatch: pytest.MonkeyPatch, resource: str, named: str, few: int
) -> None:
    monkeypatch.setattr(filtering, "FEW", few)
    study, collection = make_public_study("small"), make_collection()
    held = [make_passage(study=study) for _ in range(2)]
    for passage in held:
        make_holding(document=passage.document, collection=collection)
        make_holding(document=passage.document)
    elsewhere = make_holding(document=make_passage(study=study).document)
    for passage in (*held, elsewhere.document.passages.get()):
        make_assessment(study=study, passage=passage)
        make_coding(study=study, passage=passage)
    name: Any = collection.archive.slug if named == "archive" else collection.reference_code

    found = rows(reader, resource, **{named: name})

    by = {"passages": "key", "documents": "key"}.get(resource, "passage")
    keys = {passage.document.key if resource == "documents" else passage.key for passage in held}
    assert sorted(row[by] for row in found) == sorted(keys)
