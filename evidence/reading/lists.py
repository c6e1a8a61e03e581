"""Which lines of a text stand in lists, how deep, and where items begin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from evidence.texts import Span


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists and items of a text, each as sorted places."""

    list_starts: Sequence[int]
    list_ends: Sequence[int]
    #: where items and their labels begin
    firsts: frozenset[int]
    item_starts: Sequence[int]
    #: how far those items reach that have begun by then
    item_reach: Sequence[int]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Lists:
        """The lists among spans."""
        found = [span for span in spans if span.kind in ("list", "item", "label") and span.start < span.end]
        lists = [span for span in found if span.kind == "list"]
        items = sorted((span.start, span.end) for span in found if span.kind == "item")
        return cls(
            list_starts=sorted(span.start for span in lists),
            list_ends=sorted(span.end for span in lists),
            firsts=frozenset(span.start for span in found if span.kind != "list"),
            item_starts=[start for start, _ in items],
            item_reach=list(accumulate((end for _, end in items), max)),
        )

    def depth(self, place: int) -> int:
        """In how many lists a place lies, one inside the other."""
        return bisect_right(self.list_starts, place) - bisect_right(self.list_ends, place)

    def item_begins(self, line: int) -> bool:
        """Whether the line that begins here begins an item, rather than going on with one."""
        begun = bisect_left(self.item_starts, line)
        return line in self.firsts or begun == 0 or self.item_reach[begun - 1] <= line
