"""The command `import_bibliography`: works in as documents, as often as one likes, and nobody's work undone."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.models import Archive, Collection, Document, Holding
from evidence.services.program_users import program_user
from evidence.services.saving import save_row
from tests.bibliographies import EXPECTED, FILES, RIS
from tests.factories import make_collection, make_document, make_holding, make_user
from tests.sheet_files import written

pytestmark = pytest.mark.django_db


def imported(*arguments: str | Path) -> str:
    """What the command says."""
    output = StringIO()
    call_command("import_bibliography", *map(str, arguments), stdout=output)
    return output.getvalue()


def refused(*arguments: str | Path) -> str:
    """What the command says when it refuses."""
    with pytest.raises(CommandError) as raised:
        imported(*arguments)
    return str(raised.value)


def library(folder: Path, content: str = RIS, name: str = "library.ris") -> Path:
    """A bibliography."""
    return written(folder / name, content)


def book(folder: Path, *lines: str, name: str = "book.ris") -> Path:
    """A bibliography of one book."""
    return library(folder, "\n".join(["TY  - BOOK", *lines, "ER  - ", ""]), name)


def test_works_become_documents_with_copies_and_history(tmp_path: Path) -> None:
    said = imported(library(tmp_path))

    assert said.splitlines()[-1] == "4 created, 0 changed, 0 unchanged."
    documents = list(Document.objects.order_by("pk"))
    for document, (values, holding) in zip(documents, EXPECTED, strict=True):
        assert {name: getattr(document, name) for name in values} == values
        copies = document.holdings.values(*holding or ["status"])
        assert list(copies) == ([holding or {"status": "cited"}] if document.kind != "memorandum" else [])
    entry = documents[0].history.get()
    assert (entry.history_user, entry.history_change_reason) == (
        program_user("import_bibliography"),
        "library.ris",
    )
    assert Holding.history.count() == 3
    assert str(Collection.objects.get().archive) == "Literature"


def test_the_same_works_again_change_nothing_from_whatever_format(tmp_path: Path) -> None:
    imported(library(tmp_path))
    before = Document.history.count(), Holding.history.count()

    for name, content in FILES.items():
        said = imported(library(tmp_path, content, name))
        assert said == "0 created, 0 changed, 4 unchanged.\n"

    assert (Document.history.count(), Holding.history.count()) == before


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    path = library(tmp_path)
    tried = imported(path, "--dry-run")

    assert (Document.objects.count(), Archive.objects.count(), Collection.objects.count()) == (0, 0, 0)
    assert tried.splitlines()[:-1] == imported(path).splitlines()[:-1]
    assert tried.endswith("4 created, 0 changed, 0 unchanged. Nothing was written: this was a dry run.\n")


def test_fields_that_are_empty_are_filled_and_those_of_people_kept(tmp_path: Path) -> None:
    document = make_document(
        short_title="Cha, Powerplay",
        title="Powerplay",
        kind="article",
        doi="10.1162/ISEC.2010.34.3.158",
        year=2009,
    )

    said = imported(library(tmp_path))

    document.refresh_from_db()
    assert (document.short_title, document.title, document.year) == ("Cha, Powerplay", "Powerplay", 2009)
    assert document.authors == "Victor D. Cha"
    assert "3 created, 1 changed, 0 unchanged, 2 fields kept." in said
    assert "Cha, Powerplay: title is from somebody on" in said
    assert Document.objects.filter(doi__iexact=document.doi).count() == 1


def test_a_title_of_another_script_finds_the_work_and_adds_no_second_title(tmp_path: Path) -> None:
    document = make_document(
        title="",
        title_romanised="Higashiajia Reisen to Kanbeinichi Kankei",
        kind="book",
        authors="Jong-won Lee",
        year=1996,
    )
    path = book(
        tmp_path, "TI  - Higashiajia reisen to kanbeinichi kankei", "AU  - Lee, Jong-Won", "PY  - 1996"
    )

    said = imported(path)

    document.refresh_from_db()
    assert Document.objects.count() == 1
    assert document.title == ""
    assert "0 created, 1 changed" in said


def test_what_the_import_filled_is_brought_up_to_date(tmp_path: Path) -> None:
    imported(book(tmp_path, "TI  - A", "AU  - B, C", "PY  - 1990", "PB  - Minerva"))

    said = imported(
        book(tmp_path, "TI  - A", "AU  - B, C", "PY  - 1990", "PB  - Minerva Shobo", "CY  - Kyoto")
    )

    assert Document.objects.get().publisher == "Kyoto: Minerva Shobo"
    assert "changed: book.ris, entry 1 (line 1): B (1990): publisher" in said


def test_what_a_person_changed_or_emptied_since_stays(tmp_path: Path) -> None:
    path = book(tmp_path, "TI  - A", "AU  - B, C", "PY  - 1990", "PB  - Minerva", "LA  - ja", "SP  - 12")
    imported(path)
    document, person = Document.objects.get(), make_user(username="anna")
    document.publisher, document.languages = "Kyoto: Minerva", ""
    save_row(document, by=person)

    said = imported(path)

    document.refresh_from_db()
    assert (document.publisher, document.languages) == ("Kyoto: Minerva", "")
    assert "publisher is from anna on" in said
    assert "languages was emptied by anna on" in said
    assert said.endswith("0 created, 0 changed, 1 unchanged, 2 fields kept.\n")


def test_pages_go_to_the_copy_that_is_there(tmp_path: Path) -> None:
    document = make_document(title="A", kind="article", authors="C B", year=1990)
    shelf = make_collection(
        reference_code="seed", archive=Archive.objects.create(slug="literature", name="Literature")
    )
    holding = make_holding(document=document, collection=shelf, pages="")

    imported(library(tmp_path, "TY  - JOUR\nTI  - A\nAU  - B, C\nPY  - 1990\nSP  - 1\nEP  - 9\nER  -\n"))

    holding.refresh_from_db()
    assert holding.pages == "1-9"
    assert Holding.objects.count() == 1


def test_another_doi_is_another_work_however_alike(tmp_path: Path) -> None:
    make_document(title="A", kind="book", authors="C B", year=1990, doi="10.1/one")

    imported(book(tmp_path, "TI  - A", "AU  - B, C", "PY  - 1990", "DO  - 10.1/two"))

    assert Document.objects.count() == 2


def test_works_that_may_be_several_documents_are_told(tmp_path: Path) -> None:
    for _ in range(2):
        make_document(title="A", kind="book", authors="C B", year=1990)

    said = refused(book(tmp_path, "TI  - A", "AU  - B, C", "PY  - 1990"))

    assert "book.ris, entry 1 (line 1), it may be any of several documents" in said


def test_all_faults_of_all_files_come_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    first = book(tmp_path, "AU  - A", name="a.ris")
    second = library(tmp_path, "TY  - PCOMM\nTI  - A letter\nER  -\n" + RIS + RIS, "b.ris")
    third = book(tmp_path, "TI  - A", "UR  - no address", name="c.ris")

    said = refused(first, second, third)

    assert "a.ris, entry 1 (line 1), title: it is missing." in said
    assert "b.ris, entry 1 (line 1), source class: its type does not say" in said
    assert (
        "b.ris, entry 6 (line 52): it is the same work as b.ris, entry 2 (line 4). Keep one of them." in said
    )
    assert "c.ris, entry 1 (line 1), url: Enter a valid URL." in said
    assert said.endswith("7 faults. Nothing was written.")
    assert Document.objects.count() == 0


def test_the_class_of_sources_is_said_where_types_do_not(tmp_path: Path) -> None:
    path = library(
        tmp_path, "TY  - PCOMM\nTI  - A letter\nER  -\nTY  - BOOK\nTI  - Memoirs\nKW  - Memoir\nER  -\n"
    )

    imported(path, "--source-class", "exchange", "--collection", "letters/box-1")

    assert list(Document.objects.order_by("pk").values_list("kind", "source_class")) == [
        ("letter", "exchange"),
        ("book", "memoir"),
    ]
    assert Collection.objects.get().archive.slug == "letters"


def test_papers_in_archives_are_told_apart_by_date_and_place(tmp_path: Path) -> None:
    paper = "TY  - MANSCPT\nTI  - Memorandum of conversation\nKW  - internal\nDA  - 1953/07/{}/\nAN  - Box 4\nER  -\n"
    make_document(title="Memorandum of conversation", kind="other", source_note="Somewhere else")

    imported(library(tmp_path, paper.format(11) + paper.format(12)))
    again = imported(library(tmp_path, paper.format(11) + paper.format(12)))

    assert Document.objects.count() == 3
    assert again == "0 created, 0 changed, 2 unchanged.\n"


@pytest.mark.parametrize("collection", ["literature", "/x", "x/"])
def test_a_collection_that_names_none_is_refused(collection: str, tmp_path: Path) -> None:
    assert "--collection is an archive's slug" in refused(library(tmp_path), "--collection", collection)


def test_a_file_that_is_no_bibliography_is_refused(tmp_path: Path) -> None:
    assert refused(library(tmp_path, "hello")).endswith("Nothing was written.")


def test_the_number_of_queries_does_not_grow_with_documents_that_are_there(tmp_path: Path) -> None:
    imported(book(tmp_path, "TI  - First", "AU  - B, C", "PY  - 1990"))
    with CaptureQueriesContext(connection) as few:
        imported(book(tmp_path, "TI  - Second", "AU  - B, C", "PY  - 1990"))
    for number in range(30):
        make_document(title=f"Work {number}", kind="book", authors="C B", year=1990)

    with CaptureQueriesContext(connection) as many:
        imported(book(tmp_path, "TI  - Third", "AU  - B, C", "PY  - 1990"))

    assert len(many) == len(few)
