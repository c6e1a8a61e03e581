"""While a check compares, somebody else saves: nobody's words or reasons are overwritten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from evidence.choices import Verification
from evidence.models import Quotation, User
from evidence.services import verifying
from evidence.services.verifying import confirm_difference, verify_quotations
from tests.unit.evidence.services.quoted_documents import (
    ALTERED,
    WORDS,
    make_wording,
    quote,
    quote_checked,
    replace_wording,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Lets something happen once, after the rows were read and before the outcome is written."""

    def happen(what: Callable[[], object]) -> None:
        write_news, once = verifying.write_news, [what]

        def later(*arguments: Any, **options: Any) -> Any:
            if once:
                once.pop()()
            return write_news(*arguments, **options)

        monkeypatch.setattr(verifying, "write_news", later)

    return happen


def test_words_corrected_meanwhile_are_checked_and_kept(
    meanwhile: Callable[[Callable[[], object]], None],
) -> None:
    quotation = quote(ALTERED, make_wording().document)
    meanwhile(lambda: Quotation.objects.filter(pk=quotation.pk).update(text=WORDS))

    (checked,) = verify_quotations(Quotation.objects.all(), by=None).checked

    quotation.refresh_from_db()
    assert (quotation.text, quotation.verification) == (WORDS, Verification.VERBATIM)
    assert checked.quotation.text == WORDS


def test_reason_given_meanwhile_is_not_lost(
    ada: User, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    wording = make_wording()
    quotation = quote_checked(ALTERED, wording.document)
    Quotation.objects.filter(pk=quotation.pk).update(page_check="differ")  # so that its check is news
    meanwhile(
        lambda: confirm_difference(Quotation.objects.get(pk=quotation.pk), "So in the original.", by=ada)
    )

    verify_quotations(Quotation.objects.all(), by=None)

    quotation.refresh_from_db()
    assert quotation.confirmed_reason == "So in the original."
    assert quotation.page_check != "differ"


def test_quotation_deleted_meanwhile_stays_deleted(meanwhile: Callable[[Callable[[], object]], None]) -> None:
    quotation = quote(WORDS, make_wording().document)
    meanwhile(quotation.delete)

    assert verify_quotations(Quotation.objects.all(), by=None).checked == []
    assert not Quotation.objects.exists()


def test_history_has_the_row_as_it_was_written(ada: User) -> None:
    wording = make_wording()
    quotation = quote(WORDS, wording.document)

    verify_quotations(Quotation.objects.all(), by=ada)

    quotation.refresh_from_db()
    latest = quotation.history.latest()
    fields = [field.attname for field in Quotation._meta.concrete_fields]
    assert {name: getattr(latest, name) for name in fields} == {
        name: getattr(quotation, name) for name in fields
    }
    assert (latest.history_type, latest.history_user, latest.history_change_reason) == (
        "~",
        ada,
        "checked against the document",
    )
    replace_wording(wording, "Something else.")
    verify_quotations(Quotation.objects.all(), by=None)
    assert quotation.history.latest().history_user is None
