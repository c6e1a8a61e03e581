"""What editors and censors left out, wherever the volume says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.frus_files import document_xml, read_one


def excisions(folder: Path, inside: str, **options: str) -> list[str]:
    """What is said to be left out of a document with this in it."""
    said = read_one(folder, document_xml(inside, **options)).excisions
    return said.split("\n") if said else []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("He [1 line of source text not declassified] left.", "[1 line of source text not declassified]"),
        ("[1 paragraph (25 lines) not declassified]", "[1 paragraph (25 lines) not declassified]"),
        ("Footnote [7 lines of text] not declassified.", "Footnote [7 lines of text] not declassified."),
        ("Top Secret. 5 pages of text not declassified.", "5 pages of text not declassified."),
        ("[Here follows discussion of the weather.]", "[Here follows discussion of the weather.]"),
        ("[Omitted here is talk of the weather.]", "[Omitted here is talk of the weather.]"),
        ("[Here follows talk of [other] weather.]", "[Here follows talk of [other] weather.]"),
        ("[here follow two tables]", "[here follow two tables]"),
        ("[Here follow pages 39–55 of the study.", "[Here follow pages 39–55 of the study."),
        ("* * * * *", "* * * * *"),
        ("***", "***"),
        ("[Extracts.]", "[Extracts.]"),
    ],
)
@pytest.mark.parametrize("where", ["text", "note"])
def test_what_was_left_out_is_told_in_the_words_of_those_who_did(
    tmp_path: Path, words: str, said: str, where: str
) -> None:
    inside = f"<p>One.</p><p>{words}</p>" if where == "text" else f"<p>One.<note n='1'>{words}</note></p>"

    assert excisions(tmp_path, inside) == [said]


def test_a_bracket_over_two_paragraphs_is_one(tmp_path: Path) -> None:
    document = read_one(tmp_path, document_xml("<p>[Here follow talks.</p><p>And more.]</p><p>Two.</p>"))

    assert document.excisions == "[Here follow talks.\n\nAnd more.]"


@pytest.mark.parametrize(
    "words",
    [
        "The extract * is * here.",
        "It was declassified [sic].",
        "“The text [is] here.” He follows.",
        "2 * 3 * 4",
    ],
)
def test_ordinary_words_tell_of_no_excision(tmp_path: Path, words: str) -> None:
    assert excisions(tmp_path, f"<p>{words}</p>") == []


def test_a_document_withheld_as_a_whole_is_marked_by_its_source_note(tmp_path: Path) -> None:
    head = (
        "Paper<note n='1' type='source'>[Source: Kennedy Library, National Security Files, Countries Series, "
        "Strelsau, 1961–1963. Top Secret. <hi rend='italic'>5 pages of source text not declassified</hi>.]</note>"
    )

    assert excisions(tmp_path, "<p>JCSM–312–63</p>", head=head) == [
        "5 pages of source text not declassified."
    ]


def test_the_places_are_marked_in_the_text_and_in_the_note(tmp_path: Path) -> None:
    document = read_one(
        tmp_path, document_xml("<p>He [text not declassified] left.<note n='1'>* * *</note></p>")
    )

    assert document.text is not None
    marked = [span for span in document.text.spans if span.kind == "excision"]
    assert [document.text.body[span.start : span.end] for span in marked] == ["[text not declassified]"]
    assert [span.kind for span in document.text.notes[0].spans] == ["excision"]
