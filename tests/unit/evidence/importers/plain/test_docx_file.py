"""Word documents: their words as printed, their notes, and their pages."""

from __future__ import annotations

import pytest

from evidence.importers.plain.docx_file import read_docx
from evidence.importers.plain.readings import Reading
from evidence.texts import TextDraft
from tests.plain_files import docx, packed, paragraph, relations

RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"
BREAK = '<w:r><w:br w:type="page"/></w:r>'


def read(body: str, *, first_page: str = "", **parts: str) -> TextDraft:
    """The wording of a document with this body."""
    return reading(body, first_page=first_page, **parts).draft


def reading(body: str, *, first_page: str = "", **parts: str) -> Reading:
    """What is read of a document with this body."""
    return read_docx(docx(body, **parts), first_page=first_page)


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def pages(draft: TextDraft) -> list[tuple[str, str]]:
    """Labels and texts of the pages."""
    return [(page.label, draft.body[page.start : page.end].strip()) for page in draft.pages]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(paragraph("One") + "<w:p/>" + paragraph("two"), "One\n\ntwo", id="paragraphs"),
        pytest.param(f"<w:p>{run('日米')}{run('安全')}</w:p>", "日米安全", id="runs-without-space"),
        pytest.param(
            "<w:p><w:r><w:t>a </w:t><w:t>b</w:t><w:tab/><w:t>c</w:t><w:br/><w:t>d</w:t><w:cr/><w:t>e</w:t></w:r></w:p>",
            "ab c\nd\ne",
            id="tabs-and-lines",
        ),
        pytest.param(
            "<w:p><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>erate</w:t></w:r></w:p>",
            "co-operate",
            id="hyphens",
        ),
        pytest.param(
            f"<w:p><w:ins>{run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>",
            "new",
            id="changes-accepted",
        ),
        pytest.param(
            f"<w:p><w:hyperlink>{run('link')}</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
            "link",
            id="field-codes",
        ),
        pytest.param(
            f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>{run('y')}</w:p>", "y", id="hidden-text"
        ),
        pytest.param(
            f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('held')}</w:sdtContent></w:sdt>",
            "held",
            id="content-control",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc>{paragraph('a')}{paragraph('b')}</w:tc><w:tc>{paragraph('c')}</w:tc></w:tr>"
            f"<w:tr><w:tc>{paragraph('d')}</w:tc></w:tr></w:tbl>{paragraph('after')}",
            "a b\tc\nd\n\nafter",
            id="table",
        ),
        pytest.param(
            "<w:p><w:r><mc:AlternateContent>"
            f"<mc:Choice><w:txbxContent>{paragraph('box')}</w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:txbxContent>{paragraph('box')}</w:txbxContent></mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>",
            "box",
            id="text-box-once",
        ),
    ],
)
def test_structure_becomes_separators(body: str, text: str) -> None:
    assert read(body).body == text


def test_headings_are_told_by_style_and_outline_level() -> None:
    styles = (
        '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>'
    )
    draft = read(
        paragraph("One", '<w:pStyle w:val="1"/>')
        + paragraph("two", '<w:pStyle w:val="Mine"/>')
        + paragraph("three", '<w:outlineLvl w:val="0"/>')
        + paragraph("four", '<w:pStyle w:val="A"/><w:outlineLvl w:val="9"/>'),
        styles=styles,
    )

    assert [draft.body[span.start : span.end] for span in draft.spans] == ["One", "two", "three"]


def test_readings_of_characters_are_kept_beside_them() -> None:
    draft = read(
        f"<w:p><w:ruby><w:rt>{run('かん')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:p>"
    )

    assert draft.body == "漢"
    assert [span.as_list() for span in draft.spans] == [["reading", 0, 1, "かん"]]


def test_numbered_lists_have_the_numbers_that_are_printed() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1(%2)"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="6"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )

    def item(text: str, level: int, number: int = 5) -> str:
        return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    draft = read(
        item("one", 0)
        + item("a", 1)
        + item("b", 1)
        + item("bullet", 2)
        + item("two", 0)
        + item("a", 1)
        + paragraph("between")
        + item("three", 0)
        + item("anew", 0, 6)
        + item("no list", 0, 99),
        numbering=numbering,
    )

    assert draft.body == (
        "3. one\n3(a) a\n3(b) b\nbullet\n4. two\n4(a) a\n\nbetween\n\n5. three\n\n1. anew\n\nno list"
    )


def test_numbers_in_a_way_not_known_are_left_out_and_told() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="hebrew1"/>'
        '<w:lvlText w:val="%1"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    read_so = reading(paragraph("one", '<w:numPr><w:numId w:val="1"/></w:numPr>'), numbering=numbering)

    assert read_so.draft.body == "one"
    assert "hebrew1" in "".join(read_so.remarks)


