"""Who sees what: the rows that exist for a user, for all models that tell of a document or belong to a study.

The table below is the rule in words; the second half asks the same of every single row, by a plain reading of the rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.utils import timezone

from evidence.choices import Access, Role, Visibility
from evidence.models import Cluster, Code, Coder, Document, Memo, Study
from evidence.querysets import SEE_RESTRICTED
from hypotheses.choices import AssessmentStatus
from hypotheses.models import Prediction
from tests.factories import (
    make_adjudication,
    make_agent_suggestion,
    make_appraisal,
    make_archivist,
    make_assessment,
    make_cluster,
    make_code,
    make_coder,
    make_coding,
    make_document,
    make_document_agent,
    make_document_match,
    make_document_text,
    make_holding,
    make_mechanism_part,
    make_member,
    make_membership,
    make_memo,
    make_note,
    make_page,
    make_part_evidence,
    make_passage,
    make_passage_use,
    make_prediction,
    make_preference_reading,
    make_quotation,
    make_state,
    make_study,
    make_tie_attestation,
    make_tie_reading,
    make_unit_decision,
    make_user,
    make_willingness_attestation,
    make_willingness_reading,
)

pytestmark = pytest.mark.django_db

ALL = {"open", "embargo over", "embargoed", "restricted"}
OPEN = {"open", "embargo over"}
NONE: set[str] = set()

#: Of the four documents of a study, those that a user sees, and those on which the study's rows are seen.
#:
#: documents   the document, its copies, wording, notes, pages and agents
#: judgements  passages, quotations, uses, codings, grades, submitted assessments and readings, rulings, memos,
#:             clusters, readings of networks with what attests them
#: drafts      assessments and readings that the study's coder has not submitted
#: archives    the archives and collections that hold the documents
TABLE = [
    # user               study      read   documents  judgements  drafts  archives
    ("anonymous",        "public",  True,  OPEN,      OPEN,       NONE,   OPEN),
    ("stranger",         "public",  True,  OPEN,      OPEN,       NONE,   ALL),
    ("reader",           "public",  True,  OPEN,      OPEN,       NONE,   ALL),
    ("coder",            "public",  True,  OPEN,      OPEN,       OPEN,   ALL),
    ("lead",             "public",  True,  OPEN,      OPEN,       NONE,   ALL),
    ("archivist",        "public",  True,  ALL,       ALL,        NONE,   ALL),
    ("superuser",        "public",  True,  ALL,       ALL,        NONE,   ALL),
    ("anonymous",        "private", False, NONE,      NONE,       NONE,   NONE),
    ("stranger",         "private", False, OPEN,      NONE,       NONE,   ALL),
    ("reader",           "private", True,  OPEN,      OPEN,       NONE,   ALL),
    ("coder",            "private", True,  OPEN,      OPEN,       OPEN,   ALL),
    ("lead",             "private", True,  OPEN,      OPEN,       NONE,   ALL),
    ("archivist",        "private", False, ALL,       NONE,       NONE,   ALL),
    ("archivist reader", "private", True,  ALL,       ALL,        NONE,   ALL),
    ("superuser",        "private", True,  ALL,       ALL,        NONE,   ALL),
]  # fmt: skip
USERS = ("anonymous", "stranger", "reader", "coder", "lead", "archivist", "archivist reader", "superuser")


@pytest.mark.parametrize(
    ("who", "visibility", "read", "documents", "judgements", "drafts", "archives"),
    TABLE,
    ids=[f"{line[0]} of a {line[1]} study".replace(" ", "-") for line in TABLE],
)
def test_user_sees_what_the_table_says(
    who: str,
    visibility: str,
    read: bool,
    documents: set[str],
    judgements: set[str],
    drafts: set[str],
    archives: set[str],
) -> None:
    study = make_study(visibility=visibility)
    user = somebody(who, study)
    desk = desk_in(study, user if who == "coder" else None)

    seen = {label: seen_on(make_rows_on(document_with(label), desk), user) for label in ALL}

    assert sees(user, study) is read
    assert sees(user, make_state(study=study)) is read
    for kind, expected in {
        "documents": documents,
        "judgements": judgements,
        "drafts": drafts,
        "archives": archives,
    }.items():
        assert {label: seen[label][kind] for label in ALL} == {
            label: "all" if label in expected else "none" for label in ALL
        }, kind


def seen_on(rows: dict[str, list[Model]], user: Any) -> dict[str, str]:
    """Of each kind of rows on one document, whether the user sees all, none, or which of them."""
    return {kind: summary(each, user) for kind, each in rows.items()}


def summary(rows: Iterable[Model], user: Any) -> str:
    """“all”, “none”, or the models of the rows that are seen."""
    seen = {type(row).__name__: sees(user, row) for row in rows}
    if len(set(seen.values())) == 1:
        return "all" if all(seen.values()) else "none"
    return ", ".join(name for name, is_seen in seen.items() if is_seen)


def sees(user: Any, row: Any) -> bool:
    """Whether the row exists for the user."""
    return bool(type(row).objects.visible_to(user).filter(pk=row.pk).exists())


def somebody(who: str, study: Study) -> Any:
    """A user of this sort."""
    if who == "anonymous":
        return AnonymousUser()
    if who == "superuser":
        return make_user(is_superuser=True)
    user = make_archivist() if "archivist" in who else make_user()
    role = who.removeprefix("archivist").strip()
    if role in Role.values:
        make_membership(study=study, user=user, role=role)
    return user


def document_with(access: str) -> Document:
    """A document that is open, restricted, embargoed until tomorrow, or whose embargo ends today."""
    today = timezone.localdate()
    return {
        "open": lambda: make_document(),
        "embargo over": lambda: make_document(access=Access.EMBARGOED, embargoed_until=today),
        "embargoed": lambda: make_document(
            access=Access.EMBARGOED, embargoed_until=today + timedelta(days=1)
        ),
        "restricted": lambda: make_document(access=Access.RESTRICTED),
    }[access]()


@dataclass(frozen=True)
class Desk:
    """What the judgements of a study share here: one coder, one prediction, one code."""

    coder: Coder
    prediction: Prediction
    code: Code


def desk_in(study: Study, user: Any = None) -> Desk:
    """A desk in the study; its coder has this login, or none."""
    return Desk(make_coder(study=study, user=user), make_prediction(study=study), make_code(study=study))


def make_rows_on(document: Document, desk: Desk) -> dict[str, list[Model]]:
    """A row of every sort that tells of the document."""
    return {**rows_of_source(document), **rows_of_study(document, desk)}


def rows_of_source(document: Document) -> dict[str, list[Model]]:
    """What is recorded of a document whoever uses it."""
    text = make_document_text(document=document)
    holding = make_holding(document=document)
    return {
        "documents": [
            document,
            text,
            holding,
            make_note(text=text),
            make_page(text=text),
            make_document_agent(document=document),
            make_agent_suggestion(document=document),
        ],
        "archives": [holding.collection, holding.collection.archive],
    }


def rows_of_study(document: Document, desk: Desk) -> dict[str, list[Model]]:
    """What a study makes of a document."""
    cluster = make_cluster(study=desk.coder.study)
    passage = make_passage(study=desk.coder.study, document=document, cluster=cluster)
    judged = {"prediction": desk.prediction, "passage": passage}
    tie = make_tie_attestation(passage=passage, reading=make_tie_reading(coder=desk.coder))
    willing = make_willingness_attestation(
        passage=passage, reading=make_willingness_reading(coder=desk.coder)
    )
    drafted = make_tie_attestation(
        passage=passage, reading=make_tie_reading(coder=desk.coder, status=AssessmentStatus.DRAFT)
    )
    part = make_mechanism_part(study=passage.study)
    return {
        "judgements": [
            passage,
            cluster,
            make_memo(study=passage.study, subject=passage),
            make_quotation(passage=passage),
            make_passage_use(passage=passage),
            make_coding(passage=passage, code=desk.code, coder=desk.coder),
            make_appraisal(study=passage.study, document=document),
            make_assessment(**judged, coder=desk.coder),
            make_adjudication(**judged, ruled_by=desk.coder),
            make_unit_decision(**judged, decided_by=desk.coder),
            make_preference_reading(passage=passage, coder=desk.coder),
            tie,
            tie.reading,
            willing,
            willing.reading,
            make_part_evidence(part=part, passage=passage, coder=desk.coder),
        ],
        "drafts": [
            make_assessment(**judged, coder=desk.coder, status=AssessmentStatus.DRAFT),
            make_preference_reading(passage=passage, coder=desk.coder, status=AssessmentStatus.DRAFT),
            drafted,
            drafted.reading,
            make_part_evidence(part=part, passage=passage, coder=desk.coder, status=AssessmentStatus.DRAFT),
        ],
    }


def test_every_single_row_is_seen_as_the_rule_says() -> None:
    open_study, closed_study = make_study(visibility=Visibility.PUBLIC), make_study()
    users = [somebody(who, closed_study) for who in USERS]
    rows: list[Model] = [open_study, closed_study]
    in_open, in_closed = desk_in(open_study), desk_in(closed_study)
    for label in ALL:
        for desks in ((), (in_open,), (in_closed,), (in_open, in_closed)):
            document = document_with(label)
            rows += flat(rows_of_source(document), skip="archives")
            for desk in desks:
                rows += flat(rows_of_study(document, desk))

    for who, user in zip(USERS, users, strict=True):
        seen = {model: set(model.objects.visible_to(user)) for model in {type(row) for row in rows}}
        wrong = [repr(row) for row in rows if (row in seen[type(row)]) is not may_see(user, row)]
        assert wrong == [], who


def flat(rows: dict[str, list[Model]], skip: str = "") -> list[Model]:
    """The rows of all sorts but one."""
    return [row for kind, each in rows.items() if kind != skip for row in each]


def may_see(user: Any, row: Any) -> bool:
    """The rule, read off one row: its study, the document that it tells of, and whether it is a draft."""
    if isinstance(row, Study):
        return may_read(user, row)
    if not may_see_document(user, document_of(row)):
        return False
    judged = getattr(row, "reading", row)
    if getattr(judged, "status", None) == AssessmentStatus.DRAFT and judged.coder.user != user:
        return False
    return may_read(user, row.study) if hasattr(row, "study") else True


def document_of(row: Any) -> Document:
    """The document that the row is, or tells of."""
    row = row.subject if isinstance(row, Memo) else row.passages.get() if isinstance(row, Cluster) else row
    row = row.attestations.get() if hasattr(row, "attestations") else row
    for step in ("passage", "text", "document"):
        row = getattr(row, step, row) if not isinstance(row, Document) else row
    assert isinstance(row, Document)
    return row


def may_see_document(user: Any, document: Document) -> bool:
    """Whether the document exists for the user."""
    embargo = document.embargoed_until
    is_open = document.access == Access.OPEN or (embargo is not None and embargo <= timezone.localdate())
    if user.is_anonymous:
        return is_open and any(each.study.visibility == Visibility.PUBLIC for each in document.passages.all())
    return is_open or user.has_perm(SEE_RESTRICTED)


def may_read(user: Any, study: Study) -> bool:
    """Whether the study exists for the user."""
    if user.is_superuser or study.visibility == Visibility.PUBLIC:
        return True
    return not user.is_anonymous and study.membership_set.filter(user=user).exists()


def test_grade_without_passage_does_not_show_a_document_to_the_world() -> None:
    study = make_study(visibility=Visibility.PUBLIC)
    appraisal = make_appraisal(study=study)

    assert not sees(AnonymousUser(), appraisal)
    assert not sees(AnonymousUser(), appraisal.document)


def test_member_of_one_study_sees_nothing_of_another() -> None:
    user = make_member(make_study(), Role.LEAD)

    assert not sees(user, make_passage())
    assert not sees(user, make_state())


def test_draft_of_a_coder_without_login_is_seen_by_nobody() -> None:
    draft = make_assessment(status=AssessmentStatus.DRAFT)

    assert not sees(make_user(is_superuser=True), draft)
    assert not sees(make_member(draft.study, Role.LEAD), draft)
    assert not sees(AnonymousUser(), draft)


def test_match_of_two_documents_is_seen_by_who_may_see_both() -> None:
    user, archivist = make_user(), make_archivist()
    secret = make_document(access=Access.RESTRICTED)
    half_secret = [make_document_match(document=secret), make_document_match(imported=secret)]

    assert sees(user, make_document_match())
    assert [sees(user, match) for match in half_secret] == [False, False]
    assert [sees(archivist, match) for match in half_secret] == [True, True]
