"""What stands between the cells of a CSV file, and where its quotation marks went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.importers.faults import printable
from evidence.importers.plain.readings import Unreadable

#: What may stand between cells.
SEPARATORS = (",", ";", "\t", "|")
#: A first line by which Excel is told the separator.
_TOLD = re.compile(r"sep=(.)\s*", re.IGNORECASE)


def told_separator(line: str) -> str:
    """The separator that the line `sep=;` tells; empty for any other line."""
    found = _TOLD.fullmatch(line)
    return found[1] if found else ""


def separator_in(header: str) -> str:
    """The separator that stands most often between names of columns; a comma where none does.

    What stands within quotation marks does not count.

    Raises:
        Unreadable: when two are as frequent.
    """
    bare = re.sub(r'"(?:[^"]|"")*(?:"|$)', "", header)
    counts = sorted(((bare.count(sign), -number) for number, sign in enumerate(SEPARATORS)), reverse=True)
    (most, first), (next_most, second) = counts[:2]
    if most and most == next_most:
        signs = " and ".join(f"“{printable(SEPARATORS[-number])}”" for number in (first, second))
        raise Unreadable(
            f"nobody can tell what stands between its cells: {signs} are as frequent in its first line. "
            "Put the names of the columns in quotation marks, or a line “sep=,” (or the other sign) before them."
        )
    return SEPARATORS[-first]


def fault_in(lines: Iterable[str], separator: str) -> tuple[int, int, str]:
    """Where the quotation marks of one row go wrong: line and cell, both counted from 0, and what is wrong there."""
    cell, opened, in_quotes, at_start = 0, (0, 0), False, True
    sign = re.compile(f'["{re.escape(separator)}]')
    number = 0
    for number, line in enumerate(lines):
        place = 0
        while place < len(line):
            if in_quotes:
                end = line.find('"', place)
                if end < 0:
                    break
                if line.startswith('""', end):
                    place = end + 2
                    continue
                in_quotes, place = False, end + 1
                rest = line[place:]
                if rest.strip("\r\n") and not rest.startswith(separator):
                    return number, cell, after_the_end(rest, separator)
            elif at_start and line[place] == '"':
                in_quotes, at_start, opened = True, False, (number, cell)
                place += 1
            else:
                found = sign.search(line, place if not at_start else place)
                if found is None:
                    break
                place = found.end()
                at_start = found[0] == separator
                cell += at_start
        if not in_quotes and line.endswith(("\n", "\r")):
            break
    if in_quotes:
        return (
            *opened,
            "a quotation mark opens here and is never closed. Close it, or double it if it is a text's own",
        )
    return number, cell, "the quotation marks do not fit together. Double those that are a text's own"


def after_the_end(rest: str, separator: str) -> str:
    """What is wrong where a text in quotation marks goes on behind the closing one."""
    goes_on = printable(rest.split(separator)[0].strip("\r\n"), most=30)
    return (
        f"“{goes_on}” comes after a closing quotation mark. Double the quotation marks that are a text's own ("
        '"" for ")'
    )
