"""Mechanisms traced: their rows held against the arithmetic of process tracing."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.models import Study
from hypotheses.choices import RivalStatus
from hypotheses.models import (
    Event,
    EventPart,
    Mechanism,
    MechanismLink,
    MechanismPart,
    PartEvidence,
    RivalCheck,
)
from hypotheses.queries import mechanisms as queries
from hypotheses.queries.settings import rule_of
from hypotheses.scoring.mechanism_order import (
    Arrow,
    layers,
    leading_nowhere,
    loops,
    not_reached,
)
from hypotheses.scoring.mechanism_times import EventTerms, OutOfOrder, out_of_order, undated
from hypotheses.scoring.mechanisms import Attested, Chain, LinkTerms, PartTerms, attested, chain
from hypotheses.scoring.rule import Rule
from hypotheses.scoring.values import Judgement

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


@dataclass(frozen=True, slots=True)
class TracedPart:
    """A part with what the evidence says of it and the events that show it at work."""

    row: MechanismPart
    found: Attested
    events: tuple[Event, ...]
    #: how many steps from the beginning, by the longest way
    layer: int
    #: the judgements that the reader may see
    evidence: tuple[PartEvidence, ...]

    @property
    def n_hidden(self) -> int:
        """The counted judgements that the reader may not see."""
        return self.found.tally.n_assessments - len(self.evidence)


@dataclass(frozen=True, slots=True)
class TracedLink:
    """A link with what the evidence says of it and how rivals fare there."""

    row: MechanismLink
    #: its number on the figure
    number: int
    found: Attested
    checks: tuple[RivalCheck, ...]
    evidence: tuple[PartEvidence, ...]

    @property
    def n_hidden(self) -> int:
        """The counted judgements that the reader may not see."""
        return self.found.tally.n_assessments - len(self.evidence)

    @property
    def is_rival_ruled_out(self) -> bool:
        """Whether some rival was held against the link, and none still stands (Waldner 2015)."""
        return bool(self.checks) and all(check.status == RivalStatus.RULED_OUT for check in self.checks)


@dataclass(frozen=True, slots=True)
class TracedMechanism:
    """One mechanism with all that was found of it."""

    row: Mechanism
    parts: tuple[TracedPart, ...]
    links: tuple[TracedLink, ...]
    #: events under its parts, each once, the earliest first and the undated last
    events: tuple[Event, ...]
    chain: Chain
    loops: tuple[tuple[str, ...], ...]
    #: parts to which nothing leads from the first, and parts that do not lead to the last
    not_reached: tuple[str, ...]
    leading_nowhere: tuple[str, ...]
    out_of_order: tuple[OutOfOrder, ...]
    #: events without a date
    undated: tuple[str, ...]

    @property
    def items(self) -> tuple[TracedPart | TracedLink, ...]:
        """All on which evidence may bear: its parts, then its links."""
        return (*self.parts, *self.links)

    @property
    def n_restricted(self) -> int:
        """Restricted passages under its parts and links, those under several counted for each; alike for everybody."""
        return sum(each.found.tally.n_restricted for each in self.items)

    @property
    def n_hidden(self) -> int:
        """The counted judgements that the reader may not see."""
        return sum(each.n_hidden for each in self.items)

    def parts_of(self, event: Event) -> tuple[str, ...]:
        """The parts, by key, of which the event is an instance."""
        return tuple(part.row.key for part in self.parts if event in part.events)


@dataclass(frozen=True, slots=True)
class Tracing:
    """Some mechanisms of a study, traced by its rule."""

    study: Study
    rule: Rule
    mechanisms: tuple[TracedMechanism, ...]


def traced_mechanisms(study: Study, slugs: Sequence[str], user: AnyUser | None) -> Tracing:
    """These mechanisms traced; figures are everybody's, the judgements listed are those that the user may see."""
    rule = rule_of(study)
    rows = queries.mechanisms_of(study, slugs)
    counted = queries.counted_evidence(rows)
    judgements = queries.judgements_on(counted, study, rule)
    under = queries.events_under(rows)
    shown: defaultdict[tuple[str, int], list[PartEvidence]] = defaultdict(list)
    for each in queries.shown_evidence(counted, user):
        shown[("part", each.part_id) if each.part_id else ("link", each.link_id or 0)].append(each)
    return Tracing(
        study,
        rule,
        tuple(traced(row, judgements.get(row.pk, ()), under.get(row.pk, ()), shown, rule) for row in rows),
    )


def traced(
    row: Mechanism,
    judgements: Sequence[Judgement],
    under: Sequence[EventPart],
    shown: dict[tuple[str, int], list[PartEvidence]],
    rule: Rule,
) -> TracedMechanism:
    """One mechanism traced."""
    parts, links = list(row.parts.all()), list(row.links.all())
    keys = [part.key for part in parts]
    part_terms = [PartTerms(part.key, part.is_necessary) for part in parts]
    link_terms = [LinkTerms(link.from_part.key, link.to_part.key, link.is_feedback) for link in links]
    arrows: list[Arrow] = [(link.start, link.end) for link in link_terms if not link.is_feedback]
    found = attested([*keys, *(link.key for link in link_terms)], judgements, rule)
    depth = layers(keys, arrows)
    events = dict.fromkeys(each.event for each in under)
    terms = [event_terms(event, [each.part.key for each in under if each.event == event]) for event in events]
    return TracedMechanism(
        row=row,
        parts=tuple(
            TracedPart(
                part,
                found[part.key],
                tuple(each.event for each in under if each.part_id == part.pk),
                depth[part.key],
                tuple(shown.get(("part", part.pk), ())),
            )
            for part in parts
        ),
        links=tuple(
            TracedLink(
                link,
                number,
                found[term.key],
                tuple(link.rival_checks.all()),
                tuple(shown.get(("link", link.pk), ())),
            )
            for number, (link, term) in enumerate(zip(links, link_terms, strict=True), start=1)
        ),
        events=tuple(events),
        chain=chain(part_terms, link_terms, found),
        loops=loops(arrows),
        not_reached=not_reached(keys, arrows),
        leading_nowhere=leading_nowhere(keys, arrows),
        out_of_order=out_of_order(terms, arrows),
        undated=undated(terms),
    )


def event_terms(event: Event, parts: Sequence[str]) -> EventTerms:
    """An event as the check of order takes it."""
    return EventTerms(
        key=event.key,
        parts=tuple(parts),
        earliest=day_number(event.date_earliest),
        latest=day_number(event.date_latest),
        is_dated=bool(event.date_edtf),
    )


def day_number(day: datetime.date | None) -> int | None:
    """A day by its number; None of none."""
    return None if day is None else day.toordinal()
