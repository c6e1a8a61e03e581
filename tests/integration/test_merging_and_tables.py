"""A merge of two documents leaves every study's table as it was, unless two clusters become one by it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings

from evidence.models import Document, Study
from evidence.services.merging import merge_documents
from evidence.services.unmerging import unmerge
from hypotheses.choices import Flag
from hypotheses.reports import congruence_table
from hypotheses.scoring.values import CellResult
from tests.unit.hypotheses.queries.random_studies import Evidence, evidence, store


def alike(drawn: Evidence) -> Evidence:
    """The first two documents read by the same people and of the same source class, so that they can be merged."""
    (source_class, _, restricted), (_, grade, _), *others = drawn.documents
    return replace(drawn, documents=[drawn.documents[0], (source_class, grade, restricted), *others])


def results(study: Study) -> list[CellResult]:
    """What a study's table says, but whether somebody graded all its documents."""
    found = [cell.result for cell in congruence_table(study).cells]
    return [
        replace(each, flags=tuple(flag for flag in each.flags if flag != Flag.UNGRADED)) for each in found
    ]


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(given_evidence=evidence().map(alike))
def test_merge_changes_a_table_only_by_joining_clusters(given_evidence: Evidence) -> None:
    with transaction.atomic():
        study = store(given_evidence)
        kept, other, *_ = Document.objects.order_by("pk")
        before, counted = results(study), [cell.result for cell in congruence_table(study).cells]

        try:
            merge = merge_documents(kept, other, by=None)
        except ValidationError:
            event("refused")
        else:
            event("joined" if merge.n_passages_joined else "merged")
            assert merge.n_passages_joined or results(study) == before
            unmerge(merge, by=None)
        assert [cell.result for cell in congruence_table(study).cells] == counted
        transaction.set_rollback(True)
