"""Scans of a document: uploaded many at once, told by their content, shown to who may see the document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from evidence.choices import Access, Role, Visibility
from evidence.models import Document, Scan, Study
from evidence.services.merging import merge_documents
from evidence.services.unmerging import unmerge
from tests.factories import make_document, make_passage, make_scan, make_study
from tests.integration.pages.reading import words_of

PNG, JPEG = b"\x89PNG\r\n\x1a\n one page", b"\xff\xd8\xff\xe0 another page"
WEBP, PDF = b"RIFF\x10\x00\x00\x00WEBPVP8 ", b"%PDF-1.7 all of them"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    """Where scans lie."""
    settings.MEDIA_ROOT = tmp_path / "scans"
    return tmp_path / "scans"


@pytest.fixture
def study() -> Study:
    """A study that everybody may read."""
    return make_study(visibility=Visibility.PUBLIC)


@pytest.fixture
def document(study: Study) -> Document:
    """A document of it."""
    document = make_document(short_title="NSC 5514")
    make_passage(study=study, document=document)
    return document


@pytest.fixture
def coder(study: Study, staff: Callable[..., Client]) -> Client:
    """The browser of a coder."""
    return staff(study, Role.CODER, username="coder")


def add(client: Client, document: Document, *files: tuple[str, bytes], **fields: str) -> Any:
    """Upload files as scans of a document."""
    uploaded = [SimpleUploadedFile(name, content) for name, content in files]
    way = reverse("admin:evidence_document_scans", args=(document.pk,))
    return client.post(way, {"scans": uploaded, **fields}, follow=True)


def content_of(response: Any) -> bytes:
    """What a file holds that was handed out."""
    return b"".join(response.streaming_content)


def test_files_come_in_the_order_of_their_names_told_by_their_content(
    coder: Client, document: Document
) -> None:
    add(
        coder, document, ("p2.txt", JPEG), ("p1.jpg", PNG), ("p3.bin", WEBP), ("p4.exe", PDF),
        source="Photographed in 2019.", rights="No reproduction.",
    )  # fmt: skip

    scans = list(document.scans.all())
    assert [(scan.name, scan.kind) for scan in scans] == [
        ("p1.jpg", "png"),
        ("p2.txt", "jpeg"),
        ("p3.bin", "webp"),
        ("p4.exe", "pdf"),
    ]
    assert {(scan.source, scan.rights) for scan in scans} == {("Photographed in 2019.", "No reproduction.")}
    assert scans[0].history.get().history_user.username == "coder"


def test_more_scans_come_after_those_that_are_there_and_none_twice(coder: Client, document: Document) -> None:
    add(coder, document, ("b.png", PNG))

    answer = add(coder, document, ("a.jpg", JPEG), ("again.png", PNG))

    assert [scan.name for scan in document.scans.all()] == ["b.png", "a.jpg"]
    assert "1 scans were added. 1 were here already." in words_of(answer)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "neither PNG, JPEG, WebP nor PDF",
        ),
        (b"<!doctype html><script>alert(1)</script>", "neither PNG"),
        (b"GIF89a", "neither PNG"),
        (b"PK\x03\x04", "neither PNG"),
    ],
)
def test_what_is_no_scan_is_refused_with_all_that_came_with_it(
    coder: Client, document: Document, folder: Path, content: bytes, said: str
) -> None:
    answer = add(coder, document, ("good.png", PNG), ("page.png", content))

    assert f"page.png: {said}" in words_of(answer)
    assert not Scan.objects.exists()
    assert not folder.exists()


def test_empty_file_and_none_at_all_are_refused(coder: Client, document: Document) -> None:
    assert "empty" in words_of(add(coder, document, ("page.png", b"")))
    assert add(coder, document).context["form"].errors
    assert not Scan.objects.exists()


def test_name_of_a_file_leads_nowhere(coder: Client, document: Document, folder: Path) -> None:
    add(coder, document, ("../../../etc/passwd\x1b.png", PNG))

    scan = Scan.objects.get()
    assert scan.file.name == f"{scan.sha256[:2]}/{scan.sha256}.png"
    assert [path.suffix for path in folder.rglob("*") if path.is_file()] == [".png"]


def test_scan_is_handed_out_as_what_it_is_and_not_kept_by_anybody(coder: Client, document: Document) -> None:
    add(coder, document, ("page.html", PNG))
    scan = Scan.objects.get()

    response = coder.get(scan.get_absolute_url())

    assert content_of(response) == PNG
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]


def test_public_sees_no_scan_though_it_reads_the_document(
    client: Client, coder: Client, document: Document
) -> None:
    add(coder, document, ("page.png", PNG))
    scan = Scan.objects.get()

    assert client.get(scan.get_absolute_url()).status_code == 302
    assert "page.png" not in words_of(client.get(document.get_absolute_url()))
    assert "Scans page.png PNG image" in words_of(coder.get(document.get_absolute_url()))


def test_scan_of_a_hidden_document_is_as_absent_as_none(coder: Client) -> None:
    hidden = make_scan(document=make_document(access=Access.RESTRICTED))

    assert coder.get(hidden.get_absolute_url()).status_code == 404
    assert coder.get(reverse("admin:evidence_document_scans", args=(hidden.document_id,))).status_code == 404
    assert coder.get("/scans/99999999999999999999/").status_code == 404


def test_file_that_is_gone_is_said_to_be(coder: Client, document: Document) -> None:
    assert coder.get(make_scan(document=document).get_absolute_url()).status_code == 404


def test_reader_adds_none(study: Study, document: Document, staff: Callable[..., Client]) -> None:
    reader = staff(study, Role.READER, username="reader")

    assert add(reader, document, ("page.png", PNG)).status_code == 403
    assert not Scan.objects.exists()


def test_merging_and_undoing_it_move_scans(coder: Client, document: Document) -> None:
    other = make_document(short_title="A second print")
    add(coder, document, ("same.png", PNG))
    add(coder, other, ("other-name.png", PNG), ("page.jpg", JPEG))

    merge = merge_documents(document, other, by=None)
    assert [scan.name for scan in document.scans.all()] == ["same.png", "page.jpg"]
    back = unmerge(merge, by=None).document

    assert [scan.name for scan in back.scans.all()] == ["other-name.png", "page.jpg"]
    assert [scan.name for scan in document.scans.all()] == ["same.png"]
