"""In which orders lists can be had, and that their pages hand out each row once in all of them."""

from __future__ import annotations

import base64
import datetime
import itertools
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.api_router import router
from evidence.models import Document, Study
from hypotheses.choices import Direction
from tests.factories import (
    make_archive,
    make_archivist,
    make_assessment,
    make_coder,
    make_document,
    make_passage,
    make_prediction,
)
from tests.integration.api.rows import KNOWN_BY, MAKERS, make_public_study, rows

#: The orderings of each list, either way round.
ORDERINGS = {
    prefix: [sign + name for name in viewset.orderings for sign in ("", "-")]
    for prefix, viewset, _ in router.registry
}


def walk(client: Client, resource: str, *, back: bool = False, **query: Any) -> list[Any]:
    """The rows of all pages from the first to the last, or from the last back to the first."""
    address, found = f"/api/v1/{resource}/?{urlencode(query)}", []
    for _ in range(200):
        response = client.get(address)
        assert response.status_code == 200, response.content
        page = response.json()
        found.append(page["results"])
        following = page["previous" if back else "next"]
        if following is None:
            return list(itertools.chain(*(found[::-1] if back else found)))
        address = following
    raise AssertionError("The pages do not end.")


def last_page(client: Client, resource: str, **query: Any) -> str:
    """The address of the last page."""
    address = f"/api/v1/{resource}/?{urlencode(query)}"
    while (following := client.get(address).json()["next"]) is not None:
        address = following
    return address


@pytest.mark.parametrize("resource", ORDERINGS)
def test_pages_of_every_ordering_hand_out_each_row_once(reader: Client, resource: str) -> None:
    study = make_public_study("small")
    for _ in range(4):
        MAKERS[resource](study)
    links = sorted(row["link"] for row in rows(reader, resource))

    assert len(links) >= 4
    for ordering in ORDERINGS[resource]:
        whole = rows(reader, resource, ordering=ordering)
        assert sorted(row["link"] for row in whole) == links, ordering
        for size in (1, 2, 3):
            assert walk(reader, resource, ordering=ordering, page_size=size) == whole, (ordering, size)


def test_every_list_has_orderings() -> None:
    assert set(ORDERINGS) == set(KNOWN_BY)
    assert all(ORDERINGS.values())


#: Few values, so that there are ties, and days that are missing.
DAYS = st.lists(
    st.tuples(st.sampled_from([None, "1950", "1951-02", "1953"]), st.sampled_from(["A", "a", "É", "日本"])),
    min_size=1,
    max_size=9,
)


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=DAYS, size=st.integers(1, 4), ordering=st.sampled_from(["date_earliest", "short_title", "kind"]))
@pytest.mark.parametrize("sign", ["", "-"])
def test_ties_and_missing_values_neither_hide_nor_repeat_a_row(
    client: Client, sign: str, made: list[tuple[str | None, str]], size: int, ordering: str
) -> None:
    Document.objects.all().delete()
    client.force_login(make_archivist())
    for date, title in made:
        make_document(date_edtf=date or "", short_title=title)
    query = {"ordering": sign + ordering, "page_size": size}

    there = walk(client, "documents", **query)
    address = last_page(client, "documents", **query)
    parts = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    back = walk(client, "documents", back=True, **parts)

    keys = [row["key"] for row in there]
    assert sorted(keys) == sorted(Document.objects.values_list("key", flat=True))
    assert [row["key"] for row in back] == keys
    values = [row[ordering] for row in there]
    given_ones = [value for value in values if value is not None]
    assert values == given_ones + [None] * (len(values) - len(given_ones))
    if ordering == "date_earliest":
        assert given_ones == sorted(given_ones, reverse=sign == "-")


def test_row_that_is_added_while_one_reads_moves_no_other(reader: Client) -> None:
    for name in ("b", "d", "f"):
        make_archive(slug=name)
    first = reader.get("/api/v1/archives/?ordering=slug&page_size=2").json()
    for name in ("a", "c", "e"):
        make_archive(slug=name)

    second = reader.get(first["next"]).json()

    assert [row["slug"] for row in first["results"]] == ["b", "d"]
    assert [row["slug"] for row in second["results"]] == ["e", "f"]
    before = reader.get(second["previous"]).json()
    assert [row["slug"] for row in before["results"]] == ["c", "d"]


@pytest.fixture
def study(db: None) -> Study:
    """Three judgements: a strong one, a weak one, and a neutral one, which has no strength."""
    study = make_public_study("small")
    for key, direction, strength in (
        ("neutral", Direction.NEUTRAL, None),
        ("weak", Direction.SUPPORTS, 1),
        ("strong", Direction.CONTRADICTS, 3),
    ):
        make_assessment(
            prediction=make_prediction(study=study, key=key),
            passage=make_passage(study=study, key=key),
            coder=make_coder(study=study),
            direction=direction,
            strength=strength,
        )
    return study


