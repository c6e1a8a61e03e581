"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from hypothesis import settings

from evidence.choices import Grade, SourceClass
from evidence.models import Coder, Document, Passage, Study
from hypotheses.models import Explanation, Hypothesis, Prediction, State
from tests.factories import (
    make_appraisal,
    make_coder,
    make_document,
    make_explanation,
    make_hypothesis,
    make_passage,
    make_prediction,
    make_state,
    make_study,
)

# Playwright's blocking calls run inside an event loop, where Django would refuse to speak to the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A busy machine is slow, not wrong: no example fails for the time that it took. Speed is measured in `benchmarks/`.
settings.register_profile("untimed", settings.default, deadline=None)
settings.load_profile("untimed")


UNIT = Path(__file__).parent / "unit"
#: Whoever asks for one of these has the database.
WITH_DATABASE = frozenset({"db", "transactional_db", "live_server", "django_db_setup"})


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long the search for requests that break the API is to be, and what a second engine need not repeat."""
    parser.addoption(
        "--any-requests", default=4, type=int, help="Requests made up for each address and method of the API."
    )
    parser.addoption(
        "--second-engine", action="store_true", help="Leave out the unit tests that ask no database at all."
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a second engine, leave out what has nothing to do with it: a tenth of the time."""
    if not config.getoption("--second-engine"):
        return
    repeated = [item for item in items if not asks_no_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if asks_no_database(item)])
    items[:] = repeated


def asks_no_database(item: pytest.Item) -> bool:
    """Whether it is a unit test without any database; other tests may start programs that have one."""
    return (
        item.path.is_relative_to(UNIT)
        and WITH_DATABASE.isdisjoint(getattr(item, "fixturenames", ()))
        and item.get_closest_marker("django_db") is None
    )


@dataclass(frozen=True)
class SmallStudy:
    """The study of the worked ladder: what a test may need to name, before anything is assessed.

    P1 and P2 are straws in the wind that the first hypothesis expects of the first state. D1 and D2 have grade A, D3
    grade E; each has one passage, and each is a cluster of its own.
    """

    study: Study
    states: tuple[State, ...]
    explanations: tuple[Explanation, ...]
    hypotheses: tuple[Hypothesis, ...]
    predictions: tuple[Prediction, ...]
    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    coders: tuple[Coder, ...]


@pytest.fixture
def small_study(db: None) -> SmallStudy:
    """Two states, two explanations of one hypothesis each, predictions P1 and P2, documents graded A, A, E."""
    study = make_study(slug="small", title="A small study")
    states = tuple(
        make_state(study=study, slug=slug, position=n) for n, slug in enumerate(("north", "south"))
    )
    explanations = tuple(
        make_explanation(study=study, slug=slug, position=n) for n, slug in enumerate(("power", "memory"))
    )
    hypotheses = tuple(make_hypothesis(explanation=each, slug=each.slug) for each in explanations)
    documents = tuple(
        make_document(key=key, short_title=key.upper(), source_class=SourceClass.INTERNAL)
        for key in ("d1", "d2", "d3")
    )
    for document, grade in zip(documents, (Grade.A, Grade.A, Grade.E), strict=True):
        make_appraisal(study=study, document=document, grade=grade)
    return SmallStudy(
        study=study,
        states=states,
        explanations=explanations,
        hypotheses=hypotheses,
        predictions=tuple(
            make_prediction(hypothesis=hypotheses[0], state=states[0], key=key) for key in ("P1", "P2")
        ),
        documents=documents,
        passages=tuple(make_passage(study=study, document=document) for document in documents),
        coders=tuple(make_coder(study=study, slug=slug) for slug in ("first", "second")),
    )


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The tests' database, which ends although a server's thread may still hold it.

    The thread that answers a browser keeps its connection until the browser has gone, of which it hears a moment
    later than the test does; PostgreSQL drops no database that somebody is connected to.
    """
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
