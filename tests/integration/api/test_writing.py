"""Records are created, changed and deleted over the API by the rules of the admin, and kept in the history."""

from __future__ import annotations

from typing import Any

import pytest

from evidence.choices import Role, Verification
from evidence.models import Document, Passage, Quotation, Study
from hypotheses.choices import AssessmentStatus
from hypotheses.models import Assessment
from tests.factories import (
    make_agent,
    make_archive,
    make_assessment,
    make_cluster,
    make_code,
    make_collection,
    make_document,
    make_holding,
    make_passage,
    make_prediction,
    make_quotation,
)
from tests.integration.api.faults import codes, messages
from tests.integration.api.rows import MAKERS
from tests.integration.api.writing import WORDS, Script, script_of

#: Lists that are read over the API, and written by other doors.
ONLY_READ = {"studies", "coders"}


def test_a_passage_is_written_with_its_words_which_are_checked_at_once(
    coder: Script, document: Document
) -> None:
    response = coder.post(
        "passages",
        {
            "study": "small",
            "document": "d1",
            "quotations": [{"text": WORDS}, {"text": "He disagrees."}],
            "uses": [{"publication": "A paper", "note": "3"}],
        },
        x_change_reason="entered from my notes",
    )

    shown = response.json()
    assert response.status_code == 201, shown
    assert (shown["key"], shown["created_by"]) == ("P0001", "ann")
    assert [(each["position"], each["verification"]) for each in shown["quotations"]] == [
        (1, Verification.VERBATIM),
        (2, Verification.NOT_FOUND),
    ]
    assert shown["uses"] == [{"publication": "A paper", "note": "3", "page": ""}]
    assert coder.get(response["Location"]).json() == shown
    passage = Passage.objects.get()
    for row in (passage, passage.uses.get()):
        written = row.history.latest()
        assert (written.history_user, written.history_change_reason) == (coder.user, "entered from my notes")


def test_an_assessment_is_submitted_unless_draft_is_said(coder: Script, study: Study) -> None:
    passage = make_passage(study=study)
    body = {"study": "small", "passage": passage.key, "direction": "supports", "strength": 2}

    counted = coder.post("assessments", {**body, "prediction": make_prediction(study=study).key}).json()
    draft = coder.post(
        "assessments", {**body, "prediction": make_prediction(study=study).key, "status": "draft"}
    ).json()

    assert (counted["status"], counted["coder"]) == ("submitted", "ann")
    assert counted["submitted_at"] is not None
    assert (draft["status"], draft["submitted_at"]) == ("draft", None)


def test_a_document_is_written_with_its_copies_and_agents(coder: Script) -> None:
    for archive in ("frus", "nara"):
        make_collection(archive=make_archive(slug=archive), reference_code="box 1")
    make_agent(slug="rhee")
    body = {
        "short_title": "Memo to Rhee",
        "source_class": "internal",
        "date_printed": "July 11, 1953",
        "holdings": [{"archive": "nara", "collection": "box 1", "identifier": "7"}],
        "agents": [{"agent": "rhee", "role": "recipient"}],
    }

    shown = coder.post("documents", body).json()
    ambiguous = coder.post("documents", {**body, "holdings": [{"collection": "box 1"}]})

    assert (shown["date_edtf"], shown["date_earliest"]) == ("1953-07-11", "1953-07-11")
    assert [(copy["archive"], copy["identifier"]) for copy in shown["holdings"]] == [("nara", "7")]
    assert [(agent["agent"], agent["role"]) for agent in shown["agents"]] == [("rhee", "recipient")]
    assert codes(ambiguous.json()) == {"holdings": {"0": {"collection": ["ambiguous"]}}}
    assert Document.objects.count() == 1


@pytest.mark.parametrize("resource", sorted(set(MAKERS) - ONLY_READ))
def test_what_get_gives_patch_takes_and_nothing_changes(study: Study, resource: str) -> None:
    head = Script(script_of(study, Role.LEAD, is_superuser=True).user)
    MAKERS[resource](study)
    shown = head.get(resource).json()["results"][0]
    head.patch(shown["link"], {})  # has words checked that no door has seen yet
    read = head.get(shown["link"])

    response = head.patch(shown["link"], read.json(), match=read["ETag"])

    assert response.status_code == 200, response.json()
    assert response["ETag"] == read["ETag"] == head.get(shown["link"])["ETag"]
    assert {**read.json(), **response.json()} == read.json()


