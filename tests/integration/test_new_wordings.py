"""Quotations when their document comes by a wording: imported, merged with one that has it, and parted again."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from evidence.models import Document, Quotation
from evidence.services.merging import merge_documents
from evidence.services.unmerging import unmerge
from tests.factories import make_document
from tests.frus_files import document_xml
from tests.importing import import_frus, the_document, volume_of
from tests.loading import load
from tests.study_files import rivers, write
from tests.unit.evidence.services.quoted_documents import (
    ALTERED,
    PAGE_7,
    PAGE_8,
    WORDS,
    make_wording,
    place,
    quote,
    quote_checked,
)

pytestmark = pytest.mark.django_db

MEMO = f"{PAGE_7}\f{PAGE_8}"
#: What a volume prints, and two quotations of it.
RECEIVED = "The King received the envoy at Strelsau and heard of the blue harbour."
SEEN, HEARD = "The King received the envoy", "heard of the blue harbour"


def import_text(folder: Path, content: str, *options: str) -> str:
    """What the command says of a plain text."""
    path = folder / "memo.txt"
    path.write_text(content, encoding="utf-8")
    output = StringIO()
    named = ("--document", "memo", "--language", "en", "--first-page", "7")
    call_command("import_text", str(path), *named, *options, stdout=output)
    return output.getvalue()


def verdicts(*quotations: Quotation) -> list[str]:
    """The verdicts as they are stored now."""
    for quotation in quotations:
        quotation.refresh_from_db()
    return [quotation.verification for quotation in quotations]


@pytest.fixture
def memo() -> Document:
    """A document known as “memo”, without text."""
    return make_document(key="memo", short_title="Memo")


def test_the_first_text_of_a_document_checks_its_quotations(tmp_path: Path, memo: Document) -> None:
    printed, altered = quote(WORDS, memo), quote(ALTERED, memo)

    said = import_text(tmp_path, MEMO)

    assert "  2 quotations: 1 verbatim, 1 altered\n" in said
    assert "New wordings" not in said
    assert (verdicts(printed, altered), printed.pages_found) == (["verbatim", "altered"], "7")
    assert printed.history.latest().history_user.username == "import_text"


def test_a_document_without_quotations_is_imported_without_a_word_of_them(
    tmp_path: Path, memo: Document
) -> None:
    assert "quotation" not in import_text(tmp_path, MEMO)


def test_a_new_text_names_the_quotations_carried_over_moved_changed_and_lost(
    tmp_path: Path, memo: Document
) -> None:
    import_text(tmp_path, MEMO)
    words = ("The Envoy said", "He had told the Court of it", "The King replied", "as the Court expected")
    quotations = [quote_checked(each, memo) for each in words]
    new = MEMO.replace("had told", "then at once told").replace("The King replied", "On which we learned")

    said = import_text(tmp_path, new)

    assert "New wordings: 1 carried over, 1 moved, 1 changed, 1 lost." in said
    assert "Memo: verbatim, p. 7 (carried over)" in said
    assert "Memo: verbatim, p. 8 (moved)" in said
    assert "Memo: altered, p. 7 (changed)" in said
    assert "Memo: not found, p. 8 (lost)" in said
    assert verdicts(*quotations) == ["verbatim", "altered", "not-found", "verbatim"]


def test_a_dry_run_tells_of_the_quotations_and_leaves_them(tmp_path: Path, memo: Document) -> None:
    import_text(tmp_path, MEMO)
    quotation = quote_checked(WORDS, memo)
    before = place(quotation)

    said = import_text(
        tmp_path, MEMO.replace("a treaty of mutual defence", "nothing of the sort"), "--dry-run"
    )

    assert "New wordings: 1 lost." in said
    assert (verdicts(quotation), place(quotation)) == (["verbatim"], before)


def test_a_text_kept_beside_the_current_one_leaves_the_quotations(tmp_path: Path, memo: Document) -> None:
    import_text(tmp_path, MEMO)
    quotation = quote_checked(WORDS, memo)
    before = place(quotation)

    said = import_text(tmp_path, "Cut.")

    assert "kept beside the current one" in said
    assert "quotation" not in said
    assert (verdicts(quotation), place(quotation)) == (["verbatim"], before)


def volume(folder: Path, words: str) -> Path:
    """A volume with one document of these words."""
    return volume_of(folder, document_xml(f"<p>{words}</p>"))


def test_a_volume_names_the_quotations_changed_or_lost_by_its_new_wording(tmp_path: Path) -> None:
    import_frus(volume(tmp_path, RECEIVED))
    document = the_document()
    quotations = [quote_checked(each, document) for each in (SEEN, "at Strelsau and heard", HEARD)]

    said = import_frus(volume(tmp_path, RECEIVED.replace("received", "welcomed")))

    assert "  3 quotations: 2 verbatim, 1 altered\n" in said
    assert "New wordings: " in said
    assert "1 changed" in said
    assert "(changed)" in said
    assert "changed: “received” for “welcomed”" in said
    assert HEARD not in said, "what is as before is only counted"
    assert verdicts(*quotations) == ["altered", "verbatim", "verbatim"]


def test_a_volume_names_the_quotations_that_are_lost(tmp_path: Path) -> None:
    import_frus(volume(tmp_path, f"{RECEIVED} He rose and went to Zenda without a word."))
    quotation = quote_checked("He rose and went to Zenda", the_document())
    before = place(quotation)

    said = import_frus(volume(tmp_path, f"{RECEIVED} Nobody knows what came of it afterwards."))

    assert "New wordings: 1 lost." in said
    assert "not found, p. 7 (lost)" in said
    assert (verdicts(quotation), place(quotation)) == (["not-found"], before)
    assert quotation.history.latest().history_user.username == "import_frus"


@pytest.mark.parametrize("options", [{"dry_run": True}, {}], ids=["dry", "again"])
def test_quotations_stay_as_they_are_in_a_dry_run_and_when_nothing_is_new(
    tmp_path: Path, options: dict[str, Any]
) -> None:
    import_frus(volume(tmp_path, RECEIVED))
    quotation = quote_checked(SEEN, the_document())
    n_past = quotation.history.count()
    words = RECEIVED.replace("received", "welcomed") if options else RECEIVED

    said = import_frus(volume(tmp_path, words), **options)

    assert f"{len(options)} changed" in said
    assert (verdicts(quotation), quotation.history.count()) == (["verbatim"], n_past)


def test_each_detail_names_the_quotations_carried_over_too(tmp_path: Path) -> None:
    import_frus(volume(tmp_path, RECEIVED))
    quote_checked(SEEN, the_document())

    said = import_frus(volume(tmp_path, f"{RECEIVED} He rose."), verbosity=2)

    assert "New wordings: 1 carried over." in said
    assert "verbatim, p. 7 (carried over)" in said


def test_a_study_loaded_after_its_texts_is_checked_at_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "rivers", rivers())
    load(folder)
    quotation = Quotation.objects.earliest("pk")
    assert verdicts(quotation) == ["no-text"]
    make_wording(f"Then: {quotation.text} So much.", document=quotation.passage.document)

    said = load(folder)

    assert "1 verbatim" in said
    assert (verdicts(quotation), quotation.pages_found) == (["verbatim"], "7")
    assert quotation.history.latest().history_user.username == "load_study"


def test_documents_merged_have_their_quotations_checked_and_parted_again_too(memo: Document) -> None:
    text = make_wording(document=make_document(key="imported"))
    quotation = quote_checked(WORDS, memo)
    assert verdicts(quotation) == ["no-text"]

    merge = merge_documents(memo, text.document, by=None)
    assert (verdicts(quotation), place(quotation)) == (["verbatim"], (text.pk, WORDS, "7"))

    undone = unmerge(merge, by=None)
    assert (verdicts(quotation), place(quotation)) == (["no-text"], (None, None, ""))
    assert (quotation.passage.document, undone.left) == (memo, [])


def test_quotations_of_the_document_with_the_text_keep_their_place_through_a_merge(memo: Document) -> None:
    text = make_wording(document=make_document(key="imported"))
    quotation = quote_checked(WORDS, text.document)
    before = place(quotation)

    merge = merge_documents(memo, text.document, by=None)
    assert (verdicts(quotation), place(quotation)) == (["verbatim"], before)

    unmerge(merge, by=None)
    assert (verdicts(quotation), place(quotation)) == (["verbatim"], before)
