"""What tests of networks share: a hub and three spokes, and readings of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from evidence.choices import Visibility
from evidence.models import Coder, Study
from hypotheses.models import State
from tests.factories import make_coder, make_state, make_study, make_tie_reading, make_willingness_reading

#: The page of the small study's networks, and the same over the API.
PAGE = "/studies/small/networks/"
API = "/api/v1/studies/small/networks/"


@dataclass(frozen=True)
class World:
    """A public study of a hub and three spokes."""

    study: Study
    hub: State
    spokes: tuple[State, ...]
    coder: Coder


def make_world() -> World:
    """Ties of 4, 3 and 2 from 1960 on, and willingness of 0, 2 and 3: the printed example of three states."""
    study = make_study(slug="small", visibility=Visibility.PUBLIC)
    hub, *spokes = (
        make_state(study=study, slug=slug, name=slug.title(), position=n)
        for n, slug in enumerate(("hub", "north", "south", "west"))
    )
    made = World(study, hub, tuple(spokes), make_coder(study=study, slug="reader"))
    for spoke, strength, willingness in zip(spokes, (4, 3, 2), (0, 2, 3), strict=True):
        tie(made, spoke, strength, valid="1960/..")
        will(made, spoke, willingness, valid="1960/..")
    return made


def tie(world: World, spoke: State, strength: int, **fields: Any) -> Any:
    """A reading of the tie between the hub and a spoke."""
    given = {"first": world.hub, "second": spoke, "coder": world.coder, "strength": strength} | fields
    return make_tie_reading(**given)


def will(world: World, spoke: State, willingness: int, **fields: Any) -> Any:
    """A reading of a spoke's willingness."""
    return make_willingness_reading(state=spoke, coder=world.coder, willingness=willingness, **fields)