def test_a_list_that_is_sent_is_the_whole_list(coder: Script, study: Study, document: Document) -> None:
    passage = make_passage(study=study, document=document)
    first, second = (make_quotation(passage=passage, text=text) for text in ("One.", "Two."))

    response = coder.patch(
        f"passages/{passage.pk}",
        {"quotations": [{"position": second.position, "text": WORDS}, {"text": "He agrees."}]},
        x_change_reason="read again",
    )

    assert response.status_code == 200, response.json()
    assert [(each["position"], each["text"]) for each in response.json()["quotations"]] == [
        (2, WORDS),
        (3, "He agrees."),
    ]
    gone = Quotation.history.filter(id=first.pk).latest()
    assert (gone.history_type, gone.history_user) == ("-", coder.user)
    assert gone.history_change_reason == "read again"
    assert Quotation.objects.get(pk=second.pk).verification == Verification.VERBATIM


def test_fields_that_are_not_sent_stay(coder: Script, study: Study) -> None:
    quotation = make_quotation(passage=make_passage(study=study, summary="He stays."))

    shown = coder.patch(f"passages/{quotation.passage.pk}", {"pages": "12"}).json()

    assert (shown["pages"], shown["summary"], len(shown["quotations"])) == ("12", "He stays.", 1)


def test_a_passage_given_to_another_document_is_held_against_that(
    coder: Script, study: Study, document: Document
) -> None:
    other = make_document(key="d2")
    made = coder.post(
        "passages", {"study": "small", "document": "d1", "quotations": [{"text": WORDS}]}
    ).json()

    moved = coder.patch(made["link"], {**made, "document": other.key}).json()

    assert [each["verification"] for each in made["quotations"]] == ["verbatim"]
    assert [each["verification"] for each in moved["quotations"]] == ["no-text"]
    assert moved["quotations"][0]["start"] is None


def test_a_difference_is_confirmed_in_the_senders_name(
    coder: Script, study: Study, document: Document
) -> None:
    body = {"text": "The treaty will restrain them.", "confirmed_reason": "so printed in the second edition"}

    made = coder.post("passages", {"study": "small", "document": "d1", "quotations": [body]}).json()

    quotation = Quotation.objects.get()
    assert made["quotations"][0]["confirmed_reason"] == body["confirmed_reason"]
    assert quotation.confirmed_by == coder.user
    changed = coder.patch(f"quotations/{quotation.pk}", {"text": WORDS}).json()
    assert (changed["verification"], changed["confirmed_reason"]) == ("verbatim", "")


def test_a_quotation_of_its_own_comes_last(coder: Script, study: Study) -> None:
    passage = make_quotation(passage=make_passage(study=study)).passage

    shown = coder.post("quotations", {"study": "small", "passage": passage.key, "text": "More."}).json()

    assert (shown["position"], shown["verification"]) == (2, "no-text")


def test_deleting_takes_along_what_is_inside_with_who_and_why(coder: Script, study: Study) -> None:
    quotation = make_quotation(passage=make_passage(study=study))

    response = coder.delete(f"passages/{quotation.passage.pk}", x_change_reason="entered twice")

    assert response.status_code == 204
    assert not Passage.objects.exists()
    for model in (Passage, Quotation):
        gone = model.history.latest()
        assert (gone.history_type, gone.history_user) == ("-", coder.user)
        assert gone.history_change_reason == "entered twice"


def test_what_others_hang_on_is_not_deleted(coder: Script, study: Study) -> None:
    passage = make_assessment(study=study).passage

    response = coder.delete(f"passages/{passage.pk}")

    assert (response.status_code, codes(response.json())) == (409, {"detail": ["protected"]})
    assert "assess" not in str(response.json())


def test_a_code_is_named_by_its_codebook_where_two_have_it(coder: Script, study: Study) -> None:
    passage = make_passage(study=study)
    first, second = (make_code(study=study, slug="fear") for _ in range(2))
    body = {"study": "small", "passage": passage.key, "code": "fear"}

    unclear = coder.post("codings", body)
    clear = coder.post("codings", {**body, "codebook": second.codebook.slug})

    assert codes(unclear.json()) == {"code": ["ambiguous"]}
    assert (clear.status_code, clear.json()["codebook"]) == (201, second.codebook.slug)
    assert first.codings.count() == 0


def test_a_memo_names_its_subject_as_people_do(coder: Script, study: Study) -> None:
    passage, assessment = make_passage(study=study), make_assessment(study=study)

    made = [
        coder.post("memos", {"study": "small", "subject_type": kind, "subject": name, "text": "Doubtful."})
        for kind, name in (("passage", passage.key), ("assessment", str(assessment.pk)))
    ]
    wrong = coder.post(
        "memos", {"study": "small", "subject_type": "passage", "subject": "none", "text": "Doubtful."}
    )

    assert [response.status_code for response in made] == [201, 201]
    assert made[0].json()["subject"] == passage.key
    assert codes(wrong.json()) == {"subject": ["does_not_exist"]}


