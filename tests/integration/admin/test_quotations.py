"""Quotations in the admin: held against their documents when saved, and what people decide about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from evidence.choices import Role
from evidence.models import DocumentText, Passage, Quotation, User
from tests.factories import make_document, make_member, make_passage, make_quotation, make_study, make_user
from tests.integration.admin.forms import added, address, change, faults, inline
from tests.integration.pages.reading import read, words_of
from tests.unit.evidence.services.quoted_documents import (
    ALTERED,
    BODY,
    WORDS,
    make_wording,
    place,
    quote_checked,
)

#: Words that stand on both pages of the memorandum.
TWICE = "the Court"
REASON = "The Gazette prints Zenda."


@pytest.fixture
def text(db: None) -> DocumentText:
    """The memorandum's wording."""
    return make_wording()


@pytest.fixture
def altered(text: DocumentText) -> Quotation:
    """A quotation that is not as the document has it."""
    return quote_checked(ALTERED, text.document)


@pytest.fixture
def ambiguous(text: DocumentText) -> Quotation:
    """A quotation that may be from either page."""
    return quote_checked(TWICE, text.document)


def type_in(client: Client, quotation: Quotation, **fields: Any) -> list[str]:
    """Save the passage's page with these fields of its first quotation changed; what is said then."""
    typed = {f"quotations-0-{name}": value for name, value in fields.items()}
    return saved(client, quotation, **typed)


def saved(client: Client, quotation: Quotation, **fields: Any) -> list[str]:
    """Save the passage's page with these fields changed; what is said then."""
    response: Any = change(client, quotation.passage, **fields)
    assert response.status_code == 302, faults(response)
    quotation.refresh_from_db()
    return [str(message) for message in get_messages(response.wsgi_request)]


def accept(quotation: Quotation, number: int = 1) -> str:
    """The address that accepts a place."""
    return reverse("admin:evidence_quotation_accept", args=(quotation.pk, number))


def confirmation(quotation: Quotation) -> tuple[str, User | None, bool]:
    """The reason, who gave it, and whether it is said when."""
    return quotation.confirmed_reason, quotation.confirmed_by, quotation.confirmed_at is not None


def test_quotations_are_checked_when_their_passage_is_saved(
    head: Client, superuser: User, text: DocumentText
) -> None:
    rows = inline("quotations", {"text": WORDS}, {"text": ALTERED})

    passage = added(
        head,
        Passage,
        study=make_study().pk,
        document=text.document.pk,
        pages="7",
        summary="He agrees.",
        **rows,
    )

    first, second = passage.quotations.all()
    assert (first.verification, place(first), first.page_check) == (
        *("verbatim", (text.pk, WORDS, "7")),
        "agree",
    )
    assert (second.verification, second.pages_found, second.page_check) == ("altered", "8", "differ")
    assert {each.history.latest().history_user for each in (first, second)} == {superuser}


def test_altered_quotations_are_named_when_they_are_saved(head: Client, text: DocumentText) -> None:
    quotation = make_quotation(passage=make_passage(document=text.document))

    said = type_in(head, quotation, text=ALTERED)

    assert "Quotation 1: altered, p. 8. Look at it below." in said


def test_nothing_is_said_about_words_as_printed_or_that_were_told_before(
    head: Client, altered: Quotation
) -> None:
    quotation = make_quotation(passage=make_passage(document=altered.passage.document))

    said = type_in(head, quotation, text=WORDS) + saved(head, altered, summary="He stays.")

    assert [message for message in said if "Look at it" in message] == []


def test_other_pages_of_the_passage_are_compared(head: Client, text: DocumentText) -> None:
    quotation = quote_checked(WORDS, text.document, pages="7")

    said = saved(head, quotation, pages="8")

    assert quotation.page_check == "differ"
    assert "Quotation 1: verbatim, p. 7. Look at it below." in said


def test_the_page_shows_the_verdict_and_the_difference(head: Client, altered: Quotation) -> None:
    for row in (altered, altered.passage):
        words = words_of(head.get(address(type(row), "change", row.pk)))

        assert "≠ Altered" in words
        assert "on p. 8" in words
        assert "Zenda" in words
        assert "Strelsau" in words[words.index("Changed:") :].split("Confirm")[0]


