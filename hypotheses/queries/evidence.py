"""What stands behind one cell: its predictions, passages, judgements, and what was published of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, Q, QuerySet

from evidence.choices import DEFAULT_GRADES, Grade, SourceClass
from evidence.models import Appraisal, Archive, Cluster, Document, Passage, Quotation, Study
from evidence.querysets import OfPassageQuerySet
from evidence.reports import citable
from hypotheses.choices import By
from hypotheses.models import Adjudication, Assessment, NotApplicable, Prediction, PublishedVerdict
from hypotheses.queries.layout import Row
from hypotheses.querysets import AssessmentQuerySet

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


def predictions_of(study: Study, row: Row, state: str) -> list[Prediction]:
    """What a row of the table, an explanation or a hypothesis, leads us to expect of a state."""
    found = Prediction.objects.filter(study=study, state__slug=state, **of_row(row, "hypothesis__"))
    return list(found.select_related("hypothesis", "state"))


def silences_of(study: Study, row: Row, state: str) -> list[NotApplicable]:
    """Where the row says nothing of a state, and why."""
    found = NotApplicable.objects.filter(study=study, state__slug=state, **of_row(row, "hypothesis__"))
    return list(found.select_related("hypothesis"))


def published_on(study: Study, row: Row, state: str, by: By) -> list[PublishedVerdict]:
    """What was printed of a cell: of an explanation also what was printed of its hypotheses, each under its name.

    Of a hypothesis also what was printed of its explanation, where it is the explanation's only one.
    """
    explanation = Q(explanation__slug=row.explanation)
    hypothesis = Q(hypothesis__explanation__slug=row.explanation)
    if by == By.HYPOTHESIS:
        siblings = study.hypothesis_set.filter(explanation__slug=row.explanation).exclude(slug=row.slug)
        hypothesis = Q(hypothesis__slug=row.slug)
        explanation = Q(pk__in=()) if siblings.exists() else explanation
    found = PublishedVerdict.objects.filter(explanation | hypothesis, study=study, state__slug=state)
    return list(found.select_related("explanation", "hypothesis"))


def of_row(row: Row, path: str) -> dict[str, str]:
    """The lookup by which rows about hypotheses are found for a row of the table."""
    return (
        {f"{path}slug": row.hypothesis} if row.hypothesis else {f"{path}explanation__slug": row.explanation}
    )


def shown_passages(counted: AssessmentQuerySet, user: AnyUser) -> QuerySet[Passage]:
    """The passages of these assessments that the user may see, with all that a page tells of them.

    As many queries for a thousand passages as for one.
    """
    return passages_seen(counted.values("passage"), user)


def passages_seen(passages: QuerySet[Any, Any] | Iterable[int], user: AnyUser) -> QuerySet[Passage]:
    """Those of the passages (their keys) that the user may see, with all that a page tells of them."""
    cited = citable(Document.objects.all(), to=user)
    quotations = Quotation.objects.select_related("in_note").defer("in_note__body", "in_note__structure")
    return (
        Passage.objects.visible_to(user)
        .filter(pk__in=passages)
        .select_related("cluster", "speaker")
        .prefetch_related(Prefetch("document", cited), Prefetch("quotations", quotations), "uses")
    )


def shown_assessments(counted: AssessmentQuerySet, user: AnyUser) -> QuerySet[Assessment]:
    """The counted assessments on passages that the user may see, with their coders."""
    return with_coders(counted.visible_to(user))


def with_coders(counted: AssessmentQuerySet) -> QuerySet[Assessment]:
    """Assessments with their coders, in the order in which a page shows them."""
    return counted.select_related("coder").order_by("prediction", "passage", "coder__name", "pk")


def documents_of(passages: Collection[int]) -> dict[int, int]:
    """The document of each of these passages."""
    return dict(Passage.objects.filter(pk__in=passages).order_by().values_list("pk", "document_id"))


def documents_seen(documents: Iterable[int], user: AnyUser) -> set[int]:
    """Those of these documents that are there and that the user may see."""
    seen = Document.objects.visible_to(user).filter(pk__in=set(documents))
    return set(seen.order_by().values_list("pk", flat=True))


def rulings_on(study: Study, predictions: Iterable[Prediction], user: AnyUser) -> QuerySet[Adjudication]:
    """Leads' rulings on passages that the user may see."""
    return rulings_of(study, predictions).visible_to(user)


def rulings_of(study: Study, predictions: Iterable[Prediction]) -> OfPassageQuerySet:
    """Leads' rulings under these predictions, with who made them."""
    found: OfPassageQuerySet = Adjudication.objects.filter(study=study, prediction__in=predictions)
    return found.select_related("ruled_by")


def clusters_told(study: Study, user: AnyUser) -> set[int]:
    """Clusters whose name and reason give nothing away to the user."""
    return set(Cluster.objects.visible_to(user).filter(study=study).order_by().values_list("pk", flat=True))


def appraisals_of(study: Study, documents: Iterable[Document | int]) -> dict[int, Appraisal]:
    """The study's own grades of documents, by document."""
    return {each.document_id: each for each in Appraisal.objects.filter(study=study, document__in=documents)}


def default_grade(document: Document) -> Grade:
    """The grade of a document that nobody in the study has graded (ruling 19)."""
    return DEFAULT_GRADES[SourceClass(document.source_class)]


def archives_in_use(study: Study, user: AnyUser) -> list[Archive]:
    """The archives that hold a document which the study uses and the user may see."""
    used = Document.objects.visible_to(user).filter(passages__study=study)
    return list(Archive.objects.filter(collection__holdings__document__in=used.values("pk")).distinct())
