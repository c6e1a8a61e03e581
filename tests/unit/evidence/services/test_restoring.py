"""A deleted passage comes back with all that hung on it."""

from __future__ import annotations

import datetime
from io import StringIO
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import Model
from django.utils import timezone

from evidence.models import Coding, Document, Memo, Passage, PassageUse, Quotation, User
from evidence.services.merging import delete_row, merge_documents
from evidence.services.restoring import restore_passage
from evidence.services.verifying import verify_documents
from hypotheses.models import Adjudication, Assessment
from hypotheses.reports import congruence_table
from tests.conftest import SmallStudy
from tests.factories import (
    make_adjudication,
    make_assessment,
    make_code,
    make_codebook,
    make_coding,
    make_memo,
    make_passage,
    make_passage_use,
    make_quotation,
    make_user,
)

KINDS: tuple[Any, ...] = (Passage, Quotation, PassageUse, Coding, Assessment, Adjudication, Memo)

pytestmark = pytest.mark.django_db


def all_rows() -> list[dict[str, Any]]:
    """Every row that a passage has to do with, column by column."""
    return [{"kind": kind.__name__, **row} for kind in KINDS for row in kind.objects.order_by("pk").values()]


@pytest.fixture
def passage(small_study: SmallStudy) -> Passage:
    """A passage on which hangs something of every kind."""
    study, passage, (first, second) = small_study.study, small_study.passages[0], small_study.coders
    make_quotation(passage=passage, text="We shall prevail.", language="en")
    make_quotation(passage=passage, text="We have prevailed.", language="en", position=2)
    make_passage_use(passage=passage)
    make_coding(passage=passage, code=make_code(codebook=make_codebook(study=study)), coder=first)
    for coder in (first, second):
        make_assessment(prediction=small_study.predictions[0], passage=passage, coder=coder)
    make_adjudication(prediction=small_study.predictions[0], passage=passage, ruled_by=first)
    make_memo(study=study, subject_type=kind_of(passage), subject_id=passage.pk, text="A doubt.")
    judged = Assessment.objects.first()
    make_memo(study=study, subject_type=kind_of(judged), subject_id=judged.pk, text="Another.")
    verify_documents([passage.document_id], by=None)
    return passage


def kind_of(row: Model) -> ContentType:
    """The kind of a row, as a memo names it."""
    return ContentType.objects.get_for_model(row)


def delete_all_of(passage: Passage, by: User | None = None) -> int:
    """Delete a passage, and before it what keeps it from being deleted."""
    key = passage.pk
    for kind in (Memo, Assessment, Adjudication):
        for row in kind.objects.all() if kind is Memo else kind.objects.filter(passage=passage):
            delete_row(row, by=by, reason="")
    delete_row(passage, by=by, reason="a slip")
    return key


def test_all_comes_back_under_its_numbers_and_the_table_is_as_before(
    small_study: SmallStudy, passage: Passage
) -> None:
    rows, table = all_rows(), congruence_table(small_study.study)
    key = delete_all_of(passage)
    assert not Passage.objects.filter(pk=key).exists()
    assert congruence_table(small_study.study) != table

    back = restore_passage(small_study.study.pk, key, by=make_user(username="ada"), reason="a slip")

    assert all_rows() == rows
    assert congruence_table(small_study.study) == table
    assert back.left == []
    assert back.numbers == "1 coding, 2 memos, 1 passage use, 2 quotations, 1 adjudication, 2 assessments"


def test_history_tells_of_the_restoring(small_study: SmallStudy, passage: Passage) -> None:
    key = delete_all_of(passage)

    restore_passage(small_study.study.pk, key, by=make_user(username="ada"), reason="a slip")

    latest = Passage.history.filter(id=key).first()
    assert (latest.history_type, latest.history_user.username) == ("+", "ada")
    assert latest.history_change_reason == "restored: a slip"
    assert Assessment.history.first().history_change_reason == "restored: a slip"


def test_the_table_between_deleting_and_restoring_stays_as_it_was(
    small_study: SmallStudy, passage: Passage
) -> None:
    key = delete_all_of(passage)
    between, then = congruence_table(small_study.study), timezone.now()

    restore_passage(small_study.study.pk, key, by=None)

    assert congruence_table(small_study.study, as_of=then).cells == between.cells


