"""The admin's list of wordings: searched by their words, as the site is."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from evidence.choices import Access
from evidence.models import DocumentText
from tests.factories import make_member, make_user
from tests.integration.admin.forms import address
from tests.integration.pages.test_search import make_worded
from tests.unit.evidence.searching.strategies import ATTACKS


@pytest.fixture
def staff(db: None) -> Client:
    """The browser of somebody on the staff who sees what is open."""
    client = Client()
    client.force_login(make_member(is_staff=True))
    return client


def listed(client: Client, q: str) -> dict[str, str]:
    """The documents whose wordings are listed, with the pages on which the words were found."""
    page: Any = client.get(address(DocumentText, "changelist"), {"q": q})
    assert page.status_code == 200
    admin = page.context["cl"].model_admin
    return {text.document.short_title: admin.found_on(text) for text in page.context["cl"].result_list}


def test_words_of_the_text_are_found_with_their_pages(staff: Client) -> None:
    make_worded("On security.", "No.", "Securities", short_title="NSC 5514")
    make_worded("On trade.", short_title="NSC 5515")

    assert listed(staff, "secur*") == {"NSC 5514": "493, 495"}
    assert listed(staff, '"on security"') == {"NSC 5514": "493"}


def test_two_characters_are_found(staff: Client) -> None:
    make_worded("日本国憲法の条約", short_title="憲法")

    assert listed(staff, "国憲") == {"憲法": "493"}


def test_title_and_file_are_found_too(staff: Client) -> None:
    make_worded("On trade.", short_title="NSC 5514")

    assert listed(staff, "5514") == listed(staff, "frus1952-54v14p2.xml") == {"NSC 5514": ""}


def test_list_without_a_search_names_no_pages(staff: Client) -> None:
    make_worded("On trade.", short_title="NSC 5514")

    assert listed(staff, "") == {"NSC 5514": ""}


def test_many_pages_are_not_all_named(staff: Client) -> None:
    make_worded(*["Guam"] * 12, short_title="Long")

    assert listed(staff, "guam") == {"Long": "493, 494, 495, 496, 497, 498, 499, 500 …"}


def test_hidden_wording_is_not_found(staff: Client) -> None:
    make_worded("Guam", short_title="Seen")
    make_worded("Guam", short_title="Hidden", access=Access.RESTRICTED)
    chief = Client()
    chief.force_login(make_user(is_staff=True, is_superuser=True))

    assert set(listed(staff, "guam")) == {"Seen"}
    assert set(listed(chief, "guam")) == {"Seen", "Hidden"}


@pytest.mark.parametrize("text", [each for each in ATTACKS if "\0" not in each])
def test_no_query_breaks_the_list(staff: Client, text: str) -> None:
    make_worded("a b c")

    response = staff.get(
        address(DocumentText, "changelist"), {"q": text[:2000].encode("utf-8", "surrogatepass")}
    )

    assert response.status_code == 200
