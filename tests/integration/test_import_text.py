"""The command `import_text`: real files in, a version of a document's text out, and plain words where that fails."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.choices import TextKind
from evidence.models import Document, DocumentText, Note, Page, User
from tests.factories import make_collection, make_document, make_document_text, make_holding
from tests.plain_files import ENCODINGS, LOCKED, SENTENCES, docx, packed, paragraph, pdf

pytestmark = pytest.mark.django_db

FOOTNOTES = f'<w:footnote w:id="1">{paragraph("外務省記録")}</w:footnote>'


@pytest.fixture
def document() -> Document:
    """A Japanese document, known by its key, by a copy and by its short title."""
    document = make_document(key="memo", short_title="Memo of July", languages="ja")
    make_holding(document=document, collection=make_collection(reference_code="A 1.4"), identifier="2")
    return document


def import_text(path: Path, *options: str) -> str:
    """What the command says."""
    output = StringIO()
    call_command("import_text", str(path), *options, stdout=output)
    return output.getvalue()


def written(folder: Path, name: str, content: bytes) -> Path:
    """A file of this content."""
    path = folder / name
    path.write_bytes(content)
    return path


def japanese(form: str) -> tuple[str, bytes]:
    """Two pages of Japanese in a file of that form."""
    first, second = SENTENCES["ja"][:2]
    return {
        "txt": ("memo.txt", f"{first}\n\f{second}\n".encode("euc_jp")),
        "html": (
            "memo.html",
            f"<html><p>{first}<p style='page-break-before:always'>{second}".encode("cp932"),
        ),
        "docx": (
            "memo.docx",
            docx(
                f'<w:p><w:r><w:t>{first}</w:t><w:footnoteReference w:id="1"/><w:br w:type="page"/></w:r></w:p>'
                + paragraph(second),
                footnotes=FOOTNOTES,
            ),
        ),
        "pdf": ("memo.pdf", pdf([[first], [second]])),
    }[form]


@pytest.mark.parametrize("form", ["txt", "html", "docx", "pdf"])
@pytest.mark.parametrize("name", ["memo", "A 1.4/2", "Memo of July"])
def test_each_form_of_file_becomes_the_current_text_with_its_pages(
    tmp_path: Path, document: Document, form: str, name: str
) -> None:
    first, second = SENTENCES["ja"][:2]

    said = import_text(written(tmp_path, *japanese(form)), "--document", name, "--first-page", "12")

    text = DocumentText.objects.get()
    assert (text.document, text.kind, text.language, text.is_current) == (
        *(document, TextKind.TRANSCRIPTION, "ja", True),
    )
    assert text.body.split() == [first, second]
    assert [(page.label, text.body[page.start : page.end].strip()) for page in text.pages.all()] == [
        *(("12", first), ("13", second)),
    ]
    assert text.source_file == f"memo.{form}"
    assert text.created_by.username == "import_text"
    assert text.history.get().history_user.username == "import_text"
    assert "Memo of July, key memo: a new version, transcription (ja)" in said
    assert "2 pages (12–13)" in said
    assert "it is the current one now" in said


def test_notes_are_kept_apart_and_found_with_their_page(tmp_path: Path, document: Document) -> None:
    said = import_text(written(tmp_path, *japanese("docx")), "--document", "memo")

    note = Note.objects.get()
    assert (note.label, note.body, note.anchor) == ("1", "外務省記録", len(SENTENCES["ja"][0]))
    assert "外務 務省" in Page.objects.first().folded
    assert "1 note;" in said
    assert "Its 2 pages have no numbers: --first-page" in said


def test_a_second_import_changes_nothing(tmp_path: Path, document: Document) -> None:
    path = written(tmp_path, *japanese("txt"))
    import_text(path, "--document", "memo")

    said = import_text(path, "--document", "memo")

    assert "it has this wording already" in said
    assert "Nothing was changed" in said
    assert (DocumentText.objects.count(), DocumentText.history.count()) == (1, 1)


def test_the_same_wording_in_another_encoding_is_no_other_version(tmp_path: Path, document: Document) -> None:
    for encoding in ("euc_jp", "cp932", "utf-8", "utf-16"):
        import_text(written(tmp_path, "memo.txt", SENTENCES["ja"][0].encode(encoding)), "--document", "memo")

    assert DocumentText.objects.count() == 1


def test_page_numbers_make_a_better_version_and_a_shorter_one_is_kept_beside(
    tmp_path: Path, document: Document
) -> None:
    path = written(tmp_path, *japanese("pdf"))
    import_text(path, "--document", "memo")
    import_text(path, "--document", "memo", "--first-page", "493")

    said = import_text(written(tmp_path, "part.txt", "外務省".encode()), "--document", "memo")

    assert "kept beside the current one: it has 3 characters" in said
    current = DocumentText.objects.get(is_current=True)
    assert [page.label for page in current.pages.all()] == ["493", "494"]
    assert DocumentText.objects.count() == 3


def test_versions_of_another_kind_or_language_stand_beside_each_other(
    tmp_path: Path, document: Document
) -> None:
    path = written(tmp_path, "memo.txt", b"The Minister spoke.")
    edition = make_document_text(document=document, kind=TextKind.EDITION, language="ja")

    import_text(path, "--document", "memo", "--kind", "translation", "--language", "EN-us")

    translation = DocumentText.objects.get(kind=TextKind.TRANSLATION)
    assert (translation.language, translation.is_current) == ("en-US", True)
    edition.refresh_from_db()
    assert edition.is_current


def test_a_document_that_is_new_is_made_with_its_text(tmp_path: Path) -> None:
    path = written(tmp_path, *japanese("txt"))
    options = ["--new", "Memo", "--source-class", "internal", "--date", "昭和28年7月11日", "--language", "ja"]

    said = import_text(path, *options)

    made = Document.objects.get()
    assert (made.short_title, made.source_class, made.date_edtf, made.languages) == (
        *("Memo", "internal", "1953-07-11", "ja"),
    )
    assert made.texts.get().body.startswith(SENTENCES["ja"][0])
    assert f"Memo (1953-07-11), key {made.key}: a new version" in said
    with pytest.raises(CommandError, match=f"There is such a document: .*{made.key}"):
        import_text(path, *options)
    assert Document.objects.count() == 1


def test_a_date_that_cannot_be_read_is_kept_and_told(tmp_path: Path) -> None:
    path = written(tmp_path, *japanese("txt"))

    said = import_text(
        path, "--new", "Memo", "--source-class", "internal", "--date", "long ago", "--language", "ja"
    )

    assert "“long ago” cannot be read: the document counts as undated" in said
    assert Document.objects.get().date_printed == "long ago"


@pytest.mark.parametrize("target", [["--document", "memo"], ["--new", "Memo", "--source-class", "internal"]])
def test_a_dry_run_says_the_same_and_writes_nothing(
    tmp_path: Path, document: Document, target: list[str]
) -> None:
    path = written(tmp_path, *japanese("docx"))

    said = import_text(path, *target, "--language", "ja", "--dry-run")

    assert "a new version, transcription (ja)" in said
    assert said.endswith("Nothing was written: this was a dry run.\n")
    assert (Document.objects.count(), DocumentText.objects.count(), User.objects.count()) == (1, 0, 0)


def test_the_encoding_and_the_first_words_that_were_read_are_told(tmp_path: Path, document: Document) -> None:
    path = written(tmp_path, "memo.txt", SENTENCES["ja"][0].encode("euc_jp"))

    said = import_text(path, "--document", "memo")

    assert said.startswith(f"memo.txt: read as plain text in EUC-JP. It begins: {SENTENCES['ja'][0]} ...\n")


def test_remarks_on_the_file_are_told(tmp_path: Path, document: Document) -> None:
    path = written(tmp_path, "memo.pdf", pdf([["⽇本の文書"], []]))

    said = import_text(path, "--document", "memo")

    assert "No text on page 2 of the file" in said
    assert "1 radicals were read" in said


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # each example writes a file and a text
@given(data=st.data())
def test_paragraphs_come_back_the_same_from_the_database(
    tmp_path: Path, document: Document, data: st.DataObject
) -> None:
    language = data.draw(st.sampled_from(sorted(SENTENCES)))
    encoding = data.draw(st.sampled_from([*ENCODINGS[language], "utf-8", "utf-16"]))
    sentences = st.sampled_from(SENTENCES[language])
    paragraphs = data.draw(
        st.lists(st.lists(sentences, min_size=2, max_size=3).map(" ".join), min_size=1, max_size=3)
    )
    path = written(tmp_path, "memo.txt", "\n\n".join(paragraphs).encode(encoding))

    import_text(path, "--document", "memo", "--language", language)

    texts = DocumentText.objects.filter(language=language)
    assert "\n\n".join(paragraphs) in texts.values_list("body", flat=True)


GOOD = docx(paragraph("words"))
BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("memo.txt", b"", "memo.txt: there are no words in it"),
    "binary": ("memo.txt", bytes(range(256)), "memo.txt: it has zero bytes and is no text"),
    "no-encoding": ("memo.txt", "日本".encode("euc_jp"), "memo.txt: its encoding cannot be told for sure"),
    "utf-7": (
        "memo.html",
        b"<meta charset=utf-7><p>x",
        "memo.html: the encoding “utf-7” is none that is read",
    ),
    "nul": ("memo.txt", "a\0b".encode("utf-16"), "memo.txt: line 1, column 2: U+0000 is a control character"),
    "docx-cut-off": ("memo.docx", GOOD[:-40], "memo.docx: it is packed, and broken"),
    "docx-locked": (
        "memo.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "memo.docx: it is protected by a password",
    ),
    "zip": ("memo.docx", packed({"a": "b"}), "memo.docx: it is a packed folder, and no Word document"),
    "zip-bomb": (
        "memo.docx",
        packed({"[Content_Types].xml": "", "word/document.xml": bytes(65 * 2**20)}),
        "memo.docx: its part word/document.xml is larger than 64 MB",
    ),
    "pdf-cut-off": ("memo.pdf", pdf([["words"]])[:-100], "memo.pdf: it breaks off before its end"),
    "pdf-locked": ("memo.pdf", pdf([["words"]], trailer=LOCKED), "memo.pdf: it is protected by a password"),
    "scan": ("memo.pdf", pdf([[]]), "memo.pdf: it has no text, only pictures of pages. Recognise its words"),
    "old-word": (
        "memo.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "memo.doc: it is a Word file of the old kind",
    ),
}


@pytest.mark.parametrize(("name", "content", "said"), BAD.values(), ids=BAD)
def test_bad_files_are_refused_by_name_and_nothing_is_written(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = written(tmp_path, name, content)

    with pytest.raises(CommandError) as caught:
        import_text(path, "--new", "Memo", "--source-class", "internal", "--language", "ja")

    assert str(caught.value).startswith(said)
    assert len(str(caught.value).splitlines()) == 1
    assert (Document.objects.count(), DocumentText.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param([], "one of the arguments --document --new is required", id="no-document"),
        pytest.param(["--document", "memo", "--new", "x"], "not allowed with", id="two-documents"),
        pytest.param(["--document", "nobody"], "There is no document “nobody”", id="unknown-document"),
        pytest.param(["--new", "x"], "--new needs --source-class: one of internal, ", id="no-source-class"),
        pytest.param(["--document", "memo", "--date", "1953"], "are for --new", id="date-of-an-old-one"),
        pytest.param(
            ["--new", "x", "--source-class", "internal"], "Say in which language it is", id="no-language"
        ),
        pytest.param(
            ["--document", "memo", "--language", "j_a"], "Give language tags", id="no-such-language"
        ),
        pytest.param(["--document", "memo", "--kind", "draft"], "invalid choice: 'draft'", id="no-such-kind"),
        pytest.param(["--document", "memo", "--first-page", "front"], "nobody can count on", id="first-page"),
        pytest.param(
            ["--document", "memo", "--encoding", "utf-7"], "is none that is read here", id="encoding"
        ),
        pytest.param(
            ["--document", "memo", "--encoding", "utf8"],
            "memo.txt: it is not UTF-8, which is given",
            id="misfit",
        ),
        pytest.param(
            ["--new", " ", "--source-class", "internal", "--language", "ja"], "cannot be blank", id="no-title"
        ),
        pytest.param(
            ["--new", "x" * 300, "--source-class", "internal", "--language", "ja"],
            "at most 200",
            id="long-title",
        ),
    ],
)
def test_wrong_options_are_refused_with_what_would_be_right(
    tmp_path: Path, document: Document, options: list[str], said: str
) -> None:
    path = written(tmp_path, *japanese("txt"))

    with pytest.raises(CommandError, match=said) as caught:
        import_text(path, *options)

    assert caught.value.returncode == 1
    assert (Document.objects.count(), DocumentText.objects.count()) == (1, 0)
