"""What is sent for archives and collections, in the names under which they are shown."""

from __future__ import annotations

from typing import Any, ClassVar

from evidence.api import serializers as shown
from evidence.api.writing.inputs import InputSerializer
from evidence.models import Archive, Collection


class ArchiveInput(InputSerializer):
    """One archive, published series or library."""

    shown_by: ClassVar[Any] = shown.ArchiveSerializer

    class Meta:
        model = Archive
        fields = ("slug", "name", "native_name", "city", "country", "url", "citation_form")
        validators = ()


class CollectionInput(InputSerializer):
    """One part of an archive; `parent` is the reference code of the larger part of the same archive."""

    shown_by: ClassVar[Any] = shown.CollectionSerializer
    within: ClassVar[dict[str, str]] = {"parent": "archive"}

    class Meta:
        model = Collection
        fields = ("archive", "parent", "level", "reference_code", "title")
        validators = ()
