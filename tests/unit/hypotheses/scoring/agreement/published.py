"""Published data on which every program that computes agreement is tried, and what was printed for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypotheses.scoring.agreement.values import Pattern


def rows(text: str) -> list[Pattern]:
    """Units by line, coders by column; a point is a missing judgement."""
    return [
        tuple(None if word == "." else int(word) for word in line.split())
        for line in text.strip().splitlines()
    ]


def turned(text: str) -> list[Pattern]:
    """Coders by line, units by column."""
    return list(zip(*rows(text), strict=True))


def of_table(table: Sequence[Sequence[int]]) -> Counter[Pattern]:
    """Units of a table of two coders: one by rows, the other by columns."""
    return Counter({(one, other): n for one, row in enumerate(table) for other, n in enumerate(row) if n})


#: Krippendorff (2011), example C: 4 observers by line, 12 units by column.
KRIPPENDORFF_2011 = turned(
    """
    1 2 3 3 2 1 4 1 2 . . .
    1 2 3 3 2 2 4 1 2 5 . 3
    . 3 3 3 2 3 4 2 2 5 1 .
    1 2 3 3 2 4 4 1 2 5 1 .
    """
)

#: The same units as irrCAC prints them (`cac.raw4raters`): there the one judgement of unit 12 is the third coder's,
#: which matters to Conger's kappa alone.
AS_IN_IRRCAC = [*KRIPPENDORFF_2011[:-1], (None, None, 3, None)]

#: Hayes and Krippendorff (2007), table 1: 40 newspaper articles by line, 5 observers by column.
HAYES_2007 = rows(
    """
    1 1 2 . 2
    1 1 0 1 .
    2 3 3 3 .
    . 0 0 . 0
    0 0 0 . 0
    0 0 0 . 0
    1 0 2 . 1
    1 . 2 0 .
    2 2 2 . 2
    2 1 1 1 .
    . 1 0 0 .
    0 0 0 0 .
    1 2 2 2 .
    3 3 2 2 3
    1 1 1 . 1
    1 1 1 . 1
    2 1 2 . 2
    1 2 3 3 .
    1 1 0 1 .
    0 0 0 . 0
    0 0 1 1 .
    0 0 . 0 0
    2 3 3 3 .
    0 0 0 0 .
    1 2 . 2 2
    0 1 1 1 .
    0 0 0 1 0
    1 2 1 2 .
    1 1 2 2 .
    1 1 2 . 2
    1 1 0 . 0
    2 1 2 1 .
    2 2 . 2 2
    3 2 2 2 .
    2 2 2 . 2
    2 2 3 . 2
    2 2 2 . 2
    2 2 . 1 2
    2 2 2 2 .
    1 1 1 . 1
    """
)

#: Fleiss (1971), table 1: 30 patients, how many of 6 psychiatrists gave each of five diagnoses.
FLEISS_1971 = [
    tuple(category for category, n in enumerate(line) for _ in range(n))
    for line in (
        (0, 0, 0, 6, 0), (0, 3, 0, 0, 3), (0, 1, 4, 0, 1), (0, 0, 0, 0, 6), (0, 3, 0, 3, 0),
        (2, 0, 4, 0, 0), (0, 0, 4, 0, 2), (2, 0, 3, 1, 0), (2, 0, 0, 4, 0), (0, 0, 0, 0, 6),
        (1, 0, 0, 5, 0), (1, 1, 0, 4, 0), (0, 3, 3, 0, 0), (1, 0, 0, 5, 0), (0, 2, 0, 3, 1),
        (0, 0, 5, 0, 1), (3, 0, 0, 1, 2), (5, 1, 0, 0, 0), (0, 2, 0, 4, 0), (1, 0, 2, 0, 3),
        (0, 0, 0, 0, 6), (0, 1, 0, 5, 0), (0, 2, 0, 1, 3), (2, 0, 0, 4, 0), (1, 0, 0, 4, 1),
        (0, 5, 0, 1, 0), (4, 0, 0, 0, 2), (0, 2, 0, 4, 0), (1, 0, 5, 0, 0), (0, 0, 0, 0, 6),
    )
]  # fmt: skip

COHEN_1960_P45 = of_table([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
COHEN_1960_P37 = of_table([[25, 12, 3], [13, 2, 15], [12, 16, 2]])
#: Gwet's paradox: nine of ten units agree, and hardly anything is negative.
PARADOX = of_table([[8, 1], [0, 1]])
