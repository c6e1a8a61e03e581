"""The loader's own pieces. The whole: tests/integration/test_load_study.py."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from evidence.models import Archive, Study
from evidence.services.program_users import program_user
from hypotheses.importers.drafts import Draft
from hypotheses.models import ScoringSettings
from hypotheses.services.loading import Loader, differs, messages_of
from tests.factories import make_archive, make_scoring_settings, make_study


def archive(slug: str, **values: object) -> Draft:
    """An archive as a file describes it."""
    return Draft(Archive, f"archives.json, {slug}", {"slug": slug, "name": slug, **values})


def loader() -> Loader:
    """A loader in the program's name."""
    return Loader(by=program_user("load_study"), reason="test")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("threshold", "1/3", False),
        ("threshold", "2/6", False),
        ("threshold", "1/4", True),
        ("kappa", 1, False),
    ],
)
def test_numbers_are_compared_as_numbers(name: str, value: object, expected: bool) -> None:
    settings = make_scoring_settings(threshold=Fraction(1, 3), kappa=Fraction(1))

    assert differs(ScoringSettings.objects.get(pk=settings.pk), name, value) is expected


@pytest.mark.django_db
def test_references_are_compared_as_rows() -> None:
    settings, other = make_scoring_settings(), make_study()

    assert not differs(settings, "study", Study.objects.get(pk=settings.study_id))
    assert differs(settings, "study", other)


@pytest.mark.django_db
def test_files_that_contradict_themselves_are_refused_before_anything_is_written() -> None:
    with pytest.raises(ValidationError, match="stands already"):
        loader().load([archive("town"), archive("abbey"), archive("town")])

    assert Archive.objects.count() == 0


@pytest.mark.django_db
def test_progress_is_told_after_every_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hypotheses.services.loading.ROWS_AT_ONCE", 2)
    told: list[int] = []

    loader().load([archive("a"), archive("b"), archive("c")], progress=told.append)

    assert told == [2, 3]


@pytest.mark.django_db
def test_batch_with_a_fault_is_not_written_and_those_before_it_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hypotheses.services.loading.ROWS_AT_ONCE", 2)

    with pytest.raises(ValidationError) as caught:
        loader().load([archive("a"), archive("b"), archive("c"), archive("d", citation_form="{wrong}")])

    assert caught.value.messages[0].startswith("archives.json, d: citation_form: ")
    assert set(Archive.objects.values_list("slug", flat=True)) == {"a", "b"}


@pytest.mark.django_db
def test_row_that_the_program_did_not_make_is_kept_and_listed() -> None:
    make_archive(slug="town", name="Our archive")

    report = loader().load([archive("town")])

    assert Archive.objects.get().name == "Our archive"
    assert [line.split(" by ")[0] for line in report.kept] == ["archive town: name was changed"]
    assert (report.created.total(), report.updated.total(), report.unchanged.total()) == (0, 0, 1)


@pytest.mark.django_db
def test_row_without_history_is_kept_and_listed() -> None:
    Archive.objects.bulk_create([Archive(slug="town", name="Our archive")])

    report = loader().load([archive("town")])

    assert report.kept == ["archive town: name was changed by somebody; kept"]


@pytest.mark.django_db
def test_reason_is_kept_in_the_history() -> None:
    loader().load([archive("town")])

    assert Archive.history.get().history_change_reason == "test"


@pytest.mark.parametrize(
    ("fault", "messages"),
    [
        pytest.param(ValidationError("Wrong."), ["Wrong."], id="one"),
        pytest.param(ValidationError(["Wrong.", "And this."]), ["Wrong.", "And this."], id="several"),
        pytest.param(
            ValidationError({"name": "Wrong.", NON_FIELD_ERRORS: "All wrong."}),
            ["name: Wrong.", "All wrong."],
            id="by-field",
        ),
    ],
)
def test_messages_come_after_their_field(fault: ValidationError, messages: list[str]) -> None:
    assert messages_of(fault) == messages
