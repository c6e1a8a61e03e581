"""Which versions of a wording the tables have, and how one that is read compares with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Several
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Length

from evidence.choices import TextKind
from evidence.importers.frus import FrusDocument
from evidence.models import DocumentText, Holding
from evidence.services.texts import poorer_than
from evidence.services.volume_facts import LANGUAGE, document_facts
from evidence.texts import PROJECTION, TextDraft


@dataclass
class Versions:
    """The versions of a document's wording that the tables have: fingerprints, and the current one."""

    known: set[str] = field(default_factory=set)
    current: DocumentText | None = None
    n_characters: int = 0
    n_numbered_pages: int = 0

    def poorer(self, draft: TextDraft) -> str:
        """Why a wording must not take the place of the current one, in words; empty if it may."""
        return poorer_than(self.n_characters, self.n_numbered_pages, draft) if self.current else ""

    def has(self, draft: TextDraft) -> bool:
        """Whether the wording is one of them."""
        return draft.sha256(PROJECTION) in self.known

    def is_current(self, draft: TextDraft) -> bool:
        """Whether the wording is the current one."""
        return self.current is not None and self.current.sha256 == draft.sha256(PROJECTION)


def versions_of(documents: Several[int]) -> dict[int, Versions]:
    """The versions of the wording of documents, by document; one statement, which leaves the words where they are."""
    texts = DocumentText.objects.filter(document__in=documents, kind=TextKind.EDITION, language=LANGUAGE)
    texts = texts.defer("body", "structure").annotate(
        n_characters=Length("body"), n_numbered_pages=Count("pages", filter=~Q(pages__label=""))
    )
    found: defaultdict[int, Versions] = defaultdict(Versions)
    for text in texts:
        versions = found[text.document_id]
        versions.known.add(text.sha256)
        if text.is_current:
            versions.current = text
            versions.n_characters, versions.n_numbered_pages = text.n_characters, text.n_numbered_pages
    return found


def is_restructured(draft: TextDraft, last_read: Mapping[str, Any]) -> bool:
    """Whether a wording that stands is read with another structure than the last time."""
    return bool(last_read.get("structure") != draft.structure_sha256())


def is_another(draft: FrusDocument, holding: Holding) -> bool:
    """Whether what is read seems to be another document than the one that was found in its place the last time.

    Only where the file itself gives no identifier: such places are counted, and move on when one is put before them.
    """
    last, now = holding.as_imported, document_facts(draft)
    told = [name for name in ("title", "date_printed") if last.get(name) and now[name]]
    return not draft.url and any(last[name] != now[name] for name in told)
