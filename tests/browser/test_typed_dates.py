"""A date is read back below its field while it is typed, before anything is saved."""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from evidence.models import Document
from tests.browser.chromium import browser_page
from tests.factories import make_document, make_user

pytestmark = pytest.mark.browser


def test_date_is_read_back_while_it_is_typed(live_server: LiveServer, client: Client) -> None:
    document = make_document()
    client.force_login(make_user(is_staff=True, is_superuser=True))
    with browser_page() as (page, witness):
        cookie = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page.goto(f"{live_server.url}/admin/evidence/document/{document.pk}/change/")

        page.get_by_label("Date (EDTF)").focus()
        page.keyboard.type("Showa 28.7")
        expect(page.get_by_text("Read as 1953-07: from July 1, 1953 to July 31, 1953.")).to_be_visible()
        page.keyboard.type(" of nothing")
        expect(page.get_by_text("cannot be read as a date")).to_be_visible()

    assert Document.objects.get().date_edtf == ""
    assert witness.complaints == []
    assert witness.asked_beyond(live_server.url) == []
