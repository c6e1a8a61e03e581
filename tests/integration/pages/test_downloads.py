"""The files that the page gives: the very bytes of command and API."""

from __future__ import annotations

import pytest
from django.test import Client

from evidence.tables import FORMATS
from hypotheses.choices import By
from hypotheses.exports.columns import CELL_COLUMNS
from hypotheses.exports.congruence import export
from hypotheses.reports import congruence_table
from hypotheses.selection import Selection
from tests.conftest import SmallStudy
from tests.integration.pages.conftest import Assessed
from tests.integration.pages.reading import read, words_of

TABLE = "/studies/small/"
#: XLSX files carry the moment of their making.
STEADY = [name for name in FORMATS if name != "xlsx"]


@pytest.mark.parametrize("name", STEADY)
def test_file_is_the_export_byte_for_byte(name: str, member: Client, assessed: Assessed) -> None:
    response = member.get(TABLE, {"format": name, "by": "hypothesis", "source_class": "internal"})

    table = congruence_table(
        assessed.small.study, by=By.HYPOTHESIS, selection=Selection(source_classes=("internal",))
    )
    assert response.content == export(table, name)
    assert response["Content-Type"] == FORMATS[name].media_type
    assert f"small-congruence.{FORMATS[name].extension}" in response["Content-Disposition"]


@pytest.mark.parametrize("name", ["csv", "json"])
def test_file_is_the_same_from_the_api(name: str, member: Client, assessed: Assessed) -> None:
    query = f"?format={name}&coder=first"

    page, api = member.get(f"{TABLE}{query}"), member.get(f"/api/v1/studies/small/congruence/{query}")

    assert page.content == api.content


def test_workbook_is_given(member: Client, assessed: Assessed) -> None:
    assert member.get(TABLE, {"format": "xlsx"}).content.startswith(b"PK")


def test_links_lead_to_every_format_with_the_filters_as_they_are(
    member: Client, small_study: SmallStudy
) -> None:
    tags = read(member.get(f"{TABLE}?source_class=internal")).tags

    links = [each["href"] for tag, each in tags if tag == "a" and "format=" in (each.get("href") or "")]
    assert links == [
        *(
            f"?source_class=internal&format={name}"
            for name in ("csv", "json", "markdown", "latex", "html", "xlsx")
        ),
        *(f"{TABLE}sheets/?format={name}" for name in ("xlsx", "json", "csv")),
    ]


def test_dictionary_explains_every_column(member: Client, small_study: SmallStudy) -> None:
    words = words_of(member.get(f"{TABLE}data-dictionary/"))

    for column in CELL_COLUMNS:
        assert f"{column.key} {column.heading} {column.description}" in words
