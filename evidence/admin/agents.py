"""Persons, offices and governments, their names, and their part in documents."""

from __future__ import annotations

from django.contrib import admin

from evidence.admin.base import RecordedAdmin, RecordedInline
from evidence.admin.sections import section
from evidence.models import Agent, AgentName, DocumentAgent


class AgentNameInline(RecordedInline):
    """The other names of an agent."""

    model = AgentName
    show_change_link = False


@admin.register(Agent)
class AgentAdmin(RecordedAdmin):
    """Whoever acts in documents."""

    list_display = ("name", "native_name", "kind", "speaks_for", "slug")
    list_filter = ("kind", "speaks_for")
    search_fields = ("name", "native_name", "names__name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (AgentNameInline,)
    fieldsets = (
        section(
            None,
            "Enter other spellings and scripts below; a search finds the agent under all of them.",
            "name",
            "slug",
            "native_name",
            "kind",
            "speaks_for",
        ),
    )


@admin.register(AgentName)
class AgentNameAdmin(RecordedAdmin):
    """Variant names of agents."""

    list_display = ("name", "language", "agent")
    list_select_related = ("agent",)
    search_fields = ("name", "agent__name")
    autocomplete_fields = ("agent",)


@admin.register(DocumentAgent)
class DocumentAgentAdmin(RecordedAdmin):
    """Who wrote, received or took part in which document."""

    list_display = ("document", "agent", "role", "confirmation")
    list_filter = ("confirmation", "role")
    list_select_related = ("document", "agent")
    search_fields = ("document__short_title", "agent__name")
    autocomplete_fields = ("document", "agent")
