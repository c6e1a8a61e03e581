"""The page of coders' agreement: figures with the same in numbers, and nothing that its reader may not see."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from evidence.choices import Access, Role, Visibility
from tests.conftest import SmallStudy
from tests.factories import make_code, make_document, make_document_text, make_member, make_passage
from tests.integration.agreement import TEN, coding, judge, judge_apart
from tests.integration.pages.conftest import browser_of

ADDRESS = "/studies/small/agreement/"


@pytest.fixture
def open_study(small_study: SmallStudy) -> SmallStudy:
    """The small study, for everybody."""
    small_study.study.visibility = Visibility.PUBLIC
    small_study.study.save()
    return small_study


def text_of(browser: Client | None = None, **asked: Any) -> str:
    """The page as it is sent, white space collapsed."""
    response = (browser or Client()).get(ADDRESS, {"draws": 20, **asked})
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def test_page_says_who_was_compared_and_shows_coefficients_by_group(open_study: SmallStudy) -> None:
    judge_apart(open_study, *TEN)

    page = text_of()

    assert "10 units, judged by Name of first, Name of second; 10 of them by two coders or more" in page
    assert '<th scope="row">Whole study</th><td>10</td><td>10</td>' in page
    assert "<strong>0.573</strong>" in page
    assert "Name of power" in page
    assert "first and second" in page


def test_figures_have_words_and_the_same_in_numbers(open_study: SmallStudy) -> None:
    judge_apart(open_study, *TEN)

    page = text_of()

    assert page.count('role="img"') == 2
    assert page.count("<svg") == page.count("<desc") == page.count("<title id") == 2
    assert "The same in numbers" in page
    assert '<text class="count on-dark" x="133"' in page
    assert '<tr><th scope="row">supports</th><td>6</td><td>1</td><td>0</td></tr>' in page


def test_unit_on_which_coders_differ_leads_to_its_cell(open_study: SmallStudy) -> None:
    passages = judge_apart(open_study, *TEN)

    page = text_of()

    assert "2 units on which coders differ" in page
    assert f'<a href="/studies/small/cells/power/north/">{passages[8].key}</a>' in page
    assert "<li>first: supports 3</li><li>second: contradicts 3</li>" in page


def test_long_list_of_differences_says_that_files_have_them_all(open_study: SmallStudy) -> None:
    judge_apart(open_study, *[(3, -3)] * 51)

    page = text_of()

    assert "51 units on which coders differ, the first 50 of them; the files have all" in page


def test_restricted_unit_is_said_to_be_there_and_not_shown(open_study: SmallStudy) -> None:
    judge_apart(open_study, (2, 2), (-2, -2))
    secret = make_passage(
        study=open_study.study, document=make_document(access=Access.RESTRICTED), key="quill"
    )
    for coder, strength in zip(open_study.coders, (3, -3), strict=True):
        judge(open_study.predictions[0], secret, coder, strength)

    page = text_of()

    assert "quill" not in page
    assert "1 unit on which coders differ, restricted" in page


def test_one_coder_is_told_that_there_is_nobody_to_agree_with(open_study: SmallStudy) -> None:
    judge_apart(open_study, (2, None), (1, None))

    page = text_of()

    assert "No alpha of direction. Only one coder: there is nobody to agree with." in page
    assert "<svg" not in page


def test_study_without_judgements_has_a_page(open_study: SmallStudy) -> None:
    assert "Nobody has submitted a judgement here" in text_of()


def test_wrong_parameter_is_told_on_the_page(open_study: SmallStudy) -> None:
    response = Client().get(ADDRESS, {"coder": "nobody", "draws": "x"})

    assert response.status_code == 400
    assert "Unknown: nobody. Known: first, second." in response.content.decode()
    assert "“x” is no whole number from 0 to 5000." in response.content.decode()


def test_stretches_stand_on_the_page_with_their_code(open_study: SmallStudy) -> None:
    text = make_document_text(document=open_study.documents[0], body="x" * 100)
    code = make_code(study=open_study.study, slug="fear")
    for coder in open_study.coders:
        coding(open_study, coder, code, text, 10, 30)

    assert "/fear</td>" in text_of()


def test_private_study_is_compared_for_its_members_only(small_study: SmallStudy) -> None:
    member = browser_of(make_member(small_study.study, Role.READER))

    assert Client().get(ADDRESS).status_code == 404
    assert Client().get("/api/v1/studies/small/agreement/").status_code == 404
    assert member.get(ADDRESS).status_code == 200


def test_page_of_the_study_leads_there(open_study: SmallStudy) -> None:
    assert f'href="{ADDRESS}"' in Client().get("/studies/small/").content.decode()
    assert 'aria-current="page">Coders\' agreement' in text_of()
