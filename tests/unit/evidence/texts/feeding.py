"""Texts fed into a builder step by step, and steps drawn at random."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from evidence.texts import Gap, NoteDraft, TextBuilder, TextDraft

#: One thing done to a builder: its name, and what it is given. The steps within a span or a cell are a list.
Step = tuple[str, Any]

#: Words, and white space of every sort that sources have; no tab of a table among it.
RAW = st.text(st.sampled_from("ab.(—é語\U0001f600 \n\u00a0\u2003\u3000\u0085"), max_size=8)
GAPS = st.sampled_from([gap for gap in Gap if gap is not Gap.NONE])
LABELS = st.sampled_from(["", "1", "[I]", "493"])

_SIMPLE = st.one_of(
    st.tuples(st.just("add"), RAW),
    st.tuples(st.just("separate"), GAPS),
    st.tuples(st.just("page_break"), LABELS),
    st.tuples(st.just("note"), st.booleans()),
    st.tuples(st.just("mark"), st.just("gap")),
)
_NESTED = st.recursive(
    _SIMPLE,
    lambda inner: st.tuples(st.sampled_from(["span", "cell"]), st.lists(inner, max_size=5)),
    max_leaves=12,
)
STEPS = st.lists(_NESTED, max_size=14)


def built(*steps: Step, page: str | None = "1") -> TextDraft:
    """The text that these steps make."""
    builder = TextBuilder(page=page)
    feed(builder, steps)
    return builder.finish()


def feed(builder: TextBuilder, steps: Iterable[Step]) -> None:
    """Do the steps, one after another. Notes are numbered from 1 by their own words."""
    for name, value in steps:
        match name:
            case "span":
                with builder.span("italic"):
                    feed(builder, value)
            case "cell":
                with builder.cell():
                    feed(builder, value)
            case "note":
                builder.note(NoteDraft(label="", anchor=0, body="Words."), leads=value)
            case "next_cell":
                builder.next_cell()
            case _:
                getattr(builder, name)(value)


def body(*steps: Step | str) -> str:
    """The wording that these steps make; a string is text to add, a `Gap` a separation."""
    return built(*(as_step(step) for step in steps)).body


def as_step(step: Any) -> Step:
    """A step as the builder takes it."""
    if isinstance(step, Gap):
        return ("separate", step)
    return ("add", step) if isinstance(step, str) else step


def words_fed(steps: Iterable[Step]) -> str:
    """All signs added, without white space."""
    return "".join(
        words_fed(value) if name in ("span", "cell") else "".join(value.split())
        for name, value in steps
        if name in ("add", "span", "cell")
    )
