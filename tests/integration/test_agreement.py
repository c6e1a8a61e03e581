"""How far coders agree, from stored judgements to every door: what counts, what is left out, and what is said."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evidence.choices import Access, Role
from hypotheses.choices import AssessmentStatus, Direction
from tests.conftest import SmallStudy
from tests.factories import (
    make_adjudication,
    make_code,
    make_coder,
    make_coding,
    make_document,
    make_document_text,
    make_member,
    make_note,
    make_passage,
    make_unit_decision,
    make_user,
)
from tests.integration.agreement import (
    TEN,
    coding,
    exact,
    found,
    judge,
    judge_apart,
    overlapping,
    printed,
    report_of,
    told,
    value,
)

pytestmark = pytest.mark.django_db


def test_ten_units_worked_by_hand(small_study: SmallStudy) -> None:
    judge_apart(small_study, *TEN)

    report = report_of(small_study)

    assert {
        name: exact(report, name) for name in ("percent", "cohen-kappa", "gwet-ac1", "alpha-nominal")
    } == {
        "percent": Fraction(4, 5),
        "cohen-kappa": Fraction(5, 9),
        "gwet-ac1": Fraction(231, 311),
        "alpha-nominal": Fraction(51, 89),
    }
    page = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")
    assert all(number in page for number in ("4/5", "5/9", "231/311", "51/89"))


def test_study_explanation_state_and_pair_have_their_own_rows(small_study: SmallStudy) -> None:
    judge_apart(small_study, *TEN)

    answer = told()

    assert value(answer, "alpha-nominal") == pytest.approx(51 / 89)
    assert value(answer, "alpha-nominal", scope="explanation", group="power") == pytest.approx(51 / 89)
    assert value(answer, "alpha-nominal", scope="state", group="north") == pytest.approx(51 / 89)
    assert value(answer, "cohen-kappa", scope="coders", coders=["first", "second"]) == pytest.approx(5 / 9)
    assert not found(answer["coefficients"], group="memory")
    (row,) = found(answer["coefficients"], scope="study", measure="alpha-ordinal")
    assert row["lower"] <= row["value"] <= row["upper"]
    assert (row["n_units"], row["n_pairable_units"], row["n_pairable"]) == (10, 10, 20)


def test_three_coders_are_compared_together_and_two_by_two(small_study: SmallStudy) -> None:
    passages = judge_apart(small_study, *TEN)
    third = make_coder(study=small_study.study, slug="third")
    for passage in passages[:4]:
        judge(small_study.predictions[0], passage, third, 2)

    answer = told()

    assert {tuple(row["coders"]) for row in found(answer["coefficients"], scope="coders")} == {
        ("first", "second"),
        ("first", "third"),
        ("second", "third"),
    }
    assert {row["measure"] for row in found(answer["coefficients"], scope="study")} >= {
        "fleiss-kappa",
        "conger-kappa",
    }
    assert [(row["judged_by"], row["n_units"]) for row in found(answer["missing"], scope="study")] == [
        (["first", "second", "third"], 4),
        (["first", "second"], 6),
    ]


def test_marginals_and_confusion_count_every_category(small_study: SmallStudy) -> None:
    judge_apart(small_study, *TEN)

    answer = told()

    own = found(answer["marginals"], scope="study", variable="direction", coder="second")
    assert {row["category"]: row["n"] for row in own} == {"supports": 7, "contradicts": 3, "neutral": 0}
    table = found(answer["confusion"], variable="direction")
    assert len(table) == 9
    assert sum(row["n"] for row in table) == 10
    assert found(table, by_first="neutral", by_second="supports")[0]["n"] == 1


def test_first_submitted_judgement_counts_although_it_was_changed_since(small_study: SmallStudy) -> None:
    judge_apart(small_study, (2, 2), (-2, -2))
    passage = make_passage(study=small_study.study)
    changed = judge(small_study.predictions[0], passage, small_study.coders[0], 3)
    judge(small_study.predictions[0], passage, small_study.coders[1], -3)
    changed.direction, changed.strength = Direction.CONTRADICTS, 3
    changed.full_clean()
    changed.save()

    report = report_of(small_study)

    assert exact(report, "percent") == Fraction(2, 3)
    (difference,) = report.differences.shown
    assert difference.in_words == ("first: supports 3", "second: contradicts 3")


def test_draft_before_the_submission_does_not_count(small_study: SmallStudy) -> None:
    judge_apart(small_study, (2, 2), (-2, -2))
    passage = make_passage(study=small_study.study)
    mine = judge(small_study.predictions[0], passage, small_study.coders[0], 3, status=AssessmentStatus.DRAFT)
    judge(small_study.predictions[0], passage, small_study.coders[1], -3)
    before = report_of(small_study).n_units, report_of(small_study).differences.shown
    mine.direction, mine.status = Direction.CONTRADICTS, AssessmentStatus.SUBMITTED
    mine.full_clean()
    mine.save()

    assert before == (3, ())
    assert exact(report_of(small_study), "percent") == 1


def test_superseded_judgement_is_the_first_and_a_withdrawn_one_is_none(small_study: SmallStudy) -> None:
    judge_apart(small_study, (2, 2), (-2, -2))
    passage = make_passage(study=small_study.study)
    for status, coder in zip(
        (AssessmentStatus.SUPERSEDED, AssessmentStatus.WITHDRAWN), small_study.coders, strict=True
    ):
        old = judge(small_study.predictions[0], passage, coder, 3)
        old.status = status
        old.save()
        judge(small_study.predictions[0], passage, coder, -3)

    (difference,) = report_of(small_study).differences.shown

    assert difference.in_words == ("first: supports 3", "second: contradicts 3")


def test_judgement_moved_to_another_passage_counts_there_as_it_then_was(small_study: SmallStudy) -> None:
    judge_apart(small_study, (2, 2), (-2, -2))
    there = make_passage(study=small_study.study)
    moved = judge(small_study.predictions[0], make_passage(study=small_study.study), small_study.coders[0], 3)
    judge(small_study.predictions[0], there, small_study.coders[1], -3)
    moved.passage, moved.direction = there, Direction.CONTRADICTS
    moved.save()

    assert exact(report_of(small_study), "percent") == 1


def test_judgement_made_after_a_ruling_is_left_out_and_counted(small_study: SmallStudy) -> None:
    passages = judge_apart(small_study, (2, 2), (-2, -2), (3, None))
    make_adjudication(
        prediction=small_study.predictions[0],
        passage=passages[2],
        ruled_at=timezone.now() - timedelta(minutes=1),
    )
    make_adjudication(
        prediction=small_study.predictions[0],
        passage=passages[0],
        ruled_at=timezone.now() + timedelta(minutes=1),
    )

    report = report_of(small_study)

    assert (report.n_units, report.n_after_ruling) == (2, 1)
    assert "1 judgement submitted after a lead had ruled on the unit" in " ".join(told()["meta"]["notes"])


def test_passages_of_two_coders_whose_quotations_overlap_are_one_unit(small_study: SmallStudy) -> None:
    passages = overlapping(small_study)

    (difference,) = report_of(small_study).differences.shown

    assert difference.passages == tuple(sorted(passage.key for passage in passages))


def test_lead_splits_what_overlaps_and_merges_what_does_not(small_study: SmallStudy) -> None:
    passages = overlapping(small_study)
    far = make_passage(study=small_study.study, document=small_study.documents[0])
    judge(small_study.predictions[0], far, small_study.coders[0], 1)
    for passage in (passages[1], far):
        make_unit_decision(prediction=small_study.predictions[0], passage=passage, unit="together")

    (difference,) = report_of(small_study).differences.shown

    assert difference.passages == tuple(sorted(each.key for each in (passages[1], far)))
    assert difference.in_words == ("first: supports 1", "second: contradicts 3")


def test_stretches_are_compared_over_code_points_of_the_texts_that_both_marked(
    small_study: SmallStudy,
) -> None:
    first, second = small_study.coders
    text = make_document_text(document=small_study.documents[0], body="𠮷" * 100)
    lonely = make_document_text(document=small_study.documents[1], body="x" * 50)
    code = make_code(study=small_study.study)
    for coder in (first, second):
        coding(small_study, coder, code, text, 10, 30)
    coding(small_study, first, code, text, 25, 40)
    coding(small_study, first, code, lonely, 0, 10)

    (row,) = found(told()["spans"], measure="alpha-u", code="")

    assert (row["n_texts"], row["n_stretches"]) == (1, 2)
    assert 0 < row["value"] < 1
    assert {each.length for each in report_of(small_study).spans.findings} == {100}


def test_length_of_a_text_is_told_to_nobody(small_study: SmallStudy) -> None:
    text = make_document_text(document=make_document(access=Access.RESTRICTED), body="x" * 12345)
    code = make_code(study=small_study.study)
    for coder in small_study.coders:
        coding(small_study, coder, code, text, 10, 30)

    assert "12345" not in printed("small", "--format", "json")


def test_identical_stretches_agree_in_full_also_in_a_note(small_study: SmallStudy) -> None:
    text = make_document_text(document=small_study.documents[0], body="x" * 100)
    note = make_note(text=text, body="y" * 40)
    code = make_code(study=small_study.study)
    for coder in small_study.coders:
        coding(small_study, coder, code, text, 10, 30, in_note=note)

    spans = told()["spans"]
    assert {row["measure"]: row["value"] or row["why_not"] for row in spans} == {
        "u-alpha": 1,
        "u-alpha-boundaries": 1,
        "alpha-u": 1,
        "cu-alpha": "no-variation",
        "ku-alpha": "no-variation",
    }
    assert {each.length for each in report_of(small_study).spans.findings} == {40}


def test_codings_without_a_place_in_a_text_are_counted_and_left_out(small_study: SmallStudy) -> None:
    code = make_code(study=small_study.study)
    for coder in small_study.coders:
        make_coding(passage=small_study.passages[0], code=code, coder=coder)

    answer = told()

    assert answer["spans"] == []
    assert "2 codings of a passage without a quotation" in " ".join(answer["meta"]["notes"])


def test_coders_who_marked_no_text_together_have_no_figure(small_study: SmallStudy) -> None:
    code = make_code(study=small_study.study)
    for coder, document in zip(small_study.coders, small_study.documents, strict=False):
        coding(small_study, coder, code, make_document_text(document=document, body="x" * 50), 0, 10)

    (row,) = told()["spans"]

    assert (row["value"], row["why_not"]) == (None, "no-unit-in-common")


def test_eleven_units_take_as_many_queries_as_one(small_study: SmallStudy) -> None:
    coder_of_study = make_member(small_study.study, Role.CODER)

    def n_queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            report_of(small_study, coder_of_study)
        return len(captured)

    overlapping(small_study)
    text = make_document_text(document=small_study.documents[1], body="x" * 100)
    code = make_code(study=small_study.study)
    for coder in small_study.coders:
        coding(small_study, coder, code, text, 0, 10)
    n_queries()  # what the user may do is asked once
    before = n_queries()
    judge_apart(small_study, *TEN)
    for n in range(10):
        for coder in small_study.coders:
            coding(small_study, coder, code, text, 10 + n, 20 + n)

    assert n_queries() == before


def test_restricted_units_count_for_everybody_and_are_listed_for_who_may_see_them(
    small_study: SmallStudy,
) -> None:
    judge_apart(small_study, (2, 2), (-2, -2))
    passage = make_passage(study=small_study.study, document=make_document(access=Access.RESTRICTED))
    for coder, strength in zip(small_study.coders, (3, -3), strict=True):
        judge(small_study.predictions[0], passage, coder, strength)
    reader = make_member(small_study.study, Role.READER)

    for_reader, for_all = report_of(small_study, reader), report_of(small_study)

    assert exact(for_reader, "percent") == exact(for_all, "percent") == Fraction(2, 3)
    assert (for_reader.differences.shown, for_reader.differences.n_restricted) == ((), 1)
    assert [each.passages for each in for_all.differences.shown] == [(passage.key,)]


def test_who_only_codes_sees_differences_only_on_units_that_he_has_judged(small_study: SmallStudy) -> None:
    passages = judge_apart(small_study, (3, -3), (2, -2))
    blind = make_member(small_study.study, Role.CODER)
    own = make_coder(study=small_study.study, slug="own", user=blind)
    judge(small_study.predictions[0], passages[0], own, 1)
    lead = make_member(small_study.study, Role.LEAD)
    make_coder(study=small_study.study, slug="lead", user=lead)

    seen = report_of(small_study, blind).differences

    assert [each.passages for each in seen.shown] == [(passages[0].key,)]
    assert seen.n_unjudged == 1
    assert len(report_of(small_study, lead).differences.shown) == 2
    assert len(report_of(small_study, make_user(is_superuser=True)).differences.shown) == 2


def test_who_only_codes_is_not_shown_what_colleagues_said_of_a_draft_of_his(small_study: SmallStudy) -> None:
    (passage,) = judge_apart(small_study, (3, -3))
    blind = make_member(small_study.study, Role.CODER)
    own = make_coder(study=small_study.study, slug="own", user=blind)
    judge(small_study.predictions[0], passage, own, 1, status=AssessmentStatus.DRAFT)

    assert report_of(small_study, blind).differences.shown == ()
