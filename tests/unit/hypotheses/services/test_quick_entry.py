"""A passage and its assessment entered at a stroke, or not at all."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from evidence.choices import SourceClass, Verification
from evidence.finding.sources import NamedSource
from evidence.models import Document, Passage, Quotation, User
from evidence.services.quick_entry import PassageEntry, held_against
from hypotheses.choices import AssessmentStatus, Direction
from hypotheses.models import Assessment
from hypotheses.services.quick_entry import Judgement, doubts, enter
from tests.conftest import SmallStudy
from tests.factories import make_document, make_prediction, make_user
from tests.unit.evidence.services.quoted_documents import WORDS, make_wording

pytestmark = pytest.mark.django_db

NEW = NamedSource(short_title="NSC 1", source_class=SourceClass.INTERNAL)


@pytest.fixture
def ada(db: None) -> User:
    """Who enters."""
    return make_user(username="ada", is_superuser=True)


def _supports(small: SmallStudy, **changes: object) -> Judgement:
    return Judgement(
        **{"prediction": small.predictions[0], "direction": "supports", "strength": 2, **changes}
    )  # type: ignore[arg-type]


def test_new_document_passage_quotation_and_assessment_are_written_at_once(
    small_study: SmallStudy, ada: User
) -> None:
    entry = PassageEntry(small_study.study, NEW, pages="44, 47", quotations=("first words", "second words"))

    entered = enter(entry, _supports(small_study), coder=small_study.coders[0], by=ada)

    assert entered.is_new_passage
    assert entered.passage.document.short_title == "NSC 1"
    assert entered.passage.created_by == small_study.coders[0]
    assert [each.text for each in entered.passage.quotations.all()] == ["first words", "second words"]
    assert entered.assessment in Assessment.objects.counted()
    for row in (
        entered.passage,
        entered.passage.quotations.first(),
        entered.assessment,
        entered.passage.document,
    ):
        assert row is not None
        assert row.history.first().history_user == ada


def test_words_are_held_against_the_document(small_study: SmallStudy, ada: User) -> None:
    document = make_document()
    make_wording(document=document)
    entry = PassageEntry(small_study.study, NEW, document, pages="7", quotations=(WORDS,))

    (shown,) = held_against(entry, [document])[document.pk]
    entered = enter(entry, None, coder=small_study.coders[0], by=ada)

    stored = entered.passage.quotations.get()
    assert shown.verification == stored.verification == Verification.VERBATIM
    assert (shown.pages_found, stored.pages_found) == ("7", "7")
    assert Document.objects.filter(short_title="NSC 1").count() == 0


def test_same_words_of_the_same_pages_are_the_same_passage(small_study: SmallStudy, ada: User) -> None:
    document = make_document()
    entry = PassageEntry(small_study.study, NEW, document, pages="7", quotations=("words",))
    first = enter(entry, _supports(small_study), coder=small_study.coders[0], by=ada)

    second = enter(
        entry,
        _supports(small_study, prediction=small_study.predictions[1]),
        coder=small_study.coders[0],
        by=ada,
    )

    assert second.passage == first.passage
    assert not second.is_new_passage
    assert Quotation.objects.count() == 1


def test_saved_twice_is_refused_the_second_time(small_study: SmallStudy, ada: User) -> None:
    document = make_document()
    entry = PassageEntry(small_study.study, NEW, document, quotations=("words",))
    enter(entry, _supports(small_study), coder=small_study.coders[0], by=ada)

    with pytest.raises(ValidationError):
        enter(entry, _supports(small_study), coder=small_study.coders[0], by=ada)

    assert Assessment.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "quotations", "field"),
    [
        ({"strength": None}, ("words",), "strength"),
        ({"strength": 4}, ("words",), "strength"),
        ({"direction": "sideways"}, ("words",), "direction"),
        ({}, ("",), "quotation"),
    ],
)
def test_fault_anywhere_leaves_nothing_behind(
    small_study: SmallStudy, ada: User, changes: dict[str, object], quotations: tuple[str, ...], field: str
) -> None:
    before = (Document.objects.count(), Passage.objects.count())
    entry = PassageEntry(small_study.study, NEW, quotations=quotations)

    with pytest.raises(ValidationError) as refused:
        enter(entry, _supports(small_study, **changes), coder=small_study.coders[0], by=ada)

    assert field in refused.value.message_dict
    assert (Document.objects.count(), Passage.objects.count()) == before
    assert not Document.history.filter(short_title="NSC 1").exists()


def test_prediction_of_another_study_is_refused(small_study: SmallStudy, ada: User) -> None:
    foreign = Judgement(make_prediction(), "supports", 2)

    with pytest.raises(ValidationError, match="another study"):
        enter(PassageEntry(small_study.study, NEW), foreign, coder=small_study.coders[0], by=ada)

    assert not Document.objects.filter(short_title="NSC 1").exists()


def test_draft_does_not_count(small_study: SmallStudy, ada: User) -> None:
    draft = _supports(small_study, status=AssessmentStatus.DRAFT)

    enter(PassageEntry(small_study.study, NEW), draft, coder=small_study.coders[0], by=ada)

    assert not Assessment.objects.counted().exists()


def test_scholarship_at_full_strength_is_doubted_and_an_internal_paper_is_not(
    small_study: SmallStudy,
) -> None:
    full = _supports(small_study, strength=3, rationale="It says so.")

    assert "full strength" in next(doubts(SourceClass.SCHOLARSHIP, full, None))
    assert not list(doubts(SourceClass.INTERNAL, full, None))
    assert not list(doubts(SourceClass.SCHOLARSHIP, None, None))


def test_neutral_judgement_has_no_strength(small_study: SmallStudy, ada: User) -> None:
    neutral = _supports(small_study, direction=Direction.NEUTRAL, strength=None)

    entered = enter(PassageEntry(small_study.study, NEW), neutral, coder=small_study.coders[0], by=ada)

    assert entered.assessment is not None
    assert entered.assessment.strength is None
