"""A change over the API says which version it changes; who comes second is told, at either door."""

from __future__ import annotations

import pytest

from evidence.choices import Role
from evidence.models import Passage, Study
from tests.factories import make_passage, make_quotation
from tests.integration.admin.forms import address, change, faults, shown
from tests.integration.api.faults import codes
from tests.integration.api.writing import Script, script_of


@pytest.fixture
def passage(study: Study) -> Passage:
    """A passage of the study, with a quotation."""
    passage = make_passage(study=study)
    make_quotation(passage=passage)
    return passage


@pytest.fixture
def ann(study: Study) -> Script:
    """A lead's script."""
    return script_of(study, Role.LEAD, username="ann", codes_as="ann")


@pytest.fixture
def bob(study: Study) -> Script:
    """A colleague's script."""
    return script_of(study, Role.LEAD, username="bob", codes_as="bob")


def test_a_record_has_a_version_that_every_change_renews(ann: Script, passage: Passage) -> None:
    link = f"passages/{passage.pk}"
    ann.patch(link, {})
    first = ann.get(link)["ETag"]

    tags = [
        ann.patch(link, {"pages": "3"})["ETag"],
        ann.patch(f"quotations/{passage.quotations.get().pk}", {"text": "Other words."})
        and ann.get(link)["ETag"],
        ann.patch(link, {"uses": [{"publication": "A paper"}]})["ETag"],
        ann.delete(f"quotations/{passage.quotations.get().pk}") and ann.get(link)["ETag"],
    ]

    assert len({first, *tags}) == 5
    assert ann.get(link)["ETag"] == tags[-1] == ann.get(link)["ETag"]


@pytest.mark.parametrize("door", ["patch", "delete"])
def test_a_change_without_a_version_is_refused(ann: Script, passage: Passage, door: str) -> None:
    link = f"passages/{passage.pk}"

    response = (
        ann.patch(link, {"pages": "3"}, match=None) if door == "patch" else ann.delete(link, match=None)
    )

    assert (response.status_code, codes(response.json())) == (428, {"If-Match": ["required"]})
    assert Passage.objects.get().pages == passage.pages


@pytest.mark.parametrize("match", ["12", '"12', "", '"a" "b"', "'12'", '"a",', "**"])
def test_what_is_no_version_is_refused(ann: Script, passage: Passage, match: str) -> None:
    response = ann.patch(f"passages/{passage.pk}", {"pages": "3"}, match=match)

    assert (response.status_code, codes(response.json())) == (400, {"If-Match": ["malformed"]})


def test_who_comes_second_is_told_who_came_first_and_when(ann: Script, bob: Script, passage: Passage) -> None:
    link = f"passages/{passage.pk}"
    bob.patch(link, {})  # has the words checked, which is a change too
    seen = bob.get(link)["ETag"]
    ann.patch(link, {"summary": "Hers."})

    changed = bob.patch(link, {"summary": "His."}, match=seen)
    deleted = bob.delete(link, match=seen)

    assert (changed.status_code, deleted.status_code) == (412, 412)
    (said,) = changed.json()["If-Match"]
    assert (said["code"], said["changed_by"], said["etag"]) == ("stale", "ann", ann.get(link)["ETag"])
    assert said["changed_at"] == Passage.history.latest().history_date.isoformat()
    assert changed["ETag"] == said["etag"]
    assert Passage.objects.get().summary == "Hers."
    assert bob.patch(link, {"summary": "His."}, match=said["etag"]).status_code == 200


def test_one_of_several_versions_is_enough_and_a_star_is_any(ann: Script, passage: Passage) -> None:
    link = f"passages/{passage.pk}"
    tag = ann.get(link)["ETag"]

    answers = [
        ann.patch(link, {"pages": "1"}, match=f'"0", {tag}').status_code,
        ann.patch(link, {"pages": "2"}, match="*").status_code,
        ann.patch(link, {"pages": "3"}, match=f"W/{ann.get(link)['ETag']}").status_code,
    ]

    assert answers == [200, 200, 200]


def test_a_change_in_the_admin_makes_a_scripts_version_stale(
    ann: Script, bob: Script, passage: Passage
) -> None:
    link = f"passages/{passage.pk}"
    seen = bob.get(link)["ETag"]
    change(ann.client, passage, summary="Hers.")

    response = bob.patch(link, {"summary": "His."}, match=seen)

    assert response.status_code == 412
    assert response.json()["If-Match"][0]["changed_by"] == "ann"


def test_a_change_by_script_is_told_in_the_admins_window(ann: Script, bob: Script, passage: Passage) -> None:
    where = address(Passage, "change", passage.pk)
    opened = shown(ann.client.get(where))
    bob.patch(f"passages/{passage.pk}", {"summary": "His."})

    said = faults(ann.client.post(where, opened | {"summary": "Hers."}))

    assert "bob changed this after you opened it" in said["__all__"][0]
    assert Passage.objects.get().summary == "His."


def test_lists_have_no_version(ann: Script, passage: Passage) -> None:
    assert "ETag" not in ann.get("passages")
