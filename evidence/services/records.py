"""How a door that takes one record at a time writes it, with the rows inside it, through all rules and with history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import CheckConstraint, Model, Q, UniqueConstraint

from evidence.models import Recorded, User
from evidence.services.rights import Rights, writers_of
from evidence.services.saving import save_row

#: What Django says of a column whose rule is a named constraint too: there the constraint's own code is told.
OWN_WORDS = frozenset({"blank", "null", "invalid_choice"})


class NestedFaults(Exception):
    """What is wrong with rows inside a record: by the name of their list and by their index, the faults of each."""

    def __init__(self, faults: Mapping[str, Mapping[int, ValidationError]]) -> None:
        super().__init__("Rows inside the record break rules.")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Author:
    """In whose name something is written, and why."""

    by: User
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Nested:
    """A list of rows inside a record: what it is called, its table, and by which columns a row is known in it."""

    name: str
    model: type[Recorded]
    #: the column that refers to the record
    parent: str
    known_by: tuple[str, ...]
    #: the column in which a row is counted within the record, if there is one
    counted: str = ""

    def rows(self, parent: Model) -> list[Any]:
        """The rows that are there."""
        return list(self.model._default_manager.filter(**{self.parent: parent}).order_by("pk"))


def put(row: Model, values: Mapping[str, Any]) -> bool:
    """Put values into a row, which is not saved; whether it is another row than before.

    White space around a text that somebody types means nothing, as in forms; a text that is there stays as it is.
    """
    is_other = row._state.adding
    for name, value in values.items():
        field: Any = row._meta.get_field(name)
        if isinstance(value, str) and value != getattr(row, field.attname):
            value = value.strip()
        try:
            value = value if field.is_relation else field.to_python(value)
        except ValidationError:
            is_other = True  # `clean_fields` says why it cannot be read
        attribute = field.attname
        if field.is_relation:
            is_other = is_other or getattr(row, attribute) != (None if value is None else value.pk)
        else:
            is_other = is_other or getattr(row, attribute) != value
        setattr(row, name, value)
    return is_other


def write(row: Recorded, values: Mapping[str, Any], author: Author) -> bool:
    """Write the values into the row, through all rules; whether there was anything to write.

    Raises:
        ValidationError: naming each field that breaks a rule; nothing is written then.
    """
    if not put(row, values):
        return False
    try:
        save_row(row, by=author.by, reason=author.reason)
    except ValidationError as fault:
        raise with_constraints(row, fault) from fault
    return True


def delete(row: Recorded, author: Author) -> None:
    """Delete the row, with its last state and who deleted it kept in its history.

    Raises:
        ProtectedError: when other rows hang on it.
    """
    row._history_user = author.by  # type: ignore[attr-defined]  # read by simple_history when it deletes
    row._change_reason = author.reason  # type: ignore[attr-defined]
    row.delete()


@transaction.atomic
def write_nested(
    parent: Model, nested: Nested, items: Sequence[Mapping[str, Any]], author: Author
) -> list[Any]:
    """Make the list of rows inside a record what the items say: changed, new, and, where no item is left, deleted.

    The rows are given back in the order of the items.

    Raises:
        NestedFaults: with all faults of all items; nothing is written then.
        PermissionDenied: when rows are left out that the user may not delete.
    """
    left = nested.rows(parent)
    matched = [taken(left, nested, item) for item in items]
    if left and writers_of(nested.model) is None and not Rights(author.by).may_delete_shared(nested.model):
        raise PermissionDenied(
            f"You may not delete {nested.model._meta.verbose_name_plural}: send all that are there."
        )
    for row in left:
        delete(row, author)
    following = (
        1 + max((getattr(row, nested.counted) for row in matched if row), default=0) if nested.counted else 0
    )
    faults, written = {}, []
    for index, (item, found) in enumerate(zip(items, matched, strict=True)):
        row = found or nested.model(**{nested.parent: parent})
        values = dict(item)
        if hasattr(parent, "study_id") and found is None:
            # asked for in the line above
            values["study"] = parent.study  # type: ignore[attr-defined]
        if nested.counted and found is None:
            position = values.get(nested.counted) or following
            values[nested.counted] = position
            following = max(following, position + 1)
        try:
            write(row, values, author)
        except ValidationError as fault:
            faults[index] = fault
        written.append(row)
    if faults:
        raise NestedFaults({nested.name: faults})
    return written


def taken(left: list[Any], nested: Nested, item: Mapping[str, Any]) -> Any:
    """The row that the item speaks of, taken out of those left; None for a new one."""
    for row in left:
        if all(getattr(row, name) == item.get(name, "") for name in nested.known_by):
            left.remove(row)
            return row
    return None


def with_constraints(row: Model, fault: ValidationError) -> ValidationError:
    """The faults of a row with every constraint it breaks, each at its column and with its own code."""
    broken = [(place_of(rule), said) for rule in row._meta.constraints if (said := violation(rule, row))]
    messages = {message for _, said in broken for message in said.messages}
    ruled = {place for place, _ in broken}
    told: dict[str, list[ValidationError]] = {}
    for name, faults in fault.update_error_dict({}).items():
        kept = [each for each in faults if not messages & set(each.messages)]
        if name in ruled:
            kept = [each for each in kept if each.code not in OWN_WORDS]
        if kept:
            told[name] = kept
    for place, said in broken:
        told.setdefault(place, []).extend(said.error_list)
    return ValidationError(told)


def violation(rule: Any, row: Model) -> ValidationError | None:
    """What a constraint says against the row, if anything."""
    try:
        rule.validate(type(row), row)
    except ValidationError as said:
        return said
    return None


def place_of(rule: Any) -> str:
    """The column at which a broken constraint is told; of several columns, none unless it is named after one."""
    if isinstance(rule, UniqueConstraint) and rule.fields:
        return str(rule.fields[-1])
    columns = Q(rule.condition).referenced_base_fields if isinstance(rule, CheckConstraint) else set()
    if len(columns) == 1:
        return str(next(iter(columns)))
    return rule.violation_error_code if rule.violation_error_code in columns else NON_FIELD_ERRORS
