"""Counted assessments and rulings, row by row, as the values that scoring's definition takes.

For what looks at single judgements. A whole table is added up by the database instead: see `tallies`.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, F, Max, Q, QuerySet

from evidence.choices import DEFAULT_GRADES, LITERATURE, Grade, SourceClass
from evidence.models import Appraisal, Study
from evidence.queries.past import day_shown
from evidence.querysets import is_open_on
from hypotheses.choices import Basis, Direction
from hypotheses.models import Adjudication, Assessment
from hypotheses.querysets import AssessmentQuerySet
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.values import Judgement, Ruling


def judgements_of(counted: AssessmentQuerySet, study: Study, rule: Rule) -> Iterator[Judgement]:
    """The counted assessments as judgements, weighed by the study's grades."""
    grades = dict(Appraisal.objects.filter(study=study).values_list("document_id", "grade").order_by())
    rows = counted.annotate(is_open=Q(is_open_on(day_shown(), "passage__document__"))).values_list(
        "prediction__key",
        "passage_id",
        "passage__document_id",
        "passage__cluster_id",
        "coder_id",
        "direction",
        "strength",
        "basis",
        "passage__directness",
        "passage__document__source_class",
        "is_open",
        named=True,
    )
    for row in rows.iterator():
        source_class = SourceClass(row.passage__document__source_class)
        grade = grades.get(row.passage__document_id)
        yield Judgement(
            prediction=row.prediction__key,
            passage=str(row.passage_id),
            document=str(row.passage__document_id),
            cluster=cluster_name(row.passage__cluster_id, row.passage__document_id),
            coder=str(row.coder_id),
            direction=Direction(row.direction),
            strength=row.strength,
            basis=Basis(row.basis),
            reliability=rule.grades[Grade(grade) if grade else DEFAULT_GRADES[source_class]]
            * rule.directness[row.passage__directness],
            is_literature=source_class in LITERATURE,
            is_restricted=not row.is_open,
            is_graded=grade is not None,
        )


def cluster_name(cluster_id: int | None, document_id: int) -> str:
    """The cluster of a passage; by default, one document is one cluster."""
    return f"cluster {cluster_id}" if cluster_id else f"document {document_id}"


def rulings_of(counted: AssessmentQuerySet, study: Study) -> Iterator[Ruling]:
    """The study's rulings on units that have a counted assessment, and whether such a unit was recoded since."""
    submissions = counted.values_list("prediction_id", "passage_id").annotate(latest=Max("submitted_at"))
    latest = {(prediction, passage): submitted for prediction, passage, submitted in submissions}
    for ruling in Adjudication.objects.filter(study=study).select_related("prediction"):
        submitted = latest.get((ruling.prediction_id, ruling.passage_id))
        if submitted is not None:
            yield Ruling(
                prediction=ruling.prediction.key,
                passage=str(ruling.passage_id),
                direction=Direction(ruling.direction),
                strength=ruling.strength,
                is_recoded_since=submitted > ruling.ruled_at,
            )


def sizes_of_units(counted: AssessmentQuerySet) -> QuerySet[Assessment, int]:
    """The different numbers of coders that units have."""
    sizes = counted.values("prediction_id", "passage_id").annotate(size=Count("pk"))
    return sizes.order_by().values_list(F("size"), flat=True).distinct()
