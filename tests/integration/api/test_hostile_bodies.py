"""Bodies that no honest client sends are refused with a sentence, whatever they are, and write nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.db import transaction
from django.test import Client, RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.wsgi import application
from evidence.models import Recorded
from tests.factories import SECRET
from tests.integration.api.connections import kept_connection
from tests.integration.api.filled import address_of, fill, names_there, writing_operations

ENTRY = "POST /api/v1/quick-entry/"

pytestmark = pytest.mark.django_db
#: what every address of the API that is written to must survive
every_door = pytest.mark.parametrize("door", writing_operations())


@pytest.fixture(scope="module", autouse=True)
def names(django_db_setup: None, django_db_blocker: Any) -> Iterator[Mapping[str, list[Any]]]:
    """Somebody who leads a study, with a row of every kind in it, has a token; how the rows are called.

    They are made once, since each test takes back what it wrote, and taken back after the last.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        _, lead = fill()
        yield names_there(lead)
        transaction.set_rollback(True)


@pytest.fixture
def send(names: Mapping[str, list[Any]]) -> Callable[..., Any]:
    """Send these bytes to a door; of a record there, the first."""

    def sent(door: str, body: bytes, content_type: str = "application/json", **environment: Any) -> Any:
        method, address = door.split()
        return Client(headers={"authorization": f"Bearer {SECRET}", "if-match": "*"}).generic(
            method, address_of(address, names), body, content_type, **environment
        )

    return sent


def written() -> int:
    """How many records of history there are: each row that is made, changed or deleted leaves one."""
    return sum(model.history.count() for model in apps.get_models() if issubclass(model, Recorded))


BODIES = [
    pytest.param(b"", 400, id="nothing"),
    pytest.param(b" ", 400, id="a-space"),
    pytest.param(b"null", 400, id="null"),
    pytest.param(b"[]", 400, id="list"),
    pytest.param(b'[{"study": "small"}]', 400, id="list-of-objects"),
    pytest.param(b'"study"', 400, id="text"),
    pytest.param(b"1", 400, id="number"),
    pytest.param(b'{"study": {"small": 1}}', 400, id="object-for-a-text"),
    pytest.param(b'{"study": ["small"]}', 400, id="list-for-a-text"),
    pytest.param(b'{"study": "small", "quotations": {"0": "a"}}', 400, id="object-for-a-list"),
    pytest.param(b'{"study": "small", "quotations": [[["a"]]]}', 400, id="lists-for-texts"),
    pytest.param(b'{"study": "small", "study": "small"}', 400, id="doubled-key"),
    pytest.param(b'{"study": NaN}', 400, id="nan"),
    pytest.param(b'{"study": "small", "strength": Infinity}', 400, id="infinity"),
    pytest.param(b'{"study": "small", "strength": ' + b"9" * 100_000 + b"}", 400, id="100,000-digits"),
    pytest.param(b'{"study": "small", "strength": 9223372036854775807}', 400, id="64-bits"),
    pytest.param(b'{"study": "small", "reference": 1e308}', 400, id="float-for-a-number"),
    pytest.param(b'{"study": "small\\u0000"}', 400, id="nul"),
    pytest.param(b'{"study": "small", "quotations": ["a", "\\ud800"]}', 400, id="lone-surrogate"),
    pytest.param(b'{"study": "\xff"}', 400, id="latin"),
    pytest.param(b'{"study": "small"}'.decode().encode("utf-16"), 400, id="utf-16"),
    pytest.param(b"[" * 100_000, 400, id="100,000-brackets"),
    pytest.param(b'{"study":' * 100_000, 400, id="100,000-objects"),
    pytest.param(b"{" * 2_000_000, 400, id="2,000,000-braces"),
]


@every_door
def test_bodies_are_refused_and_write_nothing(door: str, send: Callable[..., Any]) -> None:
    send(door, b"")  # words that nobody had checked are checked once, whatever is sent
    before = written()

    answers = {each.id: send(door, each.values[0]) for each in BODIES}

    # a change of nothing is none
    expected = {each.id: each.values[1] for each in BODIES} | ({"nothing": 200} if "PATCH" in door else {})
    assert {name: answer.status_code for name, answer in answers.items()} == expected
    assert {answer["Content-Type"] for answer in answers.values()} == {"application/json"}
    assert [name for name, answer in answers.items() if not answer.json()] == []
    assert written() == before


