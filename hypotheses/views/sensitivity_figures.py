"""Where the marks of the figures stand: pure places, drawn by the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hypotheses.choices import Verdict
from hypotheses.queries.sources import Names
from hypotheses.reports.sensitivity import CellFindings
from hypotheses.reports.sensitivity.naming import removal_name
from hypotheses.reports.wording import number
from hypotheses.scoring.rule import Rule

#: Widths in user units: labels, the axis from -1 to 1, a margin.
LABELS, AXIS, MARGIN = 300, 440, 24
ROW, TOP = 24, 34
#: How many clusters the figure of a cell draws: those that move the score furthest.
MOST = 25
#: Longest label that fits.
LETTERS = 44


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of a figure."""

    label: str
    y: int
    score: int
    #: from and to, where a stretch is drawn
    low: int | None
    high: int | None
    thin_low: int | None
    thin_high: int | None
    is_other: bool
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of scores from -1 to 1: a row a mark, thresholds as dashed lines."""

    marks: list[Mark]
    ticks: list[tuple[int, str]]
    thresholds: list[int]
    #: the score of record, where the figure is of one cell
    own: int | None
    n_left_out: int

    @property
    def width(self) -> int:
        """Of the whole."""
        return LABELS + AXIS + 2 * MARGIN

    @property
    def bottom(self) -> int:
        """Where the rows end."""
        return TOP + ROW * len(self.marks)

    @property
    def height(self) -> int:
        """Of the whole."""
        return self.bottom + 30


def across(score: Fraction | None) -> int | None:
    """Where a score stands on the axis."""
    return None if score is None else round(LABELS + MARGIN + float(score + 1) / 2 * AXIS)


def at(score: Fraction | None) -> int:
    """Where a score stands; in the middle where there is none, which a row without a score never shows."""
    place = across(score)
    return place if place is not None else round(LABELS + MARGIN + AXIS / 2)


def figure_of(
    marks: list[Mark], rule: Rule, own: Fraction | None = None, n_left_out: int = 0
) -> Figure | None:
    """The figure with its axis; None where there is nothing to draw."""
    if not marks:
        return None
    ticks = [(at(Fraction(halves, 2)), number(Fraction(halves, 2), 1)) for halves in range(-2, 3)]
    return Figure(marks, ticks, [at(-rule.threshold), at(rule.threshold)], across(own), n_left_out)


def draw_overview(cells: Sequence[CellFindings], rule: Rule) -> Figure | None:
    """Each cell's score, how far leaving out one cluster moves it, and the middle of the bootstrap."""
    marks: list[Mark] = []
    for cell in cells:
        if cell.standing.score is None:
            continue
        own = cell.cluster_range
        marks.append(
            Mark(
                label=short(f"{cell.row.name}, {cell.column.name}"),
                y=TOP + ROW * len(marks) + ROW // 2,
                score=at(cell.standing.score),
                low=across(own[0]) if own else None,
                high=across(own[1]) if own else None,
                thin_low=across(cell.bootstrap.low) if cell.bootstrap else None,
                thin_high=across(cell.bootstrap.high) if cell.bootstrap else None,
                is_other=bool(cell.flips("cluster")),
                verdict=cell.standing.verdict,
            )
        )
    return figure_of(marks, rule)


def draw_cell(cell: CellFindings, names: Names, rule: Rule) -> Figure | None:
    """The score without each cluster, those first that move it furthest."""
    own = cell.standing.score
    if own is None:
        return None
    left_out = [each for each in cell.removals if each.what == "cluster" and each.without.score is not None]
    left_out.sort(key=lambda each: (-abs((each.without.score or own) - own), each.name))
    marks = [
        Mark(
            label=short(removal_name(names, each)),
            y=TOP + ROW * place + ROW // 2,
            score=at(each.without.score),
            low=None,
            high=None,
            thin_low=None,
            thin_high=None,
            is_other=each.without.verdict != cell.standing.verdict,
            verdict=each.without.verdict,
        )
        for place, each in enumerate(left_out[:MOST])
    ]
    return figure_of(marks, rule, own, max(0, len(left_out) - MOST))


def short(label: str) -> str:
    """A label cut to what fits."""
    return label if len(label) <= LETTERS else f"{label[: LETTERS - 1].rstrip()}…"
