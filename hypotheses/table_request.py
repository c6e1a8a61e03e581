"""What a web address asks of the congruence table: the same reading for page and API."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict

from evidence.models import Study
from evidence.tables import FORMATS
from hypotheses.as_of import NAME, read_as_of
from hypotheses.choices import By
from hypotheses.exports.congruence import export
from hypotheses.reports import CongruenceTable, congruence_table
from hypotheses.selection import Selection, read_selection

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: The two spellings of the parameter that names a past moment.
MOMENT = (NAME, NAME.replace("_", "-"))
#: The parameters that say which table is meant and what it looks like; all others are filters.
SHAPE = ("by", "format", *MOMENT)


@dataclass(frozen=True, slots=True)
class TableRequest:
    """One table asked for: its rows, its form ("" for the page itself), its part of the evidence, its moment."""

    by: By
    format_name: str
    selection: Selection
    #: the past moment asked for; None for the table as it is
    as_of: datetime.datetime | None


def read_table_request(study: Study, given: QueryDict, *, user: AnyUser) -> TableRequest:
    """Read the parameters of an address that a user opens.

    Raises:
        ValidationError: naming every parameter that is wrong, and what is known instead.
    """
    by = given.get("by") or By.EXPLANATION.value
    format_name = given.get("format", "")
    faults = unknown("by", by, By.values) | unknown("format", format_name, ["", *FORMATS])
    as_of = None
    try:
        as_of = read_as_of(study, as_of_given(given))
    except ValidationError as fault:
        faults |= fault.message_dict
    try:
        filters = {name: given.getlist(name) for name in given if name not in SHAPE}
        selection = read_selection(study, filters, user=user, as_of=as_of)
    except ValidationError as fault:
        raise ValidationError(fault.message_dict | faults) from fault
    if faults:
        raise ValidationError(faults)
    return TableRequest(By(by), format_name, selection, as_of)


def as_of_given(given: QueryDict) -> str:
    """The moment asked for as it was typed, in either spelling of its name; the last one given holds."""
    typed = [text for name in MOMENT for text in given.getlist(name) if text]
    return typed[-1] if typed else ""


def unknown(name: str, value: str, allowed: list[str]) -> dict[str, list[str]]:
    """A fault naming what is allowed, if the value is not."""
    if value in allowed:
        return {}
    return {name: [f"Unknown: {value}. Known: {', '.join(each for each in allowed if each)}."]}


def table_asked_for(study: Study, request: TableRequest) -> CongruenceTable:
    """The table, of the moment asked for."""
    return congruence_table(study, by=request.by, selection=request.selection, as_of=request.as_of)


def download(study: Study, request: TableRequest, format_name: str) -> HttpResponse:
    """The table as a file named after its study, and its moment where that is past; a browser shows it where it can."""
    form = FORMATS[format_name]
    table = table_asked_for(study, request)
    response = HttpResponse(export(table, format_name), content_type=form.media_type)
    stood = f"-as-of-{request.as_of:%Y-%m-%dT%H%M%S}" if request.as_of else ""
    response["Content-Disposition"] = f'inline; filename="{study.slug}-congruence{stood}.{form.extension}"'
    return response
