"""A volume that comes in again, or after somebody's work: what is brought up to date, and what stays."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from evidence.choices import AgentRole
from evidence.models import (
    AgentSuggestion,
    Document,
    DocumentMatch,
    DocumentText,
    Holding,
    Note,
    User,
)
from evidence.services.saving import save_row
from evidence.services.suggestions import confirm_agent
from tests.factories import (
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
from tests.importing import HEAD, import_frus, the_document, volume_of
from tests.loading import edit

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    """A researcher who works in the admin."""
    return make_user(username="ada")


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


def test_a_corrected_link_of_a_name_is_brought_up_to_date(tmp_path: Path) -> None:
    persons = (
        '<div type="section" xml:id="persons"><list><item><persName xml:id="p_1">Sapt, Fritz</persName></item>'
        '<item><persName xml:id="p_2">Sapt, Anna</persName></item></list></div>'
    )
    head = 'Telegram From <persName type="from" corresp="#{}">Sapt</persName>'
    for link in ("p_1", "p_2"):
        import_frus(volume_of(tmp_path, document_xml(head=head.format(link)), front=persons))

    assert AgentSuggestion.objects.get().listed_as == "Sapt, Anna"


def test_an_enclosure_that_moves_on_by_one_does_not_take_the_place_of_another(tmp_path: Path) -> None:
    letter = '<div type="document"><head>{0}</head><p>Words of {0}.</p></div>'
    old, new = letter.format("Letter A"), letter.format("Letter B")
    import_frus(volume_of(tmp_path, document_xml(old)))

    output = StringIO()
    with pytest.raises(CommandError):
        call_command("import_frus", str(volume_of(tmp_path, document_xml(new + old))), stdout=output)

    assert the_document("d1.1").title == "Letter A"
    assert "Letter A" in the_document("d1.1").texts.get().body
    assert (
        "d1.1: its file gives it no identifier, and another document stood in its place" in output.getvalue()
    )


def test_a_reading_that_breaks_a_rule_changes_nothing_of_the_document(tmp_path: Path) -> None:
    import_frus(volume_of(tmp_path, document_xml()))
    label = "1" * 49
    inside = f'<p>The King received <pb n="{label}2"/>the envoy and <pb n="{label}3"/>gave him dinner.</p>'
    path = volume_of(tmp_path, document_xml(inside))
    path.write_text(path.read_text("utf-8").replace('n="7"', f'n="{label}1"'), "utf-8")

    output = StringIO()
    with pytest.raises(CommandError):
        call_command("import_frus", str(path), stdout=output)

    assert "d1: pages: Ensure this value has at most 100 characters" in output.getvalue()
    assert (DocumentText.objects.count(), Holding.objects.get().pages) == (1, "7")
