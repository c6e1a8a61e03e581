"""What is wrong with a file, in a line for the person who gave it."""

from __future__ import annotations

from pathlib import Path


class FileNotUnderstood(ValueError):
    """A file cannot be read. `str()` of it is one line: the file's name, what is wrong, and what to do."""


def printable(text: object, *, most: int = 200) -> str:
    """A name from outside as a line can show it: what does not print is escaped, what is too long is cut.

    >>> printable("a\\nb")
    'a\\\\nb'
    """
    shown = str(text)
    shown = shown if len(shown) <= most else f"{shown[: most - 1]}…"
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in shown
    )


def fault_of(path: Path, said: str) -> FileNotUnderstood:
    """That a file cannot be read, and why."""
    return FileNotUnderstood(f"{printable(path, most=1000)}: {said}")
