"""Queries that see the tables as they stood."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection, models
from django.utils import timezone

from evidence.models import Archive, Document, Membership, Passage, Recorded, Study
from evidence.queries.past import PastNotKept, day_shown, past, shadows
from tests.factories import FACTORIES, make_archive, make_document, make_member, make_passage, make_study

pytestmark = pytest.mark.django_db

WITH_A_PAST = [
    model
    for model in FACTORIES
    if issubclass(model, Recorded) and model is not Membership and model.__name__ != "DocumentText"
]


@pytest.mark.parametrize("model", WITH_A_PAST, ids=lambda model: model.__name__)
def test_every_row_as_of_now_is_the_row_as_it_is(model: type[models.Model]) -> None:
    row = FACTORIES[model]()
    study = getattr(row, "study", None) or make_study()
    live = model._base_manager.filter(pk=row.pk).values().get()

    with past(timezone.now(), study):
        replayed = model._base_manager.filter(pk=row.pk).values().get()

    assert replayed == live


def test_every_table_with_a_whole_history_has_a_past() -> None:
    assert shadows().keys() == {model._meta.db_table for model in WITH_A_PAST}


def test_a_row_has_the_values_of_the_moment() -> None:
    study, archive = make_study(), make_archive(name="Before")
    before = timezone.now()
    archive.name = "After"
    archive.save()

    with past(before, study):
        assert Archive.objects.get(pk=archive.pk).name == "Before"
    assert Archive.objects.get(pk=archive.pk).name == "After"


def test_a_deleted_row_is_there_before_and_gone_afterwards() -> None:
    study, archive = make_study(), make_archive()
    before, key = timezone.now(), archive.pk
    archive.delete()

    with past(before, study):
        assert Archive.objects.filter(pk=key).exists()
    with past(timezone.now(), study):
        assert not Archive.objects.filter(pk=key).exists()


def test_a_row_made_later_is_not_there_yet() -> None:
    study, before = make_study(), timezone.now()
    make_archive()

    with past(before, study):
        assert not Archive.objects.exists()


def test_of_several_records_at_one_instant_the_last_written_holds() -> None:
    study, archive = make_study(), make_archive(name="First")
    instant = timezone.now()
    for name in ("Second", "Third"):
        archive.name, archive._history_date = name, instant
        archive.save()

    with past(instant, study):
        assert Archive.objects.get(pk=archive.pk).name == "Third"


def test_rows_of_other_studies_do_not_exist_meanwhile() -> None:
    passage, other = make_passage(), make_passage()

    with past(timezone.now(), passage.study):
        assert list(Passage.objects.all()) == [passage]
    assert other.study != passage.study


def test_joins_and_counts_see_the_past_too() -> None:
    passage = make_passage(document=make_document(short_title="Before"))
    before = timezone.now()
    passage.document.short_title = "After"
    passage.document.save()

    with past(before, passage.study):
        found = Passage.objects.filter(document__short_title="Before").select_related("document")
        assert found.count() == 1
        assert found.get().document.short_title == "Before"


def test_a_percent_sign_in_a_statement_without_parameters_stays_one() -> None:
    study = make_study()
    make_archive(name="100%")

    with past(timezone.now(), study), connection.cursor() as cursor:
        cursor.execute("SELECT name FROM evidence_archive WHERE name LIKE '%0%'")
        assert cursor.fetchall() == [("100%",)]


def test_a_statement_that_begins_with_its_own_expressions_sees_the_past() -> None:
    study, before = make_study(), timezone.now()
    make_archive()

    with past(before, study), connection.cursor() as cursor:
        cursor.execute("WITH n AS (SELECT COUNT(*) FROM evidence_archive) SELECT * FROM n WHERE 1 = %s", [1])
        assert cursor.fetchall() == [(0,)]


def test_the_past_is_not_written() -> None:
    study = make_study()

    with past(timezone.now(), study), pytest.raises(PastNotKept, match="UPDATE"):
        Study.objects.filter(pk=study.pk).update(title="Changed")


def test_rights_are_not_asked_of_the_past() -> None:
    study = make_study()
    user = make_member(study)

    with past(timezone.now(), study), pytest.raises(PastNotKept, match="evidence_membership"):
        list(Document.objects.filter(passages__study__in=Study.objects.all().visible_to(user)))


def test_embargoes_are_reckoned_for_the_day_shown() -> None:
    study = make_study()

    with past(datetime.datetime(2020, 2, 29, 23, 59, tzinfo=datetime.UTC), study):
        assert day_shown() == datetime.date(2020, 2, 29)
    assert day_shown() == timezone.localdate()


def test_after_a_fault_the_present_is_back() -> None:
    study, before = make_study(), timezone.now()
    make_archive()

    with pytest.raises(ZeroDivisionError), past(before, study):
        raise ZeroDivisionError

    assert Archive.objects.exists()
