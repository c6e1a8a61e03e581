"""Conditions on columns of text, blind to how things are typed: capitals, dashes, white space.

They say the same to SQLite and to PostgreSQL.
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Replace
from django.db.models.lookups import IContains, IExact

from evidence.finding.signs import DASHES, pieces_of, squashed


def contains_word(word: str, *columns: str) -> Q:
    """Rows with the word in one of the columns. SQLite tells capitals beyond ASCII apart: each shape is asked for."""
    shapes = [word] if word.isascii() else dict.fromkeys((word, word.lower(), word.upper(), word.title()))
    return reduce(or_, (Q(**{f"{column}__icontains": shape}) for column in columns for shape in shapes))


def resembles(column: str, text: str) -> Q:
    """Rows whose column is the text, whatever dashes and white space either has."""
    return has_pieces(column, text) & Q(IExact(without_typography(column), squashed(text)))


def holds(column: str, text: str) -> Q:
    """Rows whose column contains the text, whatever dashes and white space either has."""
    return has_pieces(column, text) & Q(IContains(without_typography(column), squashed(text)))


def has_pieces(column: str, text: str) -> Q:
    """Rows whose column has what stands between the dashes: a quick look, before signs are replaced one by one."""
    return reduce(and_, (Q(**{f"{column}__icontains": piece}) for piece in pieces_of(text)), Q())


def without_typography(column: str) -> Replace | F:
    """The column without white space, and with every dash as a hyphen."""
    shape: Replace | F = F(column)
    for sign, instead in [(" ", ""), ("\n", ""), ("\u00a0", ""), *((dash, "-") for dash in DASHES)]:
        shape = Replace(shape, Value(sign), Value(instead), output_field=CharField())
    return shape
