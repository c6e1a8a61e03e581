"""Which texts are proposed for a quotation, on the engine at hand; the other must propose the same."""

from __future__ import annotations

import pytest

from evidence.choices import Access
from evidence.models import Document, User
from evidence.queries import proposals
from evidence.queries.origins import find_origins
from evidence.queries.page_index import Standing, standings
from evidence.queries.proposals import runs_of
from evidence.queries.search import Narrowing
from evidence.searching import Search, Term
from evidence.texts import fold
from tests.factories import make_document, make_document_text, make_member, make_page

WORDS = "the King would rather lose Ruritania than refuse the treaty"
#: The same words, none after the one that it follows in the quotation.
SHUFFLED = "treaty the refuse than Ruritania lose rather would King the"

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> User:
    """Somebody who sees what is open."""
    return make_member()


def write(*pages: str, document: Document | None = None, **fields: object) -> int:
    """A text of these pages, as it is kept; gives its key."""
    text = make_document_text(document=document or make_document(**fields), body=" ".join(pages))
    start = 0
    for page in pages:
        make_page(text=text, folded=fold(page), start=start, end=start + len(page))
        start += len(page) + 1
    return int(text.pk)


def run(words: str) -> Search:
    """Words looked for one after another."""
    return Search((Term(tuple(words.split())),))


def named(quotation: str, user: User) -> list[int]:
    """The texts of the documents that are named."""
    return [each.stored.text.pk for each in find_origins(quotation, user)]


def test_run_stands_where_its_words_follow_one_another() -> None:
    write("one two three")
    written = write("four", "zero one two")

    (of_two, of_three, of_none) = standings([run("zero one"), run("one two"), run("three four")], 5)

    assert set(of_two.pages.values()) == {written}
    assert (of_two.n_pages, of_three.n_pages, len(of_three.pages)) == (1, 2, 2)
    assert of_none == Standing(0, False, {})


def test_no_page_is_looked_at_where_too_many_have_the_words() -> None:
    for _ in range(3):
        write("one two")

    (few, many) = standings([run("one two")], 3) + standings([run("one two")], 2)

    assert (few.n_pages, few.is_frequent, len(few.pages)) == (3, False, 3)
    assert (many.n_pages, many.is_frequent, many.pages) == (3, True, {})


def test_nothing_stands_where_nothing_is_looked_for() -> None:
    assert standings([], 5) == []


def test_frequent_run_is_left_to_the_rarer_ones(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "MOST_PAGES", 2)
    for _ in range(3):
        write("the king would rather lose")
    told = write(WORDS)

    assert named(WORDS, reader) == [told]


def test_what_stands_on_very_many_pages_is_still_found(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "MOST_PAGES", 2)
    told = [write(WORDS) for _ in range(3)]

    assert named(WORDS, reader) == told


def test_frequent_runs_are_found_together_where_the_others_lead_nowhere(
    reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals, "MOST_PAGES", 2)
    for _ in range(2):
        write("the king would rather lose")
        write("than refuse the treaty indeed")
    told = write(f"{WORDS} indeed")

    assert named(f"{WORDS} indeed".replace("Ruritania", "Strelsau"), reader) == [told]


def test_frequent_words_that_go_on_over_a_page_are_still_found(
    reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals, "MOST_PAGES", 2)
    told = [write("the king would rather lose", "than refuse the treaty indeed") for _ in range(3)]

    assert named("the king would rather lose than refuse the treaty indeed", reader) == told


@pytest.mark.parametrize("is_hidden_there", [False, True])
def test_hidden_document_changes_no_answer(
    reader: User, monkeypatch: pytest.MonkeyPatch, *, is_hidden_there: bool
) -> None:
    monkeypatch.setattr(proposals, "MOST_PAGES", 2)
    told = [write("the king would rather lose than refuse the treaty indeed") for _ in range(3)]
    if is_hidden_there:
        write("Zenda falls tonight at nine", access=Access.RESTRICTED)

    assert named("the king would rather lose than refuse the treaty indeed", reader) == told
    assert named("the king would rather lose Zenda falls tonight at nine", reader) == []


def test_words_that_stand_in_no_such_order_lead_nowhere(
    reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals, "MOST_PAGES", 2)
    write(SHUFFLED)

    assert named(WORDS, reader) == []


def test_text_with_most_of_the_words_is_compared_before_others(
    reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals, "MOST_COMPARED", 1)
    for _ in range(3):
        write("the king would rather lose")
    told = write(WORDS.replace("Ruritania", "Strelsau"))
    write("the king would rather lose")

    assert named(WORDS, reader) == [told]


def test_page_of_a_hidden_document_is_not_proposed(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "MOST_COMPARED", 1)
    write(WORDS, access=Access.RESTRICTED)
    told = write(WORDS)

    assert named(WORDS, reader) == [told]


def test_version_that_is_not_current_is_not_proposed(reader: User) -> None:
    document = make_document()
    text = make_document_text(document=document, body=WORDS, is_current=False)
    make_page(text=text, folded=fold(WORDS), start=0, end=len(WORDS))

    assert named(WORDS, reader) == []


def test_lone_character_begins_no_run() -> None:
    assert runs_of("第1回の会談", 5) == [("1", "回の", "の会", "会談")]


def test_quotation_of_a_lone_character_is_found_inside_words(reader: User) -> None:
    told = write("日米安保")

    assert list(proposals.proposed("米", [run("米")], reader, Narrowing())) == [told]
