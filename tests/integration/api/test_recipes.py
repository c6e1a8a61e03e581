"""The recipes of docs/api.md are run against a server, as they stand there."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from evidence.choices import Role
from evidence.models import Passage, Study
from hypotheses.models import Assessment
from tests.factories import SECRET, make_api_token, make_coder, make_membership, make_user

PAGE = Path(__file__).resolve().parents[3] / "docs" / "api.md"


def blocks(language: str) -> list[str]:
    """The blocks of the page in a language."""
    return re.findall(
        rf"^```{language}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


@pytest.mark.django_db(transaction=True)
def test_each_recipe_does_what_it_says(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("load_study", "hub-and-spokes", stdout=StringIO())
    study, user = Study.objects.get(), make_user(is_staff=True, username="ann")
    make_membership(study=study, user=user, role=Role.CODER)
    make_coder(study=study, user=user, slug="ann")
    before = Passage.objects.count(), Assessment.objects.count()
    monkeypatch.setenv("TOUCHSTONE_SITE", live_server.url)
    monkeypatch.setenv("TOUCHSTONE_TOKEN", SECRET)
    make_api_token(SECRET, owner=user)
    first, *recipes = blocks("python")
    said: dict[str, Any] = {"print": lambda *words: None}

    exec(compile(first, "docs/api.md", "exec"), said)  # noqa: S102  # our own page
    for recipe in recipes:
        exec(compile(recipe, "docs/api.md", "exec"), said)  # noqa: S102

    assert (Passage.objects.count(), Assessment.objects.count()) == (before[0] + 21, before[1] + 20)
    passage = Passage.objects.get(key=said["passage"]["key"])
    assert (passage.pages, passage.created_by.slug) == ("43-44", "ann")
    assert passage.history.earliest().history_change_reason == "from my notes of May"
    assert said["fault"]["changed_by"] == "ann"
    assert len(said["evidence"]) == Assessment.objects.count()
    assert len(said["cells"]) == 20
    of_document = [each for row in said["page"]["results"] for each in row["assessments"]]
    assert {each["document"] for each in of_document} == {said["key"]}
    assert len(of_document) >= 20


def test_every_recipe_is_there_in_both_languages() -> None:
    assert len(blocks("python")) == len(blocks("r")) == 7
