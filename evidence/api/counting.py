"""How often somebody asked within a minute, counted in one small file for all workers of a machine.

Not in the database: there every read would be a write, and SQLite has one writer at a time.
"""

from __future__ import annotations

import functools
import logging
import os
import sqlite3
import threading
from pathlib import Path

log = logging.getLogger(__name__)

#: A worker waits so many seconds for another to have counted, and then lets the request pass.
PATIENCE = 1.0
TABLE = "CREATE TABLE IF NOT EXISTS counts (who TEXT PRIMARY KEY, minute INTEGER, n INTEGER) WITHOUT ROWID"
COUNT = """
    INSERT INTO counts VALUES (?, ?, 1)
    ON CONFLICT (who) DO UPDATE SET n = CASE minute WHEN excluded.minute THEN n + 1 ELSE 1 END, minute = excluded.minute
    RETURNING n
"""
FORGET = "DELETE FROM counts WHERE minute < ?"


class Counts:
    """The counts of one file. One connection a process, used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = threading.Lock()
        self.process = 0
        self.minute = 0
        self.connection: sqlite3.Connection | None = None

    def add(self, who: str, minute: int) -> int:
        """How often somebody has asked in this minute, this time included.

        0 when the file cannot be written, which is logged: the site must not fall for want of a counter.
        """
        with self.lock:
            try:
                connection = self.opened()
                if minute != self.minute:
                    connection.execute(FORGET, (minute,))
                    self.minute = minute
                # all rows, or the statement would stay open and hold the file
                ((n,),) = connection.execute(COUNT, (who, minute)).fetchall()
            except sqlite3.Error as fault:
                log.error("Requests are not counted: %s: %s", self.path, fault)
                return 0
            return int(n)

    def opened(self) -> sqlite3.Connection:
        """This process's connection. One that was made before a fork is the parent's, and not for use."""
        if self.connection is None or self.process != os.getpid():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(
                self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
            )
            self.connection.execute("PRAGMA journal_mode=WAL")
            self.connection.execute("PRAGMA synchronous=NORMAL")
            self.connection.execute(TABLE)
            self.process = os.getpid()
        return self.connection

    def close(self) -> None:
        """Let go of the file."""
        with self.lock:
            if self.connection is not None:
                self.connection.close()
            self.connection = None


@functools.cache
def counts_in(path: Path) -> Counts:
    """The counts of this file, the same for all threads."""
    return Counts(path)
