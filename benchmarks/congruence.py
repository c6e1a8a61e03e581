"""How long a congruence table takes, beside what the database alone needs.

    python -m benchmarks.congruence --sizes 1000 10000 100000 1000000

on the engine behind DATABASE_URL (a new database named test_... is made and dropped). For every size, the median of
several runs, in seconds, of

- table: `congruence_table()`, from the study to every cell's verdict;
- statement: the one SQL statement that adds it up, sent by hand, its rows fetched and dropped;
- floor: the least any program must ask (one GROUP BY over the same assessments, joined to nothing);

and table divided by statement, which is Python's and the smaller queries' share.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.db import connection

from benchmarks.filling import fill
from evidence.models import Study
from hypotheses.choices import By
from hypotheses.queries.counted import counted_assessments
from hypotheses.queries.settings import rule_of
from hypotheses.queries.tallies import added_up, scale_for
from hypotheses.reports import congruence_table
from hypotheses.selection import Selection

FLOOR = """
    SELECT prediction_id, direction, COUNT(*), SUM(strength), COUNT(DISTINCT passage_id)
      FROM hypotheses_assessment
     WHERE study_id = %s AND status = 'submitted'
     GROUP BY prediction_id, direction
"""


def statement(study: Study) -> None:
    """Send the one statement and drop its rows."""
    counted, rule = counted_assessments(study, Selection()), rule_of(study)
    scale = scale_for(counted, study, rule)
    for _ in added_up(counted, study, rule, scale, By.EXPLANATION, with_rulings=True):
        pass


def floor(study: Study) -> None:
    """Send the least question."""
    with connection.cursor() as cursor:
        cursor.execute(FLOOR, [study.pk])
        cursor.fetchall()


def median_seconds(work: Callable[[Study], object], study: Study, runs: int) -> float:
    """The median time of several runs, after one that is not counted."""
    work(study)
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work(study)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    """Fill, measure, print a line a size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        print(f"{connection.vendor} {'.'.join(map(str, connection.get_database_version()))}")
        print(f"{'assessments':>12} {'table':>9} {'statement':>9} {'floor':>9} {'table/statement':>16}")
        for size in options.sizes:
            study = fill(size)
            table, alone, least = (
                median_seconds(work, study, options.runs) for work in (congruence_table, statement, floor)
            )
            print(f"{size:>12,} {table:>9.4f} {alone:>9.4f} {least:>9.4f} {table / alone:>16.2f}", flush=True)
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
