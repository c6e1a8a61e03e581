"""Page numbers as a footnote prints them."""

from __future__ import annotations

import re

_LABEL = re.compile(r"(?:pp?\.|pages?) ?(?=[0-9ivxlc])", re.IGNORECASE)
_BEGINS_WITH_PAGE = re.compile(r"[0-9]|[ivxlc]+(?![a-z])")
_NOTE_NUMBERS = re.compile(r" ?\b(?:n\. ?[0-9]+|nn\. ?[0-9]+(?:(?:–|, ?| and )[0-9]+)*)")
_BETWEEN_NUMBERS = re.compile(r"(?<=[0-9ivxlc]) ?[-–—] ?(?=[0-9ivxlc\[]|$)")


def cite_pages(pages: str) -> str:
    """'p. 649 n. 1', 'pp. 1303–1304', 'pp. 44, 47': the label by their number, an en dash in every range.

    What does not begin with a page number ('Kennan 375-381', 'fol. 3') gets no label.
    """
    text = _LABEL.sub("", " ".join(pages.split()), count=1).strip(" ,;")
    if _BEGINS_WITH_PAGE.match(text) is None:
        return re.sub(r"(?<=[0-9])-(?=[0-9])", "–", text)
    dashed = _BETWEEN_NUMBERS.sub("–", text)
    without_notes = _NOTE_NUMBERS.sub("", dashed)
    several = re.search(r"–|[,;] ?[0-9ivxlc]| and |&", without_notes)
    return f"{'pp.' if several else 'p.'} {dashed}"
