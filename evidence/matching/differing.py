"""In which words a segment differs from the stretch of the document where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from rapidfuzz.distance import Indel, Levenshtein

from evidence.choices import DifferenceKind
from evidence.matching.elisions import has_negation
from evidence.matching.ends import letters
from evidence.matching.exact import MOST_REPLACED, Found
from evidence.matching.figures import same_figures
from evidence.matching.quoting import Piece, Segment
from evidence.matching.values import ALTERING, Difference
from evidence.matching.words import Words

#: A bracket of more words than these that is put in explains; one of fewer that denies turns the sense.
LONGEST_TURN = 2
#: What stands before a word to deny it.
DENYING = frozenset({"un", "in", "im", "il", "ir", "dis", "non"})
#: What a bracketed word is to the comparison: no word of any document.
_BRACKETED = "\0"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the comparison: words of the quotation, and the words of the document that stand there."""

    quoted: tuple[str, ...]
    #: the same as they are printed
    shown: str
    printed: tuple[int, int]
    is_bracketed: bool


def differences_of_words(segment: Segment, words: Words, place: Found, scan: float) -> list[Difference]:
    """The differences in words. `scan` is the share of a word's letters that may have been misread."""
    found = [difference(step, words, scan) for step in steps(segment, words, place)]
    return list(with_moved([each for each in found if each is not None]))


def steps(segment: Segment, words: Words, place: Found) -> Iterator[Step]:
    """The steps at which quotation and document differ: what is gone and what is there instead, as one."""
    sought = [
        f"{_BRACKETED}{word}" if piece.is_bracketed else word
        for piece in segment.pieces
        for word in piece.words
    ]
    places = [(piece, number) for piece in segment.pieces for number in range(len(piece.words))]
    mine = theirs = 0
    codes = Indel.opcodes(sought, words.canonical[place.first : place.last])
    ends = [(len(sought), place.last - place.first, 0, 0)]
    for src, dest, src_end, dest_end in [
        *(
            (code.src_start, code.dest_start, code.src_end, code.dest_end)
            for code in codes
            if code.tag == "equal"
        ),
        *ends,
    ]:
        if src > mine or dest > theirs:
            quoted = sought[mine:src]
            yield Step(
                quoted=tuple(word.removeprefix(_BRACKETED) for word in quoted),
                shown=shown(places[mine:src]),
                printed=(place.first + theirs, place.first + dest),
                is_bracketed=bool(quoted) and all(word.startswith(_BRACKETED) for word in quoted),
            )
        mine, theirs = src_end, dest_end


def shown(places: Sequence[tuple[Piece, int]]) -> str:
    """Words of a quotation as they are printed, with the signs between those of one piece."""
    stretches = (
        (piece, [number for _, number in numbers]) for piece, numbers in groupby(places, key=itemgetter(0))
    )
    raw = (
        piece.source.text[piece.source.start(numbers[0]) : piece.source.end(numbers[-1])]
        for piece, numbers in stretches
    )
    return " ".join(" ".join(raw).split())


def difference(step: Step, words: Words, scan: float) -> Difference | None:
    """One step as a difference; None where a bracket stands around the document's own words."""
    first, last = step.printed
    theirs = words.canonical[first:last]
    printed = " ".join(words.text[words.start(first) : words.end(last - 1)].split()) if theirs else ""
    if list(step.quoted) == theirs:
        return None
    if step.is_bracketed and last - first > MOST_REPLACED:
        return Difference(DifferenceKind.CHANGED, f"[{step.shown}]", printed)
    if step.is_bracketed:
        return bracket(f"[{step.shown}]", printed)
    return Difference(kind_of(step, theirs, printed, scan), step.shown, printed)


def bracket(quoted: str, printed: str) -> Difference:
    """What an editor put in brackets, for the words printed. One that swallows a negation, or makes one, alters.

    So does one that is put in and is hardly more than a negation; an explanation that has one does not.
    """
    unbracketed = re.sub(r"[\[\]［］〔〕]", "", quoted)  # “[N]ot” is one too
    is_explained = not printed and len(unbracketed.split()) > LONGEST_TURN
    turns = not is_explained and has_negation(unbracketed) != has_negation(printed)
    return Difference(DifferenceKind.CHANGED if turns else DifferenceKind.BRACKETED, quoted, printed)


def kind_of(step: Step, theirs: Sequence[str], printed: str, scan: float) -> DifferenceKind:
    """What sort of difference it is."""
    mine = step.quoted
    if not mine:
        return DifferenceKind.DROPPED
    if letters(mine) == letters(theirs):
        # “15” is not “1.5”, and “not able” not “notable”
        same = same_figures(step.shown, printed) and has_negation(" ".join(mine)) == has_negation(
            " ".join(theirs)
        )
        return DifferenceKind.SPELLING if same else DifferenceKind.CHANGED
    if not theirs:
        return DifferenceKind.ADDED
    if scan and is_misread(" ".join(mine), " ".join(theirs), scan):
        return DifferenceKind.SCAN
    return DifferenceKind.CHANGED


def is_misread(mine: str, theirs: str, scan: float) -> bool:
    """Whether so few letters differ that a scan may have misread them; figures and negations are never misread."""
    if has_negation(mine) != has_negation(theirs) or is_denial(mine, theirs):
        return False
    if any(re.fullmatch("[0-9]+", word) for word in (*mine.split(), *theirs.split())):
        return False
    figures = re.findall("[0-9]+", mine), re.findall("[0-9]+", theirs)
    if all(figures) and figures[0] != figures[1]:
        return False  # “1950s” and “1960s”; one letter taken for a figure is a misreading
    return Levenshtein.distance(mine, theirs) <= max(int(scan * len(theirs)), 1) and len(theirs) > 2


def is_denial(one: str, other: str) -> bool:
    """Whether one word is the other with a syllable that denies it: “likely” and “unlikely”."""
    shorter, longer = sorted((one, other), key=len)
    return longer.endswith(shorter) and longer.removesuffix(shorter) in DENYING


def with_moved(differences: Sequence[Difference]) -> Iterator[Difference]:
    """The differences, where words that are dropped here and added there are told as moved."""
    added = [each for each in differences if each.kind == DifferenceKind.ADDED]
    dropped = {each.printed.casefold(): each for each in differences if each.kind == DifferenceKind.DROPPED}
    moved = {word for each in added if (word := each.quoted.casefold()) in dropped}
    for each in differences:
        if each.kind == DifferenceKind.ADDED and (word := each.quoted.casefold()) in moved:
            yield Difference(DifferenceKind.MOVED, each.quoted, dropped[word].printed)
        elif not (each.kind == DifferenceKind.DROPPED and each.printed.casefold() in moved):
            yield each


def is_altered(differences: Sequence[Difference]) -> bool:
    """Whether the words say something else."""
    return any(each.kind in ALTERING for each in differences)
