"""Process tracing: how parts and links are scored, and the chain that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypotheses.choices import PartStatus
from hypotheses.scoring.mechanisms import Attested, Chain, LinkTerms, PartTerms, attested, chain
from hypotheses.scoring.values import Judgement, Rule
from tests.unit.hypotheses.scoring.builders import WORKED_MECHANISM, judgement

PARTS = [
    PartTerms("cause"),
    PartTerms("middle"),
    PartTerms("outcome"),
    PartTerms("aside", is_necessary=False),
]
LINKS = [
    LinkTerms("cause", "middle"),
    LinkTerms("middle", "outcome"),
    LinkTerms("outcome", "cause", is_feedback=True),
]
KEYS = [*(part.key for part in PARTS), *(link.key for link in LINKS)]


def found(judgements: Sequence[Judgement]) -> Mapping[str, Attested]:
    """What the evidence says of each part and link, by the default rule."""
    return attested(KEYS, judgements, Rule())


def chained(judgements: Sequence[Judgement]) -> Chain:
    """The chain of the mechanism of these tests."""
    return chain(PARTS, LINKS, found(judgements))


def test_worked_example_is_the_one_the_page_prints() -> None:
    scores = {key: each.score for key, each in found(WORKED_MECHANISM).items()}
    result = chained(WORKED_MECHANISM)

    assert scores == {
        "cause": Fraction(2, 3),
        "middle": Fraction(3, 17),
        "outcome": Fraction(3, 8),
        "aside": None,
        "cause > middle": Fraction(4, 9),
        "middle > outcome": None,
        "outcome > cause": None,
    }
    assert (result.score, result.weakest) == (Fraction(3, 17), ("middle",))
    assert (result.score_with_links, result.untested_links) == (None, ("middle > outcome",))
    assert (result.n_supported, result.n_asked, result.completeness) == (4, 6, Fraction(2, 3))


def test_chain_breaks_at_a_necessary_part_of_which_nothing_speaks() -> None:
    result = chained([each for each in WORKED_MECHANISM if each.prediction != "middle"])

    assert result.score is None
    assert result.untested_parts == ("middle",)
    assert result.weakest == ()


def test_neutral_judgement_tests_a_part_and_leaves_it_in_the_balance() -> None:
    part = found([judgement("D1", 0, prediction="cause")])["cause"]

    assert (part.score, part.status) == (0, PartStatus.BALANCED)


@pytest.mark.parametrize(
    ("strengths", "status"),
    [
        ((), PartStatus.UNTESTED),
        ((1,), PartStatus.SUPPORTED),
        ((-1,), PartStatus.CONTRADICTED),
        ((2, -2), PartStatus.BALANCED),
    ],
)
def test_status_is_the_side_to_which_the_score_leans(strengths: tuple[int, ...], status: PartStatus) -> None:
    judgements = [judgement(f"D{n}", strength, prediction="cause") for n, strength in enumerate(strengths)]

    assert found(judgements)["cause"].status == status


def test_mechanism_without_a_necessary_part_has_no_chain() -> None:
    parts = [PartTerms("aside", is_necessary=False)]
    result = chain(parts, [], attested(["aside"], [judgement("D1", 3, prediction="aside")], Rule()))

    assert (result.score, result.score_with_links, result.completeness) == (None, None, None)


def test_mechanism_without_parts_has_no_numbers_and_no_faults() -> None:
    assert chain([], [], {}) == Chain(None, None, (), (), (), 0, 0)


def test_chain_with_links_is_as_strong_as_its_weakest_link_and_leaves_feedback_out() -> None:
    judgements = [
        *WORKED_MECHANISM,
        judgement("D7", 1, prediction="middle > outcome", grade="E"),
        judgement("D8", -3, prediction="outcome > cause"),
    ]
    result = chained(judgements)

    assert result.score == Fraction(3, 17)
    assert result.score_with_links == Fraction(1, 16)


def test_passage_speaks_for_a_part_and_a_link_without_counting_twice_for_either() -> None:
    both = [judgement("D1", 3, prediction="cause"), judgement("D1", 3, prediction="cause > middle")]

    assert [found(both)[key].score for key in ("cause", "cause > middle")] == [Fraction(1, 2), Fraction(1, 2)]


# --- properties

CODINGS = st.dictionaries(
    st.tuples(st.sampled_from(KEYS), st.integers(0, 7), st.sampled_from(["ann", "bob"])),
    st.integers(-3, 3),
    max_size=16,
)


def judged(codings: Mapping[tuple[str, int, str], int]) -> list[Judgement]:
    """Codings as judgements: two passages a document."""
    return [
        judgement(f"D{passage // 2}", strength, prediction=key, passage=f"p{passage}", coder=coder)
        for (key, passage, coder), strength in codings.items()
    ]


@given(CODINGS, st.randoms(use_true_random=False))
def test_order_of_updates_changes_nothing(codings: dict[tuple[str, int, str], int], chance: object) -> None:
    judgements = judged(codings)
    shuffled = list(judgements)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert chained(shuffled) == chained(judgements)


@given(CODINGS, st.sampled_from(KEYS))
def test_uninformative_passage_changes_nothing_where_something_is_known(
    codings: dict[tuple[str, int, str], int], key: str
) -> None:
    judgements = judged(codings)
    before = found(judgements)
    after = found([*judgements, judgement("D-new", 0, prediction=key)])

    assert all(after[each].score == before[each].score for each in KEYS if before[each].score is not None)
    assert after[key].score == (before[key].score or 0)


@given(CODINGS, st.sampled_from([part.key for part in PARTS]), st.integers(1, 3))
def test_stronger_part_never_lowers_the_chain(
    codings: dict[tuple[str, int, str], int], key: str, strength: int
) -> None:
    judgements = judged(codings)
    before, after = chained(judgements), chained([*judgements, judgement("D-new", strength, prediction=key)])

    if before.score is not None:
        assert after.score is not None
        assert after.score >= before.score
    assert after.n_supported >= before.n_supported


@given(CODINGS)
def test_raised_judgement_never_lowers_the_chain(codings: dict[tuple[str, int, str], int]) -> None:
    before = chained(judged(codings))

    for place, strength in codings.items():
        after = chained(judged({**codings, place: min(3, strength + 1)}))
        if before.score is not None:
            assert after.score is not None
            assert after.score >= before.score


@given(CODINGS)
def test_chain_is_its_weakest_necessary_part(codings: dict[tuple[str, int, str], int]) -> None:
    items = found(judged(codings))
    result = chain(PARTS, LINKS, items)
    necessary = [items[part.key].score for part in PARTS if part.is_necessary]

    if None in necessary:
        assert result.score is None
        assert result.untested_parts
    else:
        assert result.score is not None
        assert all(score is not None and result.score <= score for score in necessary)
        assert result.score in necessary
    if result.score_with_links is not None:
        assert result.score is not None
        assert result.score_with_links <= result.score


@given(CODINGS)
def test_what_is_not_necessary_has_no_say(codings: dict[tuple[str, int, str], int]) -> None:
    without = {place: strength for place, strength in codings.items() if place[0] != "aside"}

    assert chained(judged(without)) == chained(judged(codings))


@given(CODINGS)
def test_second_coder_who_agrees_changes_nothing(codings: dict[tuple[str, int, str], int]) -> None:
    judgements = judged({place: strength for place, strength in codings.items() if place[2] == "ann"})
    agreeing = [replace(each, coder="cy") for each in judgements]

    assert chained([*judgements, *agreeing]) == chained(judgements)
