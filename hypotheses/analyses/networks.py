"""The kind of analysis that shows a study's networks at a date and tests negative connections."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from evidence.dates import DateNotUnderstood, read_typed
from evidence.models import Study
from hypotheses.analyses.kind import Analysis, Kind, Parameter
from hypotheses.choices import Picture
from hypotheses.exports.network_figure import drawn
from hypotheses.exports.network_notes import notes
from hypotheses.exports.network_tables import NAMES, tables
from hypotheses.models import State
from hypotheses.reports.networks import SEED, Asked, Networks, networks
from hypotheses.scoring.rank_tests import COUNTED_IN_FULL, DRAWS

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

WITHIN, FREELY = "within-states", "freely"
#: The parameters that name a state.
OF_STATES = ("ideal_of", "hub", "first")


def analyse(study: Study, given: Mapping[str, Sequence[str]], user: AnyUser | None) -> Analysis:
    """The networks of a study.

    Raises:
        ValidationError: when the date cannot be read, or a state is none of the study's.
    """
    found = found_for(study, given, user)
    blocked = given["test"][0] == WITHIN
    pictures = pictures_of(given)
    return Analysis(
        study=study,
        tables=tables(found, pictures, blocked=blocked),
        made_by={
            "date": str(found.day) if found.day else "",
            "picture": " ".join(pictures),
            "ideal_of": found.ideal_of or "",
            "hub": found.hub or "",
            "first": found.first or "",
            "test": given["test"][0],
            "seed": SEED,
            "method": (
                f"Kendall's tau-b; all arrangements counted up to {COUNTED_IN_FULL}, else {DRAWS} drawn; "
                "exact binomial sign test"
            ),
        },
        notes=notes(found, blocked=blocked),
        figures=drawn(found, pictures),
        result=found,
    )


def found_for(study: Study, given: Mapping[str, Sequence[str]], user: AnyUser | None) -> Networks:
    """The networks that the parameters ask for.

    Raises:
        ValidationError: as `analyse`.
    """
    faults: dict[str, list[str]] = {}
    day = None
    try:
        day = day_of(given["date"][0]) if "date" in given else None
    except DateNotUnderstood as fault:
        faults["date"] = [f"{fault} Give a day, a month or a year: 1953-10-01, 1953-10, 1953."]
    named = {name: given[name][0] for name in OF_STATES if name in given}
    known = list(State.objects.filter(study=study).values_list("slug", flat=True)) if named else []
    for name, slug in named.items():
        if slug not in known:
            faults[name] = [f"The study has no state “{slug}”. Known: {', '.join(known) or 'none'}."]
    if faults:
        raise ValidationError(faults)
    return networks(study, Asked(day, **named), user)


def day_of(text: str) -> datetime.date | None:
    """The day at which a date leaves its reader: the last that it allows, or the first where it is open.

    Raises:
        DateNotUnderstood: when it is no date.
    """
    reading = read_typed(text)
    return reading.latest or reading.earliest


def pictures_of(given: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The pictures asked for; both unless one is named."""
    return tuple(given["picture"]) if "picture" in given else (Picture.IDEAL.value, Picture.ACTUAL.value)


NETWORKS = Kind(
    name="networks",
    title="Networks",
    about=(
        "How closely the states were tied to one another at a date, as it was and as somebody wished it, and whether "
        "states with a stronger tie to the hub were less willing to tie themselves to others. It describes readings; "
        "a few states cannot prove a connection."
    ),
    analyse=analyse,
    parameters=(
        Parameter(
            "date",
            "The date: a day, month or year, of which the last day counts. Left out, the day on which the last "
            "reading begins.",
        ),
        Parameter(
            "picture",
            "The network as it was, or as somebody wished it. Both unless one is named.",
            choices=tuple(Picture.values),
        ),
        Parameter(
            "ideal_of", "Whose ideal, by the state's slug. Left out, the hub's, or the first that there is."
        ),
        Parameter(
            "hub", "The hub, by the state's slug. Left out, the state whose ties as they were add up to most."
        ),
        Parameter(
            "first",
            "The spoke whose tie is held against steps of the hub's other ties. Left out, the one most closely tied in "
            "the ideal.",
        ),
        Parameter(
            "test",
            "How periods are shuffled in the test that the finding speaks of. Both are always in the table of tests.",
            default=WITHIN,
            choices=(WITHIN, FREELY),
        ),
    ),
    tables=NAMES,
    figures=("svg", "png", "graphml"),
)
