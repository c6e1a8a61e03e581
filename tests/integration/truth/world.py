"""A study, the people around it, and the rows that the table of who may do what speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from evidence.choices import Access, Role
from evidence.models import Coder, Document, Study, User
from hypotheses.choices import AssessmentStatus
from hypotheses.models import Prediction
from tests.factories import (
    make_adjudication,
    make_agent,
    make_appraisal,
    make_archive,
    make_assessment,
    make_cluster,
    make_code,
    make_codebook,
    make_coder,
    make_coding,
    make_collection,
    make_document,
    make_document_text,
    make_explanation,
    make_holding,
    make_hypothesis,
    make_member,
    make_membership,
    make_memo,
    make_not_applicable,
    make_passage,
    make_prediction,
    make_published_verdict,
    make_quotation,
    make_scoring_settings,
    make_state,
    make_study,
    make_user,
)
from tests.integration.truth.analyses import make_rows_of_analyses
from tests.integration.truth.marks import MARKED, marked


@dataclass
class World:
    """The study, who asks, and what is asked about."""

    study: Study
    clients: dict[str, Client] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)

    def mark(self, name: str) -> str:
        """The word that stands in the row of this name and nowhere else; empty where a row has no place for one."""
        column = MARKED.get(type(self.rows[name]).__name__)
        return str(getattr(self.rows[name], column)) if column else ""


def make_world(visibility: str) -> World:
    """A study of this visibility, with a row of every sort, and the people of the table."""
    world = World(make_study(slug="ours", title=marked("study"), visibility=visibility))
    make_people(world)
    desk = make_claims(world)
    make_documents(world)
    make_work(world, desk)
    make_hidden_work(world, desk)
    make_rows_of_analyses(world, desk)
    return world


def make_people(world: World) -> None:
    """Who asks: by the letters of the table."""
    study = world.study
    archivist = make_user(is_staff=True)
    names = [f"{what}_{of}" for what in ("add", "change", "delete") for of in ("document", "holding")]
    archivist.user_permissions.set(
        Permission.objects.filter(codename__in=[*names, "see_restricted_document"])
    )
    world.users = {
        "s": make_user(is_staff=True),
        "r": make_member(study, Role.READER, is_staff=True),
        "c": make_member(study, Role.CODER, is_staff=True),
        "u": make_member(study, Role.LEAD),
        "l": make_member(study, Role.LEAD, is_staff=True),
        "e": make_member(make_study(slug="theirs"), Role.LEAD, is_staff=True),
        "a": archivist,
        "x": make_user(is_staff=True, is_superuser=True),
    }
    world.clients = {"n": Client()}
    for letter, user in world.users.items():
        world.clients[letter] = Client()
        world.clients[letter].force_login(user)
    world.rows["study"] = study
    world.rows["membership"] = make_membership(study=study)
    world.rows["coder of the study"] = make_coder(study=study, name=marked("coder of the study"))


@dataclass(frozen=True)
class Desk:
    """What judgements of the study share: the table's own coder, a colleague, and three predictions of one cell."""

    own: Coder
    colleague: Coder
    predictions: tuple[Prediction, ...]


def make_claims(world: World) -> Desk:
    """What the study claims. Rows that are to be deleted have nothing hanging on them."""
    study, rows = world.study, world.rows
    for name, make in {
        "state": make_state,
        "explanation": make_explanation,
        "hypothesis": make_hypothesis,
    }.items():
        rows[name] = make(study=study, name=marked(name))
    rows["prediction"] = make_prediction(study=study, statement=marked("prediction"))
    rows["settings"] = make_scoring_settings(study=study)
    power, north = make_explanation(study=study, slug="power"), make_state(study=study, slug="north")
    claim = make_hypothesis(explanation=power, slug="claim")
    rows["published verdict"] = make_published_verdict(
        explanation=power, state=north, source=marked("published verdict")
    )
    rows["state of which nothing is said"] = make_not_applicable(
        hypothesis=claim, study=study, reason=marked("state of which nothing is said")
    )
    predictions = tuple(make_prediction(hypothesis=claim, state=north) for _ in range(3))
    own = make_coder(study=study, user=world.users["c"])
    return Desk(own, make_coder(study=study, user=make_member(study, Role.CODER)), predictions)


