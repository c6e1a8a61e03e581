"""Who wrote, received or took part, as the markup has it. It is made by machines, and often wrong: suggestions only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from evidence.choices import AgentRole
from evidence.importers.frus.drafts import Person
from evidence.importers.frus.participants import participants_in_lists, participants_in_tables
from evidence.importers.frus.projection import words_of
from evidence.importers.frus.safe_xml import TEI, XML_ID, outside_notes

#: What markup calls sender and receiver.
_ROLES = {"from": AgentRole.AUTHOR, "to": AgentRole.RECIPIENT}
#: “Conversation Between the President and the Ambassador”: both took part, and neither sent it.
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
_GOES_ON_TO = re.compile(r"\s*\)\s+to\b")
LONGEST_NAME = 300
LONGEST_ENTRY = 500


def people_of(document: Any, listed: Mapping[str, str], title: str) -> tuple[Person, ...]:
    """The names that the heading, the lists of participants and the signature mark, each once, in order of print."""
    found = list(named_in_heading(document, listed, is_meeting=_BETWEEN.search(title) is not None))
    if not found:
        found += signed_by(document, listed)
    once: dict[tuple[str, str], Person] = {}
    for person in (*found, *named_in_lists(document, listed)):
        once.setdefault((person.role, person.name), person)
    return tuple(once.values())


def named_in_heading(document: Any, listed: Mapping[str, str], *, is_meeting: bool) -> Iterator[Person]:
    """The sender and the receiver that the heading marks; of a meeting between two, both took part.

    “The Political Adviser to SCAP (Sebald) to the Department” marks Sebald as a receiver; who stands in brackets before
    “to” is the sender.
    """
    heading = document.find(f"{TEI}head")
    for name in () if heading is None else outside_notes(heading, "persName", "gloss"):
        role = _ROLES.get(str(name.get("type") or "").strip())
        if role is None:
            continue
        if is_meeting:
            role = AgentRole.PARTICIPANT
        elif _GOES_ON_TO.match(name.tail or ""):
            role = AgentRole.AUTHOR
        if person := person_of(name, role, name, listed, around=" ,;:()[]"):
            yield person


def signed_by(document: Any, listed: Mapping[str, str]) -> Iterator[Person]:
    """Who signed the document itself, not something attached to it; for headings that name no sender."""
    for closer in document.iterchildren(f"{TEI}closer"):
        for signature in closer.iterchildren(f"{TEI}signed"):
            for name in outside_notes(signature, "persName"):
                if person := person_of(name, AgentRole.AUTHOR, name, listed):
                    yield person


def named_in_lists(document: Any, listed: Mapping[str, str]) -> Iterator[Person]:
    """The people that lists headed “Participants”, “To” and “From” name, and tables that begin with “Participants”."""
    for role, entry in (*participants_in_lists(document), *participants_in_tables(document)):
        if person := person_of(entry, role, entry.find(f".//{TEI}persName"), listed):
            yield person


def person_of(
    element: Any, role: AgentRole, link: Any, listed: Mapping[str, str], *, around: str = " ,;:"
) -> Person | None:
    """The person whom an element names, without the signs around it.

    `link` is the element that points to the volume's list, if one does.
    """
    words = words_of(element).strip(around)
    target = "" if link is None else str(link.get("corresp") or "").lstrip("#")
    return Person(role, words[:LONGEST_NAME], listed.get(target, "")) if words else None


def persons_listed(section: Any) -> dict[str, str]:
    """The volume's list of persons: each entry in one line, by its identifier."""
    entries: dict[str, str] = {}
    for item in section.iter(f"{TEI}item"):
        for name in item.iter(f"{TEI}persName"):
            identifier = name.get(XML_ID)
            if identifier:
                entries.setdefault(str(identifier), words_of(item)[:LONGEST_ENTRY])
    return entries
