"""A study's coded evidence as a file in the columns that an import reads back, and the empty workbook for it."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from evidence.models import Study, User
from hypotheses.exports.sheet_files import FORMATS, write_sheets
from hypotheses.exports.sheet_template import write_template
from hypotheses.queries.sheet_rows import sheet_rows
from hypotheses.sheets.every import ALL


@require_safe
@login_required
def study_sheets(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All sheets of a study that the reader may see: a workbook, JSON, or a folder of CSV files as ZIP.

    Raises:
        Http404: when there is no such study for the reader, or no such format.
    """
    user = cast(User, request.user)
    study = Study.objects.visible_to(user).filter(slug=slug).first()
    form = request.GET.get("format", "xlsx")
    if study is None or form not in FORMATS:
        raise Http404("There is no such export.")
    sheets = [(kind, kind.exported, sheet_rows(kind, study, user=user)) for kind in ALL]
    as_of = timezone.now().isoformat()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (slug if form == "csv" else f"{slug}.{form}")
        written = write_sheets(path, sheets, form, as_of=as_of)
        if form == "csv":
            path = zipped(path, [each for each, _ in written])
        content = path.open("rb")  # it can be read to its end although its name is gone
    return FileResponse(content, as_attachment=True, filename=path.name)


def zipped(folder: Path, files: list[Path]) -> Path:
    """The files of a folder as one."""
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, file.name)
    return path


@require_safe
@login_required
def sheet_template(request: HttpRequest) -> HttpResponseBase:
    """The empty workbook, with explanations and drop-downs."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "touchstone-evidence.xlsx"
        write_template(path)
        content = path.open("rb")
    return FileResponse(content, as_attachment=True, filename=path.name)