def test_the_page_has_a_button_for_each_place(head: Client, ambiguous: Quotation) -> None:
    page = read(head.get(address(Passage, "change", ambiguous.passage.pk)))

    buttons = [attributes for _, attributes in page.tags if attributes.get("form") == "accept-place"]
    assert [each["formaction"] for each in buttons] == [accept(ambiguous, 0), accept(ambiguous, 1)]
    assert [tag for tag, attributes in page.tags if attributes.get("id") == "accept-place"] == ["form"]
    assert "It is the one on p. 8" in "".join(page.words)


@pytest.mark.parametrize("number", [0, 1])
def test_a_place_is_accepted_by_its_button_on_the_page_of_the_passage(
    head: Client, superuser: User, ambiguous: Quotation, number: int
) -> None:
    back = address(Passage, "change", ambiguous.passage.pk)

    response: Any = head.post(accept(ambiguous, number), {"back": back}, follow=True)

    ambiguous.refresh_from_db()
    places = [BODY.index(TWICE), BODY.rindex(TWICE)]
    assert (ambiguous.verification, ambiguous.start) == ("verbatim", places[number])
    assert response.redirect_chain == [(back, 302)]
    assert f"Accepted: verbatim, p. {7 + number}." in words_of(response)
    assert ambiguous.history.latest().history_user == superuser


def test_the_place_accepted_stays_when_the_passage_is_saved(head: Client, ambiguous: Quotation) -> None:
    head.post(accept(ambiguous))

    saved(head, ambiguous, summary="He is at court.")

    assert (ambiguous.verification, ambiguous.pages_found) == ("verbatim", "8")


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", ""])
def test_no_foreign_address_is_gone_back_to(head: Client, ambiguous: Quotation, back: str) -> None:
    response: Any = head.post(accept(ambiguous), {"back": back})

    assert response.url == address(Quotation, "change", ambiguous.pk)


def test_a_place_that_is_none_is_refused_in_words(head: Client, ambiguous: Quotation) -> None:
    response = head.post(accept(ambiguous, 2), follow=True)

    ambiguous.refresh_from_db()
    assert "The text or the quotation has changed since." in words_of(response)
    assert ambiguous.verification == "ambiguous"


def test_an_address_that_is_only_opened_accepts_nothing(head: Client, ambiguous: Quotation) -> None:
    assert head.get(accept(ambiguous)).status_code == 405
    ambiguous.refresh_from_db()
    assert ambiguous.verification == "ambiguous"


def test_only_who_may_write_accepts_a_place(ambiguous: Quotation, staff: Callable[..., Client]) -> None:
    study = ambiguous.study
    outcomes = [
        staff(study, Role.READER, username="reader").post(accept(ambiguous)).status_code,
        staff(make_study(), Role.LEAD, username="stranger").post(accept(ambiguous)).status_code,
    ]
    ambiguous.refresh_from_db()

    assert (outcomes, ambiguous.verification) == ([403, 404], "ambiguous")
    assert staff(study, Role.CODER, username="coder").post(accept(ambiguous)).status_code == 302
    ambiguous.refresh_from_db()
    assert ambiguous.verification == "verbatim"


def test_who_is_not_on_the_staff_is_sent_to_log_in(
    ambiguous: Quotation, client_of: Callable[[User], Client]
) -> None:
    for client in (Client(), client_of(make_user()), client_of(make_member(ambiguous.study, Role.LEAD))):
        response: Any = client.post(accept(ambiguous))
        assert (response.status_code, "login" in response.url) == (302, True)


def test_a_button_without_its_token_accepts_nothing(superuser: User, ambiguous: Quotation) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(superuser)

    assert client.post(accept(ambiguous)).status_code == 403


def test_a_reader_sees_the_verdict_and_no_place_to_type(
    altered: Quotation, staff: Callable[..., Client]
) -> None:
    page = staff(altered.study, Role.READER).get(address(Passage, "change", altered.passage.pk))

    assert "≠ Altered" in words_of(page)
    assert b"<textarea" not in page.content


