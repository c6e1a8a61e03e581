"""Every rule of the database is answered by the API with a 400 and the rule's own code, at every table it writes."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models

from config.api_router import router
from evidence.api.writing.views import WritesRecords
from evidence.models import DocumentAgent, PassageUse
from hypotheses.models import (
    EventPart,
    MechanismPart,
    NotApplicable,
    PublishedVerdict,
    RivalCheck,
    TieAttestation,
    WillingnessAttestation,
)
from tests.constraints import Case
from tests.factories import make_user
from tests.integration.api.faults import codes
from tests.integration.api.writing import Script
from tests.unit.evidence.models.constraint_cases import CASES as OF_EVIDENCE
from tests.unit.hypotheses.models.constraint_cases import CASES as OF_CLAIMS

CASES = [*OF_EVIDENCE, *OF_CLAIMS]

#: By table, the list in the API and how its rows are addressed there.
LISTS: dict[Any, tuple[str, str, Any]] = {
    view.queryset.model: (prefix, view.lookup_field, view.input_class)
    for prefix, view, _ in router.registry
    if issubclass(view, WritesRecords)
}
#: Tables whose rows are written inside others: their list in the record, and where the record is found.
INSIDE: dict[Any, tuple[str, tuple[str, ...]]] = {
    DocumentAgent: ("agents", ("document",)),
    PassageUse: ("uses", ("passage",)),
    NotApplicable: ("not_applicable", ("hypothesis",)),
    PublishedVerdict: ("published_verdicts", ("explanation", "hypothesis")),
    MechanismPart: ("parts", ("mechanism",)),
    RivalCheck: ("rival_checks", ("link",)),
    EventPart: ("parts", ("event",)),
    TieAttestation: ("passages", ("reading",)),
    WillingnessAttestation: ("passages", ("reading",)),
}

#: Who confirms, and when, is filled in where a reason is sent.
FILLED_IN = {"evidence_quotation_confirmed_whole"}


def constraint_named(name: str) -> tuple[Any, Any]:
    """The table of a constraint, and the constraint."""
    return next(
        (model, rule) for model in [*LISTS, *INSIDE] for rule in model._meta.constraints if rule.name == name
    )


def written_here() -> list[Case]:
    """The cases of tables that the API writes."""
    names = {rule.name for model in [*LISTS, *INSIDE] for rule in model._meta.constraints}
    return [case for case in CASES if case.constraint in names]


def as_sent(value: Any) -> Any:
    """A value as JSON has it; a row by its name."""
    if isinstance(value, models.Model):
        return getattr(value, value.NATURAL_KEY[-1])  # type: ignore[attr-defined]
    return value if isinstance(value, (int, str, bool, type(None))) else str(value)


def shape_of(model: Any) -> Any:
    """What is sent for a row of the table."""
    if model in LISTS:
        return LISTS[model][2]
    name, parents = INSIDE[model]
    parent = model._meta.get_field(parents[0]).related_model
    return type(LISTS[parent][2]().fields[name].child)


def test_every_rule_of_every_table_is_tried() -> None:
    rules = {rule.name for model in [*LISTS, *INSIDE] for rule in model._meta.constraints}

    assert len(LISTS) > 10
    assert rules == {case.constraint for case in written_here()}


@pytest.mark.django_db
@pytest.mark.parametrize("case", written_here(), ids=str)
def test_a_broken_rule_is_a_fault_with_its_code(case: Case) -> None:
    model, rule = constraint_named(case.constraint)
    row: Any = case.make()
    broken = case.broken(row) if callable(case.broken) else case.broken
    sent = {name: as_sent(value) for name, value in broken.items() if name in shape_of(model)().fields}
    stored = model.objects.filter(pk=row.pk).values().get()
    head = Script(make_user(is_staff=True, is_superuser=True))
    if hasattr(row, "coder"):  # a draft is its coder's alone
        row.coder.user = head.user
        row.coder.save()

    response = head.patch(*record_with(row, sent, rule))

    unsent = set(broken) - set(sent) - {"study"}
    if response.status_code == 200:
        assert unsent or case.mended or case.constraint in FILLED_IN, "the API let it in"
        for name in unsent:
            assert not isinstance(broken[name], (str, int)) or getattr(row, name) != broken[name]
    else:
        assert response.status_code == 400, response.content
        assert str(rule.violation_error_code) in str(codes(response.json())), response.json()
        assert model.objects.filter(pk=row.pk).values().get() == stored
    row.refresh_from_db()
    row.full_clean()


def record_with(row: Any, sent: dict[str, Any], rule: Any) -> tuple[str, dict[str, Any]]:
    """The address of the record in which the row is written, and the body that makes the row so."""
    model = type(row)
    if model in LISTS:
        name, field, _ = LISTS[model]
        return f"{name}/{getattr(row, field)}", sent
    inside, parents = INSIDE[model]
    parent = next(getattr(row, each) for each in parents if getattr(row, each) is not None)
    name, field, _ = LISTS[type(parent)]
    fields = shape_of(model)().fields
    unchanged = {each: as_sent(getattr(row, each)) for each in fields if hasattr(row, each)}
    # two rows of a record say the same when the record is sent with the same row twice
    rows = [{**unchanged, **sent}] * (2 if isinstance(rule, models.UniqueConstraint) else 1)
    return f"{name}/{getattr(parent, field)}", {inside: rows}
