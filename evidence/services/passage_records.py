"""Passages and quotations written as records: the exact words are held against the document whenever they are saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from evidence.models import Passage, PassageUse, Quotation, Study
from evidence.services.outcomes import let_go
from evidence.services.records import Author, Nested, write, write_nested
from evidence.services.verifying import confirm_difference, verify_quotations

QUOTATIONS = Nested("quotations", Quotation, "passage", ("position",), counted="position")
USES = Nested("uses", PassageUse, "passage", ("publication", "note", "page"))


@transaction.atomic
def write_passage(
    passage: Passage,
    values: Mapping[str, Any],
    lists: Mapping[str, Sequence[Mapping[str, Any]]],
    author: Author,
) -> None:
    """Write a passage, and the lists of its quotations and uses that are given; then check the words.

    Raises:
        ValidationError: naming each field of the passage that breaks a rule.
        NestedFaults: naming the quotations and uses that do. Nothing is written then.
    """
    document = passage.document_id
    if passage._state.adding and not values.get("key"):
        hold_keys(values["study"])
    write(passage, values, author)
    if document not in (None, passage.document_id):
        # the words let go of their place in the other document before anything else is said of them
        verify_quotations(Quotation.objects.filter(passage=passage), by=author.by)
    if "uses" in lists:
        write_nested(passage, USES, lists["uses"], author)
    items = lists.get("quotations")
    if items is None:
        verify_quotations(Quotation.objects.filter(passage=passage), by=author.by)
        return
    before = {row.pk: row.confirmed_reason for row in QUOTATIONS.rows(passage)}
    rows = write_nested(passage, QUOTATIONS, [without_reason(item) for item in items], author)
    verify_quotations(Quotation.objects.filter(passage=passage), by=author.by)
    for row, item in zip(rows, items, strict=True):
        confirm(row, item.get("confirmed_reason"), before.get(row.pk, ""), author)


def hold_keys(study: Study) -> None:
    """Have others wait who make a key for a passage of the study too, until the transaction ends."""
    list(Study.objects.select_for_update(no_key=True).filter(pk=study.pk).values_list("pk"))


@transaction.atomic
def write_quotation(quotation: Quotation, values: Mapping[str, Any], author: Author) -> None:
    """Write a quotation, and hold it against its document.

    A reason given for a difference is kept together with the words for which it is given.

    Raises:
        ValidationError: naming each field that breaks a rule; nothing is written then.
    """
    given, before = without_reason(values), quotation.confirmed_reason
    passage, text = given.get("passage"), quotation.document_text
    if passage is not None and text is not None and text.document_id != passage.document_id:
        let_go(quotation)
    if quotation.position is None and not given.get("position") and passage is not None:
        taken = Quotation.objects.filter(passage=passage).order_by("-position")
        given["position"] = (taken.values_list("position", flat=True).first() or 0) + 1
    write(quotation, given, author)
    verify_quotations(Quotation.objects.filter(pk=quotation.pk), by=author.by)
    confirm(quotation, values.get("confirmed_reason"), before, author)


def without_reason(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is written of a quotation before it is checked: a confirmation is of the outcome of the check."""
    return {name: value for name, value in values.items() if name != "confirmed_reason"}


def confirm(quotation: Quotation, reason: str | None, before: str, author: Author) -> None:
    """Confirm a difference where another reason is given than before; the check has dropped what was of other words."""
    if reason is not None and reason.strip() != before:
        quotation.refresh_from_db()
        confirm_difference(quotation, reason, by=author.by)
