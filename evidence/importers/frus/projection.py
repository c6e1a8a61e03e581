"""TEI as running text: the projection of docs/adr/0010 for the elements that FRUS volumes have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from evidence.choices import NoteKind
from evidence.importers.frus.safe_xml import TEI, XML_ID, local_name, local_parent
from evidence.texts import Gap, NoteDraft, TextBuilder, TextDraft

#: What `hi` is called in spans; misspellings that volumes have included.
EMPHASIS = {
    "italic": "italic",
    "strong": "bold",
    "strpng": "bold",
    "bold": "bold",
    "smallcaps": "smallcaps",
    "underline": "underline",
    "superscript": "superscript",
    "sub": "subscript",
    "subscript": "subscript",
}
#: Paragraphs that are more than paragraphs.
PARAGRAPHS = {"sectiontitleital": "section", "center": "center", "right": "right"}
#: Blocks, and what their spans are called; without a name they have none.
BLOCKS = {
    "head": "heading",
    "dateline": "dateline",
    "opener": "",
    "closer": "closer",
    "signed": "signature",
    "salute": "salute",
    "postscript": "postscript",
    "quote": "quote",
    "table": "table",
    "attachment": "attachment",
    "list": "list",
    "byline": "",
    "argument": "",
    "epigraph": "",
    "lg": "",
    "div": "",
}
#: Elements of a line: nothing but their words, or a span of this kind.
INLINE = {
    "persName": "person",
    "placeName": "place",
    "date": "date",
    "gloss": "term",
    "term": "term",
    "del": "deleted",
    "ref": "",
    "seg": "",
    "time": "",
    "orgName": "",
    "name": "",
    "num": "",
    "unclear": "",
    "affiliation": "",
    "roleName": "",
    "foreign": "",
    "q": "",
    "title": "",
    "abbr": "",
    "sic": "",
    "corr": "",
    "add": "",
    "idno": "",
}
#: What describes the file rather than the print, or is a program.
LEFT_OUT = frozenset(
    {"page-count-according-to-citation", "file", "pdf", "problem", "script", "style", "object", "param"}
)
LONGEST_IDENTIFIER = 100
#: Of two readings side by side the one that is printed: what stood there before anybody corrected or resolved it.
PRINTED = ("sic", "orig", "abbr", "lem")
#: In these, every element is a block, known or not.
AROUND_BLOCKS = frozenset({"div", "attachment", "quote"})
#: In these, paragraphs and lists stand on a line of their own and no more.
CLOSE = frozenset({"item", "label", "signed", "closer", "dateline", "opener", "head", "salute"})


@dataclass
class Projection:
    """The text of one document in the making, and what is met on the way."""

    #: called with a nested document's element and the page on which it begins; gives its identifier and the last page
    nested: Callable[[Any, str], tuple[str, str]] | None = None
    #: the page that the text has reached
    page: str = ""
    #: names of elements that are not known here, with how often
    unknown: Counter[str] = field(default_factory=Counter)
    builder: TextBuilder = field(default_factory=TextBuilder)
    #: kinds of notes that are told by their element
    kind_of_note: Callable[[Any], NoteKind] = lambda note: NoteKind.FOOTNOTE

    def project(self, element: Any) -> TextDraft:
        """The text of a document's element."""
        self.builder = TextBuilder(page=self.page)
        self.content(element)
        return self.builder.finish()

    def content(self, element: Any) -> None:
        """What stands in an element, in order."""
        builder = self.builder
        last = len(element) - 1
        if last >= 0 and is_indentation(element.text):
            builder.separate(Gap.SOFT)
        else:
            builder.add(element.text)
        for place, child in enumerate(element):
            if isinstance(child.tag, str):
                self.element(child)
            if place == last and is_indentation(child.tail):
                builder.separate(Gap.SOFT)
            else:
                builder.add(child.tail)

    def element(self, element: Any) -> None:
        """One element."""
        name = local_name(element)
        if name in INLINE or name == "hi":
            self.inline(element, name)
        elif name == "p":
            self.paragraph(element)
        elif name == "pb":
            self.page_break(element)
        elif name == "note":
            self.note(element)
        elif name == "lb":
            self.builder.separate(Gap.LINE)
        elif name == "div" and element.get("type") == "document":
            self.nested_document(element)
        elif name in BLOCKS:
            self.block(element, name)
        elif name in ("item", "row"):
            self.line(element)
        elif name == "label":
            self.label(element)
        elif name == "cell":
            self.cell(element)
        elif name in ("gap", "graphic"):
            self.builder.mark("gap" if name == "gap" else "figure")
        elif name == "figure":
            self.figure(element)
        elif name in ("choice", "app"):
            self.choice(element)
        elif name not in LEFT_OUT:
            self.unknown_element(element, name)

    def figure(self, element: Any) -> None:
        """A figure, with the words that are printed with it."""
        self.builder.mark("figure")
        for words in element.iterchildren(f"{TEI}head", f"{TEI}p"):
            self.element(words)

    def choice(self, element: Any) -> None:
        """Readings side by side: the printed one."""
        readings = [child for child in element if isinstance(child.tag, str)]
        printed = [child for child in readings if local_name(child) in PRINTED]
        for reading in (printed or readings)[:1]:
            self.content(reading)

    def unknown_element(self, element: Any, name: str) -> None:
        """An element that is not known here: its words are kept, apart from those around it where blocks stand."""
        parent = local_parent(element)
        gap = Gap.BLOCK if parent in AROUND_BLOCKS else Gap.LINE if parent in ("list", "table") else Gap.NONE
        self.unknown[name] += 1
        self.builder.separate(gap)
        self.content(element)
        self.builder.separate(gap)

    def inline(self, element: Any, name: str) -> None:
        """An element within a line; a `seg` of an opener is a line of its own."""
        kind = INLINE.get(name) or EMPHASIS.get(rend(element), "")
        is_line = name == "seg" and (local_parent(element) == "opener" or rend(element) == "center")
        if is_line:
            self.builder.separate(Gap.BLOCK)
        if kind:
            with self.builder.span(kind, value_of(element, name)):
                self.content(element)
        else:
            self.content(element)
        if is_line:
            self.builder.separate(Gap.BLOCK)

    def paragraph(self, element: Any) -> None:
        """A paragraph."""
        gap = Gap.LINE if local_parent(element) in CLOSE else Gap.BLOCK
        self.builder.separate(gap)
        kind = PARAGRAPHS.get(rend(element), "")
        if kind:
            with self.builder.span(kind):
                self.content(element)
        else:
            self.content(element)
        self.builder.separate(gap)

    def block(self, element: Any, name: str) -> None:
        """A heading, a list, a signature: whatever stands apart."""
        parent = local_parent(element)
        is_part_of_a_line = name == "quote" and parent in ("p", "item") and element.find(f"{TEI}p") is None
        gap = Gap.LINE if parent in CLOSE or (name == "head" and parent == "list") else Gap.BLOCK
        if is_part_of_a_line:
            gap = Gap.NONE
        kind = BLOCKS[name]
        if name == "head" and parent in ("list", "table"):
            kind = "label"
        self.builder.separate(gap)
        if kind:
            with self.builder.span(kind, element.get("type", "").strip() if name == "list" else ""):
                self.content(element)
        else:
            self.content(element)
        self.builder.separate(gap)

    def line(self, element: Any) -> None:
        """An item of a list, beside its label if it has one, or a row of a table."""
        is_labelled = False
        if local_name(element) == "item":
            before = next(element.itersiblings(f"{TEI}item", f"{TEI}label", preceding=True), None)
            is_labelled = before is not None and before.tag == f"{TEI}label"
        if is_labelled:
            with self.builder.beside():
                self.content(element)
        else:
            self.builder.separate(Gap.LINE)
            self.content(element)
        self.builder.separate(Gap.LINE)

    def label(self, element: Any) -> None:
        """What stands before an item."""
        self.builder.separate(Gap.LINE)
        self.content(element)
        self.builder.separate(Gap.SPACE)

    def cell(self, element: Any) -> None:
        """A cell of a table; tabs stand between cells, so that an empty one keeps its place."""
        if next(element.itersiblings(f"{TEI}cell", preceding=True), None) is not None:
            self.builder.next_cell()
        with self.builder.cell():
            self.content(element)

    def page_break(self, element: Any) -> None:
        """Where a printed page begins."""
        self.page = page_label(element)
        self.builder.page_break(self.page)

    def nested_document(self, element: Any) -> None:
        """A document within this one is a document of its own; here it leaves a mark."""
        if self.nested is None:
            self.content(element)
            return
        identifier, page = self.nested(element, self.page)
        self.builder.separate(Gap.BLOCK)
        self.builder.mark("enclosure", identifier)
        if page != self.page:
            self.page = page
            self.builder.page_break(page)

    def note(self, element: Any) -> None:
        """A note: a text of its own, and a mark here. A page that begins within it has begun here too."""
        inner = Projection(
            nested=self.nested, page=self.page, unknown=self.unknown, kind_of_note=self.kind_of_note
        )
        inner.builder = TextBuilder()
        inner.content(element)
        text = inner.builder.finish()
        kind = self.kind_of_note(element)
        draft = NoteDraft(
            label=note_label(element, kind),
            anchor=0,
            body=text.body,
            kind=kind,
            identifier=element.get(XML_ID, "")[:LONGEST_IDENTIFIER],
            spans=text.spans,
        )
        self.builder.note(draft, text.notes, leads=is_first_printed(element))
        if inner.page != self.page:
            self.page = inner.page
            self.builder.page_break(self.page)


