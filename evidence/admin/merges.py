"""Two documents that seem to be one, side by side; and the merges that were made, which can be undone."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from evidence.admin.base import ReadOnly, RecordedAdmin
from evidence.admin.comparison import comparison
from evidence.admin.roles import LEADS, has_role, user_of
from evidence.admin.sections import section
from evidence.admin.visibility import visible
from evidence.models import Document, DocumentMatch, DocumentMerge
from evidence.services.matches import refuse_match
from evidence.services.merging import merge_documents, plan_merge
from evidence.services.relations import in_numbers
from evidence.services.unmerging import unmerge


def compare_address(kept: int, other: int) -> str:
    """Where two documents (their numbers) stand side by side."""
    return f"{reverse('admin:evidence_documentmerge_compare')}?{urlencode({'kept': kept, 'other': other})}"


def moved_in_numbers(merge: DocumentMerge) -> str:
    """How many rows of each kind a merge moved, or joined with ones that were there."""
    rows = {
        (label, key) for label, columns in merge.moved.items() for keys in columns.values() for key in keys
    }
    rows |= {(gone["model"], gone["pk"]) for gone in merge.dropped}
    return in_numbers(Counter(apps.get_model(label) for label, _ in rows))


class MergesDocuments:
    """Part of the documents' admin: leads compare two that they ticked, and merge them there."""

    actions: tuple[Any, ...] = ("compare_two",)

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """Whether the user leads a study."""
        return has_role(request, LEADS)

    @admin.action(description="Compare two documents, to merge them", permissions=["merge"])
    def compare_two(self, request: HttpRequest, documents: QuerySet[Any]) -> HttpResponse | None:
        """Show two documents side by side; the one that no import made is the one to be kept."""
        ticked = sorted(
            documents[:3], key=lambda document: document.holdings.exclude(as_imported={}).exists()
        )
        if len(ticked) != 2:
            messages.error(request, "Tick two documents, no more and no fewer.")
            return None
        return redirect(compare_address(*(document.pk for document in ticked)))


