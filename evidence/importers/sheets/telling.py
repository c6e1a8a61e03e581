"""In which encoding a large file is: told from its lines beyond ASCII, then held against the whole file."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from evidence.importers.faults import printable
from evidence.importers.plain.encodings import ENCODINGS, encoding_named
from evidence.importers.plain.guessing import candidates, tell
from evidence.importers.plain.readings import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: So much of the lines beyond ASCII is looked at, and so much of one of them.
LARGEST_SAMPLE = 2**16
#: A longer line is none of a table.
LONGEST_LINE = 64 * 2**20
_CHUNK = 2**20
#: Of Latin letters in UTF-16 every second byte is zero; a slip of a program leaves few zeros.
_ZEROS_OF_UTF_16 = 0.2


def codec_of(path: Path, given: str = "") -> str:
    """Python's name of the codec that reads the whole file: what is given, else by its mark, else as its bytes tell.

    Raises:
        Unreadable: when the bytes do not fit it, or nobody can tell; then with a line as each encoding would read it.
    """
    with path.open("rb") as file:
        head = file.read(4)
    marked = next((codec for mark, codec in _MARKS if head.startswith(mark)), "")
    if given:
        encoding, why = encoding_named(given), "is given"
    elif marked:
        encoding, why = ENCODINGS[marked], "has its mark"
    else:
        encoding, why = ENCODINGS[told(path)], "was told"
    faults = []
    for codec in encoding.codecs:
        line = first_that_does_not_fit(path, codec)
        if not line:
            return codec
        faults.append(line)
    raise Unreadable(
        f"it is not {encoding.name}, which {why}: line {max(faults)} does not fit. "
        "Say by --encoding which encoding it is in, or save it as UTF-8."
    )


def told(path: Path) -> str:
    """The encoding that the lines beyond ASCII tell.

    Raises:
        Unreadable: when they do not.
    """
    sample, has_zeros = sample_of(path)
    if has_zeros:
        return told_of_zeros(first_bytes(path))
    try:
        return tell(sample)
    except Unreadable as fault:
        readings = "; ".join(readings_of(sample))
        if not readings:
            raise
        raise Unreadable(
            "its encoding cannot be told for sure. Say by --encoding what it is. Its first line beyond ASCII would be "
            f"{readings}."
        ) from fault


def told_of_zeros(data: bytes) -> str:
    """The encoding of bytes with zeros among them: UTF-8 in which a program slipped, or UTF-16 without its mark.

    Raises:
        Unreadable: when they are no text.
    """
    is_utf_8 = True
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        is_utf_8 = False
    if is_utf_8 and data.count(0) < _ZEROS_OF_UTF_16 * len(data):
        return "utf-8"
    try:
        return tell(data)
    except Unreadable as fault:
        raise Unreadable("it has zero bytes and is no text. Is it the right file?") from fault


def sample_of(path: Path) -> tuple[bytes, bool]:
    """The first line and the first lines beyond ASCII; and whether there are zero bytes among the first."""
    lines: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        if b"\0" in file.read(LARGEST_SAMPLE):
            return b"", True
        file.seek(0)
        while size < LARGEST_SAMPLE and (line := file.readline(_CHUNK)):
            if lines and line.isascii():
                continue
            lines.append(cut(line))
            size += len(lines[-1])
    return b"".join(lines), False


def cut(line: bytes) -> bytes:
    """The beginning of a line, cut where no encoding has a character: before a blank or a sign of punctuation."""
    if len(line) <= LARGEST_SAMPLE:
        return line
    end = next((place for place in range(LARGEST_SAMPLE, 0, -1) if line[place] < 0x30), LARGEST_SAMPLE)
    return line[:end] + b"\n"


def first_bytes(path: Path) -> bytes:
    """An even number of bytes from the beginning of the file."""
    with path.open("rb") as file:
        data = file.read(LARGEST_SAMPLE)
    return data[: len(data) // 2 * 2]


def readings_of(sample: bytes) -> Iterator[str]:
    """The first line beyond ASCII as each encoding that may be meant reads it, likeliest first."""
    line = next((line for line in sample.splitlines() if not line.isascii()), b"")
    ranked = sorted(candidates(sample), key=lambda each: each.likelihood, reverse=True)
    codecs_of_it = list(dict.fromkeys(["utf-8", *(each.codec for each in ranked)]))
    for codec in codecs_of_it:
        try:
            text = line.decode(codec)
        except UnicodeDecodeError:
            continue
        yield f"“{printable(text.strip(), most=60)}” in {ENCODINGS[codec].name}"


def first_that_does_not_fit(path: Path, codec: str) -> int:
    """The first line with bytes that break a rule of the encoding; 0 if the whole file fits.

    Raises:
        Unreadable: for a line without end.
    """
    decoder = codecs.getincrementaldecoder(codec)()
    n_lines, unbroken = 0, 0
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as fault:
                fits = chunk if fault.start > len(chunk) else chunk[: fault.start]
                return n_lines + fits.count(b"\n") + 1
            if not chunk:
                return 0
            ended = max(text.rfind("\n"), text.rfind("\r"))
            n_lines += text.count("\n")
            unbroken = len(text) - ended if ended >= 0 else unbroken + len(text)
            if unbroken > LONGEST_LINE:
                raise Unreadable(
                    f"line {n_lines + 1} is longer than {LONGEST_LINE // 2**20} MB. Is it a table at all?"
                )
