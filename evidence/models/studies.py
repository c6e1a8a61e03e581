"""Studies, the people in them, and who coded."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint

from evidence.choices import LEADS, Role, Visibility
from evidence.models.base import Recorded, StudyRow
from evidence.models.constraints import not_empty, one_of, slug_once_in_study
from evidence.querysets import StudyQuerySet, StudyRowQuerySet


class Study(Recorded):
    """One inquiry: its question, its people, its judgements. What documents say is shared by all studies."""

    NATURAL_KEY = ("slug",)
    WRITTEN_BY = LEADS

    slug = models.SlugField(unique=True, help_text="The study's short name in addresses and commands.")
    title = models.CharField(max_length=300, help_text="The study's title.")
    question = models.TextField(blank=True, help_text="What the study asks.")
    visibility = models.CharField(
        max_length=8,
        choices=Visibility,
        default=Visibility.PRIVATE,
        help_text="Whether everybody may read it without login. Restricted documents stay hidden either way.",
    )

    objects = StudyQuerySet.as_manager()

    class Meta:
        ordering = ("title", "pk")
        verbose_name_plural = "studies"
        constraints = (not_empty("slug"), not_empty("title"), one_of("visibility", Visibility))

    def __str__(self) -> str:
        return self.title


class Membership(StudyRow):
    """That a user belongs to a study, and what the user may do there."""

    NATURAL_KEY = ("study__slug", "user__username")
    WRITTEN_BY = LEADS

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", help_text="The user."
    )
    role = models.CharField(max_length=8, choices=Role, help_text="What the user may do in the study.")

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "user", "pk")
        constraints = (
            UniqueConstraint(
                fields=("study", "user"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="This user is already a member of the study.",
            ),
            one_of("role", Role),
        )

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display().lower()}"


class Coder(StudyRow):
    """A person who codes in a study, with or without a login: a colleague's spreadsheet has a coder too."""

    NATURAL_KEY = ("study__slug", "slug")
    WRITTEN_BY = LEADS

    slug = models.SlugField(help_text="The coder's short name in filters.")
    name = models.CharField(max_length=200, help_text="The coder's name.")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="coders",
        help_text="The login of this coder, if there is one.",
    )

    objects = StudyRowQuerySet.as_manager()

    class Meta:
        ordering = ("study", "name", "pk")
        constraints = (
            slug_once_in_study("a coder"),
            UniqueConstraint(
                fields=("study", "user"),
                condition=Q(user__isnull=False),
                name="%(app_label)s_%(class)s_user_once",
                violation_error_code="user-taken",
                violation_error_message="This user is already a coder of the study.",
            ),
            not_empty("slug"),
            not_empty("name"),
        )

    def __str__(self) -> str:
        return self.name
