"""The note itself: an archive's document by its archive's pattern, literature by Chicago's forms."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from evidence.choices import LITERATURE, CollectionLevel, DocumentKind
from evidence.citations.details import DocumentDetails, HoldingDetails
from evidence.citations.pages import cite_pages
from evidence.citations.patterns import REMEMBERED, check_pattern, filling, join, tidy

#: The order for an archive that has no pattern. {archive} is known only here.
_USUAL_ORDER = "{title}, {date}, {identifier}, {number}, {collection}, {path}, {archive}, {pages}"

_LITERARY_KINDS = frozenset(
    {DocumentKind.BOOK, DocumentKind.ARTICLE, DocumentKind.CHAPTER, DocumentKind.THESIS}
)
#: What stands before a bare number in a path: 'Box 50'.
_LEVEL_LABELS = {
    CollectionLevel.VOLUME: "Vol.",
    CollectionLevel.FILE: "File",
    CollectionLevel.BOX: "Box",
    CollectionLevel.FOLDER: "Folder",
}
_YEARS = re.compile(r"(?<![-\w])([12][0-9]{3})-([0-9]{2}|[12][0-9]{3})(?![-\w])")


def cite(document: DocumentDetails, *, pages: str = "") -> str:
    """The note for a document, or for those of its pages that are meant; without a full stop at the end.

    Of several holdings the first that somebody has seen is cited. A document known only through another work
    says so. Raises `CitationPatternError` when the archive's pattern is not one.
    """
    note = _cite_literature(document, pages) if _is_literature(document) else _citing_holding(document)(pages)
    if document.quoted_in is None:
        return note
    source = cite(document.quoted_in, pages=document.quoted_in_page)
    return join(note, f"quoted in {source}" if source else "")


def _is_literature(document: DocumentDetails) -> bool:
    """Whether a document is cited as a publication rather than by where it is kept."""
    if document.kind in _LITERARY_KINDS:
        return True
    is_kept_somewhere = any(holding.level != CollectionLevel.LIST for holding in document.holdings)
    return document.source_class in LITERATURE and not is_kept_somewhere


@lru_cache(maxsize=REMEMBERED)
def _citing_holding(document: DocumentDetails) -> Callable[[str], str]:
    """What makes the note for an archive's document of the pages meant: many passages are cited of few documents."""
    seen_first = sorted(document.holdings, key=lambda holding: holding.is_cited_only)
    holding = seen_first[0] if seen_first else HoldingDetails()
    check_pattern(holding.archive_citation)
    pattern = holding.archive_citation or _USUAL_ORDER
    title = _archival_title(document)
    date = tidy(document.date_printed)
    filled = filling(
        pattern,
        {
            "title": title,
            "date": "" if _says(title, date) else date,
            "collection": _dashed(tidy(holding.collection_title), holding.level),
            "path": _path(holding, pattern),
            "identifier": tidy(holding.identifier),
            "number": tidy(holding.number),
            "archive": tidy(holding.archive_name),
        },
        "pages",
    )
    return lambda pages: filled(cite_pages(pages or holding.pages))


def _archival_title(document: DocumentDetails) -> str:
    """What scholars call it, or what it is, from whom and to whom.

    A title in another language goes first, in quotation marks and with its translation.
    """
    original = document.title_romanised or document.title
    translated = tidy(document.title_translated)
    if original and translated:
        return _with_translation(_quoted(original), translated)
    called = _without_full_stop(tidy(document.short_title)) or _quoted(original)
    if called:
        return _with_translation(called, translated)
    return _quoted(translated) or _described(document)


def _without_full_stop(title: str) -> str:
    """“Mr. Dayton to Mr. Seward.” as part of a sentence; the full stop of an abbreviation (Jr., U.S.) stays."""
    return re.sub(r"(?<=[a-z]{3})\.$", "", title)


def _with_translation(title: str, translated: str) -> str:
    """The title and, where it says something else, its translation in brackets."""
    return f"{title} [{translated}]" if translated and translated not in title else title