def test_a_lead_sets_a_study_up_by_script(lead: Script, study: Study) -> None:
    def made(resource: str, **body: Any) -> dict[str, Any]:
        response = lead.post(resource, {"study": "small", **body})
        assert response.status_code == 201, response.json()
        return response.json()  # type: ignore[no-any-return]

    made("states", slug="japan", name="Japan")
    made("states", slug="taiwan", name="Taiwan")
    made(
        "explanations",
        slug="power",
        name="Power",
        published_verdicts=[{"state": "japan", "verdict": "yes", "source": "Cha 2010"}],
    )
    hypothesis = made(
        "hypotheses",
        explanation="power",
        slug="power",
        name="Power",
        not_applicable=[{"state": "taiwan", "reason": "It speaks of Japan."}],
    )
    prediction = made(
        "predictions", key="P1", hypothesis="power", state="japan", statement="A treaty.", weight="1/3"
    )
    refused = lead.post(
        "predictions",
        {"study": "small", "key": "P2", "hypothesis": "power", "state": "taiwan", "statement": "A treaty."},
    )

    assert [each["state"] for each in hypothesis["not_applicable"]] == ["taiwan"]
    assert (prediction["weight"], prediction["explanation"]) == ("1/3", "power")
    assert refused.status_code == 400


def test_put_is_not_known(coder: Script, study: Study) -> None:
    passage = make_passage(study=study)

    response = coder.client.put(f"/api/v1/passages/{passage.pk}/", {}, content_type="application/json")

    assert response.status_code == 405


def test_a_misspelt_field_is_refused(coder: Script, document: Document) -> None:
    response = coder.post("passages", {"study": "small", "document": "d1", "sumary": "He stays."})

    assert codes(response.json()) == {"sumary": ["unknown"]}
    assert not Passage.objects.exists()


def test_the_faults_of_rows_inside_are_named_by_index(coder: Script, document: Document) -> None:
    body = {"study": "small", "document": "d1", "quotations": [{"text": WORDS}, {"text": " "}, {}]}

    response = coder.post("passages", body)
    body["quotations"] = [{"text": WORDS}, {"text": " "}]
    empty = coder.post("passages", body)

    assert codes(response.json()) == {"quotations": {"2": {"text": ["required"]}}}
    assert messages(empty.json()) == {"quotations": {"1": {"text": ["Text must not be empty."]}}}
    assert (Passage.objects.count(), Quotation.objects.count()) == (0, 0)


@pytest.mark.parametrize("reason", ["é" * 501, "two\x7flines"])
def test_a_reason_that_is_no_line_of_text_is_refused(coder: Script, document: Document, reason: str) -> None:
    response = coder.post("passages", {"study": "small", "document": "d1"}, x_change_reason=reason)

    assert (response.status_code, list(response.json())) == (400, ["X-Change-Reason"])


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "\x07", "𠮷野", "e\u0301"])
def test_any_text_is_stored_as_it_is_or_refused(coder: Script, document: Document, text: str) -> None:
    response = coder.post("passages", {"study": "small", "document": "d1", "summary": f"x{text}x"})

    assert response.status_code in (201, 400)
    if response.status_code == 201:
        assert Passage.objects.get().summary == f"x{text}x"


def test_a_judgement_changed_is_submitted_anew(coder: Script, study: Study) -> None:
    mine = make_assessment(study=study, coder=study.coder_set.get(), status=AssessmentStatus.DRAFT)

    shown = coder.patch(f"assessments/{mine.pk}", {"status": "submitted"}).json()

    assert shown["submitted_at"] is not None
    assert Assessment.objects.get(pk=mine.pk).status == AssessmentStatus.SUBMITTED


def test_only_leads_say_which_passages_are_no_independent_witnesses(
    coder: Script, lead: Script, study: Study
) -> None:
    passage, cluster = make_passage(study=study), make_cluster(study=study, slug="draft-and-paper")
    body = {"cluster": cluster.slug}

    refused = coder.patch(f"passages/{passage.pk}", body)
    joined = lead.patch(f"passages/{passage.pk}", body)
    kept = coder.patch(f"passages/{passage.pk}", {**body, "pages": "3"})

    assert codes(refused.json()) == {"cluster": ["leads-only"]}
    assert [joined.json()["cluster"], kept.json()["cluster"], kept.json()["pages"]] == [cluster.slug] * 2 + [
        "3"
    ]


def test_a_copy_is_a_record_of_its_own_too(coder: Script, document: Document) -> None:
    collection = make_holding(identifier="d9").collection

    body = {"document": "d1", "collection": collection.reference_code, "archive": collection.archive.slug}
    made = coder.post("holdings", {**body, "identifier": "d1"})
    taken = coder.post("holdings", {**body, "identifier": "d9"})

    assert made.status_code == 201, made.json()
    assert codes(taken.json()) == {"identifier": ["identifier-taken"]}
