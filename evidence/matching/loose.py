"""Where a segment may stand whose words differ: candidates only. What differs is told by comparing words, not here."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import repeat

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, LCSseq

from evidence.matching.exact import Found
from evidence.matching.words import Words

#: How alike the letters must be, of a hundred, for a stretch to be looked at.
LEAST_ALIKE = 72.0
#: At least this share of the words must be as quoted; of short quotations, more.
LEAST_SHARE = 0.6
SHORT, LEAST_SHARE_OF_SHORT = 6, 0.75
#: Where words stand in another order, or letters are misread, more must be the same.
LEAST_SHARE_MOVED, LEAST_ALIKE_MISREAD = 0.8, 85.0
#: Letters that are looked for at once: of a longer segment its beginning and its end.
WINDOW = 300
#: From so many words on, the ends of a stretch are found one after the other.
LONG = 60
#: Words on either side of a candidate that are looked at as well.
MARGIN = 12


def place_like(sought: list[str], words: Words) -> Found | None:
    """The place whose words are most like these; None where none is like them enough."""
    within = words.canonical
    if len(sought) < 3 or not within or not any(map(is_telling, sought)):
        return None
    stretch = by_letters(sought, words)
    best = trimmed(sought, within, *stretch) if stretch else None
    if best and not may_match_more(best.n_matched, sought, words.counts):
        return best
    stretch = by_words(sought, within)
    if stretch is None or (
        best and not may_match_more(best.n_matched, sought, Counter(within[slice(*stretch)]))
    ):
        return best
    found = trimmed(sought, within, *stretch)
    return found if found and (best is None or found.n_matched > best.n_matched) else best


def may_match_more(than: int, sought: list[str], counts: Counter[str]) -> bool:
    """Whether more words may be found as quoted among those counted than so many: a bound that costs little."""
    if round(LEAST_SHARE * len(sought)) > than:
        return True  # as many are counted where a scan has misread most
    return sum(min(number, counts[word]) for word, number in Counter(sought).items()) > than


def is_telling(word: str) -> bool:
    """Whether a word is more than “of” or “the”: of four letters or more, or of a script without spaces."""
    return len(word) > 3 or word >= "\u3000"


def by_letters(sought: list[str], words: Words) -> tuple[int, int] | None:
    """The stretch whose letters are most like those sought: also where a scan has misread most words."""
    text, ends = words.line
    needle = " ".join(sought)
    head, tail = needle[:WINDOW], needle[-WINDOW:]
    first = fuzz.partial_ratio_alignment(head, text, score_cutoff=LEAST_ALIKE)
    last = (
        first if len(needle) <= WINDOW else fuzz.partial_ratio_alignment(tail, text, score_cutoff=LEAST_ALIKE)
    )
    if first is None or last is None or last.dest_end <= first.dest_start:
        return None
    start, end = word_at(ends, first.dest_start), word_at(ends, last.dest_end) + 1
    longest = 2 * len(sought) + 4 * MARGIN
    return (max(start - MARGIN, 0), min(end + MARGIN, len(ends))) if end - start <= longest else None


def by_words(sought: list[str], words: list[str]) -> tuple[int, int] | None:
    """The stretch that has most of the words sought, in whatever order: also where parts were moved."""
    width = len(sought) + max(len(sought) // 4, 4)
    wanted = Counter(sought)
    have, shared, best, best_at = dict.fromkeys(wanted, 0), 0, 0, 0
    hits = [number for number, word in enumerate(words) if word in wanted]
    oldest = 0
    for number in hits:
        word = words[number]
        have[word] += 1
        shared += have[word] <= wanted[word]
        while hits[oldest] <= number - width:
            gone = words[hits[oldest]]
            shared -= have[gone] <= wanted[gone]
            have[gone] -= 1
            oldest += 1
        if shared > best:
            best, best_at = shared, number
    if best < LEAST_SHARE * len(sought):
        return None
    return max(best_at + 1 - width - MARGIN, 0), min(best_at + 1 + MARGIN, len(words))


def trimmed(sought: list[str], words: list[str], start: int, end: int) -> Found | None:
    """A candidate stretch without the words around it that are none of the quotation's; None if it is another."""
    least = (LEAST_SHARE_OF_SHORT if len(sought) < SHORT else LEAST_SHARE) * len(sought)
    if in_order(sought, words[start:end]) >= least or may_be_misread(sought, words[start:end]):
        near, far = narrowed(sought, words, start, end)
        n_equal = in_order(sought, words[near:far])
        if n_equal < least and (wider := in_common(sought, words, start, end))[2] >= least:
            near, far, n_equal = wider  # where much was left out, the nearest stretch is one side of it only
        if n_equal >= least:
            return Found(near, far, n_equal, is_exact=False)
        if fuzz.ratio(" ".join(sought), " ".join(words[near:far])) >= LEAST_ALIKE_MISREAD:
            return Found(near, far, max(n_equal, round(LEAST_SHARE * len(sought))), is_exact=False)
    near, far = with_all(sought, words, start, end)
    in_any_order = sum((Counter(sought) & Counter(words[near:far])).values())
    if in_any_order >= LEAST_SHARE_MOVED * len(sought):
        return Found(near, far, in_any_order, is_exact=False)
    return None


