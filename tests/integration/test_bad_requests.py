"""What no page can mean is answered with 400, 404 or 405, and never with a crash."""

from __future__ import annotations

import pytest
from django.test import Client

from evidence.choices import Visibility
from evidence.models import Study
from evidence.querysets import DocumentQuerySet
from tests.conftest import SmallStudy
from tests.integration.api.faults import codes


@pytest.fixture
def client(small_study: SmallStudy) -> Client:
    """A stranger before a public study."""
    Study.objects.filter(slug="small").update(visibility=Visibility.PUBLIC)
    return Client()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        pytest.param("/studies/small/?coder=%00", 400, id="nul-in-a-filter"),
        pytest.param("/api/v1/studies/small/congruence/?coder=a%00b", 400, id="nul-in-the-api"),
        pytest.param("/api/v1/documents/?written_from=%25", 400, id="per-cent-as-a-date"),
        pytest.param("/api/v1/passages/?refers_to_date=%25(value)s", 400, id="pattern-as-a-date"),
        pytest.param(f"/api/v1/documents/?q={'a' * 60_000}", 400, id="endless-question"),
        pytest.param("/studies/small/?format=pdf", 400, id="unknown-format"),
        pytest.param("/studies/small/?from=1953-02-30", 400, id="day-that-never-was"),
        pytest.param("/studies/small/cells/power/nowhere/", 404, id="state-that-is-not-there"),
        pytest.param("/api/v1/documents/?cursor=%ff", 400, id="broken-cursor"),
    ],
)
def test_bad_address_is_refused(client: Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status


@pytest.mark.parametrize(
    ("address", "status"),
    [
        pytest.param("/api/v1/documents/ä/", 404, id="no-such-address"),
        pytest.param("/api/v1/documents/none-such/", 404, id="no-such-row"),
        pytest.param("/api/v1/documents/a%00b/", 400, id="nul"),
        pytest.param("/api/v2/", 404, id="no-such-version"),
    ],
)
def test_the_api_refuses_bad_addresses_in_the_form_of_all_its_faults(
    client: Client, address: str, status: int
) -> None:
    answer = client.get(address)

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/json")
    assert codes(answer.json())["detail"]


def test_an_error_of_ours_is_told_to_programs_in_their_form_and_to_people_as_a_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = Client(raise_request_exception=False)
    monkeypatch.setattr(DocumentQuerySet, "visible_to", lambda rows, user: 1 / 0)

    api, page = client.get("/api/v1/documents/"), client.get("/documents/")

    assert (api.status_code, page.status_code) == (500, 500)
    assert codes(api.json()) == {"detail": ["error"]}
    assert "ZeroDivisionError" not in api.content.decode() + page.content.decode()
    assert b"<h1>Something went wrong on our side</h1>" in page.content


def test_nul_in_a_cookie_is_refused(client: Client) -> None:
    answer = client.get("/studies/", headers={"cookie": r'sessionid="aaaaaaaaaa\000b"'})

    assert answer.status_code == 400


def test_page_of_the_api_answers_questions_about_itself_without_a_crash(client: Client) -> None:
    assert client.options("/api/docs/").status_code == 405
