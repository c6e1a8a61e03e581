"""The filters of a table: one reading for command, page and API."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from evidence.choices import SourceClass
from evidence.models import Study
from hypotheses.reports import congruence_table
from hypotheses.scoring.values import CellResult
from hypotheses.selection import NAMES, Selection, read_selection
from tests.conftest import SmallStudy
from tests.factories import (
    make_adjudication,
    make_archive,
    make_assessment,
    make_coder,
    make_collection,
    make_document,
    make_holding,
    make_passage,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def study(small_study: SmallStudy) -> Study:
    """The small study, with two archives beside it."""
    make_archive(slug="town")
    make_archive(slug="abbey")
    return small_study.study


def faults(study: Study, given: dict[str, list[str]]) -> dict[str, list[str]]:
    """What is wrong with filters, by filter."""
    with pytest.raises(ValidationError) as caught:
        read_selection(study, given)
    return caught.value.message_dict


@pytest.mark.parametrize(
    ("given", "selection"),
    [
        pytest.param({}, Selection(), id="nothing"),
        pytest.param({name: [""] for name in NAMES}, Selection(), id="empty-values"),
        pytest.param({"archive": ["town"]}, Selection(archives=("town",)), id="archive"),
        pytest.param(
            {"archive": ["town", "abbey", "town"]},
            Selection(archives=("abbey", "town")),
            id="several-in-order",
        ),
        pytest.param(
            {"without_archive": ["town"]}, Selection(without_archives=("town",)), id="without-underscore"
        ),
        pytest.param(
            {"without-archive": ["town"]}, Selection(without_archives=("town",)), id="without-hyphen"
        ),
        pytest.param(
            {"without-archive": ["town"], "without_archive": ["abbey"]},
            Selection(without_archives=("abbey", "town")),
            id="hyphen-and-underscore",
        ),
        pytest.param(
            {"source-class": ["memoir", "internal"]},
            Selection(source_classes=("internal", "memoir")),
            id="source-class",
        ),
        pytest.param({"coder": ["second"]}, Selection(coders=("second",)), id="coder"),
        pytest.param({"from": ["1953"]}, Selection(earliest=date(1953, 1, 1)), id="from-a-year"),
        pytest.param({"to": ["1953"]}, Selection(latest=date(1953, 12, 31)), id="to-a-year"),
        pytest.param({"to": ["1953-02"]}, Selection(latest=date(1953, 2, 28)), id="to-a-month"),
        pytest.param(
            {"from": ["11 July 1953"], "to": ["1953-07-11"]},
            Selection(earliest=date(1953, 7, 11), latest=date(1953, 7, 11)),
            id="one-day",
        ),
    ],
)
def test_filters_are_read(study: Study, given: dict[str, list[str]], selection: Selection) -> None:
    assert read_selection(study, given) == selection


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        pytest.param({"archiv": ["town"]}, "archiv", "There is no such filter. Known: archive,", id="filter"),
        pytest.param(
            {"archive": ["town", "city"]}, "archive", "Unknown: city. Known: abbey, town.", id="archive"
        ),
        pytest.param(
            {"without_archive": ["city"]},
            "without_archive",
            "Unknown: city. Known: abbey, town.",
            id="without",
        ),
        pytest.param({"source_class": ["secret"]}, "source_class", "Known: internal, exchange,", id="class"),
        pytest.param({"coder": ["third"]}, "coder", "Unknown: third. Known: first, second.", id="coder"),
        pytest.param({"from": ["long ago"]}, "from", "long ago", id="no-date"),
        pytest.param({"to": ["1953-02-30"]}, "to", "1953-02-30", id="impossible-date"),
        pytest.param({"from": ["1954"], "to": ["1953"]}, "to", "before the beginning", id="reversed"),
    ],
)
def test_unknown_names_and_values_are_answered_with_what_is_known(
    study: Study, given: dict[str, list[str]], field: str, said: str
) -> None:
    found = faults(study, given)

    assert list(found) == [field]
    assert said in found[field][0]


def test_all_faults_are_told_at_once(study: Study) -> None:
    found = faults(study, {"archive": ["city"], "coder": ["third"], "from": ["long ago"], "sex": ["f"]})

    assert set(found) == {"archive", "coder", "from", "sex"}


def test_a_coder_may_be_given_by_name(study: Study) -> None:
    given = {"coder": ["Name of second"]}

    assert read_selection(study, given) == Selection(coders=("second",))


def test_a_name_that_two_coders_share_says_neither(study: Study) -> None:
    for slug in ("third", "fourth"):
        make_coder(study=study, slug=slug, name="Kim")

    assert list(faults(study, {"coder": ["Kim"]})) == ["coder"]


def test_archives_that_a_stranger_may_not_see_are_not_named(study: Study) -> None:
    with pytest.raises(ValidationError) as caught:
        read_selection(study, {"archive": ["town"]}, user=AnonymousUser())

    assert caught.value.message_dict == {"archive": ["Unknown: town. Known: none yet."]}


def test_coders_of_another_study_are_unknown(study: Study) -> None:
    make_coder(slug="stranger")

    assert faults(study, {"coder": ["stranger"]}) == {"coder": ["Unknown: stranger. Known: first, second."]}


def test_filters_are_printed_under_their_own_names() -> None:
    selection = Selection(archives=("town",), earliest=date(1953, 1, 1))

    assert selection.as_filters() == {
        "archive": ["town"],
        "without_archive": [],
        "source_class": [],
        "coder": [],
        "from": "1953-01-01",
        "to": None,
    }


def result(small_study: SmallStudy, selection: Selection) -> CellResult:
    """What the first cell says within the selection."""
    return congruence_table(small_study.study, selection=selection).cell("power", "north").result


def test_document_held_in_two_archives_is_dropped_only_with_both(small_study: SmallStudy) -> None:
    archives = [make_archive(slug=slug) for slug in ("town", "abbey")]
    for archive in archives:
        make_holding(document=small_study.documents[0], collection=make_collection(archive=archive))
    make_assessment(
        prediction=small_study.predictions[0], passage=small_study.passages[0], coder=small_study.coders[0]
    )

    def is_counted(**chosen: tuple[str, ...]) -> bool:
        return result(small_study, Selection(**chosen)).n_tested == 1

    assert is_counted(archives=("town",))
    assert is_counted(archives=("abbey",))
    assert is_counted(without_archives=("town",))
    assert is_counted(archives=("abbey",), without_archives=("town",))
    assert not is_counted(without_archives=("abbey", "town"))


def test_document_without_copies_remains_when_archives_are_left_out(small_study: SmallStudy) -> None:
    make_archive(slug="town")
    make_assessment(
        prediction=small_study.predictions[0], passage=small_study.passages[0], coder=small_study.coders[0]
    )

    assert result(small_study, Selection(without_archives=("town",))).n_tested == 1
    assert result(small_study, Selection(archives=("town",))).n_tested == 0


def test_several_filters_narrow_each_other(small_study: SmallStudy) -> None:
    memoir = make_document(source_class=SourceClass.MEMOIR)
    passage = make_passage(study=small_study.study, document=memoir)
    for coder, where in zip(small_study.coders, (passage, small_study.passages[0]), strict=True):
        make_assessment(prediction=small_study.predictions[0], passage=where, coder=coder)

    assert result(small_study, Selection(source_classes=("memoir",), coders=("first",))).n_tested == 1
    assert result(small_study, Selection(source_classes=("memoir",), coders=("second",))).n_tested == 0


def test_coder_filter_ignores_rulings(small_study: SmallStudy) -> None:
    unit = {"prediction": small_study.predictions[0], "passage": small_study.passages[0]}
    make_assessment(**unit, coder=small_study.coders[0], strength=3)
    make_adjudication(**unit, ruled_by=small_study.coders[1], direction="contradicts", strength=3)

    assert result(small_study, Selection()).score == Fraction(-1, 4)
    assert result(small_study, Selection(coders=("first",))).score == Fraction(1, 4)


def test_any_filter_lowers_coverage_since_predictions_remain(small_study: SmallStudy) -> None:
    for prediction, coder in zip(small_study.predictions, small_study.coders, strict=True):
        make_assessment(prediction=prediction, passage=small_study.passages[0], coder=coder)

    everything, first = result(small_study, Selection()), result(small_study, Selection(coders=("first",)))

    assert (everything.n_predictions, everything.coverage) == (2, 1)
    assert (first.n_predictions, first.coverage) == (2, Fraction(1, 2))


def test_dates_speak_of_what_the_passage_refers_to_else_of_the_document(small_study: SmallStudy) -> None:
    document = make_document(date_edtf="1953-07")
    passages = {
        "by its document": make_passage(study=small_study.study, document=document),
        "by itself": make_passage(study=small_study.study, document=document, refers_to="1960"),
        "half inside": make_passage(study=small_study.study, document=document, refers_to="1953/1954"),
        "undated": small_study.passages[0],
    }
    for passage in passages.values():
        make_assessment(prediction=small_study.predictions[0], passage=passage, coder=small_study.coders[0])

    def counted(**days: date) -> tuple[int, int | None]:
        table = congruence_table(small_study.study, selection=Selection(**days))
        return table.cell("power", "north").tally.n_assessments, table.n_undated_left_out

    assert counted() == (4, None)
    assert counted(earliest=date(1953, 1, 1), latest=date(1953, 12, 31)) == (1, 1)
    assert counted(earliest=date(1953, 7, 1), latest=date(1953, 7, 31)) == (1, 1)
    assert counted(earliest=date(1953, 7, 2)) == (1, 1)
    assert counted(latest=date(1960, 12, 31)) == (3, 1)
