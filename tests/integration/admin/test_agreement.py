"""Coders compared in a study that was made by hand, in the admin alone."""

from __future__ import annotations

from typing import Any

from django.test import Client

from evidence.models import Coder, Document, Passage, Study
from hypotheses.models import Explanation, Hypothesis, Prediction, State, UnitDecision
from tests.integration.admin.forms import added, inline


def judged(prediction: Prediction, coder: Coder, strength: int | None) -> dict[str, Any]:
    """An assessment as it is typed under a passage: in favour, or neutral."""
    return {
        "prediction": prediction.pk,
        "direction": "supports" if strength else "neutral",
        "strength": strength or "",
        "basis": "inferred",
        "coder": coder.pk,
        "status": "submitted",
    }


def test_study_with_two_coders_made_by_hand_reaches_the_page_of_their_agreement(head: Client) -> None:
    study = added(head, Study, title="Blind", slug="blind", visibility="private")
    coders = [added(head, Coder, study=study.pk, name=name, slug=name.lower()) for name in ("Ada", "Bela")]
    state = added(head, State, study=study.pk, name="East", slug="east")
    explanation = added(head, Explanation, study=study.pk, name="Fear", slug="fear", role="rival")
    expected = {
        "key": "F-1",
        "state": state.pk,
        "statement": "Fear shows.",
        "test_type": "hoop",
        "kind": "motive",
    }
    hypothesis = added(
        head,
        Hypothesis,
        study=study.pk,
        explanation=explanation.pk,
        name="Fear",
        slug="fear",
        **inline("predictions", expected),
    )
    prediction = hypothesis.predictions.get()
    document = added(head, Document, short_title="NSC 5514", kind="policy-paper", source_class="internal")
    passages = []
    for strengths in ((3, 2), (1, None), (2, 2)):
        judgements = [
            judged(prediction, coder, strength) for coder, strength in zip(coders, strengths, strict=True)
        ]
        passages.append(
            added(head, Passage, study=study.pk, document=document.pk, **inline("assessments", *judgements))
        )
    for passage in passages[1:]:
        added(
            head,
            UnitDecision,
            study=study.pk,
            passage=passage.pk,
            prediction=prediction.pk,
            unit="talk",
            reason="The same talk, noted twice.",
            decided_by=coders[0].pk,
            decided_at_0="2026-11-01",
            decided_at_1="12:00",
        )

    page = head.get("/studies/blind/agreement/", {"draws": 20}).content.decode()

    assert "2 units, judged by Ada, Bela; 2 of them by two coders or more" in page
    assert "2 judgements of a unit that its coder had judged before: not compared." in page
    assert f"{passages[1].key} + {passages[2].key}" in page
    assert "<li>ada: supports 1</li><li>bela: neutral</li>" in page
