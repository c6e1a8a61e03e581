"""The page of quick entry: reading a citation, choosing a document, judging, saving."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from evidence.choices import Access, Role
from evidence.models import Coder, Document, Passage, User
from hypotheses.models import Assessment
from tests.conftest import SmallStudy
from tests.factories import (
    make_coder,
    make_collection,
    make_document,
    make_holding,
    make_prediction,
    make_study,
)
from tests.integration.admin.forms import held
from tests.unit.evidence.services.quoted_documents import WORDS, make_wording

pytestmark = pytest.mark.django_db

PAGE = "/admin/quick-entry/"
CITATION = "NSC 5514, February 25, 1955, FRUS, 1955–57, Vol. 23, Part 2, pp. 7, 8"


@pytest.fixture
def coder(small_study: SmallStudy, staff: Callable[..., Client]) -> Client:
    """The browser of somebody who codes in the study."""
    client = staff(small_study.study, Role.CODER, username="ada")
    make_coder(study=small_study.study, slug="ada", user=User.objects.get(username="ada"))
    return client


@pytest.fixture
def nsc_5514(db: None) -> Document:
    """The document, with two pages of wording."""
    document = make_document(short_title="NSC 5514", date_printed="February 25, 1955")
    make_holding(
        document=document, collection=make_collection(reference_code="frus1955-57v23p2"), identifier="d24"
    )
    make_wording(document=document)
    return document


def read(client: Client, **fields: Any) -> Any:
    """The second step, after a citation and exact words were pasted."""
    study = held(client.get(PAGE).context["form"])["study"]
    return client.post(
        PAGE, {"study": study, "citation": CITATION, "quotation": WORDS, "read": "0", **fields}
    )


def sent(page: Any, **fields: Any) -> dict[str, Any]:
    """What a browser sends from the second step, with some fields filled in."""
    offered = " ".join(str(offer.document.pk) for offer in page.context["offered"])
    return held(page.context["form"]) | {"reading": "0", "offered": offered, "save": "stay"} | fields


def faults(page: Any) -> dict[str, list[str]]:
    """What the page says is wrong, by field."""
    return {name: list(said) for name, said in page.context["form"].errors.items()}


def judged(small_study: SmallStudy, **fields: Any) -> dict[str, Any]:
    """A judgement."""
    given = {"direction": "supports", "strength": "3", "rationale": "It says so.", "basis": "inferred"}
    return {"prediction": small_study.predictions[0].pk, **given, **fields}


def test_document_that_is_meant_is_chosen_with_the_verdict_on_the_words(
    coder: Client, nsc_5514: Document
) -> None:
    page = read(coder)

    (offer,) = page.context["offered"]
    assert (offer.document, page.context["chosen"]) == (nsc_5514, str(nsc_5514.pk))
    assert "Exact words: verbatim, p. 7" in page.content.decode()
    assert held(page.context["form"])["pages"] == "7, 8"


def test_passage_and_counted_assessment_are_saved(
    coder: Client, nsc_5514: Document, small_study: SmallStudy
) -> None:
    answer = coder.post(PAGE, sent(read(coder), **judged(small_study)), follow=True)

    assessment = Assessment.objects.counted().get()
    assert (assessment.passage.document, assessment.strength) == (nsc_5514, 3)
    assert assessment.coder.slug == "ada"
    assert assessment.history.get().history_user.username == "ada"
    assert "counts in the table" in answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"/admin/evidence/passage/{assessment.passage.pk}/change/"


def test_new_document_is_made_when_none_fits(coder: Client, small_study: SmallStudy) -> None:
    page = read(coder)

    assert page.context["chosen"] == "new"
    coder.post(PAGE, sent(page, save="next", **judged(small_study)))

    document = Document.objects.get(short_title="NSC 5514")
    assert document.holdings.get().collection.reference_code == "frus1955-57v23p2"
    assert document.passages.get().assessments.count() == 1


def test_new_document_saved_twice_is_made_once(coder: Client, small_study: SmallStudy) -> None:
    entry = sent(read(coder), **judged(small_study))
    coder.post(PAGE, entry)

    again = coder.post(PAGE, entry)

    assert "since the citation was read" in faults(again)["document"][0]
    assert [offer.document.short_title for offer in again.context["offered"]] == ["NSC 5514"]
    assert Document.objects.filter(short_title="NSC 5514").count() == 1


def test_second_document_of_that_name_can_be_made_on_purpose(coder: Client, nsc_5514: Document) -> None:
    coder.post(PAGE, sent(read(coder), document="new"))

    assert Document.objects.filter(short_title="NSC 5514").count() == 2


def test_save_and_next_leads_to_an_empty_page_of_the_same_study(
    coder: Client, nsc_5514: Document, small_study: SmallStudy
) -> None:
    answer = coder.post(PAGE, sent(read(coder), save="next", **judged(small_study)))

    assert answer["Location"] == f"{PAGE}?study={small_study.study.pk}"
    assert coder.get(answer["Location"]).context["step"] == 1


def test_passage_can_be_kept_without_judgement(coder: Client, nsc_5514: Document) -> None:
    coder.post(PAGE, sent(read(coder)))

    assert nsc_5514.passages.get().quotations.get().text == WORDS
    assert not Assessment.objects.exists()


def test_all_faults_are_told_at_once_and_nothing_typed_is_lost(
    coder: Client, small_study: SmallStudy
) -> None:
    before = Passage.objects.count()
    typed = judged(small_study, direction="", strength="") | {
        "short_title": "",
        "source_class": "",
        "url": "x y",
    }

    page = coder.post(PAGE, sent(read(coder), **typed))

    assert set(faults(page)) == {"short_title", "source_class", "url", "direction"}
    assert held(page.context["form"])["rationale"] == "It says so."
    assert held(page.context["form"])["quotation"] == WORDS
    assert Passage.objects.count() == before


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"strength": ""}, "strength"),
        ({"direction": "neutral"}, "strength"),
        ({"direction": "sideways"}, "direction"),
        ({"prediction": "999999"}, "prediction"),
        ({"document": "999999"}, "document"),
        ({"document": ""}, "document"),
        ({"document": "9" * 30}, "document"),
        ({"quotation": "", "summary": ""}, "quotation"),
        ({"quotation": "NUL \x00"}, "quotation"),
        ({"url": "no address", "year": "no year"}, None),
        ({"study": "12345"}, "study"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(
    coder: Client, nsc_5514: Document, small_study: SmallStudy, fields: dict[str, str], field: str | None
) -> None:
    answer = coder.post(PAGE, sent(read(coder), **(judged(small_study) | fields)))

    if field is None:
        assert answer.status_code == 302
    else:
        assert field in faults(answer)
        assert not Assessment.objects.exists()


@pytest.mark.parametrize(
    "citation", ["", "Ibid.", "\ud800 lone", "(((((“", "x" * 10_001, "No citation at all.", "\x00"]
)
def test_any_citation_gives_a_page(coder: Client, citation: str) -> None:
    page = read(coder, citation=citation.encode("utf-8", "replace").decode())

    assert page.status_code == 200


def test_note_of_several_references_offers_each(coder: Client) -> None:
    page = read(coder, citation=f"{CITATION}; and Jane Doe, A Book (Seoul: Press, 1990), p. 7.")

    assert len(page.context["references"]) == 2
    other = read(coder, citation=page.context["form"]["citation"].value(), read="1")
    assert held(other.context["form"])["authors"] == "Jane Doe"


def test_hidden_document_is_not_offered_and_cannot_be_chosen(
    coder: Client, nsc_5514: Document, small_study: SmallStudy
) -> None:
    nsc_5514.access = Access.RESTRICTED
    nsc_5514.save()

    page = read(coder)
    answer = coder.post(PAGE, sent(page, document=str(nsc_5514.pk), **judged(small_study)))

    assert page.context["offered"] == []
    assert faults(answer)["document"]
    assert not Assessment.objects.exists()


def test_prediction_of_another_study_cannot_be_chosen(
    coder: Client, nsc_5514: Document, small_study: SmallStudy
) -> None:
    answer = coder.post(PAGE, sent(read(coder), **judged(small_study, prediction=make_prediction().pk)))

    assert faults(answer)["prediction"]


def test_readers_and_strangers_are_refused(
    small_study: SmallStudy, staff: Callable[..., Client], client: Client
) -> None:
    assert staff(small_study.study, Role.READER, username="reader").get(PAGE).status_code == 403
    assert staff(make_study(), Role.CODER, username="other").get(PAGE).status_code == 200
    assert client.get(PAGE).status_code == 302


def test_who_is_no_coder_yet_is_told_so(
    small_study: SmallStudy, staff: Callable[..., Client], nsc_5514: Document
) -> None:
    lead = staff(small_study.study, Role.LEAD, username="lead")

    answer = lead.post(PAGE, sent(read(lead), **judged(small_study)))

    assert "no coder of this study" in faults(answer)["__all__"][0]
    assert not Coder.objects.filter(user__username="lead").exists()


def test_work_of_scholarship_at_full_strength_is_doubted_and_saved(
    coder: Client, small_study: SmallStudy
) -> None:
    page = read(coder, citation="Jane Doe, A Book (Seoul: Press, 1990), p. 7.")

    answer = coder.post(PAGE, sent(page, **judged(small_study)), follow=True)

    assert "full strength" in answer.content.decode()
    assert Assessment.objects.counted().count() == 1


def test_first_page_of_the_admin_leads_here(coder: Client, small_study: SmallStudy) -> None:
    assert f'href="{PAGE}?study={small_study.study.pk}"' in coder.get("/admin/").content.decode()
