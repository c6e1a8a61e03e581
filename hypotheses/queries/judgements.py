"""Counted assessments and rulings, row by row, as the values that scoring's definition takes.

For what looks at single judgements. A whole table is added up by the database instead: see `tallies`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

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

#: What a judgement is made of beside its prediction, as lookups from a row that hangs on a passage.
JUDGED = (
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
)


def judgements_of(counted: AssessmentQuerySet, study: Study, rule: Rule) -> Iterator[Judgement]:
    """The counted assessments as judgements, weighed by the study's grades."""
    grades = grades_of(study)
    for row in judged_rows(counted, "prediction__key"):
        yield judgement_of(row, row.prediction__key, grades, rule)


def grades_of(study: Study) -> dict[int, str]:
    """The grades that the study gave, by document."""
    return dict(Appraisal.objects.filter(study=study).values_list("document_id", "grade").order_by())


def judged_rows(counted: AssessmentQuerySet, *about: str) -> Iterator[Any]:
    """Rows that hang on a passage with all that a judgement is made of, and what they are about."""
    annotated = counted.annotate(is_open=Q(is_open_on(day_shown(), "passage__document__")))
    return annotated.values_list(*about, *JUDGED, named=True).iterator()


def judgement_of(row: Any, about: str, grades: Mapping[int, str], rule: Rule) -> Judgement:
    """A row of `judged_rows` as a judgement on what it is about."""
    source_class = SourceClass(row.passage__document__source_class)
    grade = grades.get(row.passage__document_id)
    return Judgement(
        prediction=about,
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