def in_common(sought: list[str], words: list[str], start: int, end: int) -> tuple[int, int, int]:
    """The stretch from the first to the last word in common, in order, and how many there are."""
    equal = [code for code in LCSseq.opcodes(*as_letters(sought, words[start:end])) if code.tag == "equal"]
    if not equal:
        return start, start, 0
    n_equal = sum(code.src_end - code.src_start for code in equal)
    return start + equal[0].dest_start, start + equal[-1].dest_end, n_equal


def in_order(sought: list[str], words: list[str]) -> int:
    """How many words both have in common, in their order."""
    return int(LCSseq.similarity(*as_letters(sought, words)))


def may_be_misread(sought: list[str], words: list[str]) -> bool:
    """Whether the letters of some stretch of these words may be as like those sought as of words that were misread.

    No stretch has more letters in common with those sought than all words have, and each has at least these letters.
    """
    line = " ".join(sought)
    shared = LCSseq.similarity(line, " ".join(words))
    return 200 * shared >= (LEAST_ALIKE_MISREAD - 0.001) * (len(line) + shared)


def narrowed(sought: list[str], words: list[str], start: int, end: int) -> tuple[int, int]:
    """The stretch between these words from which fewest words must go and come: the longest of several."""
    wanted, reach = set(sought), 4 * MARGIN + len(sought) // 4
    firsts = [number for number in range(start, min(start + reach, end)) if words[number] in wanted]
    lasts = [number + 1 for number in range(max(end - reach, start), end) if words[number] in wanted]
    if not (firsts and lasts):
        return start, start
    if (
        len(sought) > LONG
    ):  # the middle weighs the same wherever the ends are: each end is told by the words at it
        head, tail = sought[:LONG], sought[-LONG:]
        near = min(firsts, key=lambda first: (Indel.distance(head, words[first : first + LONG]), first))
        far = min(lasts, key=lambda last: (Indel.distance(tail, words[max(last - LONG, 0) : last]), -last))
        return (near, far) if near < far else (start, start)
    return nearest(sought, words, firsts, lasts) or (start, start)