def test_notes_are_out_of_the_text_and_anchored_with_their_printed_numbers() -> None:
    footnotes = (
        '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" A note,")}</w:p>'
        f"{paragraph('two parts.')}</w:footnote>"
        f'<w:footnote w:id="7">{paragraph("Its own mark.")}</w:footnote>'
    )
    endnotes = f'<w:endnote w:id="1">{paragraph("At the end.")}</w:endnote>'
    draft = read(
        f'<w:p>{run("One")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" two")}'
        '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="7"/><w:t>*</w:t></w:r>'
        f'<w:r><w:endnoteReference w:id="1"/></w:r>{run(".")}</w:p>',
        footnotes=footnotes,
        endnotes=endnotes,
    )

    assert draft.body == "One two."
    assert [(n.label, n.anchor, n.body, n.identifier) for n in draft.notes] == [
        ("1", 3, "A note,\n\ntwo parts.", "footnote 2"),
        ("*", 7, "Its own mark.", "footnote 7"),
        ("i", 7, "At the end.", "endnote 1"),
    ]


def test_a_note_at_the_beginning_of_a_paragraph_belongs_to_that() -> None:
    draft = read(
        paragraph("before") + f'<w:p><w:r><w:footnoteReference w:id="1"/></w:r>{run("after")}</w:p>',
        footnotes=f'<w:footnote w:id="1">{paragraph("note")}</w:footnote>',
    )

    assert draft.notes[0].anchor == draft.body.index("after")


@pytest.mark.parametrize(
    ("settings", "label"),
    [
        ('<w:footnotePr><w:numFmt w:val="upperLetter"/><w:numStart w:val="3"/></w:footnotePr>', "C"),
        ('<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>', ""),
        ("", "1"),
    ],
)
def test_the_document_says_how_its_notes_are_numbered(settings: str, label: str) -> None:
    draft = read(
        f'<w:p>{run("x")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
        settings=settings,
        footnotes=f'<w:footnote w:id="1">{paragraph("note")}</w:footnote>',
    )

    assert draft.notes[0].label == label


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<w:p>{run('one')}{BREAK}</w:p>{paragraph('two')}", id="set-break"),
        pytest.param(
            f"<w:p>{run('one')}{BREAK}</w:p><w:p>{RENDERED}{run('two')}</w:p>", id="set-and-rendered"
        ),
        pytest.param(f"{paragraph('one')}<w:p>{RENDERED}{run('two')}</w:p>", id="rendered"),
        pytest.param(paragraph("one") + paragraph("two", "<w:pageBreakBefore/>"), id="break-before"),
        pytest.param(
            paragraph("one", "<w:sectPr/>") + paragraph("two") + "<w:sectPr/>", id="section-on-a-new-page"
        ),
        pytest.param(
            paragraph("one", "<w:sectPr/>") + f"<w:p>{RENDERED}{run('two')}</w:p>" + "<w:sectPr/>",
            id="section-and-rendered",
        ),
    ],
)
def test_each_page_break_counts_once(body: str) -> None:
    assert pages(read(body, first_page="8")) == [("8", "one"), ("9", "two")]


def test_a_break_while_the_text_flows_adds_nothing() -> None:
    draft = read(f"<w:p>{run('alli')}{RENDERED}{run('ance')}</w:p>")

    assert draft.body == "alliance"
    assert pages(draft) == [("", "alli"), ("", "ance")]


def test_an_empty_page_is_counted() -> None:
    body = f"<w:p>{run('one')}{BREAK}</w:p><w:p>{RENDERED}{BREAK}</w:p><w:p>{RENDERED}{run('three')}</w:p>"

    assert pages(read(body, first_page="1")) == [("1", "one"), ("3", "three")]
    assert reading(body).n_pages == 2


def test_a_section_on_the_same_page_begins_no_page() -> None:
    body = (
        paragraph("one", "<w:sectPr/>")
        + paragraph("two")
        + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    )

    assert len(read(body).pages) == 1


def test_a_row_over_two_pages_breaks_once() -> None:
    cells = "".join(f"<w:tc><w:p>{run(f'{n}a')}{RENDERED}{run(f'{n}b')}</w:p></w:tc>" for n in (1, 2))
    draft = read(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p>{RENDERED}{run('after')}</w:p>", first_page="1")

    assert pages(draft) == [("1", "1a"), ("2", "1b\t2a2b"), ("3", "after")]


def test_signs_of_picture_fonts_and_changes_are_told() -> None:
    body = f'<w:p><w:ins>{run("a")}</w:ins><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
    found = reading(body)

    assert found.draft.body == "a\ufffd"
    assert len(found.remarks) == 2


def test_the_strict_form_is_read_too() -> None:
    data = packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations({"officeDocument": "/word/other.xml"}),
            "word/other.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p>'
            '<w:r><w:t>one</w:t><w:br w:type="page"/><w:t>two</w:t></w:r></w:p></w:body></w:document>',
        }
    )

    assert pages(read_docx(data).draft) == [("", "one"), ("", "two")]
