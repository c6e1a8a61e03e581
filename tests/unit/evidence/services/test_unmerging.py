"""A merge is undone: what comes back, what stays where somebody put it since, and what stands in the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from evidence.models import Document, DocumentMerge, DocumentText, Holding, User
from evidence.services.merging import merge_documents
from evidence.services.saving import save_row
from evidence.services.unmerging import Unmerged, unmerge
from tests.factories import (
    make_appraisal,
    make_collection,
    make_document,
    make_document_agent,
    make_document_match,
    make_document_merge,
    make_document_text,
    make_holding,
    make_passage,
    make_quotation,
    make_study,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported() -> Document:
    """The document that goes, and comes back."""
    return make_document(key="imported", short_title="Memorandum", publisher="GPO")


def save(row: Any, by: User, **values: Any) -> None:
    """Save other values in somebody's name."""
    for name, value in values.items():
        setattr(row, name, value)
    save_row(row, by=by)


def refusal(merge: DocumentMerge, by: User | None = None) -> str:
    """What stands in the way of undoing a merge; nothing is done then."""
    with pytest.raises(ValidationError) as refused:
        unmerge(merge, by=by)
    assert not Document.objects.filter(key=merge.other_key, pk=merge.other_values.get("id")).exists()
    return " ".join(refused.value.messages)


def test_document_comes_back_under_its_key_with_its_history(
    entered: Document, imported: Document, ada: User
) -> None:
    passage = make_passage(document=imported)
    merge = merge_documents(entered, imported, by=ada)

    undone = unmerge(merge, by=ada)
    passage.refresh_from_db()
    entered.refresh_from_db()

    assert undone == Unmerged(Document.objects.get(key="imported"), [])
    assert (undone.document.pk, undone.document.short_title) == (imported.pk, "Memorandum")
    assert (passage.document, entered.publisher) == (imported, "")
    assert [each.history_type for each in imported.history.order_by("history_id")] == ["+", "-", "+"]
    latest = [row.history.latest() for row in (passage, imported, entered)]
    assert {(each.history_user, each.history_change_reason) for each in latest} == {
        (ada, "undone: merged imported into entered")
    }
    assert (merge.undone_by, merge.undone_at is None) == (ada, False)


def test_merge_that_was_undone_can_be_made_again(entered: Document, imported: Document, ada: User) -> None:
    unmerge(merge_documents(entered, imported, by=ada), by=ada)

    merge_documents(entered, imported, by=ada)

    assert DocumentMerge.objects.heir_of("imported") == entered


def test_match_comes_back(entered: Document, imported: Document, ada: User) -> None:
    match = make_document_match(document=entered, imported=imported)

    unmerge(merge_documents(entered, imported, by=ada), by=ada)

    match.refresh_from_db()
    assert (match.document, match.imported) == (entered, imported)


def test_what_was_changed_since_stays_and_is_told(entered: Document, imported: Document, ada: User) -> None:
    volume = make_collection()
    make_holding(document=imported, collection=volume, identifier="d181")
    make_holding(document=entered, collection=volume, identifier="", pages="415")
    merge = merge_documents(entered, imported, by=ada)
    save(entered, ada, publisher="Washington: GPO", place="Washington")
    copy = Holding.objects.get()
    save(copy, ada, pages="415-418", url="https://example.org/")

    undone = unmerge(merge, by=ada)
    entered.refresh_from_db()
    copy.refresh_from_db()

    assert (entered.publisher, entered.place) == ("Washington: GPO", "Washington")
    assert (copy.document, copy.pages, copy.url) == (imported, "415-418", "https://example.org/")
    assert [each.pages for each in entered.holdings.all()] == ["415"]
    assert sorted(undone.left) == [
        "Changed since, and left so: holding, pages.",
        "Changed since, and left so: “NSC 5416”, publisher.",
    ]


def test_what_was_moved_or_deleted_since_stays_so_and_is_told(
    entered: Document, imported: Document, ada: User
) -> None:
    third = make_document()
    moved, deleted = make_passage(document=imported), make_document_agent(document=imported)
    merge = merge_documents(entered, imported, by=ada)
    moved.refresh_from_db()
    save(moved, ada, document=third)
    deleted.delete()

    undone = unmerge(merge, by=ada)
    moved.refresh_from_db()

    assert moved.document == third
    assert undone.left == ["Moved elsewhere or deleted since, and left so: 1 document agent, 1 passage."]


