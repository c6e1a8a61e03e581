"""What a comparison means for the row of a quotation, and what became of one whose document has a new wording."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from rapidfuzz import fuzz

from evidence.choices import PageCheck, Verification
from evidence.matching import Comparison, Place, Quoted
from evidence.models import Quotation
from evidence.services.wordings import StoredWording

#: How many letters around a quotation are kept, to tell its place from a lookalike's.
AROUND = 60
#: How alike the words around must be, of a hundred, for a place in a new wording to be that of the old one.
LEAST_ALIKE = 60.0
#: Classes of quotations that stand nowhere, or nobody knows where.
NOWHERE = frozenset({Verification.NOT_FOUND, Verification.AMBIGUOUS})


class Carried(StrEnum):
    """What became of an anchored quotation when its document got a new wording."""

    OVER = "carried over"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A comparison, and the wording in which it was made; None where there is none."""

    comparison: Comparison
    stored: StoredWording | None

    @property
    def is_found(self) -> bool:
        """Whether the words stand in one place."""
        return self.comparison.place is not None


def as_quoted(quotation: Quotation, stored: StoredWording) -> Quoted:
    """The quotation as a comparison with this wording takes it.

    A place that a person accepted holds as long as words and wording are the same.
    """
    accepted = quotation.findings.get("accepted")
    is_same = quotation.findings.get("compared", [])[:2] == fingerprints(quotation, stored)[:2]
    prefix, suffix = ("", "") if is_cited_anew(quotation) else (quotation.prefix, quotation.suffix)
    return Quoted(
        quotation.text,
        pages=quotation.passage.pages,
        prefix=prefix,
        suffix=suffix,
        accepted=(accepted[0], accepted[1]) if accepted and is_same else None,
        is_translation=quotation.is_translation,
        original=quotation.original_text,
    )


def without_lookalike(quotation: Quotation, outcome: Outcome) -> Outcome:
    """An outcome in a new wording, unless the place is only like the old one: then the quotation is lost.

    The words around tell. In doubt a quotation is left lost, with the place as a candidate, rather than let it jump.
    """
    place, stored = outcome.comparison.place, outcome.stored
    if place is None or stored is None or not is_of_another_version(quotation, stored):
        return outcome
    before, after = around(stored, place)
    if (
        not (quotation.prefix or quotation.suffix)
        or alike(quotation.prefix, before)
        or alike(quotation.suffix, after)
    ):
        return outcome
    comparison = replace(
        outcome.comparison,
        status=Verification.NOT_FOUND,
        place=None,
        page_check=PageCheck.UNKNOWN,
        differences=(),
        elisions=(),
        candidates=(place, *outcome.comparison.candidates),
        warnings=("In the new wording other words stand around the only place that is like it.",),
    )
    return Outcome(comparison, stored)


def alike(before: str, now: str) -> bool:
    """Whether the words around a place are those that were there before."""
    return bool(before) and fuzz.ratio(before, now) >= LEAST_ALIKE


def around(stored: StoredWording, place: Place) -> tuple[str, str]:
    """The words just before and just after a place."""
    notes = {note.key: note.body for note in stored.wording.notes}
    body = stored.wording.body if place.note is None else notes[place.note]
    return body[max(place.start - AROUND, 0) : place.start], body[place.end : place.end + AROUND]


def values_of(quotation: Quotation, outcome: Outcome) -> dict[str, Any]:
    """The fields of the row after this outcome. One that was found before keeps its old place while it is lost."""
    comparison, stored = outcome.comparison, outcome.stored
    values: dict[str, Any] = {
        "verification": comparison.status,
        "page_check": comparison.page_check,
        "findings": findings_of(quotation, outcome),
    }
    place = comparison.place
    if place is not None and stored is not None:
        prefix, suffix = around(stored, place)
        return values | {
            "document_text_id": stored.text.pk,
            "in_note_id": place.note,
            "start": place.start,
            "end": place.end,
            "pages_found": ", ".join(place.pages)[:100],
            "prefix": prefix,
            "suffix": suffix,
        }
    if is_of_another_version(quotation, stored) and comparison.status in NOWHERE:
        return values
    return values | {
        "document_text_id": None,
        "in_note_id": None,
        "start": None,
        "end": None,
        "pages_found": "",
    }


def is_of_another_version(quotation: Quotation, stored: StoredWording | None) -> bool:
    """Whether a quotation was found in another version of the wording than the one that is looked at now."""
    return stored is not None and quotation.document_text_id not in (None, stored.text.pk)


def let_go_of_what_was(quotation: Quotation) -> bool:
    """Take the place away from a quotation that has other words now, or is of another document; whether it was."""
    text, compared = quotation.document_text, quotation.findings.get("compared")
    if text is None:
        return False
    if text.document_id != quotation.passage.document_id:
        let_go(quotation)
        quotation.prefix = quotation.suffix = ""
        return True
    if compared and compared[0] != fingerprints(quotation, None)[0]:
        let_go(quotation)
        return True
    return False


def let_go(quotation: Quotation) -> None:
    """Take the place away from a quotation, which is not saved."""
    quotation.document_text = quotation.in_note = quotation.start = quotation.end = None
    quotation.pages_found = ""


def findings_of(quotation: Quotation, outcome: Outcome) -> dict[str, Any]:
    """What a comparison found, as JSON; with the fingerprints of what was compared, so that any change shows."""
    comparison = outcome.comparison
    found = {
        "differences": [[str(each.kind), each.quoted, each.printed] for each in comparison.differences],
        "elisions": [[each.words, each.negates, each.crosses_paragraph] for each in comparison.elisions],
        "candidates": [candidate(outcome.stored, place) for place in comparison.candidates if outcome.stored],
        "warnings": list(comparison.warnings),
    }
    compared = fingerprints(quotation, outcome.stored)
    place, accepted = comparison.place, quotation.findings.get("accepted")
    if accepted and place and accepted == [place.start, place.note]:
        found["accepted"] = accepted
    return {name: value for name, value in found.items() if value} | {"compared": compared}


def candidate(stored: StoredWording, place: Place) -> dict[str, Any]:
    """A place among which a person may choose, as JSON, with the words around it."""
    before, after = around(stored, place)
    return {
        "start": place.start,
        "end": place.end,
        "note": place.note,
        "pages": list(place.pages),
        "before": before,
        "after": after,
    }


def fingerprints(quotation: Quotation, stored: StoredWording | None) -> list[str]:
    """Short fingerprints of what is compared: the words quoted, the wording, and the pages cited."""
    words = f"{quotation.text}\0{quotation.original_text}"
    return [shortened(words), stored.text.sha256[:16] if stored else "", shortened(quotation.passage.pages)]


def shortened(text: str) -> str:
    """The beginning of a fingerprint: enough to tell a change."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def is_cited_anew(quotation: Quotation) -> bool:
    """Whether other pages are cited than at the last check: these decide then, not the words around the old place."""
    compared = quotation.findings.get("compared", [])
    return len(compared) > 2 and compared[2] != shortened(quotation.passage.pages)


def carried(quotation: Quotation, values: dict[str, Any], outcome: Outcome) -> Carried | None:
    """What becomes of a quotation that was anchored in another version; None of any other."""
    if not is_of_another_version(quotation, outcome.stored):
        return None
    if not outcome.is_found:
        return Carried.LOST
    before = quotation.findings.get("differences", [])
    if (
        values["verification"] != quotation.verification
        or values["findings"].get("differences", []) != before
    ):
        return Carried.CHANGED
    same = (quotation.start, quotation.pages_found) == (values["start"], values["pages_found"])
    return Carried.OVER if same else Carried.MOVED
