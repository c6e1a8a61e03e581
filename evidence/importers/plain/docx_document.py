"""A Word document as a whole: its parts, and its page breaks."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from evidence.importers.plain.docx_package import REPAIR, Package, attribute, child, name_of
from evidence.importers.plain.docx_styles import NoteNumbers, Numbering, Styles, elements
from evidence.importers.plain.pages import PagedText
from evidence.importers.plain.readings import Unreadable

NOTE_KINDS = ("footnote", "endnote")


class Document:
    """A Word document with what its paragraphs refer to."""

    def __init__(self, package: Package) -> None:
        root = package.part(package.main)
        body = child(root, "body")
        if body is None:
            raise Unreadable(f"it has no body. {REPAIR}")
        self.body = body
        self.styles = Styles.of(package)
        self.numbering = Numbering(package, self.styles)
        sections = [each for each in body.iter() if name_of(each) == "sectPr"]
        places = [*sections, package.related("settings")]
        self.note_numbers = {kind: NoteNumbers(kind, places) for kind in NOTE_KINDS}
        self.notes = {
            (kind, attribute(note, "id")): note
            for kind in NOTE_KINDS
            for note in elements(package.related(f"{kind}s"), kind)
        }
        self.sections = sections
        self.n_symbols = 0

    def section_kinds(self) -> list[str]:
        """How each section begins."""
        return [attribute(child(section, "type")) or "nextPage" for section in self.sections]

    def note(self, kind: str, key: str) -> etree._Element:
        """The note that a mark refers to.

        Raises:
            Unreadable: when the file has none such.
        """
        try:
            return self.notes[kind, key]
        except KeyError as fault:
            said = f"it refers to a {kind} ({key[:20]}) that it does not have"
            raise Unreadable(f"{said}. {REPAIR}") from fault

    def remarks(self) -> Iterable[str]:
        """What a reader of the text should know."""
        if any(name_of(each) in ("ins", "del", "moveFrom", "moveTo") for each in self.body.iter()):
            yield "Tracked changes were read as accepted."
        if self.n_symbols:
            yield f"{self.n_symbols} signs of picture fonts stand as U+FFFD."
        if self.numbering.unknown:
            unknown = ", ".join(sorted(self.numbering.unknown))
            yield f"Numbers of list items were left out: they are written in a way not known here ({unknown[:100]})."


class Breaks:
    """Page breaks, each counted once, however often a file tells of it."""

    def __init__(self, paged: PagedText, sections: list[str]) -> None:
        self.paged = paged
        #: how the sections begin that are still to come
        self.sections = sections[1:]
        self._told_at = -1
        #: of a row of a table: how many breaks were counted in it, and how many told in the cell at hand
        self.in_row = self.in_cell = 0

    def explicit(self) -> None:
        """Somebody set a break here."""
        self.paged.begin_page()
        self._told_at = self.paged.builder.length

    def rendered(self) -> None:
        """The word processor broke the page here: perhaps because somebody set a break just before.

        A row of a table that goes on over the page tells so in each of its cells.
        """
        self.in_cell += 1
        if self._told_at == self.paged.builder.length:
            self._told_at = -1
        elif self.in_cell > self.in_row:
            self.paged.begin_page()
        self.in_row = max(self.in_row, self.in_cell)

    def section(self) -> None:
        """A section ends; the next one may begin on another page."""
        if self.sections and self.sections.pop(0) not in ("continuous", "nextColumn"):
            self.explicit()
