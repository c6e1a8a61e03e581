"""One shape for what differs only in typography: dashes, quotation marks, white space, width of letters."""

from __future__ import annotations

import re
import unicodedata

#: What is longer is no question, but a page put into the wrong box; the rest of it is not looked at.
LONGEST_QUERY = 200

#: Every stroke that printers and typists put for a hyphen.
DASHES = "‐‑‒–—―−﹣－"
_DASHES = dict.fromkeys(map(ord, DASHES), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‛ʼ′＇"), "'") | dict.fromkeys(map(ord, "“”„‟″＂"), '"')
_SIGNS = _DASHES | _QUOTES


def plain(text: str) -> str:
    """The text in one line, as typed but for its dashes and quotation marks; what no database takes is left out."""
    seen = "".join(as_seen(sign) for sign in text[: LONGEST_QUERY * 4])
    composed = unicodedata.normalize("NFC", seen).translate(_SIGNS)
    return " ".join(composed.split())[:LONGEST_QUERY].strip()


def as_seen(sign: str) -> str:
    """The sign; a space for one that steers (NUL, line feed), nothing for one without shape (a soft hyphen)."""
    category = unicodedata.category(sign)
    return " " if category == "Cc" else "" if category in {"Cf", "Cs"} else sign


def squashed(text: str) -> str:
    """The text without white space: file numbers are typed with it and without."""
    return "".join(text.split())


def words_of(text: str) -> tuple[str, ...]:
    """The words of a plain text, with the figures and letters that strokes and full stops join: 125/2, 794.5."""
    signs = (sign if unicodedata.category(sign)[0] in "LMNS" or sign in "/." else " " for sign in text)
    words = (word.strip("/.") for word in "".join(signs).split())
    return tuple(dict.fromkeys(word for word in words if word))


def pieces_of(text: str) -> tuple[str, ...]:
    """The figures and the letters of a plain text, which are the same however dashes and spaces stand between."""
    return tuple(dict.fromkeys(re.findall(r"[0-9]+|[^\W0-9_]+", text)))
