"""The admin's first page says where each study stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from config.admin_site import ENTERED
from evidence.choices import Access, Role
from evidence.models import User
from hypotheses.queries.standing import standing_of_studies
from tests.conftest import SmallStudy
from tests.factories import make_assessment, make_document, make_passage, make_quotation, make_study


def test_standing_counts_what_is_entered(small_study: SmallStudy, superuser: User) -> None:
    first, second = small_study.predictions
    for passage, prediction, coder, direction in (
        (0, first, 0, "supports"),
        (0, first, 1, "contradicts"),
        (1, first, 0, "supports"),
        (1, second, 0, "supports"),
    ):
        make_assessment(
            prediction=prediction,
            passage=small_study.passages[passage],
            coder=small_study.coders[coder],
            direction=direction,
        )
    make_quotation(passage=small_study.passages[0])

    (standing,) = standing_of_studies(superuser)

    assert (standing.documents, standing.passages, dict(standing.quotations)) == (3, 3, {"Not checked": 1})
    assert (standing.submitted, standing.drafts, standing.contested) == (4, 0, 1)
    assert (standing.tested, standing.predictions) == (2, 2)


def test_empty_study_stands_at_nothing(superuser: User) -> None:
    make_study()

    (standing,) = standing_of_studies(superuser)

    assert (standing.documents, standing.passages, dict(standing.quotations)) == (0, 0, {})
    assert (standing.tested, standing.predictions, standing.contested) == (0, 0, 0)


def test_restricted_documents_are_not_counted_but_test_predictions(
    small_study: SmallStudy, staff: Callable[..., Client]
) -> None:
    staff(small_study.study, Role.LEAD)
    secret = make_passage(study=small_study.study, document=make_document(access=Access.RESTRICTED))
    make_quotation(passage=secret)
    make_assessment(prediction=small_study.predictions[0], passage=secret, coder=small_study.coders[0])

    (standing,) = standing_of_studies(User.objects.get(username="member"))

    assert (standing.documents, standing.passages, standing.submitted) == (3, 3, 0)
    assert dict(standing.quotations) == {}
    assert standing.tested == 1


def test_page_shows_the_member_s_studies_with_a_way_to_add_a_passage(
    small_study: SmallStudy, staff: Callable[..., Client]
) -> None:
    make_study(title="A study of others")

    page: Any = staff(small_study.study, Role.CODER).get(reverse("admin:index"))
    text = page.content.decode()

    assert "A small study" in text
    assert "A study of others" not in text
    assert f"/admin/evidence/passage/add/?study={small_study.study.pk}" in text


def test_page_takes_as_many_statements_for_eleven_studies_as_for_one(
    small_study: SmallStudy, head: Client
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            head.get(reverse("admin:index"))
        return len(captured)

    statements()
    few = statements()
    for _ in range(10):
        make_quotation()

    assert statements() == few


def test_pages_carry_no_inline_script_or_style(small_study: SmallStudy, head: Client) -> None:
    passage = small_study.passages[0]
    addresses = (
        reverse("admin:index"),
        reverse("admin:evidence_passage_changelist"),
        reverse("admin:evidence_passage_change", args=(passage.pk,)),
        reverse("admin:evidence_passage_history", args=(passage.pk,)),
    )

    pages = [head.get(address).content.decode() for address in addresses]

    assert [page for page in pages if "style=" in page or "<script>" in page or "onclick=" in page] == []


def test_lists_stand_in_the_order_in_which_a_study_is_entered(head: Client) -> None:
    page: Any = head.get(reverse("admin:index"))

    of_app = {app["app_label"]: [m["object_name"] for m in app["models"]] for app in page.context["app_list"]}
    listed = [*of_app["evidence"], *of_app["hypotheses"]]
    assert listed.index("Study") < listed.index("Document") < listed.index("Passage")
    assert listed.index("Explanation") < listed.index("Prediction") < listed.index("Assessment")
    assert set(ENTERED) <= set(listed)
