"""Where the states and ties of a network stand in its figure: arithmetic of the drawing, in units of its own."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evidence.tables.values import decimal_text
from hypotheses.reports.networks import Networks
from hypotheses.scoring.networks import Level, Subject

#: The height of a state's box, and the size of the letters in it.
BOX_HEIGHT, NAME_SIZE, NATIVE_SIZE = 46, 15, 12
#: The width of a line for each step of strength; what is read as 0 is a hairline of dots.
WIDTH_OF_A_STEP = 2
HAIRLINE, DOTS = 1.2, "1 5"
#: Where on a tie its value stands: not in the middle, where ties across the figure meet.
LABEL_AT = 0.4


@dataclass(frozen=True, slots=True)
class Box:
    """A state, by the middle of its box."""

    slug: str
    name: str
    native_name: str
    x: str
    y: str
    left: str
    top: str
    width: int
    #: the lines on which its names stand
    name_y: str
    native_y: str
    #: its willingness towards other spokes, as text; empty where it was not read
    willingness: str


@dataclass(frozen=True, slots=True)
class Line:
    """A tie: from where to where, how wide, with which dashes, and its value in words."""

    x1: str
    y1: str
    x2: str
    y2: str
    width: str
    dashes: str
    label: str
    label_x: str
    label_y: str
    label_left: str
    label_width: int
    said: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """One network of the figure."""

    title: str
    #: how far it is moved to the right
    offset: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    #: what stands in its place where there is nothing to draw
    empty: str


@dataclass(frozen=True, slots=True)
class Figure:
    """The whole figure: its networks side by side, and what it says to whoever cannot see it."""

    title: str
    described: str
    width: int
    height: int
    legend_y: int
    drawings: tuple[Drawing, ...]


def figure(found: Networks, pictures: Sequence[str]) -> Figure:
    """The figure of the pictures asked for, ideal before actual."""
    radius = max(150, 32 * len(found.states))
    side = 2 * radius + 180
    place = dict(zip(in_circle(found), corners(len(found.states), radius, side), strict=True))
    drawings = []
    if "ideal" in pictures:
        of = f" of {found.states[found.ideal_of].name}" if found.ideal_of else ""
        drawings.append(drawing(found, f"Ideal{of}", found.ideal, place, 0))
    if "actual" in pictures:
        drawings.append(drawing(found, "Actual", found.actual, place, side * len(drawings)))
    height = 2 * radius + 150
    return Figure(
        title=f"Security ties{f' on {found.day}' if found.day else ''}",
        described=" ".join(said(each) for each in drawings),
        width=max(side * len(drawings), 660),
        height=height + 58,
        legend_y=height + 20,
        drawings=tuple(drawings),
    )


def in_circle(found: Networks) -> list[str]:
    """The states in the order in which they stand around the circle: the hub first, which is on top."""
    return sorted(found.states, key=lambda slug: slug != found.hub)


def corners(n: int, radius: int, side: int) -> Iterator[tuple[float, float]]:
    """The corners of a regular polygon, the first on top, clockwise."""
    for number in range(n):
        angle = 2 * math.pi * number / n
        yield side / 2 + radius * math.sin(angle), radius + 80 - radius * math.cos(angle)


def drawing(
    found: Networks,
    title: str,
    ties: Mapping[Subject, Level],
    place: Mapping[str, tuple[float, float]],
    offset: int,
) -> Drawing:
    """One network."""
    actual = ties is found.actual
    will = {slug: found.willingness.get((slug,)) if actual else None for slug in found.states}
    return Drawing(
        title=title,
        offset=offset,
        boxes=tuple(
            box(state.slug, state.name, state.native_name, place[state.slug], will[state.slug])
            for state in found.states.values()
        ),
        lines=tuple(line(found, level, place) for level in ties.values()),
        empty="" if ties else "No tie was read for this date.",
    )


def box(slug: str, name: str, native_name: str, at: tuple[float, float], will: Level | None) -> Box:
    """A state's box, wide enough for its names."""
    x, y = at
    width = max(width_of(name, NAME_SIZE), width_of(native_name, NATIVE_SIZE)) + 24
    return Box(
        slug=slug,
        name=name,
        native_name=native_name,
        x=point(x),
        y=point(y),
        left=point(x - width / 2),
        top=point(y - BOX_HEIGHT / 2),
        width=width,
        name_y=point(y - 3 if native_name else y + 5),
        native_y=point(y + 15),
        willingness=value_text(will) if will else "",
    )


def line(found: Networks, level: Level, place: Mapping[str, tuple[float, float]]) -> Line:
    """A tie, wide by its strength and dashed where it is inferred."""
    (x1, y1), (x2, y2) = (place[slug] for slug in level.subject)
    width = float(level.value * WIDTH_OF_A_STEP)
    label = value_text(level)
    x, y = x1 + LABEL_AT * (x2 - x1), y1 + LABEL_AT * (y2 - y1)
    label_width = width_of(label, 14) + 10
    long_dashes = f"{point(6 + 2 * width)} {point(4 + width)}" if level.is_inferred else ""
    one, other = (found.states[slug].name for slug in level.subject)
    inferred = ", inferred" if level.is_inferred else ""
    return Line(
        x1=point(x1),
        y1=point(y1),
        x2=point(x2),
        y2=point(y2),
        width=point(max(width, HAIRLINE)),
        dashes=long_dashes if level.value else DOTS,
        label=label,
        label_x=point(x),
        label_y=point(y),
        label_left=point(x - label_width / 2),
        label_width=label_width,
        said=f"{one} and {other}: {label}{inferred}",
    )


def said(each: Drawing) -> str:
    """A network in a sentence."""
    return f"{each.title}: {'; '.join(line.said for line in each.lines) or each.empty.rstrip('.')}."


def value_text(level: Level) -> str:
    """A value as it stands on a line: “3”, “2.5 (2 to 3)” where coders differ."""
    mean = number(level.value)
    return mean if level.low == level.high else f"{mean} ({level.low} to {level.high})"


def number(value: Fraction) -> str:
    """A whole number as it is, another to two decimals."""
    return str(value) if value.denominator == 1 else decimal_text(value, 2)


def width_of(text: str, size: int) -> int:
    """About how wide a text is: signs of East Asian scripts take a square, others some more than half of one."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return math.ceil(size * (wide + 0.58 * (len(text) - wide)))


def point(value: float) -> str:
    """A place to a tenth, written alike everywhere."""
    return f"{value + 0.0:.1f}".replace("-0.0", "0.0")
