"""What every model must have. A model, field or constraint added tomorrow is held to it without anybody remembering."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from evidence.models import AgentSuggestion, DocumentText, Keyed, Note, Page, StudyRow, User, WordRun
from tests.factories import FACTORIES
from tests.unit.evidence.models.constraint_cases import CASES as CASES_OF_EVIDENCE
from tests.unit.hypotheses.models.constraint_cases import CASES as CASES_OF_HYPOTHESES

#: PostgreSQL cuts longer names without a word.
LONGEST_NAME = 63


def our_models() -> Iterator[type[models.Model]]:
    """The models of both apps, without the tables that keep their history."""
    for app in ("evidence", "hypotheses"):
        for model in apps.get_app_config(app).get_models():
            if not model.__name__.startswith("Historical"):
                yield model


def fields_of(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns that a person fills in or reads."""
    return [field for field in model._meta.concrete_fields if not field.primary_key]


#: What a version of a wording consists of, and what programs suggest: none of it is ever changed by a person.
WITHOUT_HISTORY = (Note, Page, WordRun, AgentSuggestion)

MODELS = tuple(our_models())
KEYED = tuple(model for model in MODELS if model is not User)
RECORDED = tuple(model for model in KEYED if model not in WITHOUT_HISTORY)
STUDY_ROWS = tuple(model for model in MODELS if issubclass(model, StudyRow))
FIELDS = tuple((model, field) for model in KEYED for field in fields_of(model))
CONSTRAINTS = tuple((model, constraint) for model in MODELS for constraint in model._meta.constraints)

every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
every_keyed_model = pytest.mark.parametrize("model", KEYED, ids=lambda model: model.__name__)
every_recorded_model = pytest.mark.parametrize("model", RECORDED, ids=lambda model: model.__name__)
every_study_row = pytest.mark.parametrize("model", STUDY_ROWS, ids=lambda model: model.__name__)
every_field = pytest.mark.parametrize(
    ("model", "field"), FIELDS, ids=[f"{model.__name__}.{field.name}" for model, field in FIELDS]
)
every_constraint = pytest.mark.parametrize(
    ("model", "constraint"), CONSTRAINTS, ids=[constraint.name for _, constraint in CONSTRAINTS]
)


def test_both_apps_have_models() -> None:
    assert {model._meta.app_label for model in MODELS} == {"evidence", "hypotheses"}


def test_every_model_has_a_factory_and_every_factory_a_model() -> None:
    assert set(FACTORIES) == set(MODELS)


@every_model
def test_model_says_what_a_row_is(model: type[models.Model]) -> None:
    written = model.__dict__.get("__doc__") or ""

    assert not written.startswith(f"{model.__name__}("), "Django made this docstring up; write one."
    assert written.split("\n")[0].endswith(".")


@every_model
def test_model_has_words_for_a_row(model: type[models.Model]) -> None:
    assert any("__str__" in base.__dict__ for base in model.__mro__ if base is not models.Model)


@every_model
def test_order_of_rows_is_total(model: type[models.Model]) -> None:
    assert model._meta.ordering, "Rows without an order come in any order."
    last = model._meta.ordering[-1]

    assert last == "pk" or getattr(model._meta.get_field(last), "unique", False)


@every_recorded_model
def test_model_keeps_its_history(model: type[models.Model]) -> None:
    assert hasattr(model, "history")


@every_keyed_model
def test_model_has_a_key_that_holds_in_every_database(model: type[models.Model]) -> None:
    assert issubclass(model, Keyed)


def test_history_of_a_text_keeps_all_but_what_never_changes() -> None:
    kept = {field.name for field in DocumentText.history.model._meta.concrete_fields}

    assert {field.name for field in DocumentText._meta.concrete_fields} - kept == {"body", "structure"}


@every_study_row
def test_row_of_a_study_has_one(model: type[models.Model]) -> None:
    assert model._meta.get_field("study").null is False


