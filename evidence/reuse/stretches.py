"""Where two texts have the same words: stretches, each with its place in both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evidence.matching.words import Words

#: A stretch of fewer words is a phrase that anybody may use: "the Government of the United States of America and ...".
LEAST = 20
#: How many words in a row must be the same for two places to be held side by side.
SEED = 8
#: How many words may differ between two runs of one stretch, in either text.
GAP = 6
#: A run that stands more often in a text is a formula; only its first places are looked at.
MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand in both texts, with at most a few that differ between them. Offsets count code points."""

    here: tuple[int, int]
    there: tuple[int, int]
    #: how many words are the same
    n_words: int
    #: every word is the same
    is_exact: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Words in a row that are the same, by their numbers in both texts."""

    here: int
    there: int
    length: int


def shared_stretches(here: Words, there: Words) -> list[Stretch]:
    """The stretches of at least LEAST words that two texts share, in the order of the first; none overlap there."""
    return [
        stretch
        for chain in _chains(list(_runs(here.canonical, there.canonical)))
        if (stretch := _stretch(chain, here, there)).n_words >= LEAST
    ]


def _runs(here: Sequence[str], there: Sequence[str]) -> Iterator[_Run]:
    """The runs of SEED words and more that are the same, from the beginning of the one text to its end."""
    places = _places(there)
    at = 0
    while at <= len(here) - SEED:
        found = places.get(tuple(here[at : at + SEED]), ())
        best = max(
            (_Run(at, place, _length(here, there, at, place)) for place in found),
            key=_by_length,
            default=None,
        )
        if best is None:
            at += 1
        else:
            yield best
            at += best.length


def _by_length(run: _Run) -> tuple[int, int]:
    """The longest first; of equal ones that which stands first."""
    return run.length, -run.there


def _places(words: Sequence[str]) -> Mapping[tuple[str, ...], Sequence[int]]:
    """Where each SEED words in a row stand."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, run in enumerate(zip(*(words[offset:] for offset in range(SEED)), strict=False)):
        found = places[run]
        if len(found) < MOST_PLACES:
            found.append(place)
    return places


def _length(here: Sequence[str], there: Sequence[str], at: int, place: int) -> int:
    """How many words are the same from these places on."""
    length = SEED
    limit = min(len(here) - at, len(there) - place)
    while length < limit and here[at + length] == there[place + length]:
        length += 1
    return length


def _chains(runs: Sequence[_Run]) -> Iterator[list[_Run]]:
    """Runs that follow each other closely in both texts, together."""
    chain: list[_Run] = []
    for run in runs:
        if chain and not _follows(run, chain[-1]):
            yield chain
            chain = []
        chain.append(run)
    if chain:
        yield chain


def _follows(run: _Run, last: _Run) -> bool:
    """Whether a run goes on where another ended, but for a few words."""
    return 0 <= run.here - last.here - last.length <= GAP and 0 <= run.there - last.there - last.length <= GAP


def _stretch(chain: Sequence[_Run], here: Words, there: Words) -> Stretch:
    """The stretch from the first word of some runs to their last."""
    first, last = chain[0], chain[-1]
    return Stretch(
        here=(here.start(first.here), here.end(last.here + last.length - 1)),
        there=(there.start(first.there), there.end(last.there + last.length - 1)),
        n_words=sum(run.length for run in chain),
        is_exact=len(chain) == 1,
    )
