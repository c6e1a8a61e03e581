"""Traced mechanisms as tables, for page, API and command."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from evidence.tables import Table
from hypotheses.exports.mechanism_columns import CHAIN, CHECKS, EVENTS, EVIDENCE, LINKS, PARTS, Of
from hypotheses.reports.mechanism_words import checklist
from hypotheses.reports.mechanisms import TracedMechanism, Tracing
from hypotheses.reports.wording import of_things

#: The names of the tables, in order.
TABLES = ("chain", "parts", "links", "events", "checks", "evidence")


def tables_of(tracing: Tracing) -> Mapping[str, Table]:
    """The tables by name; each says in its first column which mechanism a row belongs to."""
    mechanisms = tracing.mechanisms
    n_hidden = sum(each.n_hidden for each in mechanisms)
    hidden = (f"{of_things(n_hidden, 'judgement')} on restricted passages counted above and not listed.",)
    listed = [Of(each, evidence) for each in mechanisms for item in each.items for evidence in item.evidence]
    return {
        "chain": Table.build("Chain", CHAIN, mechanisms),
        "parts": Table.build("Parts", PARTS, pairs(mechanisms, lambda each: each.parts)),
        "links": Table.build("Links", LINKS, pairs(mechanisms, lambda each: each.links)),
        "events": Table.build("Events", EVENTS, pairs(mechanisms, lambda each: each.events)),
        "checks": Table.build("Checks", CHECKS, pairs(mechanisms, checklist)),
        "evidence": Table.build("Evidence", EVIDENCE, listed, hidden if n_hidden else ()),
    }


def pairs(
    mechanisms: Sequence[TracedMechanism], rows: Callable[[TracedMechanism], Sequence[Any]]
) -> list[Of]:
    """Rows of each mechanism with the mechanism."""
    return [Of(each, row) for each in mechanisms for row in rows(each)]


#: Columns that a page leaves to the files, since they would make its tables too wide to read.
FOR_FILES = frozenset({"name", "n_passages", "n_coders", "n_contested", "earliest", "latest", "source"})


def for_page(tables: Mapping[str, Table], *, is_one: bool) -> Mapping[str, Table]:
    """The tables as a page shows them: narrower, and of one mechanism without its name in each row."""
    left_out = FOR_FILES | ({"mechanism"} if is_one else frozenset())
    return {name: table.without(left_out) for name, table in tables.items() if name != "evidence"}
