"""Quotations in the admin: held against their documents when saved, and what people decide about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from evidence.choices import Role
from evidence.models import DocumentText, Passage, Quotation, User
from tests.factories import make_document, make_passage, make_quotation, make_study
from tests.integration.admin.forms import added, address, change, faults, inline, shown
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


def button(quotation: Quotation, number: int = 1) -> dict[str, str]:
    """What the button beside a place sends with the form."""
    words, wording, *_ = quotation.findings["compared"]
    return {"_accept": f"{quotation.pk} {number} {words} {wording}"}


def accept(client: Client, quotation: Quotation, number: int = 1, **fields: Any) -> Any:
    """Press that button on the page of the passage, with these fields changed before."""
    page = address(Passage, "change", quotation.passage.pk)
    return client.post(page, shown(client.get(page)) | fields | button(quotation, number), follow=True)


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

    buttons = [attributes for _, attributes in page.tags if attributes.get("name") == "_accept"]
    assert [each["value"] for each in buttons] == [button(ambiguous, n)["_accept"] for n in (0, 1)]
    assert not any("form" in each or "formaction" in each for each in buttons)
    assert "Save: it is the one on p. 8" in "".join(page.words)


@pytest.mark.parametrize("number", [0, 1])
def test_a_place_is_accepted_by_its_button_on_the_page_of_the_passage(
    head: Client, superuser: User, ambiguous: Quotation, number: int
) -> None:
    response = accept(head, ambiguous, number)

    ambiguous.refresh_from_db()
    places = [BODY.index(TWICE), BODY.rindex(TWICE)]
    assert (ambiguous.verification, ambiguous.start) == ("verbatim", places[number])
    assert response.redirect_chain == [(address(Passage, "change", ambiguous.passage.pk), 302)]
    assert f"Accepted: verbatim, p. {7 + number}." in words_of(response)
    assert ambiguous.history.latest().history_user == superuser


def test_what_was_typed_elsewhere_is_saved_with_the_place(head: Client, ambiguous: Quotation) -> None:
    accept(head, ambiguous, summary="He is at court.")

    ambiguous.passage.refresh_from_db()
    ambiguous.refresh_from_db()
    assert (ambiguous.passage.summary, ambiguous.pages_found) == ("He is at court.", "8")


def test_what_cannot_be_saved_stays_typed_and_nothing_is_accepted(head: Client, ambiguous: Quotation) -> None:
    response = accept(head, ambiguous, summary="He is at court.", refers_to="on no day")

    ambiguous.refresh_from_db()
    assert faults(response).keys() == {"refers_to"}
    assert shown(response)["summary"] == "He is at court."
    assert ambiguous.verification == "ambiguous"


def test_a_place_of_other_words_is_not_accepted(head: Client, ambiguous: Quotation) -> None:
    response = accept(head, ambiguous, **{"quotations-0-text": "the"})

    ambiguous.refresh_from_db()
    assert "All was saved, and no place accepted. The text or the quotation has changed" in words_of(response)
    assert (ambiguous.text, ambiguous.verification) == ("the", "ambiguous")


def test_a_place_is_accepted_on_the_page_of_the_quotation(head: Client, ambiguous: Quotation) -> None:
    response: Any = change(head, ambiguous, **button(ambiguous), language="en")

    ambiguous.refresh_from_db()
    assert response.url == address(Quotation, "change", ambiguous.pk)
    assert (ambiguous.verification, ambiguous.pages_found, ambiguous.language) == ("verbatim", "8", "en")


def test_the_place_accepted_stays_when_the_passage_is_saved(head: Client, ambiguous: Quotation) -> None:
    accept(head, ambiguous)

    saved(head, ambiguous, summary="He is at court.")

    assert (ambiguous.verification, ambiguous.pages_found) == ("verbatim", "8")


@pytest.mark.parametrize("said", ["", "x", "\u0661 1 a b", "99999 0 a b", "1 0", "1 0 a b c"])
def test_a_button_that_is_none_accepts_nothing(head: Client, ambiguous: Quotation, said: str) -> None:
    saved(head, ambiguous, _accept=said)

    assert ambiguous.verification == "ambiguous"


def test_a_place_that_is_none_is_refused_in_words(head: Client, ambiguous: Quotation) -> None:
    response = accept(head, ambiguous, 2)

    ambiguous.refresh_from_db()
    assert "The text or the quotation has changed since." in words_of(response)
    assert ambiguous.verification == "ambiguous"


def test_a_place_of_another_passages_quotation_is_not_accepted(
    head: Client, ambiguous: Quotation, text: DocumentText
) -> None:
    other = make_quotation(passage=make_passage(document=text.document), text=TWICE)

    saved(head, other, **button(ambiguous))

    ambiguous.refresh_from_db()
    assert ambiguous.verification == "ambiguous"


def test_only_who_may_write_accepts_a_place(ambiguous: Quotation, staff: Callable[..., Client]) -> None:
    study, page = ambiguous.study, address(Passage, "change", ambiguous.passage.pk)
    outcomes = [
        staff(study, Role.READER, username="reader").post(page, button(ambiguous)).status_code,
        staff(make_study(), Role.LEAD, username="stranger").post(page, button(ambiguous)).status_code,
    ]
    ambiguous.refresh_from_db()

    assert (outcomes[0], ambiguous.verification) == (403, "ambiguous")
    accept(staff(study, Role.CODER, username="coder"), ambiguous)
    ambiguous.refresh_from_db()
    assert ambiguous.verification == "verbatim"


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
