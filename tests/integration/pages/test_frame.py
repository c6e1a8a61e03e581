"""What all pages share: entrance, login, logout, errors, and nothing from elsewhere."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from tests.conftest import SmallStudy
from tests.factories import make_user
from tests.integration.pages.conftest import Assessed
from tests.integration.pages.reading import read, words_of

PAGES = [
    pytest.param("/studies/", id="studies"),
    pytest.param("/studies/small/", id="table"),
    pytest.param("/studies/small/?by=hypothesis", id="table-by-hypothesis"),
    pytest.param("/studies/small/?archive=nowhere", id="wrong-filter"),
    pytest.param("/studies/small/cells/power/north/", id="cell"),
    pytest.param("/studies/small/cells/memory/south/", id="silent-cell"),
    pytest.param("/studies/small/cells/power/north/?archive=nowhere", id="cell-with-wrong-filter"),
    pytest.param("/studies/small/data-dictionary/", id="dictionary"),
    pytest.param("/documents/", id="collections"),
    pytest.param("/documents/?find=d", id="documents-found"),
    pytest.param("/documents/?find=none+such", id="no-documents-found"),
    pytest.param("/documents/d1/", id="document-without-text"),
    pytest.param("/documents/d4/", id="document"),
    pytest.param("/find-quote/", id="find-quote"),
    pytest.param("/find-quote/?q=security+of+Japan", id="quotation-found-or-not"),
    pytest.param("/search/", id="search"),
    pytest.param("/search/?q=security", id="pages-found"),
    pytest.param("/search/?q=none+such", id="no-pages-found"),
    pytest.param("/studies/none/", id="not-found"),
    pytest.param("/accounts/login/", id="login"),
]


@pytest.mark.parametrize("address", PAGES)
def test_page_allows_and_holds_no_style_or_script_of_its_own(
    address: str, member: Client, assessed: Assessed
) -> None:
    response = member.get(address, follow=True)

    policy = response["Content-Security-Policy"].split("; ")
    assert {"default-src 'self'", "script-src 'self'", "style-src 'self'"} <= set(policy)
    for tag, attributes in read(response).tags:
        assert tag not in ("script", "style")
        assert [name for name in attributes if name == "style" or name.startswith("on")] == []


@pytest.mark.parametrize("address", PAGES)
def test_page_loads_only_what_this_server_sends(address: str, member: Client, assessed: Assessed) -> None:
    tags = read(member.get(address, follow=True)).tags

    loaded = [attributes["href"] for tag, attributes in tags if tag == "link"]
    loaded += [attributes["src"] for tag, attributes in tags if "src" in attributes]
    assert loaded
    assert [where for where in loaded if not (where or "").startswith("/static/")] == []


@pytest.mark.parametrize("address", PAGES)
def test_page_has_title_language_and_a_way_past_the_navigation(
    address: str, member: Client, assessed: Assessed
) -> None:
    tags = read(member.get(address, follow=True)).tags

    assert ("html", {"lang": "en"}) in tags
    assert [tag for tag, _ in tags].count("h1") == 1
    assert next(attributes["href"] for tag, attributes in tags if tag == "a") == "#content"
    assert any(attributes.get("id") == "content" for _, attributes in tags)
    identifiers = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))


def test_entrance_leads_to_the_studies(client: Client, db: None) -> None:
    assert client.get("/", follow=True).redirect_chain == [("/studies/", 302)]


def test_login_leads_on_to_the_page_that_was_asked_for(small_study: SmallStudy, client: Client) -> None:
    make_user(username="reader", password="pass-for-tests")

    response = client.post(
        "/accounts/login/?next=/studies/small/",
        {"username": "reader", "password": "pass-for-tests", "next": "/studies/small/"},
    )

    assert response["Location"] == "/studies/small/"


def test_wrong_password_is_told(client: Client, db: None) -> None:
    response = client.post("/accounts/login/", {"username": "reader", "password": "wrong"})

    assert "Please enter a correct username and password" in words_of(response)


def test_logout_needs_a_form_and_ends_the_login(member: Client) -> None:
    assert member.get("/accounts/logout/").status_code == 405
    assert member.post("/accounts/logout/")["Location"] == "/accounts/login/"
    assert settings.SESSION_COOKIE_NAME not in {
        name for name, morsel in member.cookies.items() if morsel.value
    }


def test_pages_answer_no_other_method_than_reading(member: Client, small_study: SmallStudy) -> None:
    for address in ("/studies/", "/studies/small/", "/studies/small/cells/power/north/"):
        assert member.post(address).status_code == 405


def test_form_without_its_token_is_refused_with_advice(db: None) -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {})

    assert response.status_code == 403
    assert "The form has expired" in words_of(response)


def test_error_of_ours_says_so_without_asking_the_database(
    small_study: SmallStudy, member: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **more: object) -> None:
        raise RuntimeError("a fault for this test")

    monkeypatch.setattr("hypotheses.views.studies.table_asked_for", fail)
    member.raise_request_exception = False

    response = member.get("/studies/small/")

    assert response.status_code == 500
    assert "Something went wrong on our side" in words_of(response)
    assert "a fault for this test" not in response.content.decode()


def test_browser_that_asks_for_the_mark_of_the_site_gets_it(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"] == "/static/site/mark.svg"
