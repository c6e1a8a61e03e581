"""What a heading tells of a document: its title without the number, its kind, and whether the editors wrote it."""

from __future__ import annotations

import re

from evidence.choices import DocumentKind

_NUMBER = re.compile(
    r"(?:No\.\s*)?(?P<number>[0-9]+[A-Za-z]?)\s*(?:\.\s*|(?=\n)|(?<=[0-9])(?=[A-Z\[])|(?<=\s)(?=[A-Z\[]))"
)
_EDITORIAL = re.compile(r"\[?\s*Editorial Notes?\b", re.IGNORECASE)
#: Kinds by what a heading says, the first that fits.
_KINDS = (
    (r"editorial note", DocumentKind.EDITORIAL_NOTE),
    (r"memorand(?:um|a) (?:of|for the record of) (?:an? |the )?(?:telephon\w+ )?conversation",
     DocumentKind.CONVERSATION),
    (r"memorandum (?:of|on the substance of) (?:an? |the )?(?:discussions?|meeting)|minutes|record of"
     r"|summary (?:record|notes) of|notes o[nf]|highlights", DocumentKind.MINUTES),
    (r"national intelligence estimate|intelligence estimate|\bs?nie\b", DocumentKind.ESTIMATE),
    (r"telegram|circular cable|airgram|aerogram", DocumentKind.TELEGRAM),
    (r"despatch|dispatch", DocumentKind.DESPATCH),
    (r"instruction|directive", DocumentKind.INSTRUCTIONS),
    (r"\bletter\b|\bmessage from\b", DocumentKind.LETTER),
    (r"statement of policy|national security council report|statement by the national security council|\bnsc [0-9]",
     DocumentKind.POLICY_PAPER),
    (r"treaty|agreement|protocol|convention", DocumentKind.TREATY),
    (r"statement|address|speech|communiqu|press release|proclamation", DocumentKind.STATEMENT),
    (r"memorand|aide-m", DocumentKind.MEMORANDUM),
    (r"report|paper|study|summary|analysis", DocumentKind.REPORT),
    (r"diary", DocumentKind.DIARY),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _KINDS)
#: A despatch and an instruction are numbered, and said to be nothing else: “No. 499”.
_NUMBERED = re.compile(r"No\. ?[0-9]+\.?\]?")
_TO_THE_DEPARTMENT = re.compile(r" to the (?:Acting )?(?:Secretary|Department) of State")
_BY_THE_DEPARTMENT = re.compile(r"The (?:Acting )?(?:Secretary|Department) of State\b.* to ")
_DEAR = re.compile(r"(?:My )?Dear\b", re.IGNORECASE)
LONGEST_SHORT_TITLE = 200


def title_of(heading: str, number: str) -> str:
    """A heading's words without the document's number: “No. 588\\nNote by ...” is “Note by ...”."""
    found = _NUMBER.match(heading)
    if found and (not number or found["number"].casefold() == number.casefold()):
        heading = heading[found.end() :]
    title = " ".join(heading.split())
    return "" if title.strip("[]. ").casefold() == "untitled" else title


def kind_of_heading(title: str, source_note: str) -> DocumentKind:
    """What sort of writing a document is, by its heading; “The Ambassador to ...” only by its source note."""
    for pattern, kind in _COMPILED:
        if pattern.search(title):
            return kind
    last = source_note.rpartition(":")[2].strip(" .]").casefold()
    genres = {
        "telegram": DocumentKind.TELEGRAM,
        "circular telegram": DocumentKind.TELEGRAM,
        "airgram": DocumentKind.TELEGRAM,
        "circular airgram": DocumentKind.TELEGRAM,
        "despatch": DocumentKind.DESPATCH,
        "letter": DocumentKind.LETTER,
    }
    return genres.get(last, DocumentKind.OTHER)


def kind_of_opening(title: str, lines: list[str]) -> DocumentKind:
    """What sort of writing a document is by its first lines, where heading and source note name no genre."""
    if any(map(_NUMBERED.fullmatch, lines)):
        if _BY_THE_DEPARTMENT.match(title):
            return DocumentKind.INSTRUCTIONS
        if _TO_THE_DEPARTMENT.search(title):
            return DocumentKind.DESPATCH
    return DocumentKind.LETTER if any(map(_DEAR.match, lines)) else DocumentKind.OTHER


def is_editors_prose(title: str, subtype: str) -> bool:
    """Whether the editors wrote it: prose about the past, and no archival evidence."""
    return subtype == "editorial-note" or _EDITORIAL.match(title) is not None


def short_title_of(title: str, number: str) -> str:
    """A name to begin with, until a scholar gives it the one that scholars use."""
    name = title or (f"Untitled document {number}" if number else "Untitled document")
    if len(name) <= LONGEST_SHORT_TITLE:
        return name
    return name[: LONGEST_SHORT_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
