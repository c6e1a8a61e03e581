"""What is said beside a study's networks: the finding in a sentence, what is missing, and what it cannot show."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from evidence.tables.values import decimal_text
from hypotheses.reports.networks import Networks
from hypotheses.reports.wording import of_things
from hypotheses.scoring.rank_tests import PermutationTest

ONE_IN_TWENTY = Fraction(1, 20)


def notes(found: Networks, *, blocked: bool) -> tuple[str, ...]:
    """The sentences: what there is not, what is only an illustration, the finding, its limits."""
    return (*missing(found), *illustrated(found), *finding(found, blocked=blocked), *limits(found))


def missing(found: Networks) -> Iterator[str]:
    """What there is not: states, readings, readings of the day."""
    n_states = len(found.states)
    if n_states < 2:
        have = "has one" if n_states else "has none"
        yield f"A network needs at least two states, and the study {have}. Enter them in the admin under States."
    if not found.readings:
        yield "No reading of a tie or of willingness has been submitted: nothing can be drawn or tested."
        return
    if found.day is None:
        yield "No reading says for what time it holds, so that nothing can be put at a date."
    elif not (found.actual or found.ideal):
        yield f"No reading of a tie speaks of {found.day}. {span(found)}"
    elif not found.actual:
        yield f"No reading of a tie as it was speaks of {found.day}; only the ideal is shown. {span(found)}"
    if found.day is not None and not found.willingness:
        yield f"No reading of willingness speaks of {found.day}."
    if found.n_undated:
        yield (
            f"{of_things(found.n_undated, 'reading')} without a time belong to no date: listed, not drawn, not tested."
        )


def illustrated(found: Networks) -> Iterator[str]:
    """How much of it was set down to show the method; said before anything is found."""
    n_illustrative = sum(each.row.is_illustrative for each in found.readings)
    if n_illustrative:
        yield (
            f"{n_illustrative} of {of_things(len(found.readings), 'reading')} only illustrate the method: they are "
            "codes to try it on, and what follows is no finding."
        )


def span(found: Networks) -> str:
    """From when to when readings speak."""
    return (
        f"Readings speak of days between {found.first_day} and {found.last_day}." if found.first_day else ""
    )


def finding(found: Networks, *, blocked: bool) -> Iterator[str]:
    """What the tests give, in words."""
    if not found.periods:
        yield (
            "The connection cannot be tested: no state has a reading of its tie with the hub and one of its "
            "willingness for the same time."
        )
        return
    chosen, other = found.tests.within, found.tests.freely
    names = ("within states", "freely")
    if not blocked:
        chosen, other, names = other, chosen, ("freely", "within states")
    tau = chosen.correlation.tau_b
    periods = of_things(len(found.periods), "period")
    if tau is None or chosen.p_one_sided is None or other.p_one_sided is None:
        yield (
            f"Tau is undefined: {periods} with one and the same strength of tie, or one and the same willingness, are "
            "in no order that could be compared."
        )
        return
    yield (
        f"Over {periods}, willingness towards other spokes goes with the tie to the hub at tau-b = {shown(tau)}. "
        f"Shuffled {names[0]}, {share(chosen)} of the arrangements are as negative ({counted(chosen)}); "
        f"shuffled {names[1]}, {share(other)} ({counted(other)})."
    )
    within, freely = found.tests.within.p_one_sided, found.tests.freely.p_one_sided
    if within is not None and freely is not None and freely <= ONE_IN_TWENTY < within:
        yield (
            "The pattern lies between states and not within them: states with stronger ties were less willing, but the "
            "order of periods within each state is one that chance gives often."
        )


def counted(test: PermutationTest) -> str:
    """How many arrangements stand behind a share."""
    if test.is_exact:
        return f"all {of_things(test.n_arrangements, 'arrangement')} counted"
    return f"{test.n_drawn:,} of them drawn by chance"


def limits(found: Networks) -> Iterator[str]:
    """What the networks rest on, and what they cannot show."""
    at_date = found.tests.at_date
    if at_date.correlation.n >= 2:
        n = at_date.correlation.n
        yield (
            f"{of_things(n, 'state')} side by side on one date can never give a share below {shown(at_date.floor)} "
            f"(one in {n} factorial)"
            + (", and so never reach 1 in 20." if at_date.floor > ONE_IN_TWENTY else ".")
        )
    if found.readings:
        yield (
            "States and times were chosen by the study's author, periods of one state follow from one another, and "
            "states watched each other: a share is a description of these readings and no proof."
        )
    n_restricted = sum(bool(each.n_restricted) for each in found.readings)
    if n_restricted:
        yield (
            f"{of_things(n_restricted, 'reading')} rest in part on restricted passages, which count and are not shown."
        )
    if found.n_steps_left_out:
        yield (
            f"{of_things(found.n_steps_left_out, 'step')} of the hub's ties were left out: the tie with the first "
            "spoke was not read for their day."
        )


def share(test: PermutationTest) -> str:
    """The one-sided share of a test."""
    return shown(test.p_one_sided) if test.p_one_sided is not None else "none"


def shown(value: Fraction) -> str:
    """A figure to three decimals."""
    return decimal_text(value, 3)
