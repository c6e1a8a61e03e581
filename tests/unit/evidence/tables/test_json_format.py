"""JSON: stable bytes, and nothing that JSON does not have."""

from __future__ import annotations

import datetime
import json
from fractions import Fraction

import pytest

from evidence.tables import json_bytes, to_json_records
from tests.unit.evidence.tables.samples import verdicts


def test_document_is_written_in_the_order_it_was_made() -> None:
    document = {"meta": {"threshold": Fraction(1, 3), "as_of": datetime.date(2020, 10, 1)}, "cells": ["日本"]}

    assert json_bytes(document).decode() == (
        "{\n"
        '  "meta": {\n'
        '    "threshold": 0.3333333333333333,\n'
        '    "as_of": "2020-10-01"\n'
        "  },\n"
        '  "cells": [\n'
        '    "日本"\n'
        "  ]\n"
        "}\n"
    )


def test_records_come_back_from_a_json_reader() -> None:
    records = to_json_records(verdicts())

    assert json.loads(json_bytes(records)) == records


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_number_that_json_does_not_have_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_bytes({"score": number})


@pytest.mark.parametrize("value", [datetime.datetime(1953, 8, 8, 12), {1, 2}], ids=["moment", "set"])
def test_kind_that_json_does_not_have_is_named(value: object) -> None:
    with pytest.raises(TypeError, match=f"JSON has no {type(value).__name__}"):
        json_bytes([value])