@pytest.mark.usefixtures("study")
@pytest.mark.parametrize(
    ("ordering", "found"),
    [
        ("strength", ["weak", "strong", "neutral"]),
        ("-strength", ["strong", "weak", "neutral"]),
        ("passage", ["neutral", "strong", "weak"]),
        ("-submitted_at", ["strong", "weak", "neutral"]),
    ],
)
def test_what_has_no_value_comes_last_either_way(reader: Client, ordering: str, found: list[str]) -> None:
    assert [row["passage"] for row in walk(reader, "assessments", ordering=ordering, page_size=1)] == found


@pytest.mark.usefixtures("study")
def test_ordering_goes_with_filters(reader: Client) -> None:
    query = {"ordering": "-strength", "direction": ["supports", "contradicts"]}

    assert [row["passage"] for row in rows(reader, "assessments", **query)] == ["strong", "weak"]


@pytest.mark.parametrize(
    "ordering", ["", "-", "titel", "--slug", "slug,name", "study__slug", "pk", "?", "slug\0", "SLUG"]
)
def test_unknown_ordering_is_refused(reader: Client, ordering: str) -> None:
    response = reader.get("/api/v1/archives/", {"ordering": ordering})

    assert response.status_code == 400
    assert list(response.json()) == ["ordering"]


def test_ordering_given_twice_is_refused(reader: Client) -> None:
    response = reader.get("/api/v1/archives/", {"ordering": ["slug", "name"]})

    assert response.status_code == 400
    assert list(response.json()) == ["ordering"]


def cursor(**parts: str) -> str:
    """A cursor of these parts."""
    return base64.b64encode(urlencode(parts).encode()).decode()


@pytest.mark.parametrize(
    ("resource", "ordering", "parts"),
    [
        pytest.param("archives", "slug", {"p": "1"}, id="of-no-ordering"),
        pytest.param("archives", "slug", {"p": "1", "b": "-slug", "v": "a"}, id="of-the-other-way-round"),
        pytest.param("archives", "slug", {"p": "1", "b": "slug"}, id="no-value-where-all-have-one"),
        pytest.param("archives", "slug", {"p": "1", "b": "slug", "v": "a\0"}, id="null-character"),
        pytest.param("documents", "year", {"p": "1", "b": "year", "v": "MCM"}, id="no-number"),
        pytest.param("documents", "year", {"p": "1", "b": "year", "v": "9" * 5000}, id="endless-number"),
        pytest.param("documents", "date_latest", {"p": "1", "b": "date_latest", "v": "1953"}, id="no-day"),
        pytest.param(
            "assessments",
            "submitted_at",
            {"p": "1", "b": "submitted_at", "v": "2026-01-01T00:00:00"},
            id="moment-without-zone",
        ),
        pytest.param(
            "assessments",
            "submitted_at",
            {"p": "1", "b": "submitted_at", "v": "0001-01-01T00:00:00+14:00"},
            id="moment-before-the-calendar",
        ),
        pytest.param("archives", "slug", {"p": "1", "b": "slug", "v": "a", "x": "1"}, id="more-than-ours"),
        pytest.param("archives", "slug", {"p": "1", "b": "slug", "v": "a", "r": "2"}, id="no-direction"),
    ],
)
def test_cursor_that_no_page_gave_is_refused(
    reader: Client, resource: str, ordering: str, parts: dict[str, str]
) -> None:
    response = reader.get(f"/api/v1/{resource}/", {"ordering": ordering, "cursor": cursor(**parts)})

    assert response.status_code == 400
    assert list(response.json()) == ["cursor"]


@pytest.mark.parametrize("value", ["9" * 30, "-5"])
def test_cursor_beside_an_impossible_number_is_answered(reader: Client, value: str) -> None:
    make_document(year=1994)
    query = {"ordering": "year", "cursor": cursor(p="1", b="year", v=value)}

    assert reader.get("/api/v1/documents/", query).status_code == 200


def test_letters_cut_in_half_in_a_cursor_are_no_reason_to_fail(reader: Client) -> None:
    broken = base64.b64encode(b"p=1&b=slug&v=%ED%A0%80").decode()

    assert reader.get("/api/v1/archives/", {"ordering": "slug", "cursor": broken}).status_code == 200


def test_moments_are_kept_to_the_microsecond(reader: Client, study: Study) -> None:
    moments = study.assessment_set.order_by("submitted_at").values_list("submitted_at", flat=True)
    assert all(isinstance(moment, datetime.datetime) for moment in moments)

    assert len(walk(reader, "assessments", ordering="submitted_at", page_size=1)) == 3
