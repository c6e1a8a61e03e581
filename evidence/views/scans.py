"""A scan, handed out to who is logged in and may see its document."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from evidence.choices import ScanKind
from evidence.models import Scan

#: What browsers call the kinds of files.
MEDIA_TYPES = {
    ScanKind.PNG: "image/png",
    ScanKind.JPEG: "image/jpeg",
    ScanKind.WEBP: "image/webp",
    ScanKind.PDF: "application/pdf",
}


@require_safe
@login_required
@never_cache
def scan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file. Its type is what its content was found to be, and browsers are told to believe it.

    Raises:
        Http404: when there is no such scan for the reader, or its file is gone.
    """
    found = get_object_or_404(Scan.objects.visible_to(request.user), pk=pk)
    try:
        content = found.file.open("rb")
    except OSError as fault:
        raise Http404("The file of this scan is gone.") from fault
    response = FileResponse(content, content_type=MEDIA_TYPES[found.kind], filename=found.name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
