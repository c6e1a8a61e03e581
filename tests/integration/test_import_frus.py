"""The command `import_frus` on volumes of our own invention: what comes in, and what is said."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.models import (
    Archive,
    Collection,
    Document,
    DocumentText,
    Holding,
    User,
)
from tests.factories import (
    make_archive,
    make_collection,
)
from tests.frus_files import VOLUME, document_xml, volume_xml, write
from tests.importing import HEAD, NOTED, import_frus, n_rows, the_document, volume_of

pytestmark = pytest.mark.django_db


def test_a_document_comes_in_with_all_that_is_printed_of_it(tmp_path: Path) -> None:
    xml = document_xml(f'{NOTED}<p>He <pb n="8"/>stayed.</p>', head=HEAD)

    said = import_frus(volume_of(tmp_path, xml))

    document, holding, text = the_document(), Holding.objects.get(), DocumentText.objects.get()
    assert "frus1950-52v98: 1 created, 0 changed, 0 unchanged, 0 rejected" in said
    assert document.title == "Telegram From the Envoy (Sapt) to the King"
    assert (document.date_printed, document.date_edtf, str(document.date_earliest)) == (
        *("March 4, 1951", "1951-03-04", "1951-03-04"),
    )
    assert (document.kind, document.source_class, document.languages) == ("telegram", "internal", "en")
    assert (holding.identifier, holding.number, holding.pages, holding.section) == (
        *("d1", "1", "7-8", "Ruritania > The harbour"),
    )
    assert (text.kind, text.is_current, text.source_file) == ("edition", True, f"{VOLUME}.xml")
    assert "The King received the envoy." in text.body
    assert [(note.label, note.body) for note in text.notes.all()] == [("1", "In Strelsau.")]
    assert text.body[: text.notes.get().anchor].endswith("received")
    assert [page.label for page in text.pages.all()] == ["7", "8"]
    assert [(each.role, each.name_printed) for each in document.agent_suggestions.order_by("pk")] == [
        *(("author", "Sapt"), ("recipient", "King")),
    ]
    assert not document.agents.exists()


def test_the_archive_and_the_volume_are_made_where_nobody_entered_them(tmp_path: Path) -> None:
    import_frus(volume_of(tmp_path, document_xml()))

    collection = Collection.objects.get()
    assert (collection.archive.slug, collection.level) == ("frus", "volume")
    assert (collection.reference_code, collection.title) == (VOLUME, "FRUS, 1950–52, Vol. 98: Ruritania")


def test_the_archive_and_the_volume_that_somebody_entered_stay_as_they_are(tmp_path: Path) -> None:
    archive = make_archive(slug="frus", name="Foreign Relations")
    make_collection(archive=archive, reference_code=VOLUME, title="My Ruritania")

    import_frus(volume_of(tmp_path, document_xml()))

    assert (Archive.objects.get().name, Collection.objects.get().title) == (
        "Foreign Relations",
        "My Ruritania",
    )
    assert Holding.objects.get().collection.title == "My Ruritania"


def test_every_row_tells_the_program_and_the_file_that_made_it(tmp_path: Path) -> None:
    import_frus(volume_of(tmp_path, document_xml()))

    for row in (the_document(), Holding.objects.get(), DocumentText.objects.get()):
        made = row.history.get()
        assert (made.history_type, made.history_user.username) == ("+", "import_frus")
        assert made.history_change_reason == f"{VOLUME}.xml"
    assert not User.objects.get().is_active


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    path = volume_of(tmp_path, document_xml(NOTED, head=HEAD), document_xml(number="2", dateline=""))
    import_frus(path)
    before = n_rows()

    said = import_frus(path)

    assert "0 created, 0 changed, 2 unchanged, 0 rejected" in said
    assert n_rows() == before


@pytest.mark.parametrize("is_there", [False, True], ids=["on an empty database", "after an import"])
def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path, is_there: bool) -> None:
    if is_there:
        import_frus(volume_of(tmp_path, document_xml(NOTED)))
    path = volume_of(tmp_path, document_xml("<p>Better words.</p>" * 9), document_xml(number="2"))
    before = n_rows()

    dry = import_frus(path, dry_run=True)

    assert n_rows() == before
    assert "Nothing was written: this was a dry run." in dry
    assert dry.splitlines()[0] == import_frus(path).splitlines()[0]


def test_an_enclosed_document_is_part_of_the_one_around_it(tmp_path: Path) -> None:
    inner = '<div type="document"><head>Inclosure</head><p>The old treaty.</p></div>'

    import_frus(volume_of(tmp_path, document_xml(f"<p>See this.</p>{inner}")))

    enclosed = the_document("d1.1")
    assert enclosed.part_of == the_document()
    assert "old treaty" in enclosed.texts.get().body
    assert "old treaty" not in the_document().texts.get().body
    assert enclosed.holdings.get().url == ""


def test_what_is_not_known_and_what_wants_a_look_is_said(tmp_path: Path) -> None:
    xml = document_xml("<p><uh-oh>Sire</uh-oh>.<note n='1'>It reads as follows:</note></p>")
    path = volume_of(tmp_path, xml)

    said = import_frus(path)

    assert "not known here: <uh-oh>, 1 times; its words were kept" in said
    assert "documents to look at: 1; --verbosity 2 lists them" in said
    assert "look at d1: note 1 ends with a colon" in import_frus(path, verbosity=2)


def test_progress_is_shown_on_a_terminal_only(tmp_path: Path) -> None:
    path = volume_of(tmp_path, document_xml())
    terminal, pipe = StringIO(), StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]

    call_command("import_frus", str(path), stdout=StringIO(), stderr=terminal)
    call_command("import_frus", str(path), stdout=StringIO(), stderr=pipe)

    assert f"{VOLUME}.xml (1 of 1): 1 of 1 documents" in terminal.getvalue()
    assert pipe.getvalue() == ""


@pytest.mark.parametrize("is_there", [False, True], ids=["new", "known"])
def test_a_batch_takes_as_many_statements_for_eleven_documents_as_for_one(
    tmp_path: Path, is_there: bool
) -> None:
    counts = []
    for n in (1, 11):
        path = write(tmp_path, volume_xml(*(document_xml(NOTED, number=str(k)) for k in range(1, n + 1))))
        Document.objects.all().delete()
        import_frus(write(tmp_path, volume_xml(document_xml(number="99"))))
        if is_there:
            import_frus(path)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            import_frus(path)
        counts.append(len(captured))

    assert counts[0] == counts[1]
