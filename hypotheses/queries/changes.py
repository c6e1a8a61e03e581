"""What changed in studies, as their histories tell it: records in order, for who may see all that a row ever named.

A row's history is closed to whoever may not see all that it ever referred to, and that of a judgement that was once a
draft to everybody but its coder (ADR 9): old versions say what a row said.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Exists, Q, QuerySet
from django.utils import timezone

from evidence.choices import Access
from evidence.models import Cluster, Document, Membership, Memo, Passage, Study, StudyRow
from evidence.querysets import SEE_RESTRICTED
from hypotheses.choices import AssessmentStatus
from hypotheses.models.networks import Attestation, Reading
from hypotheses.querysets import JudgementQuerySet

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: How long a record waits before the feed tells of it: a transaction may write it now and end later.
SETTLING = datetime.timedelta(seconds=30)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a record stands among all records: by moment, kind and number."""

    moment: datetime.datetime
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Which records are asked for; nothing given means all."""

    studies: Collection[int]
    kinds: tuple[str, ...] = ()
    person: str = ""
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None
    key: str = ""

    def through(self, until: datetime.datetime) -> Asked:
        """The same by this moment."""
        return replace(self, until=until)


def kinds() -> Mapping[str, Any]:
    """The kinds of rows of which a study's history tells, by name. Who belongs to a study is not among them."""
    models = [
        model
        for app in ("evidence", "hypotheses")
        for model in apps.get_app_config(app).get_models()
        if issubclass(model, (StudyRow, Study)) and model is not Membership
    ]
    return {str(model._meta.model_name): model for model in sorted(models, key=lambda each: each.__name__)}


def records(
    asked: Asked, user: AnyUser, *, after: Place | None, newest_first: bool, most: int
) -> list[tuple[Place, Any]]:
    """At most so many records beyond a place, in order; a handful of statements however many there are."""
    found: list[tuple[Place, Any]] = []
    named = {kind: model for kind, model in kinds().items() if not asked.kinds or kind in asked.kinds}
    lowest = [] if newest_first or after is None else [after.moment]
    lowest += [asked.since] if asked.since else []
    for kind, model in with_records(named, max(lowest), asked.until) if lowest else named.items():
        rows = readable(model, asked, user).select_related("history_user")
        if after is not None:
            rows = rows.filter(beyond(after, kind, newest_first=newest_first))
        order = ("-history_date", "-history_id") if newest_first else ("history_date", "history_id")
        found += [
            (Place(row.history_date, kind, row.history_id), row) for row in rows.order_by(*order)[:most]
        ]
    return sorted(found, key=lambda each: each[0], reverse=newest_first)[:most]


def with_records(
    named: Mapping[str, Any], earliest: datetime.datetime, latest: datetime.datetime | None
) -> list[tuple[str, Any]]:
    """The kinds of which there is any record from one moment to another, whoever may read it; by one statement.

    A program that keeps up finds few kinds changed; of each other kind, the statement that asks for what somebody may
    read would take longer to put together than to answer.
    """
    between = Q(history_date__gte=earliest) & (Q(history_date__lte=latest) if latest else Q())
    there = [Exists(model.history.filter(between).order_by()) for model in named.values()]
    answers: Any = Study.objects.order_by().values_list(*there)[:1]
    return [pair for row in answers for pair, is_there in zip(named.items(), row, strict=True) if is_there]


def beyond(after: Place, kind: str, *, newest_first: bool) -> Q:
    """The condition that a record of this kind stands beyond a place."""
    way = "lt" if newest_first else "gt"
    further = Q(**{f"history_date__{way}": after.moment})
    if kind == after.kind:
        return further | Q(history_date=after.moment, **{f"history_id__{way}": after.number})
    beside = kind < after.kind if newest_first else kind > after.kind
    return further | Q(history_date=after.moment) if beside else further


def readable(model: Any, asked: Asked, user: AnyUser) -> QuerySet[Any]:
    """The records of one kind that are asked for and that the user may read."""
    of_study = "id__in" if model is Study else "study_id__in"
    rows = model.history.filter(**{of_study: list(asked.studies)})
    if asked.person:
        rows = rows.filter(history_user__username=asked.person)
    if asked.since:
        rows = rows.filter(history_date__gte=asked.since)
    if asked.until:
        rows = rows.filter(history_date__lte=asked.until)
    if asked.key:
        rows = rows.filter(of_key(model, asked.key))
    if user.is_superuser:
        return rows.exclude(id__in=others_drafts(model, user)) if is_drafted(model) else rows
    return rows.exclude(id__in=closed(model, user))


