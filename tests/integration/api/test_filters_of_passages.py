"""What passages, codes and codings can be narrowed by: each filter at least once."""

from __future__ import annotations

import pytest
from django.test import Client

from evidence.choices import Access
from tests.factories import (
    make_agent,
    make_cluster,
    make_code,
    make_codebook,
    make_coder,
    make_coding,
    make_document,
    make_member,
    make_passage,
    make_quotation,
)
from tests.integration.api.rows import held_in, make_public_study, names

Query = dict[str, str | list[str]]


@pytest.fixture
def passages(db: None) -> None:
    """Three passages of two studies on documents of 1953, of which one speaks of 1950."""
    small, large = make_public_study("small"), make_public_study("large")
    document = held_in(make_document(key="nsc", date_printed="July 6, 1953"), "frus")
    make_passage(
        study=small,
        key="E1",
        document=document,
        cluster=make_cluster(study=small, slug="drafts"),
        speaker=make_agent(slug="rhee"),
        created_by=make_coder(study=small, slug="first"),
    )
    speaks_of_1950 = make_passage(study=small, key="E2", document=document, refers_to="1950")
    make_quotation(passage=speaks_of_1950, text="window dressing")
    make_passage(study=large, key="E3", summary="Washington wanted Japan.")


@pytest.mark.usefixtures("passages")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param({"study": "large"}, {"E3"}, id="study"),
        pytest.param({"document": "nsc"}, {"E1", "E2"}, id="document"),
        pytest.param({"archive": "frus"}, {"E1", "E2"}, id="archive"),
        pytest.param({"cluster": "drafts"}, {"E1"}, id="cluster"),
        pytest.param({"speaker": "rhee"}, {"E1"}, id="speaker"),
        pytest.param({"coder": "first"}, {"E1"}, id="coder"),
        pytest.param({"refers_from": "1953"}, {"E1"}, id="refers-from-falls-back-to-the-document"),
        pytest.param({"refers_to_date": "1950"}, {"E2"}, id="refers-to"),
        pytest.param({"refers_from": "1950", "refers_to_date": "1953"}, {"E1", "E2"}, id="refers-within"),
        pytest.param({"q": "WINDOW"}, {"E2"}, id="words-quoted"),
        pytest.param({"q": "wanted"}, {"E3"}, id="words-of-the-summary"),
        pytest.param({"q": "e1"}, {"E1"}, id="key"),
    ],
)
def test_passages_by(reader: Client, query: Query, found: set[str]) -> None:
    assert names(reader, "passages", **query) == found


@pytest.mark.usefixtures("passages")
def test_speaker_can_be_filtered_without_login(client: Client) -> None:
    assert names(client, "passages", speaker="rhee") == {"E1"}


@pytest.fixture
def codes(db: None) -> None:
    """A code of each of two studies, and who used it where."""
    for name in ("small", "large"):
        study = make_public_study(name)
        code = make_code(slug=f"code-{name}", codebook=make_codebook(study=study, slug=f"book-{name}"))
        make_coding(
            code=code,
            passage=make_passage(study=study, key=f"passage-{name}"),
            coder=make_coder(study=study, slug=f"coder-{name}"),
        )


@pytest.mark.usefixtures("codes")
@pytest.mark.parametrize(
    ("resource", "query", "found"),
    [
        pytest.param("codes", {"study": "small"}, {"code-small"}, id="codes-of-a-study"),
        pytest.param("codes", {"codebook": "book-large"}, {"code-large"}, id="codes-of-a-codebook"),
        pytest.param("codings", {"study": "small"}, {"passage-small"}, id="codings-of-a-study"),
        pytest.param("codings", {"passage": "passage-large"}, {"passage-large"}, id="codings-of-a-passage"),
        pytest.param("codings", {"code": "code-small"}, {"passage-small"}, id="codings-with-a-code"),
        pytest.param("codings", {"coder": "coder-large"}, {"passage-large"}, id="codings-by-a-coder"),
    ],
)
def test_codes_and_codings_by(reader: Client, resource: str, query: Query, found: set[str]) -> None:
    assert names(reader, resource, **query) == found


@pytest.mark.django_db
def test_name_of_a_visible_cluster_does_not_find_what_a_hidden_one_of_that_name_joins() -> None:
    small, large = make_public_study("small"), make_public_study("large")
    seen = make_passage(study=small, key="seen", cluster=make_cluster(study=small, slug="drafts"))
    hidden = make_cluster(study=large, slug="drafts")
    make_passage(study=large, key="joined", cluster=hidden, document=seen.document)
    make_passage(study=large, cluster=hidden, document=make_document(access=Access.RESTRICTED))
    client = Client()
    client.force_login(make_member(small))

    assert names(client, "passages", cluster="drafts") == {"seen"}
    assert {"seen", "joined"} <= names(client, "passages")
