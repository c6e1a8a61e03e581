"""A mechanism with its links, its events and its evidence is entered over the API alone."""

from __future__ import annotations

from typing import Any

import pytest

from evidence.models import Study
from hypotheses.models import EventPart, MechanismLink, MechanismPart, PartEvidence, UnitDecision
from tests.factories import (
    make_archive,
    make_collection,
    make_explanation,
    make_mechanism,
    make_mechanism_part,
    make_part_evidence,
    make_passage,
    make_prediction,
)
from tests.integration.api.faults import codes
from tests.integration.api.writing import Script


def entered(lead: Script, study: Study) -> Any:
    """A mechanism of two parts, and the link between them, with a rival; as the API shows the mechanism."""
    make_explanation(study=study, slug="tolls")
    make_explanation(study=study, slug="fear")
    parts = [
        {"position": 1, "key": "need", "entity": "The town", "activity": "needs money"},
        {"position": 2, "key": "toll", "entity": "The mayor", "activity": "asks for tolls"},
    ]
    mechanism = {"study": "small", "slug": "dam", "name": "Dam", "explanation": "tolls", "parts": parts}
    shown = lead.post("mechanisms", mechanism)
    assert shown.status_code == 201, shown.json()
    link = lead.post(
        "mechanism-links",
        {
            **{"study": "small", "mechanism": "dam", "from_part": "need", "to_part": "toll"},
            **{"justification": "Who needs money asks."},
            "rival_checks": [{"rival": "fear", "status": "weakened", "reason": "No flood was near."}],
        },
    )
    assert link.status_code == 201, link.json()
    return lead.get(shown["Location"]).json()


def test_mechanism_entered_over_the_api_reaches_its_analysis(
    lead: Script, coder: Script, study: Study
) -> None:
    shown = entered(lead, study)
    passage = make_passage(study=study)
    event = {"study": "small", "key": "plea", "actor": "The mayor", "act": "pleads", "date_edtf": "1955-06"}
    judged = {"study": "small", "mechanism": "dam", "passage": passage.key, "direction": "supports"}

    happened = coder.post("events", {**event, "parts": [{"mechanism": "dam", "part": "toll"}]}).json()
    on_parts = [
        coder.post("part-judgements", {**judged, "part": part, "strength": 2}).json()
        for part in ("need", "toll")
    ]
    on_link = coder.post(
        "part-judgements", {**judged, "from_part": "need", "to_part": "toll", "strength": 1}
    ).json()

    assert [part["key"] for part in shown["parts"]] == ["need", "toll"]
    assert [check["rival"] for check in shown["links"][0]["rival_checks"]] == ["fear"]
    assert (happened["date_earliest"], happened["parts"]) == (
        "1955-06-01",
        [{"mechanism": "dam", "part": "toll"}],
    )
    assert [(each["part"], each["coder"], each["status"]) for each in on_parts] == [
        ("need", "ann", "submitted"),
        ("toll", "ann", "submitted"),
    ]
    assert (on_link["mechanism"], on_link["part"]) == ("dam", None)
    assert (on_link["from_part"], on_link["to_part"]) == ("need", "toll")
    (chain,) = coder.get("studies/small/mechanisms").json()["chain"]
    assert (chain["score"], chain["completeness"]) == (0.4, 1.0)


def test_part_that_evidence_hangs_on_cannot_be_left_out_of_its_list(lead: Script, study: Study) -> None:
    shown = entered(lead, study)
    make_part_evidence(part=MechanismPart.objects.get(key="toll"))

    response = lead.patch(shown["link"], {"parts": shown["parts"][:1]})

    assert (response.status_code, codes(response.json())) == (409, {"detail": ["protected"]})
    assert (MechanismPart.objects.count(), MechanismLink.objects.count()) == (2, 1)


