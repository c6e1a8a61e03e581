"""Who may write which rows: one rule for the admin, the API and every other door.

Rows shared by all studies are entered and changed by who codes in some study or has Django's permission; deleting
them needs that permission and the sight of restricted documents. Rows of a study are written by its members whose role
allows it (`WRITTEN_BY` of the table), less what is a colleague's work (`WORK_OF`) or part of it (`PART_OF`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_permission_codename
from django.db.models import Model, QuerySet

from evidence.choices import CODERS, LEADS, Role
from evidence.models import Coder, Membership, Study
from evidence.querysets import SEE_RESTRICTED

if TYPE_CHECKING:
    from evidence.querysets import AnyUser


class Rights:
    """What one user may do; who belongs to which study is asked once, however often it matters."""

    def __init__(self, user: AnyUser) -> None:
        self.user = user

    @property
    def is_staff(self) -> bool:
        """Whether somebody is logged in who may write at all."""
        return bool(self.user.is_active and self.user.is_staff)

    def has_role(self, roles: Collection[Role], study: Any = None) -> bool:
        """Whether the user has one of the roles in the study (its number), or in any; a superuser has every role."""
        if not self.is_staff:
            return False
        if self.user.is_superuser:
            return True
        mine = self.roles_by_study
        return mine.get(study) in roles if study is not None else any(role in roles for role in mine.values())

    def studies_with_role(self, roles: Collection[Role]) -> set[int]:
        """The studies (their numbers) of which the user is a member with one of the roles."""
        return {study for study, role in self.roles_by_study.items() if role in roles}

    @cached_property
    def roles_by_study(self) -> Mapping[int, str]:
        """The user's role in each study of which the user is a member."""
        members = Membership.objects.filter(user=self.user.pk).order_by()
        return dict(members.values_list("study", "role"))

    @cached_property
    def coder_rows(self) -> Mapping[int, Coder]:
        """By study (its number), the coder that the user is there."""
        return {coder.study_id: coder for coder in Coder.objects.filter(user=self.user.pk).order_by()}

    @property
    def own_coders(self) -> frozenset[int]:
        """The coders (their numbers) that the user is in the studies, one in each at most."""
        return frozenset(coder.pk for coder in self.coder_rows.values())

    def sees(self, row: Model) -> bool:
        """Whether the row exists for the user."""
        return bool(visible(type(row), self.user).filter(pk=row.pk).exists())

    def may_add(self, model: type[Model], study: Any = None) -> bool:
        """Whether the user may enter such rows, in the study (its number) or in any."""
        roles = writers_of(model)
        if roles is not None:
            return self.has_role(roles, study)
        return self.has_role(CODERS) or self.is_permitted("add", model)

    def may_write(self, row: Any) -> bool:
        """Whether the user's role or permission allows changing the row, which is taken to exist for the user."""
        roles = writers_of(type(row))
        if roles is not None:
            return self.has_role(roles, study_id_of(row)) and self.is_own(row)
        return self.may_write_shared(type(row))

    def may_write_shared(self, model: type[Model]) -> bool:
        """Whether the user codes in some study, or has Django's permission to change rows of the shared table."""
        return self.has_role(CODERS) or self.is_permitted("change", model)

    def may_change(self, row: Any) -> bool:
        """Whether the user may change the row, and it exists for the user."""
        return self.may_write(row) and self.sees(row)

    def may_delete(self, row: Any) -> bool:
        """Whether the user may delete the row: of a study who may change it, of shared ones who sees all of them."""
        if writers_of(type(row)) is not None:
            return self.may_change(row)
        return self.may_delete_shared(type(row))

    def may_delete_shared(self, model: type[Model]) -> bool:
        """Whether the user may delete rows of a shared table, and sees all that might hang on them."""
        return self.is_permitted("delete", model) and self.user.has_perm(SEE_RESTRICTED)

    def is_permitted(self, action: str, model: type[Model]) -> bool:
        """Whether Django's permission allows adding, changing or deleting rows of the table."""
        meta = model._meta
        return self.is_staff and self.user.has_perm(
            f"{meta.app_label}.{get_permission_codename(action, meta)}"
        )

    def is_own(self, row: Any) -> bool:
        """Whether the row is nobody's or the user's own work, or of a study that the user leads."""
        whole = part_of(type(row))
        if whole is not None:
            return self.is_own(getattr(row, whole))
        field = work_of(type(row))
        if field is None or self.has_role(LEADS, row.study_id):
            return True
        coder = getattr(row, f"{field}_id")
        return coder is None or coder in self.own_coders

    def may_work_as(self, coder: Coder) -> bool:
        """Whether the user may enter work under this coder's name: who only codes works under the own one."""
        return self.has_role(LEADS, coder.study_id) or coder.pk in self.own_coders


def writers_of(model: type[Model]) -> Collection[Role] | None:
    """The roles that write rows of a study's table; None of a table that all studies share."""
    return getattr(model, "WRITTEN_BY", None)


def work_of(model: type[Model]) -> str | None:
    """The field that says whose work a row is; None where nothing says so."""
    return getattr(model, "WORK_OF", None)


def part_of(model: type[Model]) -> str | None:
    """The field that names the row of which a row is a part; None where it is none."""
    return getattr(model, "PART_OF", None)


def study_id_of(row: Model) -> Any:
    """The study that a row belongs to; a study belongs to itself."""
    # every other row that is asked for belongs to a study
    return row.pk if isinstance(row, Study) else row.study_id  # type: ignore[attr-defined]


def visible(model: type[Model], user: AnyUser) -> QuerySet[Any]:
    """The rows of a table that exist for the user."""
    rows: Any = model._default_manager.all()
    return rows.visible_to(user) if hasattr(rows, "visible_to") else rows
