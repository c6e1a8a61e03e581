"""What a DOCX file says of its paragraphs elsewhere: styles that are headings, and the numbers of lists and notes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from evidence.importers.plain.docx_package import Package, attribute, child, is_on, name_of
from evidence.importers.plain.numerals import write_number

_HEADING = re.compile(r"(?:heading [1-9]|title|subtitle)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbered list."""

    style: str
    pattern: str
    start: int
    is_legal: bool = False


@dataclass
class Styles:
    """Styles of paragraphs by their id: their properties, their name, and the style that each is based on."""

    properties: dict[str, etree._Element] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> Styles:
        """The styles of a document."""
        styles = cls()
        for style in elements(package.related("styles"), "style"):
            key = attribute(style, "styleId")
            styles.names[key] = attribute(child(style, "name"))
            styles.bases[key] = attribute(child(style, "basedOn"))
            if (properties := child(style, "pPr")) is not None:
                styles.properties[key] = properties
        return styles

    def chain(self, key: str) -> Iterator[str]:
        """The style and those that it is based on, nearest first; a circle is left where it closes."""
        seen: set[str] = set()
        while key and key not in seen:
            seen.add(key)
            yield key
            key = self.bases.get(key, "")

    def find(self, own: etree._Element | None, *path: str) -> etree._Element | None:
        """A property of a paragraph: its own, or that of the nearest style that has it."""
        if (found := child(own, *path)) is not None:
            return found
        styles = (self.properties.get(key) for key in self.chain(attribute(child(own, "pStyle"))))
        return next((found for style in styles if (found := child(style, *path)) is not None), None)

    def is_heading(self, own: etree._Element | None) -> bool:
        """Whether a paragraph is a heading: by its outline level, or by a style of that name."""
        level = attribute(self.find(own, "outlineLvl"))
        names = (self.names.get(key, "") for key in self.chain(attribute(child(own, "pStyle"))))
        return (level.isdigit() and int(level) < 9) or any(_HEADING.fullmatch(name) for name in names)


class Numbering:
    """Counts the items of numbered lists, as a word processor does when it prints them."""

    def __init__(self, package: Package, styles: Styles) -> None:
        root = package.related("numbering")
        self.styles = styles
        self.lists = {
            attribute(each, "abstractNumId"): dict(levels(elements(each, "lvl")))
            for each in elements(root, "abstractNum")
        }
        self.abstract = {}
        self.restarts: dict[str, dict[int, int]] = {}
        for each in elements(root, "num"):
            key = attribute(each, "numId")
            self.abstract[key] = attribute(child(each, "abstractNumId"))
            self.restarts[key] = {
                number(attribute(override, "ilvl"), 0): number(attribute(start), 1)
                for override in elements(each, "lvlOverride")
                if (start := child(override, "startOverride")) is not None
            }
        self.counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self.unknown: set[str] = set()

    def list_of(self, own: etree._Element | None) -> tuple[str, int]:
        """The list in which a paragraph is an item, and the level; an empty list if it is in none."""
        key = attribute(self.styles.find(own, "numPr", "numId"))
        level = number(attribute(self.styles.find(own, "numPr", "ilvl")), 0)
        return (key, level) if key in self.abstract else ("", 0)

    def label(self, key: str, level: int) -> str:
        """The label of the next item at that level of a list; empty for a bullet."""
        kinds = self.lists.get(self.abstract[key], {})
        if level not in kinds or kinds[level].style in ("bullet", "none"):
            return ""
        counts = self.counts[self.abstract[key]]
        for at, start in self.restarts.pop(key, {}).items():
            counts[at] = start - 1
        counts[level] = counts.get(level, kinds[level].start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return re.sub(
            r"%([1-9])",
            lambda place: self.written(kinds, counts, level, int(place[1]) - 1),
            kinds[level].pattern,
        )

    def written(self, kinds: dict[int, Level], counts: dict[int, int], level: int, at: int) -> str:
        """The number at one of the levels of a label."""
        if at not in kinds:
            return ""
        style = "decimal" if kinds[level].is_legal else kinds[at].style
        written = write_number(counts.get(at, kinds[at].start), style)
        if written is None:
            self.unknown.add(style)
        return written or ""


class NoteNumbers:
    """Counts footnotes or endnotes, as a word processor does when it prints them."""

    def __init__(self, kind: str, places: Iterable[etree._Element | None]) -> None:
        """`kind` is footnote or endnote; `places` are where a document may say how, those that count first."""
        found = [said for place in places if (said := child(place, f"{kind}Pr")) is not None]
        said = {
            name: next(filter(None, (attribute(child(each, name)) for each in found)), "") for name in _SAID
        }
        self.style = said["numFmt"] or ("decimal" if kind == "footnote" else "lowerRoman")
        self.next = number(said["numStart"], 1)
        #: numbers that begin anew on each page hang on the printer: nobody knows them here
        self.is_known = said["numRestart"] in ("", "continuous")

    def label(self) -> str:
        """The number of the next note; empty where it is not known."""
        written = write_number(self.next, self.style) if self.is_known else ""
        self.next += 1
        return written or ""


_SAID = ("numFmt", "numStart", "numRestart")


def levels(found: Iterable[etree._Element]) -> Iterator[tuple[int, Level]]:
    """The levels of a list, each with its place."""
    for each in found:
        style = attribute(child(each, "numFmt")) or "decimal"
        pattern = attribute(child(each, "lvlText"))
        start = number(attribute(child(each, "start")), 1)
        yield number(attribute(each, "ilvl"), 0), Level(style, pattern, start, is_on(child(each, "isLgl")))


def elements(parent: etree._Element | None, name: str) -> list[etree._Element]:
    """The children of that name."""
    return [each for each in parent if name_of(each) == name] if parent is not None else []


def number(text: str, otherwise: int) -> int:
    """A whole number as a file gives it."""
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else otherwise
