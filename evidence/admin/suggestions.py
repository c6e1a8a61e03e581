"""What imports suggest of names, and a person decides: whose name is marked in a document."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from evidence.admin.base import RecordedInline
from evidence.models import Agent, AgentSuggestion, DocumentAgent, User
from evidence.services.suggestions import confirm_agent

#: The field that confirming fills: an agent is looked for, or added, as there.
AGENT: Any = DocumentAgent._meta.get_field("agent")


class ConfirmingForm(forms.ModelForm):
    """Asks whose name a suggestion is; what was confirmed once is not asked again."""

    agent = forms.ModelChoiceField(
        Agent.objects.all(),
        required=False,
        help_text="Whose name it is. Saving confirms it; leave it empty to decide nothing.",
        widget=RelatedFieldWidgetWrapper(
            AutocompleteSelect(AGENT, admin.site), AGENT.remote_field, admin.site, can_add_related=True
        ),
    )

    class Meta:
        model = AgentSuggestion
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agent"].disabled = self.instance.confirmed_as_id is not None


class ConfirmingFormSet(BaseInlineFormSet):
    """The suggestions of a document, each with the agent whose name somebody says it is."""

    #: who says so; the inline tells it for each request
    by: User

    def save_existing(self, form: Any, obj: AgentSuggestion, commit: bool = True) -> AgentSuggestion:
        """Confirm the agent chosen."""
        confirm_agent(obj, form.cleaned_data["agent"], by=self.by)
        return obj


class AgentSuggestionInline(RecordedInline):
    """The names that an edition marks in a document. They have no history: what is made of them has."""

    model = AgentSuggestion
    form = ConfirmingForm  # type: ignore[assignment]  # knows of no versions, as its base does
    formset = ConfirmingFormSet  # type: ignore[assignment]  # nor does its set of forms
    fields = ("name_printed", "role", "listed_as", "confirmed_as", "agent")
    readonly_fields = ("name_printed", "role", "listed_as", "confirmed_as")
    verbose_name_plural = "names marked by the edition, to be confirmed"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With what was made of them."""
        return super().get_queryset(request).select_related("document", "confirmed_as__agent")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Tell the formset in whose name it confirms."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.by = request.user
        return formset

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Without the version seen, since there is no history to compare it with."""
        return [(None, {"fields": self.fields})]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody adds them by hand: imports suggest them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes them: the next import would suggest them again."""
        return False
