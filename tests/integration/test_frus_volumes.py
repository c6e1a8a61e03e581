"""Real volumes and the demonstration study, whichever of the two comes first.

The expected counts are those of the reference on the encoding of FRUS (its sections 3, 13 and 14).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count, Prefetch, Q
from django.test import Client
from lxml import etree
from pytest_django import DjangoDbBlocker

from evidence.finding import find
from evidence.models import AgentSuggestion, Archive, Document, DocumentText, Holding, Note, Page, Quotation
from evidence.reports import citable, citation_of
from tests.data import data_folder
from tests.factories import make_archivist
from tests.importing import n_rows

#: Documents by volume, enclosures included.
VOLUMES = {
    "frus1861": 429,
    "frus1949v07p2": 386,
    "frus1952-54v14p2": 386,
    "frus1955-57v03": 305,
    "frus1955-57v23p2": 265,
    "frus1961-63v22": 385,
}
#: Documents of the study that stand in these volumes: volume, identifier, the name that scholars use.
OF_THE_STUDY = (
    ("frus1949v07p2", "d97", "NSC 49"),
    ("frus1949v07p2", "d386", "NSC 48/2"),
    ("frus1952-54v14p2", "d588", "NSC 125/2"),
    ("frus1955-57v23p2", "d24", "NSC 5514"),
    ("frus1955-57v03", "d169", "Chiang"),
    ("frus1955-57v03", "d288", "NSC 5723"),
    ("frus1961-63v22", "d26", "Taipei"),
)
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True)
class Loaded:
    """What the commands said, and the study's table before and after the volumes came."""

    folder: Path
    volumes: str
    table_before: str
    table_after: str


def said_by(command: str, *arguments: str) -> str:
    """What a command says."""
    output = StringIO()
    call_command(command, *arguments, stdout=output)
    return output.getvalue()


@pytest.fixture(scope="module", params=["study first", "volumes first"])
def loaded(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Loaded]:
    """Study and volumes in a database, once for all tests of an order, since they take seconds."""
    folder = data_folder("frus")
    files = [str(folder / f"{volume}.xml") for volume in VOLUMES]
    with django_db_blocker.unblock(), transaction.atomic():
        before = volumes = ""
        if request.param == "study first":
            said_by("load_study", "hub-and-spokes")
            before = said_by("congruence", "hub-and-spokes", "--format", "json")
        volumes = said_by("import_frus", *files)
        if request.param == "volumes first":
            said_by("load_study", "hub-and-spokes")
        after = said_by("congruence", "hub-and-spokes", "--format", "json")
        yield Loaded(folder, volumes, before, after)
        transaction.set_rollback(True)


