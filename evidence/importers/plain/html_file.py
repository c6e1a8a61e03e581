"""HTML: its words in reading order, with headings, lists, tables, page breaks and footnotes that are marked as such."""

from __future__ import annotations

import re
from contextlib import ExitStack

import lxml.html
from lxml import etree

from evidence.importers.plain.decoding import CONTROLS, decoded
from evidence.importers.plain.html_marks import Notes, break_of, is_dropped, list_labels
from evidence.importers.plain.pages import PagedText
from evidence.importers.plain.readings import Reading, Unreadable
from evidence.texts import Gap, NoteDraft, TextBuilder

_BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "fieldset",
        ),
        *(
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
        ),
        *("legend", "main", "ol", "p", "pre", "section", "summary", "table", "ul"),
    }
)
_GAPS = dict.fromkeys(_BLOCKS, Gap.BLOCK) | {
    **dict.fromkeys(("li", "tr", "dt", "dd", "caption"), Gap.LINE),
    **dict.fromkeys(("td", "th"), Gap.CELL),
}
_DECLARED = re.compile(
    rb"""<meta[^>]{1,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)


def read_html(data: bytes, *, encoding: str = "", first_page: str = "") -> Reading:
    """The wording of an HTML page. Nothing that it refers to is fetched.

    Raises:
        Unreadable: when its encoding cannot be told, or it is nested beyond reason.
    """
    text, name = decoded(data, given=encoding, declared=declared_encoding(data))
    root = parse(text)
    paged = PagedText(first_page)
    walker = _Walker(paged.builder, paged, Notes(root))
    walker.walk(root)
    return Reading(paged.builder.finish(), f"HTML in {name}", paged.n_pages)


def declared_encoding(data: bytes) -> str:
    """The encoding that the page's head names; empty if none. As a browser does, UTF-16 there is taken for UTF-8."""
    found = _DECLARED.search(data[:4096])
    name = (found[1] or found[2]).decode("ascii", "replace") if found else ""
    return "utf-8" if name.lower().startswith("utf-16") else name


def parse(text: str) -> lxml.html.HtmlElement:
    """The tree of a page.

    Raises:
        Unreadable: when the parser gave up on its way; it would leave the rest out without a word.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError as fault:
        raise Unreadable("there are no words in it (read as HTML). Is it the right file?") from fault
    if fatal := next((entry for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL), None):
        raise Unreadable(f"line {fatal.line}: it is no sound HTML ({fatal.message}). Save the page anew.")
    return root


class _Walker:
    """Goes through a page in reading order and feeds a text."""

    def __init__(self, builder: TextBuilder, paged: PagedText | None, notes: Notes) -> None:
        self.builder = builder
        #: None in a note, which has no pages of its own
        self.paged = paged
        self.notes = notes
        #: labels of list items that have no text yet
        self.labels: list[str] = []
        self.item_labels: dict[lxml.html.HtmlElement, str] = {}
        self.as_printed = False

    def say(self, text: str | None) -> None:
        """Add text, with the label of the list item that it begins before it."""
        if not text:
            return
        text = text.replace("\u00ad", "")  # where a word could have been broken, and was not
        text = CONTROLS.sub("\ufffd", text)  # the page's bytes have none, but can refer to them: &#1;
        if text.strip() and self.labels:
            self.builder.add(" ".join(self.labels) + " ")
            self.labels = []
        for number, line in enumerate(text.split("\n") if self.as_printed else [text]):
            if number:
                self.builder.separate(Gap.LINE)
            self.builder.add(line)

    def walk(self, element: lxml.html.HtmlElement) -> None:
        """An element with all that is in it."""
        found = break_of(element)
        if found and not found.after:
            self.begin_page(found.label)
        if not (found and found.is_mark):
            self.element(element)
        elif element.tag == "hr":
            self.builder.separate(Gap.BLOCK)
        if found and found.after:
            self.begin_page(found.label)

    def element(self, element: lxml.html.HtmlElement) -> None:
        """An element that is no mere mark of a page break."""
        if is_dropped(element) or element in self.notes.bodies:
            return
        if element in self.notes.references:
            self.note(element)
        elif element.tag == "br":
            self.builder.separate(Gap.LINE)
        elif element.tag == "img":
            self.builder.mark("figure", (element.get("alt") or "").strip())
        elif element.tag == "ruby":
            self.ruby(element)
        else:
            self.content(element)

    def content(self, element: lxml.html.HtmlElement) -> None:
        """What is in an element, apart from what is around it as its kind demands."""
        gap = _GAPS.get(element.tag, Gap.NONE)
        if element.tag in ("ol", "ul") and element.getparent().tag == "li":
            gap = Gap.LINE
        self.builder.separate(gap)
        if element.tag == "ol":
            self.item_labels |= list_labels(element)
        if label := self.item_labels.pop(element, ""):
            self.labels.append(label)
        before = self.as_printed
        self.as_printed = before or element.tag == "pre"
        with ExitStack() as around:
            if re.fullmatch("h[1-6]", element.tag):
                around.enter_context(self.builder.span("heading"))
            if element.tag in ("td", "th"):
                around.enter_context(self.builder.cell())
            self.say(element.text)
            for child in element:
                self.walk(child)
                self.say(child.tail)
        self.as_printed = before
        if element.tag == "li":
            self.labels = []
        self.builder.separate(gap)

    def begin_page(self, label: str) -> None:
        """What follows stands on another page."""
        if self.paged:
            self.paged.begin_page(label)

    def ruby(self, element: lxml.html.HtmlElement) -> None:
        """Characters with their reading beside them: the characters are the text, the reading is kept with them."""
        reading = "".join("".join(rt.itertext()) for rt in element.iter("rt")).strip()
        with self.builder.span("reading", reading):
            self.say(element.text)
            for child in element:
                if child.tag not in ("rt", "rp", "rtc"):
                    self.element(child)
                self.say(child.tail)

    def note(self, reference: lxml.html.HtmlElement) -> None:
        """The note that a mark refers to; a second mark of the same note only stands for itself and is left out."""
        body = self.notes.take(reference)
        if body is None:
            return
        builder = TextBuilder()
        inner = _Walker(builder, None, self.notes)
        inner.content(body)
        draft = builder.finish()
        label = self.notes.label(reference)
        note = NoteDraft(label, 0, draft.body, identifier=(body.get("id") or "")[:100], spans=draft.spans)
        self.builder.note(note, draft.notes, leads=True)
