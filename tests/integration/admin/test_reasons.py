"""Why a row was changed: one optional line on each change page, kept in the history."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from evidence.choices import Role
from evidence.models import Appraisal, Passage, Quotation
from tests.conftest import SmallStudy
from tests.factories import make_passage, make_quotation
from tests.integration.admin.forms import add, address, change, faults


def test_the_reason_is_kept_with_the_row_and_with_those_below_it(
    head: Client, small_study: SmallStudy
) -> None:
    passage = small_study.passages[0]
    quotation = make_quotation(passage=passage, text="We shal prevail.")

    answer = change(
        head,
        passage,
        summary="New.",
        change_reason="A slip of the pen.",
        **{"quotations-0-text": "We shall prevail."},
    )

    assert answer.status_code == 302, faults(answer)
    assert Passage.history.filter(id=passage.pk).first().history_change_reason == "A slip of the pen."
    corrected = Quotation.history.filter(id=quotation.pk, text="We shall prevail.").last()
    assert corrected.history_change_reason == "A slip of the pen."


def test_without_a_reason_none_is_kept(head: Client, small_study: SmallStudy) -> None:
    passage = small_study.passages[0]

    assert change(head, passage, summary="New.").status_code == 302
    assert not Passage.history.filter(id=passage.pk).first().history_change_reason


def test_a_new_row_is_not_asked_for_a_reason(head: Client, small_study: SmallStudy) -> None:
    assert 'name="change_reason"' not in head.get(address(Passage, "add")).content.decode()
    assert (
        'name="change_reason"'
        in head.get(address(Passage, "change", small_study.passages[0].pk)).content.decode()
    )


def test_who_may_only_look_is_not_asked_for_a_reason(
    small_study: SmallStudy, staff: Callable[..., Client]
) -> None:
    reader = staff(small_study.study, Role.READER)
    page = reader.get(address(Passage, "change", small_study.passages[0].pk))

    assert page.status_code == 200
    assert 'name="change_reason"' not in page.content.decode()


def test_a_reason_that_is_too_long_is_told(head: Client, small_study: SmallStudy) -> None:
    answer = change(head, small_study.passages[0], change_reason="x" * 501)

    assert "at most 500 characters" in faults(answer)["change_reason"][0]


def test_the_page_has_one_line_for_it_and_none_in_the_rows_below(head: Client) -> None:
    passage = make_passage()
    make_quotation(passage=passage)

    page = head.get(address(Passage, "change", passage.pk)).content.decode()

    assert page.count('name="change_reason"') == 1


def test_an_added_row_is_saved_as_before(head: Client, small_study: SmallStudy) -> None:
    document = small_study.documents[2]
    Appraisal.objects.filter(document=document).delete()

    answer = add(head, Appraisal, study=small_study.study.pk, document=document.pk, grade="B")

    assert answer.status_code == 302, faults(answer)
