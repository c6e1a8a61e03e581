"""What the API refuses, how, and that it tells nothing of what does not exist for who asks.

Who may write what is in tests/integration/truth/table.py.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission

from evidence.choices import Access, Role
from evidence.models import Passage, Study, User
from hypotheses.choices import AssessmentStatus
from hypotheses.models import Assessment
from tests.factories import (
    make_assessment,
    make_cluster,
    make_code,
    make_coder,
    make_coding,
    make_document,
    make_holding,
    make_member,
    make_membership,
    make_memo,
    make_outcome,
    make_passage,
    make_prediction,
    make_quotation,
    make_state,
    make_study,
    make_user,
)
from tests.integration.api.faults import codes, messages
from tests.integration.api.rows import MAKERS
from tests.integration.api.writing import Script, script_of


@pytest.fixture
def study(db: None) -> Study:
    """The study that is written; everybody may read it."""
    return make_study(slug="small", visibility="public")


def librarian() -> User:
    """Somebody with Django's permissions on documents and copies, and the sight of restricted ones, in no study."""
    user = make_user(is_staff=True)
    names = [f"{what}_{of}" for what in ("add", "change", "delete") for of in ("document", "holding")]
    user.user_permissions.set(Permission.objects.filter(codename__in=[*names, "see_restricted_document"]))
    return user


def test_without_login_nothing_is_written(study: Study) -> None:
    passage = make_passage(study=study)
    nobody = Script()

    answers = [
        nobody.post("passages", {"study": "small", "document": passage.document.key}),
        nobody.patch(f"passages/{passage.pk}", {"summary": "x"}),
        nobody.delete(f"passages/{passage.pk}"),
    ]

    assert {response.status_code for response in answers} == {401}
    assert {str(codes(response.json())) for response in answers} == {"{'detail': ['not_authenticated']}"}
    assert Passage.objects.get().summary == passage.summary


def test_coders_write_their_own_judgements_only(study: Study) -> None:
    ann = script_of(study, codes_as="ann")
    bob = script_of(study, codes_as="bob")
    passage, prediction = make_passage(study=study), make_prediction(study=study)
    body = {"study": "small", "passage": passage.key, "prediction": prediction.key, "direction": "neutral"}

    made = ann.post("assessments", body)
    under_anothers_name = bob.post("assessments", {**body, "coder": "ann"})
    given_away = ann.patch(made.json()["link"], {"coder": "bob"})
    changed = bob.patch(made.json()["link"], {"rationale": "Wrong."})
    deleted = bob.delete(made.json()["link"])

    assert made.json()["coder"] == "ann"
    assert codes(under_anothers_name.json()) == codes(given_away.json()) == {"coder": ["not-own"]}
    assert (changed.status_code, deleted.status_code) == (403, 403)
    assert Assessment.objects.get().rationale == ""


def test_a_lead_writes_in_a_coders_name(study: Study) -> None:
    lead = script_of(study, Role.LEAD)
    make_coder(study=study, slug="ann")
    passage, prediction = make_passage(study=study), make_prediction(study=study)
    body = {"study": "small", "passage": passage.key, "prediction": prediction.key, "direction": "neutral"}

    nobodys = lead.post("assessments", body)
    anns = lead.post("assessments", {**body, "coder": "ann"})

    assert codes(nobodys.json()) == {"coder": ["required"]}
    assert anns.status_code == 201


def test_a_draft_given_to_its_coder_is_not_shown_to_who_wrote_it(study: Study) -> None:
    lead = script_of(study, Role.LEAD)
    mine = make_assessment(study=study, coder=make_coder(study=study, user=make_member(study)))

    response = lead.patch(f"assessments/{mine.pk}", {"status": "draft"})

    assert (response.status_code, response.content) == (200, b"")
    assert Assessment.objects.get().status == AssessmentStatus.DRAFT
    assert lead.get(f"assessments/{mine.pk}").status_code == 404


def test_a_passage_with_a_colleagues_coding_is_not_deleted(study: Study) -> None:
    ann = script_of(study, codes_as="ann")
    passage = make_passage(study=study)
    make_coding(passage=passage, code=make_code(study=study), coder=make_coder(study=study))

    response = ann.delete(f"passages/{passage.pk}")

    assert response.status_code == 403
    assert Passage.objects.exists()


def test_copies_inside_a_document_are_deleted_by_permission(study: Study) -> None:
    copy = make_holding()
    link = f"documents/{copy.document.key}"

    refused = script_of(study).patch(link, {"holdings": []})
    allowed = Script(librarian()).patch(link, {"holdings": []})

    assert (refused.status_code, allowed.status_code) == (403, 200)
    assert not copy.document.holdings.exists()


#: By resource, each position in which a row of the study can be named, and what else a body needs.
POSITIONS = {
    "passages": {"cluster": make_cluster, "created_by": make_coder},
    "quotations": {"passage": make_passage},
    "assessments": {"passage": make_passage, "prediction": make_prediction, "coder": make_coder},
    "codings": {"passage": make_passage, "code": make_code, "coder": make_coder},
    "codes": {"parent": make_code},
    "memos": {"created_by": make_coder},
    "adjudications": {"passage": make_passage, "prediction": make_prediction, "ruled_by": make_coder},
    "preference-readings": {
        "passage": make_passage,
        "state": make_state,
        "better": make_outcome,
        "worse": make_outcome,
        "coder": make_coder,
    },
}


