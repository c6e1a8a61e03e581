"""The example of docs/scoring.md is what the analysis gives."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from hypotheses.choices import By, Verdict
from hypotheses.scoring.congruence import prediction_score
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.cells import cells_of
from hypotheses.scoring.sensitivity.fewest import fewest
from hypotheses.scoring.sensitivity.leaving_out import without_each_cluster
from hypotheses.scoring.sensitivity.removals import Removals
from hypotheses.scoring.sensitivity.reversals import Reversals
from hypotheses.scoring.sensitivity.standing import stands
from hypotheses.scoring.sensitivity.variations import GRIDS
from tests.unit.hypotheses.scoring.builders import CELL, FOUR_DOCUMENTS, THREE_PREDICTIONS, tally

PAGE = (Path(__file__).parents[5] / "docs" / "scoring.md").read_text(encoding="utf-8")
ITEMS = cells_of(THREE_PREDICTIONS, FOUR_DOCUMENTS, (), By.EXPLANATION)[CELL]


def test_each_row_of_the_worked_table_is_what_leaving_the_cluster_out_gives() -> None:
    assert stands(ITEMS, Rule()).score == Fraction(75, 469)
    for each in without_each_cluster(ITEMS, Rule()):
        left = [one for one in FOUR_DOCUMENTS if one.cluster != each.name]
        scores = [
            prediction_score(own.support, own.contradiction, Fraction(1))
            for own in tally(THREE_PREDICTIONS, left).predictions
        ]
        verdict = str(each.without.verdict.label).lower()
        assert f"| {each.name} | {scores[0]} | {scores[1]} | {each.without.score} | {verdict} |" in PAGE


def test_one_cluster_and_one_coding_overturn_the_example() -> None:
    removals, reversals = Removals(ITEMS, Rule()), Reversals(ITEMS, Rule())

    assert (fewest(removals).names, fewest(removals).becomes) == (("D2",), Verdict.INSUFFICIENT)
    assert (fewest(reversals).count, fewest(reversals).is_exact) == (1, True)
    place = list(reversals.names).index("P1\npassage of D2\nann")
    assert reversals.standing([place]).verdict == Verdict.INSUFFICIENT
    assert reversals.standing([place]).score == Fraction(131, 469)


def test_the_ends_of_the_grids_are_those_that_the_page_names() -> None:
    ends = {name: (str(values[0]), str(values[-1])) for name, values in GRIDS.items()}

    assert ends == {
        "threshold": ("1/5", "3/5"),
        "kappa": ("1/4", "3"),
        "discount": ("0", "99/100"),
        "minimum_clusters": ("1", "4"),
    }
    for name, (low, high) in ends.items():
        assert f"`{name}` from {low} to" in PAGE
        assert high in PAGE
