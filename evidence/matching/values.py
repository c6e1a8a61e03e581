"""What is compared, and what comes of it: plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from evidence.choices import DifferenceKind, PageCheck, Verification
from evidence.matching.words import Words

#: Differences that make a quotation say what its document does not.
ALTERING = frozenset(
    {DifferenceKind.DROPPED, DifferenceKind.ADDED, DifferenceKind.CHANGED, DifferenceKind.MOVED}
)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a comparison may go.

    `scan` is the share of a word's letters that optical recognition may have misread, from 0 to 1; 0 where the wording
    was not made by a machine. `distance` is how many words may lie between two parts around an ellipsis.
    """

    scan: float = 0.0
    distance: int = 1000


@dataclass(frozen=True)
class Quoted:
    """A quotation as a scholar prints it, and what is known of its place."""

    text: str
    #: the pages cited, as printed: “415-16, 418 n. 2”
    pages: str = ""
    prefix: str = ""
    suffix: str = ""
    is_translation: bool = False
    #: where a person said that it stands, among several places: where it begins there
    accepted: tuple[int, int | None] | None = None
    #: the original words of a translation, where they are given
    original: str = ""


@dataclass(frozen=True, slots=True)
class PageStretch:
    """A page of a text: its label, and where it begins and ends."""

    label: str
    start: int
    end: int


@dataclass(frozen=True)
class NoteWording:
    """A note: its mark as printed, where that stands in the text, and its words. `key` is the caller's name for it."""

    key: int
    label: str
    anchor: int
    body: str

    @cached_property
    def words(self) -> Words:
        """Its words; read once for all quotations."""
        return Words(self.body)


@dataclass(frozen=True)
class Wording:
    """The text of a document with its notes and pages."""

    body: str
    notes: Sequence[NoteWording] = ()
    pages: Sequence[PageStretch] = ()

    @cached_property
    def words(self) -> Words:
        """The words of the text; read once for all quotations."""
        return Words(self.body)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands, in code points of the text or of a note (`note` is its key); the end is exclusive."""

    start: int
    end: int
    note: int | None = None
    #: the labels of the pages, in order
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: what the quotation has, and what the document prints there."""

    kind: DifferenceKind
    quoted: str
    printed: str


@dataclass(frozen=True, slots=True)
class Elision:
    """The words of the document that an ellipsis stands for."""

    words: str
    #: whether a negation among them governs the words quoted
    negates: bool = False
    #: whether a paragraph ends among them
    crosses_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison showed."""

    status: Verification
    #: where the quotation stands; None where it was not found, or in several places
    place: Place | None = None
    #: the places among which a person has to choose
    candidates: tuple[Place, ...] = ()
    differences: tuple[Difference, ...] = ()
    elisions: tuple[Elision, ...] = ()
    page_check: PageCheck = PageCheck.UNKNOWN
    #: what a person should know, a sentence each
    warnings: tuple[str, ...] = field(default=())
