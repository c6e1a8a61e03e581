"""How archives and collections are shown."""

from __future__ import annotations

from evidence.api.serializers.base import RecordSerializer, link_to
from evidence.models import Archive, Collection


class ArchiveSerializer(RecordSerializer):
    """One archive."""

    link = link_to("archive", by="slug")

    class Meta:
        model = Archive
        fields = ("link", "slug", "name", "native_name", "city", "country", "url", "citation_form")
        read_only_fields = fields


class CollectionSerializer(RecordSerializer):
    """One part of an archive; `parent` is the reference code of the larger part of the same archive."""

    link = link_to("collection")

    class Meta:
        model = Collection
        fields = ("link", "id", "archive", "parent", "level", "reference_code", "title")
        read_only_fields = fields
