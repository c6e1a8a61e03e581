"""The questions a historian asks of the tables, and the one place that says which rows exist for whom.

Every list, filter, count and page starts from `visible_to(user)`. What a user may not see does not exist for that user.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length
from django.utils import timezone

from evidence.choices import Access, Role, Visibility

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from evidence.models import User

    AnyUser: TypeAlias = User | AnonymousUser

SEE_RESTRICTED = "evidence.see_restricted_document"


class KeyedQuerySet(models.QuerySet[Any]):
    """Rows that have a natural key."""

    def get_by_natural_key(self, *parts: Any) -> Any:
        """The row of this natural key (Django's own name for the question)."""
        return self.get(**dict(zip(self.model.NATURAL_KEY, parts, strict=True)))

    def visible_to(self, user: AnyUser) -> Self:
        """Rows that say nothing of any one document: for everybody with a login."""
        return self if user.is_authenticated else self.none()


class TokenQuerySet(KeyedQuerySet):
    """Tokens of the API."""

    def visible_to(self, user: AnyUser) -> Self:
        """One's own; a superuser sees that there are others."""
        if user.is_superuser:
            return self
        return self.filter(owner=user.pk) if user.is_authenticated else self.none()


class StudyQuerySet(KeyedQuerySet):
    """Studies."""

    def visible_to(self, user: AnyUser) -> Self:
        """Public studies, and those the user is a member of; a superuser sees all."""
        if user.is_superuser:
            return self
        return self.filter(is_readable_by(user.pk if user.is_authenticated else None))

    def editable_by(self, user: AnyUser, *roles: Role) -> Self:
        """Studies in which the user has one of the roles; a superuser may do everything."""
        if user.is_superuser:
            return self
        if not user.is_authenticated:
            return self.none()
        return self.filter(Exists(memberships().filter(study=OuterRef("pk"), user=user, role__in=roles)))


class StudyRowQuerySet(KeyedQuerySet):
    """Rows that belong to a study."""

    def visible_to(self, user: AnyUser) -> Self:
        """Rows of the studies that the user may read."""
        if user.is_superuser:
            return self.filter(study__in=studies())
        return self.filter(study__in=readable_studies(user.pk if user.is_authenticated else None))


class DocumentQuerySet(KeyedQuerySet):
    """Documents."""

    def open_on(self, day: datetime.date) -> Self:
        """Open documents, and those whose embargo has ended by that day."""
        return self.filter(is_open_on(day))

    def visible_to(self, user: AnyUser) -> Self:
        """Open documents for everybody with a login; the others only for who may see restricted ones.

        Without login: open documents that a public study uses.
        """
        if user.is_authenticated:
            return self if user.has_perm(SEE_RESTRICTED) else self.open_on(timezone.localdate())
        passages = apps.get_model("evidence", "Passage").objects.filter(document=OuterRef("pk"))
        return self.open_on(timezone.localdate()).filter(
            Exists(passages.filter(study__visibility=Visibility.PUBLIC))
        )

    def held_in(self, archives: Collection[str]) -> Self:
        """Documents of which at least one copy lies in one of these archives (slugs)."""
        return self.filter(Exists(holdings().filter(collection__archive__slug__in=archives)))

    def held_beyond(self, archives: Collection[str]) -> Self:
        """Documents that remain when these archives are left out: with a copy elsewhere, or with none anywhere."""
        elsewhere = holdings().exclude(collection__archive__slug__in=archives)
        return self.filter(Exists(elsewhere) | ~Exists(holdings()))


class ArchiveQuerySet(KeyedQuerySet):
    """Archives."""

    def visible_to(self, user: AnyUser) -> Self:
        """All for everybody with a login; without, those that hold a document which may be seen."""
        if user.is_authenticated:
            return self
        seen = documents().visible_to(user)
        held = holding_rows().filter(collection__archive=OuterRef("pk"), document__in=seen)
        return self.filter(Exists(held))


class CollectionQuerySet(KeyedQuerySet):
    """Collections."""

    def visible_to(self, user: AnyUser) -> Self:
        """All for everybody with a login; without, those that hold a document which may be seen."""
        if user.is_authenticated:
            return self
        seen = documents().visible_to(user)
        return self.filter(Exists(holding_rows().filter(collection=OuterRef("pk"), document__in=seen)))


class OfDocumentQuerySet(KeyedQuerySet):
    """Rows that tell something of one document: its copies, its wording, its agents."""

    def visible_to(self, user: AnyUser) -> Self:
        """Rows of documents that the user may see."""
        path = getattr(self.model, "DOCUMENT_PATH", "document")
        return self.filter(**{f"{path}__in": documents().visible_to(user)})


class OfTwoDocumentsQuerySet(KeyedQuerySet):
    """Rows that tell something of two documents at once."""

    def visible_to(self, user: AnyUser) -> Self:
        """Rows of which the user may see both documents."""
        seen = documents().visible_to(user)
        return self.filter(document__in=seen, imported__in=seen)


class MergeQuerySet(KeyedQuerySet):
    """Merges of two documents into one."""

    def visible_to(self, user: AnyUser) -> Self:
        """Merges into a document that the user may see; one that was undone tells of both again."""
        if user.is_superuser:
            return self  # also where the document is gone
        seen = documents().visible_to(user)
        both = Q(undone_at__isnull=True) | Q(other_key__in=seen.order_by().values("key"))
        return self.filter(both, kept__in=seen)

    def heir_of(self, key: str) -> Any:
        """The document that the key of a merged one names now, whoever may see it; None where no merge stands."""
        standing = self.filter(other_key=key, undone_at__isnull=True).select_related("kept").first()
        return standing.kept if standing else None


class OfStudyDocumentQuerySet(StudyRowQuerySet):
    """Rows of a study that speak of one document."""

    def visible_to(self, user: AnyUser) -> Self:
        """Rows of readable studies on documents that the user may see."""
        is_usual = sees_what_is_open(user)
        seen = open_documents(timezone.localdate()) if is_usual else documents().visible_to(user)
        return super().visible_to(user).filter(document__in=seen)


class PassageQuerySet(OfStudyDocumentQuerySet):
    """Passages."""

    def next_key(self, study_id: int) -> str:
        """The key for the study's next passage: P0001, P0002 ... after the highest of that form."""
        numbered = self.filter(study_id=study_id, key__regex=r"^P([0-9]{4}|[1-9][0-9]{4,8})$")
        last = numbered.order_by(Length("key").desc(), "-key").values_list("key", flat=True).first()
        return f"P{int(last[1:]) + 1 if last else 1:04d}"

    def referring_within(self, earliest: datetime.date | None, latest: datetime.date | None) -> Self:
        """Passages that speak of a time wholly inside the range, either end open; undated ones are not inside."""
        return self.filter(refers_within(earliest, latest))

    def undated(self) -> Self:
        """Passages that neither say what time they refer to nor have a dated document."""
        return self.filter(refers_to="", document__date_edtf="")


class OfPassageQuerySet(StudyRowQuerySet):
    """Rows that hang on a passage: quotations, codings, uses in a manuscript."""

    def visible_to(self, user: AnyUser) -> Self:
        """Rows of readable studies on passages of documents that the user may see.

        Asked row by row, and without joining the passage: a page of a long list is then read in the list's order, and
        asks of its own rows only. SQLite would begin a join with the passages of all documents that may be seen.
        """
        if sees_what_is_open(user):
            return super().visible_to(user).filter(is_on_open_document(timezone.localdate()))
        return super().visible_to(user).filter(is_on_one_of(documents().visible_to(user)))


class ClusterQuerySet(StudyRowQuerySet):
    """Clusters."""

    def visible_to(self, user: AnyUser) -> Self:
        """Clusters of readable studies that join nothing hidden: name and reason could give a document away."""
        joined = apps.get_model("evidence", "Passage").objects.filter(cluster=OuterRef("pk"))
        hidden = joined.exclude(document__in=documents().visible_to(user))
        return super().visible_to(user).exclude(Exists(hidden))


class MemoQuerySet(StudyRowQuerySet):
    """Memos."""

    def visible_to(self, user: AnyUser) -> Self:
        """Memos of readable studies on rows that exist for the user."""
        if user.is_superuser:
            return self  # also what is left of memos on rows deleted since
        on_visible_rows = Q(pk__in=())
        # memos are on few of some thirty kinds of row, and for each of those a statement grows by a page
        present = set(self.order_by().values_list("subject_type", flat=True).distinct())
        for model, kind in kinds_of_row().items():
            if kind.pk in present:
                rows = model._default_manager.all().visible_to(user).order_by().values("pk")
                on_visible_rows |= Q(subject_type=kind, subject_id__in=rows)
        return super().visible_to(user).filter(on_visible_rows)


def kinds_of_row() -> dict[Any, ContentType]:
    """The tables that researchers enter, with Django's numbers for them (which it remembers)."""
    recorded = [model for model in apps.get_models() if hasattr(model, "NATURAL_KEY")]
    subjects = [model for model in recorded if model._meta.model_name != "memo"]
    return ContentType.objects.get_for_models(*subjects)


def refers_within(earliest: datetime.date | None, latest: datetime.date | None, prefix: str = "") -> Q:
    """The condition that a passage speaks of a time wholly inside the range (ruling 9); `prefix` leads to it."""
    condition = Q()
    if earliest is not None:
        condition &= Q(**{f"{prefix}refers_earliest__gte": earliest}) | Q(
            **{f"{prefix}refers_to": "", f"{prefix}document__date_earliest__gte": earliest}
        )
    if latest is not None:
        condition &= Q(**{f"{prefix}refers_latest__lte": latest}) | Q(
            **{f"{prefix}refers_to": "", f"{prefix}document__date_latest__lte": latest}
        )
    return condition


#: Conditions that many requests share are put together once: Django takes longer for it than an engine to answer. What
#: makes them differ is all in their arguments; rows are looked at when a statement is sent, and then anew.
SHARED = 512


@lru_cache(maxsize=SHARED)
def is_readable_by(user: int | None) -> Q:
    """The condition that a study is public, or one of which this user (a key; None without login) is a member."""
    public = Q(visibility=Visibility.PUBLIC)
    if user is None:
        return public
    return public | Q(Exists(memberships().filter(study=OuterRef("pk"), user=user)))


@lru_cache(maxsize=SHARED)
def readable_studies(user: int | None) -> StudyQuerySet:
    """The studies that this user, no superuser, may read; for conditions only, since it is shared."""
    return studies().filter(is_readable_by(user))


def sees_what_is_open(user: AnyUser) -> bool:
    """Whether the documents that somebody may see are the open ones: that of all with a login and no further right."""
    return user.is_authenticated and not user.has_perm(SEE_RESTRICTED)


@lru_cache(maxsize=2)
def open_documents(day: datetime.date) -> DocumentQuerySet:
    """The documents that are open on that day; for conditions only, since it is shared."""
    return documents().open_on(day)


@lru_cache(maxsize=2)
def is_on_open_document(day: datetime.date) -> Exists:
    """The condition that a row hangs on a passage of a document that is open on that day."""
    return is_on_one_of(open_documents(day))


def is_on_one_of(seen: DocumentQuerySet) -> Exists:
    """The condition that a row hangs on a passage of one of these documents."""
    return Exists(passages().filter(Exists(seen.filter(pk=OuterRef("document"))), pk=OuterRef("passage")))


def is_open_on(day: datetime.date, prefix: str = "") -> Q:
    """The condition that a document is open on that day; `prefix` is the path to it, for instance "document__"."""
    embargo_over = {f"{prefix}access": Access.EMBARGOED, f"{prefix}embargoed_until__lte": day}
    return Q(**{f"{prefix}access": Access.OPEN}) | Q(**embargo_over)


def studies() -> StudyQuerySet:
    """All studies. Asked of the app registry, since models are built on this module."""
    return StudyQuerySet(apps.get_model("evidence", "Study"))


def documents() -> DocumentQuerySet:
    """All documents."""
    return DocumentQuerySet(apps.get_model("evidence", "Document"))


def passages() -> PassageQuerySet:
    """All passages."""
    return PassageQuerySet(apps.get_model("evidence", "Passage"))


def memberships() -> models.QuerySet[Any]:
    """All memberships."""
    return models.QuerySet(apps.get_model("evidence", "Membership"))


def holding_rows() -> models.QuerySet[Any]:
    """All holdings."""
    return models.QuerySet(apps.get_model("evidence", "Holding"))


def holdings() -> models.QuerySet[Any]:
    """The holdings of the document that an outer query stands at."""
    return holding_rows().filter(document=OuterRef("pk"))
