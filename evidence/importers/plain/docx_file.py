"""Word documents (DOCX): their words as printed, with headings, tables, numbered lists, notes and page breaks.

Page breaks are those that somebody set, and those where the word processor broke the page when it last saved the file.
Tracked changes are read as accepted; headers, footers, comments and hidden text are left out.
"""

from __future__ import annotations

from contextlib import nullcontext

from lxml import etree

from evidence.importers.plain.docx_document import NOTE_KINDS, Breaks, Document
from evidence.importers.plain.docx_package import Package, attribute, child, is_on, name_of
from evidence.importers.plain.pages import PagedText
from evidence.importers.plain.readings import Reading
from evidence.texts import Gap, NoteDraft, TextBuilder

#: Elements of which nothing is printed: properties, field codes, text deleted or moved away.
_UNPRINTED = frozenset(
    {
        *("del", "delText", "moveFrom", "instrText", "rt", "footnoteRef", "endnoteRef"),
        *("pPr", "rPr", "sdtPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr"),
    }
)
_NOTES = {f"{kind}Reference": kind for kind in NOTE_KINDS}


def read_docx(data: bytes, *, first_page: str = "") -> Reading:
    """The wording of a Word document.

    Raises:
        Unreadable: when it is broken, protected, or unpacks to more than it should.
    """
    paged = PagedText(first_page)
    document = Document(Package(data))
    walker = Walker(document, paged.builder, Breaks(paged, document.section_kinds()))
    walker.walk(document.body)
    return Reading(paged.builder.finish(), "Word document", paged.n_pages, tuple(document.remarks()))


class Walker:
    """Goes through a document, or a note of it, in reading order and feeds a text."""

    def __init__(self, document: Document, builder: TextBuilder, breaks: Breaks | None) -> None:
        self.document = document
        self.builder = builder
        #: None in a note, which has no pages of its own
        self.breaks = breaks
        self.list_before = ""
        self.label = ""

    def walk(self, parent: etree._Element) -> None:
        """All that an element has in it."""
        for element in parent:
            name = name_of(element)
            if name in _UNPRINTED:
                continue
            handle = getattr(self, f"on_{name}", None) if name else None
            (handle or self.walk)(element)

    def say(self, text: str) -> None:
        """Add text, with the label of the list item that it begins before it."""
        if text.strip() and self.label:
            self.builder.add(f"{self.label} ")
            self.label = ""
        self.builder.add(text)

    def on_p(self, element: etree._Element) -> None:
        """A paragraph; one after another in a list are lines."""
        properties = child(element, "pPr")
        key, level = self.document.numbering.list_of(properties)
        self.builder.separate(Gap.LINE if key and key == self.list_before else Gap.BLOCK)
        self.list_before = key
        self.label = self.document.numbering.label(key, level) if key else ""
        if self.breaks and is_on(self.document.styles.find(properties, "pageBreakBefore")):
            self.breaks.explicit()
        is_heading = self.document.styles.is_heading(properties)
        with self.builder.span("heading") if is_heading else nullcontext():
            self.walk(element)
        self.builder.separate(Gap.LINE)
        if self.breaks and child(properties, "sectPr") is not None:
            self.breaks.section()

    def on_r(self, element: etree._Element) -> None:
        """A run of text, unless it is hidden; one with a note's mark of somebody's own has the mark as its text."""
        if is_on(child(element, "rPr", "vanish")):
            return
        own = next(
            (each for each in element if name_of(each) in _NOTES and attribute(each, "customMarkFollows")),
            None,
        )
        if own is None:
            self.walk(element)
        else:
            self.note(own, "".join(each.text or "" for each in element if name_of(each) == "t").strip())

    def on_t(self, element: etree._Element) -> None:
        """Text; white space at its ends counts only where the file says so."""
        text = element.text or ""
        keeps = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        self.say(text if keeps else text.strip())

    def on_tab(self, element: etree._Element) -> None:
        """A tab is white space like any other."""
        self.builder.separate(Gap.SPACE)

    def on_br(self, element: etree._Element) -> None:
        """A line break, or a break set by somebody to go on on another page."""
        self.builder.separate(Gap.LINE)
        if self.breaks and attribute(element, "type") == "page":
            self.breaks.explicit()

    on_cr = on_br

    def on_lastRenderedPageBreak(self, element: etree._Element) -> None:
        """A page break of the word processor's own."""
        if self.breaks:
            self.breaks.rendered()

    def on_noBreakHyphen(self, element: etree._Element) -> None:
        """A hyphen."""
        self.say("-")

    def on_sym(self, element: etree._Element) -> None:
        """A sign of a picture font, of which nobody can tell what it means."""
        self.document.n_symbols += 1
        self.say("\ufffd")

    def on_drawing(self, element: etree._Element) -> None:
        """A figure, and the text in it if it is a text box."""
        self.builder.mark("figure")
        self.walk(element)

    on_pict = on_drawing

    def on_AlternateContent(self, element: etree._Element) -> None:
        """One thing told in two ways: the newer one is taken, if there is any text in it."""
        choice, fallback = child(element, "Choice"), child(element, "Fallback")
        has_text = choice is not None and any(name_of(each) == "t" for each in choice.iter())
        taken = choice if has_text or fallback is None else fallback
        if taken is not None:
            self.walk(taken)

    def on_ruby(self, element: etree._Element) -> None:
        """Characters with their reading beside them: the characters are the text, the reading is kept with them."""
        reading = child(element, "rt")
        words = (
            [each.text or "" for each in reading.iter() if name_of(each) == "t"]
            if reading is not None
            else []
        )
        with self.builder.span("reading", "".join(words).strip()):
            self.walk(element)

    def on_tbl(self, element: etree._Element) -> None:
        """A table."""
        self.builder.separate(Gap.BLOCK)
        self.walk(element)
        self.list_before = ""
        self.builder.separate(Gap.BLOCK)

    def on_tr(self, element: etree._Element) -> None:
        """A row of a table."""
        self.builder.separate(Gap.LINE)
        if self.breaks:
            self.breaks.in_row = 0
        self.walk(element)
        self.builder.separate(Gap.LINE)

    def on_tc(self, element: etree._Element) -> None:
        """A cell of a table."""
        self.builder.separate(Gap.CELL)
        if self.breaks:
            self.breaks.in_cell = 0
        with self.builder.cell():
            self.walk(element)
        self.builder.separate(Gap.CELL)

    def on_footnoteReference(self, element: etree._Element) -> None:
        """The mark of a note."""
        self.note(element, self.document.note_numbers[_NOTES[name_of(element)]].label())

    on_endnoteReference = on_footnoteReference

    def note(self, mark: etree._Element, label: str) -> None:
        """A note, out of the text and anchored where its mark stands."""
        kind, key = _NOTES[name_of(mark)], attribute(mark, "id")
        builder = TextBuilder()
        Walker(self.document, builder, None).walk(self.document.note(kind, key))
        draft = builder.finish()
        note = NoteDraft(label[:50], 0, draft.body, identifier=f"{kind} {key}"[:100], spans=draft.spans)
        self.builder.note(note, draft.notes, leads=True)
