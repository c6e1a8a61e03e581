"""How each constraint of mechanisms, events and the evidence on them is broken."""

from __future__ import annotations

import datetime
from typing import Any

from hypotheses.choices import AssessmentStatus, Direction
from hypotheses.models import PartEvidence
from tests.constraints import Case, doubled
from tests.factories import (
    make_event,
    make_event_part,
    make_mechanism,
    make_mechanism_link,
    make_mechanism_part,
    make_part_evidence,
    make_rival_check,
)

NEUTRAL_WITHOUT_STRENGTH = {"direction": Direction.NEUTRAL, "strength": None}
STRENGTH = "hypotheses_partevidence_strength_fits_direction"


def make_link_evidence(**fields: Any) -> PartEvidence:
    """A judgement on a link."""
    if "link" not in fields:
        study = {"study": fields["study"]} if "study" in fields else {}
        fields["link"] = make_mechanism_link(**study)
    return make_part_evidence(**fields)


MECHANISMS = [
    doubled("hypotheses_mechanism_slug_once", make_mechanism, "slug"),
    Case("hypotheses_mechanism_slug_filled", make_mechanism, {"slug": ""}),
    Case("hypotheses_mechanism_name_filled", make_mechanism, {"name": ""}),
    doubled("hypotheses_mechanismpart_key_once", make_mechanism_part, "key", same=("study", "mechanism")),
    Case("hypotheses_mechanismpart_key_filled", make_mechanism_part, {"key": ""}),
    Case("hypotheses_mechanismpart_entity_filled", make_mechanism_part, {"entity": ""}),
    Case("hypotheses_mechanismpart_activity_filled", make_mechanism_part, {"activity": ""}),
    doubled(
        "hypotheses_mechanismlink_once",
        make_mechanism_link,
        "from_part",
        "to_part",
        same=("study", "mechanism"),
    ),
    Case(
        "hypotheses_mechanismlink_not_to_itself",
        make_mechanism_link,
        lambda link: {"to_part": link.from_part},
        lambda link: {"to_part": make_mechanism_part(mechanism=link.mechanism)},
    ),
    Case(
        "hypotheses_mechanismlink_kind_listed", make_mechanism_link, {"kind": "magic"}, {"kind": "temporal"}
    ),
    doubled("hypotheses_rivalcheck_once", make_rival_check, "link", "rival"),
    Case(
        "hypotheses_rivalcheck_status_listed", make_rival_check, {"status": "dead"}, {"status": "ruled-out"}
    ),
    Case("hypotheses_rivalcheck_reason_filled", make_rival_check, {"reason": ""}),
]

EVENTS = [
    doubled("hypotheses_event_key_once", make_event, "key"),
    Case("hypotheses_event_key_filled", make_event, {"key": ""}),
    Case("hypotheses_event_actor_filled", make_event, {"actor": ""}),
    Case("hypotheses_event_act_filled", make_event, {"act": ""}),
    Case(
        "hypotheses_event_date_earliest_before_date_latest",
        make_event,
        {"date_earliest": datetime.date(1954, 1, 2), "date_latest": datetime.date(1954, 1, 1)},
        mended=True,
    ),
    Case(
        "hypotheses_event_bounds_need_date",
        make_event,
        {"date_edtf": ""},
        {"date_edtf": "", "date_earliest": None, "date_latest": None},
        mended=True,
    ),
    doubled("hypotheses_eventpart_once", make_event_part, "event", "part"),
]

EVIDENCE = [
    Case("hypotheses_partevidence_on_one_thing", make_part_evidence, {"part": None}, how="on none"),
    Case(
        "hypotheses_partevidence_on_one_thing",
        make_part_evidence,
        lambda row: {"link": make_mechanism_link(study=row.study)},
        lambda row: {"link": make_mechanism_link(study=row.study), "part": None},
        how="on both",
    ),
    *(
        doubled(
            f"hypotheses_partevidence_one_{status.value}_on_{target}",
            make,
            target,
            "passage",
            "coder",
            status=status,
        )
        for target, make in (("part", make_part_evidence), ("link", make_link_evidence))
        for status in (AssessmentStatus.SUBMITTED, AssessmentStatus.DRAFT)
    ),
    Case("hypotheses_partevidence_kind_listed", make_part_evidence, {"kind": "hunch"}, {"kind": "trace"}),
    Case("hypotheses_partevidence_direction_listed", make_part_evidence, {"direction": "sideways"}),
    Case(
        "hypotheses_partevidence_test_type_listed",
        make_part_evidence,
        {"test_type": "oath"},
        {"test_type": "hoop"},
    ),
    Case("hypotheses_partevidence_basis_listed", make_part_evidence, {"basis": "guess"}, {"basis": "stated"}),
    Case(
        "hypotheses_partevidence_status_listed",
        make_part_evidence,
        {"status": "lost"},
        {"status": AssessmentStatus.WITHDRAWN},
    ),
    Case(STRENGTH, make_part_evidence, {"strength": 0}, {"strength": 1}, how="too weak"),
    Case(STRENGTH, make_part_evidence, {"strength": 4}, {"strength": 3}, how="too strong"),
    Case(STRENGTH, make_part_evidence, {"strength": None}, how="none given"),
    Case(
        STRENGTH,
        make_part_evidence,
        {"direction": Direction.NEUTRAL},
        NEUTRAL_WITHOUT_STRENGTH,
        how="neutral with one",
    ),
]

MECHANISM_CASES = [*MECHANISMS, *EVENTS, *EVIDENCE]
