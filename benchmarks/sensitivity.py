"""How long the analysis of sensitivity takes, beside recomputing the table from the database for every cluster.

    python -m benchmarks.sensitivity --sizes 1000 10000

on the engine behind DATABASE_URL (a new database named test_... is made and dropped). For every size, in seconds,

- all: `sensitivity_of()`, from the study to every analysis of every cell;
- leaving out: the same for leaving out each cluster, document, coder, archive and class of sources alone;
- bare: for 20 of the clusters the table without it, recomputed by the database in one statement each, and from that the
  time for all clusters; this is leaving out clusters alone;
- bare / leaving out, which is what reading the judgements once saves, although it does more.

Seconds of the processor beside those of the clock, where other work shares the machine.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.db import connection
from django.db.models import Q

from benchmarks.filling import fill
from evidence.models import Cluster, Document, Study
from hypotheses.analyses.sensitivity import KIND, sensitivity_of
from hypotheses.choices import By
from hypotheses.queries.counted import counted_assessments
from hypotheses.queries.layout import table_layout
from hypotheses.queries.settings import rule_of
from hypotheses.queries.tallies import tallies
from hypotheses.reports.sensitivity.findings import LEAVING_OUT
from hypotheses.scoring.verdicts import judge
from hypotheses.selection import Selection

#: Clusters for which the table is recomputed; all of them would take minutes.
SAMPLE = 20


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def bare(study: Study) -> float:
    """Seconds of the clock for the table without each cluster in turn, from a sample."""
    rule, layout = rule_of(study), table_layout(study, By.EXPLANATION)
    counted = counted_assessments(study, Selection())
    clusters = list(Cluster.objects.filter(study=study).order_by("pk").values_list("pk", flat=True))
    documents = list(
        Document.objects.filter(passages__study=study, passages__cluster=None)
        .order_by("pk")
        .distinct()
        .values_list("pk", flat=True)
    )
    without = [Q(passage__cluster=pk) for pk in clusters]
    without += [Q(passage__cluster=None, passage__document=pk) for pk in documents]
    sample = without[:: max(1, len(without) // SAMPLE)]

    def recompute() -> None:
        for each in sample:
            found = tallies(counted.exclude(each), study, layout, rule, By.EXPLANATION, with_rulings=True)
            for tally in found.values():
                judge(tally, rule)

    return seconds(recompute)[0] / len(sample) * len(without)


def main() -> None:
    """Fill, measure, print a line a size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    options = parser.parse_args()
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        print("| assessments | engine | all | of it processor | leaving out | bare | bare / leaving out |")
        print("|---|---|---|---|---|---|---|")
        for size in options.sizes:
            study = fill(size)
            everything, processor = seconds(lambda study=study: sensitivity_of(study, KIND.read({}), None))
            leaving_out, _ = seconds(
                lambda study=study: sensitivity_of(study, KIND.read({"which": [LEAVING_OUT]}), None)
            )
            recomputed = bare(study)
            print(
                f"| {size:,} | {connection.display_name} | {everything:.1f} | {processor:.1f} | {leaving_out:.2f} | "
                f"{recomputed:.1f} | {recomputed / leaving_out:.0f} |"
            )
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
