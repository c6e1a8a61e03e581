"""A study's page shows what the report says, cell by cell."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from evidence.choices import Role
from hypotheses.choices import By
from hypotheses.exports.congruence import headline_text
from hypotheses.models import Assessment
from hypotheses.reports import congruence_table
from hypotheses.reports.wording import VERDICT_SIGNS, number
from tests.conftest import SmallStudy
from tests.factories import make_explanation, make_hypothesis, make_member, make_scoring_settings, make_study
from tests.integration.pages.conftest import Assessed, browser_of
from tests.integration.pages.reading import matrix_of, read, words_of

TABLE = "/studies/small/"


@pytest.mark.parametrize("by", list(By))
def test_every_cell_of_the_report_is_on_the_page(by: By, member: Client, assessed: Assessed) -> None:
    table = congruence_table(assessed.small.study, by=by)

    shown = matrix_of(member.get(TABLE, {"by": by}))

    assert len(shown) == len(table.cells) == 4
    for cell in table.cells:
        words = shown[cell.row.name, cell.column.name]
        assert words.startswith(f"{VERDICT_SIGNS[cell.result.verdict]} {cell.result.verdict.label}")
        assert (number(cell.result.score) in words) is (cell.result.score is not None)
        assert [flag for flag in cell.result.flags if flag.value.replace("-", " ") not in words] == []


def test_cell_says_how_much_it_rests_on(member: Client, assessed: Assessed) -> None:
    shown = matrix_of(member.get(TABLE))

    assert "3 clusters, 3 assessments; 1 restricted" in shown["Name of power", "Name of north"]


def test_cell_shows_coverage_only_where_something_is_untested(member: Client, assessed: Assessed) -> None:
    place = "Name of power", "Name of north"
    assert "coverage" not in matrix_of(member.get(TABLE))[place]

    Assessment.objects.get(passage=assessed.secret_passage).delete()

    assert "coverage 0.50" in matrix_of(member.get(TABLE))[place]


def test_cell_with_predictions_and_no_evidence_says_that_none_is_tested(
    member: Client, small_study: SmallStudy
) -> None:
    cell = matrix_of(member.get(TABLE))["Name of power", "Name of north"]

    assert cell.startswith("? Insufficient evidence")
    assert "2 predictions, none tested" in cell


def test_computed_and_published_verdict_stand_side_by_side(member: Client, assessed: Assessed) -> None:
    shown = matrix_of(member.get(TABLE))

    assert "≠ published: No" in shown["Name of power", "Name of north"]
    assert "= as published" in shown["Name of memory", "Name of south"]
    assert "no published verdict" in shown["Name of power", "Name of south"]


def test_headline_is_the_one_of_the_exports_and_names_where_verdicts_part(
    member: Client, assessed: Assessed
) -> None:
    words = words_of(member.get(TABLE))

    assert headline_text(congruence_table(assessed.small.study)) in words
    assert "They part in Name of power, Name of north" in words


def test_every_cell_opens_with_the_filters_that_made_it(member: Client, assessed: Assessed) -> None:
    tags = read(member.get(f"{TABLE}?by=hypothesis&source_class=internal&format=")).tags

    opened = [attributes["href"] for tag, attributes in tags if attributes.get("class") == "cell-link"]
    assert opened == [
        f"{TABLE}cells/{row}/{state}/?by=hypothesis&source_class=internal"
        for row in ("power", "memory")
        for state in ("north", "south")
    ]


def test_flags_are_explained_in_words_below_the_table(member: Client, assessed: Assessed) -> None:
    words = words_of(member.get(TABLE))

    assert "restricted Some evidence is restricted." in words
    assert "literature only" not in words


def test_settings_of_the_rule_are_printed_with_what_they_do(member: Client, small_study: SmallStudy) -> None:
    make_scoring_settings(study=small_study.study, minimum_clusters=3)

    assert "Minimum clusters 3 How many independent clusters" in words_of(member.get(TABLE))


def test_headings_of_rows_and_columns_have_their_scope(member: Client, small_study: SmallStudy) -> None:
    tags = read(member.get(TABLE)).tags

    scopes = [attributes.get("scope") for tag, attributes in tags if tag == "th"]
    assert scopes[:5] == ["col", "col", "col", "row", "row"]
    assert None not in scopes


def test_hypothesis_is_shown_with_the_explanation_it_belongs_to(
    member: Client, small_study: SmallStudy
) -> None:
    explanation = make_explanation(study=small_study.study, name="Exchange")
    make_hypothesis(explanation=explanation, name="Binding")

    rows = {row for row, _ in matrix_of(member.get(f"{TABLE}?by=hypothesis"))}

    assert "Binding Exchange" in rows


def test_study_without_explanations_or_states_has_an_empty_table(db: None) -> None:
    study = make_study(slug="new")
    browser = browser_of(make_member(study))

    assert "The study has no explanations yet" in words_of(browser.get("/studies/new/"))
    make_explanation(study=study)
    assert "The study has no states yet" in words_of(browser.get("/studies/new/"))


def test_way_into_the_admin_is_shown_to_staff_only(small_study: SmallStudy, member: Client) -> None:
    staff = browser_of(make_member(small_study.study, Role.LEAD, is_staff=True))

    links = [
        reverse("admin:index") in {attributes.get("href") for _, attributes in read(browser.get(TABLE)).tags}
        for browser in (staff, member)
    ]

    assert links == [True, False]
