"""In which words a segment differs from the stretch of the document where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

from evidence.choices import DifferenceKind
from evidence.matching.elisions import has_negation
from evidence.matching.exact import Found
from evidence.matching.quoting import Segment
from evidence.matching.values import ALTERING, Difference
from evidence.matching.words import Words

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
    shown = [word for piece in segment.pieces for word in piece.printed]
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
                shown=" ".join(" ".join(shown[mine:src]).split()),
                printed=(place.first + theirs, place.first + dest),
                is_bracketed=bool(quoted) and all(word.startswith(_BRACKETED) for word in quoted),
            )
        mine, theirs = src_end, dest_end


def difference(step: Step, words: Words, scan: float) -> Difference | None:
    """One step as a difference; None where a bracket stands around the document's own words."""
    first, last = step.printed
    theirs = words.canonical[first:last]
    printed = " ".join(words.text[words.start(first) : words.end(last - 1)].split()) if theirs else ""
    if list(step.quoted) == theirs:
        return None
    if step.is_bracketed:
        return bracket(f"[{step.shown}]", printed)
    return Difference(kind_of(step, theirs, scan), step.shown, printed)


def bracket(quoted: str, printed: str) -> Difference:
    """What an editor put in brackets, for the words printed. One that swallows a negation, or makes one, alters."""
    unbracketed = re.sub(r"[\[\]［］〔〕]", "", quoted)  # “[N]ot” is one too
    turns = bool(printed) and has_negation(unbracketed) != has_negation(printed)
    return Difference(DifferenceKind.CHANGED if turns else DifferenceKind.BRACKETED, quoted, printed)


def kind_of(step: Step, theirs: Sequence[str], scan: float) -> DifferenceKind:
    """What sort of difference it is."""
    mine = step.quoted
    if not mine:
        return DifferenceKind.DROPPED
    if "".join(mine).replace("'", "") == "".join(theirs).replace("'", ""):
        return DifferenceKind.SPELLING
    if not theirs:
        return DifferenceKind.ADDED
    if scan and is_misread(" ".join(mine), " ".join(theirs), scan):
        return DifferenceKind.SCAN
    return DifferenceKind.CHANGED


def is_misread(mine: str, theirs: str, scan: float) -> bool:
    """Whether so few letters differ that a scan may have misread them; figures and negations are never misread."""
    if has_negation(mine) != has_negation(theirs):
        return False
    if any(re.fullmatch("[0-9]+", word) for word in (*mine.split(), *theirs.split())):
        return False
    return Levenshtein.distance(mine, theirs) <= max(round(scan * len(theirs)), 1) and len(theirs) > 2


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
