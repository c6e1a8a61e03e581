"""Figures and closed lists in the words and signs that people read on a page."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from evidence.tables.display import MINUS
from evidence.tables.values import ABSENT, decimal_text
from hypotheses.choices import Direction, Verdict

#: A sign beside each verdict's word, so that no verdict is told by its colour.
VERDICT_SIGNS: Mapping[Verdict, str] = {
    Verdict.YES: "✓",
    Verdict.PARTIALLY_YES: "◐",
    Verdict.NO: "✗",
    Verdict.INSUFFICIENT: "?",
    Verdict.NOT_APPLICABLE: "∅",
}
#: What each verdict says, for the legend of a table.
VERDICT_MEANINGS: Mapping[Verdict, str] = {
    Verdict.YES: "Support outweighs contradiction, with independent witnesses enough.",
    Verdict.PARTIALLY_YES: "Evidence on both sides and neither outweighs the other, or a hoop test is contradicted.",
    Verdict.NO: "Contradiction outweighs support, with independent witnesses enough, or a hoop test failed.",
    Verdict.INSUFFICIENT: "Too few independent witnesses, or too little tested. Not the same as no.",
    Verdict.NOT_APPLICABLE: "The theory predicts nothing for this state, so nothing is computed.",
}
DIRECTION_SIGNS: Mapping[Direction, str] = {
    Direction.SUPPORTS: "+",
    Direction.CONTRADICTS: MINUS,
    Direction.NEUTRAL: "○",
}
#: What a coder means by a strength.
STRENGTH_WORDS: Mapping[int, str] = {1: "is consistent with it", 2: "implies it", 3: "states it in terms"}


def number(value: Fraction | int | None, places: int = 2) -> str:
    """A number to that many decimals with a true minus sign; a dash where there is none."""
    return ABSENT if value is None else decimal_text(value, places).replace("-", MINUS)


def exact(value: Fraction | int) -> str:
    """A number exactly, “1/3”, with a true minus sign."""
    return str(value).replace("-", MINUS)


def of_things(count: int, thing: str) -> str:
    """A count with its noun: “1 cluster”, “2 clusters”."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
