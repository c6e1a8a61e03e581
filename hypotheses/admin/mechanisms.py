"""Mechanisms with their parts and links, and rivals held against a link."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from evidence.admin.sections import section
from evidence.admin.study_rows import LeadRowAdmin, StudyRowInline
from evidence.admin.versions import VersionedFormSet
from evidence.admin.visibility import VisibleRelatedFilter
from hypotheses.models import Mechanism, MechanismLink, MechanismPart, RivalCheck
from hypotheses.models.mechanisms import of_round
from hypotheses.scoring.mechanism_order import loops


class PartInline(StudyRowInline):
    """The parts of a mechanism."""

    model = MechanismPart
    fields = ("position", "key", "entity", "activity", "is_necessary")


class LinkFormSet(VersionedFormSet):
    """The links of a mechanism, held against each other as they are to be stored."""

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        """Leave it to the page to look for loops: links that it changes together are not stored yet."""
        form = super()._construct_form(i, **kwargs)
        form.instance.is_held_against_others = True
        return form

    def clean(self) -> None:
        """Refuse a round that is not marked as feedback.

        Raises:
            ValidationError: naming the parts that lead round.
        """
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms and form.is_valid()]
        links = [form.instance for form in kept if form.instance.pk or form.has_changed()]
        rounds = loops([(each.from_part.key, each.to_part.key) for each in links if not each.is_feedback])
        if rounds:
            raise of_round(rounds[0])

    def once(self, row: Any) -> tuple[Any, ...] | None:
        """One link a pair of parts."""
        return row.from_part_id, row.to_part_id


class LinkInline(StudyRowInline):
    """The links of a mechanism; rivals are held against a link on its own page."""

    model = MechanismLink
    formset = LinkFormSet
    list_select_related = ("from_part", "to_part")
    fields = ("from_part", "to_part", "kind", "is_feedback", "justification")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Links are between parts of this mechanism."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        for name in ("from_part", "to_part"):
            if name in formset.form.base_fields:
                field = formset.form.base_fields[name]
                field.queryset = field.queryset.filter(mechanism=obj)
        return formset


@admin.register(Mechanism)
class MechanismAdmin(LeadRowAdmin):
    """How explanations say that their causes led to outcomes."""

    list_display = ("name", "explanation", "state", "study")
    list_filter = (("study", VisibleRelatedFilter), ("explanation", VisibleRelatedFilter))
    list_select_related = ("explanation", "state", "study")
    search_fields = ("name", "slug", "explanation__name")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("explanation", "state")
    inlines = (PartInline, LinkInline)
    fieldsets = (
        section(
            None,
            "Enter the parts below and save; then the links between them can be chosen. Each part is an entity that "
            "does something; the least position is the cause, the greatest the outcome.",
            "study",
            "name",
            "slug",
            ("explanation", "state"),
            "description",
        ),
    )

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """Links only where there are parts to choose."""
        return self.inlines if obj is not None else self.inlines[:1]


@admin.register(MechanismPart)
class MechanismPartAdmin(LeadRowAdmin):
    """Parts of mechanisms."""

    list_display = ("key", "entity", "activity", "mechanism", "position", "is_necessary", "study")
    list_filter = (("study", VisibleRelatedFilter), ("mechanism", VisibleRelatedFilter), "is_necessary")
    list_select_related = ("mechanism", "study")
    search_fields = ("key", "entity", "activity", "mechanism__name")
    autocomplete_fields = ("mechanism",)
    fieldsets = (
        section(
            None,
            "An entity that does something.",
            "study",
            "mechanism",
            ("key", "position"),
            "entity",
            "activity",
            "is_necessary",
        ),
    )


class RivalCheckInline(StudyRowInline):
    """How rival explanations fare at a link."""

    model = RivalCheck
    autocomplete_fields = ("rival",)
    fields = ("rival", "status", "reason")


@admin.register(MechanismLink)
class MechanismLinkAdmin(LeadRowAdmin):
    """Links between parts, with the rivals held against them."""

    list_display = ("__str__", "kind", "is_feedback", "mechanism", "study")
    list_filter = (
        ("study", VisibleRelatedFilter),
        ("mechanism", VisibleRelatedFilter),
        "kind",
        "is_feedback",
    )
    list_select_related = ("mechanism", "from_part", "to_part", "study")
    search_fields = ("from_part__key", "to_part__key", "mechanism__name")
    autocomplete_fields = ("mechanism", "from_part", "to_part")
    inlines = (RivalCheckInline,)
    fieldsets = (
        section(
            None,
            "Why should the one part lead to the other, and could a rival account for it as well?",
            "study",
            "mechanism",
            ("from_part", "to_part"),
            ("kind", "is_feedback"),
            "justification",
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The visible links, with the parts that name them."""
        return super().get_queryset(request).select_related("from_part", "to_part")


@admin.register(RivalCheck)
class RivalCheckAdmin(LeadRowAdmin):
    """Rivals held against links."""

    list_display = ("link", "rival", "status", "reason", "study")
    list_filter = (("study", VisibleRelatedFilter), "status", ("rival", VisibleRelatedFilter))
    list_select_related = ("link__from_part", "link__to_part", "rival", "study")
    search_fields = ("reason", "rival__name", "link__from_part__key", "link__to_part__key")
    autocomplete_fields = ("link", "rival")
    fieldsets = (
        section(
            None,
            "Could another explanation account for this link as well? Say why, or why not.",
            "study",
            "link",
            "rival",
            "status",
            "reason",
        ),
    )
