"""Orders of preference by hand: a new study, entered through the admin alone, reaches its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from evidence.choices import Role
from evidence.models import Appraisal, Coder, Document, Passage, Study, User
from hypotheses.models import Outcome, PreferenceReading, PublishedOrder, State
from tests.factories import (
    make_coder,
    make_outcome,
    make_passage,
    make_preference_reading,
    make_state,
    make_study,
)
from tests.integration.admin.forms import add, added, address, change, faults, inline
from tests.integration.pages.reading import words_of


def test_new_study_reaches_its_page_through_the_admin_alone(head: Client) -> None:
    study = added(head, Study, title="Rivers", slug="rivers", visibility="private")
    of_study = {"study": study.pk}
    coder = added(head, Coder, **of_study, name="Ada", slug="ada")
    upper = added(head, State, **of_study, name="Upper", slug="upper")
    dam, toll, peace = (
        added(head, Outcome, **of_study, name=name, slug=name.lower(), letter=name[0], position=n)
        for n, name in enumerate(("Dam", "Toll", "Peace"))
    )
    for n, (better, worse, grade) in enumerate(((dam, toll, "A"), (toll, peace, "C"), (dam, toll, "E"))):
        document = added(
            head, Document, short_title=f"Paper {n}", kind="policy-paper", source_class="internal"
        )
        added(head, Appraisal, **of_study, document=document.pk, grade=grade)
        passage = added(head, Passage, **of_study, document=document.pk, pages="3")
        added(
            head,
            PreferenceReading,
            **of_study,
            state=upper.pk,
            passage=passage.pk,
            better=better.pk,
            worse=worse.pk,
            strength=3,
            coder=coder.pk,
        )
    added(head, PublishedOrder, **of_study, state=upper.pk, ranking="T > D > P", source="Ash 1990", page="7")

    response = head.get("/studies/rivers/preferences/")
    page = response.content.decode()
    (row,) = head.get("/api/v1/studies/rivers/preferences/").json()["orders"]

    assert (row["order"], row["published"], row["parts_on"]) == ("D > T > P", "T > D > P", ["D > T"])
    assert row["weak_pairs"] == ["T > P"]
    assert "The printed order, T > D > P, says otherwise: here D > T." in words_of(response)
    assert "1.20 : 0.00" in page
    assert "Paper 2" in page


def test_readings_go_in_beside_the_words_of_a_passage(head: Client) -> None:
    study = make_study()
    outcomes = [make_outcome(study=study) for _ in range(2)]
    passage, state, coder = make_passage(study=study), make_state(study=study), make_coder(study=study)
    read = {"state": state.pk, "strength": 2, "basis": "stated", "coder": coder.pk, "status": "submitted"}
    there = {**read, "better": outcomes[0].pk, "worse": outcomes[1].pk}
    back = {**read, "better": outcomes[1].pk, "worse": outcomes[0].pk}

    refused = change(head, passage, **inline("preference_readings", there, back))
    change(head, passage, **inline("preference_readings", there))

    assert faults(refused)["preference_readings-1__all__"] == [
        "The same is entered twice on this page. Keep one of the two."
    ]
    reading = PreferenceReading.objects.get()
    assert (reading.study, reading.passage, reading.better, reading.strength) == (
        study,
        passage,
        outcomes[0],
        2,
    )


def test_passage_of_a_study_without_outcomes_asks_of_no_preferences(head: Client) -> None:
    page: Any = head.get(address(Passage, "change", make_passage().pk))

    assert not any(each.formset.model is PreferenceReading for each in page.context["inline_admin_formsets"])


def test_pair_read_once_is_not_read_again_the_other_way_round(head: Client) -> None:
    reading = make_preference_reading()
    given = {name: getattr(reading, f"{name}_id") for name in ("study", "state", "passage", "coder")}

    response = add(
        head, PreferenceReading, **given, better=reading.worse_id, worse=reading.better_id, strength=1
    )

    (fault,) = faults(response)["__all__"]
    assert fault.startswith(
        "This coder has already read this pair of outcomes in this passage for this state"
    )
    assert PreferenceReading.objects.count() == 1


def test_outcome_preferred_to_itself_is_refused(head: Client) -> None:
    reading = make_preference_reading()
    given = {name: getattr(reading, f"{name}_id") for name in ("study", "state", "passage", "coder")}

    response = add(
        head, PreferenceReading, **given, better=reading.better_id, worse=reading.better_id, strength=1
    )

    assert faults(response)["__all__"] == ["An outcome cannot be preferred to itself. Choose two."]


def test_printed_order_with_an_unknown_letter_is_refused_at_its_field(head: Client) -> None:
    outcome = make_outcome(letter="D")
    given = {"study": outcome.study_id, "state": make_state(study=outcome.study).pk, "source": "Ash 1990"}

    unknown = faults(add(head, PublishedOrder, **given, ranking="D > X"))
    none = faults(add(head, PublishedOrder, **given, ranking="D >"))

    assert unknown == {"ranking": ["No outcome has the letter X. Letters: D."]}
    assert none == {"ranking": ["“D >” is no order. Write the letters with > between them: “A > B = C”."]}


def test_letter_with_signs_is_refused(head: Client) -> None:
    given = {"study": make_study().pk, "name": "Dam", "slug": "dam", "position": 1}

    found = faults(add(head, Outcome, **given, letter="D>"))

    assert found == {
        "letter": ["Give a letter or a few, without spaces and signs: orders are written with it."]
    }


def test_only_rows_of_studies_that_one_may_see_are_offered(staff: Callable[..., Client]) -> None:
    study = make_study()
    client = staff(study, Role.CODER)
    make_coder(study=study, user=User.objects.get(username="member"))
    mine, foreign = make_outcome(study=study), make_outcome()

    offered: Any = client.get(
        reverse("admin:autocomplete"),
        {"app_label": "hypotheses", "model_name": "preferencereading", "field_name": "better", "term": ""},
    ).json()["results"]
    page: Any = client.get(reverse("admin:hypotheses_preferencereading_add"))

    assert [each["id"] for each in offered] == [str(mine.pk)]
    assert foreign.pk not in page.context["adminform"].form.fields["better"].queryset.values_list(
        "pk", flat=True
    )
