"""Dates typed into forms are read back: what is stored, and which days that allows."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from evidence.admin.mixing import OfRecordedAdmin
from evidence.admin.versions import VersionedForm
from evidence.dates import DateNotUnderstood, read_printed, read_typed
from evidence.reading import date_in_words

#: Fields that hold EDTF, and fields that hold a date as printed, which is kept as it is.
IN_EDTF, AS_PRINTED = ("date_edtf", "refers_to", "valid"), ("date_printed",)


class DatedForm(VersionedForm):
    """A form whose dates may be typed as documents print them; a script reads them back while somebody types."""

    class Media:
        js = ("evidence/dates.js",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (*IN_EDTF, *AS_PRINTED):
            if name in self.fields:
                way = reverse("read-date")
                self.fields[name].widget.attrs |= {"data-reads-date": way, "data-as": name}

    def clean_date_edtf(self) -> str:
        """When a document was written."""
        return self.in_edtf("date_edtf")

    def clean_refers_to(self) -> str:
        """What a passage refers to."""
        return self.in_edtf("refers_to")

    def clean_valid(self) -> str:
        """For what time a reading holds."""
        return self.in_edtf("valid")

    def in_edtf(self, name: str) -> str:
        """A date as it is stored; what cannot be read is left to the model, which says why."""
        typed: str = self.cleaned_data.get(name) or ""
        try:
            return read_typed(typed).edtf if typed.strip() else ""
        except DateNotUnderstood:
            return typed


class ReadsDates(OfRecordedAdmin):
    """Part of the admins of documents, passages and readings: dates are read back, also without a script."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Say how a date that was typed is read."""
        super().save_model(request, obj, form, change)
        for name in IN_EDTF:
            printed = [each for each in AS_PRINTED if each in form.changed_data and name == "date_edtf"]
            if name in form.changed_data or printed:
                said = saying(getattr(obj, name), printed=getattr(obj, printed[0]) if printed else "")
                if said:
                    messages.info(request, said)


def saying(edtf: str, *, printed: str = "") -> str:
    """How a date is stored, and which days it allows; of a printed one that cannot be read, that."""
    if edtf:
        return f"Read as {edtf}: {date_in_words(edtf)}."
    if not printed:
        return ""
    try:
        return saying(read_printed(printed).edtf)
    except DateNotUnderstood as fault:
        return f"{fault} It is kept as printed, and the document counts as undated."


@require_safe
def read_date(request: HttpRequest) -> HttpResponse:
    """How a date that is being typed would be read, in a sentence; nothing is stored."""
    text, name = request.GET.get("text", "").strip(), request.GET.get("as", "")
    if not text:
        return JsonResponse({"said": "", "is_read": True})
    try:
        reading = read_printed(text) if name in AS_PRINTED else read_typed(text)
    except DateNotUnderstood as fault:
        return JsonResponse({"said": str(fault), "is_read": False})
    return JsonResponse({"said": saying(reading.edtf), "is_read": True})
