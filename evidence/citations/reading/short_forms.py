"""Ibid., and short forms: references that lead to an earlier note."""

from __future__ import annotations

import re

from evidence.citations.reading.archives import claim_title
from evidence.citations.reading.draft import Draft
from evidence.citations.reading.names import are_surnames
from evidence.citations.reading.references import PartName
from evidence.citations.reading.scraps import dates_in

_IBID = re.compile(r"\b(?:ibid(?:em)?|op\. ?cit|loc\. ?cit)\b\.*", re.IGNORECASE)
_VOLUME = re.compile(r"Vol\. ?[0-9]+[A-Za-z]?")
_SMALL = frozenset(
    (
        *(
            "a",
            "an",
            "and",
            "as",
            "at",
            "by",
            "for",
            "from",
            "in",
            "no",
            "of",
            "on",
            "or",
            "the",
            "to",
            "toward",
            "with",
        ),
        *("de", "ni", "vs"),
    )
)
#: 'Cha, Victor D. 2009' begins an entry of a list of works, which puts the first name last, and is no short form.
_AUTHOR_AND_YEAR = re.compile(r"[^\W\d_]\.? (?:1[89]|20)[0-9]{2}[a-z]?\.?$")
_WITH_NUMBER = re.compile(r"[A-Z][\w.-]*(?:\s[\w.-]+){0,2}\s[0-9][0-9A-Z/–-]*")


def claim_short_form(draft: Draft) -> bool:
    """Claim what leads back to an earlier note; False, with nothing claimed, where nothing does."""
    return _claim_ibid(draft) or _claim_dated(draft) or _claim_work(draft) or _claim_bare_title(draft)


def _claim_ibid(draft: Draft) -> bool:
    match = _IBID.search(draft.shape, draft.start, draft.end)
    if match is None:
        return False
    before = list(draft.components(draft.start, match.start()))
    if len(before) > 1 or any(draft.note[start] not in '“"' for start, _ in before):
        return False
    for start, end in before:
        draft.claim(PartName.TITLE, start, end)
    return draft.claim(PartName.BACK, *match.span())


def _claim_dated(draft: Draft) -> bool:
    """'The Record of the Fourth Chiang-Nixon Meeting, November 11, 1953': a title, a date and nothing else."""
    dates = dates_in(draft.shape, draft.start, draft.end)
    if len(dates) != 1:
        return False
    start, end = dates[0]
    title = draft.shape[draft.start : start].rstrip()
    outside = list(draft.components(end, draft.end))
    if outside or not (title.endswith(",") or title.endswith("”")) or not _reads_as_title(title, draft):
        return False
    draft.claim(PartName.DATE, start, end)
    claim_title(draft, draft.start, start)
    return True


def _reads_as_title(title: str, draft: Draft) -> bool:
    """Whether words are one title, and no sentence that happens to end in a date."""
    inner = title.rstrip(" ,")
    return inner.startswith("“") or (
        ";" not in inner and len(inner) < 120 and _is_in_capitals(inner.split(",")[0])
    )


def _claim_work(draft: Draft) -> bool:
    """'Kusunoki, Yoshida Shigeru, pp. 149–154': surnames, a shortened title, perhaps volume and pages."""
    components = list(draft.components())
    shape = draft.shape
    comma = shape.find(",", draft.start, draft.end)
    listed = re.match(r"[^,;“]+, [^,;“]+, and [^,;“]+(?=,)", shape[draft.start : draft.end])
    names_end = draft.start + listed.end() if listed and are_surnames(listed[0]) else comma
    if comma < 0 or len(components) < 2 or not are_surnames(draft.note[draft.start : names_end]):
        return False
    rest = [span for span in components if span[0] >= names_end]
    if rest and _AUTHOR_AND_YEAR.search(draft.note[slice(*rest[-1])]):
        return False
    if not rest or not _is_title(draft, rest) or _begins_with_date(draft, rest[0]):
        return False
    draft.claim(PartName.AUTHORS, draft.start, names_end)
    if len(rest) > 1 and _VOLUME.fullmatch(draft.note[slice(*rest[-1])]):
        draft.claim(PartName.ISSUE, *rest.pop())
    first = rest[0][0]
    if shape[first] == "“" and shape[first + 1 : first + 2] != "\ue000":
        return True
    last = rest[0][1] if shape[first] == "“" else _end_of_title(draft, rest)
    claim_title(draft, first, last)
    return True


def _end_of_title(draft: Draft, spans: list[tuple[int, int]]) -> int:
    """Where a title ends that has commas in it: before what is left of an imprint."""
    end = spans[0][1]
    for _, last in spans[1:]:
        if draft.note[end - 1] == "]" or re.search(r"[)\]]|[12][0-9]{3}", draft.shape[end:last]):
            break
        if not any(map(str.isalpha, draft.note[end:last])):
            break
        end = last
    return end


def _begins_with_date(draft: Draft, span: tuple[int, int]) -> bool:
    """Whether what follows the names is the day of a paper: 'Tarui Toshio, November 27, 1953' is no short title."""
    return any(start == span[0] for start, _ in dates_in(draft.shape, span[0], draft.end))


def _is_title(draft: Draft, spans: list[tuple[int, int]]) -> bool:
    """Whether what follows the names is a title: in quotation marks, or in capitals."""
    if draft.shape[spans[0][0]] == "“":
        return True
    texts = [draft.note[slice(*span)] for span in spans]
    return not texts[0][:1].islower() and all(map(_is_in_capitals, texts))


def _is_in_capitals(text: str) -> bool:
    """Whether all words but the small ones begin with a capital or a figure."""
    words = [word.strip("“”‘’\"'()[]:.") for word in text.split()]
    return bool(words) and all(not word or not word[0].islower() or word in _SMALL for word in words)


def _claim_bare_title(draft: Draft) -> bool:
    """'NSC 166/1, pp. 300–301', '“Shimoda-Parsons Kaidan, First Meeting”': a title alone, or with pages."""
    components = list(draft.components())
    if len(components) != 1:
        return False
    start, end = components[0]
    closed = (
        draft.note[start] in '“"'
        and draft.shape[end - 1] in '”»"'
        and draft.shape.count("“", start, end) == 1
    )
    if not closed and not _WITH_NUMBER.fullmatch(draft.note[start:end].rstrip(".")):
        return False
    return draft.claim(PartName.TITLE, start, end)
