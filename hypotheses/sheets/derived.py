"""What a row works out for itself, and rules beyond single columns: as the models' own `clean()`, without a query."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from evidence.citations import CitationPatternError, check_pattern
from evidence.dates import DateNotUnderstood, read_printed
from evidence.models.edtf_dates import bounds_of

Faults = Iterator[tuple[str, str]]


def of_document(row: Any) -> Faults:
    """The date in EDTF where only the printed one is given, and its bounds."""
    if row.date_printed and not row.date_edtf:
        try:
            row.date_edtf = read_printed(row.date_printed).edtf
        except DateNotUnderstood:
            row.date_edtf = ""
    yield from bounds(row, "date_edtf", "date_earliest", "date_latest")


def of_passage(row: Any) -> Faults:
    """The bounds of what the passage refers to."""
    yield from bounds(row, "refers_to", "refers_earliest", "refers_latest")


def bounds(row: Any, name: str, earliest: str, latest: str) -> Faults:
    """Put the bounds of a date in EDTF into the row."""
    try:
        found = bounds_of(getattr(row, name), field=name)
    except ValidationError as fault:
        yield name, " ".join(fault.messages)
        return
    setattr(row, earliest, found[0])
    setattr(row, latest, found[1])


def of_archive(row: Any) -> Faults:
    """That the form of citation names only what there is."""
    try:
        check_pattern(row.citation_form)
    except CitationPatternError as fault:
        yield "citation_form", str(fault)


def of_settings(row: Any) -> Faults:
    """That the numbers make a rule."""
    try:
        row.to_rule()
    except ValueError as fault:
        yield "", str(fault)


DERIVE: Mapping[str, Callable[[Any], Faults]] = {
    "documents": of_document,
    "passages": of_passage,
    "archives": of_archive,
    "settings": of_settings,
}


def derive(kind: str, row: Any) -> list[tuple[str, str]]:
    """Put what a row works out for itself into it; what is wrong, by column."""
    return list(DERIVE[kind](row)) if kind in DERIVE else []
