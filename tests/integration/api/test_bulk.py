"""Many passages at once: all of them or nothing, all faults at once, and no query a row."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.choices import Role
from evidence.models import Document, Passage, PassageUse, Quotation, Study
from hypotheses.models import Assessment
from tests.factories import make_passage, make_prediction, make_study
from tests.integration.api.faults import codes
from tests.integration.api.writing import WORDS, Script, script_of


@pytest.fixture
def study(db: None) -> Study:
    """The study that is written, with predictions P1 and P2."""
    study = make_study(slug="small")
    for key in ("P1", "P2"):
        make_prediction(study=study, key=key)
    return study


def passage(n: int = 0, **fields: Any) -> dict[str, Any]:
    """A passage as it is sent."""
    return {
        "document": "d1",
        "summary": f"Passage {n}.",
        "quotations": [{"text": WORDS}, {"text": "He agrees."}],
        "uses": [{"publication": "A paper", "note": str(n)}],
        "assessments": [
            {"prediction": "P1", "direction": "supports", "strength": 2},
            {"prediction": "P2", "direction": "neutral", "status": "draft"},
        ],
        **fields,
    }


def send(script: Script, *passages: Any, **headers: str) -> Any:
    """The answer to passages of the study."""
    return script.post("passages/bulk", {"study": "small", "passages": list(passages)}, **headers)


def counts() -> list[int]:
    """How many rows there are."""
    return [model.objects.count() for model in (Passage, Quotation, PassageUse, Assessment)]


def test_passages_are_written_with_all_that_is_inside_them(coder: Script, document: Document) -> None:
    response = send(coder, passage(), passage(1, key="E001"), x_change_reason="from the register")

    written = response.json()["passages"]
    assert response.status_code == 201
    assert [each["key"] for each in written] == ["P0001", "E001"]
    assert [each["verification"] for each in written[0]["quotations"]] == ["verbatim", "verbatim"]
    assert counts() == [2, 4, 2, 4]
    assert {each.coder.slug for each in Assessment.objects.all()} == {"ann"}
    submitted = Assessment.objects.filter(status="submitted")
    assert submitted.filter(submitted_at__isnull=False).count() == 2
    for model in (Passage, Quotation, PassageUse, Assessment):
        first = model.history.earliest("history_id")
        assert (first.history_user, first.history_change_reason) == (coder.user, "from the register")


def test_all_faults_of_all_rows_are_told_and_nothing_is_written(coder: Script, document: Document) -> None:
    make_passage(study=Study.objects.get(slug="small"), key="E001")
    before = counts()

    response = send(
        coder,
        passage(),
        passage(1, key="E001"),
        passage(2, document="none", colour="red"),
        passage(3, quotations=[{"text": WORDS}, {"text": ""}], refers_to="long ago"),
        passage(4, assessments=[{"prediction": "P1", "direction": "supports"}, {"prediction": "P9"}]),
        passage(5, assessments=[{"prediction": "P1", "direction": "supports", "strength": 9}]),
        passage(6, key="E006"),
        passage(7, key="E006", quotations=[{"text": "a", "position": 1}, {"text": "b", "position": 1}]),
        "no passage",
        passage(8, assessments=[{"prediction": "P1", "direction": "neutral"}] * 2),
    )

    assert response.status_code == 400
    assert codes(response.json()) == {
        "passages": {
            "1": {"key": ["doubled"]},
            "2": {"colour": ["unknown"]},
            "3": {"refers_to": ["invalid"], "quotations": {"1": {"text": ["empty"]}}},
            "4": {"assessments": {"1": {"direction": ["required"]}}},
            "5": {"assessments": {"0": {"strength": ["strength"]}}},
            "7": {"key": ["doubled"], "quotations": {"1": {"position": ["doubled"]}}},
            "8": {"non_field_errors": ["invalid"]},
            "9": {"assessments": {"1": {"coder": ["doubled"]}}},
        }
    }
    assert counts() == before


def test_the_last_row_of_a_thousand_is_wrong_and_nothing_is_written(
    coder: Script, document: Document
) -> None:
    response = send(coder, *[{"document": "d1"}] * 999, {"document": "none"})

    assert codes(response.json()) == {"passages": {"999": {"document": ["does_not_exist"]}}}
    assert Passage.objects.count() == 0


def test_more_rows_cost_no_more_queries_each(coder: Script, document: Document) -> None:
    def n_queries(n: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert send(coder, *(passage(each) for each in range(n))).status_code == 201
        return len([each for each in asked.captured_queries if "quotation" not in each["sql"]])

    few, many = n_queries(2), n_queries(40)

    assert many <= few + 4


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ([], {"non_field_errors": ["invalid"]}),
        ({"study": "small"}, {"non_field_errors": ["invalid"]}),
        ({"study": "small", "passages": []}, {"passages": ["max_length"]}),
        ({"study": "small", "passages": [{}] * 1001}, {"passages": ["max_length"]}),
        ({"study": "none", "passages": [{}]}, {"study": ["does_not_exist"]}),
        ({"study": 7, "passages": [{}]}, {"study": ["does_not_exist"]}),
    ],
)
def test_what_is_no_list_of_passages_is_refused(coder: Script, body: Any, fault: Any) -> None:
    response = coder.post("passages/bulk", body)

    assert (response.status_code, codes(response.json())) == (400, fault)


def test_who_may_not_write_passages_writes_none_at_once(study: Study, document: Document) -> None:
    hidden = make_study(slug="hidden")
    reader = script_of(study, Role.READER)
    elsewhere = script_of(hidden)

    assert send(Script(), passage()).status_code == 401
    assert send(reader, passage()).status_code == 403
    assert codes(send(elsewhere, passage()).json()) == {"study": ["does_not_exist"]}
    assert Passage.objects.count() == 0
