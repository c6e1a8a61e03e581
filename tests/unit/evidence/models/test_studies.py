"""Tests of studies and the people in them."""

from __future__ import annotations

import pytest

from evidence.choices import Role
from tests.factories import make_coder, make_membership, make_study, make_user

pytestmark = pytest.mark.django_db


def test_several_coders_of_a_study_may_lack_a_login() -> None:
    study = make_study()

    make_coder(study=study)
    make_coder(study=study)

    assert study.coder_set.filter(user=None).count() == 2


def test_user_may_code_in_two_studies() -> None:
    user = make_user()

    make_coder(user=user)
    make_coder(user=user)

    assert user.coders.count() == 2


def test_coder_outlives_the_login() -> None:
    coder = make_coder(user=make_user())

    coder.user.delete()
    coder.refresh_from_db()

    assert coder.user is None


def test_membership_says_who_and_what() -> None:
    membership = make_membership(user=make_user(username="ann"), role=Role.LEAD)

    assert str(membership) == "ann, lead"
