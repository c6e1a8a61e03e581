"""The tests of negative connections as a table: each with its shares and what so few cases can reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from evidence.tables import Column
from hypotheses.reports.networks import Networks
from hypotheses.scoring.rank_tests import PermutationTest, SignTest

A_SHARE = "from 0 to 1"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One test with its name."""

    name: str
    about: str
    test: PermutationTest | SignTest
    is_blocked: bool
    is_default: bool


TESTS: tuple[Column[Outcome], ...] = (
    Column("test", "Test", "Its name.", lambda each: each.name),
    Column("about", "What it compares", "What is held against what.", lambda each: each.about),
    Column(
        "is_default",
        "Default",
        "Whether it is the one that the finding speaks of.",
        lambda each: each.is_default,
    ),
    Column("n", "Cases", "How many cases are compared.", lambda each: count_of(each.test)),
    Column(
        "tau_b",
        "Tau-b",
        "Kendall's tau-b; nothing where a scale has one value.",
        lambda each: tau_of(each.test),
        3,
    ),
    Column(
        "p_one_sided",
        "p, one-sided",
        "Share of arrangements at least as negative; of a sign test, chance of as many steps against.",
        lambda each: each.test.p_one_sided,
        3,
        A_SHARE,
    ),
    Column(
        "p_two_sided",
        "p, two-sided",
        "Share of arrangements at least as far from none, either way.",
        lambda each: each.test.p_two_sided,
        3,
        A_SHARE,
    ),
    Column("p_exact", "p, exactly", "The one-sided share as a fraction.", lambda each: exactly(each.test)),
    Column(
        "floor",
        "Floor",
        "The smallest share that so many cases could ever give.",
        lambda each: floor_of(each.test),
        7,
        A_SHARE,
    ),
    Column(
        "n_arrangements",
        "Arrangements",
        "How many arrangements there are.",
        lambda each: arrangements_of(each.test),
    ),
    Column("is_exact", "Exact", "Whether all were counted, not drawn.", lambda each: is_exact(each.test)),
)


def outcomes(found: Networks, *, blocked: bool) -> Iterator[Outcome]:
    """Every test under its name; the finding speaks of the periods, within states or freely."""
    tests = found.tests
    spokes = "tie with the hub against willingness towards other spokes"
    hub = "the hub's tie with the first spoke against steps of its ties with the others"
    yield Outcome("states-at-date", f"states on the date: {spokes}", tests.at_date, False, False)
    yield Outcome(
        "periods-within-states", f"periods: {spokes}, shuffled within states", tests.within, True, blocked
    )
    yield Outcome("periods-freely", f"periods: {spokes}, shuffled freely", tests.freely, False, not blocked)
    yield Outcome(
        "steps-sign", "steps within states: changes of either against the other", tests.steps, True, False
    )
    yield Outcome("hub-within-states", f"{hub}, shuffled within states", tests.hub_within, True, False)
    yield Outcome("hub-freely", f"{hub}, shuffled freely", tests.hub_freely, False, False)


def count_of(test: PermutationTest | SignTest) -> int:
    """How many cases a test compares."""
    return test.correlation.n if isinstance(test, PermutationTest) else test.n


def tau_of(test: PermutationTest | SignTest) -> Fraction | None:
    """Tau-b, where a test has it."""
    return test.correlation.tau_b if isinstance(test, PermutationTest) else None


def floor_of(test: PermutationTest | SignTest) -> Fraction | None:
    """The smallest share that so many cases could give; None without cases."""
    if not count_of(test):
        return None
    return test.floor if isinstance(test, PermutationTest) else Fraction(1, 2**test.n)


def arrangements_of(test: PermutationTest | SignTest) -> int:
    """How many arrangements, or ways in which the signs could fall, there are."""
    return test.n_arrangements if isinstance(test, PermutationTest) else 2**test.n


def is_exact(test: PermutationTest | SignTest) -> bool:
    """Whether nothing was drawn by chance."""
    return test.is_exact if isinstance(test, PermutationTest) else True


def exactly(test: PermutationTest | SignTest) -> str | None:
    """The one-sided share as a fraction, as text."""
    return str(test.p_one_sided) if test.p_one_sided is not None else None
