"""The grade of the document behind each assessment, worked out by the database."""

from __future__ import annotations

from evidence.queries.grades import grade_of
from hypotheses.querysets import AssessmentQuerySet


def with_grades(assessments: AssessmentQuerySet) -> AssessmentQuerySet:
    """Assessments with `grade`: the study's own, else the default of the source class (ruling 19)."""
    return assessments.annotate(grade=grade_of("passage__document", study="study"))
