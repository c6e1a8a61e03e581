"""What people decide about checked quotations: that a difference is right, and which of several places is meant."""

from __future__ import annotations

import pytest

from evidence.models import Quotation, User
from evidence.services.verifying import accept_place, confirm_difference
from tests.factories import make_user
from tests.unit.evidence.services.quoted_documents import (
    ALTERED,
    BODY,
    PAGE_7,
    PAGE_8,
    check_again,
    make_wording,
    place,
    quote_checked,
    replace_wording,
)

pytestmark = pytest.mark.django_db
TWICE = "the Court"


@pytest.fixture
def ada() -> User:
    """Who decides."""
    return make_user(username="ada")


@pytest.fixture
def altered(ada: User) -> Quotation:
    """A quotation with a difference that Ada has confirmed."""
    quotation = quote_checked(ALTERED, make_wording().document)
    confirm_difference(quotation, "As the printed edition has it.", by=ada)
    return quotation


@pytest.fixture
def ambiguous() -> Quotation:
    """Words that stand on both pages."""
    return quote_checked(TWICE, make_wording().document)


def confirmed(quotation: Quotation) -> tuple[str, User | None, bool]:
    """Why a difference is right, who says so, and whether it is known when."""
    return quotation.confirmed_reason, quotation.confirmed_by, quotation.confirmed_at is not None


def test_a_confirmation_has_its_reason_and_who_gave_it(altered: Quotation, ada: User) -> None:
    altered.refresh_from_db()

    assert confirmed(altered) == ("As the printed edition has it.", ada, True)
    assert altered.verification == "altered"
    assert altered.history.latest().history_user == ada


def test_a_confirmation_stays_while_nothing_changes(altered: Quotation, ada: User) -> None:
    assert not check_again(altered).is_news

    assert confirmed(altered) == ("As the printed edition has it.", ada, True)


def test_a_confirmation_goes_when_the_quotation_is_changed(altered: Quotation) -> None:
    altered.text = ALTERED.replace("Zenda", "Hentzau")
    altered.save()

    check_again(altered)

    assert confirmed(altered) == ("", None, False)
    assert altered.verification == "altered"


def test_a_confirmation_goes_when_the_document_has_another_wording(altered: Quotation) -> None:
    assert altered.document_text is not None
    replace_wording(altered.document_text, PAGE_7, PAGE_8 + " He rose.")

    check_again(altered)

    assert confirmed(altered) == ("", None, False)
    assert altered.verification == "altered"


@pytest.mark.parametrize("number", [0, 1])
def test_the_place_accepted_is_the_one_from_now_on(ambiguous: Quotation, ada: User, number: int) -> None:
    accept_place(ambiguous, number, by=ada)

    for _ in range(2):
        ambiguous.refresh_from_db()
        assert ambiguous.verification == "verbatim"
        assert ambiguous.start == (BODY.index(TWICE), BODY.rindex(TWICE))[number]
        assert ambiguous.pages_found == ("7", "8")[number]
        assert not check_again(ambiguous).is_news


def test_the_history_names_who_accepted_a_place(ambiguous: Quotation, ada: User) -> None:
    accept_place(ambiguous, 1, by=ada)

    accepted, checked, _ = ambiguous.history.all()
    assert (accepted.history_user, accepted.verification) == (ada, "verbatim")
    assert (checked.history_user, checked.verification) == (None, "ambiguous")


def test_the_place_accepted_is_known_again_in_a_new_wording(ambiguous: Quotation, ada: User) -> None:
    accept_place(ambiguous, 1, by=ada)
    assert ambiguous.document_text is not None
    new = replace_wording(ambiguous.document_text, "Copy of the Court.\n\n" + PAGE_7, PAGE_8)

    check_again(ambiguous)

    assert place(ambiguous) == (new.pk, TWICE, "8")


def test_no_place_of_a_text_that_has_changed_is_accepted(ambiguous: Quotation, ada: User) -> None:
    replace_wording(ambiguous.passage.document.texts.get(), PAGE_8, PAGE_7)

    with pytest.raises(LookupError, match="has changed since"):
        accept_place(ambiguous, 0, by=ada)

    ambiguous.refresh_from_db()
    assert (ambiguous.verification, ambiguous.document_text) == ("ambiguous", None)


@pytest.mark.parametrize("number", [-1, 2, 99])
def test_a_place_that_was_never_named_is_not_accepted(ambiguous: Quotation, ada: User, number: int) -> None:
    with pytest.raises(LookupError):
        accept_place(ambiguous, number, by=ada)
