"""Which class the quotation is of at a place, and what differs there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from evidence.choices import DifferenceKind, Verification
from evidence.matching.chains import Chain
from evidence.matching.differing import bracket, differences_of_words, is_altered
from evidence.matching.elisions import elision_between
from evidence.matching.exact import Found
from evidence.matching.figures import changed_figures, has_figures
from evidence.matching.quoting import Segment
from evidence.matching.surfaces import core, differences_of_surface, is_raw, surface
from evidence.matching.values import Difference, Elision, NoteWording, Tolerance
from evidence.matching.words import Words


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a quotation is at one place of a text or note."""

    status: Verification
    start: int
    end: int
    note: NoteWording | None
    n_matched: int
    differences: tuple[Difference, ...] = ()
    elisions: tuple[Elision, ...] = ()


def judged(
    segments: Sequence[Segment], words: Words, chain: Chain, note: NoteWording | None, tolerance: Tolerance
) -> Verdict:
    """The class of a quotation whose segments stand at these places."""
    n_matched = sum(place.n_matched for place in chain.places)
    start, end = words.start(chain.first), words.end(chain.last - 1)
    placed = zip(segments, chain.places, strict=True) if len(segments) == len(chain.places) else ()
    differences = [
        each for segment, place in placed for each in differences_at(segment, words, place, tolerance)
    ]
    elisions = tuple(elisions_of(words, chain)) if placed else ()
    if not placed:
        differences = [*missing(segments, chain)]
    status = status_of(differences, elisions, n_segments=len(segments))
    return Verdict(status, start, end, note, n_matched, tuple(differences), elisions)


def status_of(
    differences: Sequence[Difference], elisions: Sequence[Elision], *, n_segments: int
) -> Verification:
    """The class: altered before spliced, spliced before edited."""
    if is_altered(differences) or any(elision.negates for elision in elisions):
        return Verification.ALTERED
    if any(elision.crosses_paragraph for elision in elisions):
        return Verification.SPLICED
    return Verification.EDITED if differences or n_segments > 1 else Verification.VERBATIM


def differences_at(segment: Segment, words: Words, place: Found, tolerance: Tolerance) -> list[Difference]:
    """In what a segment differs from the document at its place: words, punctuation, and figures.

    No word differs where the document itself has what looks like a remark, “[sic]”, or a hyphen that ends a line.
    """
    is_as_printed = (segment.remarks or "-\n" in segment.text) and is_printed(segment, words, place)
    between = [] if is_as_printed else list(differences_between(segment, words, place, tolerance))
    found = with_halves(between, words, place)
    if not has_figures(segment.text) or is_altered(found):
        return found
    has_brackets = any(piece.is_bracketed for piece in segment.pieces)
    figures = changed_figures(
        segment.unbracketed,
        words.text,
        words.start(place.first),
        words.end(place.last - 1),
        may_lack=has_brackets,
    )
    return [*found, *figures]


def is_printed(segment: Segment, words: Words, place: Found) -> bool:
    """Whether a segment is the document's words with its remarks, brackets and hyphens, as they stand."""
    quoted = Words(segment.text.replace("-\n", "-"))
    return surface(core(quoted, 0, len(quoted))) == surface(core(words, place.first, place.last))


def with_halves(found: list[Difference], words: Words, place: Found) -> list[Difference]:
    """Differences, with a change where a segment begins or ends inside an abbreviation: “China” is a part of “ROC”."""
    for inside, cut, end in ((place.first, place.first, 0), (place.last - 1, place.last, -1)):
        if not words.is_inside(cut):
            continue
        span = words.span(inside)
        printed = words.text[slice(*span)]
        told = [
            number
            for number, each in enumerate(found)
            if (each.kind, each.printed) == (DifferenceKind.ABBREVIATION, printed)
        ]
        part = [number for number in range(place.first, place.last) if words.span(number) == span]
        quoted = found[told[end]].quoted if told else " ".join(words.canonical[number] for number in part)
        change = Difference(DifferenceKind.CHANGED, quoted, printed)
        found = [change if told and number == told[end] else each for number, each in enumerate(found)]
        found += [] if told else [change]
    return found


def differences_between(
    segment: Segment, words: Words, place: Found, tolerance: Tolerance
) -> Iterator[Difference]:
    """In what words, brackets and punctuation a segment differs from the document at its place."""
    yield from (Difference(DifferenceKind.BRACKETED, remark, "") for remark in segment.remarks)
    if not place.is_exact:
        yield from differences_of_words(segment, words, place, tolerance.scan)
        return
    has_brackets = any(piece.is_bracketed for piece in segment.pieces)
    printed = core(words, place.first, place.last)
    if has_brackets and (place.replaced or place.last - place.first != len(segment.all_words)):
        yield from words_instead(segment, words, place)
        return
    if not has_brackets and is_raw(printed, segment.plain):
        return
    quoted = segment.plain_words
    if surface(core(quoted, 0, len(quoted))) == surface(printed):
        return
    if has_brackets:
        yield from bracketed_words(segment, words, place)
    elif len(quoted) == place.last - place.first:
        found = list(differences_of_surface(quoted, words, place.first))
        yield from found or [Difference(DifferenceKind.PUNCTUATION, segment.plain.strip(), printed)]


def words_instead(segment: Segment, words: Words, place: Found) -> Iterator[Difference]:
    """Brackets that stand for words of the document, or are put in."""
    groups = [
        (bracketed, list(pieces))
        for bracketed, pieces in groupby(segment.pieces, lambda each: each.is_bracketed)
    ]
    replaced = iter(place.replaced)
    for number, (bracketed, pieces) in enumerate(groups):
        if bracketed:
            is_inside = 0 < number < len(groups) - 1
            first, last = next(replaced, (0, 0)) if is_inside else (0, 0)
            instead = " ".join(core(words, first, last).split()) if last > first else ""
            yield bracket(" ".join(map(segment.raw, pieces)), instead)


def bracketed_words(segment: Segment, words: Words, place: Found) -> Iterator[Difference]:
    """Brackets around words that stand in the document without them: “[T]he”."""
    number = place.first
    for piece in segment.pieces:
        following = number + len(piece.words)
        if piece.is_bracketed and following > number:
            yield bracket(segment.raw(piece), core(words, number, following))
        number = following


def elisions_of(words: Words, chain: Chain) -> Iterator[Elision]:
    """What each ellipsis stands for; without words where it stands for the end of a paragraph alone."""
    for before, after in zip(chain.places, chain.places[1:], strict=False):
        between = words.text[words.end(before.last - 1) : words.start(after.first)]
        if after.first > before.last or "\n\n" in between:
            yield elision_between(words, before.last, after.first)


def missing(segments: Sequence[Segment], chain: Chain) -> Iterator[Difference]:
    """The segments that stand nowhere, where some were found."""
    yield Difference(
        DifferenceKind.CHANGED,
        " … ".join(" ".join(segment.text.split()) for segment in segments),
        f"{len(chain.places)} of {len(segments)} parts",
    )
