"""What marks a page break, a footnote, a list item or something unprinted in HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from evidence.importers.plain.numerals import write_number
from evidence.importers.plain.pages import label_in

#: Elements of which a browser prints nothing, or nothing of the document.
_UNPRINTED = frozenset(
    {
        *(
            "audio",
            "base",
            "button",
            "canvas",
            "datalist",
            "embed",
            "head",
            "iframe",
            "input",
            "link",
            "map",
            "meta",
        ),
        *(
            "nav",
            "noscript",
            "object",
            "param",
            "rp",
            "script",
            "select",
            "source",
            "style",
            "svg",
            "template",
        ),
        *("textarea", "title", "track", "video"),
    }
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BREAK_STYLE = re.compile(
    r"(?:page-)?break-(?P<where>before|after)\s*:\s*(?:always|left|right|recto|verso|page|all)\b",
    re.IGNORECASE,
)
_BREAK_CLASS = re.compile(
    r"(?:^|(?<!no)(?<!avoid)[-_])page[-_]?break(?P<where>[-_]?(?:before|after))?$", re.IGNORECASE
)
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_NOTE_TYPES = frozenset({"doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"})
_BACK_TYPES = frozenset({"doc-backlink", "backlink"})
_LIST_STYLES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class Break:
    """A page break: the label of the page that begins; whether it comes after the element, or is all that this is."""

    label: str
    after: bool = False
    is_mark: bool = False


def types_of(element: HtmlElement) -> set[str]:
    """What an element says it is, by ARIA roles and EPUB types."""
    return set(f"{element.get('role') or ''} {element.get('epub:type') or ''}".lower().split())


def is_dropped(element: HtmlElement) -> bool:
    """Whether a browser would print nothing of it."""
    if not isinstance(element.tag, str) or element.tag in _UNPRINTED or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def break_of(element: HtmlElement) -> Break | None:
    """The page break that an element is, or has before or after it; None if it has none.

    A mark's label is its `title`, its `aria-label` or its text, if that reads like a page number. An element with more
    text than that is no mere mark: its text stays, and the page begins before it.
    """
    if not isinstance(element.tag, str):
        return None
    classes = (element.get("class") or "").split()
    by_class = next(filter(None, map(_BREAK_CLASS.search, classes)), None)
    by_style = _BREAK_STYLE.search(element.get("style") or "")
    is_rule = element.tag == "hr" and "page" in classes
    if is_rule or by_class or types_of(element) & {"pagebreak", "doc-pagebreak"}:
        words = " ".join("".join(element.itertext()).split())
        said = (element.get("title") or "", element.get("aria-label") or "", words)
        label = next(filter(None, map(label_in, said)), "")
        is_mark = not words or bool(label_in(words))
        after = by_class is not None and (by_class["where"] or "").endswith("after") and not is_mark
        return Break(label, after, is_mark)
    return Break("", by_style["where"].lower() == "after") if by_style else None


def list_labels(numbered: HtmlElement) -> dict[HtmlElement, str]:
    """What a browser prints before each item of a numbered list (`ol`)."""
    if _UNNUMBERED.search(numbered.get("style") or ""):
        return {}
    items = numbered.findall("li")
    step = 1 if numbered.get("reversed") is None else -1
    number = _number(numbered.get("start"), 1 if step > 0 else len(items)) - step
    style = _LIST_STYLES.get(numbered.get("type") or "1", "decimal")
    labels = {}
    for item in items:
        number = _number(item.get("value"), number + step)
        labels[item] = f"{write_number(number, style)}."
    return labels


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"-?[0-9]{1,6}", value.strip()) else otherwise


class Notes:
    """Notes that a page marks as such and refers to: where their marks stand, and their text."""

    def __init__(self, root: HtmlElement) -> None:
        """A note is an element with the role or EPUB type of one, to whose id a link leads from outside a note."""
        marked = {
            element.get("id"): element
            for element in root.iter()
            if isinstance(element.tag, str) and element.get("id") and types_of(element) & _NOTE_TYPES
        }
        self.references: dict[HtmlElement, HtmlElement] = {}
        for link in root.iter("a"):
            target = marked.get((link.get("href") or "").removeprefix("#"))
            if target is not None and (link.get("href") or "").startswith("#") and not _is_back(link, target):
                self.references[link] = target
        self.bodies = set(self.references.values())
        self._taken: set[HtmlElement] = set()

    def take(self, reference: HtmlElement) -> HtmlElement | None:
        """The text of the note that is referred to, made ready; None if it was taken before."""
        body = self.references[reference]
        if body in self._taken:
            return None
        self._taken.add(body)
        back = [a for a in body.iter("a") if types_of(a) & _BACK_TYPES or self._leads_back(a, reference)]
        for link in back:
            link.drop_tree()
        _drop_label(body, self.label(reference), is_cut=bool(back))
        return body

    def label(self, reference: HtmlElement) -> str:
        """The mark as printed, without brackets."""
        words = " ".join("".join(reference.itertext()).split())
        return (words.strip("[]()［］（）") or words)[:50]

    def _leads_back(self, link: HtmlElement, reference: HtmlElement) -> bool:
        """Whether a link in a note leads to the note's mark, or to what encloses that."""
        goal = (link.get("href") or "").removeprefix("#")
        near = (reference, reference.getparent())
        return bool(goal) and goal in {place.get("id") for place in near if place is not None}


def _is_back(link: HtmlElement, target: HtmlElement) -> bool:
    """Whether a link stands in the note itself."""
    return any(around is target for around in link.iterancestors())


def _drop_label(body: HtmlElement, label: str, *, is_cut: bool) -> None:
    """Take the note's own number from the beginning of its text: it is the label already.

    “1. Text” and “[1] Text” begin with a number, “1 January” does not. Where a link with the number was cut out before,
    the full stop after it goes too.
    """
    number = re.escape(label)
    numbered = re.compile(rf"\s*(?:[\[(]{number}[\])]|{number}[.):]|{number}\s*$)\s*" if label else r"(?!)")
    stop = re.compile(r"\s*[.):\]](?![.])\s*" if is_cut else r"(?!)")
    for place in body.iter():
        parts = (
            ["text"] if place is body else ["tail"] if not isinstance(place.tag, str) else ["text", "tail"]
        )
        for part in parts:
            words = getattr(place, part)
            if words and words.strip():
                match = numbered.match(words) or stop.match(words)
                setattr(place, part, words[match.end() :] if match else words)
                return
