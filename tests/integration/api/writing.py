"""Writing over the API as a script does: JSON bodies, headers, and the people who send them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.test import Client

from evidence.choices import Role
from evidence.models import Study, User
from tests.factories import make_coder, make_membership, make_user

API = "/api/v1"
#: What stands in the document that the tests quote.
WORDS = "The treaty will restrain him."


@dataclass
class Script:
    """A script in somebody's name; without a user, in nobody's."""

    user: User | None = None

    def __post_init__(self) -> None:
        self.client = Client(raise_request_exception=True)
        if self.user is not None:
            self.client.force_login(self.user)

    def get(self, address: str, **query: Any) -> Any:
        """Read a record or a list."""
        return self.client.get(full(address), query)

    def post(self, address: str, body: Any, **headers: str) -> Any:
        """Create a record."""
        return self.client.post(full(address), body, content_type="application/json", headers=named(headers))

    def patch(self, address: str, body: Any, match: str | None = "*", **headers: str) -> Any:
        """Change a record; `match` is the version that it is a change of."""
        sent = named(headers) | ({"If-Match": match} if match is not None else {})
        return self.client.patch(full(address), body, content_type="application/json", headers=sent)

    def delete(self, address: str, match: str | None = "*", **headers: str) -> Any:
        """Delete a record."""
        sent = named(headers) | ({"If-Match": match} if match is not None else {})
        return self.client.delete(full(address), headers=sent)


def full(address: str) -> str:
    """An address of the API in full: `passages/1` or what `link` gives."""
    return address if "://" in address else f"{API}/{address.strip('/')}/"


def named(headers: dict[str, str]) -> dict[str, str]:
    """Headers as they are called: x_change_reason is X-Change-Reason."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


def script_of(study: Study, role: str = Role.CODER, *, codes_as: str = "", **user: Any) -> Script:
    """The script of a member of the study, who is also its coder of this name if one is given."""
    person = make_user(is_staff=True, **user)
    make_membership(study=study, user=person, role=role)
    if codes_as:
        make_coder(study=study, slug=codes_as, user=person)
    return Script(person)
