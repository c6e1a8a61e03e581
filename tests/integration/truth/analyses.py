"""The rows of orders of preference, networks, mechanisms and units, of which the table of who may do what speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.factories import (
    make_event,
    make_mechanism,
    make_mechanism_link,
    make_outcome,
    make_part_evidence,
    make_passage,
    make_preference_reading,
    make_published_order,
    make_tie_attestation,
    make_tie_reading,
    make_unit_decision,
    make_willingness_reading,
)
from tests.integration.truth.marks import marked

if TYPE_CHECKING:
    from tests.integration.truth.world import Desk, World

#: What coders read in a passage.
OF_PASSAGE: dict[str, Callable[..., Any]] = {
    "judgement on a part": make_part_evidence,
    "reading of preferences": make_preference_reading,
}
#: What coders read in several passages, or in none.
OF_STATES: dict[str, Callable[..., Any]] = {
    "reading of a tie": make_tie_reading,
    "reading of willingness": make_willingness_reading,
}


def make_rows_of_analyses(world: World, desk: Desk) -> None:
    """One row of each table; of those that are somebody's work, the coder's own and a colleague's."""
    study, rows = world.study, world.rows
    opened, hidden = rows["open document"], rows["restricted document"]
    rows["outcome"] = make_outcome(study=study, name=marked("outcome"))
    rows["printed order"] = make_published_order(study=study, source=marked("printed order"))
    rows["mechanism"] = make_mechanism(study=study, name=marked("mechanism"))
    link = "link of a mechanism"
    rows[link] = make_mechanism_link(study=study, justification=marked(link))
    rows["event"] = make_event(study=study, act=marked("event"))
    rows["decision on a unit"] = make_unit_decision(
        study=study,
        passage=make_passage(study=study, document=opened),
        prediction=desk.predictions[2],
        reason=marked("decision on a unit"),
    )
    for whose, coder in (("own", desk.own), ("colleague's", desk.colleague)):
        for what, make in OF_PASSAGE.items():
            name = f"{whose} {what}"
            passage = make_passage(study=study, document=opened)
            rows[name] = make(passage=passage, coder=coder, rationale=marked(name))
        for what, make in OF_STATES.items():
            name = f"{whose} {what}"
            rows[name] = make(study=study, coder=coder, rationale=marked(name))
    for what, make in OF_PASSAGE.items():
        name = f"{what} in a restricted document"
        passage = make_passage(study=study, document=hidden)
        rows[name] = make(passage=passage, coder=desk.own, rationale=marked(name))
    name = "reading of a tie in a restricted document"
    rows[name] = make_tie_reading(study=study, coder=desk.own, rationale=marked(name))
    make_tie_attestation(reading=rows[name], passage=make_passage(study=study, document=hidden))
