"""Whatever two documents are told of: merging loses nothing, and undoing gives all of it back."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from hypothesis import HealthCheck, event, given, settings

from evidence.models import Document, DocumentMerge, Quotation
from evidence.services.merging import merge_documents
from evidence.services.relations import all_stored
from evidence.services.unmerging import unmerge
from evidence.services.verifying import verify_quotations
from tests.factories import FACTORIES
from tests.unit.evidence.services.random_documents import Papers, papers, store

Rows = dict[tuple[str, Any], dict[str, Any]]

ANY_ROWS = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def all_rows() -> Rows:
    """Every row of every table, but for merges that still stand, and for what a check leaves behind.

    That is its moment, and the words around a place where a quotation once stood: by them it is found again.
    """
    return {
        (model._meta.label_lower, row.pk): {
            name: value
            for name, value in all_stored(row).items()
            if name not in ("verified_at", "prefix", "suffix")
        }
        for model in FACTORIES
        for row in model._base_manager.all()
        if not (isinstance(row, DocumentMerge) and row.other_values)
    }


def attempt(kept: Document, other: Document) -> DocumentMerge | None:
    """The merge, if it is allowed."""
    try:
        return merge_documents(kept, other, by=None)
    except ValidationError:
        return None


@pytest.mark.django_db
@ANY_ROWS
@given(given_papers=papers())
def test_undoing_a_merge_gives_every_row_back(given_papers: Papers) -> None:
    with transaction.atomic():
        kept, other, *_ = store(given_papers)
        verify_quotations(Quotation.objects.all(), by=None)  # as every door does
        before = all_rows()

        merge = attempt(kept, other)
        event("refused" if merge is None else "merged")
        undone = unmerge(merge, by=None) if merge else None
        connection.check_constraints()

        assert all_rows() == before
        assert undone is None or undone.left == []
        transaction.set_rollback(True)


@pytest.mark.django_db
@ANY_ROWS
@given(given_papers=papers())
def test_after_a_merge_every_row_is_there_or_remembered(given_papers: Papers) -> None:
    with transaction.atomic():
        kept, other, *_ = store(given_papers)
        before = all_rows()

        merge = attempt(kept, other)
        connection.check_constraints()

        if merge is not None:
            after = all_rows()
            remembered = {(row["model"], row["pk"]): row["values"] for row in merge.dropped}
            remembered["evidence.document", other.pk] = dict(merge.other_values)
            assert before.keys() == after.keys() | remembered.keys()
            assert not after.keys() & remembered.keys()
            remembered["evidence.document", other.pk].pop("id")
            assert {key: before[key] for key in remembered} == remembered
        transaction.set_rollback(True)
