"""What the figures of a traced mechanism show, in words and statuses; where it stands is the figures' business."""

from __future__ import annotations

from collections.abc import Mapping

from evidence.dates import read_edtf
from hypotheses.choices import LinkKind, PartStatus
from hypotheses.figures.chain import ArrowTerms, BoxTerms, Diagram, diagram
from hypotheses.figures.timeline import EventShown, Timeline, timeline
from hypotheses.models import Event
from hypotheses.reports.mechanism_words import status_in_words
from hypotheses.reports.mechanisms import TracedMechanism

#: A sign beside each status, so that none is told by lines alone.
STATUS_SIGNS: Mapping[PartStatus, str] = {
    PartStatus.SUPPORTED: "✓",
    PartStatus.CONTRADICTED: "✗",
    PartStatus.BALANCED: "◐",
    PartStatus.UNTESTED: "?",
}


def figure_of(traced: TracedMechanism) -> Diagram | None:
    """The parts as boxes and the links as arrows; None of a mechanism without parts."""
    if not traced.parts:
        return None
    boxes = [
        BoxTerms(
            key=part.row.key,
            text=f"{part.row.entity} {part.row.activity}",
            said=f"{STATUS_SIGNS[part.found.status]} {status_in_words(part.found.status, part.found.score)}",
            status=part.found.status.value,
            layer=part.layer,
            is_necessary=part.row.is_necessary,
        )
        for part in traced.parts
    ]
    arrows = [
        ArrowTerms(
            start=link.row.from_part.key,
            end=link.row.to_part.key,
            label=f"L{link.number} {STATUS_SIGNS[link.found.status]}{' ↺' if link.row.is_feedback else ''}",
            status=link.found.status.value,
            is_feedback=link.row.is_feedback,
            is_temporal=link.row.kind == LinkKind.TEMPORAL,
        )
        for link in traced.links
    ]
    return diagram(boxes, arrows)


def timeline_of(traced: TracedMechanism) -> Timeline | None:
    """The dated events under the parts; None where none has a day."""
    return timeline([shown(event, traced) for event in traced.events])


def shown(event: Event, traced: TracedMechanism) -> EventShown:
    """An event as the line of time shows it."""
    before = [each.earlier for each in traced.out_of_order if each.event == event.key]
    return EventShown(
        what=f"{event.actor} {event.act}",
        when=event.date_edtf,
        parts=traced.parts_of(event),
        earliest=event.date_earliest,
        latest=event.date_latest,
        is_stretch="/" in event.date_edtf,
        is_uncertain=bool(event.date_edtf) and is_doubted(event.date_edtf),
        remark=f"! over before {', '.join(dict.fromkeys(before))}" if before else "",
    )


def is_doubted(edtf: str) -> bool:
    """Whether a date is marked as uncertain or approximate."""
    reading = read_edtf(edtf)
    return reading.is_uncertain or reading.is_approximate
