"""Patterns of citation, and the pages in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidence.citations import (
    PLACES,
    CitationPatternError,
    check_pattern,
    cite,
    cite_pages,
)
from tests.unit.evidence.citations.samples import NSC_125_2, with_holding


@pytest.mark.parametrize(
    ("pages", "printed"),
    [
        ("", ""),
        ("1066", "p. 1066"),
        ("1303-1304", "pp. 1303–1304"),
        ("1303–1304", "pp. 1303–1304"),
        ("44, 47", "pp. 44, 47"),
        ("300-301, 308", "pp. 300–301, 308"),
        ("189-193, at 189", "pp. 189–193, at 189"),
        ("649 n. 1", "p. 649 n. 1"),
        ("649 nn. 1-2", "p. 649 nn. 1–2"),
        ("649 n. 1, 652", "pp. 649 n. 1, 652"),
        ("581-", "pp. 581–"),
        ("pp. 5-6", "pp. 5–6"),
        ("pp. 5", "p. 5"),
        ("xii-xv", "pp. xii–xv"),
        ("xii", "p. xii"),
        ("72a", "p. 72a"),
        ("Kennan 375-381", "Kennan 375–381"),
        ("fol. 3", "fol. 3"),
    ],
)
def test_pages_bear_the_label_of_their_number(pages: str, printed: str) -> None:
    assert cite_pages(pages) == printed


def test_empty_place_takes_its_stretch_and_the_comma_before_it_along() -> None:
    pattern = "{title}, in file {identifier}, ({collection}, {number}), Tokyo, {pages}"

    assert (
        cite(with_holding(NSC_125_2, archive_citation=pattern, identifier="", pages="")) == "NSC 125/2, Tokyo"
    )
    assert cite(with_holding(NSC_125_2, archive_citation=pattern, number="588", pages="3")) == (
        "NSC 125/2, in file d588, (588), Tokyo, p. 3"
    )


def test_braces_in_a_value_are_text() -> None:
    assert (
        cite(with_holding(replace(NSC_125_2, short_title="{pages}"), archive_citation="{title}")) == "{pages}"
    )


@pytest.mark.parametrize(
    "pattern",
    [
        "{titel}",
        "{}",
        "{0}",
        "{title.__class__}",
        "{title!r}",
        "{title:>9}",
        "{ title }",
        "{title",
        "}",
        "{{title}}",
    ],
)
def test_pattern_with_an_unknown_place_is_refused_with_the_names_allowed(pattern: str) -> None:
    with pytest.raises(CitationPatternError) as refusal:
        check_pattern(pattern)

    assert all(f"{{{name}}}" in str(refusal.value) for name in PLACES)


def test_document_of_an_archive_with_a_faulty_pattern_is_not_cited() -> None:
    with pytest.raises(CitationPatternError):
        cite(with_holding(NSC_125_2, archive_citation="{archive}"))


def test_pattern_without_places_or_with_all_of_them_is_accepted() -> None:
    check_pattern("")
    check_pattern(", ".join(f"{{{name}}}" for name in PLACES))
