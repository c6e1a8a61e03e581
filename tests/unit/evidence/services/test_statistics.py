"""After much was written at once, PostgreSQL knows how large the tables are."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.services.statistics import MANY, refresh_statistics
from tests.factories import make_state, make_study

pytestmark = pytest.mark.django_db


def test_few_rows_are_not_worth_a_count() -> None:
    with CaptureQueriesContext(connection) as asked:
        refresh_statistics(MANY - 1)

    assert len(asked) == 0


def test_tables_are_counted_after_many_rows_where_plans_hang_on_it() -> None:
    study = make_study()
    for _ in range(30):
        make_state(study=study)

    with CaptureQueriesContext(connection) as asked:
        refresh_statistics(MANY)

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'hypotheses_state'")
            assert cursor.fetchone() == (30.0,)
    else:
        assert len(asked) == 0
