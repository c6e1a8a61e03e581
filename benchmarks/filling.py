"""Fills a throw-away database with a study of any size, drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.utils import timezone

from evidence.choices import Directness, Grade, SourceClass
from evidence.models import Appraisal, Archive, Cluster, Coder, Collection, Document, Holding, Passage, Study
from hypotheses.choices import AssessmentStatus, Basis, Direction, TestType
from hypotheses.models import Assessment, Explanation, Hypothesis, Prediction, State

STATES, EXPLANATIONS, CODERS = 12, 8, 4
#: a coding team's proportions: a passage bears on two predictions (as in the demonstration study), each judged by two
#: of the coders; a document has five passages
PREDICTIONS_PER_PASSAGE, CODERS_PER_UNIT, PASSAGES_PER_DOCUMENT = 2, 2, 5
BATCH = 5000


def fill(n_assessments: int, *, seed: int = 1) -> Study:
    """A study with this many assessments over 96 cells, and what they need, without history."""
    draw = random.Random(seed)
    study = Study.objects.create(slug=f"bench-{n_assessments}", title="Benchmark")
    predictions = make_frame(study, draw)
    coders = Coder.objects.bulk_create(Coder(study=study, slug=f"c{n}", name=f"C{n}") for n in range(CODERS))
    n_passages = max(2, n_assessments // (PREDICTIONS_PER_PASSAGE * CODERS_PER_UNIT))
    documents = make_documents(study, max(1, n_passages // PASSAGES_PER_DOCUMENT), draw)
    passages = make_passages(study, documents, n_passages, draw)
    now = timezone.now()
    Assessment.objects.bulk_create(
        (
            Assessment(study=study, status=AssessmentStatus.SUBMITTED, submitted_at=now, **values)
            for values in judgements(predictions, passages, coders, draw)
        ),
        batch_size=BATCH,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return study


def make_frame(study: Study, draw: random.Random) -> list[Prediction]:
    """States, explanations of two hypotheses each, and a prediction of every hypothesis for every state."""
    states = [State.objects.create(study=study, slug=f"s{n}", name=f"S{n}") for n in range(STATES)]
    predictions = []
    for number in range(EXPLANATIONS):
        explanation = Explanation.objects.create(study=study, slug=f"e{number}", name=f"E{number}")
        for part in range(2):
            hypothesis = Hypothesis.objects.create(
                study=study, explanation=explanation, slug=f"h{number}-{part}", name=f"H{number}-{part}"
            )
            predictions += [
                Prediction(
                    study=study,
                    hypothesis=hypothesis,
                    state=state,
                    key=f"p{number}-{part}-{state.slug}",
                    statement="A trace.",
                    test_type=draw.choice(TestType.values),
                )
                for state in states
            ]
    return Prediction.objects.bulk_create(predictions)


def make_documents(study: Study, number: int, draw: random.Random) -> list[Document]:
    """Documents of all classes, most of them graded, each held by one of three archives."""
    documents = Document.objects.bulk_create(
        (Document(short_title=f"D{n}", source_class=draw.choice(SourceClass.values)) for n in range(number)),
        batch_size=BATCH,
    )
    Appraisal.objects.bulk_create(
        (
            Appraisal(study=study, document=document, grade=draw.choice(Grade.values))
            for document in documents
            if draw.random() < 0.9
        ),
        batch_size=BATCH,
    )
    collections = []
    for slug in ("north", "east", "west"):
        archive, _ = Archive.objects.get_or_create(slug=slug, defaults={"name": slug})
        collection, _ = Collection.objects.get_or_create(archive=archive, reference_code="1", level="file")
        collections.append(collection)
    Holding.objects.bulk_create(
        (Holding(document=document, collection=draw.choice(collections)) for document in documents),
        batch_size=BATCH,
    )
    return documents


def make_passages(study: Study, documents: list[Document], number: int, draw: random.Random) -> list[Passage]:
    """Passages, one in twenty joined with others in a cluster."""
    clusters = Cluster.objects.bulk_create(
        Cluster(study=study, slug=f"q{n}", name=f"Q{n}") for n in range(max(1, number // 100))
    )
    return Passage.objects.bulk_create(
        (
            Passage(
                study=study,
                key=f"k{n}",
                document=draw.choice(documents),
                cluster=draw.choice(clusters) if draw.random() < 0.05 else None,
                directness=draw.choice(["", *Directness.values]),
            )
            for n in range(number)
        ),
        batch_size=BATCH,
    )


def judgements(
    predictions: list[Prediction], passages: list[Passage], coders: list[Coder], draw: random.Random
) -> Iterator[dict[str, Any]]:
    """Judgements in all directions, coders of one unit drawn independently."""
    for passage in passages:
        for prediction in draw.sample(predictions, PREDICTIONS_PER_PASSAGE):
            for coder in draw.sample(coders, CODERS_PER_UNIT):
                direction = draw.choice(Direction.values)
                yield {
                    "prediction": prediction,
                    "passage": passage,
                    "coder": coder,
                    "direction": direction,
                    "strength": None if direction == Direction.NEUTRAL else draw.randint(1, 3),
                    "basis": draw.choice(Basis.values),
                }
