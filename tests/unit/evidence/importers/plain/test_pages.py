"""Page numbers: how they are recognised, and how they go on."""

from __future__ import annotations

import pytest

from evidence.importers.plain.pages import PageLabels, label_after, label_in
from evidence.importers.plain.readings import Unreadable


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("12", "12"),
        ("Page 12", "12"),
        ("p. xii", "xii"),
        ("[A-12]", "A-12"),
        ("72a", "72a"),
        ("第十二頁", "十二"),
        ("12쪽", "12"),
        ("１２", "12"),
        ("page break", ""),
        ("civil", ""),
        ("mix", ""),
        ("", ""),
        ("12 and 13", ""),
        ("123456", ""),
    ],
)
def test_a_page_number_is_told_from_other_words(words: str, label: str) -> None:
    assert label_in(words) == label


@pytest.mark.parametrize(
    ("label", "following"),
    [
        *[("9", "10"), ("099", "100"), ("A-9", "A-10"), ("iii", "iv"), ("IX", "X"), ("fol. 3", "fol. 4")],
        *[("12a", None), ("cover", None), ("", None)],
    ],
)
def test_the_next_page_has_the_next_number(label: str, following: str | None) -> None:
    assert label_after(label) == following


@pytest.mark.parametrize("label", ["cover", "12a", "1" * 30])
def test_a_first_page_that_nobody_can_count_from_is_refused(label: str) -> None:
    with pytest.raises(Unreadable, match=f"“{label}” nobody can count on. Give a number"):
        PageLabels(label)


def test_a_label_of_the_file_that_is_no_number_does_not_stop_the_counting() -> None:
    labels = PageLabels("4")

    assert [labels.begin(), labels.begin("plate"), labels.begin(), labels.begin("20"), labels.begin()] == [
        *("4", "plate", "5", "20", "21")
    ]
