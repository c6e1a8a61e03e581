"""Orders of preference in the demonstration study: what the reference on method prints (10.3), at every door."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from evidence.choices import Access
from evidence.models import Document, Study
from hypotheses.choices import Weakness
from hypotheses.reports.preferences import StateOrder, preference_report
from tests.factories import make_archivist, make_member, make_membership, make_user
from tests.integration.demonstration.published_figures import JP, SK, TW, US

PAGE = "/studies/hub-and-spokes/preferences/"
API = "/api/v1/studies/hub-and-spokes/preferences/"
TABLES = ("orders", "measures", "pairs", "readings")

#: state, pair as it is decided, weight and clusters for it, weight and clusters against it
PAIRS = [
    (US, "D > H", "5.93", 10, "0.33", 1),
    (US, "H > O", "1.60", 5, "0.00", 0),
    (US, "D > O", "0.60", 2, "0.00", 0),
    (JP, "H > D", "5.73", 9, "0.00", 0),
    (JP, "H > O", "1.33", 3, "0.00", 0),
    (JP, "D > O", "0.27", 1, "0.00", 0),
    (SK, "O > D", "3.07", 7, "0.00", 0),
    (SK, "H > D", "2.00", 5, "0.00", 0),
    (SK, "O > H", "0.60", 2, "0.20", 1),
    (TW, "D > H", "3.00", 7, "0.00", 0),
    (TW, "O > D", "0.67", 1, "0.00", 0),
    (TW, "O > H", "0.53", 2, "0.00", 0),
]
#: Table 2 of the article.
TABLE_2 = {US: "D > H > O", JP: "H > D > O", SK: "O > H > D", TW: "O > D > H"}
WEAK = {
    (JP, "D > O"): Weakness.ONE_CLUSTER,
    (TW, "O > D"): Weakness.ONE_CLUSTER,
    (SK, "O > H"): Weakness.HANGS_ON_ONE,
}


@pytest.fixture
def orders(demonstration: Study) -> dict[str, StateOrder]:
    """The order of each state."""
    report = preference_report(demonstration, make_user(is_superuser=True))
    return {order.state.slug: order for order in report.orders}


@pytest.fixture
def reader(demonstration: Study) -> Client:
    """The browser of a member of the study."""
    return browser_of(make_member(demonstration))


def browser_of(user: Any) -> Client:
    """A browser in which a user is logged in."""
    client = Client()
    client.force_login(user)
    return client


def command(*arguments: str) -> str:
    """What the command prints."""
    output = StringIO()
    call_command("preferences", "hub-and-spokes", *arguments, stdout=output)
    return output.getvalue()


def test_every_pair_weighs_what_the_reference_prints(orders: dict[str, StateOrder]) -> None:
    found = []
    for state, order in orders.items():
        for pair in order.matrix.comparisons:
            sides = [
                (f"{float(pair.for_first):.2f}", pair.clusters_for_first),
                (f"{float(pair.for_second):.2f}", pair.clusters_for_second),
            ]
            ahead, behind = sides if pair.winner == pair.first else sides[::-1]
            found.append((state, order.in_letters(pair), *ahead, *behind))

    assert sorted(found) == sorted(PAIRS)


def test_all_four_orders_are_those_of_table_2(orders: dict[str, StateOrder]) -> None:
    assert {state: order.order for state, order in orders.items()} == TABLE_2
    assert {order.published.ranking for order in orders.values() if order.published} == set(TABLE_2.values())
    assert all(order.agrees and order.ranking.is_identified for order in orders.values())
    assert not any(order.ranking.cycles or order.parts_on or order.ties for order in orders.values())


def test_kemeny_and_copeland_say_the_same(orders: dict[str, StateOrder]) -> None:
    for state, order in orders.items():
        assert order.kemeny is not None
        (best,) = order.kemeny.orders
        by_copeland = sorted(best, key=lambda outcome: -order.ranking.copeland[outcome])
        assert " > ".join(order.letters[each] for each in best) == TABLE_2[state]
        assert by_copeland == list(best)


def test_pairs_that_hang_on_one_cluster_are_marked(orders: dict[str, StateOrder]) -> None:
    weak = {
        (state, order.in_letters(pair)): pair.weakness
        for state, order in orders.items()
        for pair in order.matrix.comparisons
        if pair.weakness
    }

    assert weak == WEAK


def test_another_order_in_print_is_shown_where_it_parts(demonstration: Study, reader: Client) -> None:
    order = demonstration.publishedorder_set.get(state__slug=JP)
    order.ranking = "D > H = O"
    order.full_clean()
    order.save()

    (row,) = (row for row in reader.get(API).json()["orders"] if row["state"] == JP)

    assert (row["order"], row["published"], row["agrees"]) == ("H > D > O", "D > H = O", False)
    assert row["parts_on"] == ["H > D", "H > O"]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("form", ["csv", "json", "markdown", "latex", "html", "text"])
def test_page_api_and_command_give_the_same_bytes(reader: Client, form: str, table: str) -> None:
    printed = command(f"--format={form}", f"--table={table}").encode()
    by_api = reader.get(API, {"format": form, "table": table})
    by_page = reader.get(PAGE, {"format": form, "table": table})

    assert (by_api.status_code, by_page.status_code) == (200, 200)
    assert printed == by_api.content == by_page.content
    assert printed


def test_command_and_api_agree_to_the_last_digit(reader: Client, orders: dict[str, StateOrder]) -> None:
    answer = reader.get(API).json()

    assert answer == json.loads(command("--format=json"))
    assert [row["for_first"] for row in answer["pairs"]] == [
        float(pair.for_first) for order in orders.values() for pair in order.matrix.comparisons
    ]
    assert answer["meta"]["made_by"]["grade_c"] == "3/5"


def test_workbook_has_every_table(reader: Client) -> None:
    response = reader.get(PAGE, {"format": "xlsx"})

    assert response.content[:2] == b"PK"
    assert "hub-and-spokes-preferences.xlsx" in response["Content-Disposition"]


def test_page_leads_from_the_order_to_the_document(reader: Client) -> None:
    page = reader.get(PAGE).content.decode()

    assert (
        "The evidence gives 4 of the 4 printed orders; in 3 of them some pair hangs on one cluster." in page
    )
    assert page.count('role="img"') == 4
    assert 'href="/documents/hs-' in page
    assert "E014" in page


def test_restricted_readings_count_for_everybody_and_stay_hidden(demonstration: Study) -> None:
    archivist, reader = make_archivist(), make_member(demonstration)
    make_membership(study=demonstration, user=archivist)
    before = browser_of(reader).get(API).json()
    document = Document.objects.get(passages__key="E014", passages__study=demonstration)
    Document.objects.filter(pk=document.pk).update(access=Access.RESTRICTED)

    told, hidden = (browser_of(user).get(API).json() for user in (archivist, reader))

    assert hidden["orders"] == told["orders"] == before["orders"]
    assert hidden["pairs"] == told["pairs"] == before["pairs"]
    for word in ("E014", document.short_title):
        assert word in str(told)
        assert word not in str(hidden)
    assert sum(row["n_restricted"] for row in hidden["measures"]) > 0
    (masked,) = (row for row in hidden["readings"] if row["is_restricted"])
    assert {masked[name] for name in ("passage", "citation", "cluster", "coder", "rationale")} == {None}
    assert (masked["better"], masked["worse"], masked["strength"]) == ("D", "H", 3)
    page = browser_of(reader).get(PAGE).content.decode()
    assert "E014" not in page
    assert document.short_title not in page
    assert "1 restricted" in page


def test_loading_again_changes_nothing(demonstration: Study) -> None:
    output = StringIO()

    call_command("load_study", "hub-and-spokes", stdout=output)

    assert "0 rows created, 0 updated" in output.getvalue()
