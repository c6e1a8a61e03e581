"""TEI as running text: what ADR 10 says of each element."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from evidence.importers.frus.projection import Projection
from evidence.texts import TextDraft
from tests.frus_files import NAMESPACES


def project(inside: str, *, page: str = "1") -> TextDraft:
    """The text of a document with this in it."""
    element = etree.fromstring(f'<div {NAMESPACES} type="document">{inside}</div>')
    return Projection(page=page).project(element)


@pytest.mark.parametrize(
    ("inside", "body"),
    [
        ("<head>A head</head><p>One.</p><p>Two.</p>", "A head\n\nOne.\n\nTwo."),
        ("<p>  much \n   <hi>white</hi>\n space </p>", "much white space"),
        ("<head>No. 10<lb/>Editorial Note</head>", "No. 10\nEditorial Note"),
        ("<p>Top Secret<lb/>NSC 1</p>", "Top Secret\nNSC 1"),
        ("<p>The <del rend='strikethrough'>old</del> treaty</p>", "The old treaty"),
        ("<p>before</p><gap/><p>after</p>", "before\n\nafter"),
        ("<p>a<figure><graphic url='x'/></figure> picture</p>", "a picture"),
        ("<p>an <unclear>unclear</unclear> word</p>", "an unclear word"),
        (
            "<list><head>Subject:</head><item>One</item><item>Two</item></list>",
            "Subject:\nOne\nTwo",
        ),
        (
            "<list><label>1.</label><item>First <list><label>a.</label><item>inner</item></list></item>"
            "<label>2.</label><item>Second</item></list>",
            "1. First\na. inner\n2. Second",
        ),
        ("<list><item><p>One.</p><p>Two.</p></item></list>", "One.\nTwo."),
        (
            "<table><row><cell>a</cell><cell>b c</cell></row><row><cell>d</cell><cell>e<lb/>f</cell></row></table>",
            "a\tb c\nd\te f",
        ),
        ("<p>said: <quote>inline</quote> words</p>", "said: inline words"),
        ("<p>said:</p><quote><p>One.</p><p>Two.</p></quote><p>End.</p>", "said:\n\nOne.\n\nTwo.\n\nEnd."),
        (
            "<p>End.</p><closer>For the King:<lb/><signed>Sapt<lb/>Colonel</signed></closer>",
            "End.\n\nFor the King:\nSapt\nColonel",
        ),
        (
            "<opener><seg rendition='#left'>secret</seg><dateline>Strelsau</dateline></opener>",
            "secret\n\nStrelsau",
        ),
        (
            "<p>A.</p><frus:attachment><head>Tab A</head><p>B.</p></frus:attachment>",
            "A.\n\nTab A\n\nB.",
        ),
        ("<p>kept <uh-oh>words</uh-oh> here</p>", "kept words here"),
        ("<p>a</p><script>alert(1)</script><frus:file path='x'>x</frus:file><p>b</p>", "a\n\nb"),
        ("<p>one<!-- a comment -->word <?pi x?>and <![CDATA[<cdata>]]></p>", "oneword and <cdata>"),
        ("<p>(<persName>\n  <hi>Sapt</hi>\n</persName>) came</p>", "(Sapt) came"),
        ("<p>to <persName>\n  <hi>Sapt</hi>\n</persName> came</p>", "to Sapt came"),
        ("<p>End.</p><abstract>Block</abstract><p>Next</p>", "End.\n\nBlock\n\nNext"),
        ("<list><item>one</item><itemitem>two</itemitem></list>", "one\ntwo"),
        ("<p>be <choice><sic>beplaced</sic><corr>be placed</corr></choice> now</p>", "be beplaced now"),
        ("<p>in <choice><abbr>NSC</abbr><expan>Council</expan></choice></p>", "in NSC"),
        ("<p>a</p><figure><graphic/><head>Map</head><figDesc>A map.</figDesc></figure>", "a\n\nMap"),
        ("<list><item>He said <quote>no</quote> and left</item></list>", "He said no and left"),
        ("<list><label>a.</label><item><p>One.</p><p>Two.</p></item></list>", "a. One.\nTwo."),
        (
            "<list><label>e.</label><item><list><item>(1) One</item><item>(2) Two</item></list></item></list>",
            "e. (1) One\n(2) Two",
        ),
        ("<list><label>a.</label><item/><item>One</item></list>", "a.\nOne"),
        ("<p>Sec<hi>ret</hi> &#x2003;&#160; list</p>", "Secret list"),
    ],
)
def test_an_element_becomes_the_text_that_is_printed(inside: str, body: str) -> None:
    assert project(inside).body == body


def test_an_element_that_is_not_known_is_reported() -> None:
    projection = Projection()
    projection.project(etree.fromstring(f"<div {NAMESPACES}><p>a <uh-oh>b</uh-oh></p></div>"))

    assert projection.unknown == {"uh-oh": 1}


def test_notes_are_out_of_the_text_and_anchored_where_their_marks_stand() -> None:
    text = project('<p>The King<note n="1" xml:id="d1fn1">Rudolf <hi rend="italic">V</hi>.</note> slept.</p>')

    assert text.body == "The King slept."
    (note,) = text.notes
    assert (note.label, note.anchor, note.body, note.identifier) == ("1", 8, "Rudolf V.", "d1fn1")
    assert [(span.kind, span.start, span.end) for span in note.spans] == [("italic", 7, 8)]


def test_a_note_that_opens_a_paragraph_is_anchored_where_the_paragraph_begins() -> None:
    text = project('<p>One.</p><p><note n="2">Note.</note>Two.</p>')

    assert text.notes[0].anchor == text.body.index("Two.")


def test_a_note_on_a_note_is_anchored_in_that_note() -> None:
    text = project('<p>A<note n="1">Outer<note n="2">Inner.</note> note.</note> b.</p>')

    outer, inner = text.notes
    assert (outer.body, outer.anchor, outer.within) == ("Outer note.", 1, None)
    assert (inner.body, inner.anchor, inner.within) == ("Inner.", 5, 0)


def test_a_page_begins_with_its_first_word_and_the_separator_belongs_to_the_page_before() -> None:
    text = project('<p>One.</p><pb n="2"/><p>Two <pb n="3"/>three.</p><pb n="4"/>')

    assert [(page.label, text.body[page.start : page.end]) for page in text.pages] == [
        ("1", "One.\n\n"),
        ("2", "Two "),
        ("3", "three."),
    ]


@pytest.mark.parametrize(
    ("inside", "body"),
    [
        ('<p>govern<pb n="2"/>ment</p>', "government"),
        ('<p>the <pb n="2"/> end</p>', "the end"),
        ('<p>the<pb n="2"/> end</p>', "the end"),
        ('<p>the <pb n="2"/>end</p>', "the end"),
    ],
)
def test_a_page_break_within_a_word_leaves_the_word_whole(inside: str, body: str) -> None:
    assert project(inside).body == body


@pytest.mark.parametrize(("n", "label"), [("xiv", "xiv"), ("[I]", "[I]"), ("", ""), ("[]", "")])
def test_page_labels_are_as_printed(n: str, label: str) -> None:
    text = project(f'<p>One.</p><pb n="{n}"/><p>Two.</p>')

    assert text.pages[-1].label == label


def test_a_page_that_begins_within_a_note_has_begun_in_the_text_too() -> None:
    text = project('<p>One<note n="1">A <pb n="2"/>note.</note> two.</p>')

    assert [page.label for page in text.pages] == ["1", "2"]
    assert text.body[text.pages[1].start :] == "two."


def test_emphasis_names_and_dates_are_stretches_of_the_text() -> None:
    text = project(
        '<p><hi rend="strpng">Bold</hi> <persName corresp="#p_SA1">Sapt</persName>, '
        '<gloss target="#t_NSC1">NSC</gloss>, <date when="1951-03-04">March 4</date></p>'
    )

    assert [(span.kind, text.body[span.start : span.end], span.value) for span in text.spans] == [
        ("bold", "Bold", ""),
        ("person", "Sapt", "p_SA1"),
        ("term", "NSC", "t_NSC1"),
        ("date", "March 4", "1951-03-04"),
    ]


WORDS = st.text(alphabet="abcde", min_size=1, max_size=4)
TREES = st.recursive(
    WORDS,
    lambda inner: st.tuples(
        st.sampled_from(
            ["p", "hi", "list", "item", "label", "table", "row", "cell", "quote", "note", "closer"]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


def as_xml(tree: str | tuple[str, list]) -> str:  # type: ignore[type-arg]
    """A drawn tree as markup, a space around every word."""
    if isinstance(tree, str):
        return f" {tree} "
    name, inside = tree
    return f"<{name}>{''.join(map(as_xml, inside))}</{name}>"


def words_without_notes(element: etree._Element) -> list[str]:
    """The words of a tree in order, by another way."""
    found = (element.text or "").split()
    for child in element:
        if child.tag != "note":
            found += words_without_notes(child)
        found += (child.tail or "").split()
    return found


@given(st.lists(TREES, max_size=6))
def test_the_words_of_any_tree_come_out_in_order_without_those_of_notes(trees: list) -> None:  # type: ignore[type-arg]
    inside = "".join(map(as_xml, trees))
    text = project(inside)

    assert text.body.split() == words_without_notes(etree.fromstring(f"<div>{inside}</div>"))
    assert text.body == text.body.strip(" \n")  # an empty cell that begins a table is there by its tab
    assert not re.search(r" {2}|\n{3}| \n|\n ", text.body)
    assert "".join(text.body[page.start : page.end] for page in text.pages) == text.body
    assert all(0 <= span.start <= span.end <= len(text.body) for span in text.spans)
    assert all(0 <= note.anchor <= len(text.body) for note in text.notes if note.within is None)
