"""Whom a document's markup makes sender, recipient and participant, and whom it only seems to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.frus_files import document_xml, read_one


def people(folder: Path, *, head: str = "Minutes", inside: str = "<p>Sire.</p>") -> list[tuple[str, str]]:
    """Roles and names in a document with this heading and this in it."""
    return [(person.role, person.name) for person in read_one(folder, document_xml(inside, head=head)).people]


def participants(folder: Path, *items: str) -> list[str]:
    """The names in a list of participants."""
    entries = "".join(f"<item>{item}</item>" for item in items)
    return [name for _, name in people(folder, inside=f'<list type="participants">{entries}</list>')]


def test_those_between_whom_a_conversation_was_took_part_in_it(tmp_path: Path) -> None:
    head = (
        'Memorandum of a Conversation Between the <gloss type="from">King</gloss> and the Envoy '
        '(<persName type="to">Sapt</persName>)'
    )

    assert people(tmp_path, head=head) == [("participant", "King"), ("participant", "Sapt")]


def test_who_wrote_down_a_conversation_is_its_author(tmp_path: Path) -> None:
    head = 'Memorandum of Conversation, by <persName type="from">Fritz von Tarlenheim</persName>'

    assert people(tmp_path, head=head) == [("author", "Fritz von Tarlenheim")]


def test_a_name_in_brackets_before_to_is_the_senders_whatever_the_markup_says(tmp_path: Path) -> None:
    head = (
        'The <gloss type="from">Political Adviser</gloss> to the Regent (<persName type="to">Sapt</persName>) to '
        'the <gloss type="to">Department of State</gloss>'
    )

    assert people(tmp_path, head=head) == [
        ("author", "Political Adviser"),
        ("author", "Sapt"),
        ("recipient", "Department of State"),
    ]


def test_who_signed_is_the_author_where_the_heading_names_nobody(tmp_path: Path) -> None:
    signature = "<closer><signed><persName>Rupert Hentzau</persName></signed></closer>"
    attached = f"<frus:attachment><p>Tab A</p>{signature.replace('Rupert', 'Old')}</frus:attachment>"
    head = 'Letter From <persName type="from">Sapt</persName>'

    assert people(tmp_path, inside=f"<p>Sire.</p>{signature}{attached}") == [("author", "Rupert Hentzau")]
    assert people(tmp_path, head=head, inside=f"<p>Sire.</p>{signature}") == [("author", "Sapt")]


@pytest.mark.parametrize(
    "side",
    [
        '<hi rend="italic">Embassies</hi>',
        '<hi rend="italic">Ruritania</hi>:',
        "United Kingdom—",
        "United States",
        "Ruritanian side",
        "The Department of State",
        "[Here follows the same list of persons as Document 331.]",
        "",
    ],
)
def test_a_side_or_a_remark_among_participants_is_nobody(tmp_path: Path, side: str) -> None:
    assert participants(tmp_path, side, "Colonel Sapt, Embassy of Ruritania") == [
        "Colonel Sapt, Embassy of Ruritania"
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Mr. Dering, British Embassy",
        "The Secretary of State",
        "General Fox",
        "Colonel Kim (interpreter)",
        "Mr. Black, <hi>The Ruritanian Courier</hi>",
        "[Ramsbotham, Mason]",
        "<persName>Hentzau</persName>",
    ],
)
def test_a_person_among_participants_is_somebody(tmp_path: Path, name: str) -> None:
    (found,) = participants(tmp_path, name)

    assert found == name.replace("<hi>", "").replace("</hi>", "").replace("<persName>", "").replace(
        "</persName>", ""
    )


def test_a_single_word_is_a_side_only_where_the_markup_marks_names_beside_it(tmp_path: Path) -> None:
    assert participants(tmp_path, "Japan", "Mr. <persName>Ikeda</persName>") == ["Mr. Ikeda"]
    assert participants(tmp_path, "Ikeda", "Mr. Rusk") == ["Ikeda", "Mr. Rusk"]


@pytest.mark.parametrize("first", ["Participants:", "Present", "Those present:"])
def test_a_table_that_begins_with_participants_names_them(tmp_path: Path, first: str) -> None:
    rows = f"<row><cell>{first}</cell><cell>Dr. Chang, Ambassador</cell></row><row><cell/><cell>Mr. Bond</cell></row>"

    assert people(tmp_path, inside=f"<table>{rows}</table>") == [
        ("participant", "Dr. Chang, Ambassador"),
        ("participant", "Mr. Bond"),
    ]


def test_any_other_table_names_nobody(tmp_path: Path) -> None:
    assert people(tmp_path, inside="<table><row><cell>Year</cell><cell>Mr. Bond</cell></row></table>") == []


def test_a_name_in_a_note_of_the_heading_is_nobodys(tmp_path: Path) -> None:
    head = "Telegram<note n='1'>To <persName type='to'>Mr. Footnote</persName>.</note>"

    assert people(tmp_path, head=head) == []
