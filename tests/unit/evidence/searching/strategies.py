"""Queries as people type them, and as nobody should."""

from __future__ import annotations

from hypothesis import strategies as st

#: What breaks a search that is put together carelessly.
ATTACKS = [
    '" OR 1',
    "NEAR(a b, 2)",
    "*",
    ":*",
    "a:*",
    "-",
    '"',
    '""',
    '"unclosed',
    "folded : a",
    "^a",
    "{a b} : c",
    "a AND",
    "NOT a",
    "a & | !b",
    "<->",
    "a <2> b",
    "'); DROP TABLE evidence_page; --",
    "\\",
    "%",
    "_",
    "a\0b",
    "😀",
    "😀 a",
    "\ud800",
    "\u3000",
    "ﷺﷵ" * 200,
    "語" * 10_000,
    "a" * 10_000,
    "x " * 5_000,
    '-"a b" -c',
    "𠮷野家",
    "𰻞",
    "1e5 0x1f 1st 12.5",
]

#: Words of several scripts, and the signs that mean something in a query.
TYPED = st.lists(
    st.sampled_from(
        [
            "security",
            "Japan",
            "é",
            "secur*",
            "-japan",
            '"',
            "-",
            "*",
            "安全",
            "保障",
            "米",
            "-米",
            "米*",
            "한미",
        ]
    ),
    max_size=8,
).map(" ".join)

QUERIES = st.one_of(st.text(max_size=60), TYPED, st.sampled_from(ATTACKS))