def test_a_reason_is_kept_with_who_gave_it_and_when(
    head: Client, superuser: User, altered: Quotation
) -> None:
    type_in(head, altered, confirmed_reason=f"  {REASON} ")

    assert confirmation(altered) == (REASON, superuser, True)
    assert f"Confirmed: {REASON}" in words_of(head.get(address(Passage, "change", altered.passage.pk)))


def test_a_reason_given_on_the_quotation_s_own_page_is_kept_too(
    head: Client, superuser: User, altered: Quotation
) -> None:
    change(head, altered, confirmed_reason=REASON)
    altered.refresh_from_db()
    assert confirmation(altered) == (REASON, superuser, True)

    change(head, altered, text=f"{ALTERED}, as", confirmed_reason="Another.")
    altered.refresh_from_db()
    assert (altered.text, *confirmation(altered)) == (f"{ALTERED}, as", "Another.", superuser, True)


@pytest.mark.parametrize("fields", [{"summary": "He stays."}, {"pages": "8"}], ids=["summary", "pages"])
def test_a_reason_stays_when_something_else_of_the_passage_is_changed(
    head: Client, superuser: User, altered: Quotation, fields: dict[str, str]
) -> None:
    type_in(head, altered, confirmed_reason=REASON)
    at = altered.confirmed_at

    saved(head, altered, **fields)

    assert (*confirmation(altered), altered.confirmed_at) == (REASON, superuser, True, at)


def test_a_reason_goes_when_the_words_change(head: Client, altered: Quotation) -> None:
    type_in(head, altered, confirmed_reason=REASON)

    said = type_in(head, altered, text=f"{ALTERED}, as the Court")

    assert confirmation(altered) == ("", None, False)
    assert "Quotation 1: altered, p. 8. Look at it below." in said


def test_a_reason_given_together_with_other_words_is_kept(
    head: Client, superuser: User, altered: Quotation
) -> None:
    type_in(head, altered, confirmed_reason=REASON)

    type_in(head, altered, text=f"{ALTERED}, as the Court", confirmed_reason="Another print.")

    assert altered.text == f"{ALTERED}, as the Court"
    assert confirmation(altered) == ("Another print.", superuser, True)


def test_a_reason_given_with_a_new_quotation_is_kept(
    head: Client, superuser: User, text: DocumentText
) -> None:
    rows = inline("quotations", {"text": ALTERED, "confirmed_reason": REASON})

    passage = added(head, Passage, study=make_study().pk, document=text.document.pk, **rows)

    quotation = passage.quotations.get()
    assert (quotation.verification, *confirmation(quotation)) == ("altered", REASON, superuser, True)


def test_an_emptied_reason_is_taken_back(head: Client, altered: Quotation) -> None:
    type_in(head, altered, confirmed_reason=REASON)

    type_in(head, altered, confirmed_reason="")

    assert confirmation(altered) == ("", None, False)


def test_a_quotation_is_deleted_together_with_a_reason_typed(head: Client, altered: Quotation) -> None:
    fields = {"quotations-0-confirmed_reason": REASON, "quotations-0-DELETE": "on"}

    assert change(head, altered.passage, **fields).status_code == 302
    assert not Quotation.objects.exists()


def test_words_of_a_passage_given_to_another_document_are_sought_there(
    head: Client, text: DocumentText
) -> None:
    quotation = quote_checked(WORDS, text.document)
    other = make_wording("The Envoy wrote: Zenda would welcome a treaty of mutual defence.", first_page=3)

    saved(head, quotation, document=other.document.pk)

    assert (quotation.verification, place(quotation)) == ("verbatim", (other.pk, WORDS, "3"))


def test_words_of_a_passage_given_to_a_document_without_text_stand_nowhere(
    head: Client, text: DocumentText
) -> None:
    quotation = quote_checked(WORDS, text.document)

    saved(head, quotation, document=make_document().pk)

    assert (quotation.verification, place(quotation)) == ("no-text", (None, None, ""))


def test_a_quotation_given_to_a_passage_of_another_document_is_sought_there(
    head: Client, text: DocumentText
) -> None:
    quotation = quote_checked(WORDS, text.document)
    other = make_passage(study=quotation.study)

    response = change(head, quotation, passage=other.pk)

    assert response.status_code == 302, faults(response)
    quotation.refresh_from_db()
    assert (quotation.passage, quotation.verification, quotation.document_text) == (other, "no-text", None)
