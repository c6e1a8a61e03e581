"""Encodings: told where they can be, refused where not, and never taken for one another."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.importers.plain.decoding import decoded
from evidence.importers.plain.readings import Unreadable
from evidence.importers.plain.text_file import read_text
from tests.plain_files import ENCODINGS, SENTENCES, UNICODE

NAMES = {
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "gb18030": "GB18030",
    "cp950": "Big5",
    "cp949": "EUC-KR",
    "cp1252": "Windows-1252",
}
#: What Python writes in these encodings though it reads it back as another character.
ONE_WAY = {"cp932": "¢£¬‖−〜", "euc_jp": "¥‾", "cp950": "¢£¥•‾∼☉♁､"}
OLDER = [(language, encoding) for language, encodings in ENCODINGS.items() for encoding in encodings]

#: A text of several paragraphs in each of the languages: sentences put together at will, two at least, since of a few
#: signs nobody can tell in which encoding they are.
WRITING = {
    language: st.lists(
        st.lists(st.sampled_from(sentences), min_size=2, max_size=4).map(" ".join), min_size=1, max_size=4
    )
    for language, sentences in SENTENCES.items()
}


@pytest.mark.parametrize("encoding", UNICODE)
@pytest.mark.parametrize("language", SENTENCES)
@given(data=st.data())
def test_paragraphs_come_back_the_same_from_unicode(
    language: str, encoding: str, data: st.DataObject
) -> None:
    paragraphs = data.draw(WRITING[language])
    if encoding in ("utf-16-le", "utf-16-be"):
        paragraphs = [f"{paragraph} 1953" for paragraph in paragraphs]  # without a mark, it needs some ASCII

    reading = read_text("\r\n\r\n".join(paragraphs).encode(encoding))

    assert reading.draft.body.split("\n\n") == paragraphs


@pytest.mark.parametrize(("language", "encoding"), OLDER)
@given(data=st.data())
def test_paragraphs_come_back_the_same_from_older_encodings_untold(
    language: str, encoding: str, data: st.DataObject
) -> None:
    paragraphs = data.draw(WRITING[language])

    reading = read_text("\n\n".join(paragraphs).encode(encoding))

    assert reading.draft.body.split("\n\n") == paragraphs
    assert reading.form == f"plain text in {NAMES[encoding]}"


@pytest.mark.parametrize("encoding", [*NAMES, *UNICODE, "iso2022_jp", "koi8-r"])
@given(data=st.data())
def test_whatever_an_encoding_can_write_comes_back_the_same_when_it_is_said(
    encoding: str, data: st.DataObject
) -> None:
    signs = st.characters(
        codec=encoding, exclude_categories=("C", "Z"), exclude_characters=ONE_WAY.get(encoding, "")
    )
    text = data.draw(st.lists(st.text(signs, min_size=1), min_size=1, max_size=5).map(" ".join))

    assert decoded(text.encode(encoding), given=encoding)[0].removeprefix("\ufeff") == text.removeprefix(
        "\ufeff"
    )


@pytest.mark.parametrize(("language", "encoding"), OLDER)
@given(data=st.data())
def test_a_few_signs_are_read_right_or_refused(language: str, encoding: str, data: st.DataObject) -> None:
    sentence = data.draw(st.sampled_from(SENTENCES[language]))
    length = data.draw(st.integers(1, 6))
    start = data.draw(st.integers(0, len(sentence) - length))
    few = sentence[start : start + length]

    with suppress(Unreadable):
        assert decoded(few.encode(encoding))[0] == few


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param("Привет мой друг, как дела сегодня", "cp1251", id="cyrillic-windows"),
        pytest.param("Привет мой друг, как дела сегодня", "koi8-r", id="cyrillic-koi8"),
        pytest.param("Zażółć gęślą jaźń, proszę pana", "iso8859-2", id="polish"),
        pytest.param("สวัสดีครับ ผมชื่อสมชาย", "cp874", id="thai"),
        pytest.param("鬱蒼霹靂贏鱗麟", "euc_jp", id="rare-ideographs"),
        pytest.param("日本", "euc_jp", id="two-signs"),
    ],
)
def test_what_cannot_be_told_is_refused_with_what_it_may_be(text: str, encoding: str) -> None:
    with pytest.raises(Unreadable, match=r"encoding.* would read “|none of the encodings"):
        decoded(text.encode(encoding))


@pytest.mark.parametrize("text", ["The President’s message", "Zürich", "naïve", "“Yes,” he said — and left."])
def test_one_accent_or_curly_quote_makes_no_ideograph(text: str) -> None:
    assert decoded(text.encode("cp1252")) == (text, "Windows-1252")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        *[
            ("SJIS", "Shift-JIS"),
            ("x-sjis", "Shift-JIS"),
            ("windows-31j", "Shift-JIS"),
            ("gb2312", "GB18030"),
        ],
        *[("EUC-KR", "EUC-KR"), ("ks_c_5601-1987", "EUC-KR"), ("latin1", "Windows-1252"), ("Big5", "Big5")],
    ],
)
def test_an_encoding_has_many_names(said: str, name: str) -> None:
    assert decoded(b"words", given=said) == ("words", name)


@pytest.mark.parametrize(
    "name", ["utf-7", "rot13", "punycode", "base64", "unicode_escape", "nonsense", "a\0b", "x-"]
)
def test_an_encoding_that_is_none_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(Unreadable, match="is none that is read here. These are: Big5 "):
        decoded(b"words", given=name)


def test_bytes_that_do_not_fit_are_refused_with_their_place() -> None:
    with pytest.raises(Unreadable, match="not UTF-8, which is given: byte 10, in line 2, does not fit"):
        decoded(b"words\nand\xff", given="utf-8")
    with pytest.raises(Unreadable, match="not UTF-8, which has its mark"):
        decoded(b"\xef\xbb\xbfwords\xff")


def test_characters_that_only_hong_kong_has_are_read_as_big5() -> None:
    assert decoded("啲嘢喺度".encode("big5hkscs"), given="big5")[0] == "啲嘢喺度"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"One\ntwo\x00three", "zero bytes and is no text", id="nul"),
        pytest.param(b"One\ntwo\x07three", r"line 2, column 4: U\+0007 is a control character", id="bell"),
        pytest.param("日本".encode("iso2022_jp"), "If it is ISO-2022-JP, say so by --encoding", id="escape"),
        pytest.param("a\ufffeb".encode(), r"line 1, column 2: U\+FFFE", id="no-character"),
        pytest.param("a\x00b".encode("utf-16"), r"line 1, column 2: U\+0000", id="nul-in-utf-16"),
        pytest.param(b"<p>a\x00b", "zero bytes", id="nul-that-may-be-utf-16"),
        pytest.param(bytes(range(256)) * 8, "zero bytes and is no text", id="binary"),
        pytest.param("日本".encode() + b"\xed\xa0\x80", "encoding", id="surrogate-in-utf-8"),
        pytest.param(b"\xff\xfe\x00\xd8a\x00", "not UTF-16-LE, which has its mark", id="surrogate-in-utf-16"),
    ],
)
def test_what_is_no_writing_never_becomes_text(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        decoded(data)
