"""Rows on their way from a file into the tables, kept in temporary files: a hundred thousand need no memory."""

from __future__ import annotations

import pickle  # noqa: S403 # only what this very process wrote a moment ago
from collections.abc import Iterator
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import Generic, TypeVar

#: As many bytes of a kind of rows stay in memory.
IN_MEMORY = 2**20
#: Rows held against the tables, and written, at a time: enough to be quick, few enough to hold no lock for long.
AT_ONCE = 400


Item = TypeVar("Item")


@dataclass
class Spool(Generic[Item]):
    """Rows in order, kept in a temporary file, that can be gone through as often as one likes."""

    file: SpooledTemporaryFile[bytes] = field(
        default_factory=lambda: SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 # closed with the import
    )
    n: int = 0
    waiting: list[Item] = field(default_factory=list)

    def add(self, entry: Item) -> None:
        """Put a row at the end."""
        self.waiting.append(entry)
        self.n += 1
        if len(self.waiting) == AT_ONCE:
            self.flush()

    def close(self) -> None:
        """Give the rows up."""
        self.file.close()

    def flush(self) -> None:
        """Put the rows that wait into the file."""
        if self.waiting:
            self.file.seek(0, 2)
            pickle.dump(self.waiting, self.file, protocol=pickle.HIGHEST_PROTOCOL)
            self.waiting = []

    def batches(self) -> Iterator[list[Item]]:
        """The rows, some at a time."""
        self.flush()
        self.file.seek(0)
        place = 0
        while True:
            self.file.seek(place)  # somebody else may have gone through it meanwhile
            try:
                batch: list[Item] = pickle.load(self.file)  # noqa: S301 # see above
            except EOFError:
                return
            place = self.file.tell()
            yield batch

    def __iter__(self) -> Iterator[Item]:
        for batch in self.batches():
            yield from batch
