"""Tests of the column for exact numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from hypotheses.fields import LARGEST_PART, FractionField, read_fraction
from hypotheses.models import Prediction, ScoringSettings
from tests.factories import make_prediction, make_scoring_settings


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("1/3", Fraction(1, 3), id="fraction"),
        pytest.param("2/6", Fraction(1, 3), id="not-in-lowest-terms"),
        pytest.param("0.2", Fraction(1, 5), id="decimal"),
        pytest.param(".5", Fraction(1, 2), id="decimal-without-nought"),
        pytest.param("2", Fraction(2), id="whole"),
        pytest.param(" 1/3 ", Fraction(1, 3), id="spaces-around"),
        pytest.param("-1/3", Fraction(-1, 3), id="negative"),
        pytest.param("１/３", Fraction(1, 3), id="wide-figures"),
        pytest.param("1000000/999999", Fraction(1000000, 999999), id="longest"),
        pytest.param(3, Fraction(3), id="int"),
        pytest.param(Decimal("0.2"), Fraction(1, 5), id="Decimal"),
        pytest.param(0.2, Fraction(1, 5), id="float-as-it-is-printed"),
        pytest.param(1e-05, Fraction(1, 100000), id="float-printed-with-a-power"),
        pytest.param(Fraction(1, 3), Fraction(1, 3), id="Fraction"),
    ],
)
def test_number_is_read_exactly(written: object, meant: Fraction) -> None:
    assert read_fraction(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("", id="empty"),
        pytest.param("a third", id="words"),
        pytest.param("1/0", id="divided-by-nought"),
        pytest.param("1/3/2", id="two-strokes"),
        pytest.param("0,2", id="comma"),
        pytest.param("1_000", id="underscore"),
        pytest.param("1e3", id="power"),
        pytest.param("1e999999999", id="power-that-would-fill-the-memory"),
        pytest.param(Decimal("1e999999"), id="Decimal-that-would-fill-the-memory"),
        pytest.param("9" * 5000, id="five-thousand-figures"),
        pytest.param("nan", id="nan"),
        pytest.param(float("nan"), id="float-nan"),
        pytest.param(float("inf"), id="float-inf"),
        pytest.param(True, id="bool"),
        pytest.param(None, id="nothing"),
    ],
)
def test_what_is_no_number_is_refused_with_examples(written: object) -> None:
    with pytest.raises(ValidationError, match="is not a number. Write it like 1/3, 0.2 or 2.") as refusal:
        read_fraction(written)

    assert refusal.value.code == "invalid"


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("1000001", id="numerator"),
        pytest.param("-1000001", id="negative"),
        pytest.param("1/1000001", id="denominator"),
        pytest.param("0.3333333333", id="many-decimals"),
        pytest.param(1 / 3, id="float-that-is-not-a-third"),
    ],
)
def test_number_too_long_to_be_meant_is_refused(written: object) -> None:
    with pytest.raises(ValidationError, match="may not pass one million") as refusal:
        read_fraction(written)

    assert refusal.value.code == "too-long"


parts = st.integers(min_value=1, max_value=LARGEST_PART)


@given(st.builds(Fraction, st.integers(-LARGEST_PART, LARGEST_PART), parts))
def test_every_number_survives_storing(number: Fraction) -> None:
    field = FractionField()

    text = field.get_prep_value(number)

    assert text is not None
    assert field.from_db_value(text, None, connection) == number
    assert len(text) <= field.max_length


def test_nothing_is_stored_as_nothing() -> None:
    field = FractionField(null=True)

    assert field.get_prep_value(None) is None
    assert field.to_python(None) is None
    assert field.from_db_value(None, None, connection) is None


def test_migration_writes_the_default_as_text() -> None:
    _, _, _, kwargs = FractionField(default=Fraction(1, 3)).deconstruct()

    assert kwargs["default"] == "1/3"


@pytest.mark.django_db
def test_third_stays_a_third_when_read_again() -> None:
    prediction = make_prediction(weight="1/3")

    assert prediction.weight == Fraction(1, 3)
    assert Prediction.objects.get(pk=prediction.pk).weight == Fraction(1, 3)
    assert Prediction.objects.get(weight=Fraction(2, 6)) == prediction


@pytest.mark.django_db
def test_fault_is_told_of_its_field() -> None:
    prediction = make_prediction()
    prediction.weight = "a lot"

    with pytest.raises(ValidationError) as refusal:
        prediction.full_clean()

    assert list(refusal.value.message_dict) == ["weight"]


@pytest.mark.django_db
def test_number_survives_django_s_own_serializers() -> None:
    settings = make_scoring_settings(threshold="1/3")

    (again,) = serializers.deserialize("json", serializers.serialize("json", [settings]))

    assert isinstance(again.object, ScoringSettings)
    assert again.object.threshold == Fraction(1, 3)
