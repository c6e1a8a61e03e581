"""How often somebody may try to log in: per account and address, and per address over all accounts.

An account is locked for the address that failed, and for no other: nobody can lock somebody else out from afar.
"""

from __future__ import annotations

import hashlib
import math
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from evidence.models import User


class LoginLimits(AxesDatabaseHandler):
    """Counts failures in the database, for all workers.

    The library knows one limit only; failures of an address over all accounts are weighed against theirs.
    """

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """The failures that the limit for one account is held against."""
        of_account, of_address = (
            attempts.aggregate(n=Sum("failures_since_start"))["n"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        return max(of_account, of_address * settings.AXES_FAILURE_LIMIT // settings.LOGIN_FAILURES_OF_ADDRESS)

    def reset_user_attempts(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Forget the failures of who has logged in, and only those: an account of one's own frees no address."""
        of_account, _ = self.filter_user_attempts(request, credentials)
        n, _ = of_account.delete()
        return int(n)


def named_account(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """The account that a login names, as it is kept; of a name that nobody has, the fingerprint.

    People type passwords into the wrong field, and nobody shall read them in a table.
    """
    name = (credentials or request.POST).get("username")
    if not name or User.objects.filter(username=name).exists():
        return name
    return f"unknown {hashlib.sha256(name.encode()).hexdigest()[:16]}"


def told_to_wait(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """The page for who has failed too often, saying how long that lasts."""
    wait = seconds_to_wait(request, credentials)
    minutes = math.ceil(wait / 60)
    answer = render(request, "registration/locked_out.html", {"minutes": minutes}, status=429)
    answer["Retry-After"] = str(wait)
    return answer


def seconds_to_wait(request: HttpRequest, credentials: dict[str, Any] | None) -> int:
    """For how long at most an account or address stays locked, if nobody tries in the meantime."""
    handler = AxesProxyHandler.get_implementation()
    latest = [
        attempts.aggregate(moment=Max("attempt_time"))["moment"]
        for attempts in handler.get_user_attempts(request, credentials)
    ]
    ends = max((moment for moment in latest if moment), default=timezone.now()) + get_cool_off(request)
    return max(1, math.ceil((ends - timezone.now()).total_seconds()))
