"""Small tables and hostile texts that the tests of the formats share."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import strategies

from evidence.tables import Column, Table, Value

#: Any text that can be stored: no lone halves of UTF-16 pairs, which UTF-8 cannot hold.
texts = strategies.text(alphabet=strategies.characters(exclude_categories=["Cs"]))

#: Any text that formats for people can show as it is, with line breaks or without.
readable_lines = strategies.text(
    alphabet=strategies.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
)
readable_texts = strategies.text(
    alphabet=strategies.characters(
        exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\n\r"
    )
)

values = strategies.one_of(
    texts,
    strategies.integers(-(10**14), 10**14),
    strategies.fractions(-1000, 1000),
    strategies.booleans(),
    strategies.none(),
    strategies.dates(),
)

HOSTILE = (
    r"50% of #1 & $x_1^2$ {a} ~ \input{secret} \\[3cm]",
    "=cmd|' /C calc'!A0",
    '<script>alert("x")</script>',
    "[x](javascript:alert(1)) | `code` *b* _i_",
    "first line\nsecond\r\nthird\tend",
    "''quoted'' -- and --- ,, ``so''",
    "<r>bold</r>",
)


def one_cell(value: Value, decimals: int = 2) -> Table:
    """A table of one cell."""
    return Table("Title", (column("cell", decimals=decimals),), ((value,),))


def column(key: str, *, decimals: int = 2) -> Column[Value]:
    """A column of rows that are values themselves."""
    return Column(key, key.capitalize(), f"What {key} means.", lambda row: row, decimals)


def verdicts(notes: Sequence[str] = ()) -> Table:
    """A table with a text, a fraction and a list in each row, and a gap."""
    columns = (column("state"), column("score"), column("flags"))
    rows = (
        ("Japan (日本)", Fraction(-18, 23), ("thin", "contested")),
        ("Taiwan", None, ()),
    )
    return Table("Congruence", columns, rows, tuple(notes))
