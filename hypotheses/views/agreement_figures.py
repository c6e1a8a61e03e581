"""Where the marks of the figures of coders' agreement stand. What they say stands in the tables beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

#: Measures of the dot plot, in the units of its drawing.
NAMES, WIDTH, HEAD, ROW, FOOT = 240, 460, 14, 34, 34
#: The lines that the plot is read by: chance, and the two conventions.
READ_BY = (
    (Fraction(0), "chance"),
    (Fraction(667, 1000), ".667"),
    (Fraction(4, 5), ".800"),
    (Fraction(1), "1"),
)
#: The lowest value that the plot begins at.
LOWEST = Fraction(-1)
SIDE, MARGIN_LEFT, MARGIN_TOP = 74, 96, 40


class Coefficient(Protocol):
    """What is asked of a coefficient to draw it."""

    @property
    def value(self) -> Fraction | None: ...

    @property
    def lower(self) -> Fraction | None: ...

    @property
    def upper(self) -> Fraction | None: ...

    @property
    def why_not(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Mark:
    """A coefficient in the plot: its dot, and its interval's ends if there is one."""

    x: int | None
    left: int | None
    right: int | None
    y: int
    why_not: str

    @property
    def diamond(self) -> str:
        """The corners of a diamond in place of the dot."""
        if self.x is None:
            return ""
        return f"{self.x},{self.y - 6} {self.x + 6},{self.y} {self.x},{self.y + 6} {self.x - 6},{self.y}"


@dataclass(frozen=True, slots=True)
class PlotLine:
    """One group in the plot."""

    name: str
    y: int
    direction: Mark
    strength: Mark


@dataclass(frozen=True, slots=True)
class Plot:
    """The dot plot of alpha by group."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    lines: tuple[PlotLine, ...]
    #: x and label of the lines that it is read by
    read_by: tuple[tuple[int, str], ...]


def plot_of(groups: Sequence[tuple[str, Coefficient, Coefficient]]) -> Plot | None:
    """The plot of groups, each with alpha of direction and of strength; None where no group has any."""
    found = [each for _, *own in groups for each in own if each.value is not None]
    if not found:
        return None
    lows = [each.lower if each.lower is not None else each.value for each in found]
    lowest = max(LOWEST, min([Fraction(-1, 10), *(low for low in lows if low is not None)]))

    def x(value: Fraction | None) -> int | None:
        if value is None:
            return None
        inside = max(lowest, min(Fraction(1), value))
        return NAMES + round(WIDTH * (inside - lowest) / (1 - lowest))

    def mark(each: Coefficient, y: int) -> Mark:
        return Mark(x(each.value), x(each.lower), x(each.upper), y, each.why_not)

    lines = []
    for place, (name, direction, strength) in enumerate(groups):
        y = HEAD + place * ROW + ROW // 2
        lines.append(PlotLine(short(name), y + 4, mark(direction, y - 7), mark(strength, y + 7)))
    bottom = HEAD + len(lines) * ROW
    return Plot(
        width=NAMES + WIDTH + 30,
        height=bottom + FOOT,
        left=NAMES,
        right=NAMES + WIDTH,
        bottom=bottom,
        lines=tuple(lines),
        read_by=tuple((x(value) or 0, label) for value, label in READ_BY),
    )


def short(name: str) -> str:
    """A name that fits beside the plot."""
    return name if len(name) <= 32 else f"{name[:31]}…"


@dataclass(frozen=True, slots=True)
class Square:
    """A cell of a confusion matrix."""

    x: int
    y: int
    n: int
    #: 0 for none to 5 for nearly all: how dark it is
    shade: int
    is_agreement: bool


@dataclass(frozen=True, slots=True)
class Confused:
    """The matrix of two coders."""

    first: str
    second: str
    categories: tuple[str, ...]
    squares: tuple[Square, ...]
    n: int

    @property
    def rows(self) -> list[tuple[str, list[int]]]:
        """The same as numbers, by what the first coder gave."""
        k = len(self.categories)
        numbers = [square.n for square in self.squares]
        return [(name, numbers[place * k : (place + 1) * k]) for place, name in enumerate(self.categories)]

    @property
    def headings(self) -> list[tuple[str, int, int]]:
        """Each category with the middle of its column and of its row."""
        return [
            (name, MARGIN_LEFT + place * SIDE + SIDE // 2, MARGIN_TOP + place * SIDE + SIDE // 2 + 4)
            for place, name in enumerate(self.categories)
        ]

    @property
    def width(self) -> int:
        """The drawing's width."""
        return MARGIN_LEFT + len(self.categories) * SIDE + 4

    @property
    def height(self) -> int:
        """The drawing's height."""
        return MARGIN_TOP + len(self.categories) * SIDE + 4


def confusion_figures(rows: Sequence[dict[str, Any]], categories: Sequence[str]) -> list[Confused]:
    """The matrices of every two coders who have a unit in common."""
    pairs: dict[tuple[str, str], dict[tuple[str, str], int]] = {}
    for row in rows:
        own = pairs.setdefault((row["first"], row["second"]), {})
        own[row["by_first"], row["by_second"]] = row["n"]
    return [confused(*pair, cells, categories) for pair, cells in pairs.items() if sum(cells.values())]


def confused(
    first: str, second: str, cells: dict[tuple[str, str], int], categories: Sequence[str]
) -> Confused:
    """The matrix of two coders, each cell as dark as it is full."""
    n = sum(cells.values())
    squares = tuple(
        Square(
            x=MARGIN_LEFT + column * SIDE,
            y=MARGIN_TOP + row * SIDE,
            n=cells[one, other],
            shade=-(-5 * cells[one, other] // n),
            is_agreement=one == other,
        )
        for row, one in enumerate(categories)
        for column, other in enumerate(categories)
    )
    return Confused(first, second, tuple(categories), squares, n)
