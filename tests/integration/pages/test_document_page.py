"""A document's page: what is known of it, and its text as printed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from evidence.choices import (
    Access,
    AgentRole,
    Confirmation,
    DocumentKind,
    HoldingStatus,
    TextKind,
    Visibility,
)
from evidence.models import Collection, Document
from evidence.texts import Span, TextDraft
from tests.factories import (
    make_agent,
    make_agent_suggestion,
    make_collection,
    make_document,
    make_document_agent,
    make_holding,
    make_passage,
    make_study,
)
from tests.integration.pages.conftest import Assessed
from tests.integration.pages.printed import SOURCE, add_wording, address_of, make_printed, printed_text
from tests.integration.pages.reading import CELL, read, words_of


@pytest.fixture
def volume(db: None) -> Collection:
    """A volume of an archive."""
    return make_collection(title="FRUS 1952–54, XIV")


@pytest.fixture
def printed(volume: Collection) -> Document:
    """A document of the volume with all that a document can have."""
    document = make_printed(
        volume,
        title="Statement of Policy by the Council",
        kind=DocumentKind.POLICY_PAPER,
        date_printed="Washington, August 7, 1952",
        date_edtf="1952-08",
        place="Washington",
        classification="Top Secret",
        source_note="S/S–NSC files, lot 63 D 351",
        excisions="[Here follow paragraphs on trade.]\n[2 lines not declassified]",
    )
    make_document_agent(document=document, agent=make_agent(name="James S. Lay"), role=AgentRole.AUTHOR)
    make_document_agent(
        document=document,
        agent=make_agent(name="Robert Murphy"),
        role=AgentRole.RECIPIENT,
        confirmation=Confirmation.SUGGESTED,
    )
    make_agent_suggestion(
        document=document, role=AgentRole.RECIPIENT, name_printed="Robertson", listed_as="Cutler, Robert"
    )
    return document


def page_of(client: Client, document: Document, query: str = "") -> str:
    """The words of a document's page."""
    response = client.get(address_of(document) + query)
    assert response.status_code == 200
    return words_of(response)


def source_of(client: Client, document: Document) -> str:
    """The markup of a document's page."""
    return client.get(address_of(document)).content.decode()


@pytest.mark.parametrize(
    "words",
    [
        "Documents FRUS 1952–54, XIV",
        "China and Japan > Japan",
        "NSC 588 Statement of Policy by the Council",
        "Date printed: Washington, August 7, 1952; read as 1952-08 (EDTF), "
        "that is from August 1, 1952 to August 31, 1952.",
        "Place Washington",
        "Classification Top Secret",
        "Kind Policy paper. Internal: not meant for publication.",
        "Source note S/S–NSC files, lot 63 D 351",
        "Left out By editors or censors, in their words: [Here follow paragraphs on trade.][2 lines not declassified]",
        "Cite as NSC 588, Washington, August 7, 1952",
        "Author James S. Lay",
        "Recipient Suggested by the edition's markup, not confirmed: Robert Murphy "
        "Robertson linked to the list entry “Cutler, Robert”",
        "FRUS 1952–54, XIV, doc. 588, pp. 1302–1303",
        "File frus1952-54v14p2.xml a1b2c3000000 Read by touchstone",
    ],
)
def test_page_tells_what_is_known_of_the_document(words: str, stranger: Client, printed: Document) -> None:
    assert words in page_of(stranger, printed)


def test_page_gives_the_citation_to_copy(stranger: Client, printed: Document) -> None:
    source = source_of(stranger, printed)

    assert "NSC 588, Washington, August 7, 1952, d588, 588, FRUS 1952–54, XIV" in source
    assert '<label for="citation">' in source
    assert '<textarea id="citation" readonly' in source


def test_link_to_the_edition_tells_it_nothing(stranger: Client, printed: Document) -> None:
    links = [attributes for tag, attributes in read(stranger.get(address_of(printed))).tags if tag == "a"]

    (edition,) = [link for link in links if link.get("href") == "https://example.org/d588"]
    assert {"external", "noopener"} <= set((edition["rel"] or "").split())


def test_confirmed_suggestion_is_no_suggestion_any_more(stranger: Client, printed: Document) -> None:
    suggestion = printed.agent_suggestions.get()
    suggestion.confirmed_as = printed.agents.get(role=AgentRole.AUTHOR)
    suggestion.save()

    assert "Cutler, Robert" not in page_of(stranger, printed)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({}, "Date none known.", id="none"),
        pytest.param(
            {"date_printed": "the eve of the talks"},
            "printed: the eve of the talks. This was not read as a date, so the document counts as undated.",
            id="not-read",
        ),
        pytest.param(
            {"date_printed": "August 7, 1952"},
            "printed: August 7, 1952; read as 1952-08-07 (EDTF).",
            id="day",
        ),
        pytest.param(
            {"date_edtf": "1953?"},
            "read as 1953? (EDTF), that is from January 1, 1953 to December 31, 1953, uncertain.",
            id="uncertain",
        ),
    ],
)
def test_date_is_shown_as_printed_beside_its_reading(
    fields: dict[str, str], words: str, stranger: Client, db: None
) -> None:
    assert words in page_of(stranger, make_document(**fields))


