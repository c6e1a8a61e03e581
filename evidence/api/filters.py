"""What the lists of the evidence app can be narrowed by."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django_filters import rest_framework as filters
from rest_framework.exceptions import ValidationError as ApiValidationError
from rest_framework.request import Request

from evidence.api.common_filters import ChangedFilter, HoldingCollectionFilter, ReferenceFilter
from evidence.api.filtering import ArchiveFilter, DayFilter, ListedFilter, NamedFilter, Rows, visible
from evidence.choices import Access, CollectionLevel, DocumentKind, Grade, SourceClass, TextKind
from evidence.finding import FORMS, find
from evidence.models import (
    Agent,
    Archive,
    Cluster,
    Code,
    Codebook,
    Coder,
    Coding,
    Collection,
    Document,
    DocumentText,
    Holding,
    Passage,
    Quotation,
    Study,
)
from evidence.queries.grades import has_grade
from evidence.querysets import DocumentQuerySet

one_language = RegexValidator(
    r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", "Give one language tag (BCP 47), for instance “ja” or “zh-Hant”."
)


def heard_speakers(request: Request) -> QuerySet[Agent]:
    """The speakers of passages that whoever asks may see."""
    return Agent.objects.filter(Exists(visible(Passage)(request).filter(speaker=OuterRef("pk"))))


def containing(text: str, *columns: str) -> Q:
    """The condition that one of the columns contains the text, in upper or lower case."""
    return reduce(or_, (Q(**{f"{column}__icontains": text}) for column in columns))


#: SQLite gives up on patterns of tens of thousands of characters.
LONGEST_QUESTION = 200


class CollectionFilter(ChangedFilter):
    """Collections of an archive, of a level, or inside a larger one."""

    archive = NamedFilter(Archive, "archive")
    level = ListedFilter(CollectionLevel, "level", help_text="How large a part of the archive it is.")
    parent = NamedFilter(Collection, "parent", whose="the larger collection")


class DocumentFilter(ChangedFilter):
    """Documents by where they are held, what they are, when they were written, and what a study makes of them."""

    PARTS: ClassVar[tuple[str, ...]] = ("holdings", "agents")

    study = NamedFilter(Study, "pk", whose="a study that has a passage of the document", method="used_by")
    grade = ListedFilter(
        Grade,
        "grade",
        method="graded",
        help_text="Its grade in the one study named, else the default of its source class.",
    )

    find = filters.CharFilter(method="found", max_length=LONGEST_QUESTION, help_text=FORMS)
    archive = ArchiveFilter()
    collection = HoldingCollectionFilter()
    number = filters.CharFilter(
        method="numbered",
        max_length=LONGEST_QUESTION,
        help_text="Its number as printed (“72A”), in the collections named if any are.",
    )
    identifier = filters.CharFilter(
        method="identified",
        max_length=LONGEST_QUESTION,
        help_text="What a source calls it (“d588”), in the collections named if any are.",
    )
    kind = ListedFilter(DocumentKind, "kind", help_text="What sort of writing it is.")
    source_class = ListedFilter(SourceClass, "source_class", help_text="Before whose eyes it was written.")
    access = ListedFilter(Access, "access", help_text="Who may read it.")
    language = filters.CharFilter(
        method="in_language",
        validators=[one_language],
        help_text="A language of the document (BCP 47); “zh” finds “zh-Hant” too.",
    )
    written_from = DayFilter(
        field_name="date_earliest",
        lookup_expr="gte",
        side="earliest",
        help_text="Surely written on or after this day, month or year. Undated ones are left out.",
    )
    written_to = DayFilter(
        field_name="date_latest",
        lookup_expr="lte",
        side="latest",
        help_text="Surely written on or before this day, month or year. Undated ones are left out.",
    )
    q = filters.CharFilter(
        method="titled", max_length=LONGEST_QUESTION, help_text="Words in any of its titles."
    )

    def used_by(self, rows: Rows, name: str, studies: list[Study]) -> Rows:
        """Documents of which one of the studies has a passage."""
        used = Passage.objects.filter(document=OuterRef("pk"), study__in=studies)
        return rows.filter(Exists(used)) if studies else rows

    def graded(self, rows: Rows, name: str, grades: list[str]) -> Rows:
        """Documents of these grades.

        Raises:
            ApiValidationError: unless exactly one study is named; each has grades of its own.
        """
        if not grades:
            return rows
        studies = list(self.form.cleaned_data.get("study") or ())
        if len(studies) != 1:
            raise ApiValidationError(
                {name: ["Every study has its own grades. Name one study along with this."]}
            )
        return rows.filter(has_grade(grades, "", study=studies[0]))

    def found(self, rows: DocumentQuerySet, name: str, text: str) -> DocumentQuerySet:
        """Documents that the text may mean."""
        return find(rows, text)

    def numbered(self, rows: Rows, name: str, number: str) -> Rows:
        """Documents of which a copy has this number."""
        return self.with_copy(rows, number__iexact=number)

    def identified(self, rows: Rows, name: str, identifier: str) -> Rows:
        """Documents of which a copy has this identifier."""
        return self.with_copy(rows, identifier__iexact=identifier)

    def with_copy(self, rows: Rows, **fields: str) -> Rows:
        """Documents with such a copy, in one of the collections named if any are."""
        copies = Holding.objects.filter(document=OuterRef("pk"), **fields)
        collections = self.form.cleaned_data.get("collection")
        return rows.filter(Exists(copies.filter(collection__in=collections) if collections else copies))

    def in_language(self, rows: Rows, name: str, tag: str) -> Rows:
        """Documents one of whose language tags is this one or begins with it."""
        return rows.filter(languages__iregex=rf"(^| ){re.escape(tag)}(-| |$)")

    def titled(self, rows: Rows, name: str, words: str) -> Rows:
        """Documents with these words in a title."""
        return rows.filter(containing(words, "short_title", "title", "title_romanised", "title_translated"))


class TextFilter(filters.FilterSet):
    """Which version of a document's wording is meant: the current one, unless a fingerprint names another."""

    kind = filters.ChoiceFilter(
        choices=TextKind.choices,
        help_text="Where the wording comes from.",
        error_messages={"invalid_choice": f"“%(value)s” is none of: {', '.join(TextKind.values)}."},
    )
    language = filters.CharFilter(
        lookup_expr="iexact", validators=[one_language], help_text="Its language (BCP 47), exactly."
    )
    sha256 = filters.CharFilter(
        max_length=64, help_text="Fingerprint of the version meant; without one, the current version."
    )

    class Meta:
        model = DocumentText
        fields = ()