@pytest.mark.parametrize(
    ("sent", "refused"),
    [
        pytest.param({}, {"non_field_errors": ["one-of-two"]}, id="on-nothing"),
        pytest.param(
            {"part": "need", "from_part": "need", "to_part": "toll"},
            {"non_field_errors": ["one-of-two"]},
            id="on-a-part-and-a-link",
        ),
        pytest.param({"from_part": "need"}, {"to_part": ["required"]}, id="one-end"),
        pytest.param({"to_part": "toll"}, {"from_part": ["required"]}, id="other-end"),
        pytest.param(
            {"from_part": "toll", "to_part": "need"}, {"to_part": ["does_not_exist"]}, id="no-such-link"
        ),
        pytest.param({"part": "dam"}, {"part": ["does_not_exist"]}, id="no-such-part"),
        pytest.param(
            {"mechanism": "toll", "part": "need"},
            {"mechanism": ["does_not_exist"], "part": ["does_not_exist"]},
            id="no-such-mechanism",
        ),
    ],
)
def test_judgement_that_is_on_no_one_thing_is_refused(
    lead: Script, study: Study, sent: dict[str, Any], refused: dict[str, Any]
) -> None:
    entered(lead, study)
    judged = {"study": "small", "mechanism": "dam", "direction": "supports", "strength": 2}

    response = lead.post("part-judgements", {**judged, "passage": make_passage(study=study).key, **sent})

    assert (response.status_code, codes(response.json())) == (400, refused)
    assert not PartEvidence.objects.exists()


def test_key_that_two_mechanisms_use_is_ambiguous_until_one_is_named(
    lead: Script, coder: Script, study: Study
) -> None:
    entered(lead, study)
    other = make_mechanism_part(mechanism=make_mechanism(study=study, slug="other"), key="need")
    judged = {"study": "small", "part": "need", "direction": "supports", "strength": 2}
    sent = {**judged, "passage": make_passage(study=study).key}

    ambiguous = coder.post("part-judgements", sent)
    named = coder.post("part-judgements", {**sent, "mechanism": "other"})

    assert codes(ambiguous.json()) == {"part": ["ambiguous"]}
    assert named.status_code == 201
    assert PartEvidence.objects.get().part == other


def test_judgement_moves_from_a_part_to_a_link(lead: Script, coder: Script, study: Study) -> None:
    entered(lead, study)
    sent = {"study": "small", "part": "need", "direction": "supports", "strength": 2}
    made = coder.post("part-judgements", {**sent, "passage": make_passage(study=study).key}).json()

    moved = coder.patch(made["link"], {"part": None, "from_part": "need", "to_part": "toll"})
    back = coder.patch(made["link"], {"part": "toll", "from_part": None, "to_part": None})

    assert (moved.json()["part"], moved.json()["to_part"]) == (None, "toll")
    assert (back.json()["part"], back.json()["to_part"]) == ("toll", None)


def test_link_that_leads_round_in_a_loop_is_refused(lead: Script, study: Study) -> None:
    entered(lead, study)
    back = {"study": "small", "mechanism": "dam", "from_part": "toll", "to_part": "need"}

    refused = lead.post("mechanism-links", back)
    marked = lead.post("mechanism-links", {**back, "is_feedback": True})

    assert codes(refused.json()) == {"to_part": ["loop"]}
    assert marked.status_code == 201


def test_event_stands_once_under_a_part(lead: Script, study: Study) -> None:
    entered(lead, study)
    twice = [{"mechanism": "dam", "part": "toll"}] * 2

    response = lead.post(
        "events", {"study": "small", "key": "plea", "actor": "He", "act": "pleads", "parts": twice}
    )

    assert codes(response.json()) == {"parts": {"1": {"part": ["doubled"]}}}
    assert not EventPart.objects.exists()


def test_lead_decides_which_passages_are_one_unit_and_coders_do_not(
    lead: Script, coder: Script, study: Study
) -> None:
    prediction, passage = make_prediction(study=study), make_passage(study=study)
    word = {"unit": "talk", "reason": "The same talk, noted twice."}
    sent = {"study": "small", "prediction": prediction.key, "passage": passage.key, **word}

    refused = coder.post("unit-decisions", sent)
    made = lead.post("unit-decisions", sent).json()

    assert refused.status_code == 403
    assert (made["decided_by"], made["unit"]) == ("lea", "talk")
    assert UnitDecision.objects.get().decided_at is not None


def test_archive_is_entered_with_its_collections(coder: Script) -> None:
    make_collection(archive=make_archive(slug="elsewhere"), reference_code="11")

    archive = coder.post("archives", {"slug": "town", "name": "Town archive"})
    series = coder.post("collections", {"archive": "town", "level": "series", "reference_code": "1"})
    file = {"archive": "town", "level": "file", "reference_code": "1/2"}
    inside = coder.post("collections", {**file, "parent": "1"})
    other = coder.post("collections", {**file, "reference_code": "1/3", "parent": "11"})

    assert (archive.status_code, series.status_code) == (201, 201)
    assert archive["Location"].endswith("/api/v1/archives/town/")
    assert (inside.json()["archive"], inside.json()["parent"]) == ("town", "1")
    assert codes(other.json()) == {"parent": ["does_not_exist"]}
