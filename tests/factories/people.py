"""Logins, studies and the people in them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission

from evidence.choices import Role
from evidence.models import Coder, Membership, Study, User
from tests.factories.building import next_name, stored, study_among


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
