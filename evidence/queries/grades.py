"""The grade of a document in a study, worked out by the database."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Case, CharField, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from evidence.choices import DEFAULT_GRADES
from evidence.models import Appraisal


def grade_of(document: str, *, study: Any) -> Coalesce:
    """The study's own grade of the document, else the default of its source class (ruling 19).

    `document` is the path from the row to the document, "" for a document itself; `study` is a path to the study, or
    the study.
    """
    path = f"{document}__" if document else ""
    by_class = Case(
        *(
            When(**{f"{path}source_class": source_class}, then=Value(str(grade)))
            for source_class, grade in DEFAULT_GRADES.items()
        ),
        output_field=CharField(),
    )
    return Coalesce(Subquery(appraisals_of(document, study=study).values("grade")[:1]), by_class)


def has_grade(grades: Collection[str], document: str, *, study: Any) -> Q:
    """The condition that the document has one of these grades in the study: given, or by its source class."""
    path = f"{document}__" if document else ""
    classes = [source_class for source_class, grade in DEFAULT_GRADES.items() if grade in grades]
    own = appraisals_of(document, study=study)
    by_class = Q(**{f"{path}source_class__in": classes}) & ~Q(Exists(own))
    return Q(Exists(own.filter(grade__in=grades))) | by_class


def appraisals_of(document: str, *, study: Any) -> Any:
    """The study's appraisal of the document at which an outer query stands."""
    of_study = OuterRef(study) if isinstance(study, str) else study
    return Appraisal.objects.order_by().filter(study=of_study, document=OuterRef(document or "pk"))
