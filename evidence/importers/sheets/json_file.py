"""JSON: an object with a list of entries under the name of each sheet, or one list."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evidence.importers.faults import printable
from evidence.importers.plain.decoding import decoded
from evidence.importers.plain.readings import Unreadable
from evidence.importers.sheets.heading import LONGEST_NAME, Heading
from evidence.importers.sheets.laying import RawRow, laid_out, sheet_of
from evidence.importers.sheets.sheet import Cell, Sheet
from evidence.importers.sheets.texts import fault_of_text
from evidence.tables.values import LIST_SEPARATOR

#: JSON is read as a whole, and takes several times its size in memory.
LARGEST_JSON = 100 * 2**20
_SHAPE = "Expected an object with a list of entries under the name of each sheet, or one list of entries."


class Doubled(dict[str, Any]):
    """An object in which a name stands twice, of which Python would keep the last value."""

    name = ""


def read_json(path: Path, *, encoding: str = "", with_faulty_rows: bool = False) -> Iterator[Sheet]:
    """The sheets of a JSON file. An object that is no list of objects is none of ours.

    Raises:
        Unreadable: when it is no JSON, of another shape, or too large.
    """
    for name, entries in lists_in(path, encoding):
        names = tuple(dict.fromkeys(names_in(entries)))
        heading = Heading(names, tuple(said for each in names if (said := fault_of_name(each))))
        sheet = sheet_of(name, heading)
        sheet.word = "entry"
        rows = raw_rows(sheet, heading.names, entries)
        sheet.rows = laid_out(sheet, heading, rows, with_faulty_rows=with_faulty_rows)
        yield sheet


def lists_in(path: Path, encoding: str) -> Iterator[tuple[str, list[Any]]]:
    """The lists of the file by their names."""
    with path.open("rb") as file:
        data = file.read(LARGEST_JSON + 1)
    if len(data) > LARGEST_JSON:
        raise Unreadable(
            f"it is larger than {LARGEST_JSON // 2**20} MB. Give it as CSV, or in several files."
        )
    content = parsed(decoded(data, given=encoding)[0])
    if isinstance(content, list):
        content = {path.stem: content}
    if not isinstance(content, dict):
        raise Unreadable(f"it holds {kind_of(content)}. {_SHAPE}")
    if isinstance(content, Doubled):
        raise Unreadable(
            f"the name “{printable(content.name, most=60)}” stands twice in it. Keep one of them."
        )
    for name, entries in content.items():
        if not isinstance(entries, list):
            raise Unreadable(f"“{printable(name, most=60)}” is {kind_of(entries)}. {_SHAPE}")
    yield from content.items()


def parsed(text: str) -> Any:
    """What the text says.

    Raises:
        Unreadable: when it is no JSON, with the place.
    """
    try:
        return json.loads(text, object_pairs_hook=as_object)
    except json.JSONDecodeError as fault:
        raise Unreadable(f"it is no JSON: line {fault.lineno}, column {fault.colno}: {fault.msg}.") from fault
    except ValueError as fault:
        raise Unreadable(
            "it is no JSON that can be read: a number in it has thousands of figures."
        ) from fault
    except RecursionError as fault:
        raise Unreadable(f"it is nested too deeply. {_SHAPE}") from fault


def as_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, marked if a name stands in it twice; blanks around names do not count."""
    found: dict[str, Any] = {}
    doubled = ""
    for name, value in pairs:
        name = name.strip()
        doubled = doubled or (name if name in found else "")
        found[name] = value
    if len(found) == len(pairs):
        return found
    marked = Doubled(found)
    marked.name = doubled
    return marked


def names_in(entries: list[Any]) -> Iterator[str]:
    """The names in all entries, as they come."""
    for entry in entries:
        if isinstance(entry, dict):
            yield from entry


def fault_of_name(name: str) -> str:
    """What is wrong with a name in an entry; empty if nothing is."""
    if not name:
        return "a name in an entry is empty. Name it."
    said = fault_of_text(name)
    if len(name) > LONGEST_NAME:
        said = f"it is longer than {LONGEST_NAME} characters."
    return f"name “{printable(name, most=60)}”: {said}" if said else ""


def raw_rows(sheet: Sheet, names: tuple[str, ...], entries: list[Any]) -> Iterator[RawRow]:
    """The entries as rows."""
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            sheet.add_fault(
                f"{sheet.where(number)}: it is {kind_of(entry)}. Expected an object: names and values."
            )
            continue
        if isinstance(entry, Doubled):
            sheet.add_fault(
                f"{sheet.where(number)}: “{printable(entry.name, most=60)}” stands twice. Keep one of them."
            )
            continue
        wrong = {}
        cells: list[Cell] = []
        for place, name in enumerate(names):
            cell, said = cell_of(entry.get(name))
            cells.append(cell)
            if said:
                wrong[place] = said
        yield number, cells, wrong


def cell_of(value: Any) -> tuple[Cell, str]:
    """A value as a cell, and what is wrong with it. A list of texts becomes one text, as in CSV."""
    if isinstance(value, list) and all(isinstance(member, str) for member in value):
        value = LIST_SEPARATOR.join(value)
    if isinstance(value, str):
        return value or None, fault_of_text(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None, "it is no number. Write a number, or null."
    if value is None or isinstance(value, (bool, int, float)):
        return value, ""
    return None, f"it is {kind_of(value)}. Expected a text, a number, true, false, null or a list of texts."


def kind_of(value: object) -> str:
    """A value as somebody who looks into the file calls it."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    return f"“{printable(json.dumps(value), most=40)}”"
