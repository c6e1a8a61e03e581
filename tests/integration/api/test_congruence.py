"""The congruence table over the API. Same bytes as page and command: tests/integration/demonstration/."""

from __future__ import annotations

import json
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evidence.choices import Access, Visibility
from evidence.tables import FORMATS
from tests.conftest import SmallStudy
from tests.factories import (
    make_archivist,
    make_assessment,
    make_document,
    make_member,
    make_membership,
    make_passage,
    make_user,
)
from tests.integration.api.faults import messages

pytestmark = pytest.mark.django_db

TABLE = "/api/v1/studies/small/congruence/"


def client_of(user: object | None) -> Client:
    """A client logged in as the user; without one, a client without login."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


@pytest.fixture
def reader(small_study: SmallStudy) -> Client:
    """A member of the small study, of which one document is assessed."""
    make_assessment(
        prediction=small_study.predictions[0], passage=small_study.passages[0], coder=small_study.coders[0]
    )
    return client_of(make_member(small_study.study))


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_has_its_media_type_and_file_name(reader: Client, format_name: str) -> None:
    response = reader.get(TABLE, {"format": format_name})

    form = FORMATS[format_name]
    assert response.status_code == 200
    assert response["Content-Type"] == form.media_type
    assert response["Content-Disposition"] == f'inline; filename="small-congruence.{form.extension}"'


def test_json_is_the_format_without_a_word(reader: Client) -> None:
    assert reader.get(TABLE).content == reader.get(TABLE, {"format": "json"}).content
    assert reader.get(TABLE, headers={"accept": "text/csv"}).content == reader.get(TABLE).content


@pytest.mark.parametrize("format_name", ["csv", "json"])
def test_bytes_are_those_of_the_command(reader: Client, format_name: str) -> None:
    output = StringIO()
    call_command("congruence", "small", "--format", format_name, "--coder", "first", stdout=output)

    assert reader.get(TABLE, {"format": format_name, "coder": "first"}).content == output.getvalue().encode()


def test_workbook_opens(reader: Client) -> None:
    content = reader.get(TABLE, {"format": "xlsx"}).content

    assert len(openpyxl.load_workbook(BytesIO(content)).sheetnames) == 4


def test_filters_and_rows_are_heard(reader: Client) -> None:
    answer = reader.get(
        TABLE, {"by": "hypothesis", "coder": ["first", "second"], "without-archive": ""}
    ).json()

    assert answer["meta"]["by"] == "hypothesis"
    assert answer["meta"]["filters"]["coder"] == ["first", "second"]
    assert answer["cells"][0]["hypothesis"] == "power"


def test_wrong_parameters_are_named_all_at_once(reader: Client) -> None:
    response = reader.get(
        TABLE, {"by": "country", "format": "pdf", "coder": "third", "from": "long ago", "colour": "red"}
    )

    assert response.status_code == 400
    assert response["Content-Type"] == "application/json"
    assert set(response.json()) == {"by", "format", "coder", "from", "colour"}
    assert messages(response.json())["coder"] == ["Unknown: third. Known: first, second."]


@pytest.mark.parametrize(
    ("visibility", "who", "status"),
    [
        pytest.param(Visibility.PRIVATE, "anonymous", 404, id="private-anonymous"),
        pytest.param(Visibility.PRIVATE, "stranger", 404, id="private-stranger"),
        pytest.param(Visibility.PRIVATE, "member", 200, id="private-member"),
        pytest.param(Visibility.PUBLIC, "anonymous", 200, id="public-anonymous"),
        pytest.param(Visibility.PUBLIC, "stranger", 200, id="public-stranger"),
    ],
)
def test_study_exists_for_those_who_may_read_it(
    small_study: SmallStudy, visibility: str, who: str, status: int
) -> None:
    small_study.study.visibility = visibility
    small_study.study.save()
    users = {"anonymous": None, "stranger": make_user(), "member": make_member(small_study.study)}

    assert client_of(users[who]).get(TABLE).status_code == status


def test_faults_say_nothing_of_a_study_that_does_not_exist_for_the_reader(small_study: SmallStudy) -> None:
    hidden = client_of(make_user()).get(TABLE, {"coder": "third"})
    absent = client_of(make_user()).get("/api/v1/studies/none/congruence/", {"coder": "third"})

    assert (hidden.status_code, hidden.content) == (404, absent.content)


def test_table_can_only_be_read(reader: Client) -> None:
    assert reader.post(TABLE).status_code == 405


def test_restricted_evidence_counts_for_everybody_alike_and_shows_nothing_of_itself(
    small_study: SmallStudy,
) -> None:
    secret = make_document(short_title="Top secret paper", access=Access.RESTRICTED)
    passage = make_passage(study=small_study.study, document=secret, summary="The summary.")
    make_assessment(prediction=small_study.predictions[0], passage=passage, coder=small_study.coders[0])
    archivist = make_archivist()
    make_membership(study=small_study.study, user=archivist)

    seen = client_of(archivist).get(TABLE).content

    assert client_of(make_member(small_study.study)).get(TABLE).content == seen
    assert json.loads(seen)["cells"][0]["n_restricted"] == 1
    assert not [part for part in (b"secret", b"summary") if part in seen]


def test_a_table_takes_as_many_queries_for_twenty_assessments_as_for_one(
    reader: Client, small_study: SmallStudy
) -> None:
    reader.get(TABLE)
    with CaptureQueriesContext(connection) as for_one:
        reader.get(TABLE)
    for n in range(20):
        passage = make_passage(study=small_study.study, document=small_study.documents[n % 3])
        make_assessment(
            prediction=small_study.predictions[n % 2], passage=passage, coder=small_study.coders[n % 2]
        )

    with CaptureQueriesContext(connection) as for_twenty:
        reader.get(TABLE)

    assert len(for_twenty) == len(for_one)
