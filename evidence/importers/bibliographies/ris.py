"""RIS, as Zotero and others export it: a tag, two blanks, a hyphen, a value; `TY` begins an entry and `ER` ends it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.importers.bibliographies.dates import WorkDate, date_in_ris
from evidence.importers.bibliographies.works import Work, name_of

_LINE = re.compile(r"([A-Z][A-Z0-9]) {1,2}- ?(.*)")
_TYPES = {
    **dict.fromkeys(("BOOK", "EBOOK", "EDBOOK", "CLSWK", "SER"), "book"),
    **dict.fromkeys(("CHAP", "ECHAP", "ENCYC", "DICT"), "chapter"),
    **dict.fromkeys(("JOUR", "EJOUR", "JFULL", "ABST", "INPR"), "article"),
    **{"MGZN": "magazine", "NEWS": "newspaper", "THES": "thesis", "CONF": "paper", "CPAPER": "paper"},
    **{"RPRT": "report", "GOVDOC": "report", "PCOMM": "letter", "ICOMM": "letter", "SLIDE": "speech"},
    **dict.fromkeys(("BILL", "STAT", "CASE", "HEAR", "LEGAL", "UNBILL"), "law"),
    **dict.fromkeys(("MANSCPT", "UNPB", "UNPD", "PAMP"), "manuscript"),
}
#: The tags of one value, in the order in which they are asked.
_ONE = {
    "title": ("TI", "T1", "CT"),
    "volume": ("VL",),
    "issue": ("IS",),
    "genre": ("M3",),
    "publisher": ("PB",),
    "place": ("CY", "PP"),
    "doi": ("DO",),
    "url": ("UR",),
    "language": ("LA",),
    "archive": ("DB",),
    "archive_location": ("AN",),
}
_NO_CONTAINER = frozenset({"book", "thesis", "report", "manuscript", "document", "letter"})

#: The tags of an entry with their values, each with the line it begins on.
Entry = list[tuple[str, str, int]]


def read_ris(text: str, name: str) -> Iterator[Work]:
    """The entries of a RIS file. One that does not end, and lines that belong to none, are faults of their entry."""
    for number, (line, entry, faults) in enumerate(entries_in(text), start=1):
        where = f"{name}, entry {number} (line {line})"
        yield work_of(entry, where, faults)


def entries_in(text: str) -> Iterator[tuple[int, Entry, list[str]]]:
    """The entries as tags and values, with the line on which each begins and what is wrong with its lines."""
    begun, entry, faults = 0, [], []  # type: tuple[int, Entry, list[str]]
    for number, line in enumerate(text.splitlines(), start=1):
        found = _LINE.fullmatch(line.strip("\ufeff").rstrip())
        tag, value = (found[1], found[2].strip()) if found else ("", line.strip())
        if tag == "TY":
            if begun:
                yield begun, entry, [*faults, f"ER: the entry does not end before that in line {number}."]
            begun, entry, faults = number, [(tag, value, number)], []
        elif tag == "ER":
            if begun:
                yield begun, entry, faults
            begun = 0
        elif not begun:
            if value:
                yield number, [], [f"line {number}: it stands outside of any entry. An entry begins with TY."]
        elif tag:
            entry.append((tag, value, number))
        elif value:
            # what goes on belongs to the tag before
            before, said, at = entry[-1]
            entry[-1] = (before, f"{said} {value}", at)
    if begun:
        yield begun, entry, [*faults, "ER: the entry does not end. Is the file cut off?"]


def work_of(entry: Entry, where: str, faults: list[str]) -> Work:
    """An entry as a work."""
    values: dict[str, list[str]] = {}
    for tag, value, _ in entry:
        if value:
            values.setdefault(tag, []).append(value)
    said = (values.get("TY") or [""])[0].upper()
    work = Work(where, _TYPES.get(said, "document"), faults=faults)
    for attribute, tags in _ONE.items():
        setattr(work, attribute, next((values[tag][0] for tag in tags if tag in values), ""))
    work.title = work.title or next(iter(values.get("BT", [])), "")
    work.authors = [name_of(name) for tag in ("AU", "A1") for name in values.get(tag, [])]
    editors = ("ED", "A3") if work.type == "book" else ("ED", "A2")
    work.editors = [name_of(name) for tag in editors for name in values.get(tag, [])]
    if work.type not in _NO_CONTAINER:
        tags = ("T2", "BT", "JF", "JO", "JA", "J2")
        work.container = next((values[tag][0] for tag in tags if tag in values), "")
    elif work.type == "report":
        work.issue = next(iter(values.get("SN", [])), "")
    work.pages = pages_of(values) if work.type not in ("book", "thesis", "manuscript") else ""
    work.keywords = [word for text in values.get("KW", []) for word in text.split(";")]
    work.date = date_of(values, faults)
    return work


def pages_of(values: dict[str, list[str]]) -> str:
    """First and last page."""
    first, last = (next(iter(values.get(tag, [])), "") for tag in ("SP", "EP"))
    return f"{first}-{last}" if first and last and first != last else first or last


def date_of(values: dict[str, list[str]], faults: list[str]) -> WorkDate:
    """The date in full, else the year."""
    for tag in ("DA", "PY", "Y1"):
        for text in values.get(tag, [])[:1]:
            try:
                return date_in_ris(text)
            except ValueError as fault:
                faults.append(f"{tag}: {fault}.")
    return WorkDate()
