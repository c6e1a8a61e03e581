"""What an order of preferences says and does not say, in sentences: the same on pages, in files and from commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hypotheses.choices import Basis, Weakness
from hypotheses.reports.preferences import PreferenceReport, StateOrder
from hypotheses.reports.wording import number, of_things
from hypotheses.scoring.preferences.kemeny import MOST_OUTCOMES
from hypotheses.scoring.preferences.values import Comparison

#: What no order of preferences can show, however much evidence there is.
LIMITS = (
    "A weight says how well a preference is attested, not how strongly it was felt: two hesitant papers can weigh as "
    "much as one emphatic one.",
    "One order stands for the whole period and for the whole government. A preference that changed, or that was "
    "disputed within, shows as evidence on both sides, as a tie or as a circle.",
    "How the passages were chosen is not seen. What nobody looked for is “not compared”, which is no tie.",
)


def finding(order: StateOrder) -> str:
    """What was found of one state, in a few sentences."""
    return " ".join(sentences(order))


def sentences(order: StateOrder) -> Iterator[str]:
    """The order, then how sure it is, then how it stands to the printed one."""
    n_outcomes = len(order.matrix.outcomes)
    if n_outcomes == 0:
        yield "The study has no outcomes yet, so there is nothing to order."
    elif n_outcomes == 1:
        yield "The study has one outcome only, so there is nothing to order."
    elif order.matrix.is_empty:
        yield "No reading of this state's preferences counts yet, so nothing is known of its order."
    else:
        yield from of_order(order)
        yield from of_pairs(order)
    yield from of_published(order)
    if order.n_restricted:
        yield f"{of_things(order.n_restricted, 'reading')} counted here come from restricted documents."


def of_order(order: StateOrder) -> Iterator[str]:
    """The order, or what stands in its way."""
    ranking = order.ranking
    if ranking.is_identified:
        yield f"{order.order} follows from the pairs."
    for group in ranking.cycles:
        margins = ", ".join(
            f"{order.in_letters(pair)} by {number(pair.margin)}" if pair.margin else order.in_letters(pair)
            for pair in order.matrix.comparisons
            if {pair.first, pair.second} <= set(group) and pair.is_compared
        )
        members = ", ".join(order.letters[each] for each in group)
        yield f"{members} lead in a circle, which is not broken here: {margins}."
    if not ranking.is_total:
        yield (
            "The order is not identified: of some outcomes no pair, directly or over a third outcome, puts one above "
            "the other."
        )
    if order.kemeny is None:
        yield f"With more than {MOST_OUTCOMES} outcomes, Kemeny's order is not worked out."
    elif not ranking.is_identified and order.kemeny.n_orders > 1:
        yield f"{order.kemeny.n_orders} orders go equally little against the evidence."


def of_pairs(order: StateOrder) -> Iterator[str]:
    """Pairs that one should not lean on, and those of which nobody speaks."""
    one = [pair for pair in order.weak if pair.weakness == Weakness.ONE_CLUSTER]
    hanging = [pair for pair in order.weak if pair.weakness == Weakness.HANGS_ON_ONE]
    if one:
        yield f"{listed(order, one)} {'rests' if len(one) == 1 else 'rest'} on one cluster."
    if hanging:
        yield f"{listed(order, hanging)} would not stand without one of its clusters."
    if order.ties:
        yield f"Level after all evidence: {listed(order, order.ties)}."
    if order.not_compared:
        pairs = "; ".join(
            f"{order.letters[each.first]} and {order.letters[each.second]}" for each in order.not_compared
        )
        yield f"Not compared: {pairs}."
    n_contested = sum(each.n_contested for each in order.matrix.comparisons)
    if n_contested:
        yield f"Coders read opposite things {of_things(n_contested, 'time')}; there they are averaged."


def of_published(order: StateOrder) -> Iterator[str]:
    """How the printed order compares."""
    if order.published is None:
        return
    printed = f"printed order, {order.published.ranking}"
    if order.places is None:
        yield f"The {printed}, cannot be read with the outcomes' letters of today."
    elif order.agrees:
        yield f"The {printed}, is the same."
    elif order.parts_on:
        yield f"The {printed}, says otherwise: here {listed(order, order.parts_on)}."
    else:
        yield f"The {printed}, goes against no pair, but does not follow from them."


def notes(report: PreferenceReport) -> tuple[str, ...]:
    """What is said beside all tables: what was found of each state, how to read weights, and what they cannot show."""
    states = [f"{order.state.name}: {finding(order)}" for order in report.orders]
    letters = ", ".join(f"{each.letter} {each.name}" for each in report.outcomes)
    return (
        *((f"Outcomes: {letters}.",) if letters else ()),
        *(states or ["The study has no states yet."]),
        *LIMITS,
    )


def listed(order: StateOrder, pairs: Iterable[Comparison]) -> str:
    """Pairs in letters: “H > D, O > H”."""
    return ", ".join(order.in_letters(pair) for pair in pairs)


def headline(report: PreferenceReport) -> str:
    """How far evidence and printed orders agree, beside how much of it was inferred; empty without printed orders."""
    readings = [told for order in report.orders for told in order.readings]
    if not readings:
        return ""
    n_inferred = sum(told.counted.basis == Basis.INFERRED for told in readings)
    inferred = f"{n_inferred} of {of_things(len(readings), 'counted reading')} were inferred by the coder."
    printed = [order for order in report.orders if order.agrees is not None]
    if not printed:
        return inferred
    n_weak = sum(bool(order.weak) for order in printed)
    return (
        f"The evidence gives {sum(bool(order.agrees) for order in printed)} of the {len(printed)} printed orders; "
        f"in {n_weak} of them some pair hangs on one cluster. {inferred}"
    )
