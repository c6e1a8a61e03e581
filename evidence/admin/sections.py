"""The parts of a form, each with a sentence saying what it is about."""

from __future__ import annotations

from typing import Any, TypeAlias

Section: TypeAlias = tuple[str | None, Any]


def section(title: str | None, sentence: str, *fields: Any, collapsed: bool = False) -> Section:
    """A part of a form; fields in a tuple stand on one line, a collapsed part opens at a click."""
    classes = ("collapse",) if collapsed else ()
    return title, {"description": sentence, "fields": fields, "classes": classes}
