r"""Text that LaTeX prints as it is, whatever it holds."""

from __future__ import annotations

import re

from evidence.tables.display import MINUS, one_line

# Straight and opening quotation marks become commands that every font encoding has; raw they would be
# shorthands under babel or join into Spanish marks. Brackets and the star stand in braces, since after the
# end of a row TeX would take them for the row's options.
_ESCAPES = str.maketrans(
    {mark: "\\" + mark for mark in "{}$&#_%"}
    | {mark: "{" + mark + "}" for mark in "[]*"}
    | {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': r"\textquotedblright{}",
        "`": r"\textquoteleft{}",
        MINUS: r"\(-\)",
    }
)
# Hyphens, apostrophes and commas that follow one another would be joined into dashes and quotation marks.
_LIGATURE = re.compile(r"([-',])(?=\1)")


def escape(text: str) -> str:
    """Text on one line, every character escaped that TeX treats specially; other scripts stay as they are."""
    return _LIGATURE.sub(r"\1{}", one_line(text).translate(_ESCAPES))
