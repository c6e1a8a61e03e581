"""Texts that look like what is asked, and more often than chance would have it are none of it."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    *(
        "FRUS",
        "frus1952-54v14p2",
        "1952-54",
        "1952",
        "XIV",
        "vol. 14",
        "pt. 2",
        "/2",
        "e-12",
        "part i",
        "ivxlc",
    ),
    *(
        "p. 1303",
        "1302-1305",
        "d588",
        "no. 5",
        "n. 2",
        "794.5/8-1055",
        "lot 63 D 351",
        "box 1",
        "昭和28年7月",
    ),
    *(",", ":", "-", "/", "#", " ", "(", ")", "%", "_", "\\", "'", "Ō", "ß", "İ", "\x00", "[", "*", "+", "^"),
    *("https://", "history.state.gov/historicaldocuments/"),
)


def known_pieces() -> st.SearchStrategy[str]:
    """Pieces of citations, put together at random; and any text at all."""
    pieces = st.lists(st.sampled_from(PIECES), max_size=12)
    return pieces.map(" ".join) | pieces.map("".join) | st.text(st.characters())
