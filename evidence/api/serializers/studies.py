"""How studies are shown, with their codes and codings."""

from __future__ import annotations

from evidence.api.serializers.base import RecordSerializer, link_to, name_of
from evidence.models import Code, Codebook, Coding, Study


class StudySerializer(RecordSerializer):
    """One study."""

    link = link_to("study", by="slug")

    class Meta:
        model = Study
        fields = ("link", "slug", "title", "question", "visibility")
        read_only_fields = fields


class CodeSerializer(RecordSerializer):
    """One code of a codebook; `parent` is the wider code of the same codebook."""

    link = link_to("code")

    class Meta:
        model = Code
        fields = ("link", "id", "study", "codebook", "parent", "slug", "name", "definition")
        read_only_fields = fields


class CodingSerializer(RecordSerializer):
    """That a coder put a code on a passage."""

    link = link_to("coding")
    codebook = name_of(Codebook, "code.codebook", help_text="The codebook that defines the code.")

    class Meta:
        model = Coding
        fields = ("link", "id", "study", "passage", "codebook", "code", "coder")
        read_only_fields = fields
