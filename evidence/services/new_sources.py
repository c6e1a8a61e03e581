"""A document that somebody has in hand, entered with its archive, its collection and the copy cited."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from evidence.choices import CollectionLevel, DocumentKind, HoldingStatus
from evidence.finding.columns import resembles
from evidence.finding.signs import plain
from evidence.finding.sources import NamedSource
from evidence.importers.frus.series import ARCHIVE
from evidence.models import Archive, Collection, Document, Holding, User
from evidence.services.field_faults import told_at
from evidence.services.saving import save_row

#: What the history says of rows that came in this way.
REASON = "quick entry"
_OF_DOCUMENT = (
    *("short_title", "title", "title_translated", "source_class", "date_printed", "authors", "year"),
    *("container", "publisher", "doi"),
)


@transaction.atomic
def make_source(
    source: NamedSource, *, by: User, quoted_in: Document | None = None, quoted_in_page: str = ""
) -> Document:
    """A new document as the source describes it, with the copy that it cites, and what that copy lies in.

    Where it is known only through another work, that is `quoted_in`, with the page.

    Raises:
        ValidationError: naming each field of the source that breaks a rule; nothing is written then.
    """
    through: dict[str, Any] = {"quoted_in": quoted_in, "quoted_in_page": quoted_in_page.strip()}
    document = Document(kind=source.kind or DocumentKind.OTHER, **through)
    for name in _OF_DOCUMENT:
        setattr(document, name, getattr(source, name))
    with told_at({"date_edtf": "date_printed"}, kept=frozenset((*_OF_DOCUMENT, *through))):
        save_row(document, by=by, reason=REASON)
    collection = _collection(source, by=by)
    if collection is not None:
        _make_holding(document, collection, source, by=by)
    return document


def _collection(source: NamedSource, *, by: User) -> Collection | None:
    """The collection that is named, made if it is not here; None where none is named."""
    code = source.collection.strip()
    if not code:
        if source.identifier or source.number:
            raise ValidationError(
                {"collection": "An identifier or a number is one in a collection: name the collection too."}
            )
        return None
    archive = _archive(source, by=by)
    there = Collection.objects.filter(resembles("reference_code", plain(code)), archive=archive).first()
    if there is not None:
        return there
    made = Collection(
        archive=archive,
        reference_code=code,
        title=source.collection_title,
        level=source.level or CollectionLevel.FILE,
    )
    with told_at({"reference_code": "collection", "title": "collection_title", "archive": "archive"}):
        save_row(made, by=by, reason=REASON)
    return made


def _archive(source: NamedSource, *, by: User) -> Archive:
    """The archive of that short name, or of that name; made if it is not here."""
    name = source.archive_name.strip()
    if not source.archive and not name:
        raise ValidationError({"archive": "Choose the archive that keeps the collection, or name a new one."})
    known = Q(slug=source.archive) if source.archive else Q(name__iexact=name)
    there = Archive.objects.filter(known).first()
    if there is not None:
        return there
    made = (
        Archive(**ARCHIVE) if source.archive == ARCHIVE["slug"] else Archive(slug=_free_slug(name), name=name)
    )
    with told_at({"name": "archive_name", "slug": "archive_name"}):
        save_row(made, by=by, reason=REASON)
    return made


def _free_slug(name: str) -> str:
    """A short name for an archive that no other has."""
    base, number = slugify(name)[:40] or "archive", 1
    slug = base
    while Archive.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


def _make_holding(document: Document, collection: Collection, source: NamedSource, *, by: User) -> None:
    """The copy cited. An identifier of a document that the user may not see is kept as the number, and not refused:
    a refusal would tell that the document is there.
    """
    identifier, number = source.identifier.strip(), source.number.strip()
    holder = Document.objects.filter(holdings__collection=collection, holdings__identifier=identifier)
    if identifier and holder.exists():
        seen = holder.visible_to(by).first()
        if seen is not None:
            said = f"“{seen}” has this identifier in this collection. Choose it, or correct the identifier."
            raise ValidationError({"identifier": said})
        identifier, number = "", (number or identifier)[:50]
    holding = Holding(
        document=document,
        collection=collection,
        identifier=identifier,
        number=number,
        pages=source.cited_pages,
        url=source.url,
        status=HoldingStatus.CITED,
    )
    named = frozenset({"identifier", "number", "url"})
    with told_at({"pages": "cited_pages"}, kept=named):
        save_row(holding, by=by, reason=REASON)
