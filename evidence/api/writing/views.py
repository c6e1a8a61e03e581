"""Creating, changing and deleting single records: who may, which version is meant, and what is answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, ClassVar, cast

from django.db import IntegrityError, transaction
from django.db.models.deletion import ProtectedError, RestrictedError
from django.http import Http404
from rest_framework import status
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from evidence.api.mixing import OfRecords, OfView
from evidence.api.writing.etags import ANY, Stale, etag, versions_asked_for
from evidence.api.writing.inputs import InputSerializer
from evidence.models import User
from evidence.services.deleting import delete_record
from evidence.services.record_versions import hold, last_change, version_of
from evidence.services.records import Author
from evidence.services.rights import Rights, visible, writers_of

REASON_HEADER = "X-Change-Reason"
LONGEST_REASON = 500


class Overtaken(APIException):
    """Somebody else wrote what this request hangs on, at the same moment."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "overtaken"
    default_detail = (
        "Somebody else wrote what this hangs on at the same moment. Nothing is written: try again."
    )


class HeldFast(APIException):
    """What cannot be deleted, since other rows hang on it."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "protected"
    default_detail = "Other rows hang on this one, and would be left without it. Delete or change them first."


class Writes(OfView):
    """Part of views that write: in whose name, why, and that nothing is half-written."""

    request: Any

    @cached_property
    def rights(self) -> Rights:
        """What whoever asks may do."""
        return Rights(self.request.user)

    def author(self) -> Author:
        """In whose name this is written, and why.

        Raises:
            ValidationError: when the reason is no line of text.
        """
        reason = self.request.headers.get(REASON_HEADER, "").strip()
        if len(reason) > LONGEST_REASON or not (reason.isprintable() or not reason):
            said = f"Give the reason in one line of at most {LONGEST_REASON} characters."
            raise ValidationError({REASON_HEADER: [ErrorDetail(said, code="invalid")]})
        return Author(cast(User, self.request.user), reason)

    def refuse_who_may_not(self, is_allowed: bool) -> None:
        """Refuse who has no business here; without login, ask for one.

        Raises:
            NotAuthenticated: without login.
            PermissionDenied: with one.
        """
        if not is_allowed:
            self.permission_denied(self.request)


class WritesRecords(Writes, OfRecords):
    """Part of viewsets whose records may be written; `input_class` says what is sent."""

    input_class: ClassVar[type[InputSerializer]]
    queryset: Any

    def get_object(self) -> Any:
        """The record; a read one with its version, which is asked for first: a change meanwhile then shows."""
        if self.request.method in ("GET", "HEAD"):
            self.read_version = self.version()
        return super().get_object()

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """With the version that was read."""
        found = getattr(self, "read_version", None)
        if found is not None and response.status_code == status.HTTP_200_OK:
            response["ETag"] = etag(found)
        return super().finalize_response(request, response, *args, **kwargs)

    def handle_exception(self, exc: Exception) -> Response:
        """Answer a stale version with the tag of the one that is there."""
        response: Response = super().handle_exception(exc)
        if isinstance(exc, Stale):
            response["ETag"] = exc.tag
        return response

    @property
    def model(self) -> Any:
        """The table."""
        return self.queryset.model

    def version(self, key: int | None = None) -> str | None:
        """The version of a record; without a key, of the one that the address names."""
        if key is None:
            field = self.lookup_field
            named = {field: self.kwargs[self.lookup_url_kwarg or field]}
            key = self.model._base_manager.filter(**named).values_list("pk", flat=True).first()
        return None if key is None else version_of(self.model, key, self.input_class.nested)

    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Write a new record.

        Raises:
            ValidationError: naming each field that breaks a rule; nothing is written then.
        """
        self.refuse_who_may_not(self.rights.may_add(self.model))
        with whole():
            given = self.given()
            row = given.enter(self.author())
            return self.answer(row, status.HTTP_201_CREATED)

    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Change a record, if it is still as whoever asks has seen it.

        Raises:
            Stale: when somebody has changed it meanwhile.
            ValidationError: naming each field that breaks a rule; nothing is written then.
        """
        with whole():
            row = self.held(deleting=False)
            given = self.given(row)
            given.enter(self.author())
            return self.answer(row, status.HTTP_200_OK)

    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Delete a record, if it is still as whoever asks has seen it.

        Raises:
            Stale: when somebody has changed it meanwhile.
            HeldFast: when other rows hang on it.
        """
        with whole():
            row = self.held(deleting=True)
            delete_record(row, self.rights, self.author())
        return Response(status=status.HTTP_204_NO_CONTENT)

    def held(self, *, deleting: bool) -> Any:
        """The row that the address names, held until the transaction ends.

        Raises:
            Http404: when there is none for whoever asks.
            PermissionDenied: when it is not theirs to write.
            Stale: when it is another version than the one that was seen.
        """
        self.refuse_who_may_not(self.rights.is_staff)
        key = self.get_object().pk
        hold(self.model, key, self.input_class.nested)
        row = visible(self.model, self.request.user).filter(pk=key).first()
        if row is None:
            raise Http404
        is_shared = writers_of(self.model) is None
        may = self.rights.may_delete(row) if deleting and is_shared else self.rights.may_write(row)
        self.refuse_who_may_not(may)
        asked = versions_asked_for(self.request)
        found = cast(str, self.version(key))
        if not asked & {ANY, found}:
            raise Stale(etag(found), last_change(self.model, key, self.input_class.nested))
        return row

    def given(self, row: Any = None) -> InputSerializer:
        """What was sent, read and found to be in shape."""
        context = {**self.get_serializer_context(), "rights": self.rights}
        given = self.input_class(row, data=self.request.data, partial=row is not None, context=context)
        given.is_valid(raise_exception=True)
        return given

    def answer(self, row: Any, code: int) -> Response:
        """The record as it is now shown, with its version; nothing where it is hidden from whoever asks from now on."""
        shown = self.get_queryset().filter(pk=row.pk).first()
        if shown is None:
            return Response(status=code)
        response = Response(self.get_serializer(shown).data, status=code)
        if code == status.HTTP_201_CREATED and "link" in response.data:
            response["Location"] = str(response.data["link"])  # of the plain kind, which servers demand
        response["ETag"] = etag(cast(str, self.version(row.pk)))
        return response


@contextmanager
def whole() -> Iterator[None]:
    """All or nothing.

    Raises:
        HeldFast: when other rows hang on one that would be deleted.
        Overtaken: when the database refuses what somebody else wrote at the same moment.
    """
    try:
        with transaction.atomic():
            yield
    except (ProtectedError, RestrictedError) as fault:
        raise HeldFast from fault  # a row inside a record was left out, and others hang on it
    except IntegrityError as fault:
        # the database's own words could tell of rows that whoever asks may not see
        raise Overtaken from fault
