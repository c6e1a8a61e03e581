"""How much a page has to do with a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.searching import read_search, weight


def weighed(page: str, query: str) -> int:
    """The weight of a page of these folded words."""
    return weight(page, read_search(query))


@pytest.mark.parametrize(
    ("query", "heavy", "light"),
    [
        pytest.param("japan", "japan and japan", "japan and korea", id="oftener"),
        pytest.param("japan", "japan", "japan " + "filler " * 400, id="shorter-page"),
        pytest.param("mutual defense", "mutual defense x", "defense x mutual", id="together-as-typed"),
        pytest.param("secur*", "security secure", "security x", id="beginnings"),
        pytest.param("外務省", "外務 務省 x 外務 務省", "外務 務省 x 外務 務大", id="pairs"),
        pytest.param("米", "日米 米安 米", "日米 安全 全保", id="lone-character"),
    ],
)
def test_page_weighs_more(query: str, heavy: str, light: str) -> None:
    assert weighed(heavy, query) > weighed(light, query) > 0


def test_page_without_the_words_weighs_nothing() -> None:
    assert weighed("japanese", "japan") == 0


@given(st.integers(1, 200), st.integers(0, 2000))
def test_each_further_time_weighs_more_but_less_than_the_one_before(times: int, filler: int) -> None:
    def of(number: int) -> int:
        return weighed(" ".join(["japan x"] * number + ["korea x"] * (202 + filler - number)), "japan")

    assert of(times) <= of(times + 1)
    assert of(times + 1) - of(times) <= of(times) - of(times - 1) + 1
