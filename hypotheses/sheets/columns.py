"""One column of a sheet: what it is called, what it means, and how its cells are read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from django.db import models

from evidence.models import Recorded
from hypotheses.fields import FractionField


class Reads(Enum):
    """How the cells of a column are read; the value is how a person calls it."""

    TEXT = "text"
    WHOLE = "a whole number"
    FRACTION = "an exact number: 1/3, 0.2 or 2"
    DECIMAL = "a number"
    YES_NO = "yes or no"
    CHOICE = "one of a closed list"
    EDTF = "a date in EDTF, or as a document prints it"
    DAY = "a day: 1953-07-11"
    MOMENT = "a moment: 1953-07-11T15:30:00+00:00"
    LANGUAGES = "language tags (BCP 47), separated by spaces or semicolons"
    REFERENCE = "the key of another row"


#: Columns that hold a date in EDTF; the database knows them as text.
IN_EDTF = frozenset({"date_edtf", "refers_to"})


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of a sheet.

    `key` heads the column and is the field's name; `target` is the kind of row that a reference names, and `parts` are
    the columns that together hold its key. A column of `information` leaves with an export and is not read back; one
    that `helps` is read and fills no field of its own.
    """

    key: str
    heading: str
    explanation: str
    reads: Reads
    is_needed: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    target: str = ""
    parts: tuple[str, ...] = ()
    empty: Any = ""
    is_information: bool = False
    helps: bool = False
    #: where an export finds a column that is no field of its own
    lookup: str = ""

    @property
    def is_reference(self) -> bool:
        """Whether its cells name other rows."""
        return bool(self.target)

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values of its closed list; empty where any will do."""
        return tuple(value for value, _ in self.choices)


def columns_of(model: type[Recorded], *names: str, **changes: dict[str, Any]) -> tuple[SheetColumn, ...]:
    """The columns of these fields of a model, in this order; `changes` says what of a column is not as usual."""
    return tuple(replace(column_of(model, name), **changes.get(name, {})) for name in names)


def column_of(model: type[Recorded], name: str) -> SheetColumn:
    """The column of a model's field: heading, explanation, closed list and emptiness are the field's."""
    field: Any = model._meta.get_field(name)
    return SheetColumn(
        key=name,
        heading=str(field.verbose_name)[:1].upper() + str(field.verbose_name)[1:],
        explanation=str(field.help_text),
        reads=reading_of(field),
        is_needed=not (field.blank or field.null or field.has_default()),
        choices=tuple((str(value), str(label)) for value, label in field.choices or ()),
        empty=emptiness_of(field),
    )


def reading_of(field: Any) -> Reads:
    """How cells of a field are read."""
    if field.is_relation:
        return Reads.REFERENCE
    if field.choices:
        return Reads.CHOICE
    if field.name in IN_EDTF:
        return Reads.EDTF
    if field.name == "languages":
        return Reads.LANGUAGES
    for kind, reads in (
        (FractionField, Reads.FRACTION),
        (models.BooleanField, Reads.YES_NO),
        (models.DecimalField, Reads.DECIMAL),
        (models.IntegerField, Reads.WHOLE),
        (models.DateTimeField, Reads.MOMENT),
        (models.DateField, Reads.DAY),
    ):
        if isinstance(field, kind):
            return reads
    return Reads.TEXT


def emptiness_of(field: Any) -> Any:
    """What an empty cell stands for: the field's default, else nothing."""
    if field.has_default() and not callable(field.default):
        default = field.default
        return getattr(default, "value", default)
    return None if field.null or field.is_relation else ""


#: The moment of an export, in every row, so that a later import can tell what was changed here since.
AS_OF = SheetColumn(
    key="as_of",
    heading="As of",
    explanation=(
        "When this row was exported. A row that somebody changed in Touchstone after that is not overwritten. "
        "Leave it out, or empty, in sheets of your own."
    ),
    reads=Reads.MOMENT,
    empty=None,
    helps=True,
)

#: Why a row was rejected; in files of rejected rows, and not read back.
FAULT = SheetColumn(
    key="fault",
    heading="Fault",
    explanation="Why the row was rejected, in a file of rejected rows. It is not read.",
    reads=Reads.TEXT,
    is_information=True,
)
