"""Where a stretch of a wording begins and ends, told by its first and last words, by its pages, or by both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.choices import Verification
from evidence.matching.compare import compare
from evidence.matching.page_checks import bare, pages_of
from evidence.matching.values import PageStretch, Place, Quoted, Wording

#: Words that stand there as they are given, or as editors change them.
AS_GIVEN = frozenset({Verification.VERBATIM, Verification.EDITED})
#: How many places are named of which one has to be chosen.
MOST_NAMED = 6
#: Printed brackets say in a quotation that its author put the words in; here they are part of the words.
NO_BRACKETS = str.maketrans("[]", "  ")
#: Marks without a word of their own that belong to the word behind or before them.
OPENING, CLOSING = "[(“‘\"'«„「『〔", ".,;:!?])”’\"'»」』〕。、"


@dataclass(frozen=True, slots=True)
class Boundaries:
    """What somebody says of where a stretch begins and ends; what is empty is not said."""

    first_words: str = ""
    last_words: str = ""
    first_page: str = ""
    last_page: str = ""


class BoundaryNotFound(ValueError):
    """No place, or several, answer to what was said. `field` is the part of `Boundaries` at fault."""

    def __init__(self, field: str, said: str) -> None:
        super().__init__(said)
        self.field = field


def stretch_of(said: Boundaries, wording: Wording) -> tuple[int, int]:
    """Where the stretch begins and ends, in code points; the end is exclusive.

    Words decide; a page tells which of several places with these words is meant, or is taken whole where no words are
    given.

    Raises:
        BoundaryNotFound: naming the part that answers to no place, or to several.
    """
    start = beginning(said, wording)
    end = ending(said, wording, start)
    if end <= start:
        raise BoundaryNotFound(
            "last_words" if said.last_words else "last_page", "It would end before it begins."
        )
    return start, end


def beginning(said: Boundaries, wording: Wording) -> int:
    """Where the stretch begins."""
    if not said.first_words:
        if not said.first_page:
            raise BoundaryNotFound("first_words", "Give the first words of the enclosure, or its first page.")
        return pages_called(said.first_page, wording.pages, "first_page")[0].start
    found = list(places(said.first_words, said.first_page, wording, "first_words"))
    start = the_only(found, wording, "first_words").start
    while start and wording.body[start - 1] in OPENING:
        start -= 1
    return start


def ending(said: Boundaries, wording: Wording, start: int) -> int:
    """Where the stretch ends, which begins there."""
    if not said.last_words:
        if not said.last_page:
            raise BoundaryNotFound("last_words", "Give the last words of the enclosure, or its last page.")
        return pages_called(said.last_page, wording.pages, "last_page")[-1].end
    found = [
        place
        for place in places(said.last_words, said.last_page, wording, "last_words")
        if place.start >= start
    ]
    if not found:
        raise BoundaryNotFound("last_words", "These words stand only before the beginning of the enclosure.")
    end = the_only(found, wording, "last_words").end
    while end < len(wording.body) and wording.body[end] in CLOSING:
        end += 1
    return end


def places(words: str, page: str, wording: Wording, field: str) -> Iterator[Place]:
    """Where words stand in the running text; on a page, where one is given."""
    compared = compare(Quoted(words.translate(NO_BRACKETS)), Wording(wording.body, (), wording.pages))
    found: Sequence[Place] = compared.candidates
    if not found and compared.place is not None and compared.status in AS_GIVEN:
        found = [compared.place]
    if not found:
        raise BoundaryNotFound(
            field, "These words do not stand in the text. Copy them as they are printed there."
        )
    if page:
        pages_called(page, wording.pages, field.replace("words", "page"))
        found = [place for place in found if bare(page.strip()) in map(bare, place.pages)]
        if not found:
            raise BoundaryNotFound(field, f"These words do not stand on p. {page.strip()}.")
    yield from found


def the_only(found: Sequence[Place], wording: Wording, field: str) -> Place:
    """The one place; a fault that names the pages where there are several."""
    if len(found) == 1:
        return found[0]
    labels = list(
        dict.fromkeys(label for each in found for label in pages_of(wording.pages, each.start, each.end))
    )
    named = ", ".join(labels[:MOST_NAMED]) + (" …" if len(labels) > MOST_NAMED else "")
    on = f" (p. {named})" if named else ""
    raise BoundaryNotFound(
        field, f"These words stand in {len(found)} places{on}. Give more of them, or the page as well."
    )


def pages_called(label: str, pages: Sequence[PageStretch], field: str) -> list[PageStretch]:
    """The pieces of the page with this label, in order."""
    found = [page for page in pages if page.label and bare(page.label) == bare(label.strip())]
    if not found:
        raise BoundaryNotFound(field, f"The text has no page “{label.strip()}”.")
    return found
