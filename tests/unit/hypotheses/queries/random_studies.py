"""Random evidence in real tables, for holding what SQL adds up against the definition."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils import timezone
from hypothesis import strategies as st

from evidence.choices import Access, Directness, Grade, SourceClass
from evidence.models import Appraisal, Cluster, Coder, Document, Passage, Study
from hypotheses.choices import AssessmentStatus, Basis, Direction, TestType
from hypotheses.models import (
    Adjudication,
    Assessment,
    Explanation,
    Hypothesis,
    Prediction,
    ScoringSettings,
    State,
)

N_DOCUMENTS, N_PASSAGES, N_PREDICTIONS, N_CODERS, N_CLUSTERS = 4, 7, 6, 3, 2
#: hypothesis and state of each prediction; hypotheses 0 and 1 belong to the same explanation
PLACES = ((0, 0), (0, 1), (1, 0), (2, 0), (2, 0), (2, 1))

judgements = st.tuples(st.sampled_from(Direction.values), st.integers(1, 3)).map(
    lambda drawn: (drawn[0], None if drawn[0] == Direction.NEUTRAL else drawn[1])
)
units = st.tuples(st.integers(0, N_PREDICTIONS - 1), st.integers(0, N_PASSAGES - 1))
shares = st.sampled_from([Fraction(1, 7), Fraction(1, 5), Fraction(1, 3), Fraction(1, 2), Fraction(1)])


@dataclass(frozen=True)
class Evidence:
    """One random body of evidence, as plain values."""

    documents: list[tuple[str, str | None, bool]]
    passages: list[tuple[int, int | None, str]]
    assessments: dict[tuple[int, int, int], tuple[tuple[str, int | None], str, str]]
    rulings: dict[tuple[int, int], tuple[tuple[str, int | None], bool]]
    settings: dict[str, Any]
    weights: list[Fraction]
    test_types: list[str]


@st.composite
def settings_values(draw: st.DrawFn) -> dict[str, Any]:
    """Random settings of the rule; grades never rise from A to E."""
    grades = sorted(draw(st.lists(shares, min_size=5, max_size=5)), reverse=True)
    return {
        "kappa": draw(st.sampled_from([Fraction(1), Fraction(1, 4), Fraction(3)])),
        "minimum_mass": draw(shares),
        "discount": draw(st.sampled_from([Fraction(0)] * 4 + [Fraction(1, 3)])),
        "directness_relayed": draw(shares),
        **{f"grade_{grade.lower()}": number for grade, number in zip(Grade.values, grades, strict=True)},
    }


def evidence() -> st.SearchStrategy[Evidence]:
    """Random evidence: several coders, joined clusters, rulings, drafts, neutral and ungraded ones."""
    documents = st.tuples(
        st.sampled_from(SourceClass.values), st.sampled_from([None, *Grade.values]), st.booleans()
    )
    passages = st.tuples(
        st.integers(0, N_DOCUMENTS - 1),
        st.sampled_from([None, None, *range(N_CLUSTERS)]),
        st.sampled_from(["", *Directness.values]),
    )
    assessed = st.tuples(units, st.integers(0, N_CODERS - 1)).map(lambda drawn: (*drawn[0], drawn[1]))
    statuses = st.sampled_from([AssessmentStatus.SUBMITTED] * 5 + list(AssessmentStatus))
    return st.builds(
        Evidence,
        documents=st.lists(documents, min_size=N_DOCUMENTS, max_size=N_DOCUMENTS),
        passages=st.lists(passages, min_size=N_PASSAGES, max_size=N_PASSAGES),
        assessments=st.dictionaries(
            assessed, st.tuples(judgements, st.sampled_from(Basis.values), statuses), max_size=40
        ),
        rulings=st.dictionaries(units, st.tuples(judgements, st.booleans()), max_size=4),
        settings=settings_values(),
        weights=st.lists(shares, min_size=N_PREDICTIONS, max_size=N_PREDICTIONS),
        test_types=st.lists(st.sampled_from(TestType.values), min_size=N_PREDICTIONS, max_size=N_PREDICTIONS),
    )


def store(given: Evidence) -> Study:
    """Put the evidence into the tables, quickly: in bulk and without history."""
    study = Study.objects.create(slug="random", title="Random")
    ScoringSettings.objects.create(study=study, **given.settings)
    states = [State.objects.create(study=study, slug=f"s{n}", name=f"S{n}") for n in range(2)]
    explanations = [Explanation.objects.create(study=study, slug=f"e{n}", name=f"E{n}") for n in range(2)]
    hypotheses = [
        Hypothesis.objects.create(study=study, slug=f"h{n}", name=f"H{n}", explanation=explanations[n // 2])
        for n in range(3)
    ]
    predictions = [
        Prediction(
            study=study,
            hypothesis=hypotheses[hypothesis],
            state=states[state],
            key=f"p{n}",
            statement="x",
            weight=given.weights[n],
            test_type=given.test_types[n],
        )
        for n, (hypothesis, state) in enumerate(PLACES)
    ]
    Prediction.objects.bulk_create(predictions)
    coders = Coder.objects.bulk_create(Coder(study=study, slug=f"c{n}", name="c") for n in range(N_CODERS))
    clusters = Cluster.objects.bulk_create(
        Cluster(study=study, slug=f"q{n}", name="q") for n in range(N_CLUSTERS)
    )
    documents = Document.objects.bulk_create(
        Document(
            key=f"d{n}",
            short_title="d",
            source_class=source_class,
            access=Access.RESTRICTED if restricted else Access.OPEN,
        )
        for n, (source_class, _, restricted) in enumerate(given.documents)
    )
    Appraisal.objects.bulk_create(
        Appraisal(study=study, document=document, grade=grade)
        for document, (_, grade, _) in zip(documents, given.documents, strict=True)
        if grade
    )
    passages = Passage.objects.bulk_create(
        Passage(
            study=study,
            key=f"k{n}",
            document=documents[document],
            cluster=None if cluster is None else clusters[cluster],
            directness=directness,
        )
        for n, (document, cluster, directness) in enumerate(given.passages)
    )
    now = timezone.now()
    Assessment.objects.bulk_create(
        Assessment(
            study=study,
            prediction=predictions[prediction],
            passage=passages[passage],
            coder=coders[coder],
            direction=direction,
            strength=strength,
            basis=basis,
            status=status,
            submitted_at=None if status == AssessmentStatus.DRAFT else now,
        )
        for (prediction, passage, coder), ((direction, strength), basis, status) in given.assessments.items()
    )
    Adjudication.objects.bulk_create(
        Adjudication(
            study=study,
            prediction=predictions[prediction],
            passage=passages[passage],
            direction=direction,
            strength=strength,
            reason="x",
            ruled_by=coders[0],
            ruled_at=now - datetime.timedelta(days=1 if recoded else -1),
        )
        for (prediction, passage), ((direction, strength), recoded) in given.rulings.items()
    )
    return study
