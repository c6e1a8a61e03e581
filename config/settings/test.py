"""Under pytest: a key that guards nothing, quick password hashing, static files straight from the tree."""

from __future__ import annotations

from config.settings.base import *  # noqa: F403 - a settings module extends its base
from config.settings.base import API_RATES

SECRET_KEY = "only-for-tests"  # noqa: S105 - guards nothing
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
#: tests ask faster than people; those of the limits set some
API_RATES = dict.fromkeys(API_RATES, 0)
