"""Tests of verdicts that authors printed."""

from __future__ import annotations

import pytest

from hypotheses.choices import Verdict
from hypotheses.models import PublishedVerdict
from tests.factories import make_explanation, make_hypothesis, make_published_verdict, make_state, make_study

pytestmark = pytest.mark.django_db


def test_published_verdict_reads_as_its_cell() -> None:
    study = make_study()
    explanation = make_explanation(study=study, name="Powerplay")
    verdict = make_published_verdict(
        explanation=explanation, state=make_state(study=study, name="Taiwan"), verdict=Verdict.PARTIALLY_YES
    )

    assert str(verdict) == "Powerplay, Taiwan: Partially yes"


def test_explanation_and_its_hypotheses_may_each_have_a_verdict_on_one_state() -> None:
    whole = make_published_verdict()

    part = make_published_verdict(
        hypothesis=make_hypothesis(explanation=whole.explanation), state=whole.state
    )

    assert part.explanation is None
    assert part.state == whole.state


def test_key_of_a_verdict_leaves_what_it_does_not_judge_empty() -> None:
    whole = make_published_verdict()
    part = make_published_verdict(hypothesis=make_hypothesis(study=whole.study), state=whole.state)

    assert whole.natural_key() == (whole.study.slug, whole.explanation.slug, None, whole.state.slug)
    assert part.natural_key() == (part.study.slug, None, part.hypothesis.slug, part.state.slug)
    assert PublishedVerdict.objects.get_by_natural_key(*part.natural_key()) == part
