"""Programs write under their own names."""

from __future__ import annotations

from evidence.models import User

#: Programs that carry into the tables what people have entered in their spreadsheets.
CARRIERS = frozenset({"import_evidence"})


def program_user(name: str) -> User:
    """The user in whose name a program writes; it has no password and cannot log in."""
    user, created = User.objects.get_or_create(username=name, defaults={"is_active": False})
    if created:
        user.set_unusable_password()
        user.save()
    return user


def is_program(user: User | None) -> bool:
    """Whether a user is a program's: nobody can log in as it. An unknown user counts as a person.

    So does a program that only carries what people have written: no other program may undo that.
    """
    if user is None or user.username in CARRIERS:
        return False
    return not user.is_active and not user.has_usable_password()
