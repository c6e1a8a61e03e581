"""Where a document came from, in the five shapes that volumes have, and how it was classified."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.importers.frus.source_notes import classification_of
from tests.frus_files import document_xml, read_one

SOURCE = "Source: Royal Archives, 794.5/8–1055. Top Secret; Priority. Drafted by Rassendyll."


@pytest.mark.parametrize(
    "note",
    [
        f'<note type="source" n="1" xml:id="d1fn1">{SOURCE}</note>',
        f'<note type="source" n="0" xml:id="d1fn0">{SOURCE}</note>',
        f'<note n="0" xml:id="d1fn0">{SOURCE}</note>',
        f'<note n="1" xml:id="d1fn1">[{SOURCE}]</note>',
    ],
)
def test_a_note_of_the_heading_says_where_the_document_came_from(tmp_path: Path, note: str) -> None:
    document = read_one(tmp_path, document_xml(head=f"Telegram{note}"))
    assert document.text

    assert document.source_note.strip("[]") == SOURCE
    assert document.classification == "Top Secret; Priority"
    assert [found.kind for found in document.text.notes] == ["source"]


def test_a_source_note_numbered_nought_is_printed_without_a_number(tmp_path: Path) -> None:
    document = read_one(
        tmp_path,
        document_xml(
            '<p>Text<note n="1" xml:id="d1fn1">See there.</note>.</p>',
            head=f'Telegram<note n="0">{SOURCE}</note>',
        ),
    )
    assert document.text

    assert [(note.kind, note.label) for note in document.text.notes] == [("source", ""), ("footnote", "1")]


@pytest.mark.parametrize(
    "reference",
    [
        "794.5/8–1055",
        "740.00119 Control (Ruritania)/6–1649: Telegram",
        "Royal files, lot 63 D 351",
        "501.BB Ruritania",
    ],
)
def test_a_bare_reference_before_the_heading_is_a_source_note(tmp_path: Path, reference: str) -> None:
    xml = (
        f'<div type="document" xml:id="d1" n="1"><note rend="inline" type="source">{reference}</note>'
        "<head>The Envoy to the King</head><p>Sire.</p></div>"
    )

    document = read_one(tmp_path, xml)

    assert document.source_note == reference
    assert document.text is not None
    assert (document.text.notes[0].anchor, document.text.notes[0].kind) == (0, "source")


@pytest.mark.parametrize("label", ["[No. 378.]", "[Extract.]", "[Telegram.]"])
def test_a_printed_label_before_the_heading_is_no_source_note(tmp_path: Path, label: str) -> None:
    xml = (
        f'<div type="document" xml:id="d1" n="1"><note rend="inline" type="source">{label}</note>'
        "<head>The Envoy to the King</head><p>Sire.</p></div>"
    )

    document = read_one(tmp_path, xml)

    assert document.source_note == ""
    assert document.text is not None
    assert [note.kind for note in document.text.notes] == ["label"]


def test_an_ordinary_first_footnote_is_no_source_note(tmp_path: Path) -> None:
    document = read_one(tmp_path, document_xml(head='Telegram<note n="1">Drafted by Rassendyll.</note>'))

    assert document.source_note == ""


def test_an_editors_summary_is_told_from_footnotes(tmp_path: Path) -> None:
    document = read_one(tmp_path, document_xml(head='Telegram<note type="summary">The King agreed.</note>'))
    assert document.text

    assert document.text.notes[0].kind == "summary"


def test_a_source_that_says_ibid_is_left_so_and_reported(tmp_path: Path) -> None:
    document = read_one(
        tmp_path, document_xml(head='Telegram<note type="source" n="1">Source: Ibid., Central Files.</note>')
    )

    assert document.source_note == "Source: Ibid., Central Files."
    assert any("Ibid." in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("source_note", "opening", "classification"),
    [
        ("Source: Files, 1. Secret. Drafted by Jones.", [], "Secret"),
        ("Source: Files, 1. No classification marking.", [], "No classification marking"),
        (
            "Source: Files, 1. Top Secret; [indicator not declassified]; Eyes Only. Drafted by Jones.",
            [],
            "Top Secret; [indicator not declassified]; Eyes Only",
        ),
        ("Source: Files of the Secretary of State.", [], ""),
        ("794.5/2–1353", ["Top Secret", "NSC 125/2"], "Top Secret"),
        ("794.5/2–1353", ["top secret"], "top secret"),
        ("794.5/2–1353", ["Secret NIACT"], "Secret NIACT"),
        ("794.5/2–1353", ["personal and confidential"], "personal and confidential"),
        ("794.5/2–1353", ["Secret talks began."], ""),
        ("Source: Files. Secret; U.S. Eyes Only. Drafted.", [], "Secret; U.S. Eyes Only"),
        ("794.5/2–1353", ["The secret is out, as everybody in Strelsau by now has heard it told."], ""),
        ("", [], ""),
    ],
)
def test_the_classification_stands_in_the_source_note_or_in_the_first_lines(
    source_note: str, opening: list[str], classification: str
) -> None:
    assert classification_of(source_note, opening) == classification
