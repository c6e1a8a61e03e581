"""Two documents that cannot be merged as they are: what is said, and that nothing is done."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from evidence.choices import Access, SourceClass
from evidence.models import Document, User
from evidence.services.merging import merge_documents
from tests.factories import (
    make_appraisal,
    make_document,
    make_member,
    make_passage,
    make_study,
    make_user,
)

pytestmark = pytest.mark.django_db


def refusal(kept: Document, other: Document, by: User | None = None) -> str:
    """What is said against merging them."""
    with pytest.raises(ValidationError) as refused:
        merge_documents(kept, other, by=by)
    assert Document.objects.filter(pk=other.pk).exists()
    return " ".join(refused.value.messages)


def test_grades_that_differ_are_refused_and_the_study_is_named(entered: Document, imported: Document) -> None:
    study = make_study(title="Hub and spokes")
    for document, grade in ((entered, "A"), (imported, "B")):
        make_appraisal(study=study, document=document, grade=grade)
    member = make_member(study)

    assert "“Hub and spokes” gives “NSC 5416” the grade A" in refusal(entered, imported, by=member)
    assert "Hub and spokes" not in refusal(entered, imported, by=make_user())


def test_same_grade_for_different_reasons_is_refused(entered: Document, imported: Document) -> None:
    study = make_study()
    for document, reason in ((entered, "Internal."), (imported, "Secret.")):
        make_appraisal(study=study, document=document, reason=reason)

    assert "different reasons" in refusal(entered, imported)


def test_grade_that_would_change_what_a_passage_counts_for_is_refused(
    entered: Document, imported: Document, ada: User
) -> None:
    study = make_study()
    make_appraisal(study=study, document=entered, grade="B")
    passage = make_passage(study=study, document=imported)

    refused = refusal(entered, imported)
    passage.delete()

    assert "the grade B and “Memorandum by the Joint Chiefs of Staff” the grade A" in refused
    assert merge_documents(entered, imported, by=ada)


def test_source_class_that_passages_count_by_is_not_changed(entered: Document, ada: User) -> None:
    other = make_document(source_class=SourceClass.EXCHANGE)
    passage = make_passage(document=other)

    refused = refusal(entered, other)
    passage.delete()

    assert "source class" in refused
    assert merge_documents(entered, other, by=ada)


def test_documents_that_not_the_same_people_may_read_are_refused(entered: Document) -> None:
    secret = make_document(access=Access.RESTRICTED)
    embargoed = make_document(access=Access.EMBARGOED, embargoed_until="2090-01-01")

    assert "is open" in refusal(entered, secret)
    assert "embargoed until 2090-01-01" in refusal(secret, embargoed)


@pytest.mark.parametrize("how", ["part_of", "quoted_in"])
def test_document_is_not_merged_with_what_encloses_it(how: str, entered: Document) -> None:
    between = make_document(**{how: entered})
    inner = make_document(**{how: between})

    assert "so they are two" in refusal(entered, inner)
    assert "so they are two" in refusal(inner, entered)


def test_all_that_stands_in_the_way_is_said_at_once(entered: Document) -> None:
    other = make_document(source_class=SourceClass.PUBLIC, access=Access.RESTRICTED)
    make_passage(document=other)

    with pytest.raises(ValidationError) as refused:
        merge_documents(entered, other, by=None)

    assert len(refused.value.messages) == 3


def test_document_is_not_merged_with_itself_nor_with_one_that_is_gone(entered: Document) -> None:
    gone = make_document()
    Document.objects.filter(pk=gone.pk).delete()

    for other in (entered, gone):
        with pytest.raises(ValidationError, match="Choose two documents"):
            merge_documents(entered, other, by=None)
