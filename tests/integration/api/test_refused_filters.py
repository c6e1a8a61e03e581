"""What is said to filters that do not exist, and to values that cannot be."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.integration.api.faults import messages
from tests.integration.api.rows import make_public_study

Query = dict[str, str | list[str]]


@pytest.mark.parametrize(
    ("resource", "query", "faults"),
    [
        pytest.param(
            "collections",
            {"archve": "frus"},
            {
                "archve": "There is no such filter. Known here: archive, changed_since, level, parent, "
                "cursor, page_size, ordering, fields."
            },
            id="misspelt",
        ),
        pytest.param(
            "archives",
            {"q": "frus"},
            {"q": "There is no such filter. Known here: changed_since, cursor, page_size, ordering, fields."},
            id="list-without-filters",
        ),
        pytest.param(
            "documents",
            {"q": ["a", "b"]},
            {"q": "This can be given once only, and was given 2 times."},
            id="given-twice",
        ),
        pytest.param(
            "documents",
            {"archive": "atlantis"},
            {"archive": "There is no archive “atlantis” here."},
            id="no-such-row",
        ),
        pytest.param(
            "assessments",
            {"strength": "4", "direction": "sideways"},
            {
                "strength": "“4” is none of: 1, 2, 3.",
                "direction": "“sideways” is none of: supports, contradicts, neutral.",
            },
            id="not-listed-all-faults-at-once",
        ),
        pytest.param(
            "documents",
            {"language": "日本語"},
            {"language": "Give one language tag (BCP 47), for instance “ja” or “zh-Hant”."},
            id="no-language",
        ),
        pytest.param(
            "passages",
            {"refers_to_date": "1953/.."},
            {"refers_to_date": "“1953/..” has no day at this end."},
            id="open-end",
        ),
        pytest.param(
            "documents", {"q": "\0"}, {"q": "Null characters are not allowed."}, id="null-character"
        ),
        pytest.param(
            "documents",
            {"archive": "\0"},
            {"archive": "Null characters are not allowed."},
            id="null-character-in-a-name",
        ),
    ],
)
def test_impossible_filter_is_refused(
    reader: Client, resource: str, query: Query, faults: dict[str, str]
) -> None:
    response = reader.get(f"/api/v1/{resource}/", query)

    assert response.status_code == 400
    assert messages(response.json()) == {name: [message] for name, message in faults.items()}


def test_impossible_date_is_refused_in_the_words_of_the_date_reader(reader: Client) -> None:
    response = reader.get("/api/v1/documents/", {"written_from": "1953-02-30"})

    assert response.status_code == 400
    assert "there is no such day in the calendar" in messages(response.json())["written_from"][0]


def test_single_record_takes_no_filter(reader: Client) -> None:
    study = make_public_study("small")

    response = reader.get(f"/api/v1/studies/{study.slug}/", {"study": study.slug})

    assert messages(response.json()) == {"study": ["There is no such filter. Known here: fields."]}
