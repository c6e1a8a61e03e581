"""The grade of a document in a study, worked out by the database."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Case, CharField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import In

from evidence.choices import DEFAULT_GRADES, Grade
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
    """The condition that the document has one of these grades in the study: given, or by its source class.

    Said by the grades that it has not. PostgreSQL takes few rows to have a grade that is worked out, and would make a
    table of all grades ever given; told what the grade is not, it works out those of the rows that it comes to.
    """
    others = [str(grade) for grade in Grade if grade not in grades]
    return ~Q(In(grade_of(document, study=study), others)) if others else Q()


def appraisals_of(document: str, *, study: Any) -> Any:
    """The study's appraisal of the document at which an outer query stands."""
    of_study = OuterRef(study) if isinstance(study, str) else study
    return Appraisal.objects.order_by().filter(study=of_study, document=OuterRef(document or "pk"))
