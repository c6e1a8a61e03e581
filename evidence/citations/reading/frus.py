"""References to Foreign Relations of the United States: series, years, volume and part, number and pages."""

from __future__ import annotations

import re

from evidence.citations.reading.draft import Draft
from evidence.citations.reading.references import PartName

_FIGURE = r"(?:E-?[0-9]{1,2}|[0-9]{1,2}|(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?![\w-])"
_SERIES = re.compile(
    r"(?:in\s+)?\b(?:Foreign Relations of the United States|FRUS)\b(?P<remark>\s*[(\[][^()\[\]]*[)\]])?",
    re.IGNORECASE,
)
#: An address of history.state.gov, or what stands at its end.
_CODED = re.compile(
    r"(?P<site>https?://history\.state\.gov/historicaldocuments/)?\b(?P<code>frus1[89][0-9]{2}[0-9a-z-]*)"
    r"(?:/d(?P<number>[0-9]{1,4}[a-z]?)\b)?(?![\w-])"
)
_DEPARTMENT = re.compile(r"(?:U\.S\.\s+)?Department of State,\s*(?:eds?\.,\s*)?", re.IGNORECASE)
#: What the volumes are about, where it stands before their number: '1955–1957, Korea, Volume XXIII'.
_SUBJECT = re.compile(r",\s*[^\W\d_][^;()\ue000]{2,120}?(?=,\s*vol(?:ume|\.)?\s)", re.IGNORECASE)
_EDITORS = re.compile(r",\s*eds?\.[^()\ue000;]{3,200}(?=\()", re.IGNORECASE)
_YEARS = re.compile(
    r"[,:\s]*(?P<years>(?P<first>1[89][0-9]{2})(?:[–/-](?P<last>[0-9]{4}|[0-9]{2}))?)(?![\w–-])"
)
_VOLUME = re.compile(
    rf"[,\s]*(?:\b(?:volume|vol\.?)\s*(?P<named>{_FIGURE})|(?P<bare>{_FIGURE})(?=\s*,?\s*(?:part|pt|/|:)|\s*,\s*(?:doc|no|pp?)\b))",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?:/(?P<after>[1-9])(?![0-9])|[,\s(]*\b(?:part|pt)\.?\s*(?P<part>[1-9]|{_FIGURE})\)?)", re.IGNORECASE
)
_NAME = re.compile(
    r"\s*[:,]\s*(?!(?:Part|pt|doc|document|no|pp?)\b)(?P<name>[^\W\d_][^,;()\ue000]*(?:,\s+(?!Part\b|pt\b|doc(?:ument)?\b|no\b|pp?\b)[^\W\d_][^,;()\ue000]*)*?)(?=\s*(?:,\s*(?:Part|pt|doc(?:ument)?|no|pp?)\b|\(|$|\.$|,\s*[0-9]))",
    re.IGNORECASE,
)
_IMPRINT = re.compile(r"\s*\([^()]*\)")
_NUMBER = re.compile(
    r"[,\s]*\b(?:document|doc\.?|no\.?)\s*(?:no\.\s*)?(?P<number>[0-9]{1,4}[a-z]?)\b", re.IGNORECASE
)
_BARE_PAGES = re.compile(
    r"\s*[,:]\s*(?P<pages>[0-9]{1,4}(?:[–-][0-9]{1,4})?(?:,\s*[0-9]{1,4}(?:[–-][0-9]{1,4})?)*)\s*\.?\s*$"
)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def claim_frus(draft: Draft) -> str | None:
    """Claim what tells the volume and the place in it; the volume's reference code, '' if it cannot be told.

    None when the series is not named.
    """
    series = _SERIES.search(draft.shape, draft.start, draft.end)
    if series is None:
        coded = _CODED.search(draft.shape, draft.start, draft.end)
        return _claim_coded(draft, coded) if coded else None
    if _DEPARTMENT.fullmatch(draft.note[draft.start : series.start()]):
        draft.claim(PartName.LEAD, draft.start, series.start())
    draft.claim(PartName.SERIES, series.start(), series.start("remark") if series["remark"] else series.end())
    years = _YEARS.match(draft.shape, series.end(), draft.end)
    if years is None:
        return ""
    subject = _SUBJECT.match(draft.shape, years.end(), draft.end)
    volume = _VOLUME.match(draft.shape, subject.end() if subject else years.end(), draft.end)
    at = volume.end() if volume else years.end()
    part = _PART.match(draft.shape, at, draft.end)
    at = part.end() if part else at
    name = _NAME.match(draft.shape, at, draft.end) if volume else None
    if name and part is None:
        part = _PART.match(draft.shape, name.end(), draft.end)
    at = max([at, *(match.end() for match in (name, part) if match)])
    draft.claim(PartName.VOLUME, years.start("years"), at)
    _claim_place(draft, at, bare=volume is not None)
    return _code(years, volume, part)


def _claim_coded(draft: Draft, coded: re.Match[str]) -> str:
    """Claim an address of the publisher, or the code of a volume with the number of a document in it."""
    if coded["site"]:
        draft.drop(PartName.ADDRESS)
        draft.claim(PartName.SERIES, *coded.span("site"))
    draft.claim(PartName.VOLUME, *coded.span("code"))
    if coded["number"]:
        draft.claim(PartName.NUMBER, *coded.span("number"), label=coded.start("number") - 1)
    return coded["code"]


def _claim_place(draft: Draft, at: int, *, bare: bool) -> None:
    """Claim imprint, number of the document and, where a volume is named, pages without a label."""
    editors = _EDITORS.match(draft.shape, at, draft.end)
    if editors:
        draft.claim(PartName.EDITORS, editors.start(), editors.end())
        at = editors.end()
    imprint = _IMPRINT.match(draft.shape, at, draft.end)
    if imprint:
        draft.claim(PartName.IMPRINT, imprint.start(), imprint.end())
        at = imprint.end()
    number = _NUMBER.match(draft.shape, at, draft.end)
    if number:
        draft.claim(PartName.NUMBER, *number.span("number"), label=_word(draft, number.start()))
        at = number.end()
    pages = _BARE_PAGES.match(draft.shape, at, draft.end)
    if pages and bare and draft.span_of(PartName.PAGES) is None:
        draft.claim(PartName.PAGES, *pages.span("pages"))


def _word(draft: Draft, start: int) -> int:
    """The place of the first letter from here."""
    while not draft.note[start].isalnum():
        start += 1
    return start


def _code(years: re.Match[str], volume: re.Match[str] | None, part: re.Match[str] | None) -> str:
    """'frus1952-54v14p2': as the publisher's files are called; nothing where years or a volume are missing."""
    if volume is None:
        return ""
    last = f"-{years['last'][-2:]}" if years["last"] else ""
    code = f"frus{years['first']}{last}v{_figure(volume['named'] or volume['bare'])}"
    return f"{code}p{int(_figure(part['part'] or part['after']))}" if part else code


def _figure(text: str) -> str:
    """'14' of 14 and of XIV, '03' of 3, 'e12' of E-12."""
    capital = text.upper().replace("-", "")
    if capital.startswith("E"):
        return f"e{int(capital[1:]):02}"
    if capital.isdecimal():
        return f"{int(capital):02}"
    values = [_VALUES[letter] for letter in capital]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return f"{sum(-value if value < after else value for value, after in pairs):02}"
