"""How long it takes to compare three coders, beside what the database alone needs.

    python -m benchmarks.agreement --sizes 1000 10000

on the engine behind DATABASE_URL (a new database named test_... is made and dropped). A study of five explanations and
four states; every unit is judged by all three coders, who agree on most. For every size, the median of several runs, in
seconds of the processor (of this process, which does nearly all of the work; other programs do not disturb it), of

- agreement: `agreement_report()` with 1,000 draws for its intervals;
- coefficients: the same without intervals;
- floor: the rows alone, first submissions from history, places, predictions, fetched and dropped.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.db import connection
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from benchmarks.filling import BATCH, make_documents, make_passages
from evidence.models import Coder, Study
from hypotheses.choices import AssessmentStatus, Direction
from hypotheses.models import Assessment, Explanation, Hypothesis, Prediction, State
from hypotheses.queries import codings
from hypotheses.queries.codings import Chosen
from hypotheses.reports.agreement import agreement_report

EXPLANATIONS, STATES, CODERS = 5, 4, 3


def fill(n_assessments: int, *, seed: int = 1) -> Study:
    """A study with this many assessments, each with a record in the history."""
    draw = random.Random(seed)
    study = Study.objects.create(slug=f"bench-{n_assessments}", title="Benchmark")
    states = [State.objects.create(study=study, slug=f"s{n}", name=f"S{n}") for n in range(STATES)]
    predictions = []
    for n in range(EXPLANATIONS):
        explanation = Explanation.objects.create(study=study, slug=f"e{n}", name=f"E{n}")
        hypothesis = Hypothesis.objects.create(study=study, explanation=explanation, slug=f"h{n}", name="H")
        predictions += [
            Prediction(
                study=study,
                hypothesis=hypothesis,
                state=state,
                key=f"p{n}-{state.slug}",
                statement="A trace.",
            )
            for state in states
        ]
    Prediction.objects.bulk_create(predictions)
    coders = [Coder.objects.create(study=study, slug=f"c{n}", name=f"C{n}") for n in range(CODERS)]
    documents = make_documents(study, max(1, n_assessments // 30), draw)
    passages = make_passages(study, documents, max(2, n_assessments // CODERS), draw)
    moment = timezone.now() - timedelta(days=1)
    rows = []
    for passage in passages:
        prediction, meant = draw.choice(predictions), draw.choice((-3, -2, -1, 0, 1, 2, 2, 3, 3))
        for coder in coders:
            seen = max(-3, min(3, meant + draw.choice((0, 0, 0, 0, 1, -1))))
            direction = (
                Direction.SUPPORTS if seen > 0 else Direction.CONTRADICTS if seen else Direction.NEUTRAL
            )
            rows.append(
                Assessment(
                    study=study,
                    prediction=prediction,
                    passage=passage,
                    coder=coder,
                    direction=direction,
                    strength=abs(seen) or None,
                    status=AssessmentStatus.SUBMITTED,
                    submitted_at=moment,
                )
            )
    bulk_create_with_history(rows, Assessment, batch_size=BATCH)
    return study


def floor(study: Study) -> None:
    """Fetch the rows and drop them."""
    codings.first_submissions(study, Chosen())
    codings.quoted_places(study)
    codings.predictions_asked(study)


def median_seconds(work: Callable[[Study], object], study: Study, runs: int) -> float:
    """The median time of several runs."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work(study)
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def main() -> None:
    """Fill, measure, print a line a size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    works: tuple[Callable[[Study], object], ...] = (
        lambda study: agreement_report(study, Chosen(), n_draws=1000, seed=1),
        lambda study: agreement_report(study, Chosen(), n_draws=0, seed=1),
        floor,
    )
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        print(f"{connection.vendor} {'.'.join(map(str, connection.get_database_version()))}")
        print(f"{'assessments':>12} {'agreement':>10} {'coefficients':>13} {'floor':>7}")
        for size in options.sizes:
            study = fill(size)
            whole, alone, least = (median_seconds(work, study, options.runs) for work in works)
            print(f"{size:>12,} {whole:>10.2f} {alone:>13.2f} {least:>7.2f}", flush=True)
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
