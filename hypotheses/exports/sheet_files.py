"""Sheets into a file, or a folder of files, of the format that its name says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hypotheses.exports.sheets import Named, write_csv, write_json, write_xlsx

FORMATS = ("csv", "xlsx", "json")


def write_sheets(
    path: Path, sheets: Sequence[Named], form: str, *, as_of: str = ""
) -> list[tuple[Path, int]]:
    """Write sheets. Which files, and how many rows in each.

    CSV holds one sheet a file. A path without an ending is a folder for them; several sheets for one CSV file become
    several files, each with the kind in its name.

    Raises:
        ValueError: when a spreadsheet cannot hold what there is.
        OSError: when the file cannot be written.
    """
    if form == "json":
        with whole(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
            return [(path, write_json(file, sheets, as_of=as_of))]
    if form == "xlsx":
        with whole(path) as part:
            return [(path, write_xlsx(part, sheets, as_of=as_of))]
    written = []
    if not path.suffix:
        path.mkdir(parents=True, exist_ok=True)
    for kind, columns, rows in sheets:
        each = path / f"{kind.name}.csv"
        if path.suffix:
            each = path if len(sheets) == 1 else path.with_stem(f"{path.stem}-{kind.name}")
        with whole(each) as part, part.open("w", encoding="utf-8", newline="") as file:
            written.append((each, write_csv(file, columns, rows, as_of=as_of)))
    return written


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A file to be written, that takes its name only when it is whole: what stood there stays until then."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def format_of(path: Path, asked: str = "") -> str:
    """The format that is asked for, else the one that a file's name ends in; CSV for a folder.

    Raises:
        ValueError: when the name says none.
    """
    ending = path.suffix.lower().removeprefix(".")
    if asked or ending in FORMATS:
        return asked or ending
    if not ending:
        return "csv"
    raise ValueError(
        f"{path.name}: no format has this ending. Known: .csv, .xlsx, .json; without one, a folder of CSV."
    )
