"""How tables of analyses are shown."""

from __future__ import annotations

from fractions import Fraction

from django import template

from evidence.tables import Table
from evidence.tables.display import MINUS, people_rows
from evidence.tables.values import decimal_text
from hypotheses.views.naming import Names, named

register = template.Library()


@register.filter
def rows_for_people(table: Table, names: Names) -> list[list[str]]:
    """The cells of a table as people read them: names, numbers rounded, a dash where there is nothing."""
    return people_rows(named(table, names), minus=MINUS)


@register.filter
def coefficient(value: Fraction) -> str:
    """A coefficient as people read it: three decimals."""
    return decimal_text(value, 3).replace("-", MINUS)
