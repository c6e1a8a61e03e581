"""In which documents a quotation of unknown origin stands, over the whole store.

The index of pages proposes: documents on whose pages some runs of the quotation's words stand. The comparison disposes:
only what it finds is named, with the same verdict as a quotation of that document would have.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from evidence.choices import Verification
from evidence.matching import Comparison, Quoted, compare, segments_of
from evidence.models import Document
from evidence.queries.proposals import proposed, searches_for
from evidence.queries.search import Narrowing
from evidence.reports import citable
from evidence.services.wordings import StoredWording, wordings_of

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: How many documents are named.
MOST_NAMED = 10
#: The surest first.
ORDER = (
    Verification.VERBATIM,
    Verification.EDITED,
    Verification.AMBIGUOUS,
    Verification.SPLICED,
    Verification.ALTERED,
)


@dataclass(frozen=True, slots=True)
class Origin:
    """A document in which the quotation stands, or nearly so; in several places of it where that is ambiguous."""

    document: Document
    stored: StoredWording
    comparison: Comparison

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages, by their labels; where it stands in several places, the first page of each."""
        if self.comparison.place is not None:
            return self.comparison.place.pages
        return tuple(dict.fromkeys(label for each in self.comparison.candidates for label in each.pages[:1]))

    @property
    def shown_pages(self) -> str:
        """The pages as a passage's field has them."""
        return ", ".join(self.pages)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know; of several places, only how many: nobody has cited one of them."""
        if self.comparison.place is not None:
            return self.comparison.warnings
        return (f"The words stand in {len(self.comparison.candidates)} places of it.",)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A wording that fits a quotation, before anything else is known of its document."""

    stored: StoredWording
    comparison: Comparison

    @property
    def rank(self) -> tuple[int, int]:
        """Where it comes among others: the better class first, then the fewer differences."""
        return ORDER.index(self.comparison.status), len(self.comparison.differences)


def refuse_wordless(text: str) -> None:
    """Refuse a quotation in which there is nothing to look for.

    Raises:
        ValidationError: saying so.
    """
    if not segments_of(text):
        raise ValidationError(
            "It has no words of its own to look for: signs are none, and what is in brackets is an editor's.",
            code="no-words",
        )


def find_origins(text: str, user: AnyUser, narrowing: Narrowing | None = None) -> list[Origin]:
    """The documents that the user may see in which a quotation stands, best first.

    Where runs looked for together lead to no document in which the words stand as an author may print them, each is
    looked for by itself too: a word that differs may have been among those, and what the rest led to mere lookalikes.
    """
    # halves of characters, which no database takes, become question marks
    text = text.encode(errors="replace").decode()
    found: dict[int, Likeness] = {}
    compared: set[int] = set()
    for searches in searches_for(text):
        texts = proposed(text, searches, user, narrowing or Narrowing())
        new = {document for key, document in texts.items() if key not in compared}
        compared.update(texts)
        found |= likenesses_in(new, text)
        is_alone = all(len(search.wanted) == 1 for search in searches)
        if any(is_alone or each.comparison.status != Verification.ALTERED for each in found.values()):
            break
    if not found:
        return []
    seen = Document.objects.visible_to(user).filter(pk__in=found).order_by()
    best = sorted(
        citable(seen, to=user),
        key=lambda each: (found[each.pk].rank, str(each.date_earliest or ""), each.pk),
    )
    return [Origin(each, found[each.pk].stored, found[each.pk].comparison) for each in best[:MOST_NAMED]]


def in_a_sentence(origins: Sequence[Origin]) -> str:
    """In how many documents a quotation stands, and in how many only something like it does."""
    n_like = sum(each.comparison.status == Verification.ALTERED for each in origins)
    n_standing = len(origins) - n_like
    stands = f"It stands in {in_number(n_standing)}" if n_standing else "It stands in no document here"
    return f"{stands}, and with other words in {n_like}." if n_like else f"{stands}."


def in_number(n: int) -> str:
    """So many documents."""
    return f"{n} document{'' if n == 1 else 's'}"


def likenesses_in(documents: Collection[int], text: str) -> dict[int, Likeness]:
    """The wording that fits a quotation best of each document in which one does."""
    found = {}
    for key, wordings in wordings_of(documents).items() if documents else ():
        compared = [Likeness(each, compare(Quoted(text), each.wording, each.tolerance)) for each in wordings]
        fitting = [each for each in compared if each.comparison.status in ORDER]
        if fitting:
            found[key] = min(fitting, key=lambda each: each.rank)
    return found
