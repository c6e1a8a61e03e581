"""The command `verify_quotes`: what it prints and writes, and when it fails."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from evidence.models import Quotation, User
from evidence.services.verifying import confirm_difference
from tests.factories import (
    make_document,
    make_document_text,
    make_page,
    make_passage,
    make_quotation,
    make_study,
    make_user,
)

pytestmark = pytest.mark.django_db
BODY = "The Envoy said that Ruritania would welcome a treaty of mutual defence."


@pytest.fixture
def quotations() -> list[Quotation]:
    """Two quotations of a memorandum, as printed and altered, and in another study one that stands nowhere."""
    text = make_document_text(body=BODY, document=make_document(key="memo", short_title="Memo"))
    make_page(text=text, label="7")
    ours, theirs = make_study(slug="ours"), make_study(slug="theirs")
    passages = [make_passage(study=study, document=text.document, pages="7") for study in (ours, theirs)]
    return [
        make_quotation(passage=passages[0], study=ours, text="would welcome a treaty"),
        make_quotation(passage=passages[0], study=ours, text="would refuse a treaty of mutual defence"),
        make_quotation(passage=passages[1], study=theirs, text="all the horses were sold in Zenda"),
    ]


def printed(*arguments: str) -> str:
    """What the command prints."""
    output = StringIO()
    call_command("verify_quotes", *arguments, stdout=output)
    return output.getvalue()


def verdicts() -> list[str]:
    """The verdicts that are stored."""
    return list(Quotation.objects.order_by("pk").values_list("verification", flat=True))


@pytest.mark.usefixtures("quotations")
def test_each_quotation_is_told_with_its_verdict_and_what_differs() -> None:
    assert printed().splitlines() == [
        "P0001.1 Memo, p. 7: verbatim, p. 7",
        "    “would welcome a treaty”",
        "P0001.2 Memo, p. 7: altered, p. 7",
        "    “would refuse a treaty of mutual defence”",
        "    changed: “refuse” for “welcome”",
        "P0001.1 Memo, p. 7: not found",
        "    “all the horses were sold in Zenda”",
        "3 quotations: 1 verbatim, 1 altered, 1 not found.",
    ]


def test_verdicts_are_stored_in_the_name_of_the_command(quotations: list[Quotation]) -> None:
    printed()

    assert verdicts() == ["verbatim", "altered", "not-found"]
    assert quotations[0].history.latest().history_user.username == "verify_quotes"


@pytest.mark.usefixtures("quotations")
def test_json_has_a_row_for_each() -> None:
    rows: list[dict[str, Any]] = json.loads(printed("--format", "json"))

    assert [row["verification"] for row in rows] == ["verbatim", "altered", "not-found"]
    assert rows[1]["differences"] == ["changed: “refuse” for “welcome”"]


@pytest.mark.usefixtures("quotations")
def test_csv_has_a_row_for_each() -> None:
    rows = list(csv.DictReader(StringIO(printed("--format", "csv"))))

    told = [(row["study"], row["passage"], row["position"], row["verification"]) for row in rows]
    assert told == [
        ("ours", "P0001", "1", "verbatim"),
        ("ours", "P0001", "2", "altered"),
        ("theirs", "P0001", "1", "not-found"),
    ]
    start = BODY.index("would welcome a treaty")
    assert (rows[0]["start"], rows[0]["pages_found"], rows[0]["page_check"]) == (str(start), "7", "agree")
    assert (rows[2]["start"], rows[2]["pages_found"]) == ("", "")


@pytest.mark.usefixtures("quotations")
@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_file_gets_the_bytes_and_the_screen_nothing(tmp_path: Path, form: str) -> None:
    path = tmp_path / "quotations"

    assert printed("--format", form, "--output", str(path)) == ""

    assert path.read_bytes() == printed("--format", form).encode()


@pytest.mark.usefixtures("quotations")
def test_only_the_study_named_is_checked() -> None:
    assert "2 quotations: 1 verbatim, 1 altered." in printed("--study", "ours")

    assert verdicts() == ["verbatim", "altered", "not-checked"]


@pytest.mark.usefixtures("quotations")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--study", "our"], r"There is no study “our”\. Studies: ours, theirs\.", id="study"),
        pytest.param(["--format", "pdf"], "invalid choice: 'pdf'", id="format"),
        pytest.param(["--output", "nowhere/a.csv"], "Cannot write nowhere/a.csv: No such file", id="folder"),
    ],
)
def test_wrong_options_are_refused_with_what_would_be_right(arguments: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        printed(*arguments)


def test_a_study_is_asked_for_where_there_is_none() -> None:
    with pytest.raises(CommandError, match="Studies: none"):
        printed("--study", "ours")


def test_strict_fails_on_altered_and_not_found_after_all_is_told_and_written(
    tmp_path: Path, quotations: list[Quotation]
) -> None:
    path = tmp_path / "quotations.txt"

    with pytest.raises(CommandError, match="2 quotations are altered or not found") as caught:
        printed("--strict", "--output", str(path))

    assert caught.value.returncode == 1
    assert "3 quotations" in path.read_text(encoding="utf-8")
    assert verdicts() == ["verbatim", "altered", "not-found"]


def test_strict_does_not_fail_on_a_difference_that_somebody_confirmed(quotations: list[Quotation]) -> None:
    printed()
    altered = Quotation.objects.get(pk=quotations[1].pk)
    confirm_difference(altered, "Misprint in the edition.", by=make_user())

    assert "    confirmed: Misprint in the edition." in printed("--study", "ours", "--strict").splitlines()


def test_a_dry_run_says_the_same_and_writes_nothing(quotations: list[Quotation]) -> None:
    said = printed("--dry-run")

    assert verdicts() == ["not-checked"] * 3
    assert [quotation.history.count() for quotation in quotations] == [1, 1, 1]
    assert not User.objects.filter(username="verify_quotes").exists()
    assert said == printed()


def test_a_new_wording_is_told(quotations: list[Quotation]) -> None:
    printed()
    text = quotations[0].passage.document.texts.get()
    text.is_current = False
    text.save()
    make_page(text=make_document_text(body=f"Copy. {BODY}", document=text.document), label="7")

    said = printed().splitlines()

    assert "P0001.1 Memo, p. 7: verbatim, p. 7 (moved)" in said
    assert said[-1] == "New wordings: 2 moved."


@pytest.mark.parametrize(
    ("form", "begins"), [("text", "0 quotations.\n"), ("csv", "study,passage,"), ("json", "[]")]
)
def test_nothing_to_check_is_no_failure(form: str, begins: str) -> None:
    assert printed("--strict", "--format", form).startswith(begins)
