"""What a query asks for. Every text is one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evidence.searching import LONGEST_SEARCH, Search, Term, read_search
from evidence.searching.queries import LONGEST_WORD, MOST_WORDS
from evidence.texts import fold
from tests.unit.evidence.searching.strategies import QUERIES


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Security  JAPAN", [Term(("security",)), Term(("japan",))], id="words"),
        pytest.param('"Hub and Spokes"', [Term(("hub", "and", "spokes"))], id="phrase"),
        pytest.param("“hub and spokes”", [Term(("hub", "and", "spokes"))], id="printed-quotation-marks"),
        pytest.param("「日米 安保」", [Term(("日米", "安保"))], id="japanese-quotation-marks"),
        pytest.param('"hub and', [Term(("hub", "and"))], id="quotation-mark-left-open"),
        pytest.param("secur*", [Term(("secur",), is_open=True)], id="beginning-of-a-word"),
        pytest.param("secur＊", [Term(("secur",), is_open=True)], id="full-width-star"),
        pytest.param('"mutual def"*', [Term(("mutual", "def"), is_open=True)], id="beginning-of-a-phrase"),
        pytest.param("611.94/1-1852", [Term(("611", "94", "1", "1852"))], id="file-number"),
        pytest.param("hub-and-spokes", [Term(("hub", "and", "spokes"))], id="hyphens-inside-a-word"),
        pytest.param("don’t", [Term(("don", "t"))], id="apostrophe"),
        pytest.param("憲法", [Term(("憲法",))], id="pair"),
        pytest.param("外務省", [Term(("外務", "務省"))], id="longer-run"),
        pytest.param("米", [Term(("米",), is_open=True)], id="lone-character"),
        pytest.param("NSC米", [Term(("nsc", "米"), is_open=True)], id="lone-character-at-the-end"),
        pytest.param("Japan japan", [Term(("japan",))], id="twice"),
        pytest.param('foo"bar baz"', [Term(("foo",)), Term(("bar", "baz"))], id="phrase-beside-a-word"),
        pytest.param("AND OR NOT", [Term(("and",)), Term(("or",)), Term(("not",))], id="no-operators"),
        pytest.param(" — … * - ", [], id="signs-alone"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_text_asks_for_terms(text: str, wanted: list[Term]) -> None:
    assert list(read_search(text).wanted) == wanted


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        pytest.param("a -Guam", [Term(("guam",))], id="word"),
        pytest.param('a -"hub and spokes"', [Term(("hub", "and", "spokes"))], id="phrase"),
        pytest.param("a -secur*", [Term(("secur",), is_open=True)], id="beginning"),
        pytest.param("a －沖縄", [Term(("沖縄",))], id="full-width-minus"),
        pytest.param("a – b", [], id="dash-between-words"),
    ],
)
def test_minus_asks_for_pages_without(text: str, unwanted: list[Term]) -> None:
    search = read_search(text)

    assert list(search.unwanted) == unwanted
    assert search.wanted[0] == Term(("a",))


def test_query_of_unwanted_words_alone_looks_for_nothing() -> None:
    assert not read_search("-Guam")
    assert read_search("Guam")


@given(QUERIES)
@example("-" * 500)
@example('"' * 500)
def test_every_text_is_a_query(text: str) -> None:
    search = read_search(text)

    words = [word for term in (*search.wanted, *search.unwanted) for word in term.words]
    assert all(word.isalnum() and fold(word) == word and len(word) <= LONGEST_WORD for word in words)
    assert len(words) <= MOST_WORDS


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * (LONGEST_SEARCH + 1), id="characters"),
        pytest.param("語学" * 80, id="words"),
    ],
)
def test_query_that_is_too_long_says_so(text: str) -> None:
    assert read_search(text).is_cut
    assert not read_search(text[: MOST_WORDS - 1]).is_cut


@given(st.text(max_size=30))
def test_query_in_other_width_and_case_is_the_same(text: str) -> None:
    plain = "".join(sign for sign in text if sign.isascii() and sign.isalnum())
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in plain)

    assert read_search(plain) == read_search(wide) == read_search(plain.upper())


def test_nothing_is_the_empty_search() -> None:
    assert read_search("") == Search()