def is_indentation(text: str | None) -> bool:
    """Whether white space at an edge of an element is there for the markup's looks: a line break, and no word."""
    return text is not None and text.isspace() and "\n" in text


def is_first_printed(element: Any) -> bool:
    """Whether nothing is printed before an element in the one around it; a page break is not."""
    if (element.getparent().text or "").strip():
        return False
    return not any(
        (sibling.tail or "").strip() or (isinstance(sibling.tag, str) and sibling.tag != f"{TEI}pb")
        for sibling in element.itersiblings(preceding=True)
    )


def rend(element: Any) -> str:
    """How something is printed, in either of the two ways to say it."""
    return str(element.get("rend") or element.get("rendition", "").lstrip("#")).strip()


def value_of(element: Any, name: str) -> str:
    """What the markup says of a name or a date beyond its words."""
    if name == "date":
        return str(element.get("when") or "/".join(filter(None, (element.get("from"), element.get("to")))))
    return str(element.get("corresp") or element.get("target") or "").lstrip("#")


def page_label(element: Any) -> str:
    """A page's number as printed; brackets with nothing in them are no number."""
    label = str(element.get("n") or "").strip()
    return "" if label == "[]" else label[:50]


def note_label(element: Any, kind: NoteKind) -> str:
    """A note's mark as printed; the number 0 is the encoders', for a source note that is printed without one."""
    label = str(element.get("n") or "").strip()
    return "" if label == "0" or kind == NoteKind.LABEL else label[:50]


def words_of(element: Any) -> str:
    """An element's words in one line, without its notes."""
    if not len(element):  # most names and dates
        return " ".join((element.text or "").split())
    builder = TextBuilder()
    projection = Projection(builder=builder)
    with builder.cell():
        projection.content(element)
    return builder.finish().body
