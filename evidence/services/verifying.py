"""Quotations held against the wordings of their documents, and what comes of it written down, with history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from evidence.choices import Verification
from evidence.matching import Comparison, Place, compare
from evidence.models import Quotation, User
from evidence.services.bulk_updates import keep_in_history, update_rows
from evidence.services.outcomes import (
    Carried,
    Outcome,
    around,
    as_quoted,
    carried,
    fingerprints,
    let_go_of_what_was,
    values_of,
    without_lookalike,
)
from evidence.services.wordings import StoredWording, fitting, wordings_of

#: Quotations checked and written in one transaction, which takes half a second: statements for fewer cost a fifth more.
AT_ONCE = 1000
#: The columns that a check fills.
CHECKED = (
    *("verification", "verified_at", "page_check", "findings", "document_text", "in_note", "start", "end"),
    *("pages_found", "prefix", "suffix", "confirmed_reason", "confirmed_by", "confirmed_at"),
)
#: What an outcome hangs on, or would overwrite: by this it is told whether somebody changed a quotation meanwhile.
COMPARED = (
    *("text", "original_text", "language", "is_translation", "prefix", "suffix", "findings", "verification"),
    *("document_text_id", "in_note_id", "start", "end", "confirmed_reason", "confirmed_at"),
    *("passage__document_id", "passage__pages"),
)
#: The values of these columns, as they were read.
values_compared: Callable[[Quotation], tuple[Any, ...]] = attrgetter(
    *(path.replace("__", ".") for path in COMPARED)
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation as it stands after its check, whether that is news, and what became of an old anchor."""

    quotation: Quotation
    is_news: bool
    carried: Carried | None


@dataclass
class VerificationReport:
    """What a check of many quotations showed."""

    checked: list[Checked] = field(default_factory=list)

    @property
    def counts(self) -> Counter[str]:
        """How many quotations there are of each class."""
        return Counter(str(each.quotation.verification) for each in self.checked)

    @property
    def carried(self) -> list[Checked]:
        """Those whose document has a new wording."""
        return [each for each in self.checked if each.carried]

    @property
    def n_news(self) -> int:
        """How many came out another way than before."""
        return sum(each.is_news for each in self.checked)


def verify_quotations(
    quotations: QuerySet[Quotation],
    *,
    by: User | None,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda done: None,
    replaced: Callable[[int, list[StoredWording]], list[StoredWording]] = lambda document, current: current,
) -> VerificationReport:
    """Hold quotations against the current wordings of their documents, and write what is news.

    Of each document the wordings are fetched once, however many of its passages are quoted. A dry run may hold them
    against others: `replaced` gives those of a document, who has these now.
    """
    report = VerificationReport()
    rows = iter(
        quotations.select_related("passage", "document_text")
        .defer("document_text__body", "document_text__structure")
        .order_by("passage__document_id", "pk")
    )
    while batch := list(islice(rows, AT_ONCE)):
        wordings = wordings_of({quotation.passage.document_id for quotation in batch})
        read = {quotation.pk: values_compared(quotation) for quotation in batch}
        wordings = {
            document: replaced(document, wordings.get(document, []))
            for document in {quotation.passage.document_id for quotation in batch}
        }
        checked = [check(quotation, wordings[quotation.passage.document_id]) for quotation in batch]
        meanwhile = set() if dry_run else write_news(checked, read, by=by)
        report.checked += [each for each in checked if each.quotation.pk not in meanwhile]
        if meanwhile:
            report.checked += verify_quotations(quotations.filter(pk__in=meanwhile), by=by).checked
        progress(len(report.checked))
    return report


def write_news(checked: list[Checked], read: Mapping[int, tuple[Any, ...]], *, by: User | None) -> set[int]:
    """Write what is news; the keys of those that somebody changed since they were read, which are left as they are.

    They are held until the transaction ends, so that nobody's words or confirmation are overwritten.
    """
    news = {each.quotation.pk: each.quotation for each in checked if each.is_news}
    if not news:
        return set()
    with transaction.atomic():
        held = Quotation.objects.select_for_update(of=("self",)).filter(pk__in=news).order_by("pk")
        stored = {key: tuple(values) for key, *values in held.values_list("pk", *COMPARED)}
        gone = news.keys() - stored.keys()
        meanwhile = {key for key, values in stored.items() if values != read[key]}
        write([quotation for key, quotation in news.items() if key not in meanwhile | gone], by=by)
    return meanwhile | gone


