"""A mechanism drawn as boxes and arrows: where each stands, from top to bottom by steps from the beginning.

Lengths are the units of the figure's own view box, which a browser or a printer scales.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

BOX_WIDTH = 260
LINE_HEIGHT = 17
PADDING = 10
GAP_ACROSS = 56
GAP_DOWN = 74
#: Room on either side for arrows that pass by other boxes.
MARGIN = 96
#: How far apart such arrows run.
BESIDE = 26
LETTERS = 34


@dataclass(frozen=True, slots=True)
class BoxTerms:
    """A part to be drawn."""

    key: str
    text: str
    #: what the evidence says of it, in a few words
    said: str
    status: str
    layer: int
    is_necessary: bool = True


@dataclass(frozen=True, slots=True)
class ArrowTerms:
    """A link to be drawn."""

    start: str
    end: str
    label: str
    status: str
    is_feedback: bool = False
    is_temporal: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text inside a box, by where its baseline stands."""

    x: int
    y: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Box:
    """A box with its lines."""

    x: int
    y: int
    width: int
    height: int
    status: str
    is_necessary: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An arrow as an SVG path, with its label on a plate of its own."""

    path: str
    label: str
    x: int
    y: int
    plate: int
    status: str
    is_feedback: bool
    is_temporal: bool

    @property
    def plate_x(self) -> int:
        """Where the plate begins, across."""
        return self.x - self.plate // 2

    @property
    def plate_y(self) -> int:
        """Where it begins, down."""
        return self.y - 10


@dataclass(frozen=True, slots=True)
class Diagram:
    """The whole figure."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Drawn, ...]


def diagram(parts: Sequence[BoxTerms], links: Sequence[ArrowTerms]) -> Diagram:
    """Boxes in rows by their layer, and an arrow for each link.

    A link to the next row runs straight down; one that passes rows by, or stays in a row, swings out to the right; one
    that leads back, as feedback does, to the left.
    """
    boxes = placed(parts)
    layer = {part.key: part.layer for part in parts}
    width = max((box.x + box.width for box in boxes.values()), default=0) + MARGIN
    height = max((box.y + box.height for box in boxes.values()), default=0) + PADDING
    return Diagram(width, height, tuple(boxes.values()), tuple(arrows(links, boxes, layer, width)))


def placed(parts: Sequence[BoxTerms]) -> dict[str, Box]:
    """The boxes, each row in the middle of the figure."""
    rows: defaultdict[int, list[BoxTerms]] = defaultdict(list)
    for part in parts:
        rows[part.layer].append(part)
    widest = max((len(row) for row in rows.values()), default=0)
    top, found = PADDING, {}
    for layer in sorted(rows):
        row = rows[layer]
        left = MARGIN + (widest - len(row)) * (BOX_WIDTH + GAP_ACROSS) // 2
        texts = [texts_of(part) for part in row]
        height = max(len(lines) for lines in texts) * LINE_HEIGHT + 2 * PADDING
        for place, (part, lines) in enumerate(zip(row, texts, strict=True)):
            x = left + place * (BOX_WIDTH + GAP_ACROSS)
            drawn = tuple(
                Line(x + PADDING, top + PADDING + number * LINE_HEIGHT + 13, text, kind)
                for number, (text, kind) in enumerate(lines)
            )
            found[part.key] = Box(x, top, BOX_WIDTH, height, part.status, part.is_necessary, drawn)
        top += height + GAP_DOWN
    return found


def texts_of(part: BoxTerms) -> list[tuple[str, str]]:
    """The lines of a box: its name, what acts and how, and what the evidence says."""
    optional = [] if part.is_necessary else [("not necessary", "said")]
    wrapped = textwrap.wrap(part.text, LETTERS)
    return [(part.key, "key"), *((line, "text") for line in wrapped), (part.said, "said"), *optional]


def arrows(
    links: Sequence[ArrowTerms], boxes: Mapping[str, Box], layer: Mapping[str, int], width: int
) -> Iterator[Drawn]:
    """The arrows, those of one box side by side along its edge."""
    leaving: defaultdict[str, list[int]] = defaultdict(list)
    arriving: defaultdict[str, list[int]] = defaultdict(list)
    straight = [not link.is_feedback and layer[link.end] == layer[link.start] + 1 for link in links]
    for number, link in enumerate(links):
        if straight[number]:
            leaving[link.start].append(number)
            arriving[link.end].append(number)
    n_left = n_right = 0
    for number, link in enumerate(links):
        start, end = boxes[link.start], boxes[link.end]
        if straight[number]:
            x_from, x_to = along(start, leaving[link.start], number), along(end, arriving[link.end], number)
            yield down(link, (x_from, start), (x_to, end))
        elif layer[link.end] < layer[link.start] or link.is_feedback:
            n_left += 1
            yield aside(link, (start.x, start), (end.x, end), MARGIN - 18 - BESIDE * n_left)
        else:
            n_right += 1
            out = (start.x + start.width, start), (end.x + end.width, end)
            yield aside(link, *out, width - MARGIN + 18 + BESIDE * n_right)


def along(box: Box, numbers: Sequence[int], number: int) -> int:
    """Where on a box's edge one of several arrows stands."""
    return box.x + box.width * (numbers.index(number) + 1) // (len(numbers) + 1)


def down(link: ArrowTerms, out: tuple[int, Box], into: tuple[int, Box]) -> Drawn:
    """A straight arrow to the next row; its label stands nearer to its end, where arrows are apart."""
    (x_from, start), (x_to, end) = out, into
    top, bottom = start.y + start.height, end.y - 2
    x, y = (x_from + 2 * x_to) // 3, (top + 2 * bottom) // 3 - 4
    return drawn(link, f"M {x_from} {top} L {x_to} {bottom}", x, y)


def aside(link: ArrowTerms, out: tuple[int, Box], into: tuple[int, Box], swing: int) -> Drawn:
    """An arrow that leaves and enters boxes at their sides and swings out between."""
    (x_from, start), (x_to, end) = out, into
    y_from, y_to = start.y + start.height // 2, end.y + end.height // 2 + (8 if end.y < start.y else -8)
    x = (x_from + x_to + 6 * swing) // 8
    path = f"M {x_from} {y_from} C {swing} {y_from} {swing} {y_to} {x_to} {y_to}"
    return drawn(link, path, x, (y_from + y_to) // 2)


def drawn(link: ArrowTerms, path: str, x: int, y: int) -> Drawn:
    """An arrow with its plate as long as its label."""
    plate = 8 * len(link.label) + 10
    return Drawn(path, link.label, x, y, plate, link.status, link.is_feedback, link.is_temporal)
