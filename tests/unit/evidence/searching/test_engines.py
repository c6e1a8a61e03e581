"""Queries in the words of the engines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from evidence.searching import read_search
from evidence.searching.engines import fts5_query, tsquery
from tests.unit.evidence.searching.strategies import QUERIES


@pytest.mark.parametrize(
    ("text", "fts5", "postgresql"),
    [
        pytest.param("Japan", '"japan"', "('japan')", id="word"),
        pytest.param("a b", '"a" AND "b"', "('a') & ('b')", id="words"),
        pytest.param('"a b"', '"a b"', "('a' <-> 'b')", id="phrase"),
        pytest.param("secur*", '"secur" *', "('secur':*)", id="beginning"),
        pytest.param("外務省", '"外務 務省"', "('外務' <-> '務省')", id="pairs"),
        pytest.param("a -b -c", '("a") NOT ("b" OR "c")', "(('a')) & !(('b') | ('c'))", id="without"),
        pytest.param("-b", "", "", id="without-alone"),
        pytest.param("米", "", "", id="lone-character"),
        pytest.param("a 米", '"a"', "('a')", id="word-and-lone-character"),
        pytest.param("米 -a", "", "", id="lone-character-without"),
    ],
)
def test_query_is_rendered(text: str, fts5: str, postgresql: str) -> None:
    assert fts5_query(read_search(text)) == fts5
    assert tsquery(read_search(text)) == postgresql


@given(QUERIES)
def test_nothing_of_a_query_but_letters_and_figures_reaches_an_engine(text: str) -> None:
    search = read_search(text)

    assert re.fullmatch(r'(?:"[^\W_]+(?: [^\W_]+)*"(?: \*)?|AND|OR|NOT|[() ])*', fts5_query(search))
    assert re.fullmatch(r"(?:'[^\W_]+'(?::\*)?|<->|[&|!() ])*", tsquery(search))
