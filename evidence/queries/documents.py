"""What the page of one document tells; as many queries for a hundred notes or passages as for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch

from evidence.choices import TextKind
from evidence.models import AgentSuggestion, Document, DocumentText, Note, Page, Passage
from evidence.querysets import DocumentQuerySet
from evidence.reports import citable

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: Which wording is shown where none is asked for, the best first.
BEST_FIRST = TextKind.values


def shown_documents(user: AnyUser) -> DocumentQuerySet:
    """Documents that the user may see, with all that a page tells of them but the wording itself."""
    seen = Document.objects.visible_to(user)
    return citable(seen, to=user).prefetch_related(
        Prefetch("part_of", seen),
        "scans",
        Prefetch("enclosures", seen.prefetch_related("holdings")),
        Prefetch("quotes", seen),
        Prefetch("agent_suggestions", AgentSuggestion.objects.filter(confirmed_as=None)),
        Prefetch("texts", DocumentText.objects.defer("body", "structure")),
        Prefetch(
            "passages",
            Passage.objects.visible_to(user).select_related("study").order_by("study__title", "study", "key"),
        ),
    )


def versions_of(document: Document) -> list[DocumentText]:
    """The wordings of a shown document, without their words: the current ones first, the best kind before others."""
    return sorted(
        document.texts.all(),
        key=lambda text: (
            not text.is_current,
            BEST_FIRST.index(text.kind),
            text.language,
            -text.pk,
        ),
    )


def text_with_notes(version: DocumentText) -> DocumentText:
    """A wording with its words, notes and pages."""
    notes = Note.objects.order_by("position")
    pages = Page.objects.only("text", "label", "start").order_by("start")
    texts = DocumentText.objects.prefetch_related(Prefetch("notes", notes), Prefetch("pages", pages))
    found: DocumentText = texts.get(pk=version.pk)
    return found
