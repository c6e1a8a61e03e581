"""The assessments that a table counts."""

from __future__ import annotations

from evidence.models import Study
from hypotheses.models import Assessment
from hypotheses.querysets import AssessmentQuerySet
from hypotheses.selection import Selection


def counted_assessments(study: Study, selection: Selection) -> AssessmentQuerySet:
    """The study's counted assessments within the selection, in no order."""
    found = within_all_but_time(study, selection)
    if selection.is_dated:
        found = found.referring_within(selection.earliest, selection.latest)
    return found.order_by()


def n_undated_left_out(study: Study, selection: Selection) -> int | None:
    """How many assessments a stretch of time leaves out because their passages are undated; None without one."""
    if not selection.is_dated:
        return None
    return within_all_but_time(study, selection).undated().count()


def within_all_but_time(study: Study, selection: Selection) -> AssessmentQuerySet:
    """The study's counted assessments within the selection, whatever time they speak of."""
    found: AssessmentQuerySet = Assessment.objects.filter(study=study).counted()
    if selection.archives:
        found = found.held_in(selection.archives)
    if selection.without_archives:
        found = found.held_beyond(selection.without_archives)
    if selection.source_classes:
        found = found.of_source_classes(selection.source_classes)
    if selection.coders:
        found = found.by_coders(selection.coders)
    return found


def n_counted(study: Study) -> int:
    """How many of a study's assessments count."""
    return within_all_but_time(study, Selection()).count()
