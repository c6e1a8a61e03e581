"""Names of people as footnotes have them, and where a list of them ends and a title begins."""

from __future__ import annotations

import re

from evidence.citations.reading.draft import in_one_line

#: Two letters and more: were one enough, a list of initials could be read in as many ways as it has subsets.
_WORD = r"[^\W\d_a-z][^\W\d_]+(?:[-’'][^\W\d_]+)*\.?"
_INITIALS = r"(?:[^\W\d_a-z]\.)+"
_NAME = rf"(?:{_WORD}|{_INITIALS})(?:\s+(?:{_INITIALS}|{_WORD}|van|von|de|der|di|la))*"
_ET_AL = r"(?:\s+et\s+al\.?)?"
_NO_NAME = re.compile(r"(?:The|A|An|On|In|Of|For|From|Vol|No|Part|Box|File)\b")
_ONE = re.compile(_NAME)
_SOME = re.compile(rf"(?:and\s+)?(?P<names>{_NAME}(?:\s+(?:and|&)\s+{_NAME})?{_ET_AL})")
_SURNAMES = re.compile(
    rf"(?:{_WORD}\s+)?{_WORD}(?:\s+and\s+(?:{_WORD}\s+)?{_WORD})?{_ET_AL}|{_WORD},\s+{_WORD},\s+and\s+{_WORD}"
)
_FROM_TO = re.compile(
    r"(?P<kind>[^\W\d_][\w ’'-]*?\s+(?:from|by)\s+)?(?:the\s+)?(?P<writer>.+?)\s+to\s+(?:the\s+)?(?P<reader>.+)"
)
_BY = re.compile(r"[^\W\d_][\w ]*?\s+(?:from|by)\s+(?:the\s+)?(?P<writer>.+)")
_WRITINGS = r"(?:letter|telegram|memo|memorandum|note|message|cable|despatch|dispatch)"
_POSSESSIVE = re.compile(rf"(?P<writer>.+?)[’']s\s+{_WRITINGS}\s+to\s+(?:the\s+)?(?P<reader>.+)")
_BEGINS_AS_WRITING = re.compile(
    r"(?:Record|Minutes|Report|Note|Memorandum|Notes|Summary)\s+of\b|NSC\b", re.IGNORECASE
)
_EDITORS = re.compile(r"\s*,?\s*\b(?:eds?\.|ed\b|editors?\b)", re.IGNORECASE)


def is_name(text: str) -> bool:
    """Whether a text can be the name of one person: two words and more, none of them a title's."""
    return _ONE.fullmatch(text) is not None and " " in text.strip() and not _NO_NAME.match(text)


def is_some_names(text: str) -> bool:
    """Whether it can be one name, two joined by 'and', or the last of a list."""
    match = _SOME.fullmatch(text)
    return match is not None and not _NO_NAME.match(match["names"]) and "NSC" not in text


def are_surnames(text: str) -> bool:
    """Whether it can be how a short form names its authors: 'Hemmer and Katzenstein', 'Cook et al.'."""
    return _SURNAMES.fullmatch(in_one_line(text)) is not None and not _NO_NAME.match(text)


def names_in(text: str) -> tuple[str, ...]:
    """The names of a list: 'A, B, and C', 'A and B', 'A et al.'; an editor's mark is none of them."""
    bare = re.sub(r",?\s*\beds?\b\.?,?\s*$", "", in_one_line(text))
    bare = re.sub(r"\s+et\s+al\.?$", "", bare)
    return tuple(
        name.strip(" ,") for name in re.split(r",\s+(?:and\s+)?|\s+and\s+|\s+&\s+", bare) if name.strip(" ,")
    )


def correspondents(title: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who wrote to whom, by a title such as 'Telegram from Allison to Dulles'; empty where it does not say."""
    if title[:1] in '“"' or _BEGINS_AS_WRITING.match(title) or len(title) > 200:
        return (), ()
    match = _POSSESSIVE.fullmatch(title) or _FROM_TO.fullmatch(title)
    if match:
        return (match["writer"],), (match["reader"],)
    match = _BY.fullmatch(title)
    return ((match["writer"],), ()) if match else ((), ())


def end_of_names(text: str, components: list[tuple[int, int]]) -> tuple[int, int]:
    """How many of the components name people, and where the list of names ends (the editors' mark included).

    One or two people stand in the first; of three each has a component of its own, 'and' before the last.
    """
    if not components or not is_some_names(text[slice(*components[0])]):
        return 0, 0
    last = 0
    while last + 1 < len(components) and _is_next_name(text, components, last + 1):
        last += 1
    if last and not text[slice(*components[last])].startswith("and "):
        last = 0
    end = components[last][1]
    mark = _EDITORS.match(text, end)
    if mark and last + 1 < len(components):
        return last + 2, mark.end()
    return last + 1, end


def _is_next_name(text: str, components: list[tuple[int, int]], index: int) -> bool:
    words = text[slice(*components[index])]
    if words.startswith("and "):
        return is_name(words[4:])
    is_before_and = any(text[slice(*each)].startswith("and ") for each in components[index + 1 : index + 8])
    return is_before_and and is_name(words)
