"""Where two texts have the same words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence.matching.words import Words
from evidence.reuse import LEAST, Stretch, shared_stretches

SENTENCE = (
    "It is in the interest of Ruritania that the Court of Strelsau be strong, stable and independent, and that it "
    "contribute to the defence of the free kingdoms around the lake."
)


def between(here: str, there: str) -> list[Stretch]:
    """The stretches of two texts."""
    return shared_stretches(Words(here), Words(there))


def words_of(stretch: Stretch, here: str, there: str) -> tuple[str, str]:
    """The words of a stretch in both texts."""
    return here[slice(*stretch.here)], there[slice(*stretch.there)]


def test_a_sentence_copied_is_found_with_its_place_in_both() -> None:
    here, there = f"Before. {SENTENCE} After.", f"Another paper begins otherwise.\n\n{SENTENCE}"

    (stretch,) = between(here, there)

    assert words_of(stretch, here, there) == (SENTENCE[:-1], SENTENCE[:-1])
    assert stretch.is_exact


def test_line_breaks_capitals_and_punctuation_do_not_matter() -> None:
    (stretch,) = between(SENTENCE, SENTENCE.upper().replace(", ", ";\n"))

    assert stretch.is_exact


def test_a_few_words_changed_leave_it_one_stretch_that_is_not_exact() -> None:
    there = SENTENCE.replace("stable and independent", "and firm")

    (stretch,) = between(SENTENCE, there)

    assert not stretch.is_exact
    assert words_of(stretch, SENTENCE, there) == (SENTENCE[:-1], there[:-1])


def test_a_phrase_that_anybody_may_use_is_none() -> None:
    phrase = "the Government of the Kingdom of Ruritania and the Government of the Duchy of Strelsau"

    assert between(f"First {phrase} agreed.", f"Then {phrase} fell out.") == []


def test_the_same_sentence_twice_is_found_twice() -> None:
    assert (
        len(between(f"{SENTENCE} Nothing more was said of it by anybody at all. {SENTENCE}", SENTENCE)) == 2
    )


def test_texts_without_common_words_share_none() -> None:
    assert between(SENTENCE, "Something else altogether.") == []
    assert between("", SENTENCE) == []


def test_japanese_is_compared_character_by_character() -> None:
    words = "日米両国は、相互協力及び安全保障条約の規定に従い、極東における国際の平和と安全の維持に寄与する。"

    (stretch,) = between(f"前文。{words}以上。", f"別の文書である。{words}")

    assert stretch.n_words >= LEAST


@given(
    st.lists(st.sampled_from(["red", "green", "blue", "white", "black", "grey"]), max_size=60),
    st.lists(st.sampled_from(["red", "green", "blue", "white", "black", "grey"]), max_size=60),
)
def test_stretches_stand_in_both_texts_in_order_and_do_not_overlap(one: list[str], other: list[str]) -> None:
    here, there = " ".join(one), " ".join(other)
    found = between(here, there)

    ends = [0, *(each.here[1] for each in found)]
    assert all(end <= each.here[0] < each.here[1] for end, each in zip(ends, found, strict=False))
    for each in found:
        ours, theirs = words_of(each, here, there)
        assert each.n_words >= LEAST
        assert not each.is_exact or ours == theirs