def nearest(
    sought: list[str], words: list[str], firsts: Sequence[int], lasts: Sequence[int]
) -> tuple[int, int] | None:
    """The stretch between two of these words with fewest words to go and come, the longest of several; None of none.

    A stretch has no more words in common with those sought than a longer one around it, and no more than it has words.
    So one comparison for each end bounds those for all pairs with it from below, and only the pairs are compared that
    may be as near as the one of the two ends that look best.
    """
    begin, stop = firsts[0], lasts[-1]
    if begin >= stop:
        return None
    mine, theirs = as_letters(sought, words[begin:stop])
    common_to, common_from = commons(mine, theirs), commons(mine[::-1], theirs[::-1])
    from_first = {last: common_to[max(last - begin, 0)] for last in lasts}
    to_last = {first: common_from[max(stop - first, 0)] for first in firsts}

    def cost(first: int, last: int) -> int:
        """How many words must go and come to make a stretch of those sought, less the number of these."""
        return last - first - 2 * int(LCSseq.similarity(mine, theirs[first - begin : last - begin]))

    cheapest_first = min(firsts, key=lambda first: -first - 2 * to_last[first])
    cheapest_last = min(lasts, key=lambda last: last - 2 * from_first[last])
    if cheapest_first >= cheapest_last:
        cheapest_first, cheapest_last = begin, stop
    at_most = cost(cheapest_first, cheapest_last)
    least_of_lasts = min(last - 2 * from_first[last] for last in lasts)
    least_of_firsts = min(-first - 2 * to_last[first] for first in firsts)
    near = [first for first in firsts if max(least_of_lasts - first, -to_last[first]) <= at_most]
    far = [last for last in lasts if max(last + least_of_firsts, -from_first[last]) <= at_most]
    bounds: list[tuple[int, int, int, int]] = []
    for first in near:
        from_here = to_last[first]
        for last in far:
            to_here = from_first[last]
            bound = last - first - 2 * (to_here if to_here < from_here else from_here)
            if bound <= at_most and first < last:
                bounds.append((bound, first - last, first, last))
    bounds.sort()
    best: tuple[int, int, int, int] | None = None
    for bound, length, first, last in bounds:
        if best is not None and (bound, length, first) > best[:3]:
            break
        found = cost(first, last), length, first, last
        best = min(best or found, found)
    return best and best[2:]


def as_letters(sought: list[str], words: list[str]) -> tuple[str, str]:
    """Both with one letter for each word, which compare many times faster; one letter for all that is not sought."""
    letters = {word: letter(number) for number, word in enumerate(dict.fromkeys(sought), start=1)}
    others = repeat("\0", len(words))
    return "".join(map(letters.__getitem__, sought)), "".join(map(letters.get, words, others))


def letter(number: int) -> str:
    """A character of this number, halves of characters left out."""
    return chr(number if number < 0xD800 else number + 0x800)


def commons(mine: str, theirs: str) -> list[int]:
    """How many letters one has in common, in their order, with the first n of the other, for each n from 0.

    One bit of a number stands for each letter of the one (Hyyrö 2004): all n cost one walk along the other.
    """
    masks: dict[str, int] = {}
    for place, sign in enumerate(mine):
        masks[sign] = masks.get(sign, 0) | 1 << place
    all_bits = (1 << len(mine)) - 1
    row, shared, found = all_bits, 0, [0]
    for sign in theirs:
        if sign in masks:
            equal = row & masks[sign]
            row = ((row + equal) | (row - equal)) & all_bits
            shared = len(mine) - row.bit_count()
        found.append(shared)
    return found


def with_all(sought: list[str], words: list[str], start: int, end: int) -> tuple[int, int]:
    """The stretch of as many words that has most of those sought, in whatever order."""
    wanted, width = Counter(sought), len(sought) + 2
    first = max(
        enumerate(shared_from(wanted, words[start:end], width), start=start), key=lambda each: each[1]
    )[0]
    inside = [number for number in range(first, min(first + width, end)) if words[number] in wanted]
    return (inside[0], inside[-1] + 1) if inside else (start, start)


def shared_from(wanted: Counter[str], words: Sequence[str], width: int) -> list[int]:
    """For each place at which so many words can begin, how many of them are wanted ones."""
    have, shared, found = Counter[str](), 0, [0]
    for number, word in enumerate(words):
        if word in wanted:
            have[word] += 1
            shared += have[word] <= wanted[word]
        if number < width:
            found[0] = shared
            continue
        gone = words[number - width]
        if gone in wanted:
            shared -= have[gone] <= wanted[gone]
            have[gone] -= 1
        found.append(shared)
    return found


def word_at(ends: list[int], place: int) -> int:
    """The number of the word at a place of the line."""
    return min(bisect_left(ends, place), len(ends) - 1)
