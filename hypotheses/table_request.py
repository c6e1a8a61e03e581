"""What a web address asks of the congruence table: the same reading for page and API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict

from evidence.models import Study
from evidence.tables import FORMATS
from hypotheses.choices import By
from hypotheses.exports.congruence import export
from hypotheses.reports import congruence_table
from hypotheses.selection import Selection, read_selection

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: The parameters that say what the table looks like; all others are filters.
SHAPE = ("by", "format")


@dataclass(frozen=True, slots=True)
class TableRequest:
    """One table asked for: its rows, its form ("" for the page itself), its part of the evidence."""

    by: By
    format_name: str
    selection: Selection


def read_table_request(study: Study, given: QueryDict, *, user: AnyUser) -> TableRequest:
    """Read the parameters of an address that a user opens.

    Raises:
        ValidationError: naming every parameter that is wrong, and what is known instead.
    """
    by = given.get("by") or By.EXPLANATION.value
    format_name = given.get("format", "")
    faults = unknown("by", by, By.values) | unknown("format", format_name, ["", *FORMATS])
    try:
        filters = {name: given.getlist(name) for name in given if name not in SHAPE}
        selection = read_selection(study, filters, user=user)
    except ValidationError as fault:
        raise ValidationError(fault.message_dict | faults) from fault
    if faults:
        raise ValidationError(faults)
    return TableRequest(By(by), format_name, selection)


def unknown(name: str, value: str, allowed: list[str]) -> dict[str, list[str]]:
    """A fault naming what is allowed, if the value is not."""
    if value in allowed:
        return {}
    return {name: [f"Unknown: {value}. Known: {', '.join(each for each in allowed if each)}."]}


def download(study: Study, request: TableRequest, format_name: str) -> HttpResponse:
    """The table as a file named after its study; a browser shows it where it can."""
    form = FORMATS[format_name]
    table = congruence_table(study, by=request.by, selection=request.selection)
    response = HttpResponse(export(table, format_name), content_type=form.media_type)
    response["Content-Disposition"] = f'inline; filename="{study.slug}-congruence.{form.extension}"'
    return response
