"""Spreadsheets in the admin: upload one, look what would be done, then do it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from evidence.admin.choosing import offer
from evidence.admin.roles import CODERS, LEADS, has_role, studies_with_role
from evidence.choices import Role
from evidence.importers.faults import FileNotUnderstood
from evidence.importers.sheets import read_sheets
from evidence.models import Membership, Study, User
from evidence.services.saving import save_row
from hypotheses.exports.sheet_files import write_sheets
from hypotheses.services.sheets.giving_back import rejected_rows, rows_with_keys
from hypotheses.services.sheets.importing import SheetImport
from hypotheses.services.sheets.uploads import (
    ENDINGS,
    forget_upload,
    give_back,
    given_back,
    keep_upload,
    kept_upload,
    take_upload,
)
from hypotheses.sheets.every import ALL, KINDS

#: What is larger is imported by the command, which shows how far it is.
LARGEST_MEGABYTES = 30
#: How many lines of each sort a page lists; the files given back have all.
MOST_LINES = 200
#: What is made of an upload for its user to take: rejected rows, and rows with the keys made for them.
GIVEN_BACK = ("rejected", "keys")


class UploadForm(forms.Form):
    """A file of coded evidence, and what it does not say itself."""

    file = forms.FileField(
        help_text="An XLSX workbook, a CSV file, or JSON.",
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(ENDINGS))}),
    )
    study = forms.ModelChoiceField(
        Study.objects.none(),
        required=False,
        to_field_name="slug",
        empty_label="as the rows say",
        help_text="The study, where the rows do not name it.",
    )
    kind = forms.ChoiceField(
        required=False,
        choices=[("", "as the sheets are named"), *((name, name) for name in KINDS)],
        label="Kind of rows",
        help_text="For a CSV file that is not named after its kind.",
    )
    encoding = forms.CharField(
        required=False,
        max_length=40,
        help_text="Of a CSV file, where the program cannot tell: utf-8, shift_jis, big5, cp949, windows-1252 ...",
    )

    def __init__(self, studies: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "study", studies)

    def clean_file(self) -> UploadedFile:
        """Refuse what a page should not wait for."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_MEGABYTES * 1_000_000:
            raise forms.ValidationError(
                f"This is larger than {LARGEST_MEGABYTES} MB. Import it on the server: manage.py import_evidence FILE."
            )
        return file


def sheets_view(request: HttpRequest) -> HttpResponseBase:
    """Upload a file, look at what importing it would do, import it, and take back rows that were rejected.

    Raises:
        PermissionDenied: when the user codes in no study, and may not make one.
    """
    if not (has_role(request, CODERS) or request.user.has_perm("evidence.add_study")):
        raise PermissionDenied
    if request.method == "POST" and "token" in request.POST:
        return with_kept_file(request)
    is_sent = request.method == "POST"
    form = UploadForm(studies_of(request), *((request.POST, request.FILES) if is_sent else ()))
    if is_sent and form.is_valid():
        asked = {name: str(form.cleaned_data[name] or "") for name in ("kind", "encoding")}
        asked["study"] = form.cleaned_data["study"].slug if form.cleaned_data["study"] else ""
        file: UploadedFile = form.cleaned_data["file"]
        try:
            asked["token"] = keep_upload(str(file.name), file.chunks(), user=user_of(request))
        except ValueError as fault:
            form.add_error("file", str(fault))
        else:
            return preview(request, asked, form)
    return page(request, {"form": form})


def with_kept_file(request: HttpRequest) -> HttpResponseBase:
    """What is to be done with a file that was uploaded before."""
    asked = {name: request.POST.get(name, "") for name in ("token", "study", "kind", "encoding")}
    for name in GIVEN_BACK:
        if name in request.POST:
            return download(request, asked["token"], f"{name}.xlsx")
    if kept_upload(asked["token"], user=user_of(request)) is None:
        messages.error(
            request, "The file is imported already, or not kept any more. Upload it again to look."
        )
        return redirect(reverse("sheet-import"))
    return carry_out(request, asked, good_rows="good" in request.POST)


def preview(request: HttpRequest, asked: dict[str, str], form: UploadForm) -> HttpResponse:
    """Say what importing would do; nothing is written."""
    with import_of(request, asked) as work:
        try:
            refusal = read_and_check(request, work, asked)
        except FileNotUnderstood as fault:
            form.add_error("file", str(fault))
            refusal = ""
        if refusal:
            form.add_error(None, refusal)
        if form.errors:
            forget_upload(asked["token"], user=user_of(request))
            return page(request, {"form": form})
        keep_what_is_given_back(request, work, asked["token"])
        return page(request, shown(work, asked))


