"""Pages of a file that has breaks, and the labels under which people cite them.

No page number is made up. A page has the label that the file gives it; where the file has none, it is counted upward
from the first page's label if somebody said that, and stays without one otherwise.
"""

from __future__ import annotations

import re

from evidence.importers.plain.numerals import number_of, roman
from evidence.importers.plain.readings import Unreadable
from evidence.texts import TextBuilder

#: What stands around a page's number where one is printed: “[p. 12]”, “第12頁”, “- 12 -”.
_WORD = r"(?:pages?|pp?\.?|pg\.?|s\.|seite|第|ページ|쪽)"
_UNIT = r"(?:頁|ページ|页|쪽|面|丁)"
_NUMBER = r"(?:[A-Za-z]{1,3}[-.]?)?[0-9]{1,5}[a-z]?|[ivxlcdm]{1,10}|[一二三四五六七八九十百〇]{1,6}"
_LABEL = re.compile(rf"\s*(?P<word>{_WORD})?\s*(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?\s*", re.IGNORECASE)
_BRACKETS = {"[": "]", "［": "］", "【": "】", "〔": "〕"}
_DASHES = "-–—―－"
_FIGURES = {0xFF10 + figure: str(figure) for figure in range(10)}

#: Pages in Roman numerals are those of a preface; what writes a larger number is a word (mix, dim).
LARGEST_ROMAN = 200
#: The longest label that a page can have.
LONGEST_LABEL = 50


def label_in(words: str) -> str:
    """The page number that these words give, and nothing else beside it: “Page 12”, “[xii]”, “12”; else empty."""
    match = _match(bare(words))
    return match["number"] if match else ""


def label_line(line: str, *, at_head: bool) -> str:
    """The page number that a line by itself gives in plain text; else empty.

    In square brackets and with a word for page, `[p. 12]`, it does so anywhere; at the head of a page, right after a
    form feed, `[12]` and `- 12 -` do so as well.
    """
    stripped = line.strip()
    match = _match(bare(stripped))
    if match is None or bare(stripped) == stripped:
        return ""
    says_page = bool(match["word"] or match["unit"]) and stripped[0] in _BRACKETS
    return match["number"] if at_head or says_page else ""


def _match(words: str) -> re.Match[str] | None:
    """The parts of a page number with what stands around it; None for anything else, “mild” among it."""
    match = _LABEL.fullmatch(words.translate(_FIGURES))
    if match is None or not (match["number"].isascii() and match["number"].isalpha()):
        return match
    number = number_of(match["number"])
    return match if number is not None and number <= LARGEST_ROMAN else None


def bare(words: str) -> str:
    """The words without brackets or dashes around them."""
    stripped = words.strip()
    if len(stripped) > 2 and _BRACKETS.get(stripped[0]) == stripped[-1]:
        return stripped[1:-1]
    if len(stripped) > 2 and stripped[0] in _DASHES and stripped[-1] in _DASHES:
        return stripped[1:-1]
    return stripped


def label_after(label: str) -> str | None:
    """The label of the next page: 13 after 12, xiii after xii, A-10 after A-9; None where that is nobody's guess."""
    if (number := number_of(label)) is not None:
        following = roman(number + 1)
        return following.upper() if label.isupper() else following
    match = re.fullmatch(r"(.*?)([0-9]{1,9})", label)
    return f"{match[1]}{int(match[2]) + 1:0{len(match[2])}}" if match else None


class PageLabels:
    """Gives each page its label, in their order."""

    def __init__(self, first_page: str = "") -> None:
        """`first_page` is the label of the first page, from which the others are counted; empty to count none.

        Raises:
            Unreadable: when nobody can count on from that label.
        """
        if first_page and (label_after(first_page) is None or len(first_page) > LONGEST_LABEL // 2):
            raise Unreadable(
                f"from the first page “{first_page}” nobody can count on. Give a number: 12, xii or A-12."
            )
        self.next = first_page

    def begin(self, own: str = "") -> str:
        """The label of the page that begins now; `own` is the one that the file gives it."""
        label = own[:LONGEST_LABEL].strip() or self.next
        if self.next:
            self.next = label_after(label) or self.next
        return label


class PagedText:
    """A text with pages, while it is collected."""

    def __init__(self, first_page: str = "") -> None:
        """See `PageLabels`."""
        self.labels = PageLabels(first_page)
        self.builder = TextBuilder(page=self.labels.begin())
        self._begun_at = [0]

    def begin_page(self, own: str = "") -> None:
        """What follows stands on another page. A break before the first word begins the first page, not a second."""
        if self.builder.length:
            self.builder.page_break(self.labels.begin(own))
            self._begun_at.append(self.builder.length)
        elif own:
            self.builder.page_break(self.labels.begin(own))

    @property
    def n_pages(self) -> int:
        """How many pages have text on them."""
        ends = [*self._begun_at[1:], self.builder.length]
        return sum(1 for start, end in zip(self._begun_at, ends, strict=True) if end > start)
