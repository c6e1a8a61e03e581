"""How tables of analyses are shown."""

from __future__ import annotations

from django import template

from evidence.tables import Table
from evidence.tables.display import people_rows

register = template.Library()


@register.filter
def rows_for_people(table: Table) -> list[list[str]]:
    """The cells of a table as people read them: numbers rounded, a dash where there is nothing."""
    return people_rows(table, minus="\N{MINUS SIGN}")
