"""The table as it stood: through every door, and whatever door changed it since."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.utils import timezone

from evidence.choices import Access, Grade, Role
from evidence.models import Appraisal, Cluster, Coder, Document, Passage, Study, User
from evidence.services.merging import merge_documents
from evidence.services.saving import save_row
from evidence.services.unmerging import unmerge
from evidence.tables import FORMATS
from hypotheses.choices import By
from hypotheses.exports.congruence import export
from hypotheses.models import Assessment, Prediction
from hypotheses.reports import congruence_table
from hypotheses.selection import read_selection
from tests.conftest import SmallStudy
from tests.factories import make_member, make_user
from tests.integration.admin.forms import change
from tests.loading import load
from tests.sheets import congruence, import_evidence, small_study, workbook

pytestmark = pytest.mark.django_db

TABLE = "/api/v1/studies/rivers/congruence/"
PAGE = "/studies/rivers/"


@pytest.fixture
def rivers(tmp_path: Path) -> Study:
    """A study of fifty assessments, that came from a workbook."""
    import_evidence(workbook(tmp_path / "rivers.xlsx", small_study()), "--study", "rivers")
    return Study.objects.get(slug="rivers")


@pytest.fixture
def lead(rivers: Study) -> User:
    """The study's lead, on the staff."""
    return make_member(rivers, Role.LEAD, username="lead", is_staff=True, is_superuser=True)


@pytest.fixture
def browser(lead: User) -> Client:
    """The lead's browser."""
    client = Client()
    client.force_login(lead)
    return client


def printed(*arguments: str) -> str:
    """What the command prints of the study."""
    output = StringIO()
    call_command("congruence", "rivers", *arguments, stdout=output, stderr=StringIO())
    return output.getvalue()


def test_the_command_prints_what_it_printed_then_whatever_door_changed_the_study_since(
    rivers: Study, lead: User, browser: Client, tmp_path: Path
) -> None:
    asked = [
        (*form, *narrowed)
        for form in (("--format", "csv"), ("--format", "latex", "--by", "hypothesis"))
        for narrowed in ((), ("--coder", "ada"), ("--from", "1953-07-02"), ("--without-archive", "town"))
    ]
    moments, before = [], []

    def remember() -> None:
        before.append([printed(*each) for each in asked])
        moments.append(timezone.now().isoformat())

    remember()
    judgement = Assessment.objects.filter(direction="supports", strength=3).first()
    assert change(browser, judgement, strength=1, rationale="Changed.").status_code == 302
    remember()
    said = import_evidence(
        workbook(
            tmp_path / "more.xlsx",
            {
                "assessments": [
                    ["prediction", "passage", "coder", "direction", "strength"],
                    ["P1", "E1", "ada", "contradicts", 3],
                ],
                "appraisals": [["document", "grade"], ["r1", "E"], ["r2", "D"]],
            },
        ),
        "--study",
        "rivers",
        "--by",
        "lead",
    )
    remember()
    first, second = Document.objects.get(key="r3"), Document.objects.get(key="r4")
    merge = merge_documents(first, second, by=lead)
    remember()
    unmerge(merge, by=lead)
    remember()
    coder = Coder.objects.get(slug="ada")
    coder.slug, coder.name = "ada-lovelace", "Ada Lovelace"
    save_row(coder, by=lead)
    rivers.slug, rivers.title = "rivers", "Another title"
    save_row(rivers, by=lead)
    cluster = Cluster(study=rivers, slug="one", name="One", reason="One witness.")
    save_row(cluster, by=lead)
    for passage in Passage.objects.filter(key__in=("E1", "E3")):
        passage.cluster = cluster
        save_row(passage, by=lead)
    Assessment.objects.filter(prediction__key="P4").delete()
    Prediction.objects.get(key="P4").delete()
    Appraisal.objects.all().delete()

    for moment, then in zip(moments, before, strict=True):
        assert [printed(*each, "--as-of", moment) for each in asked] == then
    assert "1 changed" in said
    edited, imported, merged, unmerged = (then[0] for then in before[1:])
    assert [before[0][0] != edited, edited != imported, imported != merged] == [True] * 3
    assert unmerged == imported != printed("--format", "csv")


def change_grades(study: Study) -> None:
    """Give all graded documents the lowest grade."""
    for appraisal in Appraisal.objects.filter(study=study):
        appraisal.grade = Grade.E
        save_row(appraisal, by=None)


def test_loading_a_study_again_leaves_its_past_as_it_was() -> None:
    load("hub-and-spokes")
    study, moment = Study.objects.get(), timezone.now()
    before = json.loads(congruence("hub-and-spokes"))
    change_grades(study)
    Assessment.objects.filter(direction="contradicts").delete()
    load("hub-and-spokes")

    output = StringIO()
    call_command(
        "congruence",
        study.slug,
        "--format",
        "json",
        "--as-of",
        moment.isoformat(),
        stdout=output,
        stderr=StringIO(),
    )
    then = json.loads(output.getvalue())

    assert then["meta"].pop("as_of") == moment.isoformat()
    assert before["meta"].pop("as_of") is None
    assert then == before


