"""Which documents have long stretches of words in common with one, where, and which passages rest on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from evidence.matching.words import Words
from evidence.models import Document, DocumentText, Passage, Quotation, WordRun
from evidence.queries.hits import names_of, pages_of, readings_of
from evidence.reuse import Stretch, shared_stretches

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: How many texts are held against one word by word: those that share most runs.
MOST_COMPARED = 20
#: More words of others are not read for one page: an essay of 22,000 words is read in some 20 ms.
MOST_CHARACTERS = 1_500_000


@dataclass(frozen=True, slots=True)
class Side:
    """A stretch as it stands in one of two documents."""

    words: str
    #: the page on which it begins; empty where the text does not tell
    page: str
    address: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SharedStretch:
    """The same words in two documents."""

    n_words: int
    is_exact: bool
    here: Side
    there: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both, in this order."""
        return self.here, self.there


@dataclass(frozen=True, slots=True)
class Reuse:
    """A document that has words of another, the most first."""

    document: Document
    address: str
    stretches: tuple[SharedStretch, ...]

    @property
    def n_words(self) -> int:
        """How many words are the same, all stretches together."""
        return sum(each.n_words for each in self.stretches)

    @property
    def passages(self) -> list[Passage]:
        """The passages of either document that rest on words of both, each once, in the order of the stretches."""
        sides = (side for each in self.stretches for side in (each.here, each.there))
        return list({passage.pk: passage for side in sides for passage in side.passages}.values())


def reuse_of(text: DocumentText, user: AnyUser, *, most: int = MOST_COMPARED) -> list[Reuse]:
    """The documents that the user may see with a long stretch of a text, those with most of its words first.

    The text itself is one that the user may see. Compared are current wordings, of each document the one with most.
    """
    near = texts_near(text, user)[:most]
    if not near:
        return []
    bodies = bodies_of(near)
    here = Words(text.body)
    found = {key: shared_stretches(here, Words(bodies[key])) for key in near if key in bodies}
    found = {key: stretches for key, stretches in found.items() if stretches}
    return readable(text, bodies, found, user)


def texts_near(text: DocumentText, user: AnyUser) -> list[int]:
    """The current texts of other documents, which the user may see, that share runs with a text; one statement."""
    rows = (
        WordRun.objects.filter(
            value__in=WordRun.objects.filter(text=text).order_by().values("value"),
            text__is_current=True,
            text__document__in=Document.objects.visible_to(user).order_by().values("pk"),
        )
        .exclude(text__document=text.document_id)
        .order_by()
        .values("text")
        .annotate(n=Count("pk"))
        .order_by("-n", "text")
    )
    return [row["text"] for row in rows[:MOST_COMPARED]]


def bodies_of(texts: Sequence[int]) -> Mapping[int, str]:
    """The wordings of texts, as many as are read at once, in the same order."""
    bodies = dict(DocumentText.objects.filter(pk__in=texts).order_by().values_list("pk", "body"))
    taken: dict[int, str] = {}
    n_characters = 0
    for key in texts:
        n_characters += len(bodies[key])
        if n_characters <= MOST_CHARACTERS or not taken:
            taken[key] = bodies[key]
    return taken


def readable(
    text: DocumentText, bodies: Mapping[int, str], found: Mapping[int, Sequence[Stretch]], user: AnyUser
) -> list[Reuse]:
    """What was found, with pages, addresses and passages; as many queries for ten documents as for one."""
    keys = {text.pk, *found}
    readings = readings_of(keys, user)
    places = Places(text, bodies, keys, user, {key: address for key, (_, address) in readings.items()})
    by_document: dict[int, Reuse] = {}
    for key, stretches in found.items():
        if key not in readings or text.pk not in readings:
            continue  # hidden since
        of_text, address = readings[key]
        reuse = Reuse(of_text.document, address, tuple(places.shared(key, each) for each in stretches))
        other = by_document.get(of_text.document_id)
        if other is None or reuse.n_words > other.n_words:
            by_document[of_text.document_id] = reuse
    return sorted(by_document.values(), key=lambda reuse: (-reuse.n_words, reuse.document.pk))


class Places:
    """Pages, addresses and passages of the texts that are compared."""

    def __init__(
        self,
        text: DocumentText,
        bodies: Mapping[int, str],
        keys: Collection[int],
        user: AnyUser,
        addresses: Mapping[int, str],
    ) -> None:
        self.text = text
        self.bodies = {**bodies, text.pk: text.body}
        self.addresses = addresses
        self.pages = pages_of(keys)
        self.names = names_of(self.pages)
        self.quotations = quotations_in(keys, user)

    def shared(self, key: int, stretch: Stretch) -> SharedStretch:
        """A stretch as it stands in both texts."""
        here, there = self.side(self.text.pk, stretch.here), self.side(key, stretch.there)
        return SharedStretch(stretch.n_words, stretch.is_exact, here, there)

    def side(self, key: int, place: tuple[int, int]) -> Side:
        """A stretch as it stands in one text."""
        start, end = place
        page = next((page for page in self.pages[key] if page.start <= start < page.end), None)
        name = self.names[page.pk] if page else ""
        resting = (each for each in self.quotations[key] if overlap(each, start, end))
        return Side(
            words=self.bodies[key][start:end],
            page=page.label if page else "",
            address=f"{self.addresses[key]}#{name}" if name else self.addresses[key],
            passages=tuple({each.passage_id: each.passage for each in resting}.values()),
        )


def overlap(quotation: Quotation, start: int, end: int) -> bool:
    """Whether a quotation stands, in part at least, in a stretch of its text."""
    return (
        quotation.start is not None
        and quotation.end is not None
        and quotation.start < end
        and start < quotation.end
    )


def quotations_in(texts: Iterable[int], user: AnyUser) -> Mapping[int, Sequence[Quotation]]:
    """The quotations that the user may see and that stand in the running words of texts, by text."""
    rows = Quotation.objects.visible_to(user).filter(document_text__in=texts, in_note=None)
    found: defaultdict[int, list[Quotation]] = defaultdict(list)
    for each in rows.select_related("passage__study", "passage__cluster").order_by(
        "passage__key", "position"
    ):
        found[each.document_text_id].append(each)
    return found
