"""Spreadsheets in the admin: a preview first, then the import, by leads, with nothing seen that must not be."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from evidence.choices import Access, Role
from evidence.models import Document, Membership, Passage, Study
from tests.factories import make_document, make_passage, make_study
from tests.integration.pages.reading import words_of

SHEETS = "/admin/sheets/"
PASSAGES = (
    "study,key,document,pages,summary\nours,P1,memo,7,The King refuses.\nours,P2,memo,8,The King agrees.\n"
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(tmp_path: Path, settings: Settings) -> Path:
    """Where uploads wait."""
    settings.UPLOADS = tmp_path / "uploads"
    return tmp_path / "uploads"


@pytest.fixture
def study() -> Study:
    """A study with a document to quote."""
    make_document(key="memo", short_title="Memo")
    return make_study(slug="ours", title="Our study")


@pytest.fixture
def lead(study: Study, staff: Callable[..., Client]) -> Client:
    """The browser of its lead."""
    return staff(study, Role.LEAD, username="lead")


def upload(client: Client, content: str | bytes, name: str = "passages.csv", **fields: str) -> Any:
    """Upload a file, and look what importing it would do."""
    data = content.encode() if isinstance(content, str) else content
    return client.post(SHEETS, {"file": SimpleUploadedFile(name, data), **fields})


def go_on(client: Client, preview: Any, button: str = "all") -> Any:
    """Press a button of the preview."""
    return client.post(SHEETS, {**preview.context["asked"], button: "on"}, follow=True)


def workbook_in(response: Any) -> dict[str, list[tuple[Any, ...]]]:
    """The sheets of a workbook that was downloaded."""
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)), read_only=True)
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    book.close()
    return sheets


def test_preview_tells_what_would_be_done_and_writes_nothing(lead: Client) -> None:
    preview = upload(lead, PASSAGES)

    assert ("passages", 2, 0, 0, 0) in preview.context["counts"]
    assert "Nothing was written yet." in words_of(preview)
    assert not Passage.objects.exists()


def test_import_writes_in_the_name_of_who_presses_the_button(lead: Client) -> None:
    answer = go_on(lead, upload(lead, PASSAGES))

    assert "Imported." in words_of(answer)
    history = Passage.objects.get(key="P1").history.get()
    assert (history.history_user.username, history.history_change_reason) == (
        "lead",
        "import_evidence passages.csv",
    )


def test_the_same_file_again_is_no_news(lead: Client) -> None:
    go_on(lead, upload(lead, PASSAGES))

    assert "all rows are here already" in words_of(upload(lead, PASSAGES))


def test_button_pressed_twice_imports_once(lead: Client) -> None:
    preview = upload(lead, "study,document,summary\nours,memo,No key of its own\n")

    go_on(lead, preview)
    again = go_on(lead, preview)

    assert Passage.objects.count() == 1
    assert "imported already" in words_of(again)


def test_keys_that_were_made_are_given_back(lead: Client) -> None:
    preview = upload(lead, "study,document,summary\nours,memo,No key of its own\n")

    go_on(lead, preview)
    header, row = workbook_in(go_on(lead, preview, "keys"))["passages"]

    assert row[header.index("key")] == Passage.objects.get().key


def test_all_faults_are_shown_with_their_place_and_nothing_is_written(lead: Client) -> None:
    preview = upload(lead, PASSAGES + "ours,P3,nothing,9,Of no document.\nours,P1,memo,7,Twice.\n")

    words = words_of(preview)
    assert "Nothing was written: 2 faults." in words
    assert "passages 4 document nothing" in words
    assert "passages 5" in words
    assert not Passage.objects.exists()


def test_good_rows_go_in_and_the_others_come_back_with_their_fault(lead: Client) -> None:
    preview = upload(lead, PASSAGES + "ours,P3,nothing,9,Of no document.\n")

    header, row = workbook_in(go_on(lead, preview, "rejected"))["passages"]
    go_on(lead, preview, "good")

    assert row[header.index("key")] == "P3"
    assert "nothing" in row[header.index("fault")]
    assert {each.key for each in Passage.objects.all()} == {"P1", "P2"}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("old.xls", b"\xd0\xcf\x11\xe0", "choose an XLSX, CSV or JSON file"),
        ("passages.csv", b"", "empty"),
        ("passages.xlsx", b"PK nothing", "passages.xlsx"),
        ("passages.json", b"{", "passages.json"),
    ],
)
def test_file_that_is_none_is_refused_in_words_and_not_kept(
    lead: Client, uploads: Path, name: str, content: bytes, said: str
) -> None:
    answer = upload(lead, content, name)

    assert answer.status_code == 200
    assert said in words_of(answer)
    assert not list(uploads.glob("*/*"))


def test_coder_does_not_import_into_the_study(study: Study, staff: Callable[..., Client]) -> None:
    coder = staff(study, Role.CODER, username="coder")

    answer = upload(coder, PASSAGES)

    assert "Only a lead imports into a study. You do not lead: ours." in words_of(answer)
    assert not Passage.objects.exists()


def test_reader_has_no_such_page(study: Study, staff: Callable[..., Client]) -> None:
    assert staff(study, Role.READER, username="reader").get(SHEETS).status_code == 403


def test_file_of_somebody_else_cannot_be_imported(lead: Client, head: Client) -> None:
    preview = upload(head, PASSAGES)

    answer = go_on(lead, preview)

    assert "imported already, or not kept any more" in words_of(answer)
    assert not Passage.objects.exists()


def test_new_study_is_led_by_who_imports_it_and_may_make_one(
    study: Study, staff: Callable[..., Client]
) -> None:
    rows = "slug,title\ntheirs,Another study\n"
    lead, maker = (
        staff(study, Role.LEAD, username="lead"),
        staff(study, Role.LEAD, "add_study", username="maker"),
    )

    refused = upload(lead, rows, "studies.csv")
    go_on(maker, upload(maker, rows, "studies.csv"))

    assert "you may not make one" in words_of(refused)
    assert Membership.objects.get(study__slug="theirs").user.username == "maker"


def test_hidden_document_is_as_absent_as_none(lead: Client) -> None:
    make_document(key="secret", short_title="Very secret", access=Access.RESTRICTED)

    hidden = upload(lead, "study,key,document\nours,P1,secret\n")
    absent = upload(lead, "study,key,document\nours,P1,absent\n")

    assert words_of(hidden).replace("secret", "X") == words_of(absent).replace("absent", "X")


def test_export_leaves_out_what_the_reader_may_not_see(lead: Client, study: Study) -> None:
    secret = make_document(key="secret", short_title="Very secret", access=Access.RESTRICTED)
    make_passage(study=study, document=Document.objects.get(key="memo"), key="P1")
    make_passage(study=study, document=secret, key="P2")

    told = b"".join(lead.get("/studies/ours/sheets/?format=json").streaming_content).decode()

    assert '"P1"' in told
    assert "P2" not in told
    assert "ecret" not in told


def test_export_changes_nothing_when_it_is_imported(lead: Client, study: Study) -> None:
    make_passage(study=study, document=Document.objects.get(key="memo"), key="P1")
    for form in ("xlsx", "json"):
        exported = b"".join(lead.get(f"/studies/ours/sheets/?format={form}").streaming_content)

        assert "all rows are here already" in words_of(upload(lead, exported, f"ours.{form}"))


def test_stranger_exports_nothing(lead: Client, client: Client, staff: Callable[..., Client]) -> None:
    other = staff(make_study(), Role.LEAD, username="other")

    assert client.get("/studies/ours/sheets/").status_code == 302
    assert other.get("/studies/ours/sheets/").status_code == 404
    assert lead.get("/studies/ours/sheets/?format=exe").status_code == 404


def test_csv_comes_as_one_zip_and_the_template_as_a_workbook(lead: Client) -> None:
    assert b"".join(lead.get("/studies/ours/sheets/?format=csv").streaming_content)[:2] == b"PK"
    assert "passages" in workbook_in(lead.get("/sheets/template/"))
