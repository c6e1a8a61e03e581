"""The command `import_frus` on volumes of our own invention: what comes in, what stays, and what is said."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.choices import AgentRole
from evidence.models import (
    AgentSuggestion,
    Archive,
    Collection,
    Document,
    DocumentMatch,
    DocumentText,
    Holding,
    Note,
    Page,
    User,
)
from evidence.services.saving import save_row
from evidence.services.suggestions import confirm_agent
from tests.factories import (
    FACTORIES,
    make_agent,
    make_appraisal,
    make_archive,
    make_collection,
    make_document,
    make_holding,
    make_passage,
    make_user,
)
from tests.frus_files import DATELINE, VOLUME, document_xml, volume_xml, write
from tests.loading import edit

pytestmark = pytest.mark.django_db

HEAD = 'Telegram From the Envoy (<persName type="from">Sapt</persName>) to the <gloss type="to">King</gloss>'
NOTED = "<p>The King received<note n='1'>In Strelsau.</note> the envoy.</p>"


@pytest.fixture
def ada() -> User:
    """A researcher who works in the admin."""
    return make_user(username="ada")


def import_frus(*paths: Path, **options: Any) -> str:
    """What the command says."""
    output = StringIO()
    call_command("import_frus", *map(str, paths), stdout=output, **options)
    return output.getvalue()


def volume_of(folder: Path, *documents: str, **options: Any) -> Path:
    """A volume with these documents."""
    return write(folder, volume_xml('<pb n="7"/>', *documents, **options))


def n_rows() -> dict[str, int]:
    """How many rows and changes there are of each kind, logins included."""
    models = [*FACTORIES, User]
    counts = {model.__name__: model._base_manager.count() for model in models}
    return counts | {
        f"history of {model.__name__}": model.history.count() for model in models if hasattr(model, "history")
    }


def the_document(identifier: str = "d1") -> Document:
    """The document of the volume that is called so."""
    return Document.objects.get(holdings__identifier=identifier, holdings__collection__reference_code=VOLUME)


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


def test_a_better_wording_becomes_the_current_version_and_the_old_one_stays(tmp_path: Path) -> None:
    import_frus(volume_of(tmp_path, document_xml("<p>The King recieved him.</p>")))

    said = import_frus(volume_of(tmp_path, document_xml("<p>The King received him.</p>")))

    current = DocumentText.objects.get(is_current=True)
    assert "1 changed" in said
    assert "received" in current.body
    assert "recieved" in DocumentText.objects.get(is_current=False).body
    assert DocumentText.objects.count() == 2


@pytest.mark.parametrize("poorer", [{"inside": "<p>Cut.</p>"}, {"no_page": True}], ids=["shorter", "no page"])
def test_a_poorer_wording_is_kept_beside_and_said_and_nothing_follows_it(
    tmp_path: Path, poorer: dict[str, Any]
) -> None:
    long = "<p>The King received the envoy at some length.</p>" * 5
    import_frus(volume_of(tmp_path, document_xml(long)))
    inside = poorer.get("inside", long + "<p>One more.</p>")
    worse = document_xml(inside, dateline=DATELINE.replace("4", "5"))
    path = write(tmp_path, volume_xml(worse) if poorer.get("no_page") else volume_xml('<pb n="7"/>', worse))

    said = import_frus(path)

    assert "kept beside the current text: d1: it has " in said
    assert DocumentText.objects.get(is_current=True).body.count("at some length") == 5
    assert the_document().date_edtf == "1951-03-04"
    assert "0 changed, 1 unchanged" in import_frus(path)


def test_what_the_import_read_is_brought_up_to_date(tmp_path: Path) -> None:
    import_frus(volume_of(tmp_path, document_xml()))

    import_frus(volume_of(tmp_path, document_xml(dateline=DATELINE.replace("4", "5"))))

    document = the_document()
    assert (document.date_edtf, str(document.date_earliest)) == ("1951-03-05", "1951-03-05")
    assert document.history.latest().history_user.username == "import_frus"


def test_what_a_person_corrected_stays_and_is_listed(tmp_path: Path, ada: User) -> None:
    import_frus(volume_of(tmp_path, document_xml()))
    edit(the_document(), ada, date_printed="March 3, 1951", date_edtf="1951-03-03", short_title="The landing")

    said = import_frus(volume_of(tmp_path, document_xml(dateline=DATELINE.replace("4", "5"))))

    document = the_document()
    assert (document.date_printed, document.date_edtf) == ("March 3, 1951", "1951-03-03")
    assert document.short_title == "The landing"
    assert "kept as a person left it: d1: date_edtf was changed by ada on " in said
    assert "d1: date_printed was changed by ada" in said


def test_what_a_person_corrected_is_not_listed_again_and_again(tmp_path: Path, ada: User) -> None:
    path = volume_of(tmp_path, document_xml())
    import_frus(path)
    edit(the_document(), ada, place="Zenda")

    assert "kept" not in import_frus(path)
    assert the_document().place == "Zenda"


def test_a_source_that_says_nothing_empties_nothing(tmp_path: Path) -> None:
    import_frus(volume_of(tmp_path, document_xml()))

    said = import_frus(volume_of(tmp_path, document_xml(dateline="<p>Strelsau, March 4, 1951.</p>")))

    document = the_document()
    assert (document.date_printed, document.place) == ("March 4, 1951", "Strelsau")
    assert "kept as a person" not in said


def test_a_scholars_fields_are_filled_once_and_never_touched_again(tmp_path: Path, ada: User) -> None:
    import_frus(volume_of(tmp_path, document_xml()))
    document = the_document()
    edit(document, ada, kind="letter", source_class="exchange", languages="de", rights="Ask the King.")
    make_appraisal(document=document)
    make_passage(document=document)

    import_frus(volume_of(tmp_path, document_xml(head="Memorandum")))

    document.refresh_from_db()
    assert (document.kind, document.source_class, document.languages, document.rights) == (
        *("letter", "exchange", "de", "Ask the King."),
    )
    assert (document.appraisals.count(), document.passages.count()) == (1, 1)


def test_a_document_that_somebody_entered_by_identifier_gets_its_text(tmp_path: Path, ada: User) -> None:
    collection = make_collection(archive=make_archive(slug="frus"), reference_code=VOLUME)
    mine = make_document(short_title="The landing", source_class="exchange")
    holding = Holding(document=mine, collection=collection, identifier="d1")
    save_row(holding, by=ada)

    said = import_frus(volume_of(tmp_path, document_xml()))

    assert "0 created, 1 changed" in said
    document = the_document()
    assert (document, document.short_title, document.source_class) == (mine, "The landing", "exchange")
    assert document.title.startswith("Telegram From the Embassy")
    assert "received the envoy" in document.texts.get().body
    assert (document.holdings.get().pages, document.holdings.get().status) == ("7", "seen")


def test_a_copy_that_a_person_says_is_only_cited_stays_so(tmp_path: Path, ada: User) -> None:
    path = volume_of(tmp_path, document_xml())
    import_frus(path)
    edit(Holding.objects.get(), ada, status="cited")

    import_frus(path)

    assert Holding.objects.get().status == "cited"


def test_a_document_that_somebody_entered_by_pages_is_suggested_to_be_the_one(tmp_path: Path) -> None:
    collection = make_collection(archive=make_archive(slug="frus"), reference_code=VOLUME)
    mine = make_document(date_edtf="1951-03-04", date_earliest="1951-03-04", date_latest="1951-03-04")
    make_holding(document=mine, collection=collection, identifier="", pages="7-8")

    said = import_frus(volume_of(tmp_path, document_xml()))

    match = DocumentMatch.objects.get()
    assert (match.document, match.imported) == (mine, the_document())
    assert "documents entered before that seem to be ones of this volume: 1;" in said


def test_a_name_that_is_marked_no_longer_goes_unless_a_person_confirmed_it(tmp_path: Path, ada: User) -> None:
    import_frus(volume_of(tmp_path, document_xml(head=HEAD)))
    confirm_agent(AgentSuggestion.objects.get(name_printed="Sapt"), make_agent(slug="sapt"), by=ada)
    make_document_suggestion(the_document(), "Rassendyll")

    import_frus(
        volume_of(tmp_path, document_xml(head=HEAD.replace(">King<", ">Regent<").replace(">Sapt<", ">He<")))
    )

    assert set(AgentSuggestion.objects.values_list("name_printed", flat=True)) == {
        *("Sapt", "He", "Regent", "Rassendyll"),  # the last by another source
    }


def make_document_suggestion(document: Document, name: str) -> AgentSuggestion:
    """A name that another source marks."""
    return AgentSuggestion.objects.create(document=document, role=AgentRole.AUTHOR, name_printed=name)


def test_a_better_reading_of_the_structure_changes_no_version(tmp_path: Path) -> None:
    import_frus(volume_of(tmp_path, document_xml("<p>Plain words<note n='1'>So.</note>.</p>")))
    emphatic = "<p><hi rend='italic'>Plain</hi> words<note n='1'><hi rend='strong'>So</hi>.</note>.</p>"
    path = volume_of(tmp_path, document_xml(emphatic))

    said = import_frus(path)

    text = DocumentText.objects.get()
    assert "1 changed" in said
    assert [text.body[span[1] : span[2]] for span in text.structure if span[0] == "italic"] == ["Plain"]
    assert Note.objects.get().structure == [["bold", 0, 2]]
    assert "1 unchanged" in import_frus(path)


def test_an_enclosed_document_is_part_of_the_one_around_it(tmp_path: Path) -> None:
    inner = '<div type="document"><head>Inclosure</head><p>The old treaty.</p></div>'

    import_frus(volume_of(tmp_path, document_xml(f"<p>See this.</p>{inner}")))

    enclosed = the_document("d1.1")
    assert enclosed.part_of == the_document()
    assert "old treaty" in enclosed.texts.get().body
    assert "old treaty" not in the_document().texts.get().body
    assert enclosed.holdings.get().url == ""


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
    assert "1 of 2 files taken: 1 created, 0 changed, 0 unchanged, 1 rejected." in output.getvalue()
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
    from evidence.services import volumes

    whole = volumes.read_documents

    def some(*arguments: Any) -> Iterator[Any]:
        for count, document in enumerate(whole(*arguments)):
            if count == n:
                raise KeyboardInterrupt
            yield document

    monkeypatch.setattr(volumes, "read_documents", some)
    return monkeypatch


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
