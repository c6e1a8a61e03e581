"""What is to be said of a traced mechanism, in sentences, and the checklist of what it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from hypotheses.choices import PartStatus
from hypotheses.reports.mechanisms import TracedMechanism, Tracing
from hypotheses.reports.wording import number, of_things

#: What the chain cannot show, under every result.
LIMITS = (
    "A part is scored by what is said for and against it, as a prediction is. The chain is as strong as its weakest "
    "necessary part and says nothing of how strong the others are.",
    "It cannot show that the parts suffice for the outcome, nor that no other mechanism led there: that is argued at "
    "each link, and the checklist only says where nobody has argued it.",
    "Events are held against the order of the parts by their dates alone: what came before did not for that reason "
    "bring about what came after.",
)


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist: a standard, what it is asked of, whether it is met, and what was found."""

    standard: str
    about: str
    is_met: bool
    said: str


def sentences(tracing: Tracing) -> tuple[str, ...]:
    """What the result says, mechanism by mechanism, then what it cannot show."""
    if not tracing.mechanisms:
        return (
            "This study has no mechanism yet. A lead enters one in the admin, under Mechanisms: first its parts, "
            "then the links between them.",
        )
    are_several = len(tracing.mechanisms) > 1
    said = [
        f"{each.row.name}: {sentence}" if are_several else sentence
        for each in tracing.mechanisms
        for sentence in sentences_of(each)
    ]
    return (*said, *LIMITS)


def sentences_of(traced: TracedMechanism) -> Iterator[str]:
    """What is to be said of one mechanism, the chain first."""
    if not traced.parts:
        yield "It has no parts yet, so there is no chain. Enter its parts in the admin."
        return
    yield chain_in_words(traced)
    yield from order_in_words(traced)
    yield from against(traced)
    if traced.n_restricted:
        n_restricted = of_things(traced.n_restricted, "judged passage")
        yield f"{n_restricted} restricted: counted for everybody, and shown to who may see the documents."


def chain_in_words(traced: TracedMechanism) -> str:
    """The chain's score and what it hangs on, or why there is none."""
    chain = traced.chain
    if not any(part.row.is_necessary for part in traced.parts):
        return "No part is marked as necessary, so there is no chain to break and no score of it."
    if chain.score is None:
        listed = ", ".join(chain.untested_parts)
        return (
            f"There is no score of the chain, because no counted evidence speaks of "
            f"{of_things(len(chain.untested_parts), 'necessary part')}: {listed}."
        )
    said = f"The chain scores {number(chain.score)}, as its weakest necessary part does: {', '.join(chain.weakest)}."
    if not traced.links:
        return f"{said} It has no links, so nothing says what leads to what."
    if chain.untested_links:
        return f"{said} No evidence was put on {of_things(len(chain.untested_links), 'link')} of it."
    return f"{said} With its links it scores {number(chain.score_with_links)}."


def order_in_words(traced: TracedMechanism) -> Iterator[str]:
    """Loops, loose parts, events in the wrong order, and events without a date."""
    for loop in traced.loops:
        yield (
            f"Parts lead round in a loop: {' > '.join(loop)}. They have no order, and are left out of the check of "
            "dates. Turn a link round, or mark the one that leads back as feedback."
        )
    if traced.links and traced.not_reached:
        yield (
            f"No links lead from the first part, {traced.parts[0].row.key}, to {', '.join(traced.not_reached)}."
        )
    if traced.links and traced.leading_nowhere:
        yield (
            f"No links lead to the last part, {traced.parts[-1].row.key}, from "
            f"{', '.join(traced.leading_nowhere)}."
        )
    for each in traced.out_of_order:
        yield (
            f"The event {each.event} of the part {each.part} was over before anything dated of {each.earlier} began, "
            "which should come before it."
        )
    if traced.undated:
        n_undated = of_things(len(traced.undated), "event")
        yield f"Left out of the check of order for want of a date: {n_undated} ({', '.join(traced.undated)})."
    if not traced.events:
        yield "No event is tied to any of its parts, so their order was not checked."


def against(traced: TracedMechanism) -> Iterator[str]:
    """Parts and links of which all evidence speaks against them."""
    only = [
        each.found.key for each in traced.items if each.found.contradiction > 0 and not each.found.support
    ]
    if only:
        yield f"Evidence was found only against {', '.join(only)}."


def checklist(traced: TracedMechanism) -> tuple[Check, ...]:
    """What Waldner (2015) asks of a complete account: a whole graph, events at its nodes, reasons at its arrows."""
    return (
        *checks_of_graph(traced),
        *(
            Check(
                "Evidence on the part",
                part.row.key,
                part.found.status == PartStatus.SUPPORTED,
                status_in_words(part.found.status, part.found.score),
            )
            for part in traced.parts
        ),
        *(
            Check(
                "Events that show the part",
                part.row.key,
                bool(part.events),
                of_things(len(part.events), "event") if part.events else "No event is tied to it.",
            )
            for part in traced.parts
        ),
        *(check for link in traced.links for check in checks_of_link(traced, link.number)),
    )


def checks_of_graph(traced: TracedMechanism) -> Iterator[Check]:
    """Whether the parts hang together, and whether dates allow their order."""
    found = [f"a loop {' > '.join(loop)}" for loop in traced.loops]
    found += [f"{part} is not reached from the first part" for part in traced.not_reached]
    found += [f"{part} does not lead to the last part" for part in traced.leading_nowhere]
    if not traced.parts:
        found = ["it has no parts"]
    said = "; ".join(found) or "One way leads from the first part to the last."
    yield Check("Parts that hang together", traced.row.slug, not found, said)
    wrong = [f"{each.event} ({each.part}) ended before {each.earlier} began" for each in traced.out_of_order]
    n_dated = len(traced.events) - len(traced.undated)
    in_order = f"{of_things(n_dated, 'dated event')} in an order that the links allow" if n_dated else ""
    said = "; ".join(wrong) or in_order or "No dated event: nothing could be checked."
    yield Check("Events in the order of the parts", traced.row.slug, n_dated > 0 and not wrong, said)


def checks_of_link(traced: TracedMechanism, place: int) -> Iterator[Check]:
    """Whether a link is justified, and whether rivals were ruled out there."""
    link = traced.links[place - 1]
    reason = link.row.justification
    yield Check("Reason for the link", link.found.key, bool(reason), reason or "No reason is given.")
    said = "; ".join(f"{check.rival.name}: {check.get_status_display().lower()}" for check in link.checks)
    yield Check(
        "Rivals ruled out at the link",
        link.found.key,
        link.is_rival_ruled_out,
        said or "No rival was held against it.",
    )


def status_in_words(status: PartStatus, score: Fraction | None) -> str:
    """A status with its score: “Supported, 0.50”; “Untested”."""
    return str(status.label) if score is None else f"{status.label}, {number(score)}"
