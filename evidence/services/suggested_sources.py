"""From a reference that was read to a document as it would be entered: archive and collection are looked up."""

from __future__ import annotations

from django.db.models import Q

from evidence.choices import CollectionLevel, DocumentKind, SourceClass
from evidence.citations.reading import Reference, ReferenceKind
from evidence.finding.columns import resembles
from evidence.finding.signs import plain
from evidence.finding.sources import NamedSource
from evidence.importers.frus.headings import kind_of_heading
from evidence.importers.frus.series import ARCHIVE
from evidence.models import Archive, Collection

_SHORTEST_NAME = 4


def suggested_source(reference: Reference) -> NamedSource:
    """What a reference tells of its document. What it does not tell stays empty, for the user to fill in."""
    if reference.kind == ReferenceKind.UNKNOWN:
        return NamedSource()
    if reference.kind == ReferenceKind.FRUS:
        return _of_volume(reference)
    if reference.kind == ReferenceKind.LITERATURE or (
        # “Rhee to Eisenhower”, quoted in a work, is a paper and not the short title of a book
        reference.kind == ReferenceKind.BACK and reference.authors and reference.quoted_in is None
    ):
        return _of_literature(reference)
    return _of_archive(reference)


def _of_volume(reference: Reference) -> NamedSource:
    """A document of a volume of FRUS, whose code tells the volume."""
    volume = next((part.text for part in reference.parts if part.name == "volume"), "")
    return NamedSource(
        short_title=reference.title[:200],
        kind=_kind(reference.title),
        source_class=SourceClass.INTERNAL,
        date_printed=reference.date_printed,
        archive=ARCHIVE["slug"],
        collection=reference.reference_code,
        collection_title=f"FRUS, {' '.join(volume.split())}" if volume != reference.reference_code else "",
        level=CollectionLevel.VOLUME,
        identifier=f"d{reference.number}" if reference.number else "",
        number=reference.number,
        cited_pages=reference.pages,
    )


def _of_literature(reference: Reference) -> NamedSource:
    """A book, article, chapter or thesis."""
    names = reference.authors
    by = (
        names[0] + (f" and {names[1]}" if len(names) == 2 else " et al." if len(names) > 2 else "")
        if names
        else ""
    )
    year = f" ({reference.year})" if reference.year else ""
    container = ", ".join(part for part in (reference.editors, reference.container, reference.issue) if part)
    return NamedSource(
        short_title=(f"{by}{year}" if by else reference.title)[:200],
        title=reference.title,
        title_translated=reference.title_translated,
        kind=_kind_of_literature(reference) if reference.kind == ReferenceKind.LITERATURE else "",
        source_class=SourceClass.SCHOLARSHIP,
        date_printed=reference.date_printed,
        authors="; ".join(names),
        year=reference.year,
        container=container,
        publisher=": ".join(part for part in (reference.place, reference.publisher) if part),
        doi=reference.doi,
        url=reference.url,
        cited_pages=reference.pages,
    )


def _of_archive(reference: Reference) -> NamedSource:
    """A paper in an archive: by the collection if it is here, else by what the citation says."""
    is_diary = reference.kind == ReferenceKind.DIARY
    there = _collection(reference)
    archive = there.archive if there else _archive(reference)
    others = [each for each in reference.identifiers if there is None or not _is_told(each, there)]
    code = there.reference_code if there else ", ".join(reference.collections or tuple(others))
    identifier = ", ".join(others) if there or reference.collections else ""
    return NamedSource(
        short_title=reference.title[:200],
        title=reference.title if len(reference.title) > 200 else "",
        title_translated=reference.title_translated,
        kind=DocumentKind.DIARY if is_diary else _kind(reference.title),
        date_printed=reference.date_printed,
        archive=archive.slug if archive else "",
        archive_name="" if archive else "; ".join(reference.archives),
        collection=code,
        collection_title=there.title if there else "",
        level=there.level if there else CollectionLevel.FILE,
        identifier=identifier,
        url=reference.url,
        cited_pages=reference.pages,
    )


def _collection(reference: Reference) -> Collection | None:
    """The collection whose reference code the citation gives; None where it gives those of several archives."""
    path = plain(", ".join(reference.collections)).replace("No. ", "")
    told = [path, *(plain(text) for text in (*reference.identifiers, *reference.collections))]
    tails = [text.removeprefix("File Code ").removeprefix("File ") for text in told]
    ways = [
        resembles("reference_code", text)
        for text in dict.fromkeys((*told, *tails))
        if len(text) >= _SHORTEST_NAME
    ]
    for way in ways:
        found = list(Collection.objects.filter(way).select_related("archive")[:2])
        if len(found) == 1:
            return found[0]
    return None


def _archive(reference: Reference) -> Archive | None:
    """The archive that is named in full, or in capitals that the title of one of its collections explains."""
    for name in reference.archives:
        line = plain(name).casefold()
        found = [each for each in Archive.objects.all() if line.startswith(plain(each.name).casefold())]
        if not found and name.isupper():
            explained = Q(collection__title__contains=f"({name})")
            found = list(Archive.objects.filter(explained).distinct()[:2])
        if len(found) == 1:
            return found[0]
    return None


def _is_told(identifier: str, collection: Collection) -> bool:
    """Whether the collection's code or title says the identifier already."""
    said = plain(f"{collection.reference_code} {collection.title}").replace(" ", "")
    return plain(identifier).replace(" ", "") in said


def _kind(title: str) -> str:
    """What sort of writing a title tells of; 'other' where it does not."""
    return kind_of_heading(title.replace("Memo ", "Memorandum "), "")


def _kind_of_literature(reference: Reference) -> str:
    if any(part.name == "imprint" and not part.text.startswith("(") for part in reference.parts):
        return DocumentKind.THESIS
    if reference.editors:
        return DocumentKind.CHAPTER
    return DocumentKind.ARTICLE if reference.container else DocumentKind.BOOK
