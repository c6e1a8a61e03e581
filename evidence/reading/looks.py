"""How words look, where that changes inside a line."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidence.reading.pieces import Run
from evidence.reading.spans import RUN_KINDS, TAGS
from evidence.texts import Span


@dataclass(frozen=True, slots=True)
class Looks:
    """Where the look of the text changes, and what it is from there on."""

    starts: Sequence[int]
    kinds: Sequence[frozenset[str]]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Looks:
        """The looks that spans give; they may overlap."""
        changes: list[tuple[int, str, int]] = []
        for span in spans:
            if span.kind in RUN_KINDS and span.start < span.end:
                changes += (span.start, span.kind, 1), (span.end, span.kind, -1)
        starts, kinds = [0], [frozenset[str]()]
        active: Counter[str] = Counter()
        for place, kind, step in sorted(changes):
            active[kind] += step
            if place > starts[-1]:
                starts.append(place)
                kinds.append(frozenset())
            kinds[-1] = frozenset(kind for kind, times in active.items() if times)
        return cls(starts, kinds)

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, frozenset[str]]]:
        """The stretches of one look between two places."""
        number = bisect_right(self.starts, start) - 1
        while start < end:
            stop = self.starts[number + 1] if number + 1 < len(self.starts) else end
            yield start, min(stop, end), self.kinds[number]
            start, number = stop, number + 1


def styled(text: str, kinds: frozenset[str]) -> Run:
    """A run with the element and the classes of its kinds."""
    if not kinds:
        return Run(text)
    first = next((kind for kind in TAGS if kind in kinds), "")
    return Run(text, TAGS.get(first, "span"), " ".join(sorted(kinds - {first})))
