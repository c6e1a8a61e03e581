"""Whatever is sent, the API answers with what it wrote or with what is wrong, never with a failure of its own."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.choices import Role
from evidence.models import Study
from tests.factories import make_membership, make_study, make_user
from tests.integration.api.faults import codes
from tests.integration.api.rows import MAKERS
from tests.integration.api.test_constraints import LISTS
from tests.integration.api.writing import Script

ODD = [
    None,
    True,
    0,
    -1,
    10**30,
    1.5,
    "",
    " ",
    "a\0b",
    "\ud800",
    "\x07",
    "x" * 600,
    "1953-02-30",
    [],
    {},
    [None],
    [[]],
]
ODD += [{"a": {}}, "P0001", "small", "9" * 40, ["a", 1], [{}], "नमस्ते", "e\u0301", "1/0", "1e999999999", "NaN"]

odd = (
    st.sampled_from(ODD)
    | st.text(max_size=8)
    | st.integers()
    | st.lists(st.dictionaries(st.text(max_size=3), st.none()))
)

SHAPES = {name: input_class for _, (name, _, input_class) in LISTS.items()}


@pytest.fixture
def study(db: None) -> Study:
    """The study that is written, with a row of every table."""
    study = make_study(slug="small")
    for make in MAKERS.values():
        make(study)
    return study


@pytest.mark.parametrize("resource", sorted(SHAPES))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_body_is_written_or_refused(study: Study, resource: str, data: Any) -> None:
    fields = sorted(SHAPES[resource]().fields)
    with transaction.atomic():
        user = make_user(is_staff=True, is_superuser=True)
        make_membership(study=study, user=user, role=Role.LEAD)
        head = Script(user)
        shown = head.get(resource).json()["results"][0]
        changes = data.draw(st.dictionaries(st.sampled_from(fields), odd, min_size=1, max_size=3))
        body = data.draw(odd | st.just({**shown, **changes}) | st.just(changes))
        # not the test client's own writer, which refuses what it cannot encode
        sent = json.dumps(body)

        answers = [
            head.client.post(f"/api/v1/{resource}/", sent, content_type="application/json"),
            head.client.patch(
                shown["link"], sent, content_type="application/json", headers={"If-Match": "*"}
            ),
        ]
        transaction.set_rollback(True)

    for answer in answers:
        assert answer.status_code in (200, 201, 400)
        if answer.status_code == 400:
            assert codes(answer.json())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_set_of_passages_is_written_or_refused(study: Study, data: Any) -> None:
    rows = st.dictionaries(
        st.sampled_from(
            ["document", "key", "pages", "quotations", "uses", "assessments", "cluster", "refers_to"]
        ),
        odd
        | st.lists(
            st.dictionaries(
                st.sampled_from(["text", "position", "publication", "prediction", "direction", "strength"]),
                odd,
            ),
            max_size=3,
        ),
    )
    with transaction.atomic():
        head = Script(make_user(is_staff=True, is_superuser=True))
        document = head.get("documents").json()["results"][0]["key"]
        drawn = data.draw(st.lists(rows | odd, min_size=1, max_size=4))
        sent = [{"document": document, **row} if isinstance(row, dict) else row for row in drawn]
        body = json.dumps({"study": "small", "passages": sent})

        answer = head.client.post("/api/v1/passages/bulk/", body, content_type="application/json")
        transaction.set_rollback(True)

    assert answer.status_code in (201, 400)
    if answer.status_code == 400:
        assert codes(answer.json())
