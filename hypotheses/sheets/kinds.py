"""A kind of sheet: which rows it holds, by which columns, and what tells one row from all others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from evidence.models import Recorded
from hypotheses.sheets.columns import AS_OF, FAULT, SheetColumn


@dataclass(frozen=True)
class Kind:
    """One kind of sheet. `name` is the sheet's name, `identity` the columns that tell a row from all others.

    `narrow` is the field by which the rows of a batch are fetched at once; `one` is what a row is called.
    """

    name: str
    model: type[Recorded]
    explanation: str
    fields: tuple[SheetColumn, ...]
    identity: tuple[str, ...]
    narrow: str
    #: columns that are read without being fields: other ways of naming a row, a quotation beside its passage
    helpers: tuple[SheetColumn, ...] = ()
    #: columns that only leave
    information: tuple[SheetColumn, ...] = ()
    #: fields that refer to rows of the same kind
    self_references: tuple[str, ...] = ()
    #: whether a key that is left empty is made
    makes_keys: bool = False

    @property
    def one(self) -> str:
        """One row of it, as messages say."""
        return str(self.model._meta.verbose_name)

    @property
    def is_of_study(self) -> bool:
        """Whether its rows belong to a study."""
        return any(column.key == "study" for column in self.fields)

    @cached_property
    def columns(self) -> dict[str, SheetColumn]:
        """All its columns by key, in order."""
        every = (*self.fields, *self.helpers, *self.information, AS_OF, FAULT)
        return {column.key: column for column in every}

    @cached_property
    def exported(self) -> tuple[SheetColumn, ...]:
        """The columns that leave, in order."""
        found = tuple(column for column in self.helpers if column.lookup)
        return (*self.fields, *found, *self.information, AS_OF)

    @cached_property
    def references(self) -> tuple[SheetColumn, ...]:
        """The fields that name other rows."""
        return tuple(column for column in self.fields if column.is_reference)

    @cached_property
    def attnames(self) -> dict[str, str]:
        """By column key, what the row's attribute is called: study -> study_id."""
        # the columns of a kind are its model's own fields
        return {column.key: self.model._meta.get_field(column.key).attname for column in self.fields}  # type: ignore[union-attr]
