"""Words as the search index has them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evidence.texts import fold

#: Scripts that are searched by pairs: ideographs, kana, hangul.
PAIRED = st.text(st.sampled_from("日米安全保障条約のカタガぱー々韓國대한민국臺灣"), min_size=2, max_size=12)
#: What most pages of English print consist of.
PRINT = st.text(st.sampled_from("abzAZ019 '-_.,;:\n\t‘’“”–—…§†‡•·"), max_size=30)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Treaty OF Peace", "treaty of peace", id="case"),
        pytest.param("Straße ΣΊΣΥΦΟΣ İstanbul", "strasse σισυφοσ istanbul", id="case-beyond-ascii"),
        pytest.param("Hà Nội, Møller, naïve", "ha noi møller naive", id="accents"),
        pytest.param("cafe\u0301 café", "cafe cafe", id="accents-composed-or-not"),
        pytest.param("ＮＳＣ５５１４", "nsc5514", id="full-width"),
        pytest.param("ｶﾞｲﾑｼｮｳ", "ガイ イム ムシ ショ ョウ", id="half-width-kana"),
        pytest.param("ﬁrst ①", "first 1", id="ligatures"),
        pytest.param("611.94/1–1852", "611 94 1 1852", id="file-numbers"),
        pytest.param("don’t don't", "don t don t", id="apostrophes"),
        pytest.param("(“hub—and–spokes”…)", "hub and spokes", id="punctuation"),
        pytest.param("snake_case", "snake case", id="underscore"),
        pytest.param("co\u00adoperate ze\u200bro", "cooperate zero", id="signs-of-no-width"),
        pytest.param("\n two\u3000 lines\t", "two lines", id="white-space"),
        pytest.param("日本国", "日本 本国", id="pairs"),
        pytest.param("米", "米", id="lone-character"),
        pytest.param("NSC日本5514", "nsc 日本 5514", id="scripts-beside-each-other"),
        pytest.param("日、米", "日 米", id="no-pair-over-punctuation"),
        pytest.param("한국", "한국", id="hangul"),
        pytest.param("か\u3099いこう", "がい いこ こう", id="voiced-kana-composed"),
        pytest.param("", "", id="nothing"),
        pytest.param("— … !", "", id="nothing-but-punctuation"),
    ],
)
def test_text_becomes_words(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_voiced_kana_is_another_sign_than_unvoiced() -> None:
    assert fold("かき") != fold("がき")


@given(st.text(max_size=30))
@example("İŉǰΐΰẞﬀ")
@example("ㄱㅏ각ᄀᄀᆨ")
@example("か\u3099\u3099゛")
def test_folded_words_stay_as_they_are(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=30))
@example("\U0002fa1e")  # a gap among the ideographs
def test_folded_text_is_words_of_letters_and_figures_one_space_apart(text: str) -> None:
    words = fold(text).split(" ")

    assert all(word.isalnum() for word in words) or words == [""]


@given(PRINT)
def test_the_quick_way_gives_what_the_slow_way_gives(text: str) -> None:
    assert fold(f"{text} é") == f"{fold(text)} e".strip()


@given(st.text(st.characters(codec="ascii"), max_size=30))
def test_the_quick_way_gives_what_the_slow_way_gives_for_all_of_ascii(text: str) -> None:
    assert fold(f"{text} é") == f"{fold(text)} e".strip()


@given(PAIRED, st.data())
def test_two_characters_are_found_inside_any_sentence(sentence: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(sentence) - 2))

    assert fold(sentence[place : place + 2]) in fold(f"NSC「{sentence}」.").split(" ")


@given(PAIRED, st.data())
def test_longer_words_are_found_as_phrases_inside_any_sentence(sentence: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(sentence) - 2))
    end = data.draw(st.integers(start + 2, len(sentence)))

    assert f" {fold(sentence[start:end])} " in f" {fold(f'A {sentence} b')} "


@given(st.text(max_size=12), st.text(max_size=12))
def test_words_apart_are_folded_apart(one: str, other: str) -> None:
    assert fold(f"{one} | {other}").split() == [*fold(one).split(), *fold(other).split()]
