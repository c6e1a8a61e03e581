"""Reading a JSON file that somebody wrote by hand, with messages that lead to the place of a fault."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from hypotheses.importers.values import json_kind


def read_json(path: Path, kind: type) -> Any:
    """The content of a file, with or without a byte order mark (Windows editors write one).

    Raises:
        ValidationError: when there is no such file, or it is no JSON of the expected kind.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=without_doubles)
    except OSError as fault:
        raise ValidationError(f"{path}: cannot be read: {fault.strerror}.") from fault
    except UnicodeDecodeError as fault:
        raise ValidationError(f"{path}: not UTF-8 (byte {fault.start}). Save it as UTF-8.") from fault
    except json.JSONDecodeError as fault:
        raise ValidationError(
            f"{path}, line {fault.lineno}, column {fault.colno}: no JSON: {fault.msg}."
        ) from fault
    except (DoubledField, RecursionError) as fault:
        raise ValidationError(f"{path}: {fault}.") from fault
    if not isinstance(content, kind):
        expected = "an object" if kind is dict else "a list"
        raise ValidationError(f"{path}: expected {expected}, found {json_kind(content)}.")
    return content


class DoubledField(ValueError):
    """An object has one field twice; JSON would take the last without a word."""


def without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of these fields.

    Raises:
        DoubledField: naming the field that stands there twice.
    """
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        doubled = sorted({name for name in names if names.count(name) > 1})
        raise DoubledField(f"one object has {', '.join(doubled)} twice ({json.dumps(made)[:80]} ...)")
    return made
