"""How fast tables are read from files, beside the bare readers of the same formats.

    python -m benchmarks.read_sheets [--rows 100000]

In one run, in seconds: an invented table of twelve columns from CSV, beside Python's csv; and from XLSX, once with
texts that cells share and once with texts of their own, beside openpyxl reading row by row. Then files that hurt: a
million empty rows, a zip bomb. No database is touched. The peak of memory is that of our reader, in a process of its
own.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import xlsxwriter

from evidence.importers.faults import FileNotUnderstood
from evidence.importers.sheets import read_sheets

WORDS = (
    *("the", "Secretary", "said", "that", "Japan", "would", "rearm", "slowly", "if", "a", "treaty", "were"),
    *("signed", "by", "all", "条約", "平和"),
)
COLUMNS = [f"column_{number}" for number in range(12)]


def rows(n: int) -> Iterator[list[str | int | float]]:
    """An invented table."""
    drawn = random.Random(1953)
    for number in range(n):
        short, long = (" ".join(drawn.choices(WORDS, k=length)) for length in (12, 20))
        yield [
            f"E{number:06}", short, str(1950 + number % 10), "yes", "p. 12-13", "it's",
            "", long, "a", "b", number, number / 7,
        ]  # fmt: skip


def write_csv(path: Path, n: int) -> None:
    """The table as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows(n))


def write_xlsx(path: Path, n: int, *, shared: bool) -> None:
    """The table as a workbook."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": not shared}) as book:
        sheet = book.add_worksheet("passages")
        sheet.write_row(0, 0, COLUMNS)
        for number, row in enumerate(rows(n), start=1):
            sheet.write_row(number, 0, row)


def write_empty_rows(path: Path) -> None:
    """A workbook of one row and a million empty ones that have a format."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet, bold = book.add_worksheet("passages"), book.add_format({"bold": True})
        sheet.write_row(0, 0, COLUMNS)
        sheet.write_row(1, 0, next(rows(1)))
        for number in range(2, 1_000_000):
            sheet.write_blank(number, 0, None, bold)


def write_bomb(path: Path) -> None:
    """A workbook of two megabytes that would become two gigabytes."""
    write_xlsx(path, 10, shared=True)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/bomb.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(2048):
            part.write(b" " * 2**20)


def ours(path: Path) -> int:
    """Read by our reader; how many rows."""
    try:
        return sum(1 for sheet in read_sheets(path) for _ in sheet.rows)
    except FileNotUnderstood:
        return 0


def bare_csv(path: Path) -> int:
    """Read by Python's csv."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def bare_openpyxl(path: Path) -> int:
    """Read by openpyxl."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    n = sum(1 for sheet in book for _ in sheet.iter_rows(values_only=True)) - 1
    book.close()
    return n


def seconds(work: Callable[[Path], int], path: Path) -> float:
    """How long the best of three runs takes."""
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        work(path)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def peak_of(path: Path) -> int:
    """The peak of memory of our reader on a file, in MB."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.read_sheets", "--peak", str(path)],
        check=True,
        capture_output=True,
        text=True,
    )
    return int(done.stdout)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--peak", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak:
        ours(options.peak)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), options.rows)


def measure(folder: Path, n: int) -> None:
    """Write each file, read it, and print a line."""
    write_csv(folder / "a.csv", n)
    write_xlsx(folder / "shared.xlsx", n, shared=True)
    write_xlsx(folder / "own.xlsx", n, shared=False)
    write_empty_rows(folder / "empty.xlsx")
    write_bomb(folder / "bomb.xlsx")
    for name, bare in (("a.csv", bare_csv), ("shared.xlsx", bare_openpyxl), ("own.xlsx", bare_openpyxl)):
        path = folder / name
        took, floor = seconds(ours, path), seconds(bare, path)
        print(f"{name}: {took:.2f} s, bare {floor:.2f} s, ratio {took / floor:.2f}, {peak_of(path)} MB")
    for name in ("empty.xlsx", "bomb.xlsx"):
        print(f"{name}: {seconds(ours, folder / name):.2f} s, {peak_of(folder / name)} MB")


if __name__ == "__main__":
    main()
