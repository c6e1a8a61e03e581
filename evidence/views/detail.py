"""One document: what is known of it, and its wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from evidence.models import Document, DocumentMerge, DocumentText, Holding
from evidence.neighbours import Neighbours, neighbours
from evidence.queries.documents import shown_documents, text_with_notes, versions_of
from evidence.queries.reuse import reuse_of
from evidence.reading import date_in_words
from evidence.reports import citation_of
from evidence.views.people import people_of
from evidence.views.texts import shown_text

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: How many signs of a fingerprint an address names; fewer than the shortest name no version.
SHOWN, SHORTEST = 12, 8
#: In how many volumes a document's neighbours are looked up; hardly any document is printed in two.
MOST_VOLUMES = 3
#: How many documents with the same words are named beside the text; all of them have a page of their own.
MOST_ELSEWHERE = 6


@require_safe
def document_detail(request: HttpRequest, key: str) -> HttpResponse:
    """A document as its reader may see it; with `text`, in another version than the current one.

    The key of a document that was found to be one with another leads to that.
    """
    document = shown_documents(request.user).filter(key=key).first()
    if document is None:
        return redirect(heir_or_404(key, request.user))
    versions = versions_of(document)
    version = chosen_version(versions, request.GET.get("text", ""))
    text = text_with_notes(version) if version else None
    return render(
        request,
        "evidence/document_detail.html",
        {
            "document": document,
            "citation": citation_of(document),
            "date_in_words": date_in_words(document.date_edtf),
            "people": people_of(document),
            "volumes": volumes_of(document, request.user),
            "enclosed": enclosed_documents(document),
            "versions": [(each, each.sha256[:SHOWN]) for each in versions],
            "elsewhere": reuse_of(text, request.user, most=MOST_ELSEWHERE) if text else [],
            "reading": shown_text(text) if text else None,
        },
    )


def chosen_version(versions: Sequence[DocumentText], asked: str) -> DocumentText | None:
    """The version whose fingerprint begins so; if none is asked for, the first; None where there is no text.

    Raises:
        Http404: when the document has no such version.
    """
    if not asked:
        return versions[0] if versions else None
    named = [each for each in versions if each.sha256.startswith(asked)]
    if not re.fullmatch(f"[0-9a-f]{{{SHORTEST},64}}", asked) or not named:
        raise Http404("The document has no such text.")
    return named[0]


def heir_or_404(key: str, user: AnyUser) -> Document:
    """The document that the key of a merged one names now.

    Raises:
        Http404: when there is none that the user may see.
    """
    heir: Document | None = DocumentMerge.objects.visible_to(user).heir_of(key)
    if heir is None:
        raise Http404("There is no such document.")
    return heir


def volumes_of(document: Document, user: AnyUser) -> list[tuple[Holding, Neighbours]]:
    """The copies that an import has put in their place, with what stands beside them."""
    placed = [holding for holding in document.holdings.all() if holding.sort_key]
    return [(holding, neighbours(holding, user)) for holding in placed[:MOST_VOLUMES]]


def enclosed_documents(document: Document) -> dict[str, Document]:
    """The documents enclosed in one, by what their volume calls them."""
    return {holding.identifier: each for each in document.enclosures.all() for holding in each.holdings.all()}
