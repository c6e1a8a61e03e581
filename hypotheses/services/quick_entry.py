"""From a citation in hand to a counted assessment, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from evidence.models import Coder, Document, Passage, User
from evidence.services.field_faults import told_at
from evidence.services.new_sources import REASON
from evidence.services.quick_entry import PassageEntry, record_passage
from evidence.services.saving import save_row
from hypotheses import cautions as cautioning
from hypotheses.cautions import cautions
from hypotheses.choices import AssessmentStatus, Basis, Direction
from hypotheses.models import Assessment, Prediction

STRENGTHS = (1, 2, 3)
_FIELDS = frozenset({"prediction", "direction", "strength", "rationale", "basis", "stated_at", "status"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a coder says that a passage says about a prediction."""

    prediction: Prediction
    direction: str
    strength: int | None = None
    rationale: str = ""
    basis: str = Basis.INFERRED
    status: str = AssessmentStatus.SUBMITTED


@dataclass(frozen=True, slots=True)
class Entered:
    """What was written, and whether the passage is a new one."""

    passage: Passage
    assessment: Assessment | None
    is_new_passage: bool


@transaction.atomic
def enter(entry: PassageEntry, judgement: Judgement | None, *, coder: Coder, by: User) -> Entered:
    """Write document, passage, quotations and assessment, all of them or nothing, with history in the user's name.

    Raises:
        ValidationError: naming each field that breaks a rule; nothing is written then.
    """
    if judgement is not None and (faults := faults_of(judgement.direction, judgement.strength)):
        raise ValidationError(faults)
    recorded = record_passage(entry, coder=coder, by=by)
    if judgement is None:
        return Entered(recorded.passage, None, recorded.is_new)
    if judgement.prediction.study_id != entry.study.pk:
        raise ValidationError({"prediction": "This prediction belongs to another study."})
    assessment = Assessment(
        study=entry.study,
        passage=recorded.passage,
        prediction=judgement.prediction,
        coder=coder,
        direction=judgement.direction,
        strength=judgement.strength,
        rationale=judgement.rationale.strip(),
        basis=judgement.basis,
        status=judgement.status,
    )
    with told_at({}, kept=_FIELDS):
        save_row(assessment, by=by, reason=REASON)
    return Entered(recorded.passage, assessment, recorded.is_new)


def faults_of(direction: str, strength: int | None) -> dict[str, str]:
    """What is wrong with a direction and a strength, by field; both at once."""
    if not direction:
        return {"direction": "Say which way the passage bears on the prediction."}
    if direction == Direction.NEUTRAL and strength is not None:
        return {"strength": "What is neutral has no strength: leave it out."}
    if direction != Direction.NEUTRAL and strength not in STRENGTHS:
        return {"strength": "Give what supports or contradicts a strength of 1, 2 or 3."}
    return {}


def as_judged(source_class: str, judgement: Judgement, document: Document | None) -> cautioning.Judgement:
    """A judgement as cautions are told by, before anything is written; of a new document only its class is known."""
    prediction = judgement.prediction
    hypothesis = prediction.hypothesis
    return cautioning.Judgement(
        passage="This passage",
        prediction=prediction.key,
        direction=judgement.direction,
        strength=judgement.strength,
        rationale=judgement.rationale,
        document=document.short_title if document else "The document",
        source_class=document.source_class if document else source_class,
        authors=document.authors if document else "",
        year=document.year if document else None,
        written_from=document.date_earliest if document else None,
        refers_until=None,
        sources=tuple(filter(None, (prediction.source, hypothesis.source, hypothesis.explanation.authors))),
    )


def doubts(source_class: str, judgement: Judgement | None, document: Document | None) -> Iterator[str]:
    """What a coder should think twice about before saving; nothing of it is forbidden."""
    if judgement is None:
        return
    yield from cautions(as_judged(source_class, judgement, document))
    hypothesis = judgement.prediction.hypothesis
    state = judgement.prediction.state
    if hypothesis.not_applicable.filter(state=state).exists():
        yield f"“{hypothesis}” is recorded as saying nothing of {state}: the cell stays N/A."
    if judgement.direction != Direction.NEUTRAL and not judgement.rationale.strip():
        yield "No reason is given. A reader of the table will ask for one."
