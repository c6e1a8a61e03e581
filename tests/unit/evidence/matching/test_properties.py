"""What holds for any quotation and any text."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.choices import Verification
from evidence.importers.frus import FrusDocument, open_volume, read_documents
from evidence.matching import Quoted, Wording, compare
from tests.data import data_folder
from tests.quotation_maker import cut, quotations

ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=80)
SIGNS = st.sampled_from(
    ["a", "the", " ", "\n", "...", "[", "]", "…", "U.S.", "國", "が", "e\u0301", "\u200f", "😀", "-", "“"]
)
ODD = st.lists(SIGNS, max_size=40).map("".join)


@given(ANY | ODD, ANY | ODD, ANY)
@settings(max_examples=300)
def test_any_quotation_can_be_held_against_any_text(quotation: str, body: str, pages: str) -> None:
    comparison = compare(Quoted(quotation, pages), Wording(body))

    assert comparison.status in Verification
    if comparison.place is not None:
        assert 0 <= comparison.place.start < comparison.place.end <= len(body)


WORDS = st.lists(
    st.sampled_from(
        ["alpha", "beta", "gamma", "delta", "日", "本", "épsilon", "zeta’s", "U.S.", "ETA", "12"]
    ),
    min_size=30,
    max_size=60,
)


@given(WORDS, st.data())
def test_any_stretch_of_a_text_is_found_verbatim_or_in_several_places(
    words: list[str], data: st.DataObject
) -> None:
    body = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 12))
    quotation = " ".join(words[first : first + 12])

    comparison = compare(Quoted(quotation), Wording(body))

    assert comparison.status in ("verbatim", "ambiguous")
    places = comparison.candidates or (comparison.place,)
    assert any(place and body[place.start : place.end].startswith(quotation[:-1]) for place in places)


@pytest.mark.parametrize(
    "quotation",
    [
        "word " * 10_000,
        "[" * 50_000,
        "." * 50_000,
        "…" * 10_000,
        "a\u0301" * 20_000,
        "國" * 20_000,
        "\0\x07\x1b" * 99,
    ],
    ids=["words", "brackets", "dots", "ellipses", "accents", "ideographs", "control"],
)
def test_a_huge_or_odd_quotation_is_answered(quotation: str) -> None:
    body = "The King received the envoy in the garden of the palace. " * 2_000

    assert compare(Quoted(quotation), Wording(body)).status == "not-found"


def test_thousands_of_quotations_from_real_volumes_are_told_rightly_and_none_is_misplaced() -> None:
    chance, n_made, wrong = random.Random(1955), 0, []
    folder = data_folder("frus")
    for name in ("frus1949v07p2", "frus1961-63v22"):
        path = folder / f"{name}.xml"
        drafts = [
            each
            for each in read_documents(path, open_volume(path), Counter())
            if isinstance(each, FrusDocument)
        ]
        for draft in chance.sample(drafts, 40):
            body = draft.text.body if draft.text else ""
            wording = Wording(body)
            for made in quotations(body, chance, 2):
                n_made += 1
                comparison = compare(Quoted(made.text), wording)
                place = comparison.place
                assert place is None or (place.start < made.end and made.start < place.end), made
                assert not (
                    made.status == Verification.ALTERED and comparison.status == Verification.VERBATIM
                ), made
                if comparison.status != made.status:
                    wrong.append((made.how, comparison.status, made.text))

    assert n_made > 1_000
    assert len(wrong) <= n_made / 100, wrong


def test_quotations_from_another_document_are_not_found() -> None:
    chance, folder = random.Random(1861), data_folder("frus")
    path = folder / "frus1955-57v03.xml"
    bodies = [
        each.text.body
        for each in read_documents(path, open_volume(path), Counter())
        if isinstance(each, FrusDocument) and each.text
    ]
    for number, body in enumerate(bodies[:120]):
        place = cut(body, chance)
        other = bodies[(number + 60) % len(bodies)]
        if place and body[slice(*place)] not in other:
            assert compare(Quoted(body[slice(*place)]), Wording(other)).status == "not-found"
