"""HTML: reading order, structure, page breaks and notes."""

from __future__ import annotations

import pytest

from evidence.importers.plain.html_file import read_html
from evidence.importers.plain.readings import Unreadable
from evidence.texts import TextDraft


def read(body: str, *, first_page: str = "") -> TextDraft:
    """The wording of a page with this body."""
    return read_html(
        f"<!doctype html><title>No text</title><body>{body}".encode(), first_page=first_page
    ).draft


def pages(draft: TextDraft) -> list[tuple[str, str]]:
    """Labels and texts of the pages."""
    return [(page.label, draft.body[page.start : page.end].strip()) for page in draft.pages]


def spans(draft: TextDraft) -> list[tuple[str, str, str]]:
    """Kinds, texts and values of the spans."""
    return [(span.kind, draft.body[span.start : span.end], span.value) for span in draft.spans]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("<p>One\n  two</p><p>three", "One two\n\nthree", id="paragraphs"),
        pytest.param("one<br>two<br><br>three", "one\ntwo\nthree", id="line-breaks"),
        pytest.param("<p>one <b>t</b>wo<i> three</i></p>", "one two three", id="inline"),
        pytest.param("<p>日米<span>安全</span>保障</p>", "日米安全保障", id="no-space-made-up"),
        pytest.param("<div>one<div>two</div>three</div>", "one\n\ntwo\n\nthree", id="nested-blocks"),
        pytest.param("<ul><li>one<li>two</ul>after", "one\ntwo\n\nafter", id="bullets"),
        pytest.param("<ol start=3 type=i><li>one<li>two</ol>", "iii. one\niv. two", id="numbers"),
        pytest.param("<ol><li><p>one</p><p>two</p></ol>", "1. one\n\ntwo", id="number-before-a-paragraph"),
        pytest.param("<ol reversed><li>a<li value=7>b<li>c</ol>", "3. a\n7. b\n6. c", id="numbers-down"),
        pytest.param(
            "<ol><li><ol type=A><li>x<li>y</ol><li>z</ol>", "1. A. x\nB. y\n2. z", id="list-in-list"
        ),
        pytest.param("<ol style='list-style: none'><li>1) x</ol>", "1) x", id="own-numbers"),
        pytest.param(
            "<table><tr><th>a<th>b<tr><td><p>c<p>d<td>e</table>", "a\tb\nc d\te", id="table-cells-in-one-line"
        ),
        pytest.param("<pre>one\n  two\n</pre>", "one\ntwo", id="preformatted"),
        pytest.param("<p>multi&shy;lateral", "multilateral", id="soft-hyphen"),
        pytest.param("<p>a&#150;b &eacute;&amp;&#x1F600;", "a–b é&😀", id="entities"),
        pytest.param("<p>a<del>b</del><sup>1</sup>", "ab1", id="kept-as-printed"),
    ],
)
def test_structure_becomes_separators(body: str, text: str) -> None:
    assert read(body).body == text


def test_what_no_browser_prints_is_left_out() -> None:
    body = (
        "<script>a()</script><style>b{}</style><!-- c --><nav>d</nav><template>e</template><p hidden>f</p>"
        "<p style='display: none'>g</p><textarea>h</textarea><iframe>i</iframe><noscript>j</noscript><p>words</p>"
    )

    assert read(body).body == "words"


def test_headings_and_readings_of_characters_are_spans() -> None:
    draft = read("<h2>Title</h2><p><ruby>漢<rp>(</rp><rt>かん</rt>字<rt>じ</rt></ruby>である")

    assert draft.body == "Title\n\n漢字である"
    assert spans(draft) == [("heading", "Title", ""), ("reading", "漢字", "かんじ")]


@pytest.mark.parametrize(
    ("mark", "label"),
    [
        ('<span epub:type="pagebreak" title="12"></span>', "12"),
        ('<span role="doc-pagebreak" aria-label="Page 12"></span>', "12"),
        ('<span role="doc-pagebreak">[p. 12]</span>', "12"),
        ('<span class="pagebreak" id="x">xii</span>', "xii"),
        ('<span class="a page-break"></span>', ""),
        ('<span role="doc-pagebreak" title="Page break"></span>', ""),
    ],
)
def test_a_page_break_in_a_word_adds_nothing(mark: str, label: str) -> None:
    draft = read(f"<p>alli{mark}ance")

    assert draft.body == "alliance"
    assert pages(draft) == [("", "alli"), (label, "ance")]


@pytest.mark.parametrize(
    "body",
    [
        '<p>one</p><hr class="page"><p>two',
        '<p>one</p><div style="page-break-before: always"><p>two</div>',
        '<p>one</p><p style="break-before:page">two',
        '<p style="page-break-after:always">one</p><p>two',
        '<p class="page-break-after">one</p><p>two',
        '<p>one</p><p class="page-break">two',
        '<p>one</p><div class="pagebreak"></div><p>two',
    ],
)
def test_page_breaks_between_paragraphs_are_seen_in_every_form(body: str) -> None:
    draft = read(body, first_page="8")

    assert draft.body == "one\n\ntwo"
    assert pages(draft) == [("8", "one"), ("9", "two")]


