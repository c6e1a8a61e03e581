"""The rows of files, read and checked cell by cell, sorted by kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from evidence.importers.faults import printable
from evidence.importers.sheets import Sheet
from hypotheses.services.sheets.report import ImportReport
from hypotheses.services.sheets.spool import Spool
from hypotheses.sheets.cells import Cell
from hypotheses.sheets.every import ALL, KINDS, kind_named
from hypotheses.sheets.faults import SheetFault
from hypotheses.sheets.headings import columns_by_heading
from hypotheses.sheets.kinds import Kind
from hypotheses.sheets.rows import Key, SheetEntry, read_entry

#: Sheets of a workbook that hold no rows: what a template says of itself.
NOT_READ = frozenset({"about", "read me", "readme"})
#: How a reader of files begins what it says of a row.
PLACE = re.compile(
    r"(?:sheet .{0,70}?, )?(?:row|entry) (?P<row>[0-9]{1,9})"
    r"(?:, (?:columns? )?(?P<column>[^:]{1,90}?))?: (?P<said>.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row as it stood in the file, and why it was not taken."""

    kind: str
    sheet: str
    number: int
    cells: dict[str, Cell]
    fault: str


@dataclass
class Intake:
    """What files say, before the tables are asked anything."""

    report: ImportReport
    #: the study and the kind of sheet that the user named beside the files
    study: str = ""
    kind: str = ""
    spools: defaultdict[str, Spool[SheetEntry]] = field(init=False)
    #: the rows of the files by what tells them apart, and where each stands
    identities: defaultdict[str, dict[Key, tuple[str, int]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    #: the studies of which there are rows
    studies: set[str] = field(default_factory=set)
    #: the copies of documents that the files name, and whose they are
    copies: dict[tuple[Any, ...], str] = field(default_factory=dict)
    #: by sheet, the columns that it has
    columns: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    #: the columns of rows that stood beside others on a row
    beside: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    #: rows that cannot be read, with their cells as they stand
    unread: Spool[Rejected] = field(init=False)
    #: rows that were read, and rejected later
    kept_rejected: defaultdict[str, Spool[SheetEntry]] = field(init=False)
    #: their places, and why
    rejected: dict[tuple[str, str, int], list[str]] = field(default_factory=dict)

    #: all temporary files
    opened: list[Spool[Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.spools, self.kept_rejected = defaultdict(self.new_spool), defaultdict(self.new_spool)
        self.unread = self.new_spool()

    def new_spool(self) -> Spool[Any]:
        """A place for rows, given up with the import."""
        self.opened.append(Spool())
        return self.opened[-1]

    def close(self) -> None:
        """Give up all temporary files."""
        for spool in self.opened:
            spool.close()

    def read(self, sheets: Iterable[Sheet], progress: Callable[[int], None] = lambda done: None) -> None:
        """Read all rows of all sheets."""
        done = 0
        for sheet in sheets:
            self.report.notes += [f"{sheet.name}: {note}" for note in sheet.notes]
            kind = self.kind_of(sheet)
            if kind is None:
                continue
            headings, faults = columns_by_heading(kind, sheet.columns) if sheet.columns else ({}, [])
            for heading, said in faults:
                self.report.add_fault(SheetFault(sheet.name, 0, printable(heading, most=60), "", said))
            self.columns[kind.name, sheet.name] = list(dict.fromkeys(headings.values()))
            for row in sheet.rows:
                if row.faults:
                    said_of_row = [placed(sheet.name, said) for said in row.faults]
                    self.refuse(kind, sheet.name, row.number, headings, row.cells, said_of_row)
                elif not faults and any(not is_blank(cell) for cell in row.cells.values()):
                    self.take(kind, sheet.name, row.number, headings, row.cells)
                done += 1
                if done % 1000 == 0:
                    progress(done)
            for said in sheet.faults:
                self.report.add_fault(placed(sheet.name, said))
        progress(done)

    def kind_of(self, sheet: Sheet) -> Kind | None:
        """Which kind of rows a sheet holds; None, and a fault, where its name does not say."""
        if sheet.name.strip().lower() in NOT_READ:
            return None
        kind = KINDS[self.kind] if self.kind else kind_named(sheet.name)
        if kind is None:
            near = get_close_matches(sheet.name.lower(), KINDS, n=1)
            hint = f"Did you mean {near[0]}? " if near else ""
            self.report.add_fault(
                SheetFault(
                    printable(sheet.name, most=60),
                    0,
                    "",
                    "",
                    f"No kind of sheet has this name. {hint}Known: {', '.join(KINDS)}. "
                    "Rename it, or say which kind it is.",
                )
            )
        return kind

    def take(
        self, kind: Kind, sheet: str, number: int, headings: dict[str, str], cells: Mapping[str, Cell]
    ) -> None:
        """Read one row; one with faults is put aside."""
        entry, faults = read_entry(kind, sheet, number, headings, cells, self.study)
        if kind.is_of_study or kind.name == "studies":
            self.studies.add(str(entry.values.get("study" if kind.is_of_study else "slug") or ""))
        if not faults:
            faults = self.doubled(entry)
        if not faults:
            self.spools[kind.name].add(entry)
            return
        self.refuse(kind, sheet, number, headings, cells, faults)

    def refuse(
        self,
        kind: Kind,
        sheet: str,
        number: int,
        headings: dict[str, str],
        cells: Mapping[str, Cell],
        faults: Iterable[SheetFault],
    ) -> None:
        """Put a row aside that cannot be read, with its cells as they stand and why."""
        listed = list(faults)
        for fault in listed:
            self.report.add_fault(fault)
        self.report.rejected[kind.name] += 1
        by_key = {key: cells.get(heading) for heading, key in headings.items()}
        self.unread.add(Rejected(kind.name, sheet, number, by_key, "; ".join(map(str, listed))))

    def doubled(self, entry: SheetEntry) -> list[SheetFault]:
        """That the files have a row twice. One without a key of its own yet is asked later."""
        kind = KINDS[entry.kind]
        if kind.makes_keys and not entry.values.get("key"):
            return []
        known = self.identities[entry.kind]
        identity = entry.identity
        if identity in known:
            sheet, number = known[identity]
            return [
                entry.fault(
                    "", f"The {entry.name} stands already in {sheet}, row {number}. Keep one of them."
                )
            ]
        known[identity] = (entry.sheet, entry.number)
        return []

    def take_key(self, entry: SheetEntry, key: str) -> bool:
        """Put a key into a row; False, and a fault, where another row of the files has it."""
        entry.values["key"] = key
        faults = self.doubled(entry)
        if faults:
            self.reject(entry, faults)
            return False
        self.report.keys_made.append((entry.kind, entry.sheet, entry.number, key))
        return True

    def add_beside(self, entry: SheetEntry) -> None:
        """Take a row that stood beside another on one row of a sheet."""
        self.identities[entry.kind][entry.identity] = (entry.sheet, entry.number)
        self.beside[entry.kind] |= dict.fromkeys(entry.values)
        self.spools[entry.kind].add(entry)

    def reject(self, entry: SheetEntry, faults: Iterable[SheetFault]) -> None:
        """Put a row aside that was read; what refers to it is missing it from now on."""
        said = list(faults)
        for fault in said:
            self.report.add_fault(fault)
        if entry.place not in self.rejected:
            self.report.rejected[entry.kind] += 1
            self.kept_rejected[entry.kind].add(entry)
        self.rejected.setdefault(entry.place, []).extend(str(fault) for fault in said)
        self.identities[entry.kind].pop(entry.identity, None)

    def kinds(self) -> list[Kind]:
        """The kinds that there are rows of, in the order in which they can be written."""
        return [kind for kind in ALL if kind.name in self.spools]


def placed(sheet: str, said: str) -> SheetFault:
    """What a reader of files says of a row, with its place."""
    found = PLACE.fullmatch(said)
    if found is None:
        return SheetFault(sheet, 0, "", "", said)
    return SheetFault(sheet, int(found["row"]), found["column"] or "", "", found["said"])


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing."""
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))
