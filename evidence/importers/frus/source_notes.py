"""Where a document came from: the five shapes of a source note, and the classification that it or the text bears."""

from __future__ import annotations

import re
from typing import Any

from evidence.choices import NoteKind
from evidence.importers.frus.projection import rend, words_of
from evidence.importers.frus.safe_xml import TEI

_SOURCE = re.compile(r"\s*\[?\s*Source\b")
#: What tells an archival reference before the heading from a printed label such as “[No. 378.]” or “[Extract.]”.
_REFERENCE = re.compile(
    r"^[0-9]{3}[.A-Z]|[0-9A-Z.)\]]\s?/\s?[0-9A-Z]|\b(?:files?|lot|papers|library|MSS?|records?|archives?|collection|folder|box)\b",
    re.IGNORECASE,
)
_MARKINGS = (
    r"Top Secret|Secret|Confidential|Restricted|Limited Official Use|Official Use Only|Unclassified|Eyes Only|"
    r"No classification marking|Plain|Personal"
)
#: A sentence of the source note that begins with a marking, to its end: “Secret; Niact; Eyes Only”.
_IN_NOTE = re.compile(
    rf"(?:^|[.;:] |\] ?)((?:{_MARKINGS})\b(?:\[[^\[\]]{{0,60}}\]|\bU\.S\.|[^.\[\]]){{0,80}})"
)
#: A line of the text that is a marking and what goes with one: “Secret NIACT”, “Confidential; Official–Informal”.
_IN_TEXT = re.compile(
    rf"\[?(?i:{_MARKINGS})\b"
    rf"(?:[ ;,–—-]+(?:(?i:{_MARKINGS})|[A-Z][\w’–-]*|niact|priority|eyes only|for|only|and|to))*\]?\.?"
)
LONGEST_MARKING = 60


def find_source_note(document: Any) -> Any:
    """The element of the note that says where the document came from; None without one.

    A typed note counts first, in the heading or before it; then a note of the heading that begins with “Source”.
    """
    heading = document.find(f"{TEI}head")
    in_heading = [] if heading is None else list(heading.iter(f"{TEI}note"))
    beside = document.findall(f"{TEI}note")
    typed = [note for note in in_heading if note.get("type") == "source"]
    typed += [note for note in beside if note.get("type") == "source" and is_reference(note)]
    saying_so = [note for note in (*in_heading, *beside) if _SOURCE.match(words_of(note))]
    inline = [note for note in beside if rend(note) == "inline" and is_reference(note)]
    return next(iter((*typed, *saying_so, *inline)), None)


def is_reference(note: Any) -> bool:
    """Whether a note beside the heading is an archive's reference rather than a printed label."""
    words = words_of(note)
    return bool(_SOURCE.match(words) or (_REFERENCE.search(words) and not words.startswith("[No.")))


def kind_of(note: Any, source: Any) -> NoteKind:
    """What a note is for."""
    if note is source:
        return NoteKind.SOURCE
    if note.get("type") == "summary":
        return NoteKind.SUMMARY
    if rend(note) == "inline":
        return NoteKind.SOURCE if note.get("type") == "source" and is_reference(note) else NoteKind.LABEL
    return NoteKind.FOOTNOTE


def classification_of(source_note: str, opening: list[str]) -> str:
    """The original classification as printed: in the source note, else in the first lines of the text."""
    found = _IN_NOTE.search(source_note)
    if found:
        return found[1].strip(" ;,")[:100]
    for line in opening:
        if len(line) <= LONGEST_MARKING and _IN_TEXT.fullmatch(line):
            return line.strip(" .[]")[:100]
    return ""
