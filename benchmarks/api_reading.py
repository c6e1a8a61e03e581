"""How long the API takes to answer, beside hand-written SQL fetching the same values.

    python -m benchmarks.api_reading --sizes 1000 10000 100000

on the engine behind DATABASE_URL (a new database named test_... is made and dropped). Requests go through the whole
of Django, middleware and login included, without a network. In milliseconds: the least processor time of this process,
and the best and the median by the clock, of several runs:

- document: one document with 100 assessed passages: its passages with a quotation and an assessment each by one
  request; and its record, its passages and their assessments by three;
- page: fifty assessments of a coder, of a page by filters, in an order, or changed since, from a study of each size.
"""

from __future__ import annotations

import argparse
import datetime
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.db import connection
from django.test import Client
from django.utils import timezone

from benchmarks.filling import BATCH, fill
from benchmarks.multiplying import multiply
from evidence.choices import Role
from evidence.models import Coder, Document, Membership, Passage, Quotation, Study, User
from hypotheses.models import Assessment, Prediction

N_PASSAGES = 100
#: Larger studies are this one several times: filling row by row would take too long.
LARGEST = 100_000

COLUMNS = """
    SELECT a.id, study.slug, explanation.slug, hypothesis.slug, state.slug, prediction.key, document.key, passage.key,
           coder.slug, a.direction, a.strength, a.rationale, a.basis, a.stated_at, a.status, a.submitted_at,
           COALESCE(appraisal.grade, CASE document.source_class WHEN 'internal' THEN 'A' WHEN 'exchange' THEN 'B'
                    WHEN 'memoir' THEN 'D' ELSE 'C' END) AS grade
      FROM hypotheses_assessment a
      JOIN evidence_study study ON study.id = a.study_id
      JOIN hypotheses_prediction prediction ON prediction.id = a.prediction_id
      JOIN hypotheses_hypothesis hypothesis ON hypothesis.id = prediction.hypothesis_id
      JOIN hypotheses_explanation explanation ON explanation.id = hypothesis.explanation_id
      JOIN hypotheses_state state ON state.id = prediction.state_id
      JOIN evidence_passage passage ON passage.id = a.passage_id
      JOIN evidence_document document ON document.id = passage.document_id
      JOIN evidence_coder coder ON coder.id = a.coder_id
      LEFT JOIN evidence_appraisal appraisal ON appraisal.study_id = a.study_id AND appraisal.document_id = document.id
     WHERE a.study_id = %s AND a.status <> 'draft'
"""

#: What is asked of the list, and the same asked by hand.
PAGES: dict[str, tuple[dict[str, str], str, list[str]]] = {
    "all": ({}, "ORDER BY a.id LIMIT 51", []),
    "cell": (
        {"state": "s1", "explanation": "e1"},
        "AND state.slug = %s AND explanation.slug = %s ORDER BY a.id LIMIT 51",
        ["s1", "e1"],
    ),
    "prediction": (
        {"prediction": "p1-0-s1"},
        "AND prediction.key = %s ORDER BY a.id LIMIT 51",
        ["p1-0-s1"],
    ),
    "four filters": (
        {"state": "s1", "coder": "c1", "direction": "supports", "grade": "A"},
        "AND state.slug = %s AND coder.slug = %s AND a.direction = %s AND appraisal.grade = %s ORDER BY a.id LIMIT 51",
        ["s1", "c1", "supports", "A"],
    ),
    "archive": (
        {"archive": "north"},
        "AND EXISTS (SELECT 1 FROM evidence_holding h JOIN evidence_collection c ON c.id = h.collection_id "
        "JOIN evidence_archive r ON r.id = c.archive_id WHERE h.document_id = document.id AND r.slug = %s) "
        "ORDER BY a.id LIMIT 51",
        ["north"],
    ),
    "source class": (
        {"source_class": "internal"},
        "AND document.source_class = %s ORDER BY a.id LIMIT 51",
        ["internal"],
    ),
    "newest first": (
        {"ordering": "-submitted_at"},
        "ORDER BY a.submitted_at DESC NULLS LAST, a.id DESC LIMIT 51",
        [],
    ),
    "changed": (
        {"changed_since": "{recent}"},
        "AND a.id IN (SELECT id FROM hypotheses_historicalassessment WHERE history_date >= %s) "
        "ORDER BY a.id LIMIT 51",
        ["{recent}"],
    ),
}


@dataclass(frozen=True)
class Taken:
    """How long something took, in milliseconds.

    `worked` is the least processor time of this process (SQLite's work is in it, PostgreSQL's is not); `best` and
    `median` are by the clock, other programs included.
    """

    worked: float
    best: float
    median: float

    def __add__(self, other: Taken) -> Taken:
        return Taken(self.worked + other.worked, self.best + other.best, self.median + other.median)

    def __str__(self) -> str:
        return f"{self.worked:>8.1f} {self.best:>8.1f} {self.median:>8.1f}"


def timed(work: Callable[[], object], runs: int) -> Taken:
    """How long several runs took, after two that are not counted."""
    worked, taken = [], []
    for _ in range(runs + 2):
        start, started = time.perf_counter(), time.process_time()
        work()
        worked.append((time.process_time() - started) * 1000)
        taken.append((time.perf_counter() - start) * 1000)
    return Taken(min(worked[2:]), min(taken[2:]), statistics.median(taken[2:]))


def reader_of(study: Study) -> Client:
    """A member of the study who has logged in."""
    user, _ = User.objects.get_or_create(username="reader")
    Membership.objects.create(study=study, user=user, role=Role.READER)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client