def test_what_was_deleted_long_before_stays_deleted_unless_everything_is_asked_for(
    small_study: SmallStudy, passage: Passage
) -> None:
    use = PassageUse.objects.get()
    use._history_date = timezone.now() - datetime.timedelta(days=30)
    use.delete()
    key = delete_all_of(passage)

    back = restore_passage(small_study.study.pk, key, by=None)

    assert [type(gone.row) for gone in back.earlier] == [PassageUse]
    assert not PassageUse.objects.exists()


def test_everything_takes_along_what_was_deleted_long_before(
    small_study: SmallStudy, passage: Passage
) -> None:
    use = PassageUse.objects.get()
    use._history_date = timezone.now() - datetime.timedelta(days=30)
    use.delete()
    key = delete_all_of(passage)

    restore_passage(small_study.study.pk, key, by=None, everything=True)

    assert PassageUse.objects.exists()


def test_a_key_that_is_taken_is_told_and_nothing_written(small_study: SmallStudy, passage: Passage) -> None:
    key, name = passage.pk, passage.key
    delete_all_of(passage)
    make_passage(study=small_study.study, key=name)
    before = all_rows()

    with pytest.raises(ValidationError, match=f"The key {name} was given to another passage since"):
        restore_passage(small_study.study.pk, key, by=None)

    assert all_rows() == before


def test_a_document_that_is_gone_is_told(small_study: SmallStudy, passage: Passage) -> None:
    document = passage.document
    key = delete_all_of(passage)
    for row in document.appraisals.all():
        row.delete()
    document.delete()

    with pytest.raises(ValidationError, match="One passage cannot come back: its document was deleted too"):
        restore_passage(small_study.study.pk, key, by=None)


def test_a_passage_of_a_merged_document_belongs_to_the_one_that_it_is_now(
    small_study: SmallStudy, passage: Passage
) -> None:
    first, second = small_study.documents[:2]
    key = delete_all_of(passage)
    merge_documents(second, first, by=None)

    back = restore_passage(small_study.study.pk, key, by=None)

    assert Passage.objects.get(pk=key).document == Document.objects.get(pk=second.pk)
    assert back.left == [f"Its document was merged since; the passage belongs to “{second}” now."]


def test_judgements_on_a_prediction_that_is_gone_stay_gone_and_are_told(
    small_study: SmallStudy, passage: Passage
) -> None:
    key = delete_all_of(passage)
    small_study.predictions[0].delete()

    back = restore_passage(small_study.study.pk, key, by=None)

    assert not Assessment.objects.exists()
    assert back.left.count("One assessment cannot come back: its prediction was deleted too.") == 2


def test_a_passage_that_is_back_cannot_come_back_again(small_study: SmallStudy, passage: Passage) -> None:
    key = delete_all_of(passage)
    restore_passage(small_study.study.pk, key, by=None)

    with pytest.raises(ValidationError, match="perhaps it is back already"):
        restore_passage(small_study.study.pk, key, by=None)


def test_a_passage_of_another_study_is_not_restored(small_study: SmallStudy, passage: Passage) -> None:
    key = delete_all_of(passage)

    with pytest.raises(ValidationError, match="no such deleted passage in the study"):
        restore_passage(small_study.study.pk + 1, key, by=None)


def said(*arguments: str) -> str:
    """What the command prints."""
    output = StringIO()
    call_command("restore_passage", *arguments, stdout=output)
    return output.getvalue()


def test_the_command_says_what_would_come_back_and_then_brings_it_back(passage: Passage) -> None:
    name, rows = passage.key, all_rows()
    key = delete_all_of(passage)

    assert f"Passage {name} would come back, with 1 coding" in said("small", name, "--dry-run")
    assert not Passage.objects.filter(pk=key).exists()
    assert f"Passage {name} is back, with 1 coding" in said("small", name)
    assert all_rows() == rows


def test_the_command_names_what_there_is_instead(passage: Passage) -> None:
    name = passage.key
    delete_all_of(passage)

    with pytest.raises(CommandError, match=f"No passage “nothing” was deleted from small. Deleted: {name}."):
        said("small", "nothing")
    with pytest.raises(CommandError, match="There is no study “other”. Studies: small."):
        said("other", name)