def test_what_was_added_since_stays_with_the_kept_document_and_is_told(
    entered: Document, imported: Document, ada: User
) -> None:
    make_passage(document=entered)
    merge = merge_documents(entered, imported, by=ada)
    added = [make_passage(document=entered), make_passage(document=entered)]

    undone = unmerge(merge, by=ada)

    assert undone.left == ["Added to “NSC 5416” since the merge, and left there: 2 passages."]
    assert set(added) < set(entered.passages.all())


def test_reference_to_what_is_gone_comes_back_empty_and_is_told(
    entered: Document, imported: Document, ada: User
) -> None:
    around = make_document()
    save(imported, ada, part_of=around)
    merge = merge_documents(entered, imported, by=ada)
    save(entered, ada, part_of=None)
    around.delete()

    undone = unmerge(merge, by=ada)

    assert undone.document.part_of is None
    assert "Left empty, since that is gone: document, part of." in undone.left


def test_reference_to_a_document_that_was_merged_since_comes_back_to_its_heir(
    entered: Document, imported: Document, ada: User
) -> None:
    around, heir = make_document(), make_document()
    save(imported, ada, quoted_in=around)
    merge = merge_documents(entered, imported, by=ada)
    save(entered, ada, quoted_in=None)
    merge_documents(heir, around, by=ada)

    assert unmerge(merge, by=ada).document.quoted_in == heir


def test_row_cannot_come_back_without_what_it_belongs_to(
    entered: Document, imported: Document, ada: User
) -> None:
    study = make_study()
    for document in (entered, imported):
        make_appraisal(study=study, document=document)
    merge = merge_documents(entered, imported, by=ada)
    entered.appraisals.all().delete()
    study.delete()

    assert refusal(merge) == "One appraisal cannot come back: its study was deleted since."


def test_words_found_in_the_other_s_text_since_are_found_no_more(
    entered: Document, imported: Document, ada: User
) -> None:
    passage, text = make_passage(document=imported), make_document_text(document=entered, body="His words.")
    quotation = make_quotation(passage=passage, text="His words")
    merge = merge_documents(entered, imported, by=ada)
    quotation.refresh_from_db()
    assert (quotation.verification, quotation.document_text) == ("verbatim", text)

    unmerge(merge, by=ada)

    quotation.refresh_from_db()
    assert (quotation.verification, quotation.document_text) == ("no-text", None)
    assert (quotation.prefix, quotation.suffix) == ("", "")


def test_row_that_took_the_place_of_another_stands_in_the_way(
    entered: Document, imported: Document, ada: User
) -> None:
    volume = make_collection(title="FRUS 1952-54")
    make_holding(document=imported, collection=volume, identifier="d181")
    make_holding(document=entered, collection=volume, identifier="", pages="415")
    merge = merge_documents(entered, imported, by=ada)
    make_holding(document=entered, collection=volume, identifier="", pages="7")

    assert "Another holding has taken the place of “FRUS 1952-54, 415”" in refusal(merge)


def test_text_made_current_since_stands_in_the_way(entered: Document, imported: Document, ada: User) -> None:
    make_document_text(document=entered)
    make_document_text(document=imported)
    older = make_document_text(document=imported, is_current=False)
    merge = merge_documents(entered, imported, by=ada)
    DocumentText.objects.filter(is_current=True).delete()
    older.refresh_from_db()
    older.is_current = True
    older.save()

    assert "stand in each other's way, since one was changed after the merge: 2 document texts" in refusal(
        merge
    )


def test_later_merge_is_undone_first(entered: Document, imported: Document, ada: User) -> None:
    third, last = make_document(short_title="A third"), make_document()
    first = merge_documents(entered, imported, by=ada)
    second = merge_documents(entered, third, by=ada)
    onward = merge_documents(last, entered, by=ada)

    assert "Later “NSC 5416” was merged" in refusal(first)
    unmerge(onward, by=ada)
    first.refresh_from_db()
    assert "Later “A third” was merged" in refusal(first)
    unmerge(second, by=ada)
    assert unmerge(first, by=ada).document == imported


def test_merge_is_undone_once(entered: Document, imported: Document, ada: User) -> None:
    merge = merge_documents(entered, imported, by=ada)
    unmerge(merge, by=ada)

    with pytest.raises(ValidationError, match="undone already"):
        unmerge(merge, by=ada)


def test_merge_into_a_document_that_was_deleted_cannot_be_undone(
    entered: Document, imported: Document, ada: User
) -> None:
    merge = merge_documents(entered, imported, by=ada)
    entered.delete()

    assert "deleted since" in refusal(merge)


def test_key_that_was_given_to_another_document_stands_in_the_way() -> None:
    other = make_document()

    assert f"has the key {other.key}" in refusal(make_document_merge(other_key=other.key))
