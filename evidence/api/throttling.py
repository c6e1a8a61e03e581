"""How often somebody may ask: per person for who says who it is, per address for who does not."""

from __future__ import annotations

import math
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from rest_framework.exceptions import Throttled
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from evidence.api.client_address import client_address
from evidence.api.counting import counts_in

MINUTE = 60
#: What is counted, each by itself, as a refusal names it; the rates are in settings.API_RATES.
READS, WRITES, ANONYMOUS, REFUSED = "reads", "writes", "anonymous", "refused"
NAMES = {
    READS: "requests that read",
    WRITES: "requests that write",
    ANONYMOUS: "requests without login from one address",
    REFUSED: "requests from one address with tokens that are not good",
}


class TooManyRequests(Throttled):
    """More requests within a minute than the site allows."""

    extra_detail_singular = "Wait {wait} second."
    extra_detail_plural = "Wait {wait} seconds."


class PerMinute(BaseThrottle):
    """Counts requests to the API by minutes of the clock."""

    def allow_request(self, request: Request, view: Any) -> bool:
        """Count the request.

        Raises:
            TooManyRequests: when there were as many in this minute as there may be, saying how long to wait.
        """
        user = request.user
        if user.is_authenticated:
            count_request(READS if request.method in SAFE_METHODS else WRITES, str(user.pk))
        else:
            count_request(ANONYMOUS, address_of(request))
        return True


def count_request(what: str, who: str) -> None:
    """Count one more of these.

    Raises:
        TooManyRequests: when there were as many in this minute as there may be.
    """
    most = settings.API_RATES[what]
    if not most:
        return
    now = time.time()
    if counts_in(Path(settings.API_COUNTS)).add(f"{what} {who}", int(now // MINUTE)) > most:
        raise TooManyRequests(
            wait=math.ceil(MINUTE - now % MINUTE),
            detail=f"No more than {most:,} {NAMES[what]} are allowed a minute.",
        )


def address_of(request: Request | HttpRequest) -> str:
    """From where a request comes; all from places that the server does not name count as one."""
    plain = request._request if isinstance(request, Request) else request
    return client_address(plain) or "unknown"