KINDS = (
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=b",
    "application/xml",
    "application/json; charset=latin-1",
    "application/json; charset=rot13",
    "application/json; charset=none-such",
    "",
    "nonsense",
)


@every_door
def test_bodies_of_other_kinds_are_refused(door: str, send: Callable[..., Any]) -> None:
    answers = {kind: send(door, b'{"study": "small"}', kind) for kind in KINDS}

    assert {kind: answer.status_code for kind, answer in answers.items()} == dict.fromkeys(KINDS, 415)
    assert all(answer.json() for answer in answers.values())


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", '"utf-8"'])
def test_charset_that_is_ours_may_be_named(charset: str, send: Callable[..., Any]) -> None:
    body = json.dumps({"study": "small", "citation": "NSC 5514", "dry_run": True}).encode()

    assert send(ENTRY, body, f"application/json; charset={charset}").status_code == 200


@pytest.mark.parametrize("address", ["/documents/", "/api/v1/documents/", "/search/"])
@pytest.mark.parametrize("charset", ["rot13", "undefined", "base64", "utf-16", "idna"])
def test_charset_that_reads_no_text_breaks_no_page(address: str, charset: str) -> None:
    question = RequestFactory().get(address, {"q": "ä"}).environ
    question["CONTENT_TYPE"] = f"text/plain; charset={charset}"
    begun: list[str] = []

    with kept_connection():
        answer = application(question, lambda status, headers, *rest: begun.append(status))
        told = b"".join(answer)

    assert begun == ["415 Unsupported Media Type"]
    assert b"UTF-8" in told


@every_door
def test_body_of_fifty_megabytes_is_refused_unread(door: str, send: Callable[..., Any]) -> None:
    answer = send(door, b"", CONTENT_LENGTH="50000000")

    assert answer.status_code == 413
    assert "10,000,000 bytes" in str(answer.json())


@every_door
def test_limit_is_a_setting_and_its_last_byte_is_taken(
    door: str, settings: LazySettings, send: Callable[..., Any]
) -> None:
    settings.API_LARGEST_BODY = 1000

    assert send(door, b'{"study": "' + b"a" * 987 + b'"}').status_code == 400
    assert send(door, b'{"study": "' + b"a" * 988 + b'"}').status_code == 413


@every_door
def test_body_larger_than_it_says_is_not_read_further(door: str, send: Callable[..., Any]) -> None:
    answer = send(door, b'{"study": "small"}' + b" " * 1000, CONTENT_LENGTH="5")

    assert answer.status_code == 400


@every_door
def test_length_that_is_no_number_is_no_crash(door: str, send: Callable[..., Any]) -> None:
    lengths = ("", "-1", "many", "٣", "9" * 30)
    send(door, b"")
    before = written()

    answers = {each: send(door, b'{"study": "small"}', CONTENT_LENGTH=each).status_code for each in lengths}

    # without a length there is no body: for a change that is none
    assert answers == dict.fromkeys(lengths, 400) | ({"": 200} if "PATCH" in door else {})
    assert written() == before


@every_door
def test_body_of_unknown_length_is_refused_with_a_reason(door: str, send: Callable[..., Any]) -> None:
    answer = send(door, b'{"study": "small"}', CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked")

    assert answer.status_code == 411
    assert "Content-Length" in str(answer.json())


@pytest.mark.parametrize("door", ["/accounts/login/", "/admin/login/"])
def test_login_of_a_megabyte_is_refused(door: str) -> None:
    answer = Client().post(door, {"username": "a", "password": "b" * 1_000_000})

    assert answer.status_code == 413
    assert answer["Content-Type"] == "text/plain"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    (
        *("study", "citation", "reference", "document", "pages", "quotations", "language", "is_translation"),
        *("summary", "prediction", "direction", "strength", "rationale", "basis", "status", "dry_run"),
        *("short_title", "kind", "year", "archive", "collection", "level", "date_printed"),
    )
)


@given(entry=st.dictionaries(FIELDS, JSON, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_value_in_any_field_is_a_crash(send: Callable[..., Any], entry: dict[str, Any]) -> None:
    entry = {"study": "small", **entry}

    assert send(ENTRY, json.dumps(entry).encode()).status_code in (200, 201, 400)
