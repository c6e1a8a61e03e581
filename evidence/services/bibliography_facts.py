"""Which fields of a known document a bibliography may fill, and which are somebody's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evidence.models import Document, Recorded, User
from evidence.services.authorship import setter_of, who
from evidence.services.program_users import is_program

#: What somebody has decided of a document that is there; a bibliography decides it for new ones only.
DECIDED = frozenset({"short_title", "kind", "source_class"})
#: The titles of a document. One that has any of them is not without a title.
TITLES = ("title", "title_romanised", "title_translated")


@dataclass
class Reconciled:
    """What is to be written of a row that exists already."""

    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def reconcile(row: Recorded, facts: Mapping[str, Any], *, by: User) -> Reconciled:
    """Fill the fields of a row that are empty, and bring those up to date that this program filled.

    What anybody else filled, or emptied, stays and is listed. A bibliography that says nothing contradicts nothing.
    """
    done = Reconciled()
    for name in sorted(facts.keys() - DECIDED):
        held, read = getattr(row, name), facts[name]
        if says_the_same(name, held, read) or read in ("", None) or is_told_otherwise(row, name):
            continue
        setter = setter_of(row, name)
        is_ours = setter is not None and setter.history_user_id == by.pk
        is_empty = held in ("", None)
        if not is_ours and not (is_empty and not was_emptied(row, setter)):
            verb = "was emptied by" if is_empty else "is from"
            done.kept.append(f"{name} {verb} {who(setter)}; kept")
            continue
        setattr(row, name, read)
        done.changed.append(name)
    return done


def says_the_same(name: str, held: Any, read: Any) -> bool:
    """Whether two values are one; capitals do not count in a DOI."""
    return bool(held == read or (name == "doi" and held.lower() == read.lower()))


def is_told_otherwise(row: Recorded, name: str) -> bool:
    """Whether a document has its title in another script or language, by which it was found."""
    if name != "title" or not isinstance(row, Document):
        return False
    return not row.title and any(getattr(row, other) for other in TITLES)


def was_emptied(row: Recorded, setter: Any) -> bool:
    """Whether a person took a field's value away; a field that was never filled is merely empty."""
    return setter is not None and setter.history_type != "+" and not is_program(setter.history_user)
