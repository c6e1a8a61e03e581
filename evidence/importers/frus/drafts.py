"""A volume and its documents before they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence.texts import TextDraft


@dataclass(frozen=True, slots=True)
class Person:
    """A name that the markup gives a part in a document: `role` is a value of `evidence.choices.AgentRole`."""

    role: str
    name: str
    #: the entry of the volume's list of persons that the markup links the name to
    listed_as: str = ""


@dataclass(frozen=True, slots=True)
class FrusVolume:
    """What a file says of the volume as a whole."""

    file: str
    sha256: str
    identifier: str
    title: str
    #: first and last year of the volume, from its identifier; None where that has none
    years: tuple[int, int] | None
    #: how many documents the file has, nested ones included
    n_documents: int
    #: the volume's list of persons: entries by the identifiers that names point to
    persons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FrusDocument:
    """One document of a volume. What the volume does not say is empty.

    `when` is the date as the markup encodes it, with hour and zone where it has them.
    """

    identifier: str
    number: str
    title: str
    kind: str
    is_editorial: bool
    date_printed: str
    date_edtf: str
    when: str
    place: str
    classification: str
    source_note: str
    excisions: str
    section: str
    url: str
    pages: str
    text: TextDraft | None
    people: tuple[Person, ...] = ()
    #: the identifier of the document that encloses this one
    part_of: str = ""
    #: what a person should look at, in words
    warnings: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class RejectedDocument:
    """A document that cannot be taken: its name in the file, and why."""

    identifier: str
    reason: str