def get(client: Client, address: str) -> None:
    """Ask, and stop at an answer that is none. Taking it apart is the business of whoever asked, and is not timed."""
    response = client.get(address)
    if response.status_code != 200 or b'"results":[]' in response.content:
        raise SystemExit(f"{address}: {response.status_code} {response.content[:300]!r}")


def ask_by_hand(sql: str, values: list[object]) -> None:
    """Send a statement and fetch its rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        cursor.fetchall()


def make_history(study: Study) -> str:
    """History of all judgements, the last hundredth of it a day younger; the moment before those."""
    now = timezone.now()
    entry, rows = Assessment.history.model, Assessment.objects.filter(study=study).order_by("pk")
    total = rows.count()
    columns = [field.attname for field in Assessment._meta.concrete_fields]
    entry.objects.bulk_create(
        (
            entry(
                **{name: getattr(row, name) for name in columns},
                history_type="+",
                history_date=now - datetime.timedelta(days=0 if place > total * 0.99 else 2),
            )
            for place, row in enumerate(rows.iterator())
        ),
        batch_size=BATCH,
    )
    return (now - datetime.timedelta(days=1)).isoformat()


def make_full_document(study: Study) -> Document:
    """One document with a hundred passages, each with a quotation and a judgement."""
    document = Document.objects.create(short_title="Full", source_class="internal")
    prediction, coder = Prediction.objects.filter(study=study)[0], Coder.objects.filter(study=study)[0]
    passages = Passage.objects.bulk_create(
        Passage(study=study, key=f"full{n}", document=document, pages=str(n)) for n in range(N_PASSAGES)
    )
    Quotation.objects.bulk_create(
        Quotation(study=study, passage=passage, position=1, text="The exact words of it.")
        for passage in passages
    )
    Assessment.objects.bulk_create(
        Assessment(
            study=study,
            prediction=prediction,
            passage=passage,
            coder=coder,
            direction="supports",
            strength=2,
            submitted_at=timezone.now(),
        )
        for passage in passages
    )
    return document


def measure_document(study: Study, client: Client, runs: int) -> None:
    """The record, the passages and the assessments of one document."""
    document = make_full_document(study)
    query = urlencode({"document": document.key, "page_size": 500})
    asked = {
        "document": f"/api/v1/documents/{document.key}/",
        "passages": f"/api/v1/passages/?{query}",
        "assessments": f"/api/v1/assessments/?{query}",
    }
    included = f"{asked['passages']}&include=assessments"
    times = {
        name: timed(lambda address=address: get(client, address), runs) for name, address in asked.items()
    }

    def by_hand() -> None:
        ask_by_hand("SELECT * FROM evidence_document WHERE key = %s", [document.key])
        ask_by_hand("SELECT * FROM evidence_passage WHERE document_id = %s", [document.pk])
        ask_by_hand(
            "SELECT q.* FROM evidence_quotation q JOIN evidence_passage p ON p.id = q.passage_id "
            "WHERE p.document_id = %s",
            [document.pk],
        )
        ask_by_hand(f"{COLUMNS} AND document.key = %s ORDER BY a.id", [study.pk, document.key])

    for name, taken in times.items():
        report(f"full document: {name}", taken)
    report("passages and assessments", timed(lambda: get(client, included), runs), timed(by_hand, runs))
    report("full document", sum(times.values(), Taken(0, 0, 0)), timed(by_hand, runs))


def report(name: str, asked: Taken, alone: Taken | None = None) -> None:
    """A line of the table; the ratio is that of the best runs."""
    beside = f"{alone} {asked.best / alone.best:>8.1f}" if alone else ""
    print(f"{name:>28} {asked} {beside}", flush=True)


def filled(size: int) -> tuple[Study, str]:
    """A study of that size with its history, and the moment before the last hundredth of that."""
    study = fill(min(size, LARGEST))
    recent = make_history(study)
    multiply(size // LARGEST - 1)
    return study, recent


def measure_pages(study: Study, client: Client, recent: str, runs: int, only: list[str]) -> None:
    """A page of each kind."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for name, (asked, by_hand, given) in PAGES.items():
        if only and name not in only:
            continue
        query = {key: value.format(recent=recent) for key, value in asked.items()}
        values = [study.pk, *(value.format(recent=recent) for value in given)]
        address = f"/api/v1/assessments/?{urlencode({'study': study.slug, **query})}"
        if connection.vendor == "sqlite":
            values = [str(each).replace("T", " ").removesuffix("+00:00") for each in values]
        page = timed(lambda address=address: get(client, address), runs)
        alone = timed(lambda sql=COLUMNS + by_hand, values=values: ask_by_hand(sql, values), runs)
        report(name, page, alone)


def main() -> None:
    """Fill, measure, print a line a question."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=25)
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    if max(options.sizes) > LARGEST and len(options.sizes) > 1:
        parser.error(f"More than {LARGEST:,} are copies of {LARGEST:,}. Ask for that size alone.")
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        print(f"{connection.vendor} {'.'.join(map(str, connection.get_database_version()))}")
        for size in options.sizes:
            study, recent = filled(size)
            client = reader_of(study)
            print(
                f"{size:>28,} {'API: worked':>8} {'best':>5} {'median':>8} {'SQL':>8} {'best':>8} {'median':>8}  ratio"
            )
            measure_pages(study, client, recent, options.runs, options.only)
            if not options.only:
                measure_document(study, client, options.runs)
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
