"""Whatever comes to point to a document, a merge moves it. A model added tomorrow is held to it."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models
from simple_history.models import HistoricalChanges

from evidence.models import Document
from evidence.services.merge_rules import SETTLING
from evidence.services.merging import merge_documents
from evidence.services.relations import Relation, relations_to
from evidence.services.unmerging import unmerge
from tests.factories import FACTORIES, make_document


def columns_to_documents() -> list[tuple[type[models.Model], Any]]:
    """Every column that names a document, found the other way round: from each table."""
    return [
        (model, field)
        for model in apps.get_models(include_auto_created=True)
        if not issubclass(model, HistoricalChanges)
        for field in model._meta.get_fields(include_hidden=True)
        if field.is_relation and not field.auto_created and field.related_model is Document
    ]


KEYS = [Relation(model, field.name) for model, field in columns_to_documents()]
every_key = pytest.mark.parametrize(
    "relation", KEYS, ids=lambda relation: f"{relation.model.__name__}.{relation.field}"
)


def test_documents_are_named_by_plain_foreign_keys() -> None:
    assert {type(field) for _, field in columns_to_documents()} == {models.ForeignKey}


def test_merging_knows_every_column_that_names_a_document_and_every_free_reference() -> None:
    free = {
        Relation(model, field.fk_field, field.ct_field)
        for model in apps.get_models()
        for field in model._meta.private_fields
        if isinstance(field, GenericForeignKey)
    }

    assert free
    assert set(relations_to(Document)) == {*KEYS, *free}


@every_key
def test_rule_that_holds_for_some_rows_only_has_somebody_who_thought_of_it(relation: Relation) -> None:
    partial = [
        constraint
        for constraint in relation.model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
        and relation.field in constraint.fields
        and constraint.condition is not None
    ]

    assert not partial or relation.model in SETTLING


@pytest.mark.django_db
@every_key
def test_row_of_the_other_document_moves_to_the_kept_one_and_back(relation: Relation) -> None:
    kept, other = make_document(), make_document()
    row = FACTORIES[relation.model](**{relation.field: other})

    merge = merge_documents(kept, other, by=None)
    moved = relation.model._base_manager.get(pk=row.pk)
    unmerge(merge, by=None)
    back = relation.model._base_manager.get(pk=row.pk)

    assert (getattr(moved, relation.field), getattr(back, relation.field)) == (kept, other)
