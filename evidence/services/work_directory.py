"""The works that there are, by what a bibliography knows of them: DOI; kind, authors, year and title."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, TypeAlias

from evidence.importers.bibliographies import WorkDraft
from evidence.models import Document, Holding
from evidence.texts import fold

#: Kind, authors in any order, year or date, where it lies, and title, all folded.
Words: TypeAlias = tuple[str, ...]

_FIELDS = ("pk", "doi", "kind", "authors", "year", "date_edtf", "source_note", "title", "title_romanised")


class WorkDirectory:
    """All documents, and the entries that were read so far."""

    def __init__(self, archive: str) -> None:
        self.archive = archive
        self.by_doi: defaultdict[str, set[int]] = defaultdict(set)
        self.by_words: defaultdict[Words, set[int]] = defaultdict(set)
        self.dois: dict[int, str] = {}
        self.read: dict[Any, str] = {}
        for row in Document.objects.values_list(*_FIELDS).iterator():
            pk, doi, kind, authors, year, date, source_note, title, romanised = row
            if doi:
                self.by_doi[doi.lower()].add(pk)
                self.dois[pk] = doi.lower()
            for name in {title, romanised} - {""}:
                self.by_words[words_of(kind, authors, year, date, source_note, name)].add(pk)

    def document_of(self, draft: WorkDraft) -> list[Document]:
        """The documents that the entry may be: none, one, or several that nobody can tell apart."""
        doi = draft.values.get("doi", "").lower()
        found = self.by_doi.get(doi, set()) if doi else set()
        if not found:
            # another DOI is another work, however alike
            found = {
                pk
                for pk in self.by_words.get(words_in(draft), ())
                if not doi or self.dois.get(pk, doi) == doi
            }
        return list(Document.objects.filter(pk__in=found).order_by("pk"))

    def doubled(self, draft: WorkDraft) -> list[str]:
        """That an entry before is the same work."""
        marks: list[Any] = [words_in(draft)]
        if doi := draft.values.get("doi", "").lower():
            marks = [doi]
        for mark in marks:
            if mark in self.read:
                return [f"{draft.where}: it is the same work as {self.read[mark]}. Keep one of them."]
        for mark in marks:
            self.read[mark] = draft.where
        return []

    def holding_of(self, document: Document) -> Holding | None:
        """The copy of a work in the archive of literature, in whatever list it stands first."""
        return document.holdings.filter(collection__archive__slug=self.archive).order_by("pk").first()


def words_in(draft: WorkDraft) -> Words:
    """What tells the work of an entry from others."""
    values = draft.values
    return words_of(
        values["kind"],
        values.get("authors", ""),
        values.get("year"),
        values.get("date_edtf", ""),
        values.get("source_note", ""),
        values.get("title", ""),
    )


def words_of(kind: str, authors: str, year: int | None, date: str, source_note: str, title: str) -> Words:
    """What tells a work from others. What was never published has no year: date and place in an archive tell it."""
    when = (str(year),) if year else (date, fold(source_note))
    return (kind, " ".join(sorted(fold(authors).split())), *when, fold(title))