def of_key(model: Any, key: str) -> Q:
    """The condition that a row has this key, or hangs on a passage or a prediction that has it."""
    names = {field.name for field in model._meta.concrete_fields}
    condition = Q(pk__in=())
    for name in ("key", "slug"):
        if name in names:
            condition |= Q(**{name: key})
    for name, kind in kinds().items():
        if name in ("passage", "prediction") and name in names:
            condition |= Q(**{f"{name}_id__in": kind.history.filter(key=key).order_by().values("id")})
    return condition


def closed(model: Any, user: AnyUser) -> QuerySet[Any]:
    """The rows of a kind (their numbers) whose history is closed to the user."""
    condition = Q(pk__in=())
    for field in model._meta.concrete_fields:
        if field.related_model is Document:
            condition |= names_hidden_document(user, field.attname)
        if field.related_model is Passage:
            condition |= Q(**{f"{field.attname}__in": hidden_passages(user)})
    if model is Cluster:
        condition |= Q(id__in=of_hidden_documents(user).exclude(cluster=None).values("cluster_id"))
    if is_drafted(model):
        condition |= Q(status=AssessmentStatus.DRAFT) & ~Q(coder_id__in=own_coders(user))
    if issubclass(model, Reading):
        condition |= Q(id__in=resting_on_hidden(model, user))
    if issubclass(model, Attestation):
        reading = model._meta.get_field("reading").related_model
        condition |= Q(reading_id__in=closed(reading, user))
    if model is Memo:
        condition |= ~Q(id__in=Memo.objects.all().visible_to(user).order_by().values("pk"))
        passages = ContentType.objects.get_for_model(Passage)
        condition |= Q(subject_type_id=passages.pk, subject_id__in=hidden_passages(user))
    rows: QuerySet[Any] = model.history.filter(condition).order_by().values("id")
    return rows


def resting_on_hidden(model: Any, user: AnyUser) -> QuerySet[Any]:
    """Readings (their numbers) that a passage of a document hidden from the user ever attested."""
    attestations = model._meta.get_field("attestations").related_model
    rows: QuerySet[Any] = attestations.history.filter(passage_id__in=hidden_passages(user)).order_by()
    return rows.values("reading_id")


def is_drafted(model: Any) -> bool:
    """Whether coders may write rows of this kind in draft."""
    return issubclass(model, Reading) or isinstance(model._default_manager.all(), JudgementQuerySet)


def others_drafts(model: Any, user: AnyUser) -> QuerySet[Any]:
    """Rows (their numbers) that are drafts, and not the user's: they are shown to nobody else whosoever."""
    drafts: QuerySet[Any] = model._default_manager.filter(status=AssessmentStatus.DRAFT).order_by()
    return drafts.exclude(coder_id__in=own_coders(user)).values("pk")


def own_coders(user: AnyUser) -> QuerySet[Any]:
    """The coders that the user is."""
    coders: QuerySet[Any] = apps.get_model("evidence", "Coder").objects.filter(user=user.pk)
    return coders.order_by().values("pk")


def hidden_passages(user: AnyUser) -> QuerySet[Any]:
    """Passages (their numbers) that were ever of a document hidden from the user."""
    return of_hidden_documents(user).values("id")


def of_hidden_documents(user: AnyUser) -> QuerySet[Any]:
    """The records of passages that name a document hidden from the user."""
    rows: QuerySet[Any] = Passage.history.filter(names_hidden_document(user)).order_by()
    return rows


def names_hidden_document(user: AnyUser, column: str = "document_id") -> Q:
    """The condition that a record names a document that does not exist for the user.

    Nobody can be asked of a document that is gone; it is hidden where it was ever other than open.
    """
    seen = Document.objects.all().visible_to(user).order_by().values("pk")
    hidden = Q(**{f"{column}__in": Document.objects.exclude(pk__in=seen).order_by().values("pk")})
    if not user.has_perm(SEE_RESTRICTED):
        gone = Document.history.exclude(id__in=Document.objects.order_by().values("pk"))
        hidden |= Q(**{f"{column}__in": gone.exclude(access=Access.OPEN).order_by().values("id")})
    return hidden


def settled_until() -> datetime.datetime:
    """The moment up to which no record can come in any more: the feed goes no further.

    Records carry the moment of writing, and are seen when their transaction ends. PostgreSQL is asked for the oldest
    transaction that is still writing; SQLite has one writer at a time, whose transactions are short.
    """
    horizon = timezone.now() - SETTLING
    if connection.vendor != "postgresql":
        return horizon
    with connection.cursor() as cursor:
        cursor.execute(
            # the server's own ANALYZE writes, too, but no records
            "SELECT MIN(xact_start) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_xid IS NOT NULL AND backend_type <> 'autovacuum worker'"
        )
        oldest = cursor.fetchone()[0]
    return min(horizon, oldest) if oldest else horizon
