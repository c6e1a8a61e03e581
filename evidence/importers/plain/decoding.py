"""How bytes become text. Nothing is replaced or skipped: what does not fit is refused."""

from __future__ import annotations

import codecs
import re

from evidence.importers.plain.encodings import ENCODINGS, Encoding, encoding_named
from evidence.importers.plain.guessing import tell
from evidence.importers.plain.readings import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(data: bytes, *, given: str = "", declared: str = "") -> tuple[str, str]:
    """The text of these bytes, and the name of the encoding it was read in.

    What somebody gives goes first, then a byte order mark, then what the file declares of itself; else the bytes must
    tell.

    Raises:
        Unreadable: when the bytes do not fit the encoding, or fit several so well that nobody can tell.
    """
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), "")
    if name := given or marked or declared:
        encoding = encoding_named(name)
        text = decode_as(data, encoding, "is given" if given else "has its mark" if marked else "is declared")
    else:
        encoding = ENCODINGS[tell(data)]
        text = decode_as(data, encoding, "was told")
    text = text.removeprefix("\ufeff")
    refuse_controls(text)
    return text, encoding.name


def decode_as(data: bytes, encoding: Encoding, why: str) -> str:
    """The text of the bytes in this encoding.

    Raises:
        Unreadable: with the place of the first byte that does not fit.
    """
    for codec in encoding.codecs:
        try:
            return data.decode(codec)
        except UnicodeDecodeError as fault:
            place = fault.start
    line = data.count(b"\n", 0, place) + 1
    raise Unreadable(
        f"it is not {encoding.name}, which {why}: byte {place + 1}, in line {line}, does not fit. "
        "Say by --encoding which encoding it is in."
    )


#: Control characters that are not white space, halves of surrogate pairs, and code points that are never characters.
CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def refuse_controls(text: str) -> None:
    """Refuse characters that are no writing, with their place: they mean another encoding, or a file that is no text.

    Raises:
        Unreadable: at the first of them.
    """
    if not (found := CONTROLS.search(text)):
        return
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
    hint = " If it is ISO-2022-JP, say so by --encoding." if found[0] == "\x1b" else ""
    raise Unreadable(
        f"line {line}, column {column}: U+{ord(found[0]):04X} is a control character and no writing. Take it out, "
        f"or say by --encoding which encoding it is in.{hint}"
    )
