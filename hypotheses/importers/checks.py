"""What is wrong with drafts taken together: rows that are described twice, references that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from hypotheses.importers.drafts import Draft, PrimaryKeyOf, Reference


def faults_among(drafts: list[Draft]) -> list[str]:
    """All of it, each with its place. The database is asked only for what the files do not have."""
    return [*doubled(drafts), *dangling(drafts)]


def doubled(drafts: list[Draft]) -> Iterator[str]:
    """Rows that the files describe more than once."""
    first: dict[tuple[Any, ...], str] = {}
    for draft in drafts:
        identity = (draft.model, *(draft.values.get(field) for field in draft.identity_fields))
        if identity in first:
            yield f"{draft.where}: the {draft.name} stands already in {first[identity]}. Keep one of them."
        first.setdefault(identity, draft.where)


def dangling(drafts: list[Draft]) -> Iterator[str]:
    """References to what neither the files, in this order, nor the database has."""
    anywhere: set[tuple[Any, Reference]] = {(draft.model, draft.key) for draft in drafts}
    before: set[tuple[Any, Reference]] = set()
    missing: dict[tuple[Any, Reference], bool] = {}
    for draft in drafts:
        for field, target in references(draft):
            if target in before:
                continue
            named = f"{target[0]._meta.verbose_name} “{' / '.join(str(part) for part in target[1])}”"
            if target in anywhere:
                yield f"{draft.where}, {field}: the {named} comes later in the files. Put it before this."
            elif missing.setdefault(target, not exists(*target)):
                yield f"{draft.where}, {field}: there is no {named}, neither in the files nor in the database."
        before.add((draft.model, draft.key))


def references(draft: Draft) -> Iterator[tuple[str, tuple[Any, Reference]]]:
    """The rows that a draft refers to: by which field, and to which model and key."""
    for name, value in draft.values.items():
        if isinstance(value, PrimaryKeyOf):
            yield name, (value.model, value.key)
        elif isinstance(value, tuple):
            yield name, (draft.model._meta.get_field(name).related_model, value)


def exists(model: Any, key: Reference) -> bool:
    """Whether the database has the row of a natural key."""
    try:
        model._default_manager.get_by_natural_key(*key)
    except ObjectDoesNotExist:
        return False
    return True
