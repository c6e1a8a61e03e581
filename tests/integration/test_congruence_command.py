"""The command `congruence`: its options, and what it says when they are wrong."""

from __future__ import annotations

import json
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.conftest import SmallStudy
from tests.factories import make_archive, make_assessment, make_collection, make_holding

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def study(small_study: SmallStudy) -> SmallStudy:
    """The small study: its first two documents support P1, one copy lies in the town, one in the abbey."""
    for slug, document, passage in zip(
        ("town", "abbey"), small_study.documents, small_study.passages, strict=False
    ):
        make_holding(document=document, collection=make_collection(archive=make_archive(slug=slug)))
        make_assessment(
            prediction=small_study.predictions[0], passage=passage, coder=small_study.coders[0], strength=3
        )
    return small_study


def printed(*arguments: str) -> str:
    """What the command prints."""
    output = StringIO()
    call_command("congruence", *arguments, stdout=output)
    return output.getvalue()


def first_cell(*arguments: str) -> dict[str, object]:
    """The first cell of what the command prints as JSON."""
    return json.loads(printed("small", "--format", "json", *arguments))["cells"][0]


def test_text_is_printed_unless_another_format_is_named() -> None:
    assert "Yes (0.33)" in printed("small")


@pytest.mark.parametrize(
    ("format_name", "begins"),
    [
        ("text", "Congruence of evidence"),
        ("csv", "explanation,hypothesis,state"),
        ("json", "{"),
        ("markdown", "**Congruence"),
        ("latex", "\\begin{table}"),
        ("html", "<"),
    ],
)
def test_every_text_format_is_printed(format_name: str, begins: str) -> None:
    assert printed("small", "--format", format_name).startswith(begins)


def test_rows_can_be_hypotheses() -> None:
    assert first_cell()["hypothesis"] is None
    assert first_cell("--by", "hypothesis")["hypothesis"] == "power"


@pytest.mark.parametrize(
    ("options", "n_documents"),
    [
        pytest.param(["--archive", "town"], 1, id="archive"),
        pytest.param(["--archive", "town", "abbey"], 2, id="several-after-one-option"),
        pytest.param(["--archive", "town", "--archive", "abbey"], 2, id="option-given-twice"),
        pytest.param(["--without-archive", "town"], 1, id="without-archive"),
        pytest.param(["--without-archive", "town", "abbey"], 0, id="without-both"),
        pytest.param(["--source-class", "memoir", "public"], 0, id="source-class"),
        pytest.param(["--coder", "first"], 2, id="coder"),
        pytest.param(["--coder", "second"], 0, id="coder-without-assessments"),
        pytest.param(["--from", "1953", "--to", "1954-07"], 0, id="dates"),
    ],
)
def test_filters_narrow_the_table(options: list[str], n_documents: int) -> None:
    assert first_cell(*options)["n_documents"] == n_documents


def test_file_gets_the_bytes_and_the_screen_nothing(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"

    said = printed("small", "--format", "csv", "--output", str(path))

    assert said == ""
    assert path.read_bytes() == printed("small", "--format", "csv").encode()


def test_workbook_goes_to_a_file(tmp_path: Path) -> None:
    printed("small", "--format", "xlsx", "--output", str(tmp_path / "table.xlsx"))

    assert len(openpyxl.load_workbook(BytesIO((tmp_path / "table.xlsx").read_bytes())).sheetnames) == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["smal"], r"There is no study “smal”. Studies: small\.", id="unknown-study"),
        pytest.param(["small", "--format", "xlsx"], "Name a file: --output", id="workbook-on-screen"),
        pytest.param(["small", "--format", "pdf"], "invalid choice: 'pdf'", id="unknown-format"),
        pytest.param(["small", "--by", "country"], "invalid choice: 'country'", id="unknown-rows"),
        pytest.param(
            ["small", "--archive", "town", "city"],
            r"archive: Unknown: city\. Known: abbey, town\.",
            id="unknown-archive",
        ),
        pytest.param(["small", "--from", "long ago"], "from: .*long ago", id="no-date"),
        pytest.param(["small", "--from", "1954", "--to", "1953"], "to: The end lies before", id="reversed"),
        pytest.param(
            ["small", "--output", "nowhere/table.txt"],
            "Cannot write nowhere/table.txt: No such file",
            id="no-folder",
        ),
    ],
)
def test_wrong_options_are_refused_with_what_would_be_right(arguments: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said) as caught:
        printed(*arguments)

    assert caught.value.returncode == 1


def test_every_wrong_filter_is_told_in_a_line() -> None:
    with pytest.raises(CommandError) as caught:
        printed("small", "--archive", "city", "--coder", "third")

    assert [line.split(":")[0] for line in str(caught.value).splitlines()] == ["archive", "coder"]
