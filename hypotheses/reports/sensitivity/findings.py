"""What would overturn the verdict of one cell: every analysis that is asked for, on its evidence in memory."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from evidence.choices import LITERATURE, SourceClass
from hypotheses.choices import PredictionKind, TestType, Verdict
from hypotheses.queries.layout import Column, Row
from hypotheses.reports.sensitivity.gathering import Gathered
from hypotheses.reports.sensitivity.one_sided import OneSided, one_sided
from hypotheses.reports.sensitivity.stretches import archives_of, is_held_beyond
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.sensitivity import leaving_out, simulation, variations
from hypotheses.scoring.sensitivity.cells import CellItems, Item
from hypotheses.scoring.sensitivity.fewest import EXACT, Fewest, fewest
from hypotheses.scoring.sensitivity.removals import Removals
from hypotheses.scoring.sensitivity.reversals import Reversals
from hypotheses.scoring.sensitivity.standing import Standing, stands
from hypotheses.scoring.sensitivity.variations import GridPoint, SameLogic

#: The analyses that can be asked for one by one.
LEAVING_OUT, GRIDS, TESTS, FEWEST, SIMULATIONS = "leaving-out", "grids", "tests", "fewest", "simulations"
#: Draws of the two simulations (the reference on method, section 5).
N_PERTURBED, N_RESAMPLED = 1000, 2000
#: Source classes left out together, by the name of what is left out.
SOURCES = {
    "scholarship": frozenset({SourceClass.SCHOLARSHIP}),
    "scholarship and memoirs": LITERATURE,
}


@dataclass(frozen=True, slots=True)
class Removal:
    """One thing left out of a cell."""

    #: cluster, document, coder, archive or sources
    what: str
    #: as scoring names it; to be shown by `Names` only
    name: str
    #: units that fall away or lose a judgement, and units that stay
    n_units: int
    n_left: int
    without: Standing


@dataclass(frozen=True, slots=True)
class Variation:
    """The cell under other weights or other types of test."""

    #: weights or tests
    what: str
    name: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class CellFindings:
    """All that was found of one cell. What was not asked for, or cannot be asked of it, is None or empty."""

    row: Row
    column: Column
    #: None where the cell has no prediction
    cell: CellItems | None
    standing: Standing
    removals: tuple[Removal, ...] = ()
    grids: tuple[GridPoint, ...] = ()
    variations: tuple[Variation, ...] = ()
    clusters_needed: Fewest | None = None
    reversals_needed: Fewest | None = None
    perturbation: simulation.Draws | None = None
    bootstrap: simulation.Draws | None = None
    one_sided: OneSided | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The slugs of row and state."""
        return self.row.slug, self.column.slug

    @property
    def items(self) -> tuple[Item, ...]:
        """Its units; none where it has no prediction."""
        return self.cell.items if self.cell else ()

    @property
    def n_clusters(self) -> int:
        """Clusters with counted evidence, neutral included."""
        return len({item.cluster for item in self.items})

    @property
    def coders(self) -> set[str]:
        """Who coded it."""
        return {coding.coder for item in self.items for coding in item.codings}

    @property
    def cluster_range(self) -> tuple[Fraction, Fraction] | None:
        """The lowest and highest score that leaving out any one cluster leaves; None where none is left."""
        own = [each.without.score for each in self.removals if each.what == "cluster"]
        scores = [score for score in own if score is not None]
        return (min(scores), max(scores)) if scores else None

    @property
    def flips_of_archives(self) -> list[Removal]:
        """The archives without which the verdict is another one."""
        return self.flips("archive")

    @property
    def firmness(self) -> str:
        """How much it takes, in a word: “breaks” by one cluster, “fragile” by two or three, “firm”; else empty."""
        needed = self.clusters_needed
        if needed is None:
            return "breaks" if self.flips("cluster") else ""
        if needed.count is None or needed.count > EXACT:
            return "firm"
        return "breaks" if needed.count == 1 else "fragile"

    def flips(self, what: str = "") -> list[Removal]:
        """What overturns the verdict when it is left out, of one sort or of all."""
        return [
            each
            for each in self.removals
            if each.without.verdict != self.standing.verdict and what in ("", each.what)
        ]


