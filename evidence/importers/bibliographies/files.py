"""Reading a bibliography of any of the formats; its content says which it is."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from evidence.importers.bibliographies.bibtex import read_bibtex
from evidence.importers.bibliographies.csl import read_csl
from evidence.importers.bibliographies.drafts import WorkDraft, drafted
from evidence.importers.bibliographies.ris import read_ris
from evidence.importers.bibliographies.works import Work
from evidence.importers.faults import FileNotUnderstood, printable
from evidence.importers.plain.decoding import decoded
from evidence.importers.plain.files import content_of
from evidence.importers.plain.readings import Unreadable

_FORMS: tuple[tuple[re.Pattern[str], Callable[[str, str], Iterator[Work]]], ...] = (
    (re.compile(r"\A\s*TY {1,2}-"), read_ris),
    (re.compile(r"\A\s*[\[{]"), read_csl),
    (re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE), read_bibtex),
)


def read_bibliography(path: Path, *, encoding: str = "") -> list[WorkDraft]:
    """The works of a RIS, BibTeX or CSL-JSON file, in order, as drafts of documents; each with its faults.

    Raises:
        FileNotUnderstood: in one line, naming the file, when it is none of these.
    """
    name = printable(os.fsencode(path.name).decode("utf-8", "replace"))
    try:
        text, _ = decoded(content_of(path), given=encoding)
        works = list(reader_of(text)(text, name))
        if not works:
            raise Unreadable("there are no entries in it. Is it the right file?")
    except Unreadable as fault:
        raise FileNotUnderstood(f"{name}: {fault}") from fault
    return [drafted(work) for work in works]


def reader_of(text: str) -> Callable[[str, str], Iterator[Work]]:
    """The reader of a text's format.

    Raises:
        Unreadable: when it is of none.
    """
    for beginning, reader in _FORMS:
        if beginning.search(text):
            return reader
    raise Unreadable(
        "it is no RIS, BibTeX or CSL-JSON. Export it anew as one of these (in Zotero: Export Library)."
    )
