"""The rows of a study as its sheets have them: one statement a kind, read while it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from evidence.models import (
    Agent,
    AgentName,
    Appraisal,
    Archive,
    Collection,
    Document,
    DocumentAgent,
    Holding,
    Passage,
    Study,
    User,
)
from hypotheses.sheets.columns import AS_OF, SheetColumn
from hypotheses.sheets.every import KINDS
from hypotheses.sheets.kinds import Kind

#: Rows fetched at a time.
AT_ONCE = 2000


def sheet_rows(kind: Kind, study: Study, *, user: User | None = None) -> Iterator[tuple[Any, ...]]:
    """The values of the kind's exported columns, but the moment of the export: of this study's rows and what they use.

    With a user, only what the user may see.
    """
    lookups = [lookup_of(column) for column in kind.exported if column is not AS_OF]
    rows: Any = rows_of(kind, study)
    seen = rows if user is None else rows.visible_to(user)
    found: Iterator[tuple[Any, ...]] = seen.order_by("pk").values_list(*lookups).iterator(AT_ONCE)
    return found


def lookup_of(column: SheetColumn) -> str:
    """Where a column's value is found, from the row on: of a reference, the last part of the key."""
    if column.lookup or not column.is_reference:
        return column.lookup or column.key
    return f"{column.key}__{KINDS[column.target].model.NATURAL_KEY[-1]}"


def rows_of(kind: Kind, study: Study) -> QuerySet[Any]:
    """The rows of a kind that a study has, or uses."""
    if kind.name == "studies":
        return Study.objects.filter(pk=study.pk)
    every: Any = kind.model._default_manager
    if kind.is_of_study:
        found: QuerySet[Any] = every.filter(study=study)
        return found
    return SHARED[kind.name](study)


def documents_of(study: Study) -> QuerySet[Any]:
    """The documents that a study quotes or grades, and those that these are part of, or quoted in."""
    used = Q(Exists(Passage.objects.filter(study=study, document=OuterRef("pk"))))
    used |= Q(Exists(Appraisal.objects.filter(study=study, document=OuterRef("pk"))))
    around = above(Document.objects.filter(used), ("part_of", "quoted_in"))
    return Document.objects.filter(used | Q(pk__in=around))


def collections_of(study: Study) -> QuerySet[Any]:
    """The collections in which copies of these documents lie, and those that these are parts of."""
    held = Q(pk__in=holdings_of(study).order_by().values("collection"))
    return Collection.objects.filter(held | Q(pk__in=above(Collection.objects.filter(held), ("parent",))))


def above(rows: QuerySet[Any], names: tuple[str, ...]) -> set[int]:
    """The rows that these refer to by columns to their own kind, and so on up."""
    found: set[int] = set()
    refers = Q(pk__in=())
    for name in names:
        refers |= Q(**{f"{name}__isnull": False})
    new = {pk for pks in rows.filter(refers).order_by().values_list(*names) for pk in pks if pk is not None}
    while new:
        found |= new
        next_rows = rows.model._default_manager.filter(refers, pk__in=new).order_by().values_list(*names)
        new = {pk for pks in next_rows for pk in pks if pk is not None} - found
    return found


def holdings_of(study: Study) -> QuerySet[Any]:
    """The copies of a study's documents."""
    return Holding.objects.filter(document__in=documents_of(study).order_by().values("pk"))


def document_agents_of(study: Study) -> QuerySet[Any]:
    """Who acts in a study's documents."""
    return DocumentAgent.objects.filter(document__in=documents_of(study).order_by().values("pk"))


def agents_of(study: Study) -> QuerySet[Any]:
    """The agents who act in a study's documents or speak in its passages."""
    speaks = Exists(Passage.objects.filter(study=study, speaker=OuterRef("pk")))
    acts = Exists(document_agents_of(study).filter(agent=OuterRef("pk")))
    return Agent.objects.filter(speaks | acts)


SHARED: dict[str, Any] = {
    "archives": lambda study: Archive.objects.filter(
        pk__in=collections_of(study).order_by().values("archive")
    ),
    "collections": collections_of,
    "agents": agents_of,
    "agent_names": lambda study: AgentName.objects.filter(agent__in=agents_of(study).order_by().values("pk")),
    "documents": documents_of,
    "holdings": holdings_of,
    "document_agents": document_agents_of,
}
