"""The cells of a row of a workbook: what each holds, and what is wrong with it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from math import isfinite

from lxml import etree

from evidence.importers.faults import printable
from evidence.importers.plain.readings import Unreadable
from evidence.importers.sheets.days import day_of
from evidence.importers.sheets.sheet import Cell
from evidence.importers.sheets.texts import fault_of_text
from evidence.importers.sheets.xlsx_workbook import Workbook, text_in, unescaped

_FIGURES = "0123456789"
#: What a sheet can have at most, by the format's own measure.
MOST_COLUMNS = 16_384


class CellFault(ValueError):
    """A cell cannot be taken as it is. `shown` is what can be shown of it."""

    def __init__(self, said: str, shown: Cell = None) -> None:
        super().__init__(said)
        self.shown = shown


class CellReader:
    """Reads the cells of one sheet."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        #: cells whose value comes from a formula
        self.n_formulas = 0
        self.places: dict[str, int] = {}
        self.readers: dict[str, Callable[[str, str], Cell]] = {
            "n": self.number,
            "s": self.shared,
            "str": self.text,
            "b": self.truth,
            "e": self.error,
            "d": self.iso_day,
        }

    def row(self, element: etree._Element, width: int) -> tuple[list[Cell], dict[int, str]]:
        """The cells of a row in order, at least as many as there are columns; and what is wrong, by their places."""
        cells: list[Cell] = [None] * width
        wrong: dict[int, str] = {}
        place = -1
        for child in element:
            reference = child.get("r")
            place = place + 1 if reference is None else self.place_of(reference)
            if not len(child):
                continue
            try:
                cell = self.cell(child)
            except CellFault as fault:
                wrong[place], cell = str(fault), fault.shown
            if cell is None and place not in wrong:
                continue
            if place >= len(cells):
                cells += [None] * (place + 1 - len(cells))
            cells[place] = cell
        return cells, wrong

    def place_of(self, reference: str) -> int:
        """The column, counted from 0, of a reference like `AB12`.

        Raises:
            Unreadable: when it is none.
        """
        letters = reference.rstrip(_FIGURES)
        known = self.places.get(letters)
        if known is None:
            known = 0
            for letter in letters[:4].upper():
                known = known * 26 + ord(letter) - ord("A") + 1
            is_one = letters.isascii() and letters.isalpha() and len(letters) <= 3
            if not is_one or known > MOST_COLUMNS:
                raise Unreadable(
                    f"a cell is at “{printable(reference, most=30)}”, which is no place in a sheet. Open it in a "
                    "spreadsheet program and save it anew."
                )
            known -= 1
            self.places[letters] = known
        return known

    def cell(self, element: etree._Element) -> Cell:
        """What a cell holds.

        Raises:
            CellFault: when that cannot be taken.
        """
        kind = element.get("t") or "n"
        value: str | None = None
        formula: str | None = None
        for child in element:
            tag = child.tag
            if tag.endswith("}v"):
                value = child.text or ""
            elif tag.endswith("}is"):
                return self.checked(text_in(child))
            elif tag.endswith("}f"):
                formula = child.text or ""
        if formula is not None:
            if value is None or (value == "" and kind != "str"):
                shown = f"={formula}"
                raise CellFault(
                    f"it holds a formula ({printable(shown, most=60)}), and the file does not keep what that comes to. "
                    "Open the file in a spreadsheet program and save it, or put in the value instead.",
                    shown,
                )
            self.n_formulas += 1
        if not value:
            return None
        reader = self.readers.get(kind)
        if reader is None:
            raise CellFault(
                f"it is of the kind “{printable(kind, most=20)}”, which is not known. Type it again.", value
            )
        return reader(value, element.get("s") or "")

    def number(self, value: str, style: str) -> Cell:
        """A number, or the day that is shown for it."""
        try:
            number = float(value) if "." in value or "E" in value or "e" in value else int(value)
            if style in self.book.day_styles:
                return day_of(number, from_1904=self.book.from_1904)
            if not isfinite(number):
                raise ValueError("it is no number")
        except ValueError as fault:
            said = str(fault) if "shown" in str(fault) or "formatted" in str(fault) else "it is no number"
            raise CellFault(f"{said}. Format the cell as text and type what is meant.", value) from fault
        return number

    def shared(self, value: str, style: str) -> Cell:
        """A text, by its number."""
        texts = self.book.texts
        if not value.isascii() or not value.isdigit() or int(value) >= len(texts):
            raise CellFault("its text is missing from the file. Type it again.")
        return self.checked(texts[int(value)])

    def text(self, value: str, style: str) -> Cell:
        """A text that a formula came to."""
        return self.checked(unescaped(value))

    def checked(self, text: str) -> Cell:
        """A text, unless it is no writing."""
        if not text.isprintable() and (said := fault_of_text(text)):
            raise CellFault(said, text)
        return text or None

    def truth(self, value: str, style: str) -> Cell:
        """True or false."""
        return value.strip() in ("1", "true")

    def error(self, value: str, style: str) -> Cell:
        """An error shown in place of a value."""
        raise CellFault(
            f"it shows the error {printable(value, most=20)}. Mend its formula, or put in the value instead.",
            value,
        )

    def iso_day(self, value: str, style: str) -> Cell:
        """A day or moment in words of ISO 8601."""
        try:
            moment = datetime.datetime.fromisoformat(value)
        except ValueError as fault:
            raise CellFault(
                "it is no date. Format the cell as text and type what is meant.", value
            ) from fault
        return moment.date() if "T" not in value else moment