def make_documents(world: World) -> None:
    """Documents of all three sorts, with copies and wording; the shared tables beside them."""
    rows = world.rows
    tomorrow = timezone.localdate() + timedelta(1)
    for sort, access in {
        "open": {},
        "restricted": {"access": Access.RESTRICTED},
        "embargoed": {"access": Access.EMBARGOED, "embargoed_until": tomorrow},
    }.items():
        name = f"{sort} document"
        rows[name] = make_document(short_title=marked(name), **access)
    rows["archive"] = make_archive(name=marked("archive"))
    collection = make_collection(archive=rows["archive"])
    for sort in ("open", "restricted"):
        article = "an" if sort == "open" else "a"
        document, name = rows[f"{sort} document"], f"copy of {article} {sort} document"
        rows[name] = make_holding(document=document, collection=collection, identifier=marked(name))
        rows[f"wording of {article} {sort} document"] = make_document_text(document=document)
    rows["agent"] = make_agent(name=marked("agent"))


def make_work(world: World, desk: Desk) -> None:
    """What the coder of the table and a colleague made of the open document; each of their rows stands alone."""
    study, rows = world.study, world.rows
    document: Document = rows["open document"]
    on = {"study": study, "document": document}
    for whose, coder in (("own", desk.own), ("colleague's", desk.colleague)):
        for name in ("passage", "quotation", "coding", "memo", "assessment", "draft"):
            row = f"{whose} {name}"
            passage = make_passage(**on, created_by=coder)
            judged = {"prediction": desk.predictions[0], "passage": passage, "coder": coder}
            rows[row] = {
                "passage": lambda row=row, coder=coder: make_passage(
                    **on, created_by=coder, summary=marked(row)
                ),
                "quotation": lambda row=row, passage=passage: make_quotation(
                    passage=passage, text=marked(row)
                ),
                "coding": lambda passage=passage, coder=coder: make_coding(passage=passage, coder=coder),
                "memo": lambda row=row, passage=passage, coder=coder: make_memo(
                    study=study, subject=passage, created_by=coder, text=marked(row)
                ),
                "assessment": lambda row=row, judged=judged: make_assessment(**judged, rationale=marked(row)),
                "draft": lambda row=row, judged=judged: make_assessment(
                    **judged, rationale=marked(row), status=AssessmentStatus.DRAFT
                ),
            }[name]()
    passage = make_passage(**on)
    rows["ruling"] = make_adjudication(
        passage=passage, prediction=desk.predictions[1], reason=marked("ruling")
    )
    rows["grade"] = make_appraisal(**on, reason=marked("grade"))
    rows["cluster"] = make_cluster(study=study, name=marked("cluster"))
    make_passage(**on, cluster=rows["cluster"])
    rows["code"] = make_code(study=study, name=marked("code"))
    rows["codebook"] = make_codebook(study=study, name=marked("codebook"))


def make_hidden_work(world: World, desk: Desk) -> None:
    """What the study made of the restricted document, and a passage of the embargoed one."""
    study, rows = world.study, world.rows
    document: Document = rows["restricted document"]
    make_passage(study=study, document=rows["embargoed document"])
    rows["passage of embargoed document"] = make_passage(
        study=study,
        document=rows["embargoed document"],
        created_by=desk.own,
        summary=marked("passage of embargoed document"),
    )
    name = "passage of restricted document"
    rows[name] = make_passage(study=study, document=document, created_by=desk.own, summary=marked(name))
    hidden: dict[str, Any] = {
        "quotation of": lambda on, mark: make_quotation(passage=on, text=mark),
        "coding of": lambda on, mark: make_coding(passage=on, coder=desk.own),
        "memo on": lambda on, mark: make_memo(study=study, subject=on, created_by=desk.own, text=mark),
        "assessment of": lambda on, mark: make_assessment(
            passage=on, prediction=desk.predictions[0], coder=desk.own, rationale=mark
        ),
        "ruling on": lambda on, mark: make_adjudication(
            passage=on, prediction=desk.predictions[1], reason=mark
        ),
    }
    for what, make in hidden.items():
        name = f"{what} restricted document"
        rows[name] = make(make_passage(study=study, document=document), marked(name))
    name = "grade of restricted document"
    rows[name] = make_appraisal(study=study, document=document, reason=marked(name))
    name = "cluster with restricted document"
    rows[name] = make_cluster(study=study, name=marked(name))
    make_passage(study=study, document=document, cluster=rows[name])