@pytest.mark.parametrize(
    ("resource", "field"), [(resource, field) for resource in POSITIONS for field in POSITIONS[resource]]
)
@pytest.mark.parametrize("door", ["post", "patch"])
def test_a_row_of_another_study_does_not_exist(study: Study, resource: str, field: str, door: str) -> None:
    lead = script_of(study, Role.LEAD, codes_as="lea")
    foreign = make_study(visibility="public")
    make_membership(study=foreign, user=lead.user, role=Role.LEAD)
    make = POSITIONS[resource][field]
    row: Any = make(study=foreign, **({"key": "foreign"} if make is make_passage else {}))
    name = getattr(row, row.NATURAL_KEY[-1])
    MAKERS[resource](study)
    shown = next(each for each in lead.get(resource).json()["results"] if each["study"] == "small")

    response = (
        lead.post(resource, {**shown, field: name})
        if door == "post"
        else lead.patch(shown["link"], {field: name})
    )
    absent = lead.patch(shown["link"], {field: "nothing"})

    assert response.status_code == 400
    assert codes(response.json())[field] == ["does_not_exist"]
    assert messages(response.json())[field][0].replace(name, "nothing") == messages(absent.json())[field][0]


def test_a_row_stays_in_its_study(study: Study) -> None:
    lead = script_of(study, Role.LEAD)
    other = make_study(slug="other")
    make_membership(study=other, user=lead.user, role=Role.LEAD)
    passage = make_passage(study=study)

    response = lead.patch(f"passages/{passage.pk}", {"study": "other"})

    assert codes(response.json()) == {"study": ["moved"]}


def test_what_is_hidden_is_answered_as_what_was_never_there(study: Study) -> None:
    coder = script_of(study, codes_as="ann")
    hidden = make_document(key="hidden", access=Access.RESTRICTED)
    passage = make_passage(study=study, document=hidden)
    private = make_passage(study=make_study(slug="private"))
    prediction = make_prediction(study=study)

    def said(resource: str, **body: Any) -> str:
        response = coder.post(resource, {"study": "small", **body})
        assert response.status_code == 400
        (name,) = (value for value in body.values() if value in ("hidden", "private", passage.key, "nothing"))
        return response.content.decode().replace(name, "…")

    judged = {"prediction": prediction.key, "direction": "neutral"}
    assert said("passages", document="hidden") == said("passages", document="nothing")
    assert said("assessments", passage=passage.key, **judged) == said(
        "assessments", passage="nothing", **judged
    )
    assert said("passages", study="private", document="d") == said("passages", study="nothing", document="d")
    found = {
        coder.patch(link, {}).status_code
        for link in (
            f"passages/{passage.pk}",
            f"passages/{private.pk}",
            "documents/hidden",
            "passages/999999",
        )
    }
    assert found == {404}


def test_what_is_shown_as_nothing_is_left_alone(study: Study) -> None:
    coder = script_of(study, codes_as="ann")
    memoir = make_document(access=Access.RESTRICTED)
    document = make_document(quoted_in=memoir, quoted_in_page="12")
    cluster = make_cluster(study=study)
    make_passage(study=study, document=memoir, cluster=cluster)
    passage = make_passage(study=study, cluster=cluster)
    shown = coder.get(f"documents/{document.key}").json()
    seen = coder.get(f"passages/{passage.pk}").json()

    answers = [
        coder.patch(f"documents/{document.key}", {**shown, "place": "Seoul"}),
        coder.patch(f"passages/{passage.pk}", {**seen, "pages": "3"}),
        coder.patch(f"documents/{document.key}", {"quoted_in": document.key}),
    ]

    assert (shown["quoted_in"], shown["quoted_in_page"], seen["cluster"]) == (None, "", None)
    assert [response.status_code for response in answers] == [200, 200, 400]
    document.refresh_from_db()
    passage.refresh_from_db()
    assert (document.quoted_in, document.quoted_in_page, document.place) == (memoir, "12", "Seoul")
    assert (passage.cluster, passage.pages) == (cluster, "3")


def test_a_memo_is_moved_to_another_row_by_whom_it_is(study: Study) -> None:
    ann = script_of(study, codes_as="ann")
    memo = make_memo(study=study, created_by=study.coder_set.get(slug="ann"))
    other = make_passage(study=study)

    moved = ann.patch(f"memos/{memo.pk}", {"subject_type": "passage", "subject": other.key})
    refused = ann.patch(f"memos/{memo.pk}", {"subject_type": "no such kind", "subject": other.key})

    assert (moved.status_code, moved.json()["subject"]) == (200, other.key)
    assert codes(refused.json()) == {"subject_type": ["not-listed"]}


def test_who_made_a_passage_is_whose_it_is_with_its_words(study: Study) -> None:
    ann, bob = script_of(study, codes_as="ann"), script_of(study, codes_as="bob")
    quotation = make_quotation(passage=make_passage(study=study, created_by=study.coder_set.get(slug="ann")))

    by_passage = bob.patch(f"passages/{quotation.passage.pk}", {"summary": "Mine."})
    by_words = bob.patch(f"quotations/{quotation.pk}", {"text": "Mine."})
    added = {"study": "small", "passage": quotation.passage.key, "text": "More."}
    answers = [script.post("quotations", added) for script in (bob, ann)]

    assert (by_passage.status_code, by_words.status_code) == (403, 403)
    assert codes(answers[0].json()) == {"passage": ["not-own"]}
    assert answers[1].status_code == 201
    assert ann.patch(f"passages/{quotation.passage.pk}", {"summary": "Mine."}).status_code == 200
