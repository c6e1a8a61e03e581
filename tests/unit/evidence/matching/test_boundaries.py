"""Where a stretch begins and ends, told by words and pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.matching import Boundaries, BoundaryNotFound, PageStretch, Wording, stretch_of

PAGE_7 = "The Envoy sends a treaty.\n\n[Enclosure]\n\nThe parties agree. "
PAGE_8 = "They will consult.\n\nThe parties agree. They part.\n\nThe Envoy waits."
BODY = PAGE_7 + PAGE_8
WORDING = Wording(BODY, (), (PageStretch("7", 0, len(PAGE_7)), PageStretch("8", len(PAGE_7), len(BODY))))


def words(**said: str) -> str:
    """The stretch that was meant."""
    start, end = stretch_of(Boundaries(**said), WORDING)
    return BODY[start:end]


def refused(**said: str) -> tuple[str, str]:
    """Which part is at fault, and why."""
    with pytest.raises(BoundaryNotFound) as fault:
        words(**said)
    return fault.value.field, str(fault.value)


def test_first_and_last_words_tell_the_stretch() -> None:
    assert words(first_words="[Enclosure]", last_words="They part.").endswith("They part.")
    assert words(first_words="[Enclosure]", last_words="They part").startswith("[Enclosure]")
    assert words(first_words="enclosure the parties", last_words="will consult").startswith("[Enclosure]")


def test_page_tells_which_of_two_places_is_meant() -> None:
    assert words(first_words="The parties agree", first_page="8", last_words="They part.").startswith(
        "The parties agree. They part"
    )


def test_pages_alone_are_taken_whole() -> None:
    assert words(first_page="8", last_page="8") == PAGE_8
    assert words(first_page="7", last_words="will consult.") == PAGE_7 + "They will consult."


def test_last_words_are_looked_for_after_the_first() -> None:
    assert words(first_words="They will consult", last_words="The parties agree.").endswith(
        "The parties agree."
    )


def test_words_in_several_places_are_refused_with_their_pages() -> None:
    assert refused(first_words="The parties agree", last_words="They part") == (
        "first_words",
        "These words stand in 2 places (p. 7, 8). Give more of them, or the page as well.",
    )


@pytest.mark.parametrize(
    ("said", "field", "part"),
    [
        ({}, "first_words", "Give the first words"),
        ({"first_words": "[Enclosure]"}, "last_words", "Give the last words"),
        ({"first_words": "No such words", "last_page": "8"}, "first_words", "do not stand in the text"),
        ({"first_page": "9", "last_page": "8"}, "first_page", "no page “9”"),
        ({"first_words": "[Enclosure]", "first_page": "8", "last_page": "8"}, "first_words", "on p. 8"),
        ({"first_words": "They part", "last_words": "sends a treaty"}, "last_words", "only before"),
        ({"first_page": "8", "last_page": "7"}, "last_page", "end before it begins"),
        ({"first_words": "...", "last_page": "8"}, "first_words", "do not stand in the text"),
    ],
)
def test_what_answers_to_no_place_is_refused_at_its_field(
    said: dict[str, str], field: str, part: str
) -> None:
    at, why = refused(**said)

    assert at == field
    assert part in why


@given(*[st.text(max_size=20)] * 4)
def test_whatever_is_said_there_is_a_stretch_or_a_reason(one: str, two: str, three: str, four: str) -> None:
    try:
        start, end = stretch_of(Boundaries(one, two, three, four), WORDING)
    except BoundaryNotFound as fault:
        start, end = 0, len(str(fault))

    assert 0 <= start < end
