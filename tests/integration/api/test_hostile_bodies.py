"""Bodies that no honest client sends are refused with a sentence, whatever they are, and write nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.wsgi import application
from evidence.choices import Role
from evidence.models import Document, Passage
from tests.conftest import SmallStudy
from tests.factories import make_api_token, make_coder, make_member

ENTRY = "/api/v1/quick-entry/"
SECRET = "touchstone_" + "a" * 43
#: what every door of the API that is written to must survive
DOORS = (ENTRY,)

pytestmark = pytest.mark.django_db
every_door = pytest.mark.parametrize("door", DOORS)


@pytest.fixture(autouse=True)
def _coder(small_study: SmallStudy) -> None:
    """Somebody who may code has a token."""
    user = make_member(small_study.study, Role.CODER, is_staff=True)
    make_coder(study=small_study.study, user=user)
    make_api_token(SECRET, owner=user)


def sent(door: str, body: bytes, content_type: str = "application/json", **environment: Any) -> Any:
    """The answer to these bytes."""
    return Client(headers={"authorization": f"Bearer {SECRET}"}).generic(
        "POST", door, body, content_type, **environment
    )


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
@pytest.mark.parametrize(("body", "status"), BODIES)
def test_body_is_refused(door: str, body: bytes, status: int) -> None:
    answer = sent(door, body)

    assert answer.status_code == status
    assert answer["Content-Type"] == "application/json"
    assert answer.json()
    assert Passage.objects.count() == 3
    assert Document.objects.count() == 3


@every_door
@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=b",
        "application/xml",
        "application/json; charset=latin-1",
        "application/json; charset=rot13",
        "application/json; charset=none-such",
        "",
        "nonsense",
    ],
)
def test_body_of_another_kind_is_refused(door: str, content_type: str) -> None:
    answer = sent(door, b'{"study": "small"}', content_type)

    assert answer.status_code == 415
    assert answer.json()


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", '"utf-8"'])
def test_charset_that_is_ours_may_be_named(charset: str) -> None:
    body = json.dumps({"study": "small", "citation": "NSC 5514", "dry_run": True}).encode()

    assert sent(ENTRY, body, f"application/json; charset={charset}").status_code == 200


@pytest.mark.parametrize("address", ["/documents/", "/api/v1/documents/", "/search/"])
@pytest.mark.parametrize("charset", ["rot13", "undefined", "base64", "utf-16", "idna"])
def test_charset_that_reads_no_text_breaks_no_page(address: str, charset: str) -> None:
    question = RequestFactory().get(address, {"q": "ä"}).environ
    question["CONTENT_TYPE"] = f"text/plain; charset={charset}"
    begun: list[str] = []

    answer = application(question, lambda status, headers, *rest: begun.append(status))
    told = b"".join(answer)

    assert begun == ["415 Unsupported Media Type"]
    assert b"UTF-8" in told


@every_door
def test_body_of_fifty_megabytes_is_refused_unread(door: str) -> None:
    answer = sent(door, b"", CONTENT_LENGTH="50000000")

    assert answer.status_code == 413
    assert "10,000,000 bytes" in str(answer.json())


@every_door
def test_limit_is_a_setting_and_its_last_byte_is_taken(door: str, settings: LazySettings) -> None:
    settings.API_LARGEST_BODY = 1000

    assert sent(door, b'{"study": "' + b"a" * 987 + b'"}').status_code == 400
    assert sent(door, b'{"study": "' + b"a" * 988 + b'"}').status_code == 413


@every_door
def test_body_larger_than_it_says_is_not_read_further(door: str) -> None:
    answer = sent(door, b'{"study": "small"}' + b" " * 1000, CONTENT_LENGTH="5")

    assert answer.status_code == 400


@every_door
@pytest.mark.parametrize("length", ["", "-1", "many", "٣", "9" * 30])
def test_length_that_is_no_number_is_no_crash(door: str, length: str) -> None:
    assert sent(door, b'{"study": "small"}', CONTENT_LENGTH=length).status_code == 400


@every_door
def test_body_of_unknown_length_is_refused_with_a_reason(door: str) -> None:
    answer = sent(door, b'{"study": "small"}', CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked")

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
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_value_in_any_field_is_a_crash(entry: dict[str, Any]) -> None:
    entry = {"study": "small", **entry}

    assert sent(ENTRY, json.dumps(entry).encode()).status_code in (200, 201, 400)
