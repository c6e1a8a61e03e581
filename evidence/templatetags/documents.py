"""Words, pages and names as the pages of documents print them.

What stands in one line of a text is put into markup here rather than by a template: a long document has thousands of
such pieces, and a template's loop over them took longer than all else on its page.
"""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

from evidence.citations import cite_pages
from evidence.models import Document
from evidence.reading import Cell, NoteMark, PageMark, Piece, Run

register = template.Library()
register.filter("cited_pages", cite_pages)

#: What stands in the text where a thing without words does.
POINT_WORDS: Mapping[str, str] = {"gap": "[gap]", "figure": "[figure]"}


@register.filter
def marked_up(cell: Cell, enclosed: Mapping[str, Document]) -> SafeString:
    """The words of a cell with their emphasis and the marks between them; `enclosed` are documents by identifier."""
    return SafeString("".join([piece_markup(piece, enclosed) for piece in cell.pieces]))


def piece_markup(piece: Piece, enclosed: Mapping[str, Document]) -> str:
    """One run or mark; all that comes from a document is escaped."""
    match piece:
        case Run(text, ""):
            return escape(text)
        case Run(text, tag, look):
            return f'<{tag} class="{look}">{escape(text)}</{tag}>'
        case NoteMark(position, label):
            label = escape(label)
            return (
                f'<sup class="mark"><a id="mark-{position}" href="#note-{position}" aria-label="Note {label}">'
                f"{label}</a></sup>"
            )
        case PageMark(label, identifier):
            name, label = escape(identifier), escape(label)
            return f'<a class="page" id="{name}" href="#{name}" aria-label="Page {label}">p. {label}</a>'
    words = POINT_WORDS.get(piece.kind) or f"[Enclosed here: {link_to(enclosed.get(piece.value))}]"
    return f'<span class="point {piece.kind}">{words}</span>'


def link_to(document: Document | None) -> str:
    """A link to an enclosed document; words that give nothing away of one that the reader may not see."""
    if document is None:
        return "another document"
    return f'<a href="{escape(document.get_absolute_url())}">{escape(document.short_title)}</a>'
