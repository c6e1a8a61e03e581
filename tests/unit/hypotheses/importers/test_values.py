"""Kinds of values: what JSON gives, held against what a field takes."""

from __future__ import annotations

import pytest
from django.db import models

from hypotheses.fields import FractionField
from hypotheses.importers.values import fault_of_reference, fault_of_value

TEXT, NUMBER, TRUTH, DAY = (
    models.TextField(),
    models.PositiveIntegerField(),
    models.BooleanField(),
    models.DateField(),
)
DECIMAL, FRACTION = models.DecimalField(), FractionField()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (TEXT, "日本"),
        (TEXT, ""),
        (TEXT, 493),
        (NUMBER, 3),
        (TRUTH, False),
        (DAY, "1953-07-11"),
        (DECIMAL, 0.9),
        (FRACTION, "1/3"),
        (FRACTION, 0.2),
        (TEXT, None),
    ],
)
def test_value_of_the_right_kind_has_no_fault(field: models.Field, value: object) -> None:
    assert fault_of_value(field, value) == ""


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        (TEXT, ["a"], "Expected text, found a list."),
        (TEXT, {}, "Expected text, found an object."),
        (TEXT, True, "Expected text, found true or false."),
        (TEXT, 1.5, "Expected text, found the number 1.5."),
        (TEXT, "a\x00", "The character U+0000 cannot be kept as text."),
        (TEXT, "\udc80", "The character U+DC80 cannot be kept as text."),
        (NUMBER, True, "Expected a whole number, found true or false."),
        (NUMBER, "3", "Expected a whole number, found the text “3”."),
        (NUMBER, 1.5, "Expected a whole number, found the number 1.5."),
        (TRUTH, "yes", "Expected true or false, found the text “yes”."),
        (TRUTH, 1, "Expected true or false, found the number 1."),
        (DAY, 1953, "Expected a day as text, found the number 1953."),
        (DECIMAL, [], "Expected a number, found a list."),
        (FRACTION, False, "Expected a number, found true or false."),
        (models.JSONField(), {}, "A file cannot fill a JSONField."),
    ],
)
def test_value_of_another_kind_is_named_as_the_file_has_it(
    field: models.Field, value: object, fault: str
) -> None:
    assert fault_of_value(field, value) == fault


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (("rivers", "P1"), ""),
        (("rivers", None), "It is missing."),
        (("rivers", ""), "Expected the key of another entry, found an empty text."),
        (("rivers", 5), "Expected the key of another entry, found the number 5."),
        (("rivers", ["P1"]), "Expected the key of another entry, found a list."),
        (("rivers", "P\x00"), "The character U+0000 cannot be kept as text."),
        ("P1", "Expected the key of another entry, found the text “P1”."),
        (None, "It is missing."),
    ],
)
def test_reference_is_a_key_all_of_text(value: object, fault: str) -> None:
    assert fault_of_reference(value) == fault
