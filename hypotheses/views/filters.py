"""The form that narrows a table: what can be chosen, what is chosen, and what was wrong with it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import QueryDict

from evidence.choices import SourceClass
from evidence.models import Coder, Study
from evidence.queries.past import past
from hypotheses.as_of import NAME
from hypotheses.queries.evidence import archives_in_use

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: What each filter does, in the order of the form.
LABELS: Mapping[str, str] = {
    "archive": "Held in these archives",
    "without_archive": "Leaving these archives out",
    "source_class": "Classes of sources",
    "coder": "Coders",
    "from": "Refers to this date or later",
    "to": "Refers to this date or earlier",
    NAME: "As the table stood at this moment",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One value that may be ticked."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One filter: boxes to tick, or, without options, a date or a moment to type."""

    name: str
    label: str
    options: tuple[Option, ...]
    #: what was given, as it was typed
    given: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def chosen(self) -> tuple[str, ...]:
        """What was given, in words where the form has words for it."""
        words = {option.value: option.label for option in self.options}
        return tuple(words.get(value, value) for value in self.given)


@dataclass(frozen=True, slots=True)
class FilterForm:
    """All filters of a table."""

    fields: tuple[Field, ...]
    #: what was wrong with parameters that are no field of the form
    other_faults: tuple[str, ...]

    @property
    def active(self) -> list[Field]:
        """The filters that were given; a moment is none, it leaves nothing out."""
        return [field for field in self.fields if field.given and field.name != NAME]

    @property
    def is_faulty(self) -> bool:
        """Whether anything was wrong."""
        return bool(self.other_faults) or any(field.faults for field in self.fields)


def filter_form(
    study: Study,
    user: AnyUser,
    given: QueryDict,
    faults: Mapping[str, Sequence[str]] | None = None,
    as_of: datetime.datetime | None = None,
) -> FilterForm:
    """The form as the reader finds it; archives are offered only where they hold what the reader may see.

    Coders are those of the moment shown.
    """
    faults = faults or {}
    with past(as_of, study):
        coders = list(Coder.objects.filter(study=study).values_list("slug", "name"))
    archives = [(archive.slug, archive.name) for archive in archives_in_use(study, user)]
    offered: Mapping[str, Iterable[tuple[str, str]]] = {
        "archive": archives,
        "without_archive": archives,
        "source_class": SourceClass.choices,
        "coder": coders,
    }
    return FilterForm(
        fields=tuple(
            filter_field(name, offered.get(name, ()), values_given(given, name), faults.get(name, ()))
            for name in LABELS
        ),
        other_faults=tuple(
            f"{name}: {fault}" for name in faults if name not in LABELS for fault in faults[name]
        ),
    )


def values_given(given: QueryDict, name: str) -> tuple[str, ...]:
    """The values of a filter, whichever of its two spellings was used; empty ones count as not given."""
    spellings = dict.fromkeys((name, name.replace("_", "-")))
    return tuple(value for spelling in spellings for value in given.getlist(spelling) if value)


def filter_field(
    name: str, offered: Iterable[tuple[str, str]], given: tuple[str, ...], faults: Sequence[str]
) -> Field:
    """One filter with its boxes, those given being ticked."""
    options = tuple(Option(value, label, value in given) for value, label in offered)
    return Field(name, LABELS[name], options, given, tuple(faults))
