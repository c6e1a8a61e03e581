"""The study in fixtures/: what it loads, what it adds up to, and that every door gives out the same.

The expected figures are those of the reference on method: section 10.2 (the table), section 5 (what would change it).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.models import Model
from django.test import Client

from evidence.choices import Access, Visibility
from evidence.models import Document, Quotation, Recorded, Study
from hypotheses.choices import By, Verdict
from hypotheses.exports.congruence import export
from hypotheses.models import ScoringSettings
from hypotheses.reports import Cell, CongruenceTable, congruence_table
from hypotheses.selection import Selection
from tests.factories import (
    FACTORIES,
    make_appraisal,
    make_archivist,
    make_assessment,
    make_cluster,
    make_coder,
    make_explanation,
    make_hypothesis,
    make_member,
    make_membership,
    make_passage,
    make_prediction,
    make_state,
    make_study,
)
from tests.integration.demonstration.published_figures import (
    INSUFFICIENT,
    JP,
    MEMORY,
    NA,
    NORM,
    PARTIALLY,
    POWERPLAY,
    ROWS,
    SILENT,
    SK,
    SOCIAL_EXCHANGE,
    TABLE,
    TW,
    YES,
)
from tests.unit.evidence.tables.test_latex import compile_latex

RECORDED: list[type[Recorded]] = [model for model in FACTORIES if issubclass(model, Recorded)]


def two_places(number: Fraction | None) -> str:
    """A number as the reference prints it."""
    assert number is not None
    return f"{float(round(number, 2)):.2f}"


def verdicts(table: CongruenceTable) -> dict[tuple[str, str], Verdict]:
    """The verdict of every cell."""
    return {cell.key: cell.result.verdict for cell in table.cells}


def moved(study: Study, selection: Selection | None = None) -> dict[tuple[str, str], Verdict]:
    """The verdicts on the rivals that are no longer those of the table above."""
    now = verdicts(congruence_table(study, selection=selection))
    return {(row[0], row[1]): now[row[0], row[1]] for row in TABLE if now[row[0], row[1]] != row[2]}


def command(*arguments: str) -> str:
    """What the command prints."""
    output = StringIO()
    call_command("congruence", "hub-and-spokes", *arguments, stdout=output)
    return output.getvalue()


@pytest.fixture
def by_explanation(demonstration: Study) -> CongruenceTable:
    """The table by explanation."""
    return congruence_table(demonstration)


@pytest.fixture
def by_hypothesis(demonstration: Study) -> CongruenceTable:
    """The table by hypothesis."""
    return congruence_table(demonstration, by=By.HYPOTHESIS)


def test_everything_in_the_files_becomes_rows(demonstration: Study, loaded: str) -> None:
    rows = {model.__name__: model._base_manager.count() for model in RECORDED}

    assert {name: rows[name] for name in ROWS} == ROWS
    assert f"{sum(rows.values())} rows created, 0 updated, 0 unchanged" in loaded


@pytest.mark.parametrize("model", RECORDED, ids=lambda model: model.__name__)
def test_every_row_is_made_in_the_name_of_the_program_and_only_quotations_are_checked_afterwards(
    demonstration: Study, model: type[Model]
) -> None:
    entries = model.history.values_list("id", "history_type", "history_user__username")
    keys = model._base_manager.order_by("pk").values_list("pk", flat=True)

    changes = "+~" if model is Quotation else "+"
    assert sorted(entries) == [(pk, change, "load_study") for pk in keys for change in changes]


def test_second_load_changes_nothing_and_leaves_no_trace(demonstration: Study) -> None:
    before = [(model._base_manager.count(), model.history.count()) for model in RECORDED]
    output = StringIO()

    call_command("load_study", "hub-and-spokes", stdout=output)

    n_rows = sum(count for count, _ in before)
    assert f"0 rows created, 0 updated, {n_rows} unchanged, 0 kept" in output.getvalue()
    assert [(model._base_manager.count(), model.history.count()) for model in RECORDED] == before


def test_quotations_are_checked_against_no_text_as_long_as_none_is_there(
    demonstration: Study, loaded: str
) -> None:
    assert set(Quotation.objects.values_list("verification", flat=True)) == {"no-text"}
    assert f"{ROWS['Quotation']} quotations: {ROWS['Quotation']} no text to check against" in loaded


@pytest.mark.parametrize("expected", TABLE, ids=lambda row: f"{row[0]}-{row[1]}")
def test_cell_is_the_references(by_explanation: CongruenceTable, expected: tuple[object, ...]) -> None:
    explanation, state = str(expected[0]), str(expected[1])

    cell = by_explanation.cell(explanation, state)

    assert (
        explanation,
        state,
        cell.result.verdict,
        two_places(cell.result.score),
        two_places(cell.result.support),
        two_places(cell.result.contradiction),
        cell.tally.n_clusters,
        cell.tally.n_assessments,
        cell.published,
    ) == expected


@pytest.mark.parametrize("by", list(By))
def test_both_engines_give_the_same_bytes(demonstration: Study, by: By) -> None:
    """The file was written once; what it says is tested above. Here SQLite and PostgreSQL are held to each other."""
    expected = Path(__file__).parent / "expected" / f"hub-and-spokes-by-{by.value}.json"

    assert export(congruence_table(demonstration, by=by), "json") == expected.read_bytes()


@pytest.mark.parametrize(("explanation", "state"), SILENT)
def test_theory_that_says_nothing_of_a_state_is_not_applicable(
    by_explanation: CongruenceTable, explanation: str, state: str
) -> None:
    cell = by_explanation.cell(explanation, state)

    assert (cell.result.verdict, cell.result.score, cell.published, cell.agrees) == (NA, None, NA, True)


def test_no_cell_of_the_rivals_is_forgotten(by_explanation: CongruenceTable) -> None:
    rivals = {cell.key for cell in by_explanation.cells if cell.row.explanation != "social-exchange"}

    assert rivals == {(row[0], row[1]) for row in TABLE} | set(SILENT)


def test_powerplay_in_taiwan_is_the_one_disagreement(by_explanation: CongruenceTable) -> None:
    headline = by_explanation.headline

    assert [cell.key for cell in by_explanation.cells if cell.agrees is False] == [(POWERPLAY, TW)]
    assert (headline.n_agreeing, headline.n_spoken_to) == (10, 11)
    assert (headline.n_agreeing_with_not_applicable, headline.n_published) == (15, 16)
    assert (headline.n_inferred, headline.n_assessments) == (87, 284)


def test_hoop_fails_for_regional_norm_in_japan_by_name(by_explanation: CongruenceTable) -> None:
    assert by_explanation.cell(NORM, JP).result.failed_hoops == ("RN-JP-1",)


@pytest.mark.parametrize(("hypothesis", "state", "verdict"), SOCIAL_EXCHANGE)
def test_social_exchange_is_judged_hypothesis_by_hypothesis(
    by_hypothesis: CongruenceTable, hypothesis: str, state: str, verdict: Verdict
) -> None:
    cell = by_hypothesis.cell(hypothesis, state)

    assert cell.result.verdict == verdict
    if verdict == YES:
        assert Fraction("0.755") <= (cell.result.score or 0) <= Fraction("0.915")


def test_coercive_binding_in_taiwan_rests_on_two_clusters(by_hypothesis: CongruenceTable) -> None:
    cell = by_hypothesis.cell("coercive-binding", TW)

    assert (two_places(cell.result.score), cell.tally.n_clusters) == ("0.29", 2)


def test_rivals_have_the_same_cells_by_hypothesis(
    by_explanation: CongruenceTable, by_hypothesis: CongruenceTable
) -> None:
    def figures(cell: Cell) -> tuple[object, ...]:
        return cell.result, cell.tally, cell.published

    for row in TABLE:
        key = (row[0], row[1])
        assert figures(by_hypothesis.cell(*key)) == figures(by_explanation.cell(*key))


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        pytest.param(Selection(), {}, id="all-evidence"),
        pytest.param(Selection(without_archives=("frus",)), {(MEMORY, SK): PARTIALLY}, id="without-frus"),
        pytest.param(
            Selection(source_classes=("exchange", "internal", "memoir", "public")),
            {(MEMORY, TW): INSUFFICIENT, (NORM, SK): INSUFFICIENT},
            id="without-scholarship",
        ),
        pytest.param(
            Selection(source_classes=("exchange", "internal", "public")),
            {(MEMORY, TW): INSUFFICIENT, (NORM, SK): INSUFFICIENT},
            id="without-scholarship-and-memoirs",
        ),
    ],
)
def test_leaving_evidence_out_moves_what_the_reference_says(
    demonstration: Study, selection: Selection, expected: dict[tuple[str, str], Verdict]
) -> None:
    assert moved(demonstration, selection) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"threshold": "1/4", "fail_threshold": "1/4"}, {}, id="threshold-.25"),
        pytest.param({"threshold": "2/5", "fail_threshold": "2/5"}, {}, id="threshold-.40"),
        pytest.param(
            {"threshold": "1/2", "fail_threshold": "1/2"}, {(MEMORY, SK): PARTIALLY}, id="threshold-.50"
        ),
        pytest.param(
            {"threshold": "1/5", "fail_threshold": "1/5"}, {(POWERPLAY, TW): YES}, id="threshold-.20"
        ),
        pytest.param({"kappa": "2"}, {}, id="kappa-2"),
        pytest.param({"kappa": "3"}, {(MEMORY, SK): PARTIALLY}, id="kappa-3"),
        pytest.param({"discount": "99/100"}, {}, id="discount-.99"),
        pytest.param({f"grade_{grade}": "1" for grade in "abcde"}, {}, id="flat-grades"),
    ],
)
def test_other_settings_move_what_the_reference_says(
    demonstration: Study, changes: dict[str, str], expected: dict[tuple[str, str], Verdict]
) -> None:
    settings = ScoringSettings(study=demonstration, **changes)
    settings.full_clean()
    settings.save()

    assert moved(demonstration) == expected


def test_another_study_with_its_own_grades_and_clusters_leaves_every_byte(demonstration: Study) -> None:
    before = export(congruence_table(demonstration), "json")
    other = make_study()
    documents = list(Document.objects.order_by("pk")[:3])
    hypothesis = make_hypothesis(explanation=make_explanation(study=other, slug=POWERPLAY), slug=POWERPLAY)
    prediction = make_prediction(hypothesis=hypothesis, state=make_state(study=other, slug=TW), key="PP-TW-1")
    coder, cluster = make_coder(study=other, slug="register-reader"), make_cluster(study=other)
    for document in documents:
        make_appraisal(study=other, document=document, grade="E")
        passage = make_passage(study=other, document=document, cluster=cluster)
        make_assessment(prediction=prediction, passage=passage, coder=coder, direction="contradicts")

    after = export(congruence_table(demonstration), "json")

    assert congruence_table(other).cell(POWERPLAY, TW).tally.n_clusters == 1
    assert after == before


@pytest.fixture
def reader(demonstration: Study) -> Iterator[Client]:
    """The browser of a member of the study."""
    client = Client()
    client.force_login(make_member(demonstration))
    return client


@pytest.mark.parametrize(
    "query",
    [
        "",
        "by=hypothesis",
        "without_archive=frus",
        "archive=frus&archive=rhee-papers",
        "source_class=internal&from=1950&to=1953-07",
        "coder=register-reader",
    ],
)
@pytest.mark.parametrize("format_name", ["csv", "json", "markdown", "latex", "html", "text"])
def test_page_api_and_command_give_the_same_bytes(reader: Client, query: str, format_name: str) -> None:
    pairs = [pair.split("=") for pair in query.split("&") if pair]
    options = [f"--{name.replace('_', '-')}={value}" for name, value in pairs]

    printed = command(f"--format={format_name}", *options).encode()
    by_api = reader.get(f"/api/v1/studies/hub-and-spokes/congruence/?format={format_name}&{query}")
    by_page = reader.get(f"/studies/hub-and-spokes/?format={format_name}&{query}")

    assert (by_api.status_code, by_page.status_code) == (200, 200)
    assert printed == by_api.content == by_page.content


def test_file_of_the_command_has_the_bytes_it_prints(demonstration: Study, tmp_path: Path) -> None:
    command("--format=json", f"--output={tmp_path / 'table.json'}")

    assert (tmp_path / "table.json").read_bytes() == command("--format=json").encode()


def test_restricted_documents_count_and_stay_hidden_for_everybody_alike(demonstration: Study) -> None:
    Document.objects.filter(key="hs-001").update(access=Access.RESTRICTED)
    archivist, reader = make_archivist(), make_member(demonstration)
    make_membership(study=demonstration, user=archivist)
    bodies = []
    for user in (archivist, reader):
        client = Client()
        client.force_login(user)
        bodies.append(client.get("/api/v1/studies/hub-and-spokes/congruence/").content)

    cells = json.loads(bodies[0])["cells"]
    assert bodies[0] == bodies[1]
    assert b"NSC 49" not in bodies[0]
    assert sum(cell["n_restricted"] for cell in cells) > 0
    assert all(("restricted" in cell["flags"]) == (cell["n_restricted"] > 0) for cell in cells)


def test_everybody_may_read_what_the_lead_made_public(demonstration: Study) -> None:
    before = Client().get("/api/v1/studies/hub-and-spokes/congruence/").status_code
    Study.objects.update(visibility=Visibility.PUBLIC)

    assert (before, Client().get("/api/v1/studies/hub-and-spokes/congruence/").status_code) == (404, 200)


@pytest.mark.latex
@pytest.mark.parametrize("by", list(By))
def test_table_compiles_and_fits_the_line(demonstration: Study, by: By, tmp_path: Path) -> None:
    latex = export(congruence_table(demonstration, by=by), "latex").decode()

    log = compile_latex(latex, tmp_path)

    assert "Overfull" not in log
