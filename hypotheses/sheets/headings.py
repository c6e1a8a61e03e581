"""The first row of a sheet: which column of the kind each heading means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from evidence.importers.faults import printable
from hypotheses.sheets.every import KINDS
from hypotheses.sheets.kinds import Kind


def plain(heading: str) -> str:
    """A heading without what does not count: capitals, spaces, hyphens."""
    return "_".join(heading.replace("-", " ").replace("_", " ").lower().split())


def columns_by_heading(kind: Kind, headings: Sequence[str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The key of the column that each heading means, and what is wrong: heading and message.

    Keys and headings are both understood.
    """
    by_heading = {plain(column.heading): key for key, column in kind.columns.items()}
    known = by_heading | {key: key for key in kind.columns}
    found: dict[str, str] = {}
    faults = []
    for heading in headings:
        key = known.get(plain(heading))
        if key is None:
            faults.append((heading, unknown(kind, heading)))
        elif key in found.values():
            faults.append((heading, f"The column {key} stands there twice. Keep one of them."))
        else:
            found[heading] = key
    faults += [("", said) for said in missing(kind, set(found.values()))] if not faults else []
    return found, faults


def unknown(kind: Kind, heading: str) -> str:
    """What to say of a heading that means no column."""
    near = get_close_matches(plain(heading), kind.columns, n=1, cutoff=0.6)
    elsewhere = [other.name for other in KINDS.values() if plain(heading) in other.columns]
    if near:
        hint = f"Did you mean {near[0]}?"
    elif elsewhere:
        hint = f"It belongs to the sheet {' or '.join(elsewhere[:3])}."
    else:
        hint = "Leave it out, or name it as one of these."
    return f"There is no column “{printable(heading, most=60)}”. {hint} Known: {', '.join(kind.columns)}."


def missing(kind: Kind, present: set[str]) -> Iterator[str]:
    """What must be there for a row to be told from others, and is not. The study may be named beside the file."""
    for key in kind.identity:
        for part in kind.columns[key].parts or (key,):
            is_optional = part == "study" or (kind.makes_keys and part == "key")
            if part not in present and not is_optional and can_not_do_without(kind, part):
                yield f"The column {part} is missing. Without it no {kind.one} can be told from another."


def can_not_do_without(kind: Kind, key: str) -> bool:
    """Whether a row's identity hangs on a column that has no default."""
    column = kind.columns[key]
    if not column.is_reference:
        return column.is_needed
    return not kind.model._meta.get_field(key).null if key in kind.attnames else True
