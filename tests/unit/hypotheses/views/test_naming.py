"""Pages call by name what tables and files call by slug."""

from __future__ import annotations

import pytest

from evidence.tables import Table
from hypotheses.views.naming import named, names_in
from tests.factories import make_coder, make_explanation, make_hypothesis, make_state, make_study
from tests.unit.evidence.tables.samples import column


def test_slugs_give_way_to_names_and_what_has_none_stays() -> None:
    names = {"state": {"north": "The North"}, "verdict": {"no": "No"}}
    table = Table(
        "Scores",
        (column("state"), column("verdict"), column("what"), column("n_units")),
        (("north", "no", "no", 1), ("south", None, "north", 2)),
    )

    assert named(table, names).rows == (("The North", "No", "no", 1), ("south", None, "north", 2))


@pytest.mark.django_db
def test_names_are_those_of_the_study_and_of_no_other() -> None:
    study = make_study()
    for make in (make_state, make_explanation, make_hypothesis, make_coder):
        make(study=study, slug="one", name=make.__name__)
        make(slug="one", name="of another study")

    names = names_in(study)

    assert [names[key]["one"] for key in ("state", "source", "explanation", "hypothesis", "coder")] == [
        "make_state",
        "make_state",
        "make_explanation",
        "make_hypothesis",
        "make_coder",
    ]
    assert names["verdict_then"]["insufficient-evidence"] == "Insufficient evidence"
