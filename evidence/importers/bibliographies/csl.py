"""CSL-JSON, as Zotero and others export it: a list of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from evidence.importers.bibliographies.dates import date_in_csl
from evidence.importers.bibliographies.works import Name, Work
from evidence.importers.plain.readings import Unreadable

_TYPES = {
    **dict.fromkeys(("book", "collection", "periodical"), "book"),
    **dict.fromkeys(("chapter", "entry", "entry-dictionary", "entry-encyclopedia"), "chapter"),
    **dict.fromkeys(("article-journal", "review", "review-book"), "article"),
    **{"article-magazine": "magazine", "article-newspaper": "newspaper", "thesis": "thesis"},
    **{"paper-conference": "paper", "report": "report", "personal_communication": "letter"},
    **{"interview": "interview", "speech": "speech", "treaty": "treaty", "manuscript": "manuscript"},
    **dict.fromkeys(("bill", "legislation", "legal_case", "hearing", "regulation"), "law"),
}
_ONE = {
    "title": "title",
    "container": "container-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "genre": "genre",
    "publisher": "publisher",
    "place": "publisher-place",
    "doi": "DOI",
    "url": "URL",
    "language": "language",
    "archive": "archive",
    "archive_location": "archive_location",
}


def read_csl(text: str, name: str) -> Iterator[Work]:
    """The entries of a CSL-JSON file.

    Raises:
        Unreadable: when it is no JSON, or no list.
    """
    try:
        content = json.loads(text)
    except json.JSONDecodeError as fault:
        raise Unreadable(f"it is no JSON: line {fault.lineno}, column {fault.colno}: {fault.msg}.") from fault
    except (ValueError, RecursionError) as fault:
        raise Unreadable(
            "it is no JSON that can be read: too deep, or with numbers of thousands of figures."
        ) from fault
    if isinstance(content, dict) and isinstance(content.get("items"), list):
        content = content["items"]
    if not isinstance(content, list):
        raise Unreadable("it is no CSL-JSON: expected a list of entries. Export it as “CSL JSON”.")
    for number, entry in enumerate(content, start=1):
        where = f"{name}, entry {number}"
        if isinstance(entry, dict):
            yield work_of(entry, where)
        else:
            yield Work(where, "document", faults=["entry: it is no object."])


def work_of(entry: dict[str, Any], where: str) -> Work:
    """An entry as a work."""
    if isinstance(entry.get("id"), str):
        where = f"{where} ({entry['id'][:60]})"
    said = entry.get("type")
    work = Work(where, _TYPES.get(said, "document") if isinstance(said, str) else "document")
    for attribute, key in _ONE.items():
        setattr(work, attribute, text_in(entry, key, work.faults))
    if work.type == "report":
        work.issue = text_in(entry, "number", work.faults)
    if work.type == "book":
        work.pages = ""
    work.archive_location = work.archive_location or text_in(entry, "archive-place", work.faults)
    work.authors = names_in(entry, "author", work.faults)
    work.editors = names_in(entry, "editor", work.faults)
    work.keywords = text_in(entry, "keyword", work.faults).replace(";", ",").split(",")
    if entry.get("issued") not in (None, "", {}):
        try:
            work.date = date_in_csl(entry["issued"])
        except ValueError as fault:
            work.faults.append(f"issued: {fault}.")
    return work


def text_in(entry: dict[str, Any], key: str, faults: list[str]) -> str:
    """The text of a field; a number is taken for its figures."""
    value = entry.get(key)
    if value is None:
        return ""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return str(value).strip()
    faults.append(f"{key}: expected a text.")
    return ""


def names_in(entry: dict[str, Any], key: str, faults: list[str]) -> list[Name]:
    """The names of a field, in order."""
    value = entry.get(key)
    if value is None:
        return []
    names = value if isinstance(value, list) else [None]
    found = [name_in(name) for name in names]
    if None in found:
        faults.append(f"{key}: expected a list of names, each with “family” and “given” or with “literal”.")
    return [name for name in found if name is not None]


def name_in(value: Any) -> Name | None:
    """One name; None where it is none."""
    if not isinstance(value, dict) or not all(isinstance(part, (str, bool, int)) for part in value.values()):
        return None
    part = {key: str(text).strip() for key, text in value.items()}
    if part.get("literal"):
        return Name(part["literal"])
    family = " ".join(part[key] for key in ("non-dropping-particle", "family") if part.get(key))
    given = " ".join(part[key] for key in ("given", "dropping-particle") if part.get(key))
    return Name(family, given, part.get("suffix", "")) if family else (Name(given) if given else None)
