"""Two documents side by side: what each says of itself, and what would stand if they were one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models.functions import Left
from django.http import HttpRequest

from evidence.admin.visibility import concealed_fields
from evidence.models import Document
from evidence.services.merge_plan import MergePlan

#: What follows from other fields, or says nothing to a reader.
LEFT_OUT = frozenset({"id", "date_earliest", "date_latest"})
#: How much of a text is shown, to tell what it is.
OPENING = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is told of the two documents."""

    name: str
    kept: str
    other: str
    #: what stands after a merge; None where a merge is not possible
    merged: str | None

    @property
    def is_changed(self) -> bool:
        """Whether the kept document would say something new."""
        return self.merged is not None and self.merged != self.kept


def comparison(request: HttpRequest, kept: Document, other: Document, plan: MergePlan) -> Iterator[Line]:
    """What is told of either document, so far as the user may see it."""
    concealed = concealed_fields(request, kept) | concealed_fields(request, other)
    for field in Document._meta.concrete_fields:
        if field.name in LEFT_OUT or field.name in concealed:
            continue
        mine, theirs = shown(kept, field), shown(other, field)
        if mine or theirs:
            merged = None if plan.faults else shown(plan.kept, field)
            yield Line(str(field.verbose_name).capitalize(), mine, theirs, merged)
    for name, tell in (("Copies", copies), ("Agents", agents)):
        mine, theirs = tell(kept), tell(other)
        if mine or theirs:
            joint = "those of both" if theirs else mine
            yield Line(name, mine, theirs, None if plan.faults else joint)
    mine, theirs = opening(kept), opening(other)
    if mine or theirs:
        yield Line("Text", mine, theirs, None if plan.faults else mine or theirs)


def shown(document: Document, field: Any) -> str:
    """A field's value as a person reads it."""
    if field.choices:
        return str(getattr(document, f"get_{field.name}_display")())
    value = getattr(document, field.name)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "" if value is None else str(value)


def copies(document: Document) -> str:
    """Where copies of a document lie, one a line."""
    return "\n".join(map(str, document.holdings.select_related("collection")))


def agents(document: Document) -> str:
    """Who wrote, received or took part in a document, one a line."""
    return "\n".join(map(str, document.agents.select_related("agent")))


def opening(document: Document) -> str:
    """How the current text of a document begins."""
    current = document.texts.filter(is_current=True).order_by("kind", "language")
    return str(current.values_list(Left("body", OPENING), flat=True).first() or "")
