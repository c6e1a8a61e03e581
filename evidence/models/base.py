"""What all rows share: a history of their changes, a key that means the same in every database, and their study."""

from __future__ import annotations

from functools import reduce
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from evidence.choices import CODERS, Role
from evidence.models.references import referred


class Keyed(models.Model):
    """A row with a key that means the same in every database."""

    #: The lookups that tell a row from all others in any database, for instance ("study__slug", "key").
    NATURAL_KEY: ClassVar[tuple[str, ...]]
    #: Whether a program makes such rows anew from the row that they point to. They go with it, and nobody misses them.
    IS_DERIVED: ClassVar[bool] = False

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[Any, ...]:
        """The values of this row's NATURAL_KEY, in its order; None where a reference on the way is empty."""
        return tuple(reduce(value_of, lookup.split("__"), self) for lookup in self.NATURAL_KEY)


def value_of(row: Any, field: str) -> Any:
    """The value of a row's field; None of no row."""
    return None if row is None else getattr(row, field)


class Recorded(Keyed):
    """A row whose every change is kept: who, when, before and after.

    Writing by `update()` or `bulk_create()` would leave no trace; services use simple_history's bulk helpers instead.
    """

    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True


class StudyRow(Recorded):
    """A row that belongs to one study and can never move another study's table."""

    #: The roles that write rows of this table. Every door asks `services.rights`.
    WRITTEN_BY: ClassVar[tuple[Role, ...]] = CODERS
    #: The field that says whose work a row is: who only codes leaves colleagues' work alone.
    WORK_OF: ClassVar[str | None] = None
    #: The field that names the row of which this one is a part: it is the work of whose that is.
    PART_OF: ClassVar[str | None] = None

    study = models.ForeignKey(
        "evidence.Study", on_delete=models.PROTECT, help_text="The study that this row belongs to."
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a reference to a row of another study, and a move to one: what refers to this row would stay behind.

        Raises:
            ValidationError: naming each field that points out of the study.
        """
        super().clean()
        if self.has_left_its_study():
            raise ValidationError(
                {
                    "study": ValidationError(
                        "A row stays in its study. Make a new one in the other.", code="moved"
                    )
                }
            )
        faults = {
            field.name: ValidationError(
                "This belongs to another study. Choose one of the study “%(study)s”.",
                code="other-study",
                params={"study": self.study},
            )
            for field in self._meta.concrete_fields
            if self.points_out_of_its_study(field)
        }
        if faults:
            raise ValidationError(faults)

    def points_out_of_its_study(self, field: models.Field[Any, Any]) -> bool:
        """Whether the field refers to a row of a study other than this row's own."""
        other = referred(self, field.name) if field.is_relation and self.study_id is not None else None
        return isinstance(other, StudyRow) and other.study_id != self.study_id

    def has_left_its_study(self) -> bool:
        """Whether the stored row belongs to another study."""
        if self.pk is None:
            return False
        return type(self)._base_manager.filter(pk=self.pk).exclude(study=self.study_id).exists()