def _described(document: DocumentDetails) -> str:
    """'Telegram from A to B', of a document that has no title at all."""
    writer, reader = _names(document.authors), _names(document.recipients)
    kind = DocumentKind(document.kind).label if document.kind in DocumentKind else ""
    return tidy(f"{kind}{f' from {writer}' if writer else ''}{f' to {reader}' if reader else ''}")


@lru_cache(maxsize=REMEMBERED)
def _path(holding: HoldingDetails, pattern: str) -> str:
    """The collections from the top down, without those that the pattern names anyway."""
    named = pattern.replace("{collection}", tidy(holding.collection_title))
    named = named.replace("{archive}", tidy(holding.archive_name))
    steps = [step for step in map(tidy, holding.collection_path) if step and not _says(named, step)]
    label = _LEVEL_LABELS.get(CollectionLevel(holding.level)) if holding.level in CollectionLevel else None
    if steps and label and re.fullmatch(r"[0-9]+[A-Za-z]?", steps[-1]):
        steps[-1] = f"{label} {steps[-1]}"
    return _dashed(", ".join(steps), holding.level)


def _says(text: str, words: str) -> bool:
    """Whether a text has the words in it, whole: 'May 1' is not in 'May 16'."""
    return bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _dashed(text: str, level: str) -> str:
    """Volumes bear years, whose hyphen becomes a dash; the hyphens of an archive's codes are left alone."""
    return _YEARS.sub(r"\1–\2", text) if level == CollectionLevel.VOLUME else text


def _cite_literature(document: DocumentDetails, pages: str) -> str:
    """The note for a book, article, chapter or thesis; where its kind is not said, by what is known of it."""
    kind = document.kind
    if kind not in _LITERARY_KINDS:
        kind = DocumentKind.ARTICLE if document.container else DocumentKind.BOOK
    title = tidy(document.title_romanised or document.title or document.short_title)
    printed = title if kind == DocumentKind.BOOK else _quoted(title)
    title = _with_translation(printed, tidy(document.title_translated))
    held = document.holdings[0].pages if document.holdings else ""
    return join(
        _names(document.authors),
        *_published(document, kind, title),
        cite_pages(pages or held),
        _doi_address(document.doi),
    )


def _published(document: DocumentDetails, kind: str, title: str) -> tuple[str, ...]:
    """Title and imprint in the order of the kind."""
    year = str(document.year) if document.year is not None else ""
    place, publisher = tidy(document.place), tidy(document.publisher)
    if not publisher.startswith(f"{place}:"):
        publisher = ": ".join(part for part in (place, publisher) if part)
    imprint = f"({join(publisher, year)})"
    container = tidy(document.container)
    if kind == DocumentKind.ARTICLE:
        date = tidy(document.date_printed) or year
        return title, f"{container} ({'' if _says(container, date) else date})"
    if kind == DocumentKind.CHAPTER:
        return title, f"{f'in {container}' if container else ''} {imprint}"
    if kind == DocumentKind.THESIS:
        return (f"{title} ({join(container or 'thesis', publisher, year)})",)
    return (f"{title} {imprint}",)


def _quoted(title: str) -> str:
    """A title in quotation marks, those inside it becoming single; nothing when there is no title."""
    text = tidy(title).replace("“", "‘").replace("”", "’")
    return f"“{text}”" if text else ""


def _names(names: tuple[str, ...]) -> str:
    """'A', 'A and B', 'A, B, and C'; from four on 'A et al.' (Chicago Manual of Style, 17th ed., ch. 14)."""
    known = [name for name in map(tidy, names) if name]
    if len(known) > 3:
        return f"{known[0]} et al."
    if len(known) == 3:
        return f"{known[0]}, {known[1]}, and {known[2]}"
    return " and ".join(known)


def _doi_address(doi: str) -> str:
    """The DOI as an address."""
    bare = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi: ?)", "", doi.strip(), flags=re.IGNORECASE)
    return f"https://doi.org/{bare}" if bare else ""
