"""How rows are shown: explicit fields in the models' words, references as names that hold anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.functional import cached_property
from rest_framework import serializers

from evidence.api.serializers.readers import LinkField, Reader, reader_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class RecordSerializer(serializers.ModelSerializer[Any]):
    """Shows one row, its references as the last part of their natural keys: slug, key or reference code."""

    serializer_related_field = serializers.SlugRelatedField
    #: An address may be empty, which the format “uri” of a URL field would deny to readers of the schema.
    serializer_field_mapping: ClassVar[dict[Any, Any]] = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.URLField: serializers.CharField,
    }

    def build_relational_field(self, field_name: str, relation_info: Any) -> Any:
        """The field for a reference: as the framework builds it, with the name of the row referred to."""
        field_class, options = super().build_relational_field(field_name, relation_info)
        return field_class, {**options, "slug_field": relation_info.related_model.NATURAL_KEY[-1]}

    @cached_property
    def readers(self) -> list[tuple[str, Reader]]:
        """The names of the fields shown, in order, and what reads each of them from a row."""
        return [(name, reader_of(field)) for name, field in self.fields.items() if not field.write_only]

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """The row as it is sent."""
        return {name: read(instance) for name, read in self.readers}


def link_to(resource: str, *, by: str = "pk") -> LinkField:
    """The address of the row itself in this API."""
    return LinkField(
        view_name=f"api:{resource}-detail", lookup_field=by, help_text="The address of this record."
    )


def name_of(model: Any, source: str, *, help_text: StrOrPromise) -> serializers.SlugRelatedField[Any]:
    """A row at the end of a path, by its name."""
    return serializers.SlugRelatedField(
        source=source, slug_field=model.NATURAL_KEY[-1], read_only=True, help_text=help_text
    )
