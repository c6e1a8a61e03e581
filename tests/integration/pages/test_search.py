"""The page on which the words of documents are searched."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from evidence.choices import Access, TextKind, Visibility
from evidence.models import Document
from evidence.texts import NoteDraft, TextBuilder, TextDraft
from evidence.views import search as view
from tests.factories import make_collection, make_document, make_holding, make_passage, make_study
from tests.integration.pages.printed import add_wording, address_of
from tests.integration.pages.reading import read, words_of
from tests.integration.pages.test_documents import links_of
from tests.integration.pages.test_query_counts import queries_of
from tests.unit.evidence.searching.strategies import ATTACKS

SEARCH = "/search/"


def printed(*pages: str, note: str = "") -> TextDraft:
    """A text of several pages, numbered from 493; with a note on the last."""
    builder = TextBuilder(page="493")
    for number, page in enumerate(pages):
        if number:
            builder.page_break(str(493 + number))
        builder.add(f"{page} ")
    if note:
        builder.note(NoteDraft("2", 0, note))
    return builder.finish()


def make_worded(*pages: str, note: str = "", **fields: object) -> Document:
    """A document with these words on its pages."""
    document = make_document(**fields)
    add_wording(document, printed(*pages, note=note))
    return document


def search(client: Client, q: str, **filters: str) -> str:
    """The words of the page that answers."""
    response = client.get(SEARCH, {"q": q, **filters})
    assert response.status_code == 200
    return words_of(response)


def marked(client: Client, q: str) -> list[str]:
    """What the page marks."""
    return re.findall("<mark>(.*?)</mark>", client.get(SEARCH, {"q": q}).content.decode())


def test_page_without_words_says_what_can_be_looked_for(stranger: Client) -> None:
    words = words_of(stranger.get(SEARCH))

    assert "secur* the beginning of a word" in words
    assert "page has" not in words


def test_hit_names_document_page_and_words(stranger: Client) -> None:
    document = make_worded("Nothing here.", "On the SECURITY of\nJapan.", short_title="NSC 5514")
    make_holding(document=document, collection=make_collection(title="FRUS"), identifier="d24")

    words = search(stranger, "security japan")

    assert "1 page NSC 5514, p. 494 On the SECURITY of Japan. NSC 5514, d24, FRUS" in words
    assert marked(stranger, "security japan") == ["SECURITY", "Japan"]
    assert f"{address_of(document)}#p494" in links_of(stranger, f"{SEARCH}?q=security+japan")


def test_page_that_a_hit_links_to_is_there(stranger: Client) -> None:
    document = make_worded("First.", "The security.")

    assert 'id="p494"' in stranger.get(address_of(document)).content.decode()


def test_words_in_a_note_are_shown_with_the_note(stranger: Client) -> None:
    document = make_worded("On Japan.", note="See the security treaty.")

    address = f"{SEARCH}?q=security+japan"

    assert "note 2 See the security treaty." in words_of(stranger.get(address))
    assert marked(stranger, "security japan") == ["Japan", "security"]
    assert f"{address_of(document)}#note-1" in links_of(stranger, address)


def test_hit_in_another_wording_leads_to_that(stranger: Client) -> None:
    document = make_worded("日米安全保障条約")
    translation = add_wording(
        document, printed("The security treaty"), kind=TextKind.TRANSLATION, language="en"
    )

    assert f"{address_of(document)}?text={translation.sha256[:12]}#p493" in links_of(
        stranger, f"{SEARCH}?q=treaty"
    )
    assert "translation" in search(stranger, "treaty")


def test_markup_in_a_document_stays_text(stranger: Client) -> None:
    make_worded("<script>alert(1)</script> security")

    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>security</mark>" in (
        stranger.get(SEARCH, {"q": "security"}).content.decode()
    )


@pytest.mark.parametrize("text", [each for each in ATTACKS if "\0" not in each and len(each) <= 400])
def test_no_query_breaks_the_page(stranger: Client, text: str) -> None:
    make_worded("a b c 野家")

    response = stranger.get(SEARCH, {"q": text.encode("utf-8", "surrogatepass")})

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        pytest.param({"q": "a" * 10_000}, "longer than the 400 characters", id="endless"),
        pytest.param({"q": "a", "written_from": "1952-02-30"}, "Written from: ", id="date"),
        pytest.param({"q": "a", "archive": "nowhere"}, "There is no archive “nowhere” here.", id="archive"),
        pytest.param({"q": "a", "language": "<b>"}, "Language: Give one language tag", id="language"),
        pytest.param({"q": "a", "kind": "hearsay"}, "Kind: “hearsay” is none of", id="kind"),
    ],
)
def test_fault_is_told_and_the_form_kept(stranger: Client, query: dict[str, str], fault: str) -> None:
    response = stranger.get(SEARCH, query)

    assert response.status_code == 400
    assert fault in words_of(response)
    shown = [tag.get("value") for name, tag in read(response).tags if name == "input"]
    assert set(query.values()) - {"nowhere", "hearsay"} <= set(shown)


def test_fields_of_the_form_may_be_empty(stranger: Client) -> None:
    make_worded("Guam")

    assert "1 page" in search(stranger, "guam", **dict.fromkeys(view.FILTERS, ""))


@pytest.mark.parametrize("leaf", ["0", "2", "x", "9" * 30])
def test_leaf_that_the_list_does_not_have_is_not_found(stranger: Client, leaf: str) -> None:
    make_worded("a")

    assert stranger.get(SEARCH, {"q": "a", "leaf": leaf}).status_code == 404


def test_query_of_unwanted_words_alone_is_explained(stranger: Client) -> None:
    assert "Nothing to look for" in search(stranger, "-security")
    assert "Name at least one word" in search(stranger, "-security")


def test_nothing_found_says_what_to_try(stranger: Client) -> None:
    make_worded("Talks")
    words = search(stranger, "guam", written_from="1952")

    assert "No page has these words Search all documents, without filters." in words
    assert "Without login" not in words


def test_filter_of_the_form_narrows_and_is_shown_again(stranger: Client) -> None:
    document = make_worded("Guam", short_title="Inside", date_edtf="1952-08-07")
    collection = make_collection()
    make_holding(document=document, collection=collection)
    make_worded("Guam", short_title="Outside")

    filters = {"archive": collection.archive.slug, "written_from": "1952", "written_to": "1952-08"}
    words = search(stranger, "guam", collection=collection.reference_code, **filters)

    assert "1 page Inside" in words
    assert "Outside" not in words
    page = stranger.get(SEARCH, {"q": "guam", **filters}).content.decode()
    assert f'<option value="{collection.archive.slug}" selected>' in page
    assert 'value="1952-08"' in page


@pytest.mark.parametrize("q", ["guam", "島", '"on guam"'])
def test_hidden_document_is_in_no_part_of_the_answer(stranger: Client, member: Client, q: str) -> None:
    make_worded("Talks on Guam 島.", short_title="Seen")
    make_worded("Secret talks on Guam 島.", short_title="Hidden memorandum", access=Access.RESTRICTED)

    for browser in (stranger, member):
        words = search(browser, q)
        assert "1 page Seen" in words
        assert "ecret" not in words
        assert "Hidden memorandum" not in words


def test_without_login_documents_of_public_studies_are_searched(client: Client, db: None) -> None:
    public = make_worded("Guam", short_title="Public paper")
    make_passage(document=public, study=make_study(visibility=Visibility.PUBLIC))
    make_worded("Guam", short_title="Private paper")

    words = search(client, "guam")

    assert "1 page Public paper" in words
    assert "Private paper" not in words
    assert "Log in to search all" in search(client, "nothing")


def test_long_list_has_leaves_that_keep_the_filters(
    stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "LEAF", 2)
    for number in range(5):
        make_worded("Guam", short_title=f"Paper {number}")

    first, second = (search(stranger, "guam", language="en", leaf=leaf) for leaf in "12")

    assert "5 pages 1 to 2, the weightiest first Paper 0, p. 493" in first
    assert "3 to 4" in second
    assert "Paper 2" in second
    assert "?q=guam&language=en&leaf=2" in links_of(stranger, f"{SEARCH}?q=guam&language=en")


def test_search_takes_as_many_queries_for_eleven_hits_as_for_one(stranger: Client) -> None:
    def add(number: int) -> None:
        document = make_worded("On Guam.", f"On Japan {number}", "Guam, and Japan.", note="Guam too.")
        make_holding(document=document, collection=make_collection(parent=make_collection()))
        add_wording(document, printed("Guam"), kind=TextKind.TRANSLATION)

    address = f"{SEARCH}?q=guam"
    add(1)
    with_one = queries_of(stranger, address)
    for number in range(2, 7):
        add(number)

    assert queries_of(stranger, address) == with_one
    assert with_one <= 20


def test_search_is_a_click_away(stranger: Client) -> None:
    assert SEARCH in links_of(stranger, "/studies/")
    assert f"{SEARCH}?q=NSC%20125" in links_of(stranger, "/documents/?find=NSC+125")
    assert "/documents/?find=guam" in links_of(stranger, f"{SEARCH}?q=guam")
