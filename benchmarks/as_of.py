"""How long the table of a past moment takes, beside the table as it is.

    python -m benchmarks.as_of --sizes 10000 100000

on the engine behind DATABASE_URL (a new database named test_... is made and dropped). Every row of a study has its
first record, and every fifth assessment two later ones. For every size, the median of several runs, in seconds, of

- live: `congruence_table()` of the tables as they are;
- past: the same as of a moment between the changes, recomputed from history;
- floor: the least that history must be asked: the last record by that moment of every assessment, sent by hand;

and past divided by live, and by floor.
"""

from __future__ import annotations

import argparse
import os
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.db import connection
from django.utils import timezone

from benchmarks.congruence import median_seconds
from benchmarks.filling import BATCH, fill
from evidence.models import (
    Appraisal,
    Archive,
    Cluster,
    Coder,
    Collection,
    Document,
    Holding,
    Passage,
    Study,
)
from hypotheses.models import Assessment, Explanation, Hypothesis, Prediction, State
from hypotheses.reports import congruence_table

KINDS = (
    Study,
    Coder,
    Cluster,
    State,
    Explanation,
    Hypothesis,
    Prediction,
    Archive,
    Collection,
    Document,
    Holding,
    Appraisal,
    Passage,
    Assessment,
)
#: How many of the assessments are changed afterwards: one in so many, twice.
ONE_IN = 5

FLOOR = """
    SELECT prediction_id, direction, COUNT(*), SUM(strength) FROM hypotheses_historicalassessment
     WHERE history_id IN (SELECT MAX(history_id) FROM hypotheses_historicalassessment
                           WHERE history_date <= %s AND study_id = %s GROUP BY id)
     GROUP BY prediction_id, direction
"""


def remember(study: Study) -> None:
    """Write the records that a study of some age has, and forget those of another size."""
    for kind in KINDS:
        kind.history.all().delete()
        rows = kind.objects.order_by("pk")
        kind.history.bulk_history_create(list(rows), batch_size=BATCH)
    changed = list(Assessment.objects.filter(study=study).order_by("pk"))[::ONE_IN]
    for days in (1, 2):
        for row in changed:
            row._history_date = timezone.now() + timedelta(days=days)
        Assessment.history.bulk_history_create(changed, batch_size=BATCH, update=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def main() -> None:
    """Fill, measure, print a line a size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        print(f"{connection.vendor} {'.'.join(map(str, connection.get_database_version()))}")
        print(
            f"{'assessments':>12} {'live':>9} {'past':>9} {'floor':>9} {'past/live':>10} {'past/floor':>10}"
        )
        for size in options.sizes:
            study = fill(size)
            remember(study)
            moment = timezone.now() + timedelta(days=1, hours=1)

            def past(study: Study, moment: object = moment) -> object:
                return congruence_table(study, as_of=moment)

            def floor(study: Study, moment: object = moment) -> None:
                shown = connection.ops.adapt_datetimefield_value(moment)
                with connection.cursor() as cursor:
                    cursor.execute(FLOOR, [shown, study.pk])
                    cursor.fetchall()

            live, then, least = (
                median_seconds(work, study, options.runs) for work in (congruence_table, past, floor)
            )
            print(
                f"{size:>12,} {live:>9.4f} {then:>9.4f} {least:>9.4f} {then / live:>10.2f} {then / least:>10.2f}",
                flush=True,
            )
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
