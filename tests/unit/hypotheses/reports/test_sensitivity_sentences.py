"""What would overturn a verdict, in words."""

from __future__ import annotations

from fractions import Fraction

from hypotheses.choices import Verdict
from hypotheses.queries.layout import Column, Row
from hypotheses.queries.sources import Names
from hypotheses.reports.sensitivity.findings import CellFindings, Removal, Variation
from hypotheses.reports.sensitivity.naming import cluster_names, coding_name, removal_name
from hypotheses.reports.sensitivity.sentences import exhausted, how_many, limits, other_ways, overturning
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity.fewest import Fewest, fewest
from hypotheses.scoring.sensitivity.removals import Removals
from hypotheses.scoring.sensitivity.standing import Standing, stands
from hypotheses.scoring.sensitivity.variations import grid
from tests.unit.hypotheses.scoring.builders import judgement
from tests.unit.hypotheses.scoring.sensitivity.cases import case

ROW, COLUMN = Row("power", "Power", None, "Power"), Column("north", "North")
NAMES = Names(
    documents={"D1": "Memo"},
    clusters={"D1": "Memo", "D2": "Letter"},
    passages={"passage of D1": "E1"},
    coders={"ann": "Ann"},
    archives={"town": "Town"},
)
CELL = case(judgement("D1", 3), judgement("D2", 3)).cell
BASE = CellFindings(ROW, COLUMN, CELL, stands(CELL, Rule()))


def found(**fields: object) -> CellFindings:
    """What was found of a cell with two full witnesses, who say yes."""
    values = {name: getattr(BASE, name) for name in BASE.__dataclass_fields__}
    return CellFindings(**{**values, **fields})


def test_the_smallest_ways_come_first_and_the_rest_is_listed() -> None:
    thin = Standing(Verdict.INSUFFICIENT, Fraction(1, 2))
    cell = found(
        clusters_needed=fewest(Removals(CELL, Rule())),
        removals=(Removal("document", "D1", 1, 1, thin), Removal("archive", "town", 2, 0, thin)),
        grids=tuple(grid(CELL, Rule(), "minimum_clusters")),
        variations=(Variation("tests", "all hoops", Standing(Verdict.NO, None)),),
    )

    assert overturning(cell, NAMES) == (
        "The verdict “yes” would be overturned by leaving out 1 cluster (Memo), to “insufficient evidence”; or by "
        "leaving out the document Memo (to “insufficient evidence”)."
    )
    assert other_ways(cell, NAMES) == [
        "leaving out the archive Town (to “insufficient evidence”, which leaves no evidence)",
        "setting the clusters a verdict needs to 3, to “insufficient evidence”",
        "making every test a hoop, to “no”",
    ]


def test_what_nothing_overturns_is_said_to_stand() -> None:
    assert overturning(found(), NAMES) == "Nothing that was tried here overturns the verdict “yes”."


def test_an_upper_bound_is_called_one() -> None:
    bound = Fewest(7, ("D1",), Verdict.NO, is_exact=False, at_least=4)

    assert how_many(bound, "cluster") == "at most 7 clusters, and no fewer than 4"
    assert exhausted(bound) == "upper bound; no 3 or fewer do"
    assert exhausted(Fewest(None, (), None, is_exact=True, at_least=3)) == "none found"
    assert exhausted(None) == ""


def test_what_may_not_be_named_is_called_restricted_and_stands_last() -> None:
    nothing = Standing(Verdict.NO, None)

    assert cluster_names(NAMES, ("D9", "D2", "D1")) == ("Letter", "Memo", "restricted")
    assert removal_name(NAMES, Removal("archive", "abbey", 1, 1, nothing)) == "restricted"
    assert removal_name(NAMES, Removal("sources", "scholarship", 1, 1, nothing)) == "scholarship"
    assert coding_name(NAMES, "P1\npassage of D1\nann") == "P1 on E1 by Ann"
    assert coding_name(NAMES, "P1\npassage of D1\n") == "P1 on E1 as a lead has ruled"
    assert coding_name(NAMES, "P1\npassage of D9\nann") == "P1 on a restricted passage"


def test_what_could_not_be_asked_is_said() -> None:
    alone = case(judgement("D1", 3)).cell
    said = list(limits(found(cell=alone)))

    assert [sentence.split(":")[0].split(",")[0] for sentence in said] == [
        "All evidence is one cluster",
        "One coder made all judgements",
    ]
    assert list(limits(found(cell=None))) == []
