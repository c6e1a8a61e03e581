"""What coders judged and marked, as it was first submitted: the rows from which their agreement is computed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models.functions import Length

from evidence.choices import LEADS
from evidence.models import Coder, Coding, DocumentText, Note, Passage, Quotation, Study
from hypotheses.choices import AssessmentStatus, Direction
from hypotheses.models import Adjudication, Assessment, Explanation, Prediction, State, UnitDecision
from hypotheses.querysets import AssessmentQuerySet
from hypotheses.scoring.agreement.units import Place, Submission

if TYPE_CHECKING:
    from evidence.querysets import AnyUser

#: Judgements that a coder stands by, or stood by until another took their place.
STOOD = (AssessmentStatus.SUBMITTED, AssessmentStatus.SUPERSEDED)
#: A wording: the text, and the note of it or 0.
Wording = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The part of a study that is looked at, by slugs; nothing chosen means all of it."""

    coders: tuple[str, ...] = ()
    explanations: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A prediction as a list of judgements names it."""

    key: str
    explanation: str
    state: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a study compares, each by slug with its name, in the study's order, which is the same on every engine."""

    coders: Mapping[str, str]
    explanations: Mapping[str, str]
    states: Mapping[str, str]


def frame_of(study: Study) -> Frame:
    """The study's coders by name, its explanations and states by their place."""
    return Frame(
        coders=in_order(Coder, study, "name"),
        explanations=in_order(Explanation, study, "position"),
        states=in_order(State, study, "position"),
    )


def in_order(model: Any, study: Study, by: str) -> dict[str, str]:
    """Names by slug, ordered here: engines differ in how they order texts, and draws follow the order of coders."""
    rows = model.objects.filter(study=study).order_by().values_list(by, "slug", "name")
    return {slug: name for _, slug, name in sorted(rows)}


def judged(study: Study, chosen: Chosen) -> AssessmentQuerySet:
    """The judgements that coders stand by or stood by, within the choice of explanations and states, of all coders."""
    found: AssessmentQuerySet = Assessment.objects.filter(study=study, status__in=STOOD)
    if chosen.explanations:
        found = found.filter(prediction__hypothesis__explanation__slug__in=chosen.explanations)
    if chosen.states:
        found = found.filter(prediction__state__slug__in=chosen.states)
    return found


def first_submissions(study: Study, chosen: Chosen) -> list[Submission]:
    """Each judgement as its coder first submitted it, which history knows; of what has none, as it stands.

    A judgement that was moved to another passage, prediction or coder counts from then on.
    """
    first = first_records(study)
    rows = judged(study, chosen).order_by("pk")
    found = []
    for pk, prediction, passage, coder_id, coder, direction, strength, moment in rows.values_list(
        "pk",
        "prediction_id",
        "passage_id",
        "coder_id",
        "coder__slug",
        "direction",
        "strength",
        "submitted_at",
    ):
        record = first.get((pk, prediction, passage, coder_id))
        if record is not None:
            direction, strength, moment = record
        if moment is not None:
            found.append(Submission(prediction, passage, coder, Direction(direction), strength, moment))
    return found


def first_records(study: Study) -> dict[tuple[int, int, int, int], tuple[str, int | None, datetime]]:
    """Direction, strength and moment of each judgement's first submission, by its key and what it is about."""
    first: dict[tuple[int, int, int, int], tuple[str, int | None, datetime]] = {}
    records = Assessment.history.filter(
        study=study, status=AssessmentStatus.SUBMITTED, submitted_at__isnull=False
    ).order_by("history_id")
    for pk, prediction, passage, coder, direction, strength, moment in records.values_list(
        "id", "prediction_id", "passage_id", "coder_id", "direction", "strength", "submitted_at"
    ):
        first.setdefault((pk, prediction, passage, coder), (direction, strength, moment))
    return first


def quoted_places(study: Study) -> list[Place]:
    """Where the study's quotations stand, of those that were found in a wording."""
    rows = Quotation.objects.filter(study=study, start__isnull=False).order_by()
    return [
        Place(passage, (text, note or 0), start, end)
        for passage, text, note, start, end in rows.values_list(
            "passage_id", "document_text_id", "in_note_id", "start", "end"
        )
    ]


def unit_names(study: Study) -> dict[tuple[int, int], str]:
    """The unit to which a lead has put a passage, by prediction and passage."""
    rows = UnitDecision.objects.filter(study=study).order_by()
    return {(prediction, passage): unit for prediction, passage, unit in rows.values_list(*UNIT, "unit")}


def ruling_moments(study: Study) -> dict[tuple[int, int], datetime]:
    """When a lead ruled, by prediction and passage."""
    rows = Adjudication.objects.filter(study=study).order_by()
    return {(prediction, passage): at for prediction, passage, at in rows.values_list(*UNIT, "ruled_at")}


UNIT = ("prediction_id", "passage_id")


def predictions_asked(study: Study) -> dict[int, Asked]:
    """The study's predictions by their primary keys."""
    rows = Prediction.objects.filter(study=study).order_by()
    return {
        pk: Asked(key, explanation, state)
        for pk, key, explanation, state in rows.values_list(
            "pk", "key", "hypothesis__explanation__slug", "state__slug"
        )
    }


def passage_keys(study: Study, user: AnyUser | None) -> dict[int, str]:
    """The keys of the study's passages that exist for the user; of all of them for a command."""
    passages = Passage.objects.filter(study=study)
    if user is not None:
        passages = passages.visible_to(user)
    return dict(passages.order_by().values_list("pk", "key"))


def coder_who_only_codes(study: Study, user: AnyUser | None) -> str | None:
    """The slug under which the user codes in the study and must not see colleagues' work before; None for a lead."""
    if user is None or not user.is_authenticated:
        return None
    if Study.objects.all().editable_by(user, *LEADS).filter(pk=study.pk).exists():
        return None
    return Coder.objects.filter(study=study, user=user).values_list("slug", flat=True).first()


def markings(study: Study, chosen: Chosen) -> list[tuple[str, str, int]]:
    """Who put which code on which passage: the coder's slug, codebook and code, the passage."""
    rows = Coding.objects.filter(study=study)
    if chosen.coders:
        rows = rows.filter(coder__slug__in=chosen.coders)
    return [
        (coder, f"{codebook}/{code}", passage)
        for coder, codebook, code, passage in rows.order_by().values_list(
            "coder__slug", "code__codebook__slug", "code__slug", "passage_id"
        )
    ]


def lengths_of(wordings: Collection[Wording]) -> Mapping[Wording, int]:
    """How many code points each of these wordings has."""
    texts = length_by_key(DocumentText, {text for text, note in wordings if not note})
    notes = length_by_key(Note, {note for _, note in wordings if note})
    return {each: notes[each[1]] if each[1] else texts[each[0]] for each in wordings}


def length_by_key(model: Any, keys: Collection[int]) -> dict[int, int]:
    """The lengths of bodies, counted by the database, which sends no body."""
    rows = model.objects.filter(pk__in=keys).order_by()
    return dict(rows.values_list("pk", Length("body")))
