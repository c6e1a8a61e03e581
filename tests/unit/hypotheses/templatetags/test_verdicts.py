"""The words of templates: pages and closed lists inside a sentence."""

from __future__ import annotations

import pytest

from hypotheses.choices import Verdict
from hypotheses.templatetags.verdicts import in_sentence, pages


@pytest.mark.parametrize(
    ("cited", "printed"),
    [
        ("", ""),
        ("17", "p. 17"),
        ("23-24", "pp. 23–24"),
        ("p. 12,44", "pp. 12, 44"),
        ("pp. 13, 44-45", "pp. 13, 44–45"),
        ("189-193, at 189", "pp. 189–193, at 189"),
        ("p. 46 (indirect)", "p. 46 (indirect)"),
        ("none (parity test)", "none (parity test)"),
        ("p. none (not argued in text)", "none (not argued in text)"),
        ("Kennan 375-381", "Kennan 375–381"),
    ],
)
def test_pages_read_as_in_a_footnote(cited: str, printed: str) -> None:
    assert pages(cited) == printed


@pytest.mark.parametrize(
    ("verdict", "word"),
    [
        (Verdict.PARTIALLY_YES, "partially yes"),
        (Verdict.NO, "no"),
        (Verdict.NOT_APPLICABLE, "N/A"),
    ],
)
def test_only_an_abbreviation_keeps_its_capitals_in_a_sentence(verdict: Verdict, word: str) -> None:
    assert in_sentence(verdict.label) == word
