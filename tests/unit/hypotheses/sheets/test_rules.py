"""The rules of the tables, read in Python, say what the database says."""

from __future__ import annotations

import pytest
from django.db.models import CheckConstraint

from hypotheses.sheets.every import ALL
from hypotheses.sheets.rules import checks_of, faults_of_row
from tests.constraints import Case, changed
from tests.unit.evidence.models.constraint_cases import CASES as EVIDENCE
from tests.unit.hypotheses.models.constraint_cases import CASES as CLAIMS

MODELS = {kind.model for kind in ALL}
CHECKS = {
    rule.name: model
    for model in MODELS
    for rule in model._meta.constraints
    if isinstance(rule, CheckConstraint)
}
EVERY = [case for case in (*EVIDENCE, *CLAIMS) if case.constraint in CHECKS]
every_case = pytest.mark.parametrize("case", EVERY, ids=str)


def test_every_rule_of_every_sheet_has_a_case() -> None:
    assert {case.constraint for case in EVERY} == set(CHECKS)


@pytest.mark.django_db
@every_case
def test_a_row_that_breaks_a_rule_is_told_of(case: Case) -> None:
    row = changed(case.make(), case.broken)
    broken = {check.name for check in checks_of(type(row)) if check.holds(row) is False}

    assert case.constraint in broken
    assert list(faults_of_row(row))


@pytest.mark.django_db
@every_case
def test_a_row_within_the_rule_is_accepted(case: Case) -> None:
    row = changed(case.make(), case.passing)

    assert list(faults_of_row(row)) == []
