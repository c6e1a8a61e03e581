"""Several people write at the same moment: each is answered, and nothing is written twice or half."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections

from evidence.choices import Role
from evidence.models import Passage, Study
from tests.factories import make_document, make_passage, make_study
from tests.integration.api.writing import Script, script_of

PEOPLE = 4


@pytest.fixture
def study(transactional_db: None) -> Study:
    """The study that is written, and the document that is quoted."""
    make_document(key="d1")
    return make_study(slug="small")


@pytest.fixture
def scripts(study: Study) -> list[Script]:
    """The scripts of several leads."""
    return [script_of(study, Role.LEAD, codes_as=f"lead-{n}") for n in range(PEOPLE)]


def together(scripts: list[Script], ask: Callable[[Script], Any]) -> list[Any]:
    """The answers to what all ask at once; on SQLite, where writers take turns anyway, one after the other."""
    if connection.vendor == "sqlite":
        return [ask(script) for script in scripts]
    answers: dict[int, Any] = {}
    begin = threading.Barrier(len(scripts))

    def run(number: int) -> None:
        begin.wait()
        try:
            answers[number] = ask(scripts[number])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(scripts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answers[number] for number in range(len(scripts))]


def test_of_several_rows_of_one_key_one_is_written(scripts: list[Script]) -> None:
    body = {"study": "small", "document": "d1", "key": "E001"}

    answers = together(scripts, lambda script: script.post("passages", body))

    assert sorted(each.status_code for each in answers) == [201, 400, 400, 400]
    assert Passage.objects.count() == 1


def test_keys_that_are_made_differ(scripts: list[Script]) -> None:
    body = {"study": "small", "document": "d1"}

    answers = together(scripts, lambda script: script.post("passages", body))
    at_once = together(
        scripts,
        lambda script: script.post(
            "passages/bulk", {"study": "small", "passages": [{"document": "d1"}] * 20}
        ),
    )

    assert {each.status_code for each in [*answers, *at_once]} == {201}
    assert Passage.objects.count() == PEOPLE + PEOPLE * 20


def test_of_several_sets_with_one_key_in_common_one_is_written(scripts: list[Script]) -> None:
    rows = [{"document": "d1", "key": f"E{n:03d}"} for n in range(50)]

    answers = together(
        scripts, lambda script: script.post("passages/bulk", {"study": "small", "passages": rows})
    )

    codes = sorted(each.status_code for each in answers)
    assert codes[0] == 201
    assert set(codes[1:]) <= {400, 409}
    assert Passage.objects.count() == 50


def test_of_several_changes_of_one_version_one_is_made(scripts: list[Script], study: Study) -> None:
    link = f"passages/{make_passage(study=study).pk}"
    seen = scripts[0].get(link)["ETag"]

    answers = together(
        scripts, lambda script: script.patch(link, {"summary": f"By {script.user}."}, match=seen)
    )

    assert sorted(each.status_code for each in answers) == [200, 412, 412, 412]
