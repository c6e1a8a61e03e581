"""Changes to many documents or passages at once, from their lists. Each asks first."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminDateWidget
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from evidence.admin.asking import Question, ReasonForm, answer_in, ask
from evidence.admin.choosing import offer
from evidence.admin.gathering import MOST_PASSAGES, gather_address
from evidence.admin.roles import LEADS, has_role, user_of
from evidence.admin.visibility import editable_studies
from evidence.choices import Access, Grade
from evidence.models import Coder, Study
from evidence.querysets import SEE_RESTRICTED
from evidence.services.bulk_changes import assign_passages, grade_documents, set_access


class GradeForm(ReasonForm):
    """In which study, and how far it trusts them."""

    study = forms.ModelChoiceField(Study.objects.none(), help_text="Grades are a study's own.")
    grade = forms.ChoiceField(choices=Grade.choices, help_text="From A, the most reliable, to E.")
    field_order = ("study", "grade", "reason")

    def __init__(self, studies: QuerySet[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "study", studies)


class AccessForm(ReasonForm):
    """Who may read them."""

    access = forms.ChoiceField(
        choices=Access.choices, help_text="Who may read them and what is quoted from them."
    )
    embargoed_until = forms.DateField(
        required=False, widget=AdminDateWidget, help_text="The first day on which embargoed ones may be read."
    )
    field_order = ("access", "embargoed_until", "reason")


class CoderForm(ReasonForm):
    """Whose they are to be."""

    coder = forms.ModelChoiceField(Coder.objects.none(), help_text="A coder of the study.")
    field_order = ("coder", "reason")

    def __init__(self, coders: QuerySet[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "coder", coders)


class ChangesDocuments:
    """Part of the documents' admin: many graded, or opened and restricted, at once."""

    actions: tuple[Any, ...] = ("grade", "set_access")

    def has_lead_permission(self, request: HttpRequest) -> bool:
        """Whether the user leads a study."""
        return has_role(request, LEADS)

    def has_restrict_permission(self, request: HttpRequest) -> bool:
        """Whether the user leads a study and sees what is restricted: nobody hides a row from the own eyes."""
        return has_role(request, LEADS) and request.user.has_perm(SEE_RESTRICTED)

    @admin.action(description="Grade in a study", permissions=["lead"])
    def grade(self, request: HttpRequest, documents: QuerySet[Any]) -> HttpResponse | None:
        """Give documents a grade."""
        rows = list(documents)
        question = Question(
            "grade",
            "Grade documents",
            "A grade says how far a study trusts a document about its author's stated view. Verdicts of the study may "
            "change.",
            GradeForm(editable_studies(request, LEADS), answer_in(request)),
            lambda asked: grade_documents(
                rows,
                asked["study"],
                asked["grade"],
                reason=asked["reason"],
                by=user_of(request),
            ),
        )
        return ask(request, self, rows, question)

    @admin.action(description="Set who may read them", permissions=["restrict"])
    def set_access(self, request: HttpRequest, documents: QuerySet[Any]) -> HttpResponse | None:
        """Open, restrict or embargo documents."""
        rows = list(documents)
        question = Question(
            "set_access",
            "Set access",
            "A restricted document, and all that is quoted from it, does not exist for those who may not see it. What "
            "it proves still counts in the tables of studies.",
            AccessForm(answer_in(request)),
            lambda asked: set_access(
                rows,
                asked["access"],
                embargoed_until=asked["embargoed_until"],
                reason=asked["reason"],
                by=user_of(request),
            ),
        )
        return ask(request, self, rows, question)


class ChangesPassages:
    """Part of the passages' admin: many put into one cluster, or given to one coder, at once."""

    actions: tuple[Any, ...] = ("gather", "assign")

    def has_lead_permission(self, request: HttpRequest) -> bool:
        """Whether the user leads a study; of which, the actions ask."""
        return has_role(request, LEADS)

    @admin.action(description="Put into one cluster", permissions=["lead"])
    def gather(self, request: HttpRequest, passages: QuerySet[Any]) -> HttpResponse | None:
        """Lead to the page on which passages are put together."""
        keys = list(passages.values_list("pk", flat=True)[: MOST_PASSAGES + 1])
        if not self.are_of_one_study_led(request, passages) or len(keys) > MOST_PASSAGES:
            messages.error(request, f"Tick up to {MOST_PASSAGES} passages of one study that you lead.")
            return None
        return redirect(gather_address(keys))

    @admin.action(description="Assign to a coder", permissions=["lead"])
    def assign(self, request: HttpRequest, passages: QuerySet[Any]) -> HttpResponse | None:
        """Say whose passages they are."""
        rows = list(passages)
        if not self.are_of_one_study_led(request, passages):
            messages.error(request, "Tick passages of one study that you lead.")
            return None
        coders = Coder.objects.filter(study=rows[0].study_id)
        question = Question(
            "assign",
            "Assign passages",
            "A passage is its coder's own to change, and the leads'. Assessments stay with those who made them.",
            CoderForm(coders, answer_in(request)),
            lambda asked: assign_passages(rows, asked["coder"], reason=asked["reason"], by=user_of(request)),
        )
        return ask(request, self, rows, question)

    def are_of_one_study_led(self, request: HttpRequest, passages: QuerySet[Any]) -> bool:
        """Whether all of them are of one study, and the user leads it."""
        studies = set(passages.order_by().values_list("study", flat=True))
        return len(studies) == 1 and has_role(request, LEADS, studies.pop())