def test_prose_of_the_editors_is_flagged(stranger: Client, volume: Collection) -> None:
    flag = "This is the editors' prose, not a document of the time."

    assert flag in page_of(stranger, make_printed(volume, 1, is_editorial=True))
    assert flag not in page_of(stranger, make_printed(volume, 2))


def test_neighbours_in_the_volume_are_one_step_away(stranger: Client, volume: Collection) -> None:
    before, here, after = (make_printed(volume, number) for number in (9, 10, 100))

    steps = [
        (attributes["rel"], attributes["href"])
        for tag, attributes in read(stranger.get(address_of(here))).tags
        if tag == "a" and attributes.get("rel") in ("prev", "next")
    ]

    assert steps == [("prev", address_of(before)), ("next", address_of(after))] * 2


def test_documents_around_this_one_are_linked(stranger: Client, volume: Collection) -> None:
    book = make_document(short_title="Cha 2016")
    letter = make_printed(volume, short_title="The letter", quoted_in=book, quoted_in_page="30")
    enclosure = make_document(short_title="The enclosure", part_of=letter)
    make_holding(document=enclosure, collection=volume, identifier="d588.1")

    assert "Encloses The enclosure Quoted in Cha 2016, p. 30" in page_of(stranger, letter)
    assert "[Enclosed here: The enclosure]" in page_of(stranger, letter)
    assert "Enclosed in The letter" in page_of(stranger, enclosure)
    assert "Known through it The letter" in page_of(stranger, book)


def test_hidden_documents_around_this_one_are_not_told(stranger: Client, volume: Collection) -> None:
    hidden = {"access": Access.RESTRICTED}
    around = make_document(short_title="Hidden cover", **hidden)
    source = make_document(short_title="Hidden book", **hidden)
    letter = make_printed(volume, part_of=around, quoted_in=source, quoted_in_page="30")
    enclosure = make_document(short_title="Hidden enclosure", part_of=letter, **hidden)
    make_holding(document=enclosure, collection=volume, identifier="d588.1", sort_key="d000588.1")
    make_document(short_title="Hidden quote", quoted_in=letter, **hidden)

    page = source_of(stranger, letter)

    assert "Hidden" not in page
    assert [each.key for each in Document.objects.filter(access=Access.RESTRICTED) if each.key in page] == []
    assert "[Enclosed here: another document]" in page
    assert "p. 30" not in page


def test_document_known_through_a_hidden_work_does_not_name_it(stranger: Client, db: None) -> None:
    work = make_document(short_title="Hidden book", access=Access.RESTRICTED)

    assert "Hidden book" not in page_of(stranger, make_document(quoted_in=work))


def test_text_is_shown_as_printed(stranger: Client, printed: Document) -> None:
    source = source_of(stranger, printed)

    assert '<h3 class="heading ">' in source
    assert '<p class="dateline">[Washington,] August 7, 1952.</p>' in source
    assert '<i class="">Japan</i> is <del class="">not</del> vital' in source
    assert (
        '<p class="excision">[Here follow paragraphs on trade.]<span class="point gap">[gap]</span>' in source
    )
    assert "<td>1952</td><td>Ten divisions</td>" in source
    assert '<div class="text" lang="en">' in source


def test_page_begins_with_a_mark_that_has_an_address(stranger: Client, printed: Document) -> None:
    source = source_of(stranger, printed)

    mark = '<a class="page" id="p1303" href="#p1303" aria-label="Page 1303">p. 1303</a>'
    assert f"gov{mark}ernment." in source
    assert source.count('class="page"') == 2


def test_every_mark_of_a_note_leads_to_the_note_and_back(stranger: Client, printed: Document) -> None:
    tags = read(stranger.get(address_of(printed))).tags

    names = {attributes["id"] for _, attributes in tags if "id" in attributes}
    links = {
        attributes["href"] for tag, attributes in tags if tag == "a" and attributes["href"].startswith("#")
    }
    assert {f"#{end}-{position}" for end in ("mark", "note") for position in (1, 2, 3)} <= links
    assert {link[1:] for link in links} <= names


def test_notes_are_shown_with_the_notes_on_them(stranger: Client, printed: Document) -> None:
    words = page_of(stranger, printed)

    assert "1 back to the text source note Source: S/S–NSC files. Ibid." in words
    assert "2 back to the text Note* 2 <script>alert(2)</script>." in words
    assert "* back to the text A note on it." in words


def test_what_a_text_says_is_never_taken_for_markup(stranger: Client, printed: Document) -> None:
    source = source_of(stranger, printed)

    assert "<script" not in source
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in source
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in source


def test_words_with_emphasis_are_never_taken_for_markup(stranger: Client, db: None) -> None:
    document = make_document()
    add_wording(document, TextDraft("<script>", spans=(Span("italic", 0, 8),)))

    assert '<i class="">&lt;script&gt;</i>' in source_of(stranger, document)


