"""From a citation in hand to a counted assessment by one call, or nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from evidence.choices import Access, CollectionLevel, Role, SourceClass
from evidence.models import Archive, Collection, Document, Passage, User
from hypotheses.models import Assessment
from tests.conftest import SmallStudy
from tests.factories import (
    make_archive,
    make_coder,
    make_collection,
    make_document,
    make_holding,
    make_member,
    make_study,
    make_user,
)
from tests.integration.api.faults import messages
from tests.unit.evidence.services.quoted_documents import ALTERED, WORDS, make_wording

ENTRY = "/api/v1/quick-entry/"
CITATION = "NSC 125/2, August 7, 1952, FRUS, 1952-54, Vol. 14, Part 2, pp. 1303-1304"

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(small_study: SmallStudy) -> User:
    """A coder of the small study."""
    user = make_member(small_study.study, Role.CODER, username="ada", is_staff=True)
    make_coder(study=small_study.study, slug="ada", user=user)
    return user


@pytest.fixture
def coder(ada: User) -> Client:
    """The coder's client."""
    client = Client()
    client.force_login(ada)
    return client


@pytest.fixture
def nsc(db: None) -> Document:
    """NSC 125/2 as an import leaves it, with a text of our own."""
    document = make_document(
        short_title="NSC 125/2", date_printed="August 7, 1952", source_class=SourceClass.INTERNAL
    )
    volume = make_collection(
        archive=make_archive(slug="frus"), reference_code="frus1952-54v14p2", level=CollectionLevel.VOLUME
    )
    make_holding(document=document, collection=volume, identifier="d588", pages="1300-1308")
    make_wording(document=document, first_page=1303)
    return document


def sent(client: Client, **fields: Any) -> tuple[int, Any]:
    """Status and answer of an entry into the small study."""
    response = client.post(ENTRY, {"study": "small", **fields}, content_type="application/json")
    return response.status_code, response.json()


def judged(**changes: Any) -> dict[str, Any]:
    """An entry that lacks nothing, but for the changes."""
    whole = {"citation": CITATION, "quotations": [WORDS], "prediction": "P1"}
    return {**whole, "direction": "supports", "strength": 2, "rationale": "It says so.", **changes}


def counts() -> tuple[int, ...]:
    """How many rows there are of what an entry may write."""
    return tuple(model.objects.count() for model in (Archive, Collection, Document, Passage, Assessment))


def test_entry_into_a_document_that_is_here_counts_at_once(coder: Client, nsc: Document, ada: User) -> None:
    status, answer = sent(coder, **judged())

    assert status == 201, answer
    assert (answer["document"], answer["is_new_document"], answer["is_new_passage"]) == (nsc.key, False, True)
    assert [(each["verification"], each["pages_found"]) for each in answer["quotations"]] == [
        ("verbatim", "1303")
    ]
    (counted,) = Assessment.objects.counted()
    assert counted.pk == answer["assessment"]
    assert counted.passage.pages == "1303-1304"
    assert counted.history.get().history_user == ada


def test_dry_run_tells_what_was_read_and_found_and_writes_nothing(coder: Client, nsc: Document) -> None:
    before = counts()

    status, answer = sent(coder, citation=f"See {CITATION}", quotations=[ALTERED], dry_run=True)

    assert status == 200, answer
    (read,) = answer["references"]
    assert (read["kind"], read["date_edtf"]) == ("frus", "1952-08-07")
    assert "".join(each["text"] for each in read["stretches"]) == read["text"]
    assert answer["named_source"]["collection"] == "frus1952-54v14p2"
    assert answer["pages"] == "1303-1304"
    (candidate,) = answer["candidates"]
    assert candidate["document"] == nsc.key
    assert candidate["reasons"]
    assert candidate["quotations"][0]["verification"] == "altered"
    assert (answer["passage"], counts()) == (None, before)


def test_what_is_missing_is_made(coder: Client) -> None:
    status, answer = sent(coder, **judged())

    assert status == 201, answer
    assert answer["is_new_document"]
    made = Document.objects.get(key=answer["document"])
    assert (made.short_title, str(made.date_edtf)) == ("NSC 125/2", "1952-08-07")
    (holding,) = made.holdings.all()
    assert (holding.collection.reference_code, holding.collection.archive.slug) == (
        "frus1952-54v14p2",
        "frus",
    )


def test_what_is_sent_takes_the_place_of_what_was_read(coder: Client) -> None:
    _, answer = sent(coder, **judged(short_title="NSC 125/2, as amended", pages="1303"))

    assert answer["named_source"]["short_title"] == "NSC 125/2, as amended"
    assert Passage.objects.get(key=answer["passage"]).pages == "1303"


def test_new_document_is_made_beside_one_that_fits_if_that_is_asked(coder: Client, nsc: Document) -> None:
    status, answer = sent(coder, **judged(document="new"))

    assert status == 201, answer
    assert answer["document"] != nsc.key


def test_archive_is_made_only_if_it_is_named_by_the_user(coder: Client) -> None:
    paper = judged(
        citation="", short_title="A paper", source_class="internal", collection="Box 3", identifier="12"
    )
    before = counts()

    status, answer = sent(coder, **paper)
    assert (status, list(answer)) == (400, ["archive"])
    assert counts() == before

    status, answer = sent(coder, **paper, archive_name="Castle of Zenda")
    assert status == 201, answer
    assert Collection.objects.get(archive__name="Castle of Zenda").reference_code == "Box 3"


