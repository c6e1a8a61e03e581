"""Works as the fields of documents, in the form in which scholars print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from evidence.choices import DocumentKind, SourceClass
from evidence.importers.bibliographies.languages import language_tags
from evidence.importers.bibliographies.works import AND_OTHERS, EDITED, PUBLISHED, TYPES, Name, Work
from evidence.importers.sheets.texts import fault_of_text

#: Longest short title; a title without author and year stands in for one.
LONGEST_SHORT_TITLE = 200
_MARKUP = re.compile(r"</?(?:i|b|u|em|strong|sub|sup|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\S+)", re.IGNORECASE)
_KINDS = {name.lower(): kind for kind in DocumentKind for name in (kind.value, kind.label)}


@dataclass(frozen=True, slots=True)
class WorkDraft:
    """An entry as a document would have it: values by field names, and what belongs to a copy of it."""

    where: str
    #: fields of a document that the entry fills
    values: dict[str, Any]
    #: fields of a holding that it fills: pages, url
    holding: dict[str, Any]
    #: archive and place in it, as the entry has them, for whoever knows which of ours they are
    archive: str = ""
    archive_location: str = ""
    #: whether it was published: it is literature, and no paper in an archive
    is_published: bool = True
    faults: tuple[str, ...] = field(default=())


def drafted(work: Work) -> WorkDraft:
    """A work as a draft of a document; what is wrong with the work, each with its place, comes with it."""
    faults = list(work.faults)
    doi = doi_in(work.doi, faults)
    languages = languages_in(work.language, faults)
    published = work.type in PUBLISHED
    kind, source_class = TYPES[work.type]
    values = {
        "short_title": short_title_of(work),
        "title": plain(work.title),
        "kind": kind_in(work.genre, kind).value,
        "source_class": class_in(work.keywords) or str(source_class),
        "date_printed": work.date.printed,
        "date_edtf": work.date.edtf,
        "year": work.date.year if published else None,
        "authors": "; ".join(names_of(work)),
        "container": container_of(work),
        "publisher": publisher_of(work) if published else "",
        "place": "" if published else plain(work.place),
        "doi": doi,
        "languages": languages,
        "source_note": "" if published else ", ".join(filter(None, (work.archive, work.archive_location))),
    }
    if not values["title"]:
        faults.append("title: it is missing.")
    faults += [f"authors: “{name}” has a semicolon in it." for name in work.authors if ";" in str(name)]
    holding = {"pages": pages_in(work.pages), "url": work.url}
    faults += list(faults_of_texts(values | holding))
    return WorkDraft(
        work.where,
        {name: value for name, value in values.items() if value not in ("", None)},
        {name: value for name, value in holding.items() if value},
        work.archive,
        work.archive_location,
        published,
        tuple(f"{work.where}, {said}" for said in faults),
    )


def faults_of_texts(values: dict[str, Any]) -> Iterator[str]:
    """What is no writing in the texts of a draft."""
    for name, value in values.items():
        if isinstance(value, str) and (said := fault_of_text(value)):
            yield f"{name}: {said}"


def plain(text: str) -> str:
    """A text on one line, without the marks for italics and the like."""
    return " ".join(_MARKUP.sub("", text).split())


def names_of(work: Work) -> list[str]:
    """Authors as the title page prints them; the editors of a work that has no author, and says so."""
    names = [str(name) for name in work.authors]
    if not names and work.editors and work.type not in EDITED:
        names = [str(name) for name in work.editors]
        names[-1] += ", eds." if len(names) > 1 else ", ed."
    return names


def short_title_of(work: Work) -> str:
    """Author and year, as scholars say them: “Cha (2009)”; the title where one of them is missing."""
    people = work.authors or ([] if work.type in EDITED else work.editors)
    year = work.date.year
    if people and year and work.type in PUBLISHED:
        families = [person.family for person in people if person != AND_OTHERS]
        are_all = len(families) == len(people) < 3
        named = " and ".join(families) if are_all else " ".join([*families[:1], AND_OTHERS.family])
        return f"{named} ({year})"[:LONGEST_SHORT_TITLE]
    title = plain(work.title)
    return title if len(title) <= LONGEST_SHORT_TITLE else f"{title[: LONGEST_SHORT_TITLE - 2].rstrip()} …"


def container_of(work: Work) -> str:
    """Where it stands: “International Security, Vol. 34, No. 3”, “Bruce Cumings, ed., Child of Conflict”."""
    name = plain(work.container)
    if work.type == "thesis":
        return plain(work.genre)
    if work.type == "report":
        return " ".join(
            part for part in (plain(work.genre), f"No. {work.issue}" if work.issue else "") if part
        )
    if not name:
        return ""
    if work.type in EDITED and work.editors:
        name = f"{joined(work.editors)}, {'eds.' if len(work.editors) > 1 else 'ed.'}, {name}"
    parts = [name]
    parts += [f"Vol. {work.volume}"] if work.volume else []
    parts += [f"No. {work.issue}"] if work.issue else []
    return ", ".join(parts)


def joined(names: Sequence[Name]) -> str:
    """Names in a row: A; A and B; A, B, and C."""
    said = [str(name) for name in names]
    if len(said) < 3:
        return " and ".join(said)
    return f"{', '.join(said[:-1])}, and {said[-1]}"


def publisher_of(work: Work) -> str:
    """Place and name of the publisher, as a note prints them; of a thesis, the university and its place."""
    place, publisher = plain(work.place), plain(work.publisher)
    if work.type == "thesis":
        return ", ".join(part for part in (publisher, place) if part)
    return ": ".join(part for part in (place, publisher) if part)


def kind_in(genre: str, kind: DocumentKind) -> DocumentKind:
    """The kind that an entry names in words (“Telegram”), else that of its type."""
    return (
        _KINDS.get(plain(genre).lower(), kind) if kind in (DocumentKind.OTHER, DocumentKind.LETTER) else kind
    )


def class_in(keywords: Sequence[str]) -> str:
    """The class of sources that a keyword of the entry names: “memoir”, “internal”."""
    return next((each.strip().lower() for each in keywords if each.strip().lower() in SourceClass.values), "")


def pages_in(text: str) -> str:
    """Pages with one hyphen between first and last, as our holdings have them.

    >>> pages_in("158--196"), pages_in("158–196")
    ('158-196', '158-196')
    """
    return re.sub(r"\s*[-‐‑–—]+\s*", "-", plain(text))


def doi_in(text: str, faults: list[str]) -> str:
    """A DOI without the address of its resolver."""
    text = text.strip()
    if not text:
        return ""
    found = _DOI.fullmatch(text)
    if not found:
        faults.append(f"doi: “{text[:60]}” is no DOI. It begins with 10.")
        return ""
    return found[1]


def languages_in(text: str, faults: list[str]) -> str:
    """Languages as tags."""
    tags, unknown = language_tags(text)
    if unknown:
        faults.append(
            f"language: “{unknown[:60]}” is not known. Write a tag (BCP 47): en, ja, zh-Hant, ko ..."
        )
    return tags
