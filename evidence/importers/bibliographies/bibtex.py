"""BibTeX, as Zotero and others export it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import bibtexparser
from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)

from evidence.importers.bibliographies.dates import WorkDate, date_in_parts, date_in_words
from evidence.importers.bibliographies.latex import printed, verbatim
from evidence.importers.bibliographies.works import AND_OTHERS, Name, Work

# faults are ours to tell; the parser would print them as well
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

_TYPES = {
    **dict.fromkeys(("book", "booklet", "collection", "proceedings", "mvbook", "periodical"), "book"),
    **dict.fromkeys(("incollection", "inbook", "inreference", "suppbook"), "chapter"),
    **{"article": "article", "techreport": "report", "report": "report", "unpublished": "manuscript"},
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), "thesis"),
    **dict.fromkeys(("inproceedings", "conference"), "paper"),
    **{"letter": "letter", "legislation": "law"},
}
_GENRES = {"phdthesis": "Ph.D. dissertation", "mastersthesis": "M.A. thesis"}
_THESES = {"phdthesis": "Ph.D. dissertation", "mathesis": "M.A. thesis", "candthesis": "Candidate thesis"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: The fields of one value, in the order in which they are asked.
_ONE = {
    "title": ("title",),
    "container": ("journal", "journaltitle", "booktitle"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "pages": ("pages",),
    "genre": ("type", "howpublished"),
    "publisher": ("publisher", "school", "institution", "organization"),
    "place": ("address", "location"),
    "language": ("language", "langid"),
    "archive": ("archive", "library"),
    "archive_location": ("archive_location", "shelfmark"),
}


def read_bibtex(text: str, name: str) -> Iterator[Work]:
    """The entries of a BibTeX file. One that cannot be parsed, or has another's key, is a fault."""
    stack = [ResolveStringReferencesMiddleware(), RemoveEnclosingMiddleware()]
    library = bibtexparser.parse_string(text, parse_stack=stack)
    blocks = [block for block in library.blocks if isinstance(block, (Entry, ParsingFailedBlock))]
    for number, block in enumerate(blocks, start=1):
        where = f"{name}, entry {number} (line {(block.start_line or 0) + 1})"
        if isinstance(block, Entry):
            yield work_of(block, f"{where}, {block.key[:60]}" if block.key else where)
        else:
            yield Work(where, "document", title="?", faults=[said_of(block)])


def said_of(block: Block) -> str:
    """What is wrong with a block that is no entry."""
    if isinstance(block, DuplicateBlockKeyBlock):
        return f"key: “{block.key[:60]}” is the key of an entry before. Give one of them another."
    if isinstance(block, DuplicateFieldKeyBlock):
        return f"{', '.join(sorted(block.duplicate_keys))[:60]}: it stands there twice. Keep one of them."
    return "entry: it cannot be read. Are all its braces and quotation marks closed?"


def work_of(entry: Entry, where: str) -> Work:
    """An entry as a work."""
    kind = entry.entry_type.lower()
    work = Work(where, _TYPES.get(kind, "document"))
    fields = {field.key.lower(): str(field.value) for field in entry.fields}
    for field in entry.fields:
        if field.enclosing == "no-enclosing" and field.key.lower() != "month":
            work.faults.append(
                f"{field.key[:40]}: “{str(field.value)[:40]}” stands for a text that the file does not give. "
                "Put the text itself there, in braces."
            )
    if subtitle := fields.get("subtitle"):
        fields["title"] = f"{fields.get('title', '')}: {subtitle}"
    for attribute, names in _ONE.items():
        name = next((name for name in names if fields.get(name)), "")
        setattr(work, attribute, text_in(fields, name, work.faults))
    work.doi, work.url = verbatim(fields.get("doi", "")), verbatim(fields.get("url", ""))
    work.authors = names_in(fields, "author", work.faults)
    work.editors = names_in(fields, "editor", work.faults)
    work.keywords = re.split("[,;]", text_in(fields, "keywords", work.faults))
    work.genre = _GENRES.get(kind, _THESES.get(work.genre, work.genre))
    if work.type in ("book", "thesis", "manuscript"):
        work.container = ""
    work.date = date_of(fields, work.faults)
    return work


def text_in(fields: dict[str, str], name: str, faults: list[str]) -> str:
    """The text of a field as it is printed."""
    try:
        return printed(fields.get(name, ""))
    except ValueError as fault:
        faults.append(f"{name}: {fault}")
        return ""


def names_in(fields: dict[str, str], name: str, faults: list[str]) -> list[Name]:
    """The names of a field, in order. What stands in braces is one name."""
    found = []
    for said in split_multiple_persons_names(fields.get(name, "")):
        if said.strip() == "others":
            found.append(AND_OTHERS)
            continue
        try:
            found.append(person(said))
        except InvalidNameError as fault:
            faults.append(f"{name}: “{said[:60]}”: {fault.reason}.")
        except ValueError as fault:
            faults.append(f"{name}: {fault}")
    return found


def person(said: str) -> Name:
    """One name.

    Raises:
        ValueError: when it is none, or holds a command that is not known.
    """
    if said.startswith("{") and said.endswith("}"):
        return Name(printed(said))
    parts = parse_single_name_into_parts(said)
    family, given, suffix = (
        [printed(part) for part in each] for each in ([*parts.von, *parts.last], parts.first, parts.jr)
    )
    return Name(" ".join(family), " ".join(given), " ".join(suffix))


def date_of(fields: dict[str, str], faults: list[str]) -> WorkDate:
    """The date: in EDTF or words, else the year with its month and day."""
    date = text_in(fields, "date", faults)
    year, month, day = (text_in(fields, name, faults) for name in ("year", "month", "day"))
    if date or not year:
        return date_in_words(date)
    number = next((n for n, short in enumerate(_MONTHS, start=1) if month.lower()[:3] == short), month)
    if not year.isdigit() or not (str(number).isdigit() or not month):
        return date_in_words(f"{month} {year}".strip())
    try:
        return date_in_parts([year, number, day])
    except ValueError as fault:
        faults.append(f"year: {fault}.")
        return WorkDate()
