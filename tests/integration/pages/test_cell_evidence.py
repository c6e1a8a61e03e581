"""The evidence on a cell's page: every passage with its words, its grade, and what coders make of it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from evidence.choices import Directness, Grade, Role, SourceClass, Verification
from evidence.models import Document
from hypotheses.choices import AssessmentStatus, Basis, Direction
from tests.factories import (
    make_adjudication,
    make_agent,
    make_appraisal,
    make_assessment,
    make_cluster,
    make_collection,
    make_document,
    make_holding,
    make_member,
    make_passage,
    make_passage_use,
    make_quotation,
)
from tests.integration.pages.conftest import Assessed, browser_of
from tests.integration.pages.reading import CELL, read, words_of_cell


@pytest.fixture
def full(assessed: Assessed) -> Assessed:
    """The first passage with all that a passage can have."""
    passage, document = assessed.small.passages[0], assessed.small.documents[0]
    cluster = make_cluster(
        study=assessed.small.study, name="Two reports of one talk", reason="Both quote Koo."
    )
    for each in assessed.small.passages[:2]:
        each.cluster = cluster
        each.save()
    passage.pages, passage.summary, passage.refers_to = "4-5", "They mean to win.", "1953-07"
    passage.also_cited, passage.directness = "Poe 2011", Directness.REPORTED
    passage.speaker = make_agent(name="Wellington Koo")
    passage.full_clean()
    passage.save()
    Document.objects.filter(pk=document.pk).update(date_printed="July 11, 1953")
    make_holding(
        document=document,
        collection=make_collection(title="Volume Nine"),
        identifier="d24",
        url="https://example.org/d24",
    )
    make_passage_use(passage=passage, publication="Doe 2001", note="12", page="30")
    make_quotation(
        passage=passage,
        text="And again.",
        language="en",
        is_translation=True,
        translator="J. Doe",
        original_text="再び",
        verification=Verification.VERBATIM,
        verified_at=timezone.now(),
        pages_found="4",
    )
    return assessed


@pytest.mark.parametrize(
    "words",
    [
        "D1, July 11, 1953, d24, Volume Nine",
        "pp. 4–5",
        "Cluster: Two reports of one talk Both quote Koo.",
        "We shall prevail. ○ Not checked Not checked against the document's text.",
        "Translation by J. Doe. ✓ Verbatim Checked: these are the document's words.",
        "再び",
        "They mean to win.",
        "+ Supports, strength 3: states it in terms. Stated by the author. Name of first",
        "Grade A: contemporaneous, internal, author placed to know",
        "Source Internal: not meant for publication",
        "Refers to 1953-07",
        "Speaker Wellington Koo; reported by somebody who heard them",
        "Also cited Poe 2011",
        "Used in Doe 2001, n. 12, p. 30",
        "Copy Volume Nine, d24",
        "Value 1.00, reliability 1: mass 1.00, counted in support.",
        "not counted again: another passage of its cluster has cast the vote",
        "Paraphrase: no exact words quoted.",
    ],
)
def test_passage_is_shown_with_all_that_is_known_of_it(words: str, member: Client, full: Assessed) -> None:
    assert words in words_of_cell(member)


def test_quotation_carries_its_language_and_its_copy_a_link(member: Client, full: Assessed) -> None:
    tags = read(member.get(CELL)).tags

    assert ("blockquote", {"lang": "en"}) in tags
    assert "https://example.org/d24" in [attributes.get("href") for _, attributes in tags]


def test_name_of_a_cluster_with_a_hidden_passage_is_not_told(member: Client, full: Assessed) -> None:
    full.secret_passage.cluster = full.small.passages[0].cluster
    full.secret_passage.save()

    words = words_of_cell(member)

    assert "Two reports of one talk" not in words
    assert "Both quote Koo" not in words
    assert "They mean to win." in words


def test_heaviest_cluster_comes_first_and_passages_by_key_within_it(
    member: Client, assessed: Assessed
) -> None:
    first, second, third = assessed.small.passages
    second.cluster = third.cluster = make_cluster(study=assessed.small.study, name="Pair")
    second.save()
    third.save()
    for passage, strength in ((third, 1), (first, 2)):
        make_assessment(
            prediction=assessed.small.predictions[1],
            passage=passage,
            coder=assessed.small.coders[0],
            strength=strength,
        )

    words = words_of_cell(member)

    shown = words[words.index("P2 What P2 expects. Straw in the wind test") :]
    assert shown.index(first.key) < shown.index(third.key)


@pytest.mark.parametrize(
    ("source_class", "grade"),
    [
        pytest.param(SourceClass.INTERNAL, Grade.A, id="internal"),
        pytest.param(SourceClass.MEMOIR, Grade.D, id="memoir"),
    ],
)
def test_ungraded_document_shows_the_default_of_its_class(
    source_class: SourceClass, grade: Grade, member: Client, assessed: Assessed
) -> None:
    passage = make_passage(study=assessed.small.study, document=make_document(source_class=source_class))
    make_assessment(prediction=assessed.small.predictions[1], passage=passage, coder=assessed.small.coders[0])

    assert f"Grade {grade.label} (the default of its source class; nobody has graded it)" in words_of_cell(
        member
    )


def test_grade_shows_the_reason_that_the_study_gives(member: Client, assessed: Assessed) -> None:
    passage = make_passage(study=assessed.small.study)
    make_appraisal(
        study=assessed.small.study, document=passage.document, grade=Grade.B, reason="A fair copy."
    )
    make_assessment(prediction=assessed.small.predictions[1], passage=passage, coder=assessed.small.coders[0])

    assert "Grade B: contemporaneous official exchange. A fair copy." in words_of_cell(member)


def test_coders_on_opposite_sides_and_the_ruling_are_shown(member: Client, assessed: Assessed) -> None:
    prediction, passage = assessed.small.predictions[0], assessed.small.passages[0]
    make_assessment(
        prediction=prediction,
        passage=passage,
        coder=assessed.small.coders[1],
        direction=Direction.CONTRADICTS,
        strength=1,
        basis=Basis.IMPLIED,
        stated_at="p. 9",
        rationale="It says the reverse.",
    )
    contested = words_of_cell(member)
    make_adjudication(
        prediction=prediction, passage=passage, ruled_by=assessed.small.coders[1], reason="Another year."
    )
    ruled = words_of_cell(member)

    judgement = (
        "− Contradicts, strength 1: is consistent with it. "
        "Implied by the author; place: p. 9. It says the reverse."
    )
    assert f"{judgement} Name of second" in contested
    assert "contested Value 0.33, reliability 1: mass 0.33, counted in support." in contested
    assert "Ruling: contradicts, strength 1. Another year. Name of second" in ruled
    assert "contested Value −0.33, reliability 1: mass 0.33, counted in contradiction." in ruled
    assert "Ruling:" not in words_of_cell(member, f"{CELL}?coder=first&coder=second")


def test_coding_after_a_ruling_is_marked(member: Client, assessed: Assessed) -> None:
    make_adjudication(
        prediction=assessed.small.predictions[0],
        passage=assessed.small.passages[0],
        ruled_by=assessed.small.coders[0],
        ruled_at=timezone.now() - timezone.timedelta(days=1),
    )

    assert "Recoded since; the ruling stands." in words_of_cell(member)


def test_neutral_judgement_weighs_on_neither_side(member: Client, assessed: Assessed) -> None:
    make_assessment(
        prediction=assessed.small.predictions[1],
        passage=assessed.small.passages[2],
        coder=assessed.small.coders[0],
        direction=Direction.NEUTRAL,
    )

    words = words_of_cell(member)

    assert "○ Neutral. Inferred by the coder." in words
    assert "mass 0.00; it weighs on neither side." in words


@pytest.mark.parametrize(
    "status", [AssessmentStatus.DRAFT, AssessmentStatus.SUPERSEDED, AssessmentStatus.WITHDRAWN]
)
def test_only_what_counts_is_shown(status: AssessmentStatus, assessed: Assessed) -> None:
    user = make_member(assessed.small.study, Role.CODER)
    coder = assessed.small.coders[1]
    coder.user = user
    coder.save()
    make_assessment(
        prediction=assessed.small.predictions[0],
        passage=assessed.small.passages[2],
        coder=coder,
        status=status,
        rationale="Not yet.",
    )

    words = words_of_cell(browser_of(user))

    assert "Not yet." not in words
    assert assessed.small.passages[2].key not in words
