"""Tables that people keep in spreadsheet programs: sheets of XLSX, CSV and JSON files, row by row. No database here.

Cells are given as they stand; what they mean is for the caller to say.
"""

from __future__ import annotations

from evidence.importers.sheets.days import questionable_date
from evidence.importers.sheets.files import read_sheets
from evidence.importers.sheets.sheet import Cell, Sheet, SheetRow

__all__ = ["Cell", "Sheet", "SheetRow", "questionable_date", "read_sheets"]
