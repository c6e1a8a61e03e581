"""What a person should think of once more before a judgement counts. Pure: plain values in, sentences out.

None of these is a fault: a work of scholarship may state a thing in terms, a late paper may quote an early one. So they
are said, and forbid nothing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.choices import LITERATURE
from hypotheses.choices import AssessmentStatus, Direction

#: The strength that says: it states it in terms.
FULL_STRENGTH = 3
#: A report of last week's meeting is of its time; from a year on, memory and hindsight come in.
LATE_DAYS = 366


@dataclass(frozen=True, slots=True)
class Judgement:
    """An assessment with what is known of its document and of the claim that it bears on."""

    passage: str
    prediction: str
    direction: str
    strength: int | None
    rationale: str
    document: str
    source_class: str
    #: as the title page prints them, separated by semicolons; literature
    authors: str
    year: int | None
    #: the first day on which the document can have been written
    written_from: datetime.date | None
    #: the last day of what the passage says it refers to
    refers_until: datetime.date | None
    #: where the prediction, its hypothesis and its explanation come from, as recorded
    sources: tuple[str, ...]


def cautions(judgement: Judgement) -> list[str]:
    """Sentences to be said beside a judgement; none where nothing stands out."""
    said = [*of_strength(judgement), *of_source(judgement), *of_date(judgement)]
    return [f"{judgement.passage} on {judgement.prediction}: {sentence}" for sentence in said]


def of_strength(judgement: Judgement) -> Iterator[str]:
    """A work about the past at full strength."""
    if judgement.source_class in LITERATURE and judgement.strength == FULL_STRENGTH:
        why = "" if judgement.rationale.strip() else " Say in the rationale what it rests on."
        yield (
            f"{judgement.document} is a work about the past, judged at full strength. Where it quotes a document of "
            f"the time, that is the better witness.{why}"
        )


def of_source(judgement: Judgement) -> Iterator[str]:
    """Support from the work, or the author, that the claim itself comes from."""
    if judgement.direction != Direction.SUPPORTS or judgement.source_class not in LITERATURE:
        return
    surnames = [name.split()[-1] for name in judgement.authors.split(";") if name.split()]
    named = [source for source in judgement.sources if any(has_word(source, name) for name in surnames)]
    if any(judgement.year is not None and has_word(source, str(judgement.year)) for source in named):
        yield f"The claim is drawn from {judgement.document} itself: its support is circular."
    elif named:
        yield f"{judgement.document} is by an author of the claim that it supports ({named[0]})."


def of_date(judgement: Judgement) -> Iterator[str]:
    """A paper written long after what it speaks of. Of literature that goes without saying."""
    if judgement.source_class in LITERATURE or None in (judgement.written_from, judgement.refers_until):
        return
    days = (judgement.written_from - judgement.refers_until).days  # type: ignore[operator]  # neither is None
    if days >= LATE_DAYS:
        years = days // 365
        yield (
            f"{judgement.document} was written {years} year{'s' if years > 1 else ''} after what the passage speaks "
            "of: it may know how things went."
        )


def of_changed_test(key: str, before: str, after: str, n_assessments: int) -> str:
    """That the type of a test was changed when there were judgements already; empty where there were none."""
    if before == after or not n_assessments:
        return ""
    return (
        f"{key} is a {after.lower()} test now, and was a {before.lower()} test when {n_assessments} assessments of it "
        "were made. Readers see that in its history: say why in a memo."
    )


def has_word(text: str, word: str) -> bool:
    """Whether a text has a word, whole: “Cha” is not in “Chang”."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


#: Judgements of which cautions are said: those that count, or may soon.
ALIVE = frozenset({AssessmentStatus.SUBMITTED, AssessmentStatus.DRAFT})
