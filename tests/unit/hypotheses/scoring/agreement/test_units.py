"""Which passages are one unit, and whose judgement of it counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypotheses.choices import Direction
from hypotheses.scoring.agreement.units import Coded, Place, Submission, independent, passages_in_units

SUPPORTS, CONTRADICTS, NEUTRAL = Direction.SUPPORTS, Direction.CONTRADICTS, Direction.NEUTRAL


def judged(passage: int, coder: str, strength: int = 2, moment: int = 0, prediction: int = 1) -> Submission:
    """A judgement by its signed strength."""
    direction = SUPPORTS if strength > 0 else CONTRADICTS if strength else NEUTRAL
    return Submission(prediction, passage, coder, direction, abs(strength) or None, moment)


def grouped(passages: set[int], *places: Place, **named: str) -> set[frozenset[int]]:
    """The units of these passages; `p3="x"` says that a lead put passage 3 to the unit x."""
    names = {int(key[1:]): unit for key, unit in named.items()}
    return set(passages_in_units(passages, places, names).values())


def at(passage: int, start: int, end: int, wording: str = "text") -> Place:
    """A quotation of a passage."""
    return Place(passage, wording, start, end)


def unit(*passages: int) -> frozenset[int]:
    """A unit."""
    return frozenset(passages)


def test_passages_whose_quotations_overlap_are_one_unit() -> None:
    assert grouped({1, 2, 3}, at(1, 0, 10), at(2, 9, 20), at(3, 20, 30)) == {unit(1, 2), unit(3)}


def test_passages_in_two_wordings_are_two_units() -> None:
    assert grouped({1, 2}, at(1, 0, 10, "note"), at(2, 0, 10, "text")) == {unit(1), unit(2)}


def test_passages_that_overlap_by_way_of_a_third_are_one_unit() -> None:
    assert grouped({1, 2, 3}, at(1, 0, 10), at(2, 5, 20), at(3, 15, 30)) == {unit(1, 2, 3)}
    assert grouped({1, 2, 3}, at(1, 0, 30), at(2, 1, 5), at(3, 20, 30)) == {unit(1, 2, 3)}


def test_passage_that_was_not_judged_here_joins_nothing() -> None:
    assert grouped({1, 3}, at(1, 0, 10), at(2, 5, 20), at(3, 15, 30)) == {unit(1), unit(3)}


def test_passage_without_a_quotation_found_in_a_text_is_a_unit_by_itself() -> None:
    assert grouped({1, 2}, at(1, 0, 10)) == {unit(1), unit(2)}


def test_lead_merges_passages_that_do_not_overlap() -> None:
    assert grouped({1, 2, 3}, at(1, 0, 10), p1="talks", p3="talks") == {unit(1, 3), unit(2)}


def test_lead_splits_a_passage_off_from_those_that_it_overlaps() -> None:
    places = at(1, 0, 10), at(2, 5, 20), at(3, 8, 12)

    assert grouped({1, 2, 3}, *places, p2="alone") == {unit(1, 3), unit(2)}
    assert grouped({1, 2, 3}, *places, p2="pair", p3="pair") == {unit(1), unit(2, 3)}


places = st.builds(
    Place,
    passage=st.integers(0, 5),
    wording=st.sampled_from(["a", "b"]),
    start=st.integers(0, 20),
    end=st.just(0),
).flatmap(
    lambda place: st.integers(1, 6).map(
        lambda length: Place(place.passage, place.wording, place.start, place.start + length)
    )
)


@given(found=st.lists(places, max_size=10))
def test_units_are_what_one_reaches_from_overlap_to_overlap(found: list[Place]) -> None:
    in_order = sorted(found, key=lambda place: (str(place.wording), place.start, place.end, place.passage))
    reached = {passage: {passage} for passage in range(6)}
    for _ in range(6):
        for one in found:
            for other in found:
                if one.wording == other.wording and one.start < other.end and other.start < one.end:
                    both = reached[one.passage] | reached[other.passage]
                    for passage in both:
                        reached[passage] = reached[passage] | both

    units = passages_in_units(range(6), in_order, {})

    assert units == {passage: frozenset(members) for passage, members in reached.items()}


def coded(*submissions: Submission, ruled: dict[tuple[int, int], int] | None = None) -> Coded:
    """What counts of these judgements, quotations of passages 1 and 2 overlapping."""
    return independent(submissions, [at(1, 0, 10), at(2, 5, 15)], {}, ruled or {})


def test_coders_who_marked_the_same_words_as_two_passages_are_compared() -> None:
    found = coded(judged(1, "ada", 3), judged(2, "bela", -1))

    ((key, unit_judged),) = found.units.items()
    assert key == (1, unit(1, 2))
    assert {coder: each.signed_strength for coder, each in unit_judged.items()} == {"ada": 3, "bela": -1}


def test_overlapping_passages_under_two_predictions_are_two_units() -> None:
    found = coded(judged(1, "ada"), judged(2, "bela", prediction=2))

    assert set(found.units) == {(1, unit(1)), (2, unit(2))}


def test_first_judgement_of_a_coder_on_a_unit_counts() -> None:
    found = coded(judged(2, "ada", -1, moment=5), judged(1, "ada", 3, moment=4))

    assert found.units[1, unit(1, 2)]["ada"].signed_strength == 3
    assert (found.further, found.after_ruling) == ({"ada": 1}, {})


@pytest.mark.parametrize("ruled_on", [1, 2])
def test_judgement_after_a_ruling_on_any_passage_of_the_unit_does_not_count(ruled_on: int) -> None:
    found = coded(
        judged(1, "ada", moment=1),
        judged(2, "bela", moment=2),
        judged(1, "cem", moment=3),
        ruled={(1, ruled_on): 2},
    )

    assert set(found.units[1, unit(1, 2)]) == {"ada"}
    assert found.after_ruling == {"bela": 1, "cem": 1}


def test_unit_that_was_judged_only_after_the_ruling_is_no_unit() -> None:
    found = coded(judged(1, "ada", moment=3), ruled={(1, 1): 2})

    assert (dict(found.units), found.after_ruling) == ({}, {"ada": 1})


def test_lead_s_word_holds_under_its_own_prediction_only() -> None:
    both = [
        judged(1, "ada"),
        judged(2, "bela"),
        judged(1, "ada", prediction=2),
        judged(2, "bela", prediction=2),
    ]

    found = independent(both, [at(1, 0, 10), at(2, 5, 15)], {(1, 2): "alone"}, {})

    assert set(found.units) == {(1, unit(1)), (1, unit(2)), (2, unit(1, 2))}


def test_units_of_some_coders_are_those_of_all() -> None:
    found = independent(
        [
            judged(1, "ada"),
            judged(2, "bela"),
            judged(3, "cem"),
            judged(4, "bela"),
            judged(4, "bela", moment=1),
        ],
        [at(1, 0, 10), at(2, 20, 30), at(3, 5, 25)],
        {},
        {},
    ).by(("ada", "cem"))

    assert {key: set(each) for key, each in found.units.items()} == {(1, unit(1, 2, 3)): {"ada", "cem"}}
    assert found.further == {}
