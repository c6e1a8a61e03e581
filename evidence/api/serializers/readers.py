"""How fields read their values from rows: made once for a list, and then called for each of its rows.

The framework asks every field anew, row by row, how it is to be read, which takes longer than reading it. What is
read here is the same, and any field of a kind not known here is read as the framework does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Manager
from rest_framework import serializers

Reader: TypeAlias = Callable[[Any], Any]

#: Fields that show one column of the row, and take it as the table has it.
PLAIN = (
    serializers.BooleanField,
    serializers.CharField,
    serializers.ChoiceField,
    serializers.DateField,
    serializers.DateTimeField,
    serializers.DecimalField,
    serializers.IntegerField,
)


class LinkField(serializers.HyperlinkedIdentityField):
    """The address of the row itself. Those of a list differ in the row's name only, and the rest is made once."""

    #: What stands before the name, once an address has been made.
    before: str | None = None

    # the framework calls it so
    def get_url(self, obj: Any, view_name: str, request: Any, format: str | None) -> str | None:  # noqa: A002
        """The address of a row."""
        name = f"/{getattr(obj, self.lookup_field)}/"
        if self.before is not None:
            return self.before + name
        url: str | None = super().get_url(obj, view_name, request, format)
        if url and url.endswith(name):
            self.before = url.removesuffix(name)
        return url


def reader_of(field: Any) -> Reader:
    """What reads the value of a field from a row, as it is sent."""
    if isinstance(field, serializers.SerializerMethodField):
        return getattr(field.parent, field.method_name)
    if isinstance(field, LinkField):
        return field.to_representation
    along = values_along(field.source_attrs)
    if isinstance(field, serializers.SlugRelatedField) and "__" not in field.slug_field:
        return values_along([*field.source_attrs, field.slug_field])
    if isinstance(field, serializers.ListSerializer):
        child: Any = field.child
        return lists_of(along, child.to_representation)
    if type(field) in PLAIN and field.source_attrs:
        return written(along, field.to_representation)
    return as_framework_reads(field)


def values_along(names: list[str]) -> Reader:
    """What stands at the end of a path, None where it breaks off."""
    if len(names) == 1:
        (only,) = names

        def read_one(row: Any) -> Any:
            try:
                return getattr(row, only)
            except ObjectDoesNotExist:
                return None

        return read_one

    def read(row: Any) -> Any:
        try:
            for name in names:
                row = getattr(row, name)
                if row is None:
                    return None
        except ObjectDoesNotExist:
            return None
        return row

    return read


def written(read: Reader, write: Reader) -> Reader:
    """A value as it is sent; None stays None."""

    def read_and_write(row: Any) -> Any:
        value = read(row)
        return None if value is None else write(value)

    return read_and_write


def lists_of(read: Reader, write: Reader) -> Reader:
    """The rows, or values, that belong to a row."""

    def read_all(row: Any) -> list[Any]:
        found = read(row)
        return [write(each) for each in (found.all() if isinstance(found, Manager) else found)]

    return read_all


def as_framework_reads(field: Any) -> Reader:
    """A field of another kind, by the framework's own means."""

    def read(row: Any) -> Any:
        value = field.get_attribute(row)
        return None if value is None else field.to_representation(value)

    return read
