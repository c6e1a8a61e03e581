"""Who may log in."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """One login: a person, or a program that writes under its own name (`load_study`)."""

    class Meta(AbstractUser.Meta):
        ordering = ("username",)
