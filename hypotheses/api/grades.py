"""The grade of the document behind each assessment, worked out by the database."""

from __future__ import annotations

from django.db.models import Case, CharField, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from evidence.choices import DEFAULT_GRADES
from evidence.models import Appraisal
from hypotheses.querysets import AssessmentQuerySet


def with_grades(assessments: AssessmentQuerySet) -> AssessmentQuerySet:
    """Assessments with `grade`: the study's own, else the default of the source class (ruling 19)."""
    own = Appraisal.objects.filter(study=OuterRef("study"), document=OuterRef("passage__document"))
    by_class = Case(
        *(
            When(passage__document__source_class=source_class, then=Value(str(grade)))
            for source_class, grade in DEFAULT_GRADES.items()
        ),
        output_field=CharField(),
    )
    return assessments.annotate(grade=Coalesce(Subquery(own.values("grade")[:1]), by_class))