@pytest.fixture
def db(loaded: Loaded) -> Iterator[None]:
    """The database of this module's tests, which pytest-django knows by this name. What a test changes is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def identified(volume: str, identifier: str) -> Document:
    """A document by what its volume calls it."""
    copies = Holding.objects.filter(collection__reference_code=volume, identifier=identifier)
    return copies.select_related("document").get().document


def test_every_document_of_every_volume_is_there_once(loaded: Loaded, db: None) -> None:
    held = Holding.objects.filter(collection__reference_code__in=VOLUMES).exclude(identifier="")
    counts = held.order_by().values_list("collection__reference_code").annotate(n=Count("pk"))

    assert dict(counts) == VOLUMES
    assert held.values("document").distinct().count() == sum(VOLUMES.values())
    assert loaded.volumes.splitlines()[-1].endswith(" 0 rejected.")
    assert "not known here" not in loaded.volumes


def test_enclosures_are_part_of_the_documents_around_them(db: None) -> None:
    nested = Document.objects.filter(part_of__isnull=False, holdings__collection__reference_code="frus1861")

    assert nested.count() == 79


def test_documents_of_the_study_are_one_each_and_have_their_text(db: None) -> None:
    for volume, identifier, name in OF_THE_STUDY:
        document = identified(volume, identifier)

        assert name in document.short_title
        assert document.texts.filter(is_current=True).count() == 1
        assert document.passages.exists()
        assert document.history.filter(history_user__username="load_study").exists()
        assert document.history.filter(history_user__username="import_frus").exists()


def test_documents_with_text_hold_most_quotations_from_these_volumes(db: None) -> None:
    quoted = Quotation.objects.filter(passage__document__holdings__collection__reference_code__in=VOLUMES)

    assert quoted.exists()
    assert not quoted.filter(~Q(passage__document__texts__is_current=True)).exists()


def test_volumes_do_not_move_the_table(loaded: Loaded, db: None) -> None:
    if loaded.table_before:
        assert loaded.table_after == loaded.table_before
    expected = Path(__file__).parent / "demonstration" / "expected" / "hub-and-spokes-by-explanation.json"
    assert loaded.table_after == expected.read_text("utf-8")


def test_a_second_import_changes_nothing(loaded: Loaded, db: None) -> None:
    before = n_rows()

    said = said_by("import_frus", *(str(loaded.folder / f"{volume}.xml") for volume in VOLUMES))

    assert said.splitlines()[-1].startswith("6 of 6 files taken: 0 created, 0 changed, 2156 unchanged, 0 rej")
    assert n_rows() == before


def test_extracts_of_todays_encoding_are_kept_beside_the_whole_documents(loaded: Loaded, db: None) -> None:
    current = DocumentText.objects.filter(is_current=True).count()

    said = said_by("import_frus", str(loaded.folder / "current"))

    assert "3 of 3 files taken: 0 created, 4 changed, 0 unchanged, 0 rejected." in said
    assert said.count("kept beside the current text") == 4
    assert DocumentText.objects.filter(is_current=True).count() == current


def test_all_words_of_all_documents_are_there_in_order_and_those_of_notes_beside_them(
    loaded: Loaded, db: None
) -> None:
    for volume in VOLUMES:
        texts = DocumentText.objects.filter(
            document__holdings__collection__reference_code=volume, is_current=True
        )
        bodies = dict(texts.values_list("document__holdings__identifier", "body"))
        for element in documents_with_identifier(loaded.folder / f"{volume}.xml"):
            assert squeezed(bodies[element.get(XML_ID)]) == squeezed("".join(letters(element)))


def documents_with_identifier(path: Path) -> Iterator[etree._Element]:
    """The documents of a volume, read by another way."""
    root = etree.parse(path, etree.XMLParser(collect_ids=False)).getroot()
    for element in root.iter(f"{TEI}div"):
        if element.get("type") == "document" and element.get(XML_ID):
            yield element


def letters(element: etree._Element) -> Iterator[str]:
    """What is printed in an element but for its notes and the documents within it."""
    yield element.text or ""
    for child in element:
        is_nested = child.tag == f"{TEI}div" and child.get("type") == "document"
        if isinstance(child.tag, str) and child.tag != f"{TEI}note" and not is_nested:
            yield from letters(child)
        yield child.tail or ""


def squeezed(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def test_notes_stand_in_their_texts_and_pages_lie_end_to_end(db: None) -> None:
    # ordered by their own columns alone: without statistics PostgreSQL joins their documents row by row
    parts = (
        Prefetch("notes", Note.objects.order_by("position")),
        Prefetch("pages", Page.objects.order_by("start")),
    )
    for text in DocumentText.objects.filter(is_current=True).prefetch_related(*parts).order_by("pk"):
        pages = list(text.pages.all())
        assert [page.start for page in pages] == [0, *(page.end for page in pages[:-1])]
        assert pages[-1].end == len(text.body)
        notes = {note.pk: note for note in text.notes.all()}
        for note in notes.values():
            around = notes[note.in_note_id].body if note.in_note_id else text.body
            assert note.anchor <= len(around)


def test_notes_people_and_pages_are_as_many_as_the_markup_has(loaded: Loaded, db: None) -> None:
    document = identified("frus1952-54v14p2", "d588")

    assert document.holdings.get(identifier="d588").pages == "1300-1308"
    assert Page.objects.filter(text__document=document).count() == 9
    assert Note.objects.filter(text__document=document, kind="source").get().label == ""
    assert (document.date_printed, document.date_edtf, document.classification) == (
        *("August 7, 1952", "1952-08-07", "Top Secret"),
    )
    assert AgentSuggestion.objects.filter(document=document).exists()


@pytest.mark.parametrize(
    "text",
    [
        "frus1952-54v14p2/d588",
        "NSC 125/2",
        "FRUS, 1952–54, XIV, pt. 2, doc. 588",
        "1952-54, XIV, 1303",
        "https://history.state.gov/historicaldocuments/frus1952-54v14p2/d588",
    ],
)
def test_a_document_is_found_by_what_a_scholar_has_at_hand(text: str, db: None) -> None:
    found = find(Document.objects.all(), text)

    assert identified("frus1952-54v14p2", "d588") in found[:5]


def test_a_document_is_found_by_its_number_its_date_and_its_file(db: None) -> None:
    sought = identified("frus1955-57v23p2", "d24")

    assert sought in find(Document.objects.all(), "doc. 24")
    assert sought in find(Document.objects.all(), sought.date_printed)
    file = identified("frus1955-57v23p2", "d3")
    assert file in find(Document.objects.all(), file.source_note.split(", ")[2].split(".  ")[0].rstrip("."))


def test_every_document_with_text_has_its_page(db: None, client: Client) -> None:
    client.force_login(make_archivist())
    for volume in VOLUMES:
        held = Holding.objects.filter(collection__reference_code=volume).exclude(identifier="")
        for holding in held.order_by("sort_key")[5:400:40]:
            response = client.get(f"/documents/{holding.document.key}/")
            assert response.status_code == 200
            assert squeezed(holding.document.title[:20]) in squeezed(response.content.decode())


def test_citations_name_the_volume_and_the_number(db: None) -> None:
    document = citable(
        Document.objects.filter(pk=identified("frus1952-54v14p2", "d588").pk), to=make_archivist()
    )
    archive = Archive.objects.get(slug="frus")

    assert archive.citation_form
    assert "FRUS, 1952–54, Vol. 14, Part 2" in citation_of(document.get())
    assert "doc. 588" in citation_of(document.get())
