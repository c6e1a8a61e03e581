"""The outline of a text: its blocks, rows and cells, before the words are put in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.reading.spans import BLOCK_KINDS, LOOKS
from evidence.texts import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A place in the text; the end is exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A row before its words are put in: how it looks, and where its cells lie."""

    place: Stretch
    looks: frozenset[str]
    cells: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A block before its words are put in: what it is, how the whole of it looks, and its lines."""

    kind: str
    looks: frozenset[str]
    lines: tuple[Line, ...]


def outlined(body: str, spans: Sequence[Span]) -> list[Outline]:
    """The blocks of a text; each block and line is what the spans that cover the whole of it say."""
    blocks = list(split(body, Stretch(0, len(body)), "\n\n"))
    lines = [list(split(body, block, "\n")) for block in blocks]
    over_blocks = covering_spans(blocks, spans)
    over_lines = iter(covering_spans([line for several in lines for line in several], spans))
    return [
        outline(body, block, over, [(line, next(over_lines)) for line in several])
        for block, over, several in zip(blocks, over_blocks, lines, strict=True)
    ]


def split(body: str, whole: Stretch, separator: str) -> Iterator[Stretch]:
    """The places of the parts of a stretch of text."""
    start = whole.start
    while (end := body.find(separator, start, whole.end)) >= 0:
        yield Stretch(start, end)
        start = end + len(separator)
    yield Stretch(start, whole.end)


def covering_spans(stretches: Sequence[Stretch], spans: Sequence[Span]) -> list[list[Span]]:
    """For each stretch the spans that cover the whole of it, and can be of a block or a line."""
    starts = [stretch.start for stretch in stretches]
    covering: list[list[Span]] = [[] for _ in stretches]
    for span in spans:
        if span.kind in BLOCK_KINDS or span.kind in LOOKS:
            for number in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                if stretches[number].end <= span.end:
                    covering[number].append(span)
    return covering


def outline(
    body: str, block: Stretch, over: Sequence[Span], lines: Sequence[tuple[Stretch, Sequence[Span]]]
) -> Outline:
    """A block with its lines and cells. A look that the whole block has, no line has again."""
    kinds = {span.kind for span in over}
    kind = next((each for each in BLOCK_KINDS if each in kinds), "paragraph")
    looks = looks_of(over)
    if any(span.kind == "attachment" and span.start == block.start for span in over):
        looks |= {"attachment-begins"}
    return Outline(
        kind,
        looks,
        tuple(
            Line(
                line,
                looks_of(over_line) - looks,
                tuple(split(body, line, "\t")) if kind == "table" else (line,),
            )
            for line, over_line in lines
        ),
    )


def looks_of(over: Sequence[Span]) -> frozenset[str]:
    """The looks that spans give to what they cover."""
    return frozenset(span.kind for span in over if span.kind in LOOKS)
