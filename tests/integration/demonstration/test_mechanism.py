"""The mechanism in fixtures/: what it loads, and what comes out of one reader's coding, as fixtures/README.md says."""

from __future__ import annotations

import pytest

from evidence.models import Study
from hypotheses.models import Event, MechanismLink, MechanismPart, PartEvidence, RivalCheck
from hypotheses.reports.mechanism_figures import figure_of, timeline_of
from hypotheses.reports.mechanisms import TracedMechanism, traced_mechanisms


@pytest.fixture
def traced(db: None) -> TracedMechanism:
    """The study's one mechanism, traced."""
    study = Study.objects.get(slug="hub-and-spokes")
    (found,) = traced_mechanisms(study, ["commitment-to-network"], None).mechanisms
    return found


def test_all_that_the_files_hold_becomes_rows(db: None) -> None:
    counts = [
        model.objects.count() for model in (MechanismPart, MechanismLink, RivalCheck, PartEvidence, Event)
    ]

    assert counts == [6, 7, 5, 48, 18]


def test_chain_is_as_strong_as_sufficiency(traced: TracedMechanism) -> None:
    scores = {part.row.key: f"{float(part.found.score or 0):.2f}" for part in traced.parts}

    assert scores == {
        "commitment": "0.42",
        "sufficiency": "0.22",
        "unwillingness": "0.59",
        "reassessment": "0.78",
        "response": "0.70",
        "network": "0.54",
    }
    assert traced.chain.weakest == ("sufficiency",)
    assert traced.chain.untested_links == ("reassessment > network",)
    assert (traced.chain.n_supported, traced.chain.n_asked) == (11, 12)


def test_refusal_of_february_1951_came_before_the_treaty_that_is_to_explain_it(
    traced: TracedMechanism,
) -> None:
    found = [(each.event, each.part, each.earlier) for each in traced.out_of_order]

    assert found == [("dulles-mission", "unwillingness", "commitment")]
    assert traced.undated == ("officials-know",)


def test_parts_hang_together_and_the_feedback_is_no_loop(traced: TracedMechanism) -> None:
    assert (traced.loops, traced.not_reached, traced.leading_nowhere) == ((), (), ())
    assert [part.layer for part in traced.parts] == [0, 1, 2, 3, 3, 4]


def test_figures_show_every_part_link_and_dated_event(traced: TracedMechanism) -> None:
    diagram, line = figure_of(traced), timeline_of(traced)

    assert diagram is not None
    assert line is not None
    assert (len(diagram.boxes), len(diagram.arrows), len(line.bars)) == (6, 7, 17)
