"""Every constraint of the evidence app accepts what it should and refuses what it should, at every door."""

from __future__ import annotations

import pytest

from tests import constraints
from tests.unit.evidence.models.constraint_cases import CASES

pytestmark = pytest.mark.django_db
every_constraint = pytest.mark.parametrize("case", CASES, ids=str)


@every_constraint
def test_row_within_the_rule_is_accepted(case: constraints.Case) -> None:
    constraints.assert_row_within_the_rule_is_accepted(case)


@every_constraint
def test_refusal_says_which_rule_and_why(case: constraints.Case) -> None:
    constraints.assert_refusal_says_which_rule_and_why(case)


@every_constraint
def test_no_door_lets_it_in(case: constraints.Case) -> None:
    constraints.assert_no_door_lets_it_in(case)


@every_constraint
def test_database_itself_refuses(case: constraints.Case) -> None:
    constraints.assert_database_refuses(case)
