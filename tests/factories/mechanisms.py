"""Mechanisms, the events that tie them to the ground, and judgements on their parts."""

from __future__ import annotations

from functools import partial
from typing import Any

from hypotheses.choices import Direction
from hypotheses.models import (
    Event,
    EventPart,
    Mechanism,
    MechanismLink,
    MechanismPart,
    PartEvidence,
    RivalCheck,
)
from tests.factories.building import next_name, stored
from tests.factories.claims import make_explanation
from tests.factories.people import make_coder, study_for
from tests.factories.readings import make_passage


def make_mechanism(**fields: Any) -> Mechanism:
    """A mechanism without parts."""
    study = study_for(fields)
    slug = fields.setdefault("slug", next_name("mechanism"))
    return stored(
        Mechanism,
        fields,
        study=study,
        explanation=partial(make_explanation, study=study),
        name=f"Name of {slug}",
    )


def make_mechanism_part(**fields: Any) -> MechanismPart:
    """A necessary part."""
    study = study_for(fields)
    fields.setdefault("key", next_name("part"))
    return stored(
        MechanismPart,
        fields,
        study=study,
        mechanism=partial(make_mechanism, study=study),
        entity="The mayor",
        activity="asks for tolls",
    )


def make_mechanism_link(**fields: Any) -> MechanismLink:
    """A causal link between two parts of one mechanism."""
    study = study_for(fields)
    known = [fields[name] for name in ("from_part", "to_part") if name in fields]
    if "mechanism" not in fields:
        fields["mechanism"] = known[0].mechanism if known else make_mechanism(study=study)
    part = partial(make_mechanism_part, study=study, mechanism=fields["mechanism"])
    return stored(MechanismLink, fields, study=study, from_part=part, to_part=part)


def make_rival_check(**fields: Any) -> RivalCheck:
    """A rival that still stands at a link."""
    study = study_for(fields)
    return stored(
        RivalCheck,
        fields,
        study=study,
        link=partial(make_mechanism_link, study=study),
        rival=partial(make_explanation, study=study),
        reason="Nobody has looked.",
    )


def make_event(**fields: Any) -> Event:
    """An event of one day."""
    fields.setdefault("key", next_name("event"))
    return stored(
        Event,
        fields,
        study=study_for(fields),
        actor="The council",
        act="meets",
        date_edtf="1953-07-11",
    )


def make_event_part(**fields: Any) -> EventPart:
    """An event under a part."""
    study = study_for(fields)
    return stored(
        EventPart,
        fields,
        study=study,
        event=partial(make_event, study=study),
        part=partial(make_mechanism_part, study=study),
    )


def make_part_evidence(**fields: Any) -> PartEvidence:
    """A submitted judgement on a part, or on the link given: supports, strength 2 (none where it is neutral)."""
    study = study_for(fields)
    neutral = fields.get("direction") == Direction.NEUTRAL
    on_link = fields.get("link") is not None
    return stored(
        PartEvidence,
        fields,
        study=study,
        part=None if on_link else partial(make_mechanism_part, study=study),
        passage=partial(make_passage, study=study),
        coder=partial(make_coder, study=study),
        direction=Direction.SUPPORTS,
        strength=None if neutral else 2,
    )
