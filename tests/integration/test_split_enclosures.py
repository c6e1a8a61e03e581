"""An enclosure split off a document by hand: its wording, its passages, and what an import does about it later."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from evidence.choices import Access, Visibility
from evidence.matching import Boundaries
from evidence.models import Document, DocumentMatch, DocumentText, Passage, Quotation, Study, User
from evidence.services.enclosures import EnclosureFacts, SplitPlan, plan_split, split_off
from evidence.services.stored_drafts import draft_of
from evidence.services.verifying import accept_place, confirm_difference, verify_documents
from evidence.texts import PROJECTION
from tests.factories import make_document_text, make_passage, make_quotation, make_study, make_user
from tests.frus_files import document_xml
from tests.importing import import_frus, n_rows, the_document, volume_of

pytestmark = pytest.mark.django_db

LETTER = (
    "<p>The Envoy sends a draft, which has been approved by the Court of Ruritania after a long debate.</p>"
)
DRAFT = (
    "<p>Draft treaty</p><p>The parties will consult<note n='1'>See also the old treaty.</note> on every threat.</p>"
    '<pb n="8"/><p>The garrison stays. The parties agree.</p>'
)
END = (
    "<p>The parties agree. The Envoy awaits the orders of the King, and will not leave before they come.</p>"
)
SAID = Boundaries(first_words="Draft treaty", last_words="The garrison stays. The parties agree.")
FACTS = EnclosureFacts(short_title="Draft treaty of March 1951", kind="treaty", date_printed="March 1, 1951")


@pytest.fixture
def ada() -> User:
    """Who splits; she sees everything."""
    return make_user(username="ada", is_superuser=True)


@pytest.fixture
def study() -> Study:
    """A study that everybody may read."""
    return make_study(visibility=Visibility.PUBLIC)


@pytest.fixture
def letter(tmp_path: Path) -> Document:
    """A letter of a volume in whose text an enclosure is printed."""
    import_frus(volume_of(tmp_path, document_xml(LETTER + DRAFT + END)))
    return the_document()


def quote(document: Document, study: Study, *words: str, **fields: Any) -> Passage:
    """A passage with these quotations, checked."""
    passage = make_passage(document=document, study=study, **fields)
    for each in words:
        make_quotation(passage=passage, text=each)
    verify_documents([document.pk], by=None)
    return passage


def plan(document: Document, by: User, said: Boundaries = SAID) -> SplitPlan:
    """What splitting would do."""
    return plan_split(document.texts.get(is_current=True), said, by=by)


def split(document: Document, by: User, *passages: Passage, facts: EnclosureFacts = FACTS) -> Document:
    """Do it."""
    shown = plan(document, by)
    return split_off(shown.text, SAID, facts, passages=passages, as_shown=shown.as_shown, by=by)


def anchored(quotation: Quotation) -> tuple[str, str]:
    """In which document a quotation stands, and its words there."""
    text = quotation.document_text
    assert text is not None
    body = quotation.in_note.body if quotation.in_note else text.body
    return text.document.short_title, body[quotation.start : quotation.end]


def test_a_stored_wording_is_the_draft_it_was_made_of(letter: Document) -> None:
    text = letter.texts.get()

    assert draft_of(text)[0].sha256(PROJECTION) == text.sha256


def test_enclosure_has_the_stretch_with_its_pages_and_notes(letter: Document, ada: User) -> None:
    before = letter.texts.get()

    enclosure = split(letter, ada)

    text = enclosure.texts.get()
    assert text.body == (
        "Draft treaty\n\nThe parties will consult on every threat.\n\nThe garrison stays. The parties agree."
    )
    assert [(note.label, note.body) for note in text.notes.all()] == [("1", "See also the old treaty.")]
    assert text.body[: text.notes.get().anchor].endswith("consult")
    assert [(page.label, text.body[page.start : page.end][:12]) for page in text.pages.all()] == [
        ("7", "Draft treaty"),
        ("8", "The garrison"),
    ]
    assert draft_of(text)[0].sha256(PROJECTION) == text.sha256
    assert (enclosure.part_of, enclosure.date_edtf, enclosure.kind) == (letter, "1951-03-01", "treaty")
    holding = enclosure.holdings.get()
    assert (holding.collection, holding.identifier, holding.pages) == (
        letter.holdings.get().collection,
        "",
        "7-8",
    )
    assert letter.texts.get() == before
    assert letter.texts.get().body == before.body
    change = enclosure.history.get()
    assert change.history_user == ada
    assert change.history_change_reason.startswith(f"split off from {letter.key}, ")
    assert (text.created_by, text.importer_version.endswith("split off by hand")) == (ada, True)


def test_who_may_read_the_enclosure_is_as_with_the_document_around_it(letter: Document, ada: User) -> None:
    letter.access, letter.embargoed_until = Access.EMBARGOED, datetime.date(2090, 1, 1)
    letter.rights = "Ask the Court."
    letter.save()

    enclosure = split(letter, ada)

    assert (enclosure.access, enclosure.embargoed_until, enclosure.rights) == (
        Access.EMBARGOED,
        datetime.date(2090, 1, 1),
        "Ask the Court.",
    )


def test_only_passages_that_lie_wholly_in_the_stretch_are_offered(
    letter: Document, study: Study, ada: User
) -> None:
    inside = quote(letter, study, "The parties will consult on every threat", "The garrison stays")
    in_note = quote(letter, study, "See also the old treaty")
    quote(letter, study, "The garrison stays", "awaits the orders of the King")
    quote(letter, study, "The garrison stays", "words that stand nowhere at all")
    quote(letter, study)
    quote(letter, make_study(), "The garrison stays")

    shown = plan(letter, make_user(is_staff=True))

    assert shown.passages == [inside, in_note]


def test_passages_move_only_where_they_are_named_and_stand_where_they_stood(
    letter: Document, study: Study, ada: User
) -> None:
    moved = quote(letter, study, "will consult on every threat", "See also the old treaty", pages="7")
    stays = quote(letter, study, "The garrison stays")

    enclosure = split(letter, ada, moved)

    moved.refresh_from_db()
    stays.refresh_from_db()
    assert (moved.document, stays.document) == (enclosure, letter)
    assert [anchored(each) for each in moved.quotations.order_by("position")] == [
        ("Draft treaty of March 1951", "will consult on every threat"),
        ("Draft treaty of March 1951", "See also the old treaty"),
    ]
    assert [each.verification for each in moved.quotations.all()] == ["verbatim"] * 2
    assert anchored(stays.quotations.get())[0] == letter.short_title
    assert moved.history.latest().history_user == ada
    assert moved.quotations.first().history.latest().history_user == ada


def test_what_a_person_accepted_or_confirmed_holds_on(letter: Document, study: Study, ada: User) -> None:
    text = letter.texts.get()
    accepted = quote(letter, study, "The parties agree").quotations.get()
    places = [each["start"] for each in accepted.findings["candidates"]]
    accept_place(accepted, places.index(text.body.index("The parties agree")), by=ada)
    confirmed = quote(letter, study, "The garrison remains. The parties agree.").quotations.get()
    confirm_difference(confirmed, "So in the file copy.", by=ada)

    split(letter, ada, accepted.passage, confirmed.passage)

    accepted.refresh_from_db()
    confirmed.refresh_from_db()
    assert anchored(accepted) == ("Draft treaty of March 1951", "The parties agree")
    assert (confirmed.verification, confirmed.confirmed_reason) == ("altered", "So in the file copy.")
    assert confirmed.confirmed_by == ada


def test_a_passage_that_does_not_lie_in_it_is_refused_and_nothing_is_written(
    letter: Document, study: Study, ada: User
) -> None:
    outside = quote(letter, study, "awaits the orders of the King")
    before = n_rows()

    with pytest.raises(ValidationError, match=f"Not all quotations of these stand in it: {outside.key}"):
        split(letter, ada, outside)

    assert n_rows() == before


def test_facts_that_break_a_rule_are_refused_and_nothing_is_written(letter: Document, ada: User) -> None:
    before = n_rows()

    with pytest.raises(ValidationError) as fault:
        split(letter, ada, facts=EnclosureFacts(short_title="", date_edtf="1951-99"))

    assert {"short_title"} <= fault.value.message_dict.keys()
    assert n_rows() == before


def test_what_was_split_off_is_not_split_off_again(letter: Document, ada: User) -> None:
    split(letter, ada)

    with pytest.raises(ValidationError, match="“Draft treaty of March 1951 .*”, which is part of"):
        split(letter, ada)
    with pytest.raises(ValidationError, match="already, has some of these words"):
        plan(letter, ada, Boundaries(first_words="The garrison stays", last_words="awaits the orders"))
    assert plan(letter, ada, Boundaries(first_words="The Envoy sends", last_words="after a long debate"))


def test_an_enclosure_that_one_may_not_see_is_not_named(letter: Document, ada: User) -> None:
    enclosure = split(letter, ada)
    enclosure.access = Access.RESTRICTED
    enclosure.save()

    assert plan(letter, make_user(is_staff=True)).passages == []


def test_the_whole_text_and_an_older_one_are_refused(letter: Document, ada: User) -> None:
    with pytest.raises(ValidationError, match="whole text"):
        plan(letter, ada, Boundaries(first_page="7", last_page="8"))
    text = letter.texts.get()
    text.is_current = False
    text.save()
    with pytest.raises(ValidationError, match="no longer the current one"):
        plan_split(text, SAID, by=ada)


def test_another_stretch_than_the_one_shown_is_not_split_off(letter: Document, ada: User) -> None:
    with pytest.raises(ValidationError, match="another stretch"):
        split_off(letter.texts.get(), SAID, FACTS, as_shown="1:2-3", by=ada)


def test_same_volume_again_changes_nothing(letter: Document, study: Study, ada: User, tmp_path: Path) -> None:
    split(letter, ada, quote(letter, study, "The garrison stays"))
    before = n_rows()

    said = import_frus(volume_of(tmp_path, document_xml(LETTER + DRAFT + END)))

    assert "0 created, 0 changed, 1 unchanged, 0 rejected" in said
    assert n_rows() == before


def test_an_enclosure_is_not_taken_for_the_next_document_on_its_page(ada: User, tmp_path: Path) -> None:
    path = volume_of(tmp_path, document_xml(LETTER + DRAFT + END), document_xml(number="2"))
    import_frus(path)
    said = Boundaries(first_words="The garrison stays", last_words="stays")
    shown = plan(the_document(), ada, said)
    facts = EnclosureFacts(short_title="An undated page")
    split_off(shown.text, said, facts, as_shown=shown.as_shown, by=ada)

    assert "seem to be ones of this volume" not in import_frus(path)


def test_an_enclosure_of_other_words_told_apart_on_its_page_is_suggested(
    letter: Document, ada: User, tmp_path: Path
) -> None:
    enclosure = split(letter, ada, facts=EnclosureFacts(short_title="An undated draft"))
    other = "<p>Another paper, much longer than the draft, which nobody has seen before.</p>"

    import_frus(volume_of(tmp_path, document_xml(LETTER + nested(other) + END)))

    match = DocumentMatch.objects.get()
    assert (match.document, match.imported) == (enclosure, the_document("d1.1"))


def test_a_better_text_of_the_volume_leaves_the_enclosure_alone(
    letter: Document, study: Study, ada: User, tmp_path: Path
) -> None:
    passage = quote(letter, study, "The garrison stays")
    enclosure = split(letter, ada, passage)
    text = enclosure.texts.get()

    import_frus(volume_of(tmp_path, document_xml(LETTER + DRAFT + END + "<p>He has said so.</p>")))

    assert letter.texts.count() == 2
    assert enclosure.texts.get() == text
    passage.refresh_from_db()
    assert passage.document == enclosure


def nested(inside: str) -> str:
    """The enclosure told apart by the encoding."""
    return f'<div type="document" subtype="enclosure"><head>Enclosure</head>{inside}</div>'


@pytest.mark.parametrize("is_dry", [True, False])
def test_a_volume_that_tells_the_enclosure_apart_finds_it(
    letter: Document, study: Study, ada: User, tmp_path: Path, *, is_dry: bool
) -> None:
    passage = quote(letter, study, "The garrison stays")
    enclosure = split(letter, ada, passage)
    before = n_rows()

    said = import_frus(volume_of(tmp_path, document_xml(LETTER + nested(DRAFT) + END)), dry_run=is_dry)

    assert "0 created, 2 changed, 0 unchanged, 0 rejected" in said
    enclosure.refresh_from_db()
    assert Document.objects.count() == 2
    assert enclosure.holdings.get().identifier == ("" if is_dry else "d1.1")
    assert enclosure.short_title == FACTS.short_title
    if is_dry:
        assert n_rows() == before
        return
    assert enclosure.texts.get(is_current=True).body.startswith("Enclosure\n\nDraft treaty")
    assert anchored(passage.quotations.get()) == (FACTS.short_title, "The garrison stays")
    assert "0 created, 0 changed, 2 unchanged" in import_frus(
        volume_of(tmp_path, document_xml(LETTER + nested(DRAFT) + END))
    )


def test_an_enclosure_with_other_words_is_another_document(
    letter: Document, ada: User, tmp_path: Path
) -> None:
    split(letter, ada)

    import_frus(volume_of(tmp_path, document_xml(LETTER + nested("<p>Another paper entirely.</p>") + END)))

    assert the_document("d1.1").texts.get().body == "Enclosure\n\nAnother paper entirely."
    assert letter.enclosures.count() == 2


def test_document_with_one_copy_that_no_import_found_gives_it_to_the_enclosure(ada: User) -> None:
    text = make_document_text(body="A letter. A treaty of peace is enclosed. The end.")
    said = Boundaries(first_words="A treaty", last_words="is enclosed")
    shown = plan_split(text, said, by=ada)

    enclosure = split_off(text, said, FACTS, as_shown=shown.as_shown, by=ada)

    assert enclosure.holdings.count() == 0
    assert DocumentText.objects.get(document=enclosure).body == "A treaty of peace is enclosed."
