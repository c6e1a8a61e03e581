"""What rows of sheets refer to: all keys of a batch resolved at once, and faults for what is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

from hypotheses.services.sheets.directory import FEW, Directory
from hypotheses.services.sheets.intake import Intake
from hypotheses.sheets.columns import SheetColumn
from hypotheses.sheets.every import KINDS
from hypotheses.sheets.faults import SheetFault
from hypotheses.sheets.kinds import Kind
from hypotheses.sheets.rows import Key, SheetEntry

#: Stands for the primary key of a row that the files have and the database does not have yet.
PENDING = -1


class References:
    """Resolves what rows refer to."""

    def __init__(self, intake: Intake, directory: Directory) -> None:
        self.intake, self.directory = intake, directory

    def look_up(self, kind: Kind, entries: Iterable[SheetEntry]) -> None:
        """Ask for all rows that these refer to."""
        wanted: defaultdict[str, set[Key]] = defaultdict(set)
        for entry in entries:
            for column in kind.references:
                if (key := entry.key_of(column)) is not None:
                    wanted[column.target].add(key)
        for target, keys in wanted.items():
            self.directory.look_up(target, keys)

    def resolve(self, kind: Kind, entry: SheetEntry) -> tuple[dict[str, int | None], list[SheetFault]]:
        """The primary keys of what a row refers to, by column; PENDING for what the files are still to bring."""
        found: dict[str, int | None] = {}
        faults = []
        for column in kind.references:
            if column.key not in entry.values:
                continue
            key = entry.key_of(column)
            pk = None if key is None else self.directory.get(column.target, key)
            if key is not None and pk is None:
                if key in self.intake.identities[column.target]:
                    pk = PENDING
                else:
                    faults.append(entry.fault(column.key, self.unknown(column, key)))
            found[column.key] = pk
        return found, faults

    def unknown(self, column: SheetColumn, key: Key) -> str:
        """What to say of a reference to nothing."""
        one = KINDS[column.target].one
        of_file = self.intake.identities[column.target]
        names = (
            {str(other[-1]) for other in of_file if other[:-1] == key[:-1]} if len(of_file) <= FEW else set()
        )
        names |= set(self.directory.names(column.target, key[:-1]))
        near = get_close_matches(str(key[-1]), names, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        where = f" in {' / '.join(map(str, key[:-1]))}" if key[:-1] else ""
        return f"There is no {one} “{key[-1]}”{where}, neither in the file nor in the database.{hint}"
