"""A document known only through another work: read in the citation, shown back, entered; by the page and by the API."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from evidence.choices import Access, Role, SourceClass
from evidence.models import Cluster, Document, Passage, User
from tests.conftest import SmallStudy
from tests.factories import make_cluster, make_coder, make_document, make_member
from tests.integration.admin.forms import held

PAGE, ENTRY = "/admin/quick-entry/", "/api/v1/quick-entry/"
CITATION = (
    "Rhee to Eisenhower, July 11, 1953, quoted in Victor Cha, Powerplay (Princeton: Princeton University Press, 2016), "
    "p. 108."
)
WORDS = "We shall not sign."

pytestmark = pytest.mark.django_db


def logged_in(small_study: SmallStudy, role: Role) -> Client:
    """The browser of somebody who codes in the study, in this role."""
    user = make_member(small_study.study, role, username="ada", is_staff=True)
    make_coder(study=small_study.study, slug="ada", user=user)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def coder(small_study: SmallStudy) -> Client:
    """The browser of a coder."""
    return logged_in(small_study, Role.CODER)


@pytest.fixture
def cha(db: None) -> Document:
    """The work that quotes."""
    return make_document(
        short_title="Cha (2016)",
        title="Powerplay",
        authors="Victor Cha",
        year=2016,
        source_class=SourceClass.SCHOLARSHIP,
    )


def read(client: Client, **fields: Any) -> Any:
    """The second step of the page."""
    study = held(client.get(PAGE).context["form"])["study"]
    given = {"study": study, "citation": CITATION, "quotation": WORDS, "read": "0"}
    return client.post(PAGE, given | fields)


def save(client: Client, page: Any, **fields: Any) -> Any:
    """Send the second step as it is, with some fields filled in."""
    offered = " ".join(str(offer.document.pk) for offer in page.context["offered"])
    shown = held(page.context["form"]) | {"reading": "0", "offered": offered, "save": "stay"}
    return client.post(PAGE, shown | {"document": "new", "source_class": "exchange"} | fields)


def entered() -> Passage:
    """The passage that was entered last."""
    return Passage.objects.filter(created_by__slug="ada").latest("pk")


def call(client: Client, **fields: Any) -> tuple[int, Any]:
    """Status and answer of the API."""
    given = {"study": "small", "citation": CITATION, "quotations": [WORDS], "source_class": "exchange"}
    response = client.post(ENTRY, given | fields, content_type="application/json")
    return response.status_code, response.json()


def test_work_that_is_here_is_shown_chosen_and_entered(coder: Client, cha: Document) -> None:
    page = read(coder)

    assert page.context["works"] == [cha]
    assert (page.context["form"]["quoted_in"].value(), page.context["form"]["quoted_in_page"].value()) == (
        str(cha.pk),
        "108",
    )
    assert page.context["chosen"] == "new"
    save(coder, page)

    letter = entered().document
    assert (letter.short_title, letter.quoted_in, letter.quoted_in_page) == ("Rhee to Eisenhower", cha, "108")
    assert letter.history.get().quoted_in_id == cha.pk


def test_work_that_is_not_here_is_made_as_it_was_shown(coder: Client) -> None:
    page = read(coder)

    assert "Make a new document of it: Victor Cha (2016)" in page.content.decode()
    assert page.context["form"]["quoted_in"].value() == "new"
    save(coder, page, quoted_in_page="108 n. 2")

    letter = entered().document
    assert letter.quoted_in is not None
    assert (letter.quoted_in.title, letter.quoted_in.year, letter.quoted_in_page) == (
        "Powerplay",
        2016,
        "108 n. 2",
    )
    assert letter.quoted_in.history.get().history_user.username == "ada"


def test_before_whose_eyes_such_a_paper_was_written_is_asked_and_not_guessed(
    coder: Client, cha: Document
) -> None:
    page = save(coder, read(coder), source_class="")

    assert list(page.context["form"].errors) == ["source_class"]


def test_none_is_entered_where_none_is_chosen(coder: Client, cha: Document) -> None:
    save(coder, read(coder), quoted_in="")

    assert entered().document.quoted_in is None


def test_a_document_that_is_here_is_left_as_it_is(coder: Client, cha: Document) -> None:
    letter = make_document(short_title="Rhee to Eisenhower")

    save(coder, read(coder), document=letter.pk)

    letter.refresh_from_db()
    assert (entered().document, letter.quoted_in) == (letter, None)


@pytest.mark.parametrize("given", ["99999", "\u0663", "x", "9" * 30])
def test_a_work_that_is_not_there_is_refused_and_nothing_is_written(coder: Client, given: str) -> None:
    page = save(coder, read(coder), quoted_in=given)

    assert list(page.context["form"].errors) == ["quoted_in"]
    assert not Passage.objects.filter(created_by__slug="ada").exists()


def test_new_work_of_a_citation_that_names_none_any_more_is_refused(coder: Client) -> None:
    page = save(coder, read(coder), citation="Rhee to Eisenhower, July 11, 1953")

    assert "Read it again" in page.context["form"].errors["quoted_in"][0]
    assert not Document.objects.filter(short_title__contains="Rhee").exists()


def test_a_work_that_one_may_not_see_is_not_offered(coder: Client, cha: Document) -> None:
    Document.objects.filter(pk=cha.pk).update(access=Access.RESTRICTED)

    page = read(coder)

    assert page.context["works"] == []
    assert list(save(coder, page, quoted_in=cha.pk).context["form"].errors) == ["quoted_in"]


def test_a_citation_without_such_a_work_asks_nothing(coder: Client) -> None:
    page = read(coder, citation="Rhee to Eisenhower, July 11, 1953, RG 59, Box 3, National Archives")

    assert "Quoted in which work?" not in page.content.decode()


def test_api_tells_the_work_and_enters_it(coder: Client, cha: Document) -> None:
    status, answer = call(coder, dry_run=True)

    assert status == 200, answer
    assert answer["quoted_in"] == {
        "named_source": answer["quoted_in"]["named_source"],
        "page": "108",
        "candidates": [cha.key],
        "sure": cha.key,
    }
    status, answer = call(coder)

    assert status == 201, answer
    letter = Document.objects.get(key=answer["document"])
    assert (letter.quoted_in, letter.quoted_in_page) == (cha, "108")


def test_api_makes_the_work_or_leaves_it_out(coder: Client, cha: Document) -> None:
    status, answer = call(coder, quoted_in="new", quoted_in_page="109")
    assert status == 201, answer
    made = Document.objects.get(key=answer["document"])
    assert (made.quoted_in.short_title if made.quoted_in else "", made.quoted_in_page) == (
        "Victor Cha (2016)",
        "109",
    )

    status, answer = call(coder, quoted_in="", document="new")
    assert status == 201, answer
    assert Document.objects.get(key=answer["document"]).quoted_in is None


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"quoted_in": "nothing"}, "There is no document “nothing”."),
        (
            {"quoted_in": "new", "citation": "Rhee to Eisenhower, July 11, 1953", "document": "new"},
            "too little",
        ),
    ],
)
def test_api_refuses_a_work_that_is_not_told(coder: Client, fields: dict[str, Any], fault: str) -> None:
    status, answer = call(coder, **fields)

    assert status == 400
    assert fault in str(answer)
    assert not Passage.objects.filter(created_by__slug="ada").exists()


def test_api_asks_which_of_several_works_is_meant(coder: Client, cha: Document) -> None:
    make_document(
        short_title="Cha (2016)",
        title="Powerplay",
        authors="Victor Cha",
        year=2016,
        source_class="scholarship",
    )

    status, answer = call(coder)

    assert status == 400
    assert "may be any of these" in str(answer)


@pytest.fixture
def cluster(small_study: SmallStudy) -> Cluster:
    """A cluster of the study."""
    return make_cluster(study=small_study.study, slug="letters", name="The letters of July")


def test_a_lead_puts_the_passage_into_a_cluster(small_study: SmallStudy, cluster: Cluster) -> None:
    lead = logged_in(small_study, Role.LEAD)
    page = read(lead)
    save(lead, page, cluster=cluster.pk)
    assert entered().cluster == cluster

    status, answer = call(lead, cluster="letters", document="new")
    assert status == 201, answer
    assert Passage.objects.get(key=answer["passage"]).cluster == cluster
    status, answer = call(lead, cluster="others", document="new")
    assert (status, "no cluster “others”" in str(answer)) == (400, True)


def test_who_only_codes_leaves_clusters_to_the_leads(coder: Client, cluster: Cluster) -> None:
    page = read(coder)
    assert "cluster" not in page.context["form"].fields
    save(coder, page, cluster=cluster.pk)
    assert entered().cluster is None

    status, answer = call(coder, cluster="letters", document="new")
    assert (status, "Only a lead" in str(answer)) == (400, True)
    assert User.objects.filter(username="ada").exists()
