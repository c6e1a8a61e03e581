"""One row as a file describes it: its name, its key, and what is wrong with it by itself."""

from __future__ import annotations

import pytest

from evidence.models import Document, Holding, Memo, Passage
from hypotheses.importers.drafts import Draft, PrimaryKeyOf, model
from hypotheses.models import Assessment, PublishedVerdict, ScoringSettings

HOLDING = Draft(
    Holding,
    "here",
    {"document": ("letter",), "collection": ("town", "W 1"), "identifier": "17", "pages": "3"},
)


def passage(**values: object) -> Draft:
    """A passage as a file describes it."""
    return Draft(Passage, "here", {"study": ("rivers",), "key": "P1", "document": ("letter",), **values})


@pytest.mark.parametrize(
    ("draft", "name"),
    [
        pytest.param(passage(), "passage P1", id="of-a-study"),
        pytest.param(HOLDING, "holding letter / W 1 / 17", id="of-several-parts"),
        pytest.param(
            Draft(ScoringSettings, "here", {"study": ("rivers",)}),
            "scoring settings rivers",
            id="of-the-study-alone",
        ),
        pytest.param(
            Draft(
                Memo,
                "here",
                {
                    "study": ("rivers",),
                    "subject_type": ("evidence", "passage"),
                    "subject_id": PrimaryKeyOf(Passage, ("rivers", "P1")),
                    "text": "Why?",
                },
            ),
            "memo passage / P1 / Why?",
            id="of-a-row-known-by-its-key",
        ),
    ],
)
def test_row_is_named_as_people_know_it(draft: Draft, name: str) -> None:
    assert draft.name == name


def test_key_is_what_other_rows_refer_to() -> None:
    assert passage().key == ("rivers", "P1")


def test_fields_of_the_identity_come_once() -> None:
    assert HOLDING.identity_fields == ["document", "collection", "identifier"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(passage(), id="only-what-must-be"),
        pytest.param(passage(cluster=None, speaker=None), id="null-where-it-may"),
        pytest.param(HOLDING, id="holding"),
        pytest.param(
            Draft(
                PublishedVerdict,
                "here",
                {
                    "study": ("rivers",),
                    "explanation": ("rivers", "trade"),
                    "hypothesis": None,
                    "state": ("rivers", "upper"),
                    "verdict": "yes",
                    "source": "Ash 1990",
                },
            ),
            id="one-of-two-references",
        ),
    ],
)
def test_sound_row_has_no_fault(draft: Draft) -> None:
    assert draft.faults() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("draft", "faults"),
    [
        pytest.param(passage(key=""), ["here, key: It is missing."], id="empty-key"),
        pytest.param(passage(document=(None,)), ["here, document: It is missing."], id="no-document"),
        pytest.param(
            passage(pages=[3], summary=True),
            [
                "here, pages: Expected text, found a list.",
                "here, summary: Expected text, found true or false.",
            ],
            id="several-at-once",
        ),
        pytest.param(
            passage(study="other"),
            ["here, study: Expected the key of another entry, found the text “other”."],
            id="study-of-its-own",
        ),
        pytest.param(
            Draft(Document, "here", {"short_title": "Letter", "source_class": "internal"}),
            ["here, key: It is missing."],
            id="key-that-would-be-made-anew-each-time",
        ),
        pytest.param(
            Draft(
                Assessment,
                "here",
                {
                    "study": ("rivers",),
                    "passage": ("rivers", "P1"),
                    "coder": ("rivers", "ada"),
                    "direction": "neutral",
                },
            ),
            ["here, prediction: It is missing."],
            id="missing-reference",
        ),
    ],
)
def test_fault_has_place_and_field(draft: Draft, faults: list[str]) -> None:
    assert draft.faults() == faults


@pytest.mark.django_db
def test_rules_of_the_model_and_of_the_database_are_held() -> None:
    dated = Draft(
        Document,
        "here",
        {"key": "letter", "short_title": "", "source_class": "secret", "date_edtf": "1953-02-30"},
    )
    embargoed = Draft(
        Document,
        "here",
        {"key": "letter", "short_title": "L", "source_class": "internal", "access": "embargoed"},
    )

    assert {fault.split(":")[0] for fault in dated.faults()} == {
        "here, short_title",
        "here, source_class",
        "here, date_edtf",
    }
    assert len(embargoed.faults()) == 1
    assert embargoed.faults()[0].startswith("here: An embargoed document")


@pytest.mark.parametrize("name", ["Passage", "Prediction"])
def test_models_of_both_apps_are_found_by_name(name: str) -> None:
    assert model(name).__name__ == name


def test_unknown_model_is_an_error() -> None:
    with pytest.raises(LookupError):
        model("Telegram")
