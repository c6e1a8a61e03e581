"""Who may write which table is said once, at the table, and every door asks there."""

from __future__ import annotations

from django.apps import apps
from django.contrib import admin

from evidence.admin.own_work import OwnWork
from evidence.admin.study_rows import LeadRowAdmin, StudyRowAdmin
from evidence.choices import CODERS, LEADS
from evidence.models import StudyRow
from evidence.services.rights import work_of, writers_of


def test_every_table_of_a_study_says_who_writes_it() -> None:
    tables = [model for model in apps.get_models() if issubclass(model, StudyRow)]

    assert tables
    assert {writers_of(model) for model in tables} == {CODERS, LEADS}


def test_the_admin_gives_to_leads_alone_the_tables_that_say_so() -> None:
    pages = {model: page for model, page in admin.site._registry.items() if isinstance(page, StudyRowAdmin)}

    assert {model for model, page in pages.items() if isinstance(page, LeadRowAdmin)} == {
        model for model in pages if writers_of(model) == LEADS
    }


def test_the_admin_asks_the_table_whose_work_a_row_is() -> None:
    pages = [page for page in admin.site._registry.values() if isinstance(page, OwnWork)]

    assert {page.model: page.coder_field for page in pages} == {
        page.model: work_of(page.model) for page in pages
    }
