"""Figures, verdicts and judgements as pages print them: thin names for `reports.wording`."""

from __future__ import annotations

import re
from fractions import Fraction

from django import template

from evidence.citations import cite_pages
from hypotheses.choices import Direction, Flag, Verdict
from hypotheses.reports import wording
from hypotheses.scoring.values import CellTally

register = template.Library()
register.filter("number", wording.number)
register.filter("exact", wording.exact)
register.filter("of_things", wording.of_things)


@register.filter
def verdict_sign(verdict: Verdict) -> str:
    """The sign beside a verdict's word."""
    return wording.VERDICT_SIGNS[verdict]


@register.filter
def verdict_meaning(verdict: Verdict) -> str:
    """What a verdict says."""
    return wording.VERDICT_MEANINGS[verdict]


@register.filter
def verdict_label(value: str) -> str:
    """A verdict's word."""
    return str(Verdict(value).label)


@register.filter
def in_sentence(word: str) -> str:
    """A word of a closed list as it stands inside a sentence: “yes”, but “N/A”."""
    return word if word.isupper() else word.lower()


@register.filter
def pages(cited: str) -> str:
    """Pages as a footnote prints them: “p. 17”, “pp. 12, 44”; what is no page (“none (parity test)”) has no label."""
    spaced = re.sub(r",(?=[0-9ivxlc])", ", ", cited)
    return cite_pages(re.sub(r"^pp?\. ?(?=none\b)", "", spaced))


@register.filter
def direction_sign(direction: str) -> str:
    """The sign beside a direction's word."""
    return wording.DIRECTION_SIGNS[Direction(direction)]


@register.filter
def strength_words(strength: int) -> str:
    """What a coder means by a strength."""
    return wording.STRENGTH_WORDS[strength]


@register.filter
def short_flag(flag: Flag) -> str:
    """A flag in as few words as fit a cell; its label says it in full."""
    return flag.value.replace("-", " ")


@register.filter
def below_one(share: Fraction | None) -> bool:
    """Whether a share is known and not the whole."""
    return share is not None and share < 1


@register.filter
def is_evidenced(tally: CellTally) -> bool:
    """Whether anything is counted in a cell."""
    return tally.n_assessments > 0
