"""Studies, the people in them, and who codes."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from evidence.admin.roles import forget_roles, user_of
from evidence.admin.sections import section
from evidence.admin.study_rows import LeadRowAdmin, StudyRowInline
from evidence.admin.versions import VersionedFormSet
from evidence.admin.visibility import VisibleRelatedFilter
from evidence.choices import Role
from evidence.models import Coder, Membership, Study


class CoderFormSet(VersionedFormSet):
    """The coders of a study."""

    def once(self, row: Any) -> tuple[Any, ...] | None:
        """One login is one coder of a study."""
        return None if row.user_id is None else (row.user_id,)


class MembershipInline(StudyRowInline):
    """The members of a study."""

    model = Membership
    exclude: ClassVar[tuple[str, ...]] = ()
    autocomplete_fields = ("user",)
    show_change_link = False


class CoderInline(StudyRowInline):
    """The coders of a study."""

    model = Coder
    formset = CoderFormSet
    exclude: ClassVar[tuple[str, ...]] = ()
    autocomplete_fields = ("user",)
    show_change_link = False


@admin.register(Study)
class StudyAdmin(LeadRowAdmin):
    """Studies. Whoever has Django's permission makes one, and leads it; its leads change it."""

    list_display = ("title", "slug", "visibility")
    list_filter = ("visibility",)
    search_fields = ("title", "slug", "question")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (MembershipInline, CoderInline)
    fieldsets = (
        section(
            None,
            "Its people are entered below: members log in, coders are named with every judgement.",
            "title",
            "slug",
            "question",
            "visibility",
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whether Django's permissions let the user make a study; nobody has a role in it yet."""
        return admin.ModelAdmin.has_add_permission(self, request)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Make the user who made the study its lead, unless that user is entered as a member below."""
        super().save_related(request, form, formsets, change)
        study, user = form.instance, user_of(request)
        if not change and not Membership.objects.filter(study=study, user=user).exists():
            membership = Membership(study=study, user=user, role=Role.LEAD)
            membership.full_clean()
            membership.save()
        forget_roles(request)


@admin.register(Membership)
class MembershipAdmin(LeadRowAdmin):
    """Who belongs to which study, and as what."""

    list_display = ("user", "study", "role")
    list_filter = (("study", VisibleRelatedFilter), "role")
    list_select_related = ("user", "study")
    search_fields = ("user__username", "study__title")
    autocomplete_fields = ("user",)


@admin.register(Coder)
class CoderAdmin(LeadRowAdmin):
    """People whose judgements a study records, with or without a login."""

    list_display = ("name", "slug", "study", "user")
    list_filter = (("study", VisibleRelatedFilter),)
    list_select_related = ("study", "user")
    search_fields = ("name", "slug", "user__username")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("user",)