def verify_documents(documents: Iterable[int], *, by: User | None) -> VerificationReport:
    """Hold all quotations from documents against their wordings: after these got new ones."""
    keys = set(documents)
    if not keys:
        return VerificationReport()
    return verify_quotations(Quotation.objects.filter(passage__document__in=keys), by=by)


def check(quotation: Quotation, wordings: list[StoredWording]) -> Checked:
    """Check a quotation, and put the outcome into the row, which is not saved."""
    is_moved = let_go_of_what_was(quotation)
    outcome = without_lookalike(quotation, outcome_of(quotation, wordings))
    values = values_of(quotation, outcome)
    became = carried(quotation, values, outcome)
    is_news = is_moved or any(getattr(quotation, name) != value for name, value in values.items())
    if is_news:
        if quotation.findings.get("compared", [])[:2] != values["findings"]["compared"][:2]:
            quotation.confirmed_reason, quotation.confirmed_by, quotation.confirmed_at = "", None, None
        for name, value in values.items():
            setattr(quotation, name, value)
        quotation.verified_at = timezone.now()
    return Checked(quotation, is_news, became)


def outcome_of(quotation: Quotation, wordings: list[StoredWording]) -> Outcome:
    """The outcome in the first wording in which the words stand; else in the best one."""
    fit = fitting(quotation, wordings)
    if not fit:
        said = (
            (f"There is no text in the language of the quotation ({quotation.language}).",)
            if wordings
            else ()
        )
        return Outcome(Comparison(Verification.NO_TEXT, warnings=said), None)
    outcomes = (
        Outcome(compare(as_quoted(quotation, each), each.wording, each.tolerance), each) for each in fit
    )
    first = next(outcomes)
    return first if first.is_found else next((each for each in outcomes if each.is_found), first)


@transaction.atomic
def write(
    quotations: list[Quotation], *, by: User | None, reason: str = "checked against the document"
) -> None:
    """Write checked quotations, with their history."""
    if quotations:
        update_rows(quotations, CHECKED)
        keep_in_history(quotations, by=by, reason=reason)


def accept_place(quotation: Quotation, number: int, *, by: User) -> None:
    """Say which of several places is meant, counted from 0: it stands there from now on.

    Raises:
        LookupError: when there is no such place any more, because the text or the quotation changed.
    """
    candidates = quotation.findings.get("candidates", [])
    wordings = wordings_of([quotation.passage.document_id]).get(quotation.passage.document_id, [])
    stored = next(
        (
            each
            for each in wordings
            if quotation.findings.get("compared", [])[:2] == fingerprints(quotation, each)[:2]
        ),
        None,
    )
    if stored is None or not 0 <= number < len(candidates):
        raise LookupError(
            "The text or the quotation has changed since. Look at the places that there are now."
        )
    place = Place(candidates[number]["start"], candidates[number]["end"], candidates[number]["note"])
    quotation.prefix, quotation.suffix = around(stored, place)
    quotation.document_text = None  # the old place was none, or is given up
    quotation.findings = quotation.findings | {"accepted": [place.start, place.note]}
    if check(quotation, [stored]).quotation.document_text_id is None:
        raise LookupError("The words do not stand there any more. Check the quotation again.")
    write([quotation], by=by, reason="accepted a place")


def confirm_difference(quotation: Quotation, reason: str, *, by: User) -> None:
    """Say that a difference is right as it is, and why; an empty reason takes it back.

    It is dropped again when text or quotation change.
    """
    put_confirmation(quotation, reason, by=by)
    write([quotation], by=by, reason="confirmed a difference")


def put_confirmation(quotation: Quotation, reason: str, *, by: User) -> None:
    """Put the reason, and who gave it when, into the row, which is not saved."""
    quotation.confirmed_reason = reason.strip()
    is_confirmed = bool(quotation.confirmed_reason)
    quotation.confirmed_by = by if is_confirmed else None
    quotation.confirmed_at = timezone.now() if is_confirmed else None
