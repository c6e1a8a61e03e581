"""The ladder of a state's outcomes as a figure: where rungs and arrows stand. Only places; nothing is weighed here."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from hypotheses.reports.preferences import StateOrder
from hypotheses.reports.wording import number
from hypotheses.scoring.preferences.values import Comparison

RUNG = 84
RADIUS = 20
EDGE = 30
#: How far a bow swings out for each rung that it passes: with figures beside the arrows, wide enough for them.
BULGE_LABELLED = 100
BULGE = 30
#: Beside its arrow, the figures of a pair need so much room.
LABEL = 76
#: With more outcomes than these, figures beside every arrow would run into each other; the table has them.
MOST_LABELLED = 3


@dataclass(frozen=True, slots=True)
class Rung:
    """One outcome on the ladder."""

    letter: str
    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """One compared pair, from the preferred to the other; a line without a head where the two are level."""

    #: how it is drawn: identified, weak or level
    look: str
    path: str
    label: str
    label_x: int
    label_y: int
    #: the pair in words
    said: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """A whole figure, in units of its own."""

    width: int
    height: int
    rungs: tuple[Rung, ...]
    arrows: tuple[Arrow, ...]
    #: in words, for who does not see it
    description: str


def ladder(order: StateOrder, names: dict[str, str]) -> Ladder:
    """The figure of one state: outcomes from the most preferred down, arrows to what each is preferred to.

    Where the evidence gives no one order, the rungs follow Kemeny's first, else Copeland's, and arrows that point up
    stand to the left.
    """
    outcomes = rungs_of(order)
    place = {outcome: at for at, outcome in enumerate(outcomes)}
    pairs = [
        each
        for each in (order.matrix.by_pair[pair] for pair in combinations(outcomes, 2))
        if each.is_compared
    ]
    is_labelled = len(outcomes) <= MOST_LABELLED
    bulge, label = (BULGE_LABELLED, LABEL) if is_labelled else (BULGE, 0)
    reach = RADIUS + (len(outcomes) - 1) * bulge // 2
    x = EDGE + (reach if any(points_up(each, place) for each in pairs) else RADIUS)
    return Ladder(
        width=x + reach + label + EDGE // 2,
        height=2 * EDGE + 2 * RADIUS + RUNG * max(len(outcomes) - 1, 0),
        rungs=tuple(
            Rung(order.letters[outcome], names[outcome], x, height_of(at)) for outcome, at in place.items()
        ),
        arrows=tuple(arrow(order, each, place, x, bulge) for each in pairs),
        description=description(order, pairs, names),
    )


def rungs_of(order: StateOrder) -> list[str]:
    """The outcomes from the top of the ladder down."""
    if order.ranking.is_identified or order.kemeny is None:
        if order.ranking.is_identified:
            return [outcome for group in order.ranking.groups for outcome in group]
        return sorted(order.matrix.outcomes, key=lambda outcome: -order.ranking.copeland[outcome])
    return list(order.kemeny.orders[0])


def height_of(place: int) -> int:
    """The height of a rung's middle, from above."""
    return EDGE + RADIUS + RUNG * place


def points_up(pair: Comparison, place: dict[str, int]) -> bool:
    """Whether the preferred of the two stands lower on the ladder."""
    return pair.winner is not None and pair.loser is not None and place[pair.winner] > place[pair.loser]


def arrow(order: StateOrder, pair: Comparison, place: dict[str, int], x: int, bulge: int) -> Arrow:
    """One pair as it is drawn: straight between neighbours, else in a bow to the right, upwards to the left."""
    start, end = pair.winner or pair.first, pair.loser or pair.second
    if pair.winner is None and place[start] > place[end]:
        start, end = end, start
    up, steps = points_up(pair, place), abs(place[start] - place[end])
    y1, y2 = height_of(place[start]), height_of(place[end])
    side = -1 if up else 1
    if steps == 1 and not up:
        path, label_x = f"M{x} {y1 + RADIUS + 2} L{x} {y2 - RADIUS - 6}", x + 10
    else:
        near, far = x + side * (RADIUS + 3), x + side * (RADIUS + steps * bulge)
        path = f"M{near} {y1} Q{far} {(y1 + y2) // 2} {near} {y2}"
        # outside of a bow to the right, where neighbours' figures are inside; inside of one to the left
        label_x = (near + far) // 2 + 8
    return Arrow(
        look="level" if pair.winner is None else "weak" if pair.weakness else "identified",
        path=path,
        label=masses(pair) if bulge == BULGE_LABELLED else "",
        label_x=label_x,
        label_y=(y1 + y2) // 2 + 5,
        said=order.in_letters(pair),
    )


def masses(pair: Comparison) -> str:
    """What stands for and against the preferred: “5.93 : 0.33”."""
    heavier, lighter = sorted((pair.for_first, pair.for_second), reverse=True)
    return f"{number(heavier)} : {number(lighter)}"


def description(order: StateOrder, pairs: list[Comparison], names: dict[str, str]) -> str:
    """The figure in words."""
    if not pairs:
        return f"{order.state.name}: no pair of outcomes was compared."
    said = "; ".join(
        f"{order.in_letters(pair)}, {masses(pair)}{' (weakly identified)' if pair.weakness else ''}"
        for pair in pairs
    )
    letters = ", ".join(f"{order.letters[outcome]} is {name}" for outcome, name in names.items())
    return f"{order.state.name}, pair by pair: {said}. {letters}."