def test_archive_that_only_the_citation_names_is_not_made(coder: Client) -> None:
    cited = "Memo from Sebald to Allison, August 10, 1955, 794.5/8-1055, Central File, RG59, NARA"
    whole = judged(citation=cited, source_class="internal")

    assert sent(coder, **whole)[1].keys() == {"archive"}
    assert not Archive.objects.exists()
    assert sent(coder, **whole, archive_name="NARA")[0] == 201


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"quotations": []}, "quotations", id="nothing-said"),
        pytest.param({"quotations": ["   "]}, "quotations", id="spaces"),
        pytest.param({"quotations": ["a\x00b"]}, "quotations", id="nul"),
        pytest.param({"quotations": ["\ud800"]}, "quotations", id="half-a-character"),
        pytest.param({"citation": "\ud800"}, "citation", id="half-a-character-in-the-citation"),
        pytest.param({"direction": "sideways"}, "direction", id="direction"),
        pytest.param({"direction": "neutral"}, "strength", id="strength-of-neutral"),
        pytest.param({"strength": 4}, "strength", id="strength"),
        pytest.param({"strength": None}, "strength", id="no-strength"),
        pytest.param({"prediction": "P9"}, "prediction", id="prediction"),
        pytest.param({"status": "withdrawn"}, "status", id="status"),
        pytest.param({"document": "nowhere"}, "document", id="document"),
        pytest.param({"reference": 7}, "reference", id="reference"),
        pytest.param({"archive": "castle"}, "archive", id="archive"),
        pytest.param({"year": 99999}, "year", id="year"),
        pytest.param({"short_title": ""}, "short_title", id="no-title"),
        pytest.param({"short_title": "x" * 5000}, "short_title", id="long-title"),
        pytest.param({"study": "none"}, "study", id="study"),
    ],
)
def test_fault_is_told_at_its_field_and_nothing_is_written(
    coder: Client, changes: dict[str, Any], field: str
) -> None:
    before = counts()

    status, answer = sent(coder, **judged(**changes))

    assert (status, list(answer)) == (400, [field])
    assert counts() == before


def test_several_references_are_not_chosen_between(coder: Client) -> None:
    several = f"{CITATION}; NSC 5514, February 25, 1955, FRUS, 1955-57, Vol. 23, Part 2, p. 43"

    status, answer = sent(coder, **judged(citation=several))
    assert (status, list(answer)) == (400, ["reference"])

    status, answer = sent(coder, **judged(citation=several, reference=1))
    assert status == 201, answer
    assert answer["named_source"]["collection"] == "frus1955-57v23p2"


@pytest.mark.parametrize(
    "citation", ["Cha, “Powerplay,” p. 163.", "Ibid., p. 12.", "He is said to have agreed."]
)
def test_no_document_is_made_of_a_short_form_unasked(coder: Client, citation: str) -> None:
    status, answer = sent(coder, **judged(citation=citation, source_class="scholarship"))

    assert (status, list(answer)) == (400, ["document"])
    named = judged(citation=citation, source_class="scholarship", short_title="Cha (2010)")
    assert sent(coder, **named)[0] == 201


def test_hidden_document_is_neither_offered_nor_named(coder: Client, nsc: Document) -> None:
    nsc.access = Access.RESTRICTED
    nsc.save()

    _, found = sent(coder, **judged(dry_run=True))
    status, named = sent(coder, **judged(document=nsc.key))

    assert found["candidates"] == []
    assert (status, messages(named)) == (400, {"document": [f"There is no document “{nsc.key}”."]})


def test_prediction_of_another_study_does_not_exist(coder: Client, small_study: SmallStudy) -> None:
    foreign = make_study(slug="foreign")

    status, answer = sent(coder, **judged(study=foreign.slug))

    assert (status, list(answer)) == (400, ["study"])


def test_who_may_not_code_is_refused(small_study: SmallStudy, client: Client) -> None:
    assert sent(client, **judged())[0] == 401
    client.force_login(make_member(small_study.study, Role.READER, is_staff=True))
    assert sent(client, **judged())[0] == 400
    client.force_login(make_member(small_study.study, Role.CODER))
    assert sent(client, **judged())[0] == 403
    client.force_login(make_user(is_staff=True, is_superuser=True))
    status, told = sent(client, **judged())
    assert (status, messages(told)) == (
        400,
        {"study": ["You are no coder of this study yet. A lead can make you one."]},
    )
    assert not Document.objects.filter(short_title="NSC 125/2").exists()


@pytest.mark.parametrize("body", ["", "[]", "{", '"x"', "null", '{"study": ["small"]}'])
def test_whatever_is_sent_gets_an_answer(coder: Client, body: str) -> None:
    assert coder.post(ENTRY, body, content_type="application/json").status_code == 400


def test_scholarship_at_full_strength_is_warned_of_and_written(coder: Client) -> None:
    status, answer = sent(
        coder, **judged(citation="", short_title="Cha (2010)", source_class="scholarship", strength=3)
    )

    assert status == 201
    assert "full strength" in answer["warnings"][0]


def test_impossible_date_is_kept_as_printed_and_warned_of(coder: Client) -> None:
    status, answer = sent(coder, **judged(date_printed="February 31, 1952"))

    assert status == 201
    made = Document.objects.get(key=answer["document"])
    assert (made.date_printed, made.date_edtf) == ("February 31, 1952", "")
    assert answer["warnings"] == [
        "“February 31, 1952” cannot be read as a date. It is kept as printed, and the document counts as undated."
    ]


def test_same_entry_sent_twice_is_refused_and_leaves_one(coder: Client, nsc: Document) -> None:
    first, _ = sent(coder, **judged())
    before = counts()

    second, answer = sent(coder, **judged())

    assert (first, second, list(answer)) == (201, 400, ["non_field_errors"])
    assert counts() == before