@pytest.mark.parametrize(
    "model", [each for each in KEYED if not issubclass(each, StudyRow)], ids=lambda model: model.__name__
)
def test_model_outside_of_studies_points_into_none(model: type[models.Model]) -> None:
    related = [field.related_model for field in fields_of(model) if field.is_relation]

    assert [each for each in related if isinstance(each, type) and issubclass(each, StudyRow)] == []


@every_field
def test_field_is_explained_in_a_sentence(model: type[models.Model], field: models.Field[Any, Any]) -> None:
    assert field.help_text[:1].isupper() or field.help_text[:1].isdigit()
    assert field.help_text.endswith((".", "?"))


@every_constraint
def test_constraint_speaks_and_has_a_name_that_every_database_can_hold(
    model: type[models.Model], constraint: models.BaseConstraint
) -> None:
    assert constraint.name.startswith(f"{model._meta.app_label}_{model._meta.model_name}_")
    assert len(constraint.name) <= LONGEST_NAME
    assert constraint.violation_error_code
    assert constraint.violation_error_message != models.BaseConstraint.default_violation_error_message
    assert constraint.violation_error_message.endswith(".")


def test_every_constraint_has_a_row_that_passes_and_a_row_that_fails() -> None:
    shown = {case.constraint for case in (*CASES_OF_EVIDENCE, *CASES_OF_HYPOTHESES)}

    assert shown == {constraint.name for _, constraint in CONSTRAINTS}


def columns_with_choices() -> list[Any]:
    """Every column that holds a value of a closed list."""
    return [
        pytest.param(model, field, id=f"{model.__name__}.{field.name}")
        for model, field in FIELDS
        if field.choices
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "field"), columns_with_choices())
def test_closed_list_binds_the_database(model: type[models.Model], field: models.Field[Any, Any]) -> None:
    row = FACTORIES[model]()
    unlisted = 99 if isinstance(field, models.IntegerField) else "?"

    with pytest.raises(IntegrityError), transaction.atomic():
        model._base_manager.filter(pk=row.pk).update(**{field.name: unlisted})


@pytest.mark.django_db
@every_model
def test_factory_makes_valid_rows_without_being_told_anything(model: type[models.Model]) -> None:
    first, second = FACTORIES[model](), FACTORIES[model]()

    first.full_clean()
    assert str(first)
    assert {first, second} <= set(model._base_manager.all())


@pytest.mark.django_db
@every_keyed_model
def test_natural_key_finds_its_row(model: Any) -> None:
    FACTORIES[model]()
    row = FACTORIES[model]()

    assert model.objects.get_by_natural_key(*row.natural_key()) == row


@pytest.mark.django_db
@every_recorded_model
def test_creation_is_in_the_history(model: Any) -> None:
    row = FACTORIES[model]()

    (entry,) = row.history.all()

    assert entry.history_type == "+"


def references_within_a_study() -> list[Any]:
    """Every column by which a row of a study refers to another row of a study."""
    return [
        pytest.param(model, field, id=f"{model.__name__}.{field.name}")
        for model in STUDY_ROWS
        for field in fields_of(model)
        if field.is_relation and issubclass(field.related_model, StudyRow)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "field"), references_within_a_study())
def test_reference_to_another_study_is_refused(
    model: type[models.Model], field: models.Field[Any, Any]
) -> None:
    row, foreign = FACTORIES[model](), FACTORIES[field.related_model]()
    setattr(row, field.name, foreign)

    with pytest.raises(ValidationError) as refusal:
        row.full_clean()

    assert "other-study" in [error.code for error in refusal.value.error_dict[field.name]]


@pytest.mark.django_db
@every_study_row
def test_row_cannot_move_to_another_study(model: type[models.Model]) -> None:
    row, other = FACTORIES[model](), FACTORIES[model]()
    row.study = other.study

    with pytest.raises(ValidationError) as refusal:
        row.full_clean()

    assert "moved" in [error.code for error in refusal.value.error_dict["study"]]
