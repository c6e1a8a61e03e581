"""The order of a mechanism's parts: what leads to what, what runs in a circle, what nothing leads to.

A mechanism's links are arrows from one part to another. Arrows marked as feedback lead back on purpose and are left
out here by whoever calls: what remains must run one way, or there is no first and no last.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

#: From one part to another, by their keys.
Arrow = tuple[str, str]


def path_between(arrows: Iterable[Arrow], start: str, end: str) -> tuple[str, ...]:
    """The shortest way along the arrows from one part to another, both included; empty where there is none.

    From a part to itself the way is a true round, not the part alone.
    """
    following = successors(arrows)
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        part = waiting.popleft()
        for after in following.get(part, ()):
            if after == end:
                return (*way_back(came_from, start, part), end)
            if after not in came_from and after != start:
                came_from[after] = part
                waiting.append(after)
    return ()


def way_back(came_from: Mapping[str, str], start: str, part: str) -> tuple[str, ...]:
    """The parts from the start to a part, as a search came upon them."""
    way = [part]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def successors(arrows: Iterable[Arrow]) -> Mapping[str, Sequence[str]]:
    """What follows each part at once, by key in alphabetical order, so that nothing hangs on the order of rows."""
    following: defaultdict[str, set[str]] = defaultdict(set)
    for start, end in arrows:
        following[start].add(end)
    return {part: sorted(ends) for part, ends in following.items()}


def reached_from(arrows: Iterable[Arrow], start: str) -> frozenset[str]:
    """All parts that come after a part, however far; the part itself only where arrows lead back to it."""
    following = successors(arrows)
    reached: set[str] = set()
    waiting = list(following.get(start, ()))
    while waiting:
        part = waiting.pop()
        if part not in reached:
            reached.add(part)
            waiting.extend(following.get(part, ()))
    return frozenset(reached)


def loops(arrows: Sequence[Arrow]) -> tuple[tuple[str, ...], ...]:
    """The rounds in which arrows run, each as the parts on the way back to its first; one for each knot of rounds."""
    after = {
        part: reached_from(arrows, part) for part in sorted({part for arrow in arrows for part in arrow})
    }
    found, told = [], set[str]()
    for part, reached in after.items():
        if part in reached and part not in told:
            told |= {other for other in reached if part in after.get(other, ())}
            found.append(path_between(arrows, part, part))
    return tuple(found)


def forward(arrows: Sequence[Arrow]) -> tuple[Arrow, ...]:
    """The arrows that are on no round."""
    after = {end: reached_from(arrows, end) for _, end in arrows}
    return tuple((start, end) for start, end in arrows if start != end and start not in after[end])


def layers(parts: Sequence[str], arrows: Sequence[Arrow]) -> Mapping[str, int]:
    """How many steps each part stands from the beginning, by the longest way that leads to it; 0 where none does.

    Arrows on a round are left out: they have no beginning.
    """
    kept = forward(arrows)
    depth = dict.fromkeys(parts, 0)
    for _ in parts:  # no way is longer than there are parts
        for start, end in kept:
            depth[end] = max(depth[end], depth[start] + 1)
    return depth


def not_reached(parts: Sequence[str], arrows: Sequence[Arrow]) -> tuple[str, ...]:
    """The parts to which no arrows lead from the first part, in the order given; the first is where it begins."""
    if not parts:
        return ()
    reached = reached_from(arrows, parts[0])
    return tuple(part for part in parts[1:] if part not in reached)


def leading_nowhere(parts: Sequence[str], arrows: Sequence[Arrow]) -> tuple[str, ...]:
    """The parts from which no arrows lead to the last part, in the order given; the last is where it ends."""
    if not parts:
        return ()
    return tuple(part for part in parts[:-1] if parts[-1] not in reached_from(arrows, part))
