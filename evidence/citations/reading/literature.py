"""References to books, articles, chapters, theses and newspapers."""

from __future__ import annotations

import re

from evidence.citations.reading.archives import claim_title
from evidence.citations.reading.draft import Draft
from evidence.citations.reading.names import end_of_names
from evidence.citations.reading.references import PartName
from evidence.citations.reading.scraps import dates_in

_IMPRINT = re.compile(r"\((?P<inside>[^()]*[12][0-9]{3}[^()]*)\)")
_THESIS = re.compile(
    r"(?:Ph\.\s?D\.|doctoral|master’?s|M\.?A\.?)\s+(?:dissertation|thesis|diss\.)[^;()]*?,\s*[12][0-9]{3}",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"\b(?:Vol|Non?|Nr)\.\s*[0-9]+(?:[,.]?\s*(?:Non?|Nr|Issue)\.?\s*[0-9]+(?:[–-][0-9]+)?)?|(?<=[^\W\d_])\s[0-9]+,\s*no\.\s*[0-9]+",
    re.IGNORECASE,
)
_TRANSLATORS = re.compile(r",\s*(?P<by>trans(?:lated by|\.)\s+[^,]+(?:,\s*and\s[^,]+)?)", re.IGNORECASE)
_IN = re.compile(r"[,\s]*\bin\s+")
_BRACKETED = re.compile(r"\s*\[[^\[\]]*\]")


def is_published(draft: Draft) -> bool:
    """Whether it has an imprint or is dated in brackets, is a thesis, or an article with issue and date or address."""
    if _IMPRINT.search(draft.note, draft.start, draft.end) or _THESIS.search(
        draft.note, draft.start, draft.end
    ):
        return True
    quoted = draft.shape.find("“", draft.start, draft.end) >= 0
    has_issue = _ISSUE.search(draft.shape, draft.start, draft.end) is not None
    has_address = draft.span_of(PartName.ADDRESS) is not None
    is_dated = bool(dates_in(draft.shape, draft.start, draft.end))
    container = re.search(r"[”»?]\s*(?:\[[^\[\]]*\]\s*)?,?\s*in\s", draft.shape[draft.start : draft.end])
    return quoted and ((is_dated and (has_issue or has_address)) or container is not None)


def claim_published(draft: Draft) -> None:
    """Claim authors, title, what it stands in, imprint or date."""
    at = _claim_imprint(draft)
    translators = _TRANSLATORS.search(draft.shape, draft.start, draft.end)
    if translators:
        draft.claim(PartName.REMARK, *translators.span("by"))
    if _begins_with_quotation(draft, at):
        _claim_article(draft, at)
    else:
        _claim_book(draft, at)


def _begins_with_quotation(draft: Draft, end: int) -> bool:
    """Whether the title is in quotation marks, and has not merely some in it."""
    quote = draft.shape.find("“", draft.start, end)
    return quote >= 0 and draft.shape[draft.start : quote].rstrip()[-1:] in {"", ","}


def _claim_imprint(draft: Draft) -> int:
    """Claim place, publisher and year, or the date of an issue; where the words before it end."""
    thesis = _THESIS.search(draft.shape, draft.start, draft.end)
    imprints = [
        match
        for match in _IMPRINT.finditer(draft.note, draft.start, draft.end)
        if draft.shape[match.start()] == "(" and draft.shape[match.start() + 1] == "\ue000"
    ]
    issue = _ISSUE.search(draft.shape, draft.start, draft.end)
    if issue:
        draft.claim(PartName.ISSUE, *issue.span())
    if thesis:
        draft.claim(PartName.IMPRINT, *thesis.span())
        return thesis.start()
    if len(imprints) == 1:
        name = PartName.DATE if _is_date(imprints[0]["inside"]) else PartName.IMPRINT
        draft.claim(name, *imprints[0].span("inside" if name == PartName.DATE else 0))
        return min(imprints[0].start(), issue.start() if issue else draft.end)
    dates = dates_in(draft.shape, draft.start, draft.end)
    if len(dates) == 1:
        draft.claim(PartName.DATE, *dates[0])
        return min(dates[0][0], issue.start() if issue else draft.end)
    return issue.start() if issue else draft.end


def _is_date(inside: str) -> bool:
    """Whether a bracket holds the date of an issue, and no publisher."""
    return (
        ":" not in inside
        and re.fullmatch(
            r"(?:[^\W\d_]+(?:\s*[/–]\s*[^\W\d_]+)?\s+)?(?:[0-9]{1,2},\s+)?[12][0-9]{3}(?:/(?:[^\W\d_]+\s)?[0-9]{2,4})?",
            inside,
        )
        is not None
    )


def _claim_article(draft: Draft, end: int) -> None:
    """Claim what is printed in something else: authors, title in quotation marks, where it is printed."""
    start = draft.shape.index("“", draft.start, end)
    closes = next((at for at in range(start + 1, end) if draft.shape[at] in "”»"), None)
    if closes is None or draft.shape.find("“", start + 1, end) >= 0:
        _claim_people(draft, draft.start, start)
        return
    if draft.note[draft.start : start].strip():
        _claim_people(draft, draft.start, start)
    after = closes + 1
    draft.claim(PartName.TITLE, start, after)
    translation = _BRACKETED.match(draft.shape, after, end)
    if translation:
        draft.claim(PartName.TRANSLATION, translation.start(), translation.end())
        after = translation.end()
    inside = _IN.match(draft.shape, after, end)
    if inside:
        _claim_container(draft, inside.end(), end)
        return
    for first, last in list(draft.free(after, end)):
        joint = _IN.match(draft.shape, first, last)
        first = joint.end() if joint else first
        if not draft.note[first:last].strip(" ,").startswith("["):
            draft.claim(PartName.CONTAINER, first, last)


def _claim_container(draft: Draft, start: int, end: int) -> None:
    """Claim the book that a chapter stands in, and who edited it."""
    draft.claim(PartName.REMARK, start - 3, start)
    n_names, names_end = end_of_names(draft.shape, list(draft.components(start, end)))
    if n_names and names_end < end and "ed" in draft.shape[start:names_end]:
        draft.claim(PartName.EDITORS, start, names_end)
        start = names_end
    for first, last in list(draft.free(start, end)):
        draft.claim(PartName.CONTAINER, first, last)


def _claim_book(draft: Draft, end: int) -> None:
    """Claim authors or editors and the title; what comes after a translated title and a volume stays free."""
    components = list(draft.components(draft.start, end))
    n_names, names_end = end_of_names(draft.shape, components)
    if not n_names or n_names >= len(components):
        return
    draft.claim(PartName.AUTHORS, draft.start, names_end)
    claim_title(draft, components[n_names][0], components[-1][1])


def _claim_people(draft: Draft, start: int, end: int) -> None:
    """Claim the authors of an article, if the words before its title are names and nothing else."""
    components = list(draft.components(start, end))
    n_names, names_end = end_of_names(draft.shape, components)
    if n_names and n_names >= len(components):
        draft.claim(PartName.AUTHORS, start, max(names_end, components[-1][1]))
