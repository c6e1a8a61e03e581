"""What is wrong with a file, in a line for the person who gave it."""

from __future__ import annotations


class FileNotUnderstood(ValueError):
    """A file cannot be read. `str()` of it is one line: the file's name, what is wrong, and what to do."""
