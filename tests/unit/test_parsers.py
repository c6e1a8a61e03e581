"""Bodies of the API are read strictly, and their faults told with their places."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.exceptions import ParseError, ValidationError

from config.parsers import DEEPEST, LARGEST, read_json

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-LARGEST, LARGEST)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


@given(value=VALUES, is_ascii=st.booleans())
def test_what_json_can_say_comes_back_as_it_was(value: Any, is_ascii: bool) -> None:
    assert read_json(json.dumps(value, ensure_ascii=is_ascii).encode()) == value


@given(body=st.binary())
def test_no_bytes_whatever_are_a_crash(body: bytes) -> None:
    try:
        read_json(body)
    except (ParseError, ValidationError) as fault:
        json.dumps(fault.detail).encode()


@given(
    value=st.recursive(
        st.text(st.characters(exclude_categories=())),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=())), inner),
    )
)
def test_no_sign_whatever_is_a_crash(value: Any) -> None:
    try:
        read_json(json.dumps(value).encode())
    except ValidationError as fault:
        json.dumps(fault.detail, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(b"", "not-json", id="nothing"),
        pytest.param(b"{", "not-json", id="cut"),
        pytest.param(b"{'a': 1}", "not-json", id="apostrophes"),
        pytest.param(b"[1,]", "not-json", id="comma-too-many"),
        pytest.param(b'"a\x00b"', "not-json", id="bare-nul"),
        pytest.param(b'"a\nb"', "not-json", id="bare-end-of-line"),
        pytest.param(b'{"a": "\xff"}', "not-utf-8", id="latin"),
        pytest.param(b'"\xed\xa0\x80"', "not-utf-8", id="surrogate-in-utf-8"),
        pytest.param('{"a": 1}'.encode("utf-16"), "not-utf-8", id="utf-16"),
        pytest.param(b"[" * 100_000, "too-deep", id="100,000-brackets"),
        pytest.param(b"[" * 100_000 + b"]" * 100_000, "too-deep", id="100,000-lists"),
        pytest.param(b'{"a":' * 100_000, "too-deep", id="100,000-objects"),
        pytest.param(b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), "too-deep", id="one-too-deep"),
    ],
)
def test_what_is_no_json_of_ours_is_refused_as_a_whole(body: bytes, code: str) -> None:
    with pytest.raises(ParseError) as refusal:
        read_json(body)

    assert refusal.value.get_codes() == code


def test_deepest_and_largest_that_are_taken_are_taken() -> None:
    lists = b"[" * DEEPEST + b"]" * DEEPEST

    assert json.dumps(read_json(lists)).encode() == lists
    assert read_json(b"[9223372036854775807, -9223372036854775807, -0]") == [LARGEST, -LARGEST, 0]
    assert read_json(b'\xef\xbb\xbf{"a": "\\ud83d\\ude00"}') == {"a": "😀"}


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        pytest.param('{"a": NaN}', {"a": ["not-a-number"]}, id="nan"),
        pytest.param('{"a": [1, -Infinity]}', {"a": {"1": ["not-a-number"]}}, id="infinity"),
        pytest.param('{"a": 1e999}', {"a": ["too-large"]}, id="exponent"),
        pytest.param('{"a": 9223372036854775808}', {"a": ["too-large"]}, id="beyond-64-bits"),
        pytest.param('{"a": -' + "1" * 100_000 + "}", {"a": ["too-large"]}, id="100,000-digits"),
        pytest.param('{"a": "b\\u0000"}', {"a": ["not-text"]}, id="nul"),
        pytest.param('{"a": [{"b": "\\ud800"}]}', {"a": {"0": {"b": ["not-text"]}}}, id="lone-surrogate"),
        pytest.param('{"a": "\\ude00\\ud83d"}', {"a": ["not-text"]}, id="surrogates-turned-round"),
        pytest.param('{"a\\ud800": 1}', {"non_field_errors": ["not-text"]}, id="surrogate-in-a-key"),
        pytest.param('{"a\\u0000": 1, "a\\u0000": 1}', {"non_field_errors": ["not-text"]}, id="nul-in-a-key"),
        pytest.param('{"a": 1, "b": 2, "a": 1}', {"a": ["doubled"]}, id="doubled"),
        pytest.param('{"a": {"b": 1, "b": 2}}', {"a": {"b": ["doubled"]}}, id="doubled-inside"),
        pytest.param("NaN", {"non_field_errors": ["not-a-number"]}, id="nothing-but-nan"),
        pytest.param('{"a": NaN, "b": "\\u0000"}', {"a": ["not-a-number"], "b": ["not-text"]}, id="two"),
    ],
)
def test_value_that_cannot_be_taken_is_named_with_its_place(body: str, codes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refusal:
        read_json(body.encode())

    assert refusal.value.get_codes() == codes


def test_not_every_one_of_a_million_faults_is_told() -> None:
    with pytest.raises(ValidationError) as refusal:
        read_json(b"[" + b"NaN," * 10_000 + b"NaN]")

    assert len(refusal.value.get_codes()) == 100


def test_object_of_very_many_doubled_keys_is_refused_at_once() -> None:
    pairs = ",".join(f'"{n}": 1' for n in range(100_000))

    with pytest.raises(ValidationError):
        read_json(f"{{{pairs}, {pairs}}}".encode())
