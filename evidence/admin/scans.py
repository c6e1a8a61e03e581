"""Scans in the admin: many files at once for a document, then a line for each."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from evidence.admin.base import RecordedAdmin, RecordedInline
from evidence.admin.mixing import OfRecordedAdmin
from evidence.admin.roles import user_of
from evidence.admin.sections import section
from evidence.models import Document, Scan
from evidence.services.scans import LARGEST_MEGABYTES, add_scans


class ManyFiles(forms.FileInput):
    """A field of files that takes several."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each of them."""
        single = super().clean
        return [single(each, initial) for each in data] if data else [single(None, initial)]


class ScansForm(forms.Form):
    """The files, and what holds for all of them."""

    scans = ManyFilesField(
        help_text=f"PNG, JPEG, WebP or PDF, up to {LARGEST_MEGABYTES} MB each; ordered by their names.",
        widget=ManyFiles(attrs={"accept": "image/png,image/jpeg,image/webp,application/pdf"}),
    )
    source = forms.CharField(
        required=False,
        max_length=300,
        help_text="Who made them, when, and of which copy.",
        widget=forms.TextInput(attrs={"size": 60}),
    )
    rights = forms.CharField(
        required=False,
        help_text="What the archive allows to be done with them.",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 70}),
    )


class ShowsFile:
    """Part of admins and inlines of scans: the way to the file."""

    @admin.display(description="file")
    def shown(self, scan: Scan) -> str:
        """The way to the file, and what it is."""
        if scan.pk is None:
            return ""
        return format_html(
            '<a href="{}">{}</a> ({}, {} kB)',
            scan.get_absolute_url(),
            scan.name,
            scan.get_kind_display(),
            scan.size // 1000,
        )


@admin.register(Scan)
class ScanAdmin(ShowsFile, RecordedAdmin):
    """All scans, with the history of each. New ones come by their document's page."""

    list_display = ("document", "position", "label", "shown", "source")
    list_filter = ("kind",)
    list_select_related = ("document",)
    search_fields = ("document__short_title", "name", "label", "source")
    autocomplete_fields = ("document",)
    readonly_fields = ("shown",)
    fieldsets = (
        section(
            None,
            "Seen by who is logged in and may see the document. The file itself never changes.",
            "document",
            "shown",
            ("position", "label"),
            "source",
            "rights",
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Not here: the page of a document takes many at once."""
        return False


class ScanInline(ShowsFile, RecordedInline):
    """The scans of a document. New ones come by the page for them, many at once."""

    model = Scan
    fields = ("position", "label", "shown", "source", "rights")
    readonly_fields = ("shown",)
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not here: a page takes many at once."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may write the document; the file stays, and the history."""
        return self.writes_above(request, obj)


class TakesScans(OfRecordedAdmin):
    """Part of the documents' admin: the page on which scans are added."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[Any]:
        """The page for new scans."""
        view = self.admin_site.admin_view(self.scans_view)
        return [path("<path:object_id>/scans/", view, name="evidence_document_scans"), *super().get_urls()]

    def scans_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for files, and add them.

        Raises:
            Http404: when there is no such document for the user.
            PermissionDenied: when the user may not change it.
        """
        self.refuse_what_is_no_key(object_id)
        document: Document | None = self.get_object(request, object_id)
        if document is None:
            raise Http404("There is no such document.")
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        is_sent = request.method == "POST"
        form = ScansForm(request.POST, request.FILES) if is_sent else ScansForm()
        if is_sent and form.is_valid() and self.took(request, document, form):
            return redirect(reverse("admin:evidence_document_change", args=(document.pk,)))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Add scans",
            "document": document,
            "form": form,
        }
        return TemplateResponse(request, "evidence/admin/scans.html", context)

    def took(self, request: HttpRequest, document: Document, form: ScansForm) -> bool:
        """Add the files, and say so; or say at the field which are not taken."""
        asked = form.cleaned_data
        files = sorted(asked["scans"], key=lambda file: str(file.name))
        try:
            added = add_scans(
                document,
                files,
                source=asked["source"],
                rights=asked["rights"],
                by=user_of(request),
            )
        except ValidationError as fault:
            form.add_error("scans", fault)
            return False
        known = len(files) - len(added)
        also = f" {known} were here already." if known else ""
        messages.success(request, f"{len(added)} scans were added.{also}")
        return True
