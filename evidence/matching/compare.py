"""A quotation held against a wording: the one way in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence.choices import PageCheck, Verification
from evidence.matching.chains import Chain, chains_of
from evidence.matching.choosing import chosen
from evidence.matching.classes import Verdict, judged
from evidence.matching.ends import with_ends
from evidence.matching.exact import Found, places_joined, places_of
from evidence.matching.loose import LEAST_SHARE, place_like
from evidence.matching.page_checks import checked, cited_notes, cited_pages, pages_of
from evidence.matching.quoting import Segment, segments_of
from evidence.matching.values import (
    Comparison,
    NoteWording,
    Place,
    Quoted,
    Tolerance,
    Wording,
)
from evidence.matching.words import Words

#: A quotation of more words than this share over the document's cannot stand in it.
LARGEST_SHARE = 1.5
#: More parts between ellipses than these are looked for by nobody; each costs a walk through the text.
MOST_SEGMENTS = 60
#: For wordings that were not made by a machine.
STRICT = Tolerance()


def compare(quoted: Quoted, wording: Wording | None, tolerance: Tolerance = STRICT) -> Comparison:
    """Where a quotation stands in a wording, and what differs.

    A translation is compared by its original words; without these only the pages cited are looked for.
    """
    if wording is None or not wording.body.strip():
        return Comparison(Verification.NO_TEXT)
    cited = cited_pages(quoted.pages)
    if quoted.is_translation:
        if not quoted.original.strip():
            return translated(cited, wording)
        quoted = replace(quoted, text=quoted.original, is_translation=False)
    segments = segments_of(quoted.text)
    if not segments:
        return Comparison(Verification.NOT_FOUND, warnings=("The quotation has no words of its own.",))
    if len(segments) > MOST_SEGMENTS:
        too_many = f"It has {len(segments)} parts between ellipses; at most {MOST_SEGMENTS} are looked for."
        return Comparison(Verification.NOT_FOUND, warnings=(too_many,))
    verdicts = best_of(quoted, segments, wording, tolerance)
    if not verdicts:
        return Comparison(Verification.NOT_FOUND)
    places = [place_of(verdict, wording) for verdict in verdicts]
    number = chosen(quoted, wording, verdicts, places, cited)
    if number is None:
        return Comparison(
            Verification.AMBIGUOUS,
            candidates=tuple(places),
            warnings=(f"The same words stand in {len(places)} places; {why_none(cited)}",),
        )
    verdict, place = verdicts[number], places[number]
    page_check = checked(cited, place.pages)
    return Comparison(
        verdict.status,
        place=place,
        candidates=tuple(places) if len(places) > 1 else (),
        differences=verdict.differences,
        elisions=tuple(each for each in verdict.elisions if each.words),
        page_check=page_check,
        warnings=tuple(warnings_of(quoted, verdict, place, page_check)),
    )


def why_none(cited: frozenset[str]) -> str:
    """Why none of several places could be chosen."""
    return "none of them is the one cited." if cited else "no page is cited that would tell."


def translated(cited: frozenset[str], wording: Wording) -> Comparison:
    """A translation without its original words: only whether the document has the pages cited."""
    labels = [page.label for page in wording.pages if page.label]
    known = {label.lower().strip("[]") for label in labels}
    check = (
        PageCheck.UNKNOWN
        if not (cited and known)
        else PageCheck.AGREE
        if cited <= known
        else PageCheck.DIFFER
    )
    return Comparison(Verification.TRANSLATION, page_check=check)


def best_of(
    quoted: Quoted, segments: Sequence[Segment], wording: Wording, tolerance: Tolerance
) -> list[Verdict]:
    """The verdicts on the places that fit best: as quoted in the text, else in a note; else the one most like it.

    Where a note is cited, notes come first.
    """
    cited = cited_notes(quoted.pages)
    notes = [note for note in wording.notes if note.label in cited]
    others = [note for note in wording.notes if note.label not in cited]
    in_order: list[tuple[Words, NoteWording | None]] = [(note.words, note) for note in notes]
    in_order.append((wording.words, None))
    for words, note in in_order:
        if found := exactly(segments, words, note, tolerance):
            return found
    found = [verdict for note in others for verdict in exactly(segments, note.words, note, tolerance)]
    return found or loosely(segments, wording, tolerance)


def exactly(
    segments: Sequence[Segment], words: Words, note: NoteWording | None, tolerance: Tolerance
) -> list[Verdict]:
    """The verdicts on the places where all words of the author stand as quoted."""
    candidates: list[list[Found]] = []
    for segment in segments:
        places = places_of(segment, words.canonical)
        if not places:
            return []
        candidates.append(places)
    return [
        judged(segments, words, chain, note, tolerance) for chain in chains_of(candidates, tolerance.distance)
    ]


def loosely(segments: Sequence[Segment], wording: Wording, tolerance: Tolerance) -> list[Verdict]:
    """The verdict on the place that is most like the quotation, if one is enough; in the text or in a note."""
    best: list[Verdict] = []
    for words, note in units(wording):
        n_words = sum(len(segment.words) for segment in segments)
        if n_words > LARGEST_SHARE * len(words) + 4:
            continue
        if best and not may_be_more_like(best[0].n_matched, segments, words):
            continue
        chain = like(segments, words, tolerance)
        if chain is None:
            continue
        verdict = judged(segments, words, chain, note, tolerance)
        if not best or verdict.n_matched > best[0].n_matched:
            best = [verdict]
    return best


def may_be_more_like(than: int, segments: Sequence[Segment], words: Words) -> bool:
    """Whether more words than so many may be as quoted in a text: by a bound that costs little."""
    n_known = sum(word in words.counts for segment in segments for word in segment.all_words)
    n_misread = sum(round(LEAST_SHARE * len(segment.words)) for segment in segments)
    return max(n_known, n_misread) > than or any(
        places_joined(segment.all_words, words) for segment in segments
    )


def units(wording: Wording) -> Iterator[tuple[Words, NoteWording | None]]:
    """The text, then the notes."""
    yield wording.words, None
    for note in wording.notes:
        yield note.words, note


def like(segments: Sequence[Segment], words: Words, tolerance: Tolerance) -> Chain | None:
    """The segments where they stand as quoted or nearly so, in order; a segment that is nowhere is passed over."""
    candidates: list[list[Found]] = []
    n_words = sum(len(segment.words) for segment in segments)
    for segment in segments:
        places = places_of(segment, words.canonical)
        if not places or len(segments) > 1:
            # spelled in another way, it may stand where it follows the segment before
            known = {place.first for place in places}
            joined = places_joined(segment.all_words, words)
            places = [*places, *(place for place in joined if place.first not in known)]
        if not places and (near := place_like(segment.words, words)):
            places = [with_ends(segment.words, words.canonical, near)]
        candidates.append(places)
    found = [places for places in candidates if places]
    if not found:
        return None
    whole = chains_of(candidates, tolerance.distance) if len(found) == len(candidates) else []
    chains = (
        whole
        or chains_of(found, tolerance.distance)
        or chains_of([max(found, key=matched)], tolerance.distance)
    )
    best = max(chains, key=lambda chain: sum(place.n_matched for place in chain.places), default=None)
    if best is None or sum(place.n_matched for place in best.places) < LEAST_SHARE * n_words:
        return None
    return best


def matched(places: Sequence[Found]) -> int:
    """How many words are as quoted at the best of these places."""
    return max(place.n_matched for place in places)


def place_of(verdict: Verdict, wording: Wording) -> Place:
    """Where a quotation stands, with its pages: those of the note's mark where it stands in a note."""
    if verdict.note is None:
        pages = pages_of(wording.pages, verdict.start, verdict.end)
        return Place(verdict.start, verdict.end, None, pages)
    mark = verdict.note.anchor
    pages = pages_of(wording.pages, max(mark - 1, 0), max(mark, 1))
    return Place(verdict.start, verdict.end, verdict.note.key, pages)


def warnings_of(quoted: Quoted, verdict: Verdict, place: Place, check: PageCheck) -> Iterator[str]:
    """What a person should know of a quotation that was found."""
    if verdict.note is not None:
        name = f"note {verdict.note.label}" if verdict.note.label else "a note"
        yield f"The words stand in {name}, which may quote another document, of another date and speaker."
    if check == PageCheck.DIFFER:
        yield f"The pages cited are {quoted.pages}; the words stand on {', '.join(place.pages)}."
    if any(elision.negates for elision in verdict.elisions):
        yield "The ellipsis leaves out a negation that governs the words quoted."
    if any(elision.crosses_paragraph for elision in verdict.elisions):
        yield "The parts around an ellipsis stand in different paragraphs."
