"""A work as a bibliography describes it, the same for all formats."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from evidence.choices import DocumentKind, SourceClass
from evidence.importers.bibliographies.dates import WorkDate

#: What each type of entry is, and before whose eyes it was written; empty where the type does not say.
TYPES: dict[str, tuple[DocumentKind, str]] = {
    "book": (DocumentKind.BOOK, SourceClass.SCHOLARSHIP),
    "chapter": (DocumentKind.CHAPTER, SourceClass.SCHOLARSHIP),
    "article": (DocumentKind.ARTICLE, SourceClass.SCHOLARSHIP),
    "magazine": (DocumentKind.ARTICLE, SourceClass.PUBLIC),
    "newspaper": (DocumentKind.ARTICLE, SourceClass.PUBLIC),
    "thesis": (DocumentKind.THESIS, SourceClass.SCHOLARSHIP),
    "paper": (DocumentKind.OTHER, SourceClass.SCHOLARSHIP),
    "report": (DocumentKind.REPORT, ""),
    "letter": (DocumentKind.LETTER, ""),
    "interview": (DocumentKind.OTHER, SourceClass.MEMOIR),
    "speech": (DocumentKind.STATEMENT, SourceClass.PUBLIC),
    "law": (DocumentKind.OTHER, SourceClass.PUBLIC),
    "treaty": (DocumentKind.TREATY, SourceClass.EXCHANGE),
    "manuscript": (DocumentKind.OTHER, ""),
    "document": (DocumentKind.OTHER, ""),
}
#: Types of what was published; they have a year of publication.
PUBLISHED = frozenset({"book", "chapter", "article", "magazine", "newspaper", "thesis", "paper", "report"})
#: In what type a container stands that editors put together.
EDITED = frozenset({"chapter", "paper"})

_EAST_ASIAN = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Name:
    """A person by family and given name, or somebody by one name (an office, a state)."""

    family: str
    given: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        """The name in its own order: Victor D. Cha, 李鍾元."""
        if _EAST_ASIAN.search(self.family) and not self.given.isascii():
            return self.family + self.given
        named = " ".join(part for part in (self.given, self.family) if part)
        return f"{named}, {self.suffix}" if self.suffix else named


#: Stands behind the last author of a list that was cut short.
AND_OTHERS = Name("et al.")


@dataclass(slots=True)
class Work:
    """One entry. What is empty it does not say."""

    #: “references.ris, entry 3”
    where: str
    type: str
    title: str = ""
    authors: list[Name] = field(default_factory=list)
    editors: list[Name] = field(default_factory=list)
    date: WorkDate = field(default_factory=WorkDate)
    #: journal or edited book
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    #: kind of thesis, report, manuscript or letter, in words
    genre: str = ""
    publisher: str = ""
    place: str = ""
    doi: str = ""
    url: str = ""
    language: str = ""
    archive: str = ""
    archive_location: str = ""
    keywords: list[str] = field(default_factory=list)
    #: what is wrong with it, each with its field
    faults: list[str] = field(default_factory=list)


def name_of(text: str) -> Name:
    """A name as bibliographies write it: “Cha, Victor D.”, “King, Martin Luther, Jr.”; else it is one name.

    >>> str(name_of("Cha, Victor D.")), str(name_of("Department of State"))
    ('Victor D. Cha', 'Department of State')
    """
    family, *others = (part.strip() for part in text.split(","))
    given = others[0] if others else ""
    return Name(family, given, ", ".join(part for part in others[1:] if part))