@admin.register(DocumentMerge)
class DocumentMergeAdmin(ReadOnly, RecordedAdmin):
    """Documents that were found to be one."""

    change_form_template = "evidence/admin/merge.html"
    list_display = ("other_title", "kept", "merged_at", "merged_by", "reason", "undone_at")
    list_filter = (("undone_at", admin.EmptyFieldListFilter),)
    list_select_related = ("kept", "merged_by")
    search_fields = ("kept__short_title", "other_key", "other_values__short_title__icontains", "reason")
    search_help_text = "The short title of either document, the key of the one that is gone, or the reason."
    fieldsets = (
        section(
            None,
            "The key of the document that is gone leads to the one that was kept.",
            "other_title",
            "other_key",
            "kept",
            "reason",
            ("merged_at", "merged_by"),
        ),
        section(
            "What it did",
            "Undoing brings all of it back, but for what somebody has changed since.",
            "moved_rows",
            "changed_fields",
            "n_passages_joined",
        ),
        section(
            "Whether it was undone",
            "Merges into one document are undone from the latest back.",
            ("undone_at", "undone_by"),
        ),
    )
    readonly_fields = ("other_title", "moved_rows", "changed_fields")

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """Whether the user leads a study; which documents the user may see is asked of the documents."""
        return has_role(request, LEADS)

    @admin.display(description="document that is gone")
    def other_title(self, merge: DocumentMerge) -> str:
        """The short title that it had."""
        return str(merge.other_values.get("short_title", merge.other_key))

    @admin.display(description="rows that moved")
    def moved_rows(self, merge: DocumentMerge) -> str:
        """How many rows of each kind moved, or were joined with ones that were there."""
        return moved_in_numbers(merge)

    @admin.display(description="fields taken over")
    def changed_fields(self, merge: DocumentMerge) -> str:
        """The fields of the kept document that took the other's value."""
        taken = merge.changed.get(Document._meta.label_lower, {})
        names = sorted(name for changes in taken.values() for name in changes)
        # only concrete fields are taken over
        return ", ".join(str(Document._meta.get_field(name).verbose_name) for name in names) or "none"  # type: ignore[union-attr]

    def get_urls(self) -> list[Any]:
        """The pages of a merge to be made, and of one to be undone."""
        own = (("compare/", self.compare_view, "compare"), ("<path:object_id>/undo/", self.undo_view, "undo"))
        return [
            path(way, self.admin_site.admin_view(view), name=f"evidence_documentmerge_{name}")
            for way, view, name in own
        ] + super().get_urls()

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], **kwargs: Any
    ) -> HttpResponse:
        """Offer to undo a merge that stands, to whom may."""
        merge = context["original"]
        can_undo = (
            self.has_merge_permission(request) and merge.undone_at is None and merge.kept_id is not None
        )
        return super().render_change_form(request, {**context, "can_undo": can_undo}, **kwargs)

    def compare_view(self, request: HttpRequest) -> HttpResponse:
        """Show two documents side by side; merge them, or refuse that they are one.

        Raises:
            PermissionDenied: when the user leads no study.
            Http404: when the address does not name two documents that exist for the user.
        """
        kept, other = self.pair(request)
        match = self.match_of(request, kept, other)
        if request.method == "POST" and "refuse" in request.POST and match is not None:
            refuse_match(match, by=user_of(request), reason=request.POST.get("reason", ""))
            messages.success(request, f"“{kept}” and “{other}” stay two, and are not suggested again.")
            return redirect("admin:evidence_documentmatch_changelist")
        if request.method == "POST" and "merge" in request.POST and self.merged(request, kept, other):
            return redirect("admin:evidence_document_change", kept.pk)
        plan = plan_merge(kept, other, by=user_of(request))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Are these two one document?",
            "kept": kept,
            "other": other,
            "match": match,
            "plan": plan,
            "moving": in_numbers(plan.n_moved()),
            "lines": list(comparison(request, kept, other, plan)),
            "turned": compare_address(other.pk, kept.pk),
            "reason": request.POST.get("reason", ""),
        }
        return TemplateResponse(request, "evidence/admin/compare.html", context)

    def pair(self, request: HttpRequest) -> tuple[Document, Document]:
        """The two documents that the address names."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        keys = [request.GET.get(name, "") for name in ("kept", "other")]
        self.refuse_what_is_no_key(*keys)
        found = visible(Document, request).in_bulk([int(key) for key in keys])
        if len(found) != 2:
            raise Http404("There are no such two documents.")
        return found[int(keys[0])], found[int(keys[1])]

    def match_of(self, request: HttpRequest, kept: Document, other: Document) -> DocumentMatch | None:
        """The match that suggests that they are one, if there is one."""
        ways = Q(document=kept, imported=other) | Q(document=other, imported=kept)
        return visible(DocumentMatch, request).filter(ways).first()

    def merged(self, request: HttpRequest, kept: Document, other: Document) -> bool:
        """Merge the two as shown, and say so; or say what stands in the way."""
        agreed = {"reason": request.POST.get("reason", ""), "as_shown": request.POST.get("as_shown", "?")}
        title = str(other)
        try:
            merge = merge_documents(kept, other, by=user_of(request), **agreed)
        except ValidationError as fault:
            for message in fault.messages:
                messages.error(request, message)
            return False
        messages.success(
            request,
            f"“{title}” is one document with “{kept}” now. Moved: {moved_in_numbers(merge)}. "
            "This can be undone on the page of the merge.",
        )
        return True

    def undo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask whether to undo a merge, and undo it.

        Raises:
            PermissionDenied: when the user leads no study.
            Http404: when the address names no merge that exists for the user.
        """
        self.refuse_what_is_no_key(object_id)
        merge = self.get_object(request, object_id)
        if merge is None:
            raise Http404("There is no such merge.")
        if not self.has_merge_permission(request):
            raise PermissionDenied
        if request.method == "POST" and self.undone(request, merge):
            return redirect("admin:evidence_documentmerge_change", merge.pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Undo this merge?",
            "merge": merge,
            "other_title": self.other_title(merge),
            "moved": moved_in_numbers(merge),
            "fields": self.changed_fields(merge),
        }
        return TemplateResponse(request, "evidence/admin/undo_merge.html", context)

    def undone(self, request: HttpRequest, merge: DocumentMerge) -> bool:
        """Undo the merge, and say what is not as it was; or say what stands in the way."""
        try:
            undone = unmerge(merge, by=user_of(request))
        except ValidationError as fault:
            for message in fault.messages:
                messages.error(request, message)
            return False
        messages.success(request, f"“{undone.document}” is a document of its own again.")
        for sentence in undone.left:
            messages.warning(request, sentence)
        return True