class PassageFilter(ReferenceFilter):
    """Passages by where they stand, who speaks, who picked them out, and what time they speak of."""

    PARTS: ClassVar[tuple[str, ...]] = ("quotations", "uses")

    study = NamedFilter(Study, "study")
    document = NamedFilter(Document, "document")
    archive = ArchiveFilter("document")
    collection = HoldingCollectionFilter("document")
    source_class = ListedFilter(
        SourceClass, "document__source_class", help_text="Before whose eyes it was written."
    )
    cluster = NamedFilter(Cluster, "cluster")
    code = NamedFilter(Code, "pk", whose="a code put on it", method="coded")
    speaker = NamedFilter(Agent, "speaker", whose="the speaker", rows=heard_speakers)
    coder = NamedFilter(Coder, "created_by", whose="the coder who picked it out")
    q = filters.CharFilter(
        method="saying",
        max_length=LONGEST_QUESTION,
        help_text="Words in the key, the summary or a quotation.",
    )

    def coded(self, rows: Rows, name: str, codes: list[Code]) -> Rows:
        """Passages with one of the codes."""
        put = Coding.objects.filter(passage=OuterRef("pk"), code__in=codes)
        return rows.filter(Exists(put)) if codes else rows

    def saying(self, rows: Rows, name: str, words: str) -> Rows:
        """Passages with these words in our own or in quoted ones."""
        quoted = Quotation.objects.filter(containing(words, "text", "original_text"), passage=OuterRef("pk"))
        return rows.filter(containing(words, "key", "summary") | Exists(quoted))


class CodeFilter(ChangedFilter):
    """Codes of a study or a codebook."""

    study = NamedFilter(Study, "study")
    codebook = NamedFilter(Codebook, "codebook")


class CodingFilter(ReferenceFilter):
    """Codings by code, coder and passage, and by where the passage stands and of what it speaks."""

    TO_PASSAGE: ClassVar[str] = "passage__"

    study = NamedFilter(Study, "study")
    passage = NamedFilter(Passage, "passage")
    document = NamedFilter(Document, "passage__document")
    archive = ArchiveFilter("passage__document")
    collection = HoldingCollectionFilter("passage__document")
    codebook = NamedFilter(Codebook, "code__codebook")
    code = NamedFilter(Code, "code")
    coder = NamedFilter(Coder, "coder")
