"""Actions on many rows that ask first: what will change, for how many, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import helpers
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

#: More rows are a matter for a spreadsheet, which shows each change before it is made.
MOST_ROWS = 1000


class ReasonForm(forms.Form):
    """What every such change needs: a reason, kept in the history of each row."""

    reason = forms.CharField(
        help_text="Why. It is kept in the history of each.",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 70}),
    )


@dataclass(frozen=True)
class Question:
    """An action that asks first."""

    #: the action's name, sent again with the answer
    action: str
    title: str
    #: what it does, in a sentence or two
    sentence: str
    form: forms.Form
    #: carries it out; gives how many rows it changed
    carry_out: Callable[[dict[str, Any]], int]


def ask(
    request: HttpRequest, model_admin: Any, rows: Sequence[Any], question: Question
) -> HttpResponse | None:
    """The page that asks; None once the answer was carried out, or where too many rows are ticked."""
    if len(rows) > MOST_ROWS:
        messages.error(
            request, f"{len(rows)} rows are ticked. Take up to {MOST_ROWS} at a time, or a spreadsheet."
        )
        return None
    form = question.form
    if form.is_bound and form.is_valid():
        try:
            changed = question.carry_out(form.cleaned_data)
        except ValidationError as fault:
            of_fields = (
                fault.message_dict if hasattr(fault, "error_dict") else {NON_FIELD_ERRORS: fault.messages}
            )
            for field, said in of_fields.items():
                form.add_error(field if field in form.fields else None, said)
        else:
            same = len(rows) - changed
            also = f" {same} were so already." if same else ""
            messages.success(request, f"{question.title}: {changed} changed.{also}")
            return None
    return TemplateResponse(
        request,
        "evidence/admin/ask.html",
        {
            **model_admin.admin_site.each_context(request),
            "opts": model_admin.opts,
            "title": question.title,
            "question": question,
            "rows": rows,
            "form": form,
            "checkbox": helpers.ACTION_CHECKBOX_NAME,
        },
    )


def answer_in(request: HttpRequest) -> Any:
    """What was answered; None where the action has just been chosen from the list."""
    return request.POST if "answer" in request.POST else None
