"""What a file is by how it begins, whatever its name says, and what to do with one that holds no tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

from evidence.importers.plain.readings import Unreadable

SAVE = "Open it in a spreadsheet program and save it as XLSX or CSV."
_UNPACK = "Unpack it first."
#: How files begin that are none of ours, and what to do with them.
_OTHERS = (
    (b"%PDF-", f"it is a PDF. Copy its table into a spreadsheet program. {SAVE}"),
    (b"\x89PNG", "it is a picture. Type its table into a spreadsheet program."),
    (b"\xff\xd8\xff", "it is a picture. Type its table into a spreadsheet program."),
    (b"GIF8", "it is a picture. Type its table into a spreadsheet program."),
    (b"II*\0", "it is a picture. Type its table into a spreadsheet program."),
    (b"MM\0*", "it is a picture. Type its table into a spreadsheet program."),
    (b"{\\rtf", f"it is RTF. Copy its table into a spreadsheet program. {SAVE}"),
    (b"\x1f\x8b", f"it is packed (gzip). {_UNPACK}"),
    (b"7z\xbc\xaf", f"it is packed (7z). {_UNPACK}"),
    (b"Rar!", f"it is packed (RAR). {_UNPACK}"),
    (b"SQLite format 3\0", "it is a database. Export its tables as CSV."),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(rb"\s*<(?:\?xml|!doctype|html|head|body|table|workbook)\b", re.IGNORECASE)
_PACKED = b"PK"

FORMS = {
    ".xlsx": "XLSX",
    ".xlsm": "XLSX",
    ".xltx": "XLSX",
    ".xltm": "XLSX",
    ".csv": "CSV",
    ".tsv": "CSV",
    ".tab": "CSV",
    ".txt": "CSV",
    ".json": "JSON",
}
_OLD = {".xls": "an Excel file of the old kind (.xls)", ".ods": "an OpenDocument spreadsheet (.ods)"}


def form_of(path: Path, file: BinaryIO) -> str:
    """XLSX, CSV or JSON: by what the file begins with, and by its name where both are text.

    Raises:
        Unreadable: when it is something else, saying what, and what to do.
    """
    head = file.read(4096)
    form = FORMS.get(path.suffix.lower(), "")
    if not head:
        raise Unreadable("it is empty. Is it the right file?")
    if head.startswith(_OLD_OFFICE):
        raise Unreadable(of_old_office(file))
    if said := next((said for mark, said in _OTHERS if head.startswith(mark)), ""):
        raise Unreadable(said)
    if head.startswith(_PACKED):
        if form not in ("XLSX", ""):
            raise Unreadable(
                f"it is packed, as XLSX is, and named {path.suffix}. Name it .xlsx if it is a workbook."
            )
        return "XLSX"
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise Unreadable(f"it is HTML or XML. {SAVE}")
    if form == "XLSX":
        raise Unreadable(f"it is named {path.suffix} and is no XLSX. {SAVE}")
    if not form:
        is_old = _OLD.get(path.suffix.lower(), "")
        said = (
            f"it is named as {is_old} would be"
            if is_old
            else f"no format of tables is named {path.suffix or 'so'}"
        )
        raise Unreadable(f"{said}. Tables are read from .xlsx, .csv, .tsv and .json. {SAVE}")
    return form


def of_old_office(file: BinaryIO) -> str:
    """What to say of a file in the container that old Office files and encrypted new ones share."""
    before = b""
    file.seek(0)
    while chunk := file.read(2**20):
        if _ENCRYPTED in before + chunk:
            return "it is protected by a password. Save it without one."
        before = chunk[-len(_ENCRYPTED) :]
    return f"it is an Excel file of the old kind (.xls), or another old file of Office. {SAVE}"
