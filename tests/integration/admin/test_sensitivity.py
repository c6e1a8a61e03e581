"""A study entered by hand reaches the pages that say what would overturn its verdicts."""

from __future__ import annotations

from django.test import Client

from evidence.models import Archive, Coder, Collection, Document, Holding, Passage, Study
from hypotheses.models import Explanation, Hypothesis, State
from tests.integration.admin.forms import added, inline
from tests.integration.admin.test_entry import NSC_5514, judged


def test_a_study_entered_in_the_admin_alone_says_what_would_overturn_its_verdict(head: Client) -> None:
    study = added(head, Study, title="Another study", slug="another", visibility="private")
    coder = added(head, Coder, study=study.pk, name="Reader", slug="reader")
    state = added(head, State, study=study.pk, name="East", slug="east")
    explanation = added(head, Explanation, study=study.pk, name="Fear", slug="fear", role="rival")
    expected = {"key": "F-1", "state": state.pk, "statement": "Fear.", "test_type": "hoop", "kind": "motive"}
    hypothesis = added(
        head,
        Hypothesis,
        study=study.pk,
        explanation=explanation.pk,
        name="Fear",
        slug="fear",
        **inline("predictions", expected),
    )
    archive = added(head, Archive, name="Town archive", slug="town", citation_style="footnote")
    collection = added(
        head, Collection, archive=archive.pk, title="Papers", level="file", reference_code="11"
    )
    for number in range(2):
        document = added(
            head, Document, **(NSC_5514 | {"short_title": f"Paper {number}", "date_printed": "1955"})
        )
        added(head, Holding, document=document.pk, collection=collection.pk, status="seen")
        added(
            head,
            Passage,
            study=study.pk,
            document=document.pk,
            **inline("assessments", judged(hypothesis.predictions.get(), coder)),
        )

    cell = head.get("/studies/another/sensitivity/fear/east/").content.decode()
    overview = head.get("/studies/another/sensitivity/?period=1955&period=../1954").content.decode()

    assert "The verdict “yes” would be overturned by leaving out 1 cluster (Paper 0 (1955))" in cell
    assert "Town archive" in overview
    assert "All passages have a known time." in overview
    assert "<svg" in overview