@pytest.mark.parametrize(
    "body",
    [
        "<p>one</p><hr><p>two",
        '<p>one</p><p class="no-page-break">two',
        '<p>one</p><p style="page-break-inside: avoid">two',
        '<p>one</p><p style="page-break-before: avoid">two',
    ],
)
def test_what_is_no_page_break_begins_no_page(body: str) -> None:
    assert len(read(body).pages) == 1


def test_marked_notes_are_out_of_the_text_and_anchored() -> None:
    draft = read(
        '<p>One<a epub:type="noteref" href="#n1"><sup>1</sup></a> two<sup id="r2"><a href="#n2">[*]</a></sup>.</p>'
        '<aside epub:type="footnote" id="n1"><p>1. First note.</p></aside>'
        '<p role="doc-footnote" id="n2"><a href="#r2">*</a> Second <i>note</i>.</p><p>After.</p>'
    )

    assert draft.body == "One two.\n\nAfter."
    assert [(n.label, n.anchor, n.body, n.identifier) for n in draft.notes] == [
        ("1", 3, "First note.", "n1"),
        ("*", 7, "Second note.", "n2"),
    ]


def test_a_note_keeps_a_number_that_is_no_mark() -> None:
    draft = read('<p>One<a href="#n">1</a></p><p role="doc-footnote" id="n">1 January 1953.</p>')

    assert draft.notes[0].body == "1 January 1953."


def test_a_note_on_a_note_is_anchored_in_it_and_a_circle_ends() -> None:
    draft = read(
        '<p>One<a href="#a">1</a><a href="#a">1</a></p>'
        '<p role="doc-footnote" id="a">First<a href="#b">2</a>.</p>'
        '<p role="doc-footnote" id="b">Second<a href="#a">1</a>.</p>'
    )

    assert [(n.label, n.anchor, n.body, n.within) for n in draft.notes] == [
        ("1", 3, "First.", None),
        ("2", 5, "Second.", 0),
    ]


def test_a_note_that_nothing_refers_to_stays_in_the_text() -> None:
    draft = read('<p>One</p><aside role="doc-footnote" id="n">Alone.</aside><a href="#other">x</a>')

    assert (draft.body, draft.notes) == ("One\n\nAlone.\n\nx", ())


@pytest.mark.parametrize(
    ("head", "encoding", "form"),
    [
        (b'<meta charset="Shift_JIS">', "cp932", "HTML in Shift-JIS"),
        (b'<meta http-equiv=content-type content="text/html; charset=euc-kr">', "cp949", "HTML in EUC-KR"),
        (b'<?xml version="1.0" encoding="big5"?><html>', "cp950", "HTML in Big5"),
        (b'<meta charset="utf-16">', "utf-8", "HTML in UTF-8"),
        (b"", "utf-8", "HTML in UTF-8"),
    ],
)
def test_the_page_says_its_encoding(head: bytes, encoding: str, form: str) -> None:
    reading = read_html(head + "<p>二十日日本".encode(encoding))

    assert (reading.draft.body, reading.form) == ("二十日日本", form)


def test_an_encoding_that_is_given_goes_before_the_one_declared() -> None:
    page = b'<meta charset="utf-8"><p>' + "日本".encode("euc_jp")

    with pytest.raises(Unreadable, match="not UTF-8, which is declared"):
        read_html(page)
    assert read_html(page, encoding="euc-jp").draft.body == "日本"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        pytest.param(
            b"<meta charset=utf-7><p>+ADw-script+AD4-", "“utf-7” is none that is read here", id="utf-7"
        ),
        pytest.param(b"<div>" * 3000 + b"deep", "no sound HTML .*Excessive depth", id="bottomless"),
        pytest.param(b"<p>a\x00b", "zero bytes", id="nul"),
        pytest.param(b"<p>a\x01b", r"line 1, column 5: U\+0001", id="control"),
        pytest.param(b"  ", "no words", id="blank"),
    ],
)
def test_bad_pages_are_refused(page: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read_html(page)


@pytest.mark.parametrize("reference", ["&#0;", "&#xD800;", "&#x110000;", "&#1;", "&#xFFFE;"])
def test_references_to_no_character_bring_none_in(reference: str) -> None:
    body = read(f"<p>a{reference}b").body

    assert not set(body) - set("ab\ufffd")


def test_entities_that_a_page_declares_are_not_expanded() -> None:
    page = b"<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><p>x&b;"

    assert "aaaa" not in read_html(page).draft.body
