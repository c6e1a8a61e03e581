"""Whether two rankings go against each other: Kendall's tau-b, its permutation test, and the sign test of changes.

Tau-b is Kendall's (1945, “The treatment of ties in ranking problems”, Biometrika 33:3, pp. 239-251). Its permutation
test shuffles one ranking against the other and counts how often the result is as negative as what was observed; ties
do not change from one arrangement to the next, so that the numerator of tau-b decides and the count is exact. Where
values belong to blocks (periods of one state), they are shuffled within their blocks: values of different states are
not exchangeable merely because they stand in one table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from math import comb, factorial, isqrt, prod
from typing import Any, Protocol

#: Up to so many arrangements all of them are counted: those of nine values in one block.
COUNTED_IN_FULL = factorial(9)
#: Beyond, so many are drawn.
DRAWS = 100_000
#: To how many decimals tau-b is worked out, where it is no fraction itself.
DECIMALS = 12


class Shuffler(Protocol):
    """A generator of chance, handed in by the caller with its seed: `random.Random(seed)` is one."""

    def shuffle(self, x: list[Any], /) -> None:
        """Put a list into another order, each order being equally likely."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One case with a value on either scale, and the block within which it may be exchanged for others."""

    x: Fraction
    y: Fraction
    block: str = ""


@dataclass(frozen=True, slots=True)
class Correlation:
    """How two rankings go together."""

    n: int
    #: pairs of cases that are in the same order on both scales, less those that are in opposite orders
    balance: int
    #: pairs of cases that differ on the one scale, and on the other
    n_apart_x: int
    n_apart_y: int

    @property
    def tau_b(self) -> Fraction | None:
        """From -1 (opposite orders) to 1 (the same), to 12 decimals; None where one scale has one value only."""
        squared = self.n_apart_x * self.n_apart_y
        if squared == 0:
            return None
        scale = 10**DECIMALS
        # twice the root, so that the half which decides about rounding is a whole number
        twice = isqrt(4 * self.balance**2 * scale**2 // squared)
        root = Fraction((twice + 1) // 2, scale)
        return root if self.balance >= 0 else -root


@dataclass(frozen=True, slots=True)
class PermutationTest:
    """How often chance alone gives a connection as negative as the one observed."""

    correlation: Correlation
    #: how many arrangements there are, each as likely as the others
    n_arrangements: int
    #: whether all of them were counted; else `n_drawn` were drawn by chance, and the shares are estimates
    n_drawn: int
    #: share of arrangements with a tau-b at or below the observed one; None where tau-b is undefined
    p_one_sided: Fraction | None
    #: share of those at least as far from 0 in either direction
    p_two_sided: Fraction | None

    @property
    def is_exact(self) -> bool:
        """Whether every arrangement was counted."""
        return self.n_drawn == 0

    @property
    def floor(self) -> Fraction:
        """The smallest share that this many cases could ever give: one arrangement of all."""
        return Fraction(1, self.n_arrangements if self.is_exact else self.n_drawn + 1)


@dataclass(frozen=True, slots=True)
class SignTest:
    """Whether changes on one scale go against changes on the other."""

    n_against: int
    n_along: int
    #: steps in which one of the two did not change; they say nothing and are left out
    n_unchanged: int

    @property
    def n(self) -> int:
        """How many steps are counted."""
        return self.n_against + self.n_along

    @property
    def p_one_sided(self) -> Fraction | None:
        """Chance of at least as many steps against as observed, if either way were as likely; None without steps."""
        return upper_tail(self.n, self.n_against) if self.n else None

    @property
    def p_two_sided(self) -> Fraction | None:
        """Chance of a balance at least as uneven, either way; None without steps."""
        if not self.n:
            return None
        return min(Fraction(1), 2 * upper_tail(self.n, max(self.n_against, self.n_along)))


def upper_tail(n: int, least: int) -> Fraction:
    """The chance of at least so many heads in n throws of a fair coin (exact binomial)."""
    return Fraction(sum(comb(n, k) for k in range(least, n + 1)), 2**n)


def sign_test(changes: Sequence[tuple[Fraction, Fraction]]) -> SignTest:
    """The sign test of steps, each a change on one scale and one on the other."""
    products = [dx * dy for dx, dy in changes]
    return SignTest(
        sum(each < 0 for each in products),
        sum(each > 0 for each in products),
        sum(each == 0 for each in products),
    )


def correlate(pairs: Sequence[Pair]) -> Correlation:
    """How the two values of the pairs go together."""
    signs = [(sign(a.x - b.x), sign(a.y - b.y)) for a, b in combinations(pairs, 2)]
    return Correlation(
        n=len(pairs),
        balance=sum(x * y for x, y in signs),
        n_apart_x=sum(x != 0 for x, _ in signs),
        n_apart_y=sum(y != 0 for _, y in signs),
    )


def sign(number: Fraction) -> int:
    """-1, 0 or 1."""
    return (number > 0) - (number < 0)


def permutation_test(
    pairs: Sequence[Pair], chance: Shuffler, *, blocked: bool, draws: int = DRAWS
) -> PermutationTest:
    """The permutation test of a negative connection, exact where there are at most 9! arrangements.

    Beyond, `draws` arrangements are drawn, and the observed one is counted among them, so that no share is 0 (Phipson
    and Smyth 2010, “Permutation p-values should never be zero”).

    Args:
        pairs: the cases.
        chance: used only where arrangements are drawn.
        blocked: whether values are shuffled within their blocks alone.
        draws: how many arrangements to draw, at least 1.
    """
    observed = correlate(pairs)
    sizes = Counter(pair.block if blocked else "" for pair in pairs)
    n_arrangements = prod(factorial(size) for size in sizes.values())
    laid_out = Layout.of(pairs, blocked=blocked)
    is_exact = n_arrangements <= COUNTED_IN_FULL
    if observed.tau_b is None:
        return PermutationTest(observed, n_arrangements, 0 if is_exact else draws, None, None)
    if is_exact:
        counts, n, extra = laid_out.balances(), n_arrangements, 0
    else:
        counts, n, extra = laid_out.drawn(chance, draws), draws + 1, 1
    as_negative = sum(count for balance, count in counts.items() if balance <= observed.balance)
    as_far = sum(count for balance, count in counts.items() if abs(balance) >= abs(observed.balance))
    return PermutationTest(
        observed,
        n_arrangements,
        0 if is_exact else draws,
        Fraction(as_negative + extra, n),
        Fraction(as_far + extra, n),
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """Cases in order of x, with the rank of each y: all that the balance of an arrangement depends on."""

    #: of each value of x, in ascending order, the block of every case that has it
    groups: tuple[tuple[str, ...], ...]
    #: of each block, the ranks of y that its cases have, in the order of the cases
    ranks: dict[str, tuple[int, ...]]
    n_ranks: int

    @classmethod
    def of(cls, pairs: Sequence[Pair], *, blocked: bool) -> Layout:
        """The layout of these cases; not blocked, they are one block."""
        rank_of = {y: rank for rank, y in enumerate(sorted({pair.y for pair in pairs}))}
        groups: defaultdict[Fraction, list[str]] = defaultdict(list)
        ranks: defaultdict[str, list[int]] = defaultdict(list)
        for pair in sorted(pairs, key=lambda pair: pair.x):
            block = pair.block if blocked else ""
            groups[pair.x].append(block)
            ranks[block].append(rank_of[pair.y])
        return cls(
            tuple(tuple(groups[x]) for x in sorted(groups)),
            {block: tuple(each) for block, each in ranks.items()},
            len(rank_of),
        )

    def balances(self) -> Counter[int]:
        """Of all arrangements, how many have which balance.

        Group by group it is decided how many of each rank stand there, which is all that later groups need to know: the
        arrangements are counted without being written out.
        """
        blocks = sorted(self.ranks)
        start = tuple(
            tuple(self.ranks[block].count(rank) for rank in range(self.n_ranks)) for block in blocks
        )
        reached: dict[tuple[tuple[int, ...], ...], Counter[int]] = {start: Counter({0: 1})}
        for group in self.groups:
            wanted = [group.count(block) for block in blocks]
            following: defaultdict[tuple[tuple[int, ...], ...], Counter[int]] = defaultdict(Counter)
            for left, counts in reached.items():
                used = [sum(column) for column in zip(*start, strict=True)]
                used = [a - b for a, b in zip(used, map(sum, zip(*left, strict=True)), strict=True)]
                for taken in product(*(choices(row, n) for row, n in zip(left, wanted, strict=True))):
                    ways = prod(
                        factorial(sum(chosen)) * prod(map(comb, row, chosen))
                        for row, chosen in zip(left, taken, strict=True)
                    )
                    gain = balance_between(used, [sum(column) for column in zip(*taken, strict=True)])
                    rest = tuple(
                        tuple(a - b for a, b in zip(row, chosen, strict=True))
                        for row, chosen in zip(left, taken, strict=True)
                    )
                    for balance, count in counts.items():
                        following[rest][balance + gain] += count * ways
            reached = following
        (counts,) = reached.values()
        return counts

    def drawn(self, chance: Shuffler, draws: int) -> Counter[int]:
        """Of so many arrangements drawn by chance, how many have which balance."""
        found: Counter[int] = Counter()
        pools = {block: list(ranks) for block, ranks in sorted(self.ranks.items())}
        for _ in range(draws):
            for pool in pools.values():
                chance.shuffle(pool)
            takers = {block: iter(pool) for block, pool in pools.items()}
            used, balance = [0] * self.n_ranks, 0
            for group in self.groups:
                counts = [0] * self.n_ranks
                for block in group:
                    counts[next(takers[block])] += 1
                balance += balance_between(used, counts)
                used = [a + b for a, b in zip(used, counts, strict=True)]
            found[balance] += 1
        return found


def balance_between(before: Sequence[int], after: Sequence[int]) -> int:
    """Pairs of a case with lower x and one with higher x: those in the same order on y, less those in the opposite.

    Args:
        before: of the cases with lower x, how many have each rank of y.
        after: the same of those with higher x.
    """
    below, above, balance = 0, sum(before), 0
    for n_before, n_after in zip(before, after, strict=True):
        above -= n_before
        balance += n_after * (below - above)
        below += n_before
    return balance


def choices(available: Sequence[int], n: int) -> Iterator[tuple[int, ...]]:
    """Every way to take n things of several sorts, of each at most as many as there are."""
    if not available:
        if n == 0:
            yield ()
        return
    for taken in range(min(available[0], n) + 1):
        for rest in choices(available[1:], n - taken):
            yield (taken, *rest)
