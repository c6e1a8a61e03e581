"""Mappings over a closed list name every value of it, so that a value added to the list cannot be forgotten."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

import pytest
from django.db.models import TextChoices

from evidence import choices as evidence
from hypotheses import choices as hypotheses
from hypotheses.models import ScoringSettings
from hypotheses.scoring.rule import default_directness, default_grades


def closed_lists() -> list[type[TextChoices]]:
    """Every closed list of both apps."""
    return [
        each
        for module in (evidence, hypotheses)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, TextChoices) and each is not TextChoices
    ]


every_list = pytest.mark.parametrize("closed_list", closed_lists(), ids=lambda each: each.__name__)


@pytest.mark.parametrize(
    ("mapping", "keys"),
    [
        pytest.param(evidence.DEFAULT_GRADES, evidence.SourceClass, id="default-grades-by-source-class"),
        pytest.param(default_grades(), evidence.Grade, id="numbers-by-grade"),
        pytest.param(default_directness(), ["", *evidence.Directness], id="multipliers-by-directness"),
    ],
)
def test_mapping_names_every_value(mapping: dict[Any, Any], keys: Collection[Any]) -> None:
    assert set(mapping) == set(keys)


def test_default_grades_are_grades() -> None:
    assert set(evidence.DEFAULT_GRADES.values()) <= set(evidence.Grade)


def test_literature_is_made_of_source_classes() -> None:
    assert set(evidence.LITERATURE) < set(evidence.SourceClass)


@pytest.mark.parametrize(
    ("prefix", "keys"),
    [
        pytest.param("grade_", [grade.lower() for grade in evidence.Grade], id="grades"),
        pytest.param("directness_", [*evidence.Directness.values, "unstated"], id="directness"),
    ],
)
def test_settings_have_a_column_for_every_value(prefix: str, keys: Collection[str]) -> None:
    columns = {field.name for field in ScoringSettings._meta.concrete_fields if field.name.startswith(prefix)}

    assert columns == {f"{prefix}{key}" for key in keys}


@every_list
def test_list_is_explained(closed_list: type[TextChoices]) -> None:
    assert (closed_list.__doc__ or "").split("\n")[0].endswith((".", ".)"))


@every_list
def test_values_are_words_in_lower_case(closed_list: type[TextChoices]) -> None:
    form = r"[A-E]" if closed_list is evidence.Grade else r"[a-z]+(-[a-z]+)*"

    assert [value for value in closed_list.values if not re.fullmatch(form, value)] == []


@every_list
def test_no_two_values_are_called_alike(closed_list: type[TextChoices]) -> None:
    assert len(set(closed_list.labels)) == len(closed_list)