def test_the_demonstration_study_replayed_as_of_now_is_the_study_as_it_is() -> None:
    load("hub-and-spokes")
    study = Study.objects.get()
    selections = [
        {},
        {"archive": ["frus", "japan-mofa"]},
        {"without_archive": ["literature"]},
        {"source_class": ["internal"]},
        {"from": ["1953"], "to": ["1955"]},
        {"coder": [Coder.objects.get().slug]},
    ]

    for by in By:
        for given in selections:
            now = timezone.now()
            live = congruence_table(study, by=by, selection=read_selection(study, given))
            replayed = congruence_table(
                study, by=by, selection=read_selection(study, given, as_of=now), as_of=now
            )
            for form in set(FORMATS) - {"json"}:
                assert export(replayed, form) == export(live, form)
            assert replayed.cells == live.cells


def test_page_api_and_command_say_of_which_moment_the_table_is(rivers: Study, browser: Client) -> None:
    moment = timezone.now().isoformat()
    before = browser.get(TABLE).json()
    Assessment.objects.all().delete()

    then = browser.get(TABLE, {"as_of": moment})
    page = browser.get(PAGE, {"as_of": moment, "coder": "ada"}).content.decode()

    assert then.json()["meta"]["as_of"] == moment
    assert then.json()["cells"] == before["cells"] != browser.get(TABLE).json()["cells"]
    assert "-as-of-" in then["Content-Disposition"]
    assert "This is the past: the table as it stood on" in page
    assert f'href="{PAGE}?coder=ada">Show it as it is now' in page
    assert "as_of=" in page
    assert json.loads(printed("--format", "json", "--as-of", moment)) == then.json()
    assert "This is the past" not in browser.get(PAGE).content.decode()


def test_a_cell_of_the_past_shows_the_judgements_of_then(rivers: Study, browser: Client) -> None:
    assessment = Assessment.objects.filter(prediction__key="P1", direction="supports").first()
    assessment.rationale = "The reason of then."
    save_row(assessment, by=None)
    moment = timezone.now().isoformat()
    assessment.delete()
    place = f"{PAGE}cells/trade/upper/"

    then = browser.get(place, {"as_of": moment}).content.decode()

    assert "The reason of then." in then
    assert "Passages are shown as they read today" in then
    assert "Change in the admin" not in then
    assert "The reason of then." not in browser.get(place).content.decode()


def test_what_is_restricted_today_is_hidden_in_the_past_too(rivers: Study) -> None:
    reader = Client()
    reader.force_login(make_member(rivers, Role.READER))
    place, moment = f"{PAGE}cells/trade/upper/", timezone.now().isoformat()
    passage = Assessment.objects.filter(prediction__key="P1").first().passage
    shown = reader.get(place, {"as_of": moment}).content.decode()
    assert passage.summary in shown
    passage.document.access = Access.RESTRICTED
    save_row(passage.document, by=None)

    then = reader.get(place, {"as_of": moment}).content.decode()

    assert passage.summary not in then
    assert passage.document.short_title not in then
    assert "= reason" in shown
    assert "not shown: restricted, or not there any more" in then


def test_a_judgement_on_what_was_a_hidden_document_then_stays_hidden(small_study: SmallStudy) -> None:
    reader = Client()
    reader.force_login(make_member(small_study.study, Role.READER))
    passage, hidden = small_study.passages[0], small_study.documents[2]
    hidden.access, passage.document = Access.RESTRICTED, hidden
    save_row(hidden, by=None)
    save_row(passage, by=None)
    assessment = Assessment(
        study=small_study.study, prediction=small_study.predictions[0], passage=passage,
        coder=small_study.coders[0], direction="supports", strength=3, rationale="The hidden reason.",
        status="submitted", submitted_at=timezone.now(),
    )  # fmt: skip
    save_row(assessment, by=None)
    moment = timezone.now().isoformat()
    passage.document = small_study.documents[0]
    save_row(passage, by=None)
    assessment.rationale = "Open."
    save_row(assessment, by=None)
    place = "/studies/small/cells/power/north/"

    assert "The hidden reason." not in reader.get(place, {"as_of": moment}).content.decode()
    assert "Open." in reader.get(place).content.decode()


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2999-01-01", "1 January 2999, 23:59:59 UTC is still to come: a day means its end."),
        ("2001-01-01", "There was no such study on 1 January 2001, 23:59:59 UTC. It begins on"),
        ("soon", "“soon” is no moment."),
        ("0001-01-01", "There was no such study"),
    ],
)
def test_a_moment_that_cannot_be_shown_is_told(
    rivers: Study, browser: Client, moment: str, said: str
) -> None:
    answer, page = browser.get(TABLE, {"as_of": moment}), browser.get(PAGE, {"as_of": moment})

    assert (answer.status_code, page.status_code) == (400, 400)
    assert said in answer.json()["as_of"][0]["message"]
    assert said in page.content.decode()
    with pytest.raises(CommandError, match="as_of: "):
        printed("--as-of", moment)


def test_other_faults_are_told_with_that_of_the_moment(rivers: Study, browser: Client) -> None:
    answer = browser.get(TABLE, {"as_of": "soon", "by": "day", "coder": "nobody"})

    assert answer.json().keys() == {"as_of", "by", "coder"}


def test_who_may_not_see_the_study_today_does_not_see_its_past(rivers: Study) -> None:
    stranger = Client()
    stranger.force_login(make_user())

    assert stranger.get(TABLE, {"as_of": timezone.now().isoformat()}).status_code == 404
