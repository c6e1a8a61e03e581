"""Volumes of which something cannot be taken: what is lost, what is not, and what is said."""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DataError, OperationalError

from evidence.models import (
    Archive,
    Document,
    DocumentText,
    Holding,
    Note,
    Page,
)
from evidence.services import volumes
from evidence.services.volume_batches import Batch
from tests.frus_files import VOLUME, document_xml, volume_xml, write
from tests.importing import import_frus, volume_of

pytestmark = pytest.mark.django_db


def test_one_bad_document_does_not_lose_the_volume(tmp_path: Path) -> None:
    path = volume_of(tmp_path, document_xml(), document_xml(), document_xml(number="2"))

    output = StringIO()
    with pytest.raises(CommandError, match="Not everything was taken"):
        call_command("import_frus", str(path), stdout=output)

    assert "2 created, 0 changed, 0 unchanged, 1 rejected" in output.getvalue()
    assert f"rejected: {path}, d1: the file has another document of this identifier" in output.getvalue()
    assert Document.objects.count() == 2


def test_one_bad_file_does_not_keep_the_others_back(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<TEI", encoding="utf-8")
    volume_of(tmp_path, document_xml())

    output = StringIO()
    with pytest.raises(CommandError, match="Not everything was taken"):
        call_command("import_frus", str(tmp_path), stdout=output)

    assert f"rejected: {tmp_path / 'a.xml'}: it is not well-formed XML" in output.getvalue()
    assert "1 of 2 files taken: 1 created, 0 changed, 0 unchanged, 0 rejected." in output.getvalue()
    assert Document.objects.count() == 1


def test_nothing_is_written_of_a_file_that_breaks_off(tmp_path: Path) -> None:
    path = volume_of(tmp_path, *(document_xml(number=str(n)) for n in range(1, 120)))
    path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(CommandError):
        import_frus(path)

    assert (Archive.objects.count(), Document.objects.count(), Page.objects.count()) == (0, 0, 0)


def test_an_interrupted_import_is_completed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = volume_of(tmp_path, *(document_xml(number=str(n)) for n in range(1, 121)))
    read = interrupted_after(60, monkeypatch)

    with pytest.raises(KeyboardInterrupt):
        import_frus(path)
    n_left = Document.objects.count()
    read.undo()
    said = import_frus(path)

    assert n_left == 50
    assert "70 created, 0 changed, 50 unchanged" in said


def interrupted_after(n: int, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Somebody presses Ctrl-C after so many documents."""
    whole = volumes.read_documents

    def some(*arguments: Any) -> Iterator[Any]:
        for count, document in enumerate(whole(*arguments)):
            if count == n:
                raise KeyboardInterrupt
            yield document

    monkeypatch.setattr(volumes, "read_documents", some)
    return monkeypatch


def test_a_document_that_the_database_refuses_does_not_lose_those_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = volume_of(tmp_path, *(document_xml(number=str(n)) for n in range(1, 12)))
    refuse("d7", monkeypatch)

    output = StringIO()
    with pytest.raises(CommandError):
        call_command("import_frus", str(path), stdout=output)

    assert "10 created, 0 changed, 0 unchanged, 1 rejected" in output.getvalue()
    assert "d7: the database refuses it: value too long" in output.getvalue()
    assert Holding.objects.count() == DocumentText.objects.count() == 10


def refuse(identifier: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database finds a document's text too long."""
    whole = Batch.write_texts

    def some(batch: Batch) -> None:
        if identifier in batch.stored and any(draft.identifier == identifier for draft in batch.drafts):
            raise DataError("value too long\nDETAIL: of no use to anybody")
        whole(batch)

    monkeypatch.setattr(Batch, "write_texts", some)


def test_a_file_that_breaks_while_it_is_read_the_second_time_stops_the_volume_and_not_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = volumes.read_documents

    def cut(path: Path, *arguments: Any) -> Iterator[Any]:
        if path.name == f"{VOLUME}.xml":
            path.write_bytes(path.read_bytes()[:-400])
        return whole(path, *arguments)

    monkeypatch.setattr(volumes, "read_documents", cut)
    volume_of(tmp_path, document_xml(), document_xml(number="2"))
    other = volume_xml(document_xml(), identifier="frus1950-52v99")
    write(tmp_path, other, name="frus1950-52v99.xml")

    output = StringIO()
    with pytest.raises(CommandError, match="“stopped”"):
        call_command("import_frus", str(tmp_path), stdout=output)

    assert "stopped: " in output.getvalue()
    assert "What was written before stays; run the import again." in output.getvalue()
    assert "frus1950-52v99: 1 created" in output.getvalue()


def test_a_database_that_cannot_go_on_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*arguments: Any, **options: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(Batch, "put", locked)

    with pytest.raises(CommandError, match="The database cannot go on: database is locked. What was written"):
        import_frus(volume_of(tmp_path, document_xml()))


def test_documents_in_places_that_nobody_reads_are_counted(tmp_path: Path) -> None:
    hidden = '<figure><div type="document" xml:id="d9"><p>In a figure.</p></div></figure>'

    output = StringIO()
    with pytest.raises(CommandError):
        call_command("import_frus", str(volume_of(tmp_path, document_xml(hidden))), stdout=output)

    assert "documents that stand in a figure or in another place unread: 1" in output.getvalue()
    assert "1 created, 0 changed, 0 unchanged, 1 rejected" in output.getvalue()


def test_paths_that_lead_nowhere_do_not_keep_the_others_back(tmp_path: Path) -> None:
    good = volume_of(tmp_path, document_xml())
    bad = [tmp_path / ("x" * 300), tmp_path / "missing" / "a.xml", tmp_path / "empty"]
    bad[2].mkdir()

    output = StringIO()
    with pytest.raises(CommandError):
        call_command("import_frus", *map(str, [*bad, good]), stdout=output)

    assert "1 of 4 files taken: 1 created" in output.getvalue()
    assert [line.split(": ")[2] for line in output.getvalue().splitlines()[:3]] == [
        "it cannot be read",
        "it cannot be read",
        "this is no file, nor a folder with .xml files. Name volumes, or the folder they are in.",
    ]


def test_names_of_files_that_are_no_utf_8_are_shown_escaped(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.xml")
    volume_of(tmp_path, document_xml()).rename(path)

    said = import_frus(path)

    assert "1 created, 0 changed, 0 unchanged, 0 rejected (caf\\udce9.xml)" in said
    assert DocumentText.objects.get().source_file == "caf\\udce9.xml"


def test_capital_endings_are_files_of_a_folder_too(tmp_path: Path) -> None:
    volume_of(tmp_path, document_xml()).rename(tmp_path / "VOLUME.XML")

    assert "1 of 1 files taken" in import_frus(tmp_path)


def test_a_note_larger_than_the_index_takes_is_kept_whole(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(150_000))

    import_frus(volume_of(tmp_path, document_xml(f"<p>One.<note n='1'>{words}</note></p>")))

    assert Note.objects.get().body == words
    assert "word7 " in Page.objects.get().folded


def test_identifiers_of_notes_are_cut_where_the_table_ends(tmp_path: Path) -> None:
    import_frus(volume_of(tmp_path, document_xml(f"<p>One.<note xml:id='{'n' * 300}'>Two.</note></p>")))

    assert Note.objects.get().identifier == "n" * 100


@pytest.mark.parametrize(
    "what", ["<note n='1'/>", "<row><cell>x</cell></row>", "<lb/>"], ids=["notes", "rows", "lines"]
)
def test_thousands_of_one_thing_are_read_in_as_many_steps(tmp_path: Path, what: str) -> None:
    inside = f"<table>{what * 20_000}</table>" if "row" in what else f"<p>{what * 20_000}</p>"

    assert "1 created" in import_frus(volume_of(tmp_path, document_xml(inside)))
