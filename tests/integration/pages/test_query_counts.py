"""Pages ask the database as often for many rows as for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evidence.choices import AgentRole, Role, Visibility
from tests.conftest import SmallStudy
from tests.factories import (
    make_appraisal,
    make_assessment,
    make_cluster,
    make_coder,
    make_collection,
    make_document,
    make_document_agent,
    make_explanation,
    make_holding,
    make_hypothesis,
    make_member,
    make_passage,
    make_passage_use,
    make_prediction,
    make_quotation,
    make_state,
)
from tests.integration.pages.conftest import browser_of


def queries_of(browser: Client, address: str) -> int:
    """How many statements a page takes."""
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


def add_passage(small: SmallStudy) -> None:
    """One more passage on P1 with all that hangs on a passage, judged by two coders."""
    document = make_document()
    make_appraisal(study=small.study, document=document)
    inner = make_collection(parent=make_collection())
    make_holding(document=document, collection=inner, url="https://example.org/copy")
    make_document_agent(document=document, role=AgentRole.AUTHOR)
    document.quoted_in = make_holding(collection=inner).document
    document.save()
    passage = make_passage(study=small.study, document=document, cluster=make_cluster(study=small.study))
    make_quotation(passage=passage)
    make_passage_use(passage=passage)
    for coder in small.coders:
        make_assessment(prediction=small.predictions[0], passage=passage, coder=coder)


def anybody(small: SmallStudy) -> Client:
    """A browser without login, on the study made public."""
    small.study.visibility = Visibility.PUBLIC
    small.study.save()
    return Client()


def coder(small: SmallStudy) -> Client:
    """The browser of a coder who may change everything in the admin."""
    user = make_member(small.study, Role.CODER, is_staff=True)
    return browser_of(user)


READERS = [pytest.param(anybody, id="anybody"), pytest.param(coder, id="coder")]


@pytest.mark.parametrize("reader", READERS)
def test_cell_with_eleven_passages_takes_as_many_queries_as_with_one(
    reader: Callable[[SmallStudy], Client], small_study: SmallStudy
) -> None:
    browser = reader(small_study)
    address = "/studies/small/cells/power/north/"
    add_passage(small_study)
    with_one = queries_of(browser, address)

    for _ in range(10):
        add_passage(small_study)

    assert queries_of(browser, address) == with_one
    assert with_one <= 50


@pytest.mark.parametrize("reader", READERS)
def test_large_table_takes_as_many_queries_as_a_small_one(
    reader: Callable[[SmallStudy], Client], small_study: SmallStudy
) -> None:
    browser = reader(small_study)
    add_passage(small_study)
    small = queries_of(browser, "/studies/small/")

    for _ in range(5):
        state = make_state(study=small_study.study)
        hypothesis = make_hypothesis(explanation=make_explanation(study=small_study.study))
        make_prediction(hypothesis=hypothesis, state=state)
        make_coder(study=small_study.study)
        add_passage(small_study)

    assert queries_of(browser, "/studies/small/") == small
    assert small <= 25
