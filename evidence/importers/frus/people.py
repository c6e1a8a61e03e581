"""Who wrote, received or took part, as the markup has it. It is made by machines, and often wrong: suggestions only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from evidence.choices import AgentRole
from evidence.importers.frus.drafts import Person
from evidence.importers.frus.projection import words_of
from evidence.importers.frus.safe_xml import TEI, XML_ID

#: What markup calls sender and receiver, of a name or of a list.
_ROLES = {"from": AgentRole.AUTHOR, "to": AgentRole.RECIPIENT, "participants": AgentRole.PARTICIPANT}
LONGEST_NAME = 300
LONGEST_ENTRY = 500


def people_of(document: Any, listed: Mapping[str, str]) -> tuple[Person, ...]:
    """The names that the heading and the lists of a document mark, each once, in order of print."""
    found = dict.fromkeys((*named_in_heading(document, listed), *named_in_lists(document, listed)))
    once: dict[tuple[str, str], Person] = {}
    for person in found:
        once.setdefault((person.role, person.name), person)
    return tuple(once.values())


def named_in_heading(document: Any, listed: Mapping[str, str]) -> Iterator[Person]:
    """The sender and the receiver that the heading marks."""
    heading = document.find(f"{TEI}head")
    for name in () if heading is None else heading.iter(f"{TEI}persName", f"{TEI}gloss"):
        role = _ROLES.get(str(name.get("type") or "").strip())
        words = words_of(name).strip(" ,;:()[]")
        if role and words:
            yield Person(
                role, words[:LONGEST_NAME], listed.get(str(name.get("corresp") or "").lstrip("#"), "")
            )


def named_in_lists(document: Any, listed: Mapping[str, str]) -> Iterator[Person]:
    """The items of lists headed “Participants”, “To”, “From”; an item's own list names the people, not the item."""
    for people in document.iterchildren(f"{TEI}list", f"{TEI}opener"):
        for each in people.iter(f"{TEI}list"):
            role = _ROLES.get(str(each.get("type") or "").strip())
            if role is None:
                continue
            for item in each.iter(f"{TEI}item"):
                words = "" if item.find(f".//{TEI}item") is not None else words_of(item).strip(" ,;:")
                name = item.find(f".//{TEI}persName")
                link = "" if name is None else str(name.get("corresp") or "").lstrip("#")
                if words:
                    yield Person(role, words[:LONGEST_NAME], listed.get(link, ""))


def persons_listed(section: Any) -> dict[str, str]:
    """The volume's list of persons: each entry in one line, by its identifier."""
    entries: dict[str, str] = {}
    for item in section.iter(f"{TEI}item"):
        for name in item.iter(f"{TEI}persName"):
            identifier = name.get(XML_ID)
            if identifier:
                entries.setdefault(str(identifier), words_of(item)[:LONGEST_ENTRY])
    return entries
