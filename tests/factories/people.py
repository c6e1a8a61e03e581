"""Logins, studies and the people in them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Permission
from django.utils import timezone

from evidence.choices import Role
from evidence.models import ApiToken, Coder, Membership, Study, User
from evidence.services.tokens import BEGINNING, digest_of
from tests.factories.building import next_name, stored, study_among

#: The text of a token that a test gives to somebody.
SECRET = "touchstone_" + "a" * 43


def make_user(**fields: Any) -> User:
    """A login without any membership; a password given is hashed, none means that nobody can log in with one."""
    user = User(**{"username": next_name("user"), **fields})
    user.set_password(fields.get("password"))
    user.full_clean()
    user.save()
    return user


def make_archivist(**fields: Any) -> User:
    """A login that may see restricted and embargoed documents, without any membership."""
    user = make_user(**fields)
    user.user_permissions.add(Permission.objects.get(codename="see_restricted_document"))
    return user


def make_api_token(secret: str = "", **fields: Any) -> ApiToken:
    """A token made yesterday and good for thirty days; nobody knows its text unless that is given."""
    name = fields.setdefault("name", next_name("token"))
    made_at = fields.setdefault("made_at", timezone.now() - timedelta(1))
    return stored(
        ApiToken,
        fields,
        owner=make_user,
        prefix=(secret or BEGINNING)[:16],
        digest=digest_of(secret or name),
        expires_at=made_at + timedelta(30),
    )


def make_study(**fields: Any) -> Study:
    """A private study."""
    slug = fields.setdefault("slug", next_name("study"))
    return stored(Study, fields, title=f"Title of {slug}")


def study_for(given: dict[str, Any]) -> Study:
    """The study that the values given point to, or a new one."""
    return study_among(given) or make_study()


def make_membership(**fields: Any) -> Membership:
    """That a new user is a reader of a study."""
    return stored(Membership, fields, study=study_for(fields), user=make_user, role=Role.READER)


def make_member(study: Study | None = None, role: str = Role.READER, **user_fields: Any) -> User:
    """A user who has the role in the study."""
    return make_membership(study=study or make_study(), role=role, user=make_user(**user_fields)).user


def make_coder(**fields: Any) -> Coder:
    """A coder without a login."""
    slug = fields.setdefault("slug", next_name("coder"))
    return stored(Coder, fields, study=study_for(fields), name=f"Name of {slug}")