def test_name_of_an_enclosed_document_is_never_taken_for_markup(stranger: Client, volume: Collection) -> None:
    letter = make_printed(volume)
    enclosure = make_document(short_title="<script>", part_of=letter)
    make_holding(document=enclosure, collection=volume, identifier="d588.1")

    source = source_of(stranger, letter)

    assert "[Enclosed here: <a" in source
    assert "<script" not in source


def test_labels_are_never_taken_for_markup(stranger: Client, db: None) -> None:
    evil = '"><script>'
    document = make_document(short_title=evil, title=evil, source_note=evil, date_printed=evil)
    draft = printed_text()
    notes = tuple(replace(note, label=evil) for note in draft.notes)
    pages = tuple(replace(page, label=evil) for page in draft.pages)
    add_wording(document, replace(draft, notes=notes, pages=pages))

    assert "<script" not in source_of(stranger, document)


def test_current_version_is_shown_and_every_other_can_be(stranger: Client, printed: Document) -> None:
    old = printed.texts.get()
    new = add_wording(printed, printed_text(more=" And more."))

    first, second, third = (
        page_of(stranger, printed, query) for query in ("", f"?text={old.sha256[:12]}", f"?text={new.sha256}")
    )

    assert "The end. And more." in first
    assert "This version is not the current one." not in first
    assert "Printed edition, en current shown here" in first
    assert "The end. And more." not in second
    assert "This version is not the current one." in second
    assert "Printed edition, en current File" in second
    assert first == third


def test_poorer_version_that_came_later_is_not_shown_unasked(stranger: Client, printed: Document) -> None:
    poorer = add_wording(printed, TextDraft("An excerpt."))

    assert not poorer.is_current
    assert "An excerpt." not in page_of(stranger, printed)
    assert "An excerpt." in page_of(stranger, printed, f"?text={poorer.sha256[:12]}")


def test_edition_is_shown_before_a_translation(stranger: Client, printed: Document) -> None:
    add_wording(printed, TextDraft("Die Sicherheit Japans."), kind=TextKind.TRANSLATION, language="de")
    version = printed.texts.get(language="de")

    assert "Die Sicherheit" not in page_of(stranger, printed)
    assert "Die Sicherheit Japans." in page_of(stranger, printed, f"?text={version.sha256[:8]}")


@pytest.mark.parametrize("asked", ["0" * 12, "a1b2c3", "x", "%2e%2e", "'"])
def test_version_that_the_document_does_not_have_is_not_found(
    asked: str, stranger: Client, printed: Document
) -> None:
    assert stranger.get(f"{address_of(printed)}?text={asked}").status_code == 404


def test_version_of_another_document_is_not_found(
    stranger: Client, printed: Document, volume: Collection
) -> None:
    other = make_document()
    version = add_wording(other, TextDraft("Words of another."))

    assert stranger.get(f"{address_of(printed)}?text={version.sha256[:12]}").status_code == 404


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (HoldingStatus.CITED, "only cited; none of us has seen this copy."),
        (HoldingStatus.SEEN, "seen, but its wording has not been entered."),
    ],
)
def test_document_without_a_text_says_so_and_why(
    status: HoldingStatus, words: str, stranger: Client, volume: Collection
) -> None:
    document = make_document()
    make_holding(document=document, collection=volume, identifier="d1", status=status)

    page = page_of(stranger, document)

    assert "There is no text of this document here" in page
    assert f"FRUS 1952–54, XIV, d1: {words}" in page
    assert "No copy of it is known." in page_of(stranger, make_document())


def test_passages_of_readable_studies_lead_to_them(stranger: Client, printed: Document) -> None:
    public = make_study(title="A public study", visibility=Visibility.PUBLIC)
    for key, pages in (("E001", "1303"), ("E002", "")):
        make_passage(study=public, document=printed, key=key, pages=pages)
    make_passage(study=make_study(title="A private study"), document=printed, key="P9999")

    page = page_of(stranger, printed)

    assert "A public study E001 p. 1303 E002" in page
    assert f"/studies/{public.slug}/" in source_of(stranger, printed)
    assert "A private study" not in page
    assert "P9999" not in page


def test_document_that_no_readable_study_uses_says_so(stranger: Client, printed: Document) -> None:
    assert "Passages in studies None that you may read." in page_of(stranger, printed)


def test_passage_in_a_cell_leads_to_its_document(member: Client, assessed: Assessed) -> None:
    links = [attributes.get("href") for tag, attributes in read(member.get(CELL)).tags if tag == "a"]

    assert "/documents/d1/" in links
    assert address_of(assessed.secret) not in links


def test_where_the_wording_comes_from_is_told_of_every_version(stranger: Client, printed: Document) -> None:
    old = printed.texts.get()
    new = add_wording(printed, printed_text(more=" And more."))

    source = source_of(stranger, printed)

    for version in (old, new):
        assert f"SHA-256 of the text: {version.sha256}" in source
        assert f"?text={version.sha256[:12]}" in source
    assert source.count(f"SHA-256 of the file: {SOURCE.sha256}") == 2
