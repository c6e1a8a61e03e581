"""How the engines keep pages, as the migrations leave it."""

from __future__ import annotations

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_long_values_lie_beside_the_table_of_pages() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT reloptions FROM pg_class WHERE relname = 'evidence_page'")
            assert cursor.fetchone() == (["toast_tuple_target=128"],)
        else:
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'evidence_page'"
            )
            assert cursor.fetchone() == (3,)  # the index is a table of its own there
