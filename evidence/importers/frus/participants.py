"""Lists and tables of those who took part, in which not every entry is a person: sides and offices stand among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from evidence.choices import AgentRole
from evidence.importers.frus.projection import rend, words_of
from evidence.importers.frus.safe_xml import TEI

#: What the markup calls the lists.
_LISTS = {"participants": AgentRole.PARTICIPANT, "from": AgentRole.AUTHOR, "to": AgentRole.RECIPIENT}
_TABLE = re.compile(r"(?:participants|present|those present)\b[ :.—–]*", re.IGNORECASE)
#: What the editors say instead of naming anybody.
_REMARK = re.compile(r"\[[^\[\]]*\b(?:follows?|list|printed|omitted)\b[^\[\]]*\]\.?", re.IGNORECASE)
#: A side or an office that heads those of its own: “United Kingdom—”, “Japanese side”, “The Department of State”.
_SIDE = re.compile(
    r".*[:—–]|.*\b(?:side|delegation|government|embass(?:y|ies)|office)"
    r"|(?:the )?(?:departments?|ministry|republic|embassy|office) of .*"
    r"|(?:the )?(?:united|great|new|south|north|nationalist|soviet) \w+",
    re.IGNORECASE,
)


def participants_in_lists(document: Any) -> Iterator[tuple[AgentRole, Any]]:
    """The items of such lists that name somebody; of an item with a list of its own, that list's."""
    for people in document.iterchildren(f"{TEI}list", f"{TEI}opener"):
        for each in people.iter(f"{TEI}list"):
            role = _LISTS.get(str(each.get("type") or "").strip())
            if role is not None:
                for item in each.iter(f"{TEI}item"):
                    if item.find(f".//{TEI}item") is None and names_somebody(item, role, each):
                        yield role, item


def participants_in_tables(document: Any) -> Iterator[tuple[AgentRole, Any]]:
    """The cells of tables that begin with “Participants”, but for that word."""
    for table in document.iterchildren(f"{TEI}table"):
        cells = list(table.iter(f"{TEI}cell"))
        if cells and _TABLE.fullmatch(words_of(cells[0])):
            for cell in cells[1:]:
                if names_somebody(cell, AgentRole.PARTICIPANT, table):
                    yield AgentRole.PARTICIPANT, cell


def names_somebody(entry: Any, role: AgentRole, among: Any) -> bool:
    """Whether an entry names a person (or, of senders and receivers, an office) rather than a side or nobody.

    Where the markup marks names `among` the entries, a single word that it does not mark is a side: “Japan”.
    """
    words = words_of(entry)
    if not words or _REMARK.fullmatch(words):
        return False
    if role != AgentRole.PARTICIPANT or entry.find(f".//{TEI}persName") is not None:
        return True
    if " " not in words and among.find(f".//{TEI}persName") is not None:
        return False
    return not (is_italic(entry, words) or ("," not in words and _SIDE.fullmatch(words)))


def is_italic(entry: Any, words: str) -> bool:
    """Whether all of an entry is set in italics, as the headings of sides are."""
    italics = [words_of(each) for each in entry.iterchildren(f"{TEI}hi") if rend(each) == "italic"]
    return bool(italics) and " ".join(italics).strip(" :—–") == words.strip(" :—–")
