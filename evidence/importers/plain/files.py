"""Reading a file of any of the formats: its content says which it is, and its name only where content says nothing."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from evidence.importers.faults import FileNotUnderstood
from evidence.importers.plain.docx_file import read_docx
from evidence.importers.plain.html_file import read_html
from evidence.importers.plain.pdf_file import read_pdf
from evidence.importers.plain.readings import LARGEST_FILE, LONGEST_TEXT, Reading, Unreadable
from evidence.importers.plain.text_file import read_text

_OCR = "Recognise its words first (ocrmypdf makes a PDF with text of it), then import that with --kind ocr."
#: How files begin that are none of ours, and what to do with them.
_OTHERS = (
    (b"{\\rtf", "it is RTF. Save it as DOCX."),
    (b"\x89PNG", f"it is a picture. {_OCR}"),
    (b"\xff\xd8\xff", f"it is a picture. {_OCR}"),
    (b"II*\0", f"it is a picture. {_OCR}"),
    (b"MM\0*", f"it is a picture. {_OCR}"),
    (b"AT&TFORM", f"it is DjVu. {_OCR}"),
    (b"\x1f\x8b", "it is packed (gzip). Unpack it first."),
    (b"7z\xbc\xaf", "it is packed (7z). Unpack it first."),
    (b"Rar!", "it is packed (RAR). Unpack it first."),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: An optional XML declaration and comments may stand before the first element that only HTML has.
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<\?xml\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: its name, its fingerprint, and what is in it."""

    name: str
    sha256: str
    reading: Reading


def read_file(path: Path, *, encoding: str = "", first_page: str = "") -> ReadFile:
    """Read one document's wording from a file.

    `encoding` is that of a plain text or HTML file, where it has to be said; `first_page` the label of its first page,
    from which pages without a number of their own are counted.

    Raises:
        FileNotUnderstood: in one line, naming the file.
    """
    name = os.fsencode(path.name).decode("utf-8", "replace")
    try:
        data = content_of(path)
        reading = read_content(data, path.suffix.lower(), encoding=encoding, first_page=first_page)
        refuse_without_text(reading)
    except Unreadable as fault:
        raise FileNotUnderstood(f"{name}: {fault}") from fault
    except RecursionError as fault:
        raise FileNotUnderstood(
            f"{name}: it is nested too deeply. Open it in a word processor or browser and save it anew."
        ) from fault
    return ReadFile(name, hashlib.sha256(data).hexdigest(), reading)


def content_of(path: Path) -> bytes:
    """The bytes of a file, unless it is too large.

    Raises:
        Unreadable: when it cannot be read, or is no file.
    """
    try:
        # without waiting: a pipe that nobody writes to would keep us for ever
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb", buffering=0, closefd=True) as file:
            mode = os.fstat(file.fileno()).st_mode
            data = file.read(LARGEST_FILE + 1) if stat.S_ISREG(mode) else None
    except IsADirectoryError as fault:
        raise Unreadable("it is a folder. Give the path of one file.") from fault
    except (OSError, ValueError) as fault:
        said = getattr(fault, "strerror", None) or str(fault)
        raise Unreadable(f"it cannot be read: {said}. Check the path.") from fault
    if data is None:
        raise Unreadable("it is a pipe or a device. Give the path of a file.")
    if len(data) > LARGEST_FILE:
        raise Unreadable(f"it is larger than {LARGEST_FILE // 2**20} MB. Give one document at a time.")
    return data


def read_content(data: bytes, suffix: str, *, encoding: str, first_page: str) -> Reading:
    """Read the content by the reader of its format.

    Raises:
        Unreadable: when it is of no format that is read here, or broken.
    """
    if data.startswith(_OLD_OFFICE):
        raise Unreadable(of_old_office(data))
    if said := next((said for mark, said in _OTHERS if data.startswith(mark)), ""):
        raise Unreadable(said)
    if b"%PDF-" in data[:1024] or data.startswith(b"PK\x03\x04"):
        if encoding:
            raise Unreadable("only plain text and HTML have an encoding to be said. Leave --encoding out.")
        read_pages = read_docx if data.startswith(b"PK") else read_pdf
        return read_pages(data, first_page=first_page)
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    head = head.replace(b"\0", b"")
    if _HTML.match(head) or (suffix in {".html", ".htm", ".xhtml"} and not _XML.match(head)):
        return read_html(data, encoding=encoding, first_page=first_page)
    if _XML.match(head):
        raise Unreadable("it is XML, but not HTML. FRUS volumes are brought in by import_frus.")
    return read_text(data, encoding=encoding, first_page=first_page)


def of_old_office(data: bytes) -> str:
    """What to say of a file in the container that old Office files and encrypted new ones share."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "it is protected by a password. Save it without one."
    return "it is a Word file of the old kind (.doc). Save it as DOCX."


def refuse_without_text(reading: Reading) -> None:
    """Refuse what has no words, and what is too long to be one document.

    Raises:
        Unreadable: saying so.
    """
    if not reading.draft.body:
        raise Unreadable(f"there are no words in it (read as {reading.form}). Is it the right file?")
    if len(reading.draft.body) > LONGEST_TEXT:
        raise Unreadable(f"it has more than {LONGEST_TEXT:,} characters. Give one document at a time.")
