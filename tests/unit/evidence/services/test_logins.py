"""The first login: made once, for somebody who leads, with a password that nobody else can read."""

from __future__ import annotations

import pytest
from django.contrib.auth import password_validation

from evidence.choices import Role
from evidence.models import Membership, Study, User
from evidence.services.logins import LEGIBLE, make_first_login, who_can_log_in
from tests.factories import make_study, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def study() -> Study:
    """The study that the first login is to lead."""
    return make_study()


def test_first_login_works_and_leads_the_study(study: Study) -> None:
    first = make_first_login(study=study)

    user = User.objects.get(username=first.username)
    assert first.username == "lead"
    assert user.check_password(first.password)
    assert user.is_superuser
    assert user.is_staff
    assert Membership.objects.get(user=user).study == study
    assert Membership.objects.get(user=user).role == Role.LEAD


def test_second_login_is_never_made(study: Study) -> None:
    make_first_login(study=study)

    assert make_first_login(study=study) is None
    assert User.objects.count() == 1


def test_login_of_anybody_else_is_enough(study: Study) -> None:
    make_user(username="colleague", password="correct horse")

    assert make_first_login(study=study) is None


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"password": None}, id="a program, without a password"),
        pytest.param({"password": "correct horse", "is_active": False}, id="locked out"),
    ],
)
def test_user_who_cannot_log_in_does_not_count_and_is_left_alone(
    study: Study, fields: dict[str, object]
) -> None:
    there = make_user(username="lead", **fields)

    first = make_first_login(study=study)

    assert first.username == "lead-2"
    assert [user.username for user in who_can_log_in()] == ["lead-2"]
    unchanged = User.objects.get(pk=there.pk)
    assert (unchanged.password, unchanged.is_active) == (there.password, there.is_active)


def test_password_is_not_stored_in_clear(study: Study) -> None:
    first = make_first_login(study=study)

    assert first.password not in User.objects.get().password


def test_password_is_new_each_time_legible_and_strong_enough_for_the_site(study: Study) -> None:
    first = make_first_login(study=study)
    User.objects.all().update(is_active=False)
    second = make_first_login(study=study)

    assert first.password != second.password
    assert set(first.password) <= {*LEGIBLE, "-"}
    password_validation.validate_password(first.password, User.objects.get(username="lead"))


def test_history_names_the_first_login_as_the_one_who_joined(study: Study) -> None:
    first = make_first_login(study=study)

    assert Membership.objects.get().history.get().history_user.username == first.username


def test_those_who_may_do_everything_are_named_first() -> None:
    make_user(username="coder", password="correct horse")
    make_user(username="head", password="correct horse", is_superuser=True)

    assert [user.username for user in who_can_log_in()] == ["head", "coder"]
