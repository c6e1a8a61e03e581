"""The page on which an enclosure is split off: shown first, then done, by who may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from evidence.choices import Access, Role, Visibility
from evidence.models import Document, Passage, Study
from evidence.services.verifying import verify_documents
from tests.factories import make_coder, make_document, make_page, make_passage, make_quotation, make_study
from tests.integration.pages.reading import words_of
from tests.unit.evidence.services.quoted_documents import make_wording

pytestmark = pytest.mark.django_db

SAID = {
    "first_words": "The treaty says",
    "last_words": "hold the harbour.",
    "short_title": "Treaty of Strelsau",
}
PAGES = (
    "A letter of the Envoy. The treaty says: we ",
    "shall hold the harbour. So far the treaty, he writes.",
)


@pytest.fixture
def study() -> Study:
    """A study that everybody may read."""
    return make_study(visibility=Visibility.PUBLIC)


@pytest.fixture
def document(study: Study) -> Document:
    """A letter with an enclosure in its text."""
    document = make_document(short_title="Letter of the Envoy")
    make_wording(*PAGES, document=document)
    return document


@pytest.fixture
def coder(study: Study, staff: Callable[..., Client]) -> Client:
    """The browser of a coder."""
    return staff(study, Role.CODER, username="coder")


def way(document: Document) -> str:
    """The address of the page."""
    return reverse("admin:evidence_document_split", args=(document.pk,))


def send(client: Client, document: Document, button: str = "find", **fields: Any) -> Any:
    """Fill in the page and press a button."""
    text = document.texts.get(is_current=True)
    given = {"text": text.pk, "kind": "treaty", **SAID, **fields}
    return client.post(way(document), given | {button: "on"}, follow=True)


def shown_by(response: Any) -> str:
    """What the page says it has shown."""
    return str(response.context["plan"].as_shown)


def quoted(document: Document, study: Study, words: str, **fields: Any) -> Passage:
    """A passage with a checked quotation."""
    passage = make_passage(document=document, study=study, **fields)
    make_quotation(passage=passage, text=words)
    verify_documents([document.pk], by=None)
    return passage


def test_document_with_a_text_leads_to_the_page_and_one_without_does_not(
    coder: Client, document: Document
) -> None:
    change = reverse("admin:evidence_document_change", args=(document.pk,))
    assert "Split an enclosure off" in words_of(coder.get(change))

    bare = make_document()
    change = reverse("admin:evidence_document_change", args=(bare.pk,))
    assert "Split an enclosure off" not in words_of(coder.get(change))
    assert coder.get(way(bare)).status_code == 404


def test_stretch_is_shown_marked_and_nothing_is_done(coder: Client, document: Document) -> None:
    response = send(coder, document)

    content = response.content.decode()
    assert "A letter of the Envoy. <mark>The treaty says: we shall hold the harbour.</mark> So far" in content
    assert "8 words, pp. 7-8" in words_of(response).replace("–", "-")
    assert Document.objects.count() == 1


def test_passages_are_offered_unticked_and_move_only_when_ticked(
    coder: Client, document: Document, study: Study
) -> None:
    one, two = (quoted(document, study, "hold the harbour") for _ in range(2))

    first = send(coder, document)
    assert first.content.decode().count('name="passages"') == 2
    assert "checked" not in first.content.decode()
    done = send(coder, document, "split", shown=shown_by(first), passages=[two.pk])

    enclosure = Document.objects.get(part_of=document)
    assert done.redirect_chain[-1][0] == reverse("admin:evidence_document_change", args=(enclosure.pk,))
    assert "1 passages moved to it" in words_of(done) or f"moved to it: {two.key}" in words_of(done)
    assert [each.document for each in Passage.objects.order_by("key")] == [document, enclosure]
    assert {one, two} == set(Passage.objects.all())


def test_a_colleagues_passage_is_not_offered_and_does_not_move(
    coder: Client, document: Document, study: Study
) -> None:
    other = quoted(document, study, "hold the harbour", created_by=make_coder(study=study))

    first = send(coder, document)
    assert "1 that stand in it are not yours to change" in words_of(first)
    send(coder, document, "split", shown=shown_by(first), passages=[other.pk])

    other.refresh_from_db()
    assert Document.objects.filter(part_of=document).exists()
    assert other.document == document


def test_another_stretch_than_the_one_shown_is_shown_first(coder: Client, document: Document) -> None:
    first = send(coder, document)

    second = send(coder, document, "split", shown=shown_by(first), last_words="So far the treaty")

    assert "This is another stretch than the one that was shown" in words_of(second)
    assert (
        "<mark>The treaty says: we shall hold the harbour. So far the treaty,</mark>"
        in second.content.decode()
    )
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"first_words": "No such words"}, "These words do not stand in the text."),
        ({"first_words": "the treaty", "first_page": "9"}, "The text has no page “9”."),
        ({"last_words": "", "last_page": ""}, "Give the last words of the enclosure"),
        ({"short_title": ""}, "This field is required."),
        ({"first_words": "a\0b"}, "Null characters are not allowed."),
        ({"first_words": "\x01\u202e"}, "These words do not stand in the text."),
        ({"text": "99999"}, "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    coder: Client, document: Document, fields: dict[str, str], fault: str
) -> None:
    response = send(coder, document, **fields)

    assert response.status_code == 200
    assert fault in words_of(response)
    assert Document.objects.count() == 1


def test_a_date_that_cannot_be_read_is_said_at_its_field(coder: Client, document: Document) -> None:
    first = send(coder, document)

    response = send(coder, document, "split", shown=shown_by(first), date_edtf="on no day")

    assert response.context["form"].errors.keys() == {"date_edtf"}
    assert Document.objects.count() == 1


def test_page_is_closed_to_readers_and_a_restricted_document_is_not_there(
    document: Document, study: Study, staff: Callable[..., Client]
) -> None:
    assert staff(study, Role.READER, username="reader").get(way(document)).status_code == 403
    coder = staff(study, Role.CODER, username="coder")
    Document.objects.filter(pk=document.pk).update(access=Access.RESTRICTED)

    assert coder.get(way(document), follow=True).status_code == 404
    assert coder.get("/admin/evidence/document/none/split/").status_code == 404


def test_text_of_another_document_cannot_be_split_here(coder: Client, document: Document) -> None:
    other = make_wording("The treaty says we shall hold the harbour. And more.")
    make_page(text=other, label="1", start=50, end=52)

    response = send(coder, document, text=other.pk)

    assert "Select a valid choice." in words_of(response)
