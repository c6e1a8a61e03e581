"""Loading drafts by their natural keys, as often as one likes, without undoing anybody's work.

What a person changed or deleted since the last load stays as the person left it, and is listed. What only the file
changed is brought up to date. The history of each row tells the two apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from evidence.models import Document, Quotation, Recorded, Study, User
from evidence.services.authorship import deletion_of, row_once_loaded_as, setter_of, who
from evidence.services.ownership import is_owned_by_import
from evidence.services.program_users import is_program
from evidence.services.saving import save_row
from evidence.services.statistics import refresh_statistics
from evidence.services.verifying import VerificationReport, verify_quotations
from hypotheses.importers.checks import faults_among
from hypotheses.importers.drafts import Draft, PrimaryKeyOf, Reference
from hypotheses.services.identity import Copy, copies_of_documents, document_with_a_copy

#: Rows written in one transaction: enough to be quick, few enough never to hold SQLite's lock for long.
ROWS_AT_ONCE = 50


@dataclass
class LoadReport:
    """What a load did."""

    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    #: what was left as a person had made it, a line each
    kept: list[str] = field(default_factory=list)
    #: the studies' quotations, held against their documents afterwards
    quotations: VerificationReport = field(default_factory=VerificationReport)


class Deleted:
    """Stands for a row that a person deleted."""


DELETED = Deleted()


@dataclass
class Loader:
    """Puts drafts into the database in a program's name."""

    by: User
    reason: str
    report: LoadReport = field(default_factory=LoadReport)
    #: the rows that drafts became, or were found to be, by the key that the files use; None where a person deleted them
    rows: dict[tuple[Any, Reference], models.Model | None] = field(default_factory=dict)
    #: the copies that the files know of each document
    copies: Mapping[str, Sequence[Copy]] = field(default_factory=dict)
    #: whether a model had any history before this load; without it, a missing row was never there
    has_past: dict[type[models.Model], bool] = field(default_factory=dict)

    def load(self, drafts: list[Draft], *, progress: Callable[[int], None] = lambda done: None) -> LoadReport:
        """Put all drafts in order, some at a time, then hold the quotations against their documents.

        What an interruption leaves is completed by the next load.

        Raises:
            ValidationError: with the place in the file, before anything is written, when the files contradict
                themselves; later, when a row breaks a rule of the database. Rows before that one stay.
        """
        if faults := faults_among(drafts):
            raise ValidationError(faults)
        self.copies = copies_of_documents(drafts)
        for start in range(0, len(drafts), ROWS_AT_ONCE):
            with transaction.atomic():
                self.put_all(drafts[start : start + ROWS_AT_ONCE])
            progress(min(start + ROWS_AT_ONCE, len(drafts)))
        studies = [row.pk for row in self.rows.values() if isinstance(row, Study)]
        refresh_statistics(self.report.created.total())
        self.report.quotations = verify_quotations(Quotation.objects.filter(study__in=studies), by=self.by)
        return self.report

    def put_all(self, drafts: Iterable[Draft]) -> None:
        """Put some drafts."""
        for draft in drafts:
            try:
                self.rows[draft.model, draft.key] = self.put(draft)
            except ValidationError as fault:
                raise ValidationError(
                    [f"{draft.where}: {message}" for message in messages_of(fault)]
                ) from fault

    def put(self, draft: Draft) -> Recorded | None:
        """Create the draft's row, or bring what the file alone changed up to date; None if a person deleted it."""
        values = self.resolved(draft)
        if values is None:
            return None  # it hangs on a row that a person deleted, and that is listed
        identity = {name: values.get(name) for name in draft.identity_fields}
        row = draft.model._default_manager.filter(**identity).order_by("-pk").first()
        if row is None and self.had_past(draft.model):
            row = row_once_loaded_as(draft.model, identity, by=self.by)
            if row is None and (deletion := deletion_of(draft.model, identity)) is not None:
                self.report.kept.append(f"{draft.name}: deleted by {who(deletion)}; stays deleted")
                return None
        if row is None and draft.model is Document:
            row = self.known_by_a_copy(draft)
            if row is not None:
                del values["key"]  # it keeps the key it has
        if row is None:
            row = draft.model(**values)
            save_row(row, by=self.by, reason=self.reason)
            self.report.created[draft.model.__name__] += 1
        else:
            self.bring_up_to_date(draft, row, values)
        return row

    def known_by_a_copy(self, draft: Draft) -> Document | None:
        """The document that the database has under another key, unless it is another one of the files."""
        found = document_with_a_copy(self.copies.get(draft.values["key"], ()))
        return None if found in self.rows.values() else found

    def bring_up_to_date(self, draft: Draft, row: Recorded, values: dict[str, Any]) -> None:
        """Write those fields that only the file changed since the last load; list those that a person changed."""
        ours = {}
        for name, value in sorted(values.items()):
            if not differs(row, name, value):
                continue
            setter = setter_of(row, name)
            if setter is not None and setter.history_user_id == self.by.pk:
                ours[name] = value
            elif setter is not None and is_program(setter.history_user):
                # an import fills a scholar's field until a scholar does; a study's file is a scholar's
                if not is_owned_by_import(type(row), name):
                    ours[name] = value
            else:
                self.report.kept.append(f"{draft.name}: {name} was changed by {who(setter)}; kept")
        if not ours:
            self.report.unchanged[draft.model.__name__] += 1
            return
        for name, value in ours.items():
            setattr(row, name, value)
        save_row(row, by=self.by, reason=self.reason)
        self.report.updated[draft.model.__name__] += 1

    def had_past(self, model: type[Recorded]) -> bool:
        """Whether rows of this model were ever written before this load created its first."""
        if model not in self.has_past:
            self.has_past[model] = model.history.exists()
        return self.has_past[model]

    def resolved(self, draft: Draft) -> dict[str, Any] | None:
        """The draft's values as a row takes them; None where the row cannot be without one that a person deleted.

        Where it can, the reference stays as the person left it.
        """
        found = {name: self.resolve(draft.model, name, value) for name, value in draft.values.items()}
        gone = {name for name, value in found.items() if value is DELETED}
        needed = {name for name in gone if not draft.model._meta.get_field(name).null}
        if needed | (gone & set(draft.identity_fields)):
            return None
        return {name: value for name, value in found.items() if name not in gone}

    def resolve(self, model: type[Recorded], name: str, value: Any) -> Any:
        """A value as the row takes it: a reference becomes the row it names."""
        if isinstance(value, PrimaryKeyOf):
            found = self.row(value.model, value.key)
            return DELETED if found is None else found.pk
        if isinstance(value, tuple):
            found = self.row(model._meta.get_field(name).related_model, value)
            return DELETED if found is None else found
        return value

    def row(self, model: Any, key: Reference) -> models.Model | None:
        """The row of a key: that of a draft before, else one that the database had all along."""
        if (model, key) not in self.rows:
            self.rows[model, key] = model._default_manager.get_by_natural_key(*key)
        return self.rows[model, key]


def differs(row: models.Model, name: str, value: Any) -> bool:
    """Whether a row's field holds another value than a file gives; “1/3” equals one third."""
    field: Any = row._meta.get_field(name)
    given = (value and value.pk) if field.is_relation else field.to_python(value)
    return bool(getattr(row, field.attname) != given)


def messages_of(fault: ValidationError) -> list[str]:
    """The messages of a fault, each after its field's name."""
    if hasattr(fault, "error_dict"):
        return [
            f"{name}: {message}" if name != "__all__" else message
            for name, messages in fault.message_dict.items()
            for message in messages
        ]
    return list(fault.messages)
