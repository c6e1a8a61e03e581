"""The first login of a database: without it nobody could enter to make another."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from itertools import count

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import QuerySet

from evidence.choices import Role
from evidence.models import Membership, Study, User
from evidence.services.saving import save_row

#: Letters and digits that nobody mistakes for one another on a screen: no l, 1, i, o or 0.
LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class FirstLogin:
    """A login just made, with its password in clear: the only moment at which anybody can read it."""

    username: str
    password: str


def who_can_log_in() -> QuerySet[User]:
    """The users who are active and have a password, those who may do everything first.

    A program that writes under its own name (`load_study`) is a user without a password, and not among them.
    """
    with_password = User.objects.exclude(password="").exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return with_password.filter(is_active=True).order_by("-is_superuser", "pk")


@transaction.atomic
def make_first_login(*, study: Study | None) -> FirstLogin | None:
    """Make a superuser who leads the study, if there is one, with a password drawn by chance.

    None where somebody can log in already.

    There is no `by`: nobody was here before. The history names the new user as the one who joined the study.
    """
    if who_can_log_in().exists():
        return None
    password = random_password()
    user = User.objects.create_superuser(free_username("lead"), password=password)
    if study is not None:
        save_row(Membership(study=study, user=user, role=Role.LEAD), by=user, reason="first login")
    return FirstLogin(user.username, password)


def free_username(wanted: str) -> str:
    """The name, or with a number that makes it new: a user locked out on purpose stays locked out."""
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(name for name in names if not User.objects.filter(username=name).exists())


def random_password() -> str:
    """Four groups of four legible characters: 79 bits of chance, and short enough to type."""
    return "-".join("".join(secrets.choice(LEGIBLE) for _ in range(4)) for _ in range(4))
