"""Agreement on stretches of text: published figures, and what must hold of any markings."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypotheses.choices import NoCoefficient
from hypotheses.scoring.agreement.continuum import Continuum, continuum
from hypotheses.scoring.agreement.spans import GAP, Section, Stretch, gaps, merged, sections
from hypotheses.scoring.agreement.unitizing import disagreement, overall
from hypotheses.scoring.agreement.values import Coefficient

Marked = dict[str, list[Stretch]]


def stretches(*places: tuple[int, int]) -> list[Stretch]:
    """Stretches by where they begin and how long they are, as Krippendorff prints them."""
    return [Stretch(start, start + length) for start, length in places]


#: Krippendorff (2004, p. 254): a continuum from 150 to 450, observers i and j, codes c and k.
FIRST: Marked = {"c": stretches((225, 70), (370, 30)), "k": stretches((180, 60), (300, 50))}
SECOND: Marked = {"c": stretches((220, 80), (355, 20), (400, 20)), "k": stretches((180, 60), (300, 50))}
BORDERS_2004 = (150, 450)


def by_code(*places: tuple[int, int, str]) -> Marked:
    """Markings by first place, last place (from 1, inclusive) and code, as printed in 2019."""
    found: defaultdict[str, list[Stretch]] = defaultdict(list)
    for first, last, code in places:
        found[code].append(Stretch(first - 1, last))
    return dict(found)


#: Krippendorff (2019, p. 340, fig. 12.11): three observers on 60 places.
ALEX = by_code((1, 7, "1"), (8, 13, "2"), (31, 32, "5"), (33, 37, "6"), (38, 44, "6"), (45, 60, "7"))
PAUL = by_code((1, 7, "1"), (8, 13, "3"), (14, 21, "5"), (33, 44, "6"))
SUZAN = by_code((1, 7, "1"), (8, 13, "4"), (14, 21, "5"), (33, 37, "6"), (38, 41, "6"), (42, 44, "6"))


def test_alpha_u_of_krippendorff_2004() -> None:
    of_c, of_k = (disagreement([FIRST[code], SECOND[code]], BORDERS_2004) for code in "ck")

    assert round(float(of_c.observed), 4) == 0.0144
    assert round(float(of_c.expected), 4) == 0.0532
    assert round(float(of_c.alpha.value or 0), 4) == 0.7286
    assert round(float(of_k.expected), 4) == 0.0490
    assert of_k.alpha.value == 1
    assert round(float(overall({"c": of_c, "k": of_k}).value or 0), 3) == 0.859
    assert round(float(overall({"c": of_c, "k": of_k}).value or 0), 4) == 0.8587


@pytest.mark.parametrize(
    ("one", "other", "observed"),
    [
        pytest.param([(2, 8), (14, 6)], [(4, 4), (15, 2)], "0.03125", id="A Bertha and Bill"),
        pytest.param(
            [(0, 18)],
            [(0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1)],
            "2.26736",
            id="B John and Jill",
        ),
        pytest.param(
            [(2, 6), (10, 2), (14, 4), (20, 2)],
            [(0, 2), (4, 4), (10, 4), (16, 2), (20, 2)],
            "0.02778",
            id="C Gerret and Gill",
        ),
        pytest.param(
            [(0, 2), (2, 8), (10, 4), (14, 6), (20, 4)],
            [(0, 4), (4, 4), (8, 7), (15, 2), (17, 7)],
            "0.38715",
            id="D Heather and Hill",
        ),
    ],
)
def test_observed_disagreement_of_krippendorff_1995(
    one: list[tuple[int, int]], other: list[tuple[int, int]], observed: str
) -> None:
    found = disagreement([stretches(*one), stretches(*other)], (0, 24))

    assert f"{float(found.observed):.5f}" == observed


def test_u_alpha_of_krippendorff_2019() -> None:
    found = continuum([ALEX, PAUL, SUZAN], (0, 60))

    assert round(float(found.alpha().value or 0), 3) == 0.510
    assert abs(float(found.alpha_of_boundaries().value or 0) - 0.413) < 0.001
    assert round(float(found.alpha_of_codes().value or 0), 3) == 0.724


def test_reliability_of_single_codes_of_krippendorff_2019() -> None:
    found = continuum([ALEX, PAUL, SUZAN], (0, 60)).alphas_by_codes()

    by_name = {"".join(map(str, codes)): each for codes, each in found.items()}
    assert {name: by_name[name].value for name in "156"} == dict.fromkeys("156", 1)
    assert {name: by_name[name].value for name in "234"} == dict.fromkeys("234", 0)
    assert by_name["7"].why_not == NoCoefficient.NO_UNIT_IN_COMMON


def code_by_code(coders: list[Marked], borders: tuple[int, int]) -> tuple[float, float]:
    """u-alpha and its boundaries where a place with two codes is compared once for each of them.

    So the reference for this project computed its values of 2004's markings. Coders who mark alike do not reach 1 under
    it as soon as two codes overlap, which is why the product takes all codes of a place together.
    """
    divided: list[list[tuple[Stretch, str]]] = []
    for own in coders:
        marked = [(each, code) for code, listed in own.items() for each in listed]
        empty = gaps(merged(each for each, _ in marked), borders)
        divided.append([*marked, *((gap, "") for gap in empty)])
    lengths: Counter[tuple[str, str]] = Counter()
    for (one, first), (other, second) in product(*divided):
        lengths[first, second] += one.overlap(other)
        lengths[second, first] += one.overlap(other)
    whole = sum(each.length ** (2 if code else 1) for own in divided for each, code in own)
    of: Counter[str] = Counter()
    for (first, _), length in lengths.items():
        of[first] += length
    n = of.total()

    def alpha(only_boundaries: bool) -> float:
        def unlike(first: str, second: str) -> bool:
            return bool(first) != bool(second) if only_boundaries else first != second

        observed = sum(length for codes, length in lengths.items() if unlike(*codes))
        apart = sum(of[first] * of[second] for first in of for second in of if unlike(first, second))
        return float(1 - observed / (apart / (n - Fraction(whole, n))))

    return alpha(False), alpha(True)


def test_reference_values_of_overlapping_codes_come_of_counting_places_twice() -> None:
    nominal, boundaries = code_by_code([FIRST, SECOND], BORDERS_2004)

    assert (round(nominal, 4), round(boundaries, 4)) == (0.5909, 0.5619)
    assert code_by_code([FIRST, FIRST], BORDERS_2004)[0] < 1
    assert continuum([FIRST, FIRST], BORDERS_2004).alpha().value == 1


def test_stretches_of_one_coder_and_code_that_overlap_are_one_and_neighbours_are_two() -> None:
    assert merged(stretches((5, 5), (0, 6), (10, 3))) == stretches((0, 10), (10, 3))


def test_gap_ends_where_a_text_ends() -> None:
    assert gaps(stretches((4, 2)), (0, 10, 20)) == stretches((0, 4), (6, 4), (10, 10))


def test_section_carries_all_codes_of_a_place() -> None:
    found = sections({"a": stretches((0, 4)), "b": stretches((2, 4))}, (0, 8))

    assert found == [
        Section(Stretch(0, 2), frozenset("a")),
        Section(Stretch(2, 4), frozenset("ab")),
        Section(Stretch(4, 6), frozenset("b")),
        Section(Stretch(6, 8), GAP),
    ]


@pytest.mark.parametrize("place", [(3, 3), (4, 2), (-1, 2)])
def test_stretch_that_does_not_run_forward_is_refused(place: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="runs forward"):
        Stretch(*place)


def test_nothing_marked_is_said_in_words() -> None:
    nothing = continuum([{}, {}], (0, 10))

    assert nothing.alpha().why_not == NoCoefficient.NO_CODING
    assert nothing.alpha_of_codes().why_not == NoCoefficient.NO_UNIT_IN_COMMON
    assert overall({}).why_not == NoCoefficient.NO_CODING
    assert disagreement([[], []], (0, 10)).alpha.why_not == NoCoefficient.NO_VARIATION


def test_all_marked_alike_by_everybody_has_no_variation() -> None:
    whole = {"a": stretches((0, 10))}

    assert continuum([whole, whole], (0, 10)).alpha().why_not == NoCoefficient.NO_VARIATION
    assert continuum([whole, whole], (0, 10)).alpha_of_boundaries().why_not == NoCoefficient.NO_VARIATION
    assert disagreement([whole["a"]] * 2, (0, 10)).alpha.why_not == NoCoefficient.NO_VARIATION


def test_one_coder_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="two coders"):
        continuum([FIRST], BORDERS_2004)
    with pytest.raises(ValueError, match="two coders"):
        disagreement([FIRST["c"]], BORDERS_2004)


LENGTH = 30
places = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 12)).map(
    lambda drawn: Stretch(drawn[0], min(LENGTH, drawn[0] + drawn[1]))
)
markings = st.dictionaries(st.sampled_from("abc"), st.lists(places, min_size=1, max_size=4), min_size=1)


@given(own=markings)
def test_coders_who_mark_alike_agree_in_full_or_had_nothing_to_tell_apart(own: Marked) -> None:
    found = continuum([own, own, own], (0, LENGTH))

    for alpha in (
        found.alpha(),
        found.alpha_of_boundaries(),
        found.alpha_of_codes(),
        *found.alphas_by_codes().values(),
    ):
        assert alpha.value == 1 or alpha.why_not == NoCoefficient.NO_VARIATION
    for listed in own.values():
        same = disagreement([listed, listed], (0, LENGTH))
        assert same.observed == 0
        assert same.alpha.value == 1 or same.alpha.why_not == NoCoefficient.NO_VARIATION


def figures(found: Continuum) -> list[Coefficient]:
    """All coefficients of a continuum, those of single values in the order of their names."""
    by_codes = sorted(
        found.alphas_by_codes().items(), key=lambda item: sorted(str(code)[-1] for code in item[0])
    )
    return [
        found.alpha(),
        found.alpha_of_boundaries(),
        found.alpha_of_codes(),
        *(each for _, each in by_codes),
    ]


@given(coders=st.lists(markings, min_size=2, max_size=4), data=st.data())
def test_order_of_coders_and_names_of_codes_do_not_matter(coders: list[Marked], data: st.DataObject) -> None:
    other_order = data.draw(st.permutations(coders))
    renamed = [{f"code {code}": listed for code, listed in own.items()} for own in other_order]

    one, other = (continuum(each, (0, LENGTH)) for each in (coders, renamed))

    assert (one.alpha(), one.alpha_of_boundaries()) == (
        other.alpha(),
        other.alpha_of_boundaries(),
    )
    for code in "abc":
        assert (
            disagreement([own.get(code, []) for own in coders], (0, LENGTH)).alpha
            == disagreement([own.get(code, []) for own in other_order], (0, LENGTH)).alpha
        )


@given(coders=st.lists(markings, min_size=2, max_size=3))
def test_no_agreement_is_more_than_full(coders: list[Marked]) -> None:
    for each in figures(continuum(coders, (0, LENGTH))):
        assert each.value is None or each.value <= 1


def lie_in_a_gap(own: list[Stretch], empty: list[Stretch]) -> int:
    """How long, squared, what lies wholly in a gap is: looked for one by one."""
    return sum(
        each.length**2
        for each in own
        if any(gap.start <= each.start and each.end <= gap.end for gap in empty)
    )


@given(one=st.lists(places, max_size=5), other=st.lists(places, max_size=5))
def test_observed_disagreement_is_the_sum_over_all_pairs(one: list[Stretch], other: list[Stretch]) -> None:
    first, second = merged(one), merged(other)
    ends = sum(
        (a.start - b.start) ** 2 + (a.end - b.end) ** 2 for a, b in product(first, second) if a.overlap(b)
    )
    alone = lie_in_a_gap(first, gaps(second, (0, LENGTH))) + lie_in_a_gap(second, gaps(first, (0, LENGTH)))

    found = disagreement([one, other], (0, LENGTH))

    assert found.observed == Fraction(2 * (ends + alone), 2 * LENGTH**2)
