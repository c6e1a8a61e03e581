"""The page that shows the words of one document beside those of others, and what it offers to whom."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evidence.admin.gathering import gather_address
from evidence.admin.merges import compare_address
from evidence.choices import Access, Role, Visibility
from evidence.models import Document, Passage, Quotation, Study, WordRun
from evidence.services.merging import merge_documents
from evidence.services.unmerging import unmerge
from evidence.services.verifying import verify_quotations
from tests.factories import make_archivist, make_member, make_passage, make_quotation, make_study, make_user
from tests.integration.pages.conftest import browser_of
from tests.integration.pages.printed import address_of
from tests.integration.pages.reading import words_of
from tests.integration.pages.test_documents import links_of
from tests.integration.pages.test_search import make_worded

SENTENCE = (
    "It is in the interest of Ruritania that the Court of Strelsau be strong, stable and independent, and that it "
    "contribute to the defence of the free kingdoms around the lake."
)
QUOTED = "contribute to the defence of the free kingdoms"

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Document:
    """A paper with the sentence on its second page."""
    return make_worded("A page before.", SENTENCE, short_title="Paper 5723")


@pytest.fixture
def draft() -> Document:
    """An earlier paper with the same sentence on its first."""
    return make_worded(f"Another beginning. {SENTENCE}", short_title="Paper 5503")


@pytest.fixture
def study() -> Study:
    """A study that everybody may read."""
    return make_study(slug="ours", title="Our study", visibility=Visibility.PUBLIC)


def elsewhere_of(document: Document) -> str:
    """Where the page is."""
    return f"{address_of(document)}elsewhere/"


def quoted(study: Study, document: Document, key: str) -> Passage:
    """A passage that rests on the sentence, checked."""
    passage = make_passage(study=study, document=document, key=key)
    make_quotation(passage=passage, text=QUOTED)
    verify_quotations(Quotation.objects.filter(passage=passage), by=None)
    return passage


def member(study: Study, role: str) -> Client:
    """The browser of somebody of the study who may use the admin."""
    return browser_of(make_member(study, role, is_staff=True))


def test_words_stand_side_by_side_with_their_pages(paper: Document, draft: Document) -> None:
    reader = browser_of(make_archivist())
    words = words_of(reader.get(elsewhere_of(paper)))

    assert "1 document has stretches of at least 20 of its words" in words
    assert "Paper 5503" in words
    assert f"p. 494 {SENTENCE[:-1]}" in words
    assert "p. 493 the same words" in words
    assert {f"{address_of(paper)}#p494", f"{address_of(draft)}#p493"} <= set(
        links_of(reader, elsewhere_of(paper))
    )


def test_document_page_names_it_and_leads_there(paper: Document, draft: Document) -> None:
    reader = browser_of(make_archivist())

    assert "The same words elsewhere Paper 5503 31 words" in words_of(reader.get(address_of(paper)))
    assert elsewhere_of(paper) in links_of(reader, address_of(paper))


def test_document_without_such_words_says_nothing_of_it(paper: Document) -> None:
    reader = browser_of(make_archivist())

    assert "elsewhere" not in words_of(reader.get(address_of(paper)))
    assert "No other document that you may see has 20 words" in words_of(reader.get(elsewhere_of(paper)))


def test_hidden_document_is_as_absent_as_none(paper: Document, draft: Document) -> None:
    draft.access = Access.RESTRICTED
    draft.save()
    stranger = browser_of(make_user())

    assert "No other document that you may see" in words_of(stranger.get(elsewhere_of(paper)))
    assert "elsewhere" not in words_of(stranger.get(address_of(paper)))
    assert stranger.get(elsewhere_of(draft)).status_code == 404


def test_older_wording_of_another_document_is_not_compared(paper: Document, draft: Document) -> None:
    draft.texts.update(is_current=False)

    assert "No other document" in words_of(browser_of(make_archivist()).get(elsewhere_of(paper)))


def test_lead_is_offered_to_merge_and_to_make_one_cluster(
    paper: Document, draft: Document, study: Study
) -> None:
    passages = [quoted(study, paper, "E143"), quoted(study, draft, "E035")]
    lead = member(study, Role.LEAD)

    links = links_of(lead, elsewhere_of(paper))

    assert compare_address(paper.pk, draft.pk) in links
    assert gather_address([each.pk for each in passages]) in links
    assert Passage.objects.filter(cluster=None).count() == 2


def test_coder_is_offered_neither(paper: Document, draft: Document, study: Study) -> None:
    quoted(study, paper, "E143")
    quoted(study, draft, "E035")

    words = words_of(member(study, Role.CODER).get(elsewhere_of(paper)))

    assert "E143" in words
    assert "cluster" not in words
    assert "merge" not in words


def test_passages_of_another_study_are_neither_named_nor_offered(
    paper: Document, draft: Document, study: Study
) -> None:
    other = make_study(title="Their study")
    quoted(other, paper, "T1")
    quoted(other, draft, "T2")

    words = words_of(member(study, Role.LEAD).get(elsewhere_of(paper)))

    assert "T1" not in words
    assert "Put" not in words


def test_passages_that_are_one_witness_already_are_not_offered(
    paper: Document, draft: Document, study: Study
) -> None:
    quoted(study, paper, "E143")
    quoted(study, paper, "E144")

    assert "Put" not in words_of(member(study, Role.LEAD).get(elsewhere_of(paper)))


def test_as_many_queries_for_many_documents_as_for_one(
    paper: Document, draft: Document, study: Study
) -> None:
    reader = browser_of(make_archivist())
    quoted(study, draft, "E001")
    counts = []
    for more in (0, 5):
        for number in range(more):
            copy = make_worded(f"Copy {number}. {SENTENCE}", short_title=f"Copy {number}")
            quoted(study, copy, f"C{number}")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert reader.get(elsewhere_of(paper)).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_api_names_document_stretches_and_passages(paper: Document, draft: Document, study: Study) -> None:
    quoted(study, draft, "E035")
    client = browser_of(make_archivist())

    (found,) = client.get(f"/api/v1/documents/{paper.key}/elsewhere/").json()
    (stretch,) = found["stretches"]

    assert (found["document"], found["n_words"]) == (draft.key, 31)
    assert stretch["here"] == {"words": SENTENCE[:-1], "page": "494", "passages": []}
    assert stretch["there"] == {"words": SENTENCE[:-1], "page": "493", "passages": ["E035"]}
    assert client.get(f"/api/v1/documents/{paper.key}/elsewhere/?archive=frus").status_code == 400
    assert client.get("/api/v1/documents/nothing/elsewhere/").status_code == 404


def test_merging_and_undoing_it_keep_the_runs_of_words(paper: Document) -> None:
    copy = make_worded("A page before.", SENTENCE, short_title="A second print")
    runs = set(WordRun.objects.filter(text__document=copy).values_list("value", flat=True))

    merge = merge_documents(paper, copy, by=None)
    assert WordRun.objects.values("text").distinct().count() == 1
    other = unmerge(merge, by=None).document

    assert runs
    assert set(WordRun.objects.filter(text__document=other).values_list("value", flat=True)) == runs
