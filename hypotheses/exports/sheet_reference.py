"""The reference of sheets and columns, made of the definitions that import and export go by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from hypotheses.sheets.columns import AS_OF, FAULT, SheetColumn
from hypotheses.sheets.every import ALL
from hypotheses.sheets.kinds import Kind

#: What stands before the reference in docs/spreadsheets.md.
BEGIN = (
    "<!-- Printed by `manage.py evidence_template --reference`; change the columns, not what follows. -->\n"
)


def reference() -> str:
    """The reference as Markdown."""
    return "\n".join(line for kind in ALL for line in lines_of(kind)) + "\n"


def lines_of(kind: Kind) -> Iterator[str]:
    """One kind of sheet."""
    yield from ("", f"### {kind.name}", "", kind.explanation)
    told = " + ".join(f"`{key}`" for key in kind.identity)
    yield f"A row is told from all others by {told}."
    yield from ("", "| column | needed | holds | |", "|---|---|---|---|")
    for key, column in kind.columns.items():
        if key not in (AS_OF.key, FAULT.key):
            needed = "yes" if column.is_needed else ""
            yield f"| `{key}` | {needed} | {holds(column)} | {escaped(column.explanation)} |"


def holds(column: SheetColumn) -> str:
    """What goes into a column."""
    if column.is_information:
        return "for information; not read back"
    if column.is_reference:
        parts = " + ".join(f"`{part}`" for part in column.parts)
        return f"a key of `{column.target}`" + (f" (with {parts})" if len(column.parts) > 1 else "")
    return ", ".join(f"`{value}`" for value in column.allowed) or escaped(column.reads.value)


def escaped(text: str) -> str:
    """A text as a cell of a Markdown table takes it."""
    return text.replace("|", "\\|")


def page_in_documentation() -> tuple[Path, str]:
    """docs/spreadsheets.md, and what it should say: what stands there by hand, then the reference."""
    path = Path(settings.ROOT) / "docs" / "spreadsheets.md"
    by_hand = path.read_text(encoding="utf-8").split(BEGIN)[0]
    return path, by_hand + BEGIN + reference()