def carry_out(request: HttpRequest, asked: dict[str, str], *, good_rows: bool) -> HttpResponse:
    """Import the file that was looked at: all of it, or the good rows."""
    with import_of(request, asked) as work:
        try:
            refusal = read_and_check(request, work, asked)
            if refusal:
                raise PermissionDenied
            new = new_studies(work)
            if good_rows or not work.report.n_faults:
                if not take_upload(asked["token"], user=user_of(request)):
                    raise ValidationError("The file is being imported already. Look again in a moment.")
                work.write()
                lead(new, user_of(request))
                keep_what_is_given_back(request, work, asked["token"])
        except (FileNotUnderstood, ValidationError) as fault:
            for said in getattr(fault, "messages", [str(fault)]):
                messages.error(request, said)
            return redirect(reverse("sheet-import"))
        return page(request, shown(work, asked))


def keep_what_is_given_back(request: HttpRequest, work: SheetImport, token: str) -> None:
    """Write the rejected rows with their faults, and all rows with the keys made for them, for their user."""
    made = {
        "rejected": rejected_rows(work.intake) if work.report.rejected.total() else [],
        "keys": rows_with_keys(work.intake) if work.report.keys_made and work.report.is_written else [],
    }
    for name, sheets in made.items():
        if sheets:
            write_sheets(give_back(token, f"{name}.xlsx", user=user_of(request)), sheets, "xlsx")


def download(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """A file that is given back."""
    path = given_back(token, name, user=user_of(request))
    if path is None:
        messages.error(request, "The file is not kept any more. Upload yours again.")
        return redirect(reverse("sheet-import"))
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


def import_of(request: HttpRequest, asked: dict[str, str]) -> SheetImport:
    """The import of a kept file, in the user's name and with the user's eyes."""
    user = user_of(request)
    path = kept_upload(asked["token"], user=user)
    return SheetImport(
        by=user, source=path.name if path else "", study=asked["study"], kind=asked["kind"], seen_by=user
    )


def read_and_check(request: HttpRequest, work: SheetImport, asked: dict[str, str]) -> str:
    """Read the file and hold it against the tables; why the user may not import it, empty if the user may.

    Raises:
        FileNotUnderstood: when the file cannot be read.
    """
    path = kept_upload(asked["token"], user=user_of(request))
    if path is None:
        return "The file is not kept any more. Upload it again."
    work.read(read_sheets(path, encoding=asked["encoding"], with_faulty_rows=True))
    refusal = refusal_of(request, work)
    if not refusal:
        work.check()
    return refusal


def refusal_of(request: HttpRequest, work: SheetImport) -> str:
    """Why the user may not import these rows: whole studies are their leads' business."""
    known = dict(Study.objects.filter(slug__in=work.studies).values_list("slug", "pk"))
    foreign = sorted(
        slug for slug in work.studies if slug and slug in known and not has_role(request, LEADS, known[slug])
    )
    if foreign:
        return f"Only a lead imports into a study. You do not lead: {', '.join(foreign)}."
    new = sorted(slug for slug in work.studies if slug and slug not in known)
    if new and not request.user.has_perm("evidence.add_study"):
        return f"There is no study you lead named {', '.join(new)}, and you may not make one."
    return ""


def new_studies(work: SheetImport) -> set[str]:
    """The studies that the import is going to make."""
    known = Study.objects.filter(slug__in=work.studies).values_list("slug", flat=True)
    return {slug for slug in work.studies if slug} - set(known)


def lead(studies: set[str], user: User) -> None:
    """Make the user the lead of new studies, as of those made by hand."""
    for study in Study.objects.filter(slug__in=studies):
        save_row(Membership(study=study, user=user, role=Role.LEAD), by=user, reason="made by an import")


def shown(work: SheetImport, asked: dict[str, str]) -> dict[str, Any]:
    """What the page tells of an import."""
    report = work.report
    by_fate = (report.created, report.changed, report.left, report.rejected)
    counts = [(kind.name, *(fate[kind.name] for fate in by_fate)) for kind in ALL]
    return {
        "report": report,
        "asked": asked,
        "has_news": bool(report.created.total() or report.changed.total()),
        "counts": [row for row in counts if any(row[1:])],
        "faults": report.faults[:MOST_LINES],
        "changes": report.changes[:MOST_LINES],
        "conflicts": report.conflicts[:MOST_LINES],
        "most": MOST_LINES,
        "studies": sorted(slug for slug in work.studies if slug),
    }


def page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The page, in the frame of the admin."""
    return TemplateResponse(
        request,
        "hypotheses/admin/sheets.html",
        {
            **admin.site.each_context(request),
            "title": "Import a spreadsheet",
            "largest": LARGEST_MEGABYTES,
            **context,
        },
    )


def studies_of(request: HttpRequest) -> Any:
    """The studies into which the user may import."""
    if request.user.is_superuser:
        return Study.objects.all()
    return Study.objects.filter(pk__in=studies_with_role(request, LEADS))


def user_of(request: HttpRequest) -> User:
    """Who is logged in."""
    return cast(User, request.user)
