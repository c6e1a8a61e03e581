"""Scans of documents: images of their pages, or a PDF, as somebody brought them home from the archive."""

from __future__ import annotations

from django.core.files.storage import FileSystemStorage, Storage
from django.db import models
from django.db.models import UniqueConstraint
from django.urls import reverse

from evidence.choices import ScanKind
from evidence.models.base import Recorded
from evidence.models.constraints import not_empty, one_of
from evidence.models.documents import Document
from evidence.querysets import OfDocumentQuerySet


def scan_storage() -> Storage:
    """Where scans lie: in MEDIA_ROOT, under no address of the site. A view hands them out to who may see them."""
    return FileSystemStorage()


class Scan(Recorded):
    """One file of a document's scan: the image of a page, or a PDF of several. Never shown without login."""

    NATURAL_KEY = ("document__key", "sha256")

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="scans", help_text="The document that it shows."
    )
    position = models.PositiveIntegerField(
        default=0, help_text="Its place among the scans of the document; equal ones in the order of upload."
    )
    label = models.CharField(max_length=50, blank=True, help_text="The page or pages that it shows.")
    file = models.FileField(
        storage=scan_storage, max_length=200, editable=False, help_text="The file, as it was uploaded."
    )
    name = models.CharField(max_length=200, editable=False, help_text="What the file was called.")
    sha256 = models.CharField(max_length=64, editable=False, help_text="The fingerprint of the file.")
    kind = models.CharField(
        max_length=8, choices=ScanKind, editable=False, help_text="What the file is, by its content."
    )
    size = models.PositiveBigIntegerField(editable=False, help_text="How many bytes it has.")
    source = models.CharField(max_length=300, blank=True, help_text="Who made it, when, and of which copy.")
    rights = models.TextField(blank=True, help_text="What the archive allows to be done with it.")

    objects = OfDocumentQuerySet.as_manager()

    class Meta:
        ordering = ("document", "position", "pk")
        constraints = (
            UniqueConstraint(
                fields=("document", "sha256"),
                name="%(app_label)s_%(class)s_once",
                violation_error_code="doubled",
                violation_error_message="The document already has this very file.",
            ),
            one_of("kind", ScanKind),
            not_empty("name"),
            not_empty("sha256"),
        )

    def __str__(self) -> str:
        return f"{self.document}, {self.label or self.name}"

    def get_absolute_url(self) -> str:
        """Where the file is read by who may see it."""
        return reverse("scan", kwargs={"pk": self.pk})

    @property
    def is_image(self) -> bool:
        """Whether a browser shows it as a picture."""
        return self.kind != ScanKind.PDF
