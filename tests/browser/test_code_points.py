"""Offsets count code points, also for a browser, whose own strings count otherwise."""

from __future__ import annotations

import pytest
from pytest_django.live_server_helper import LiveServer

from evidence.choices import Visibility
from evidence.models import Quotation
from evidence.services.verifying import verify_quotations
from tests.browser.chromium import browser_page
from tests.factories import make_passage, make_quotation, make_study
from tests.integration.pages.test_search import make_worded

pytestmark = pytest.mark.browser

#: Characters of two UTF-16 units, an accent that combines, marks of direction, a family of two.
BEFORE = (
    "\U0001d50e\U0001d52f\U0001d526 \U00020bb7野家 cafe\u0301 \u200fשלום\u200e \U0001f469\u200d\U0001f467 "
)
QUOTED = "The Envoy of \U00020bb7野 said 👍 to the King of the Cafe\u0301"
#: How a page that knows the API cuts a quotation out of a text: by code points, as `Array.from` counts them.
CUT = """async ([text, passages]) => {
    const body = (await (await fetch(text)).json()).body;
    const [passage] = (await (await fetch(passages)).json()).results;
    const {start, end} = passage.quotations[0];
    return [Array.from(body).slice(start, end).join(""), body.slice(start, end)];
}"""


def test_browser_cuts_the_quotation_out_of_the_text_by_code_points(live_server: LiveServer) -> None:
    study = make_study(visibility=Visibility.PUBLIC)
    document = make_worded(f"{BEFORE}{QUOTED}, and left.")
    passage = make_passage(study=study, document=document)
    make_quotation(passage=passage, text=QUOTED)
    verify_quotations(Quotation.objects.all(), by=None)

    with browser_page() as (page, witness):
        page.goto(f"{live_server.url}/search/")
        by_code_points, by_units = page.evaluate(
            CUT,
            [f"/api/v1/documents/{document.key}/text/", f"/api/v1/passages/?document={document.key}"],
        )

    assert by_code_points == QUOTED
    assert by_units != QUOTED
    assert witness.complaints == []
