"""Many passages with their quotations, uses and assessments at once: all faults told, all written or nothing.

Rules about single rows are read from the tables' constraints and asked in memory (ruling 21); what hangs on other rows
is asked of all of them by a statement or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeAlias

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from evidence.models import Passage, PassageUse, Quotation, Study
from evidence.services.passage_records import hold_keys
from evidence.services.records import OWN_WORDS, Author, place_of, put
from evidence.services.verifying import verify_quotations
from hypotheses.choices import AssessmentStatus
from hypotheses.models import Assessment
from hypotheses.services.sheets.submitting import set_submission
from hypotheses.sheets.derived import derive
from hypotheses.sheets.rules import checks_of, references_of

#: By field, what is wrong; in a list of rows inside, by their index.
Faults: TypeAlias = dict[str, Any]
INSIDE: Mapping[str, type[models.Model]] = {
    "quotations": Quotation,
    "uses": PassageUse,
    "assessments": Assessment,
}
LIVE = (AssessmentStatus.SUBMITTED, AssessmentStatus.DRAFT)


@dataclass(slots=True)
class PassageRows:
    """One passage with the rows inside it, as they will be."""

    passage: Passage
    inside: dict[str, list[Any]] = field(default_factory=dict)


def rows_of(study: Study, given: Mapping[str, Any], made_key: str) -> tuple[PassageRows, Faults]:
    """The rows that are meant, and what they break by themselves; `made_key` is taken where no key is given."""
    values = {name: value for name, value in given.items() if name not in INSIDE}
    passage = Passage(study=study)
    put(passage, values)
    passage.key = passage.key or made_key
    faults: Faults = faults_of(passage)
    for name, said in derive("passages", passage):
        faults.setdefault(name, []).append(ValidationError(said, code="invalid"))
    rows = PassageRows(passage)
    for name, model in INSIDE.items():
        rows.inside[name] = [made(model, passage, item) for item in given.get(name, ())]
    number(rows.inside["quotations"])
    for assessment in rows.inside["assessments"]:
        set_submission(assessment, {}, now=timezone.now())
    for name, inner in rows.inside.items():
        found = {index: faults_of(row) for index, row in enumerate(inner)}
        for index in doubled(inner):
            rule, said = rule_once(type(inner[index]))
            found[index].setdefault(rule, []).append(ValidationError(said, code="doubled"))
        broken = {index: each for index, each in found.items() if each}
        if broken:
            faults[name] = broken
    return rows, faults


def made(model: type[models.Model], passage: Passage, item: Mapping[str, Any]) -> Any:
    """A row inside a passage."""
    row: Any = model(study=passage.study, passage=passage)
    put(row, item)
    return row


def number(quotations: Sequence[Quotation]) -> None:
    """Put quotations without a position after the others, in the order in which they are sent."""
    following = count(1 + max((each.position for each in quotations if each.position), default=0))
    for each in quotations:
        if each.position is None:
            each.position = next(following)


def faults_of(row: models.Model) -> Faults:
    """What a row breaks by itself, by field, with the codes of the rules; no query."""
    faults: Faults = {}
    try:
        row.clean_fields(exclude=references_of(type(row)))
    except ValidationError as refused:
        faults = refused.update_error_dict({})
    rules = {rule.name: rule for rule in row._meta.constraints}
    unread = {name for name, said in faults.items() if any(each.code not in OWN_WORDS for each in said)}
    for check in checks_of(type(row)):
        if not unread & set(check.columns) and check.holds(row) is False:
            rule = rules[check.name]
            place = place_of(rule)
            kept = [each for each in faults.get(place, []) if each.code not in OWN_WORDS]
            faults[place] = [*kept, ValidationError(check.said, code=rule.violation_error_code)]
    return faults


def doubled(rows: Sequence[Any]) -> list[int]:
    """The indexes of rows inside one passage that say what another before them says."""
    met, found = set(), []
    for index, row in enumerate(rows):
        key = identity(row)
        if key is not None and key in met:
            found.append(index)
        met.add(key)
    return found


def identity(row: Any) -> tuple[Any, ...] | None:
    """What no other row of the passage may share; None where nothing is forbidden."""
    if isinstance(row, Quotation):
        return (row.position,)
    if isinstance(row, PassageUse):
        return row.publication, row.note, row.page
    return (row.prediction_id, row.coder_id, row.status) if row.status in LIVE else None


def rule_once(model: type[models.Model]) -> tuple[str, str]:
    """At which field it is told that a row is doubled, and in which words."""
    rule = next(each for each in model._meta.constraints if isinstance(each, models.UniqueConstraint))
    return place_of(rule), str(rule.violation_error_message)


def keys_taken(study: Study, keys: Sequence[str]) -> dict[int, Faults]:
    """By index, that the study, or an earlier passage of these, has the key already; nothing is asked of empty ones."""
    stored = set(Passage.objects.filter(study=study, key__in={*keys} - {""}).values_list("key", flat=True))
    place, said = rule_once(Passage)
    faults: dict[int, Faults] = {}
    for index, key in enumerate(keys):
        if key and key in stored:
            faults[index] = {place: [ValidationError(said, code="doubled")]}
        stored.add(key)
    return faults


def made_keys(study: Study, taken: Iterable[str]) -> Iterable[str]:
    """Keys for new passages of the study, past those sent along; to be called in the transaction that writes."""
    hold_keys(study)
    others = set(taken)
    first = int(Passage.objects.next_key(study.pk)[1:])
    return (key for number in count(first) if (key := f"P{number:04d}") not in others)


@transaction.atomic
def write_passages(rows: Sequence[PassageRows], author: Author) -> None:
    """Write passages with what is inside them, with history, and hold their words against the documents.

    Raises:
        IntegrityError: when somebody else took one of the keys at this moment; nothing is written then.
    """
    store(Passage, [each.passage for each in rows], author)
    for name, model in INSIDE.items():
        store(model, [row for each in rows for row in each.inside[name]], author)
    verify_quotations(Quotation.objects.filter(passage__in=[each.passage.pk for each in rows]), by=author.by)


def store(model: Any, rows: list[Any], author: Author) -> None:
    """Write new rows of one table, with their history."""
    if rows:
        bulk_create_with_history(
            rows,
            model,
            default_user=author.by,
            default_change_reason=author.reason,
            default_date=timezone.now(),
        )
