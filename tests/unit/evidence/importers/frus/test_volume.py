"""A volume's documents: which there are, on which pages they begin, and what is theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.importers.frus import FrusDocument, RejectedDocument
from tests.frus_files import document_xml, read_all, read_one, volume_xml, write

PERSONS = (
    '<div type="section" xml:id="persons"><head>Persons</head><list><item><hi rend="strong">'
    '<persName xml:id="p_SA1">Sapt, Fritz</persName>,</hi> Colonel until 1951</item></list></div>'
)


def test_a_volume_is_known_by_its_number_and_called_as_scholars_cite_it(tmp_path: Path) -> None:
    volume, _, _ = read_all(write(tmp_path, volume_xml(document_xml(), front=PERSONS), name="other.xml"))

    assert (volume.identifier, volume.years, volume.n_documents) == ("frus1950-52v98", (1950, 1952), 1)
    assert volume.title == "FRUS, 1950–52, Vol. 98: Ruritania"
    assert volume.persons == {"p_SA1": "Sapt, Fritz, Colonel until 1951"}


def test_a_document_stands_under_the_headings_around_it_and_has_its_address(tmp_path: Path) -> None:
    document = read_one(tmp_path, document_xml())

    assert document.section == "Ruritania > The harbour"
    assert document.url == "https://history.state.gov/historicaldocuments/frus1950-52v98/d1"
    assert (document.number, document.identifier) == ("1", "d1")


def test_a_document_begins_on_the_last_page_that_began_before_it(tmp_path: Path) -> None:
    xml = volume_xml(
        '<pb n="7"/>',
        document_xml('<p>One. <pb n="8"/>Two.</p><pb n="9"/>'),
        document_xml("<p>Three.</p>", number="2"),
    )

    _, (one, two), _ = read_all(write(tmp_path, xml))

    assert isinstance(one, FrusDocument)
    assert isinstance(two, FrusDocument)
    assert (one.pages, two.pages) == ("7-8", "9")
    assert one.text is not None
    assert [page.label for page in one.text.pages] == ["7", "8"]


def test_without_a_page_break_before_it_the_pages_of_a_document_are_not_known(tmp_path: Path) -> None:
    document = read_one(tmp_path, document_xml('<p>One. <pb n="8"/>Two.</p>'))

    assert document.pages == ""
    assert document.text is not None
    assert [page.label for page in document.text.pages] == ["", "8"]


def test_numbers_may_have_letters(tmp_path: Path) -> None:
    xml = (
        '<div type="document" xml:id="d72a" n="72A"><head>72A. Letter From the Envoy</head><p>Sire.</p></div>'
    )

    document = read_one(tmp_path, xml)

    assert (document.identifier, document.number, document.title) == ("d72a", "72A", "Letter From the Envoy")


def test_a_nested_document_is_a_document_of_its_own_within_the_other(tmp_path: Path) -> None:
    inner = (
        '<frus:attachment><div type="document"><head>Schedule A.</head><p>Inner. <pb n="4"/>More.</p></div>'
        "</frus:attachment>"
    )
    xml = volume_xml('<pb n="3"/>', document_xml(f"<p>Outer.</p>{inner}<p>After.</p>"))

    _, (outer, nested), _ = read_all(write(tmp_path, xml))

    assert isinstance(outer, FrusDocument)
    assert isinstance(nested, FrusDocument)
    assert outer.text is not None
    assert nested.text is not None
    assert "Inner." not in outer.text.body
    assert nested.text.body == "Schedule A.\n\nInner. More."
    assert (nested.identifier, nested.part_of, nested.url) == ("d1.1", "d1", "")
    assert (nested.pages, outer.pages) == ("3-4", "3-4")
    assert [(span.value, span.start) for span in outer.text.spans if span.kind == "enclosure"] == [
        ("d1.1", outer.text.body.index("\n\nAfter."))
    ]


def test_an_enclosure_printed_after_its_document_is_part_of_it(tmp_path: Path) -> None:
    xml = volume_xml(
        document_xml(),
        '<frus:attachment><div type="document"><head>Schedule</head><p>It.</p></div></frus:attachment>',
    )

    _, (_, enclosure), _ = read_all(write(tmp_path, xml))

    assert isinstance(enclosure, FrusDocument)
    assert (enclosure.identifier, enclosure.part_of) == ("d1.1", "d1")


def test_a_second_document_of_one_identifier_is_rejected_and_the_others_are_not(tmp_path: Path) -> None:
    xml = volume_xml(document_xml(), document_xml("<p>Again.</p>"), document_xml(number="2"))

    _, (one, again, two), _ = read_all(write(tmp_path, xml))

    assert isinstance(one, FrusDocument)
    assert isinstance(two, FrusDocument)
    assert isinstance(again, RejectedDocument)
    assert again.reason == "the file has another document of this identifier before it, which was taken"


def test_notes_may_repeat_an_identifier(tmp_path: Path) -> None:
    document = read_one(
        tmp_path,
        document_xml('<p>A<note n="1" xml:id="x">One.</note> b<note n="1" xml:id="x">Two.</note></p>'),
    )
    assert document.text

    assert [note.identifier for note in document.text.notes] == ["x", "x"]


def test_a_document_that_is_only_listed_has_no_text(tmp_path: Path) -> None:
    xml = (
        '<div type="document" xml:id="d1" n="1"><head>1. Memorandum</head>'
        "<frus:page-count-according-to-citation>2 pp.</frus:page-count-according-to-citation><frus:pdf/></div>"
    )

    document = read_one(tmp_path, xml)

    assert document.text is None
    assert document.title == "Memorandum"


def test_sender_recipient_and_participants_are_suggested_with_the_entry_they_are_linked_to(
    tmp_path: Path,
) -> None:
    head = (
        'Memorandum From Colonel <persName type="from" corresp="#p_SA1">Sapt</persName> to the '
        '<gloss type="to">King</gloss>'
    )
    lists = '<list type="participants "><head>Present</head><item>The Envoy</item><item>Hentzau</item></list>'
    xml = volume_xml(document_xml(f"{lists}<p>Sire.</p>", head=head), front=PERSONS)

    _, (document,), _ = read_all(write(tmp_path, xml))

    assert isinstance(document, FrusDocument)
    assert [(person.role, person.name, person.listed_as) for person in document.people] == [
        ("author", "Sapt", "Sapt, Fritz, Colonel until 1951"),
        ("recipient", "King", ""),
        ("participant", "The Envoy", ""),
        ("participant", "Hentzau", ""),
    ]


def test_of_long_headings_around_a_document_each_keeps_its_beginning(tmp_path: Path) -> None:
    xml = volume_xml(document_xml()).replace("Ruritania<note", f"{'Ruritania ' * 90}<note")

    _, (document,), _ = read_all(write(tmp_path, xml))

    assert isinstance(document, FrusDocument)
    assert len(document.section) <= 500
    assert document.section.startswith("Ruritania Ruritania")
    assert document.section.endswith("… > The harbour")


def test_a_note_that_ends_with_a_colon_is_reported(tmp_path: Path) -> None:
    document = read_one(tmp_path, document_xml('<p>A<note n="4">It reads as follows:</note>.</p><p>Q.</p>'))

    assert any(warning.startswith("note 4 ends with a colon") for warning in document.warnings)


@pytest.mark.parametrize("uri", ["http://history.state.gov/ns/1.0", "http://history.state.gov/frus/ns/1.0"])
def test_both_namespaces_of_the_series_are_read_alike(tmp_path: Path, uri: str) -> None:
    namespaces = f'xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="{uri}"'
    xml = volume_xml(
        document_xml("<frus:attachment><p>B.</p></frus:attachment><frus:file>x</frus:file>"),
        namespaces=namespaces,
    )

    _, (document,), unknown = read_all(write(tmp_path, xml))

    assert isinstance(document, FrusDocument)
    assert document.text is not None
    assert document.text.body.endswith("B.")
    assert not unknown


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_marks_of_byte_order_and_all_ends_of_lines_are_read(tmp_path: Path, encoding: str, end: str) -> None:
    path = tmp_path / "frus1950-52v98.xml"
    path.write_bytes(volume_xml(document_xml(f"<p>Café{end}König</p>")).encode(encoding))

    _, (document,), _ = read_all(path)

    assert isinstance(document, FrusDocument)
    assert document.text is not None
    assert document.text.body.endswith("Café König")


@pytest.mark.parametrize("depth", [1, 2])
def test_a_document_within_one_of_its_own_identifier_is_rejected(tmp_path: Path, depth: int) -> None:
    inner = '<div type="document" xml:id="d1"><p>Inner.</p></div>'
    if depth == 2:
        inner = f'<div type="document" xml:id="d2"><p>Between.</p>{inner}</div>'

    _, found, _ = read_all(write(tmp_path, volume_xml(document_xml(f"<p>Outer.</p>{inner}"))))

    assert [(each.identifier, isinstance(each, FrusDocument)) for each in found] == [
        ("d1", True),
        *([("d2", True)] if depth == 2 else []),
        ("d1", False),
    ]


def test_what_is_in_a_rejected_document_is_no_enclosure_of_the_one_of_its_name(tmp_path: Path) -> None:
    inner = '<div type="document" xml:id="d9"><p>Inner.</p></div>'

    _, found, _ = read_all(write(tmp_path, volume_xml(document_xml(), document_xml(inner))))

    (child,) = [each for each in found if each.identifier == "d9"]
    assert isinstance(child, FrusDocument)
    assert child.part_of == ""


def test_documents_nested_too_deeply_are_rejected_and_the_others_are_not(tmp_path: Path) -> None:
    deep = "<p>Deep.</p>"
    for n in range(200):
        deep = f'<div type="document" xml:id="d1{n:03}">{deep}</div>'

    _, found, _ = read_all(write(tmp_path, volume_xml(deep, document_xml(number="2"))))

    assert isinstance(found[-1], FrusDocument)
    assert isinstance(found[0], RejectedDocument)
    assert "nested in it too deeply" in found[0].reason


def test_a_document_within_a_note_is_a_document(tmp_path: Path) -> None:
    inner = '<div type="document" xml:id="d9"><p>Inner.</p></div>'
    xml = volume_xml(document_xml(f"<p>One.<note n='1'>See: {inner}</note></p>"))

    volume, found, _ = read_all(write(tmp_path, xml))

    assert [each.identifier for each in found] == ["d1", "d9"]
    assert volume.n_documents == 2


def test_the_list_of_persons_may_be_divided(tmp_path: Path) -> None:
    item = '<item><persName xml:id="p_{0}">{0}</persName>, Colonel</item>'
    parts = "".join(
        f'<div type="section"><list>{item.format(name)}</list></div>' for name in ("Sapt", "Hentzau")
    )
    xml = volume_xml(document_xml(), front=f'<div type="section" xml:id="persons">{parts}</div>')

    assert read_all(write(tmp_path, xml))[0].persons == {
        "p_Sapt": "Sapt, Colonel",
        "p_Hentzau": "Hentzau, Colonel",
    }


def test_the_heading_of_an_attachment_is_not_the_documents_title(tmp_path: Path) -> None:
    xml = (
        '<div type="document" xml:id="d1" n="1"><p>Covering words.</p>'
        "<frus:attachment><head>Tab A</head><p>More.</p></frus:attachment></div>"
    )

    assert read_one(tmp_path, xml).title == ""


def test_a_document_of_which_nothing_but_heading_and_source_is_printed_has_no_text(tmp_path: Path) -> None:
    xml = '<div type="document" xml:id="d1"><head>1. Paper<note type="source">Source: Files.</note></head></div>'

    document = read_one(tmp_path, xml)

    assert (document.text, document.source_note) == (None, "Source: Files.")


@pytest.mark.parametrize("identifier", ["..", "dé1", "d1/2", "d" * 101, "d 1"])
def test_what_is_no_identifier_is_rejected(tmp_path: Path, identifier: str) -> None:
    xml = f'<div type="document" xml:id="{identifier}"><p>Words.</p></div>'

    _, (found,), _ = read_all(write(tmp_path, volume_xml(xml)))

    assert isinstance(found, RejectedDocument)
    assert "its identifier is none" in found.reason