def findings(gathered: Gathered, row: Row, column: Column, which: Collection[str], seed: str) -> CellFindings:
    """Make the analyses asked for of one cell. Chance begins anew with the seed and the cell's name, cell by cell."""
    cell = gathered.cells.get((row.slug, column.slug))
    if cell is None:
        return CellFindings(row, column, None, Standing(Verdict.NOT_APPLICABLE, None))
    base = CellFindings(row, column, cell, stands(cell, gathered.rule))
    if not cell.items:
        return base
    rule = gathered.rule

    def chance(method: str) -> random.Random:
        # simulations are to be repeatable; nothing is kept secret by them
        return random.Random(f"{seed}/{row.slug}/{column.slug}/{method}")  # noqa: S311

    found = replace(base, one_sided=one_sided(cell, rule))
    if LEAVING_OUT in which:
        found = replace(found, removals=tuple(removals(gathered, cell)))
    if GRIDS in which:
        points = [point for setting in variations.GRIDS for point in variations.grid(cell, rule, setting)]
        found = replace(found, grids=tuple(points), variations=tuple(other_weights(gathered, cell)))
    if TESTS in which:
        found = replace(found, variations=(*found.variations, *other_tests(gathered, cell)))
    if FEWEST in which:
        found = replace(
            found,
            clusters_needed=fewest(Removals(cell, rule)),
            reversals_needed=fewest(Reversals(cell, rule)),
        )
    if SIMULATIONS in which:
        found = replace(
            found,
            perturbation=simulation.perturbed(cell, rule, chance("perturbation"), N_PERTURBED),
            bootstrap=simulation.resampled(cell, rule, chance("bootstrap"), N_RESAMPLED),
        )
    return found


def removals(gathered: Gathered, cell: CellItems) -> Iterator[Removal]:
    """The cell without each cluster, document, coder and archive, and without literature."""
    rule, n = gathered.rule, len(cell.items)
    each_way: Sequence[tuple[str, Callable[[CellItems, Rule], list[leaving_out.LeftOut]]]] = (
        ("cluster", leaving_out.without_each_cluster),
        ("document", leaving_out.without_each_document),
    )
    for what, without in each_way:
        for each in without(cell, rule):
            yield Removal(what, each.name, each.n_units, n - each.n_units, each.without)
    coders = leaving_out.without_each_coder(cell, rule)
    for each in coders if len(coders) > 1 else ():
        alone = sum({coding.coder for coding in item.codings} == {each.name} for item in cell.items)
        yield Removal("coder", each.name, each.n_units, n - alone, each.without)
    for archive in archives_of(gathered, cell.items):
        yield kept("archive", archive, gathered, cell, is_held_beyond(gathered, archive))
    for name, classes in SOURCES.items():
        yield kept(
            "sources",
            name,
            gathered,
            cell,
            is_of_other_class(gathered, classes),
        )


def is_of_other_class(gathered: Gathered, classes: Collection[SourceClass]) -> Callable[[Item], bool]:
    """Whether a unit's document is of none of these source classes."""
    return lambda item: gathered.sources.classes[item.document] not in classes


def kept(
    what: str, name: str, gathered: Gathered, cell: CellItems, is_kept: Callable[[Item], bool]
) -> Removal:
    """The cell by what is kept alone."""
    left = sum(map(is_kept, cell.items))
    return Removal(
        what, name, len(cell.items) - left, left, leaving_out.keeping(cell, gathered.rule, is_kept)
    )


def other_weights(gathered: Gathered, cell: CellItems) -> Iterator[Variation]:
    """The cell with documents weighed otherwise, or by stated links alone."""
    for name, other in variations.reweighted(cell).items():
        yield Variation("weights", name, stands(other, gathered.rule))


def other_tests(gathered: Gathered, cell: CellItems) -> Iterator[Variation]:
    """The cell with other types of test: all straws, all hoops, and the same test for the same logic."""
    keys = {term.key: term.test_type for term in cell.terms}
    for name, test_type in (("all straws in the wind", TestType.STRAW), ("all hoops", TestType.HOOP)):
        changed = variations.with_tests(cell, dict.fromkeys(keys, test_type))
        yield Variation("tests", name, stands(changed, gathered.rule))
    for logic in variations.unequal_tests(gathered.layout.terms, gathered.kinds):
        own = [key for key in logic.keys if key in keys]
        for test_type in logic.types:
            if any(keys[key] != test_type for key in own):
                changed = variations.with_tests(cell, dict.fromkeys(own, test_type))
                name = f"{logic_name(logic)}: {test_type.label.lower()} in every state"
                yield Variation("tests", name, stands(changed, gathered.rule))


def logic_name(logic: SameLogic) -> str:
    """Predictions of the same logic: “all of powerplay”, “powerplay, motive (PP-US-1, PP-SK-1)”."""
    if not logic.kind:
        return f"all of {logic.hypothesis}"
    return f"{logic.hypothesis}, {PredictionKind(logic.kind).label.lower()} ({', '.join(logic.keys)})"
