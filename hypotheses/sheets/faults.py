"""What is wrong with a sheet: where, with which value, and what to do."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from evidence.importers.faults import printable


@dataclass(frozen=True, slots=True)
class SheetFault:
    """One fault. Row 0 is the sheet as a whole; a column that is empty, the whole row."""

    sheet: str
    row: int
    column: str
    value: str
    said: str

    def __str__(self) -> str:
        """As a line: “passages, row 12, pages “x”: what is wrong”."""
        place = [self.sheet] + [f"row {self.row}"] * (self.row > 0)
        if self.column:
            place.append(self.column + (f" “{printable(self.value, most=60)}”" if self.value else ""))
        return f"{', '.join(place)}: {self.said}"

    def as_json(self) -> dict[str, Any]:
        """As JSON takes it."""
        return asdict(self)
