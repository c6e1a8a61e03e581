"""From where a request comes, as far as that can be known."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest

#: One household or institute has so many bits of an IPv6 address in common; the rest it changes as it likes.
COMMON_BITS = 64


def client_address(request: HttpRequest) -> str | None:
    """The address of who asks; None when the server does not say, as behind a socket file.

    `X-Forwarded-For` is a claim: everybody can send it. Only the entries that our own proxies have added are believed,
    as many from its end as NUM_PROXIES says there are. With fewer entries than proxies, somebody has come past
    them, and the address of the connection counts. Of an IPv6 address only the network counts.
    """
    connection = request.META.get("REMOTE_ADDR", "")
    claims = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    n_proxies = settings.NUM_PROXIES
    told = claims[-n_proxies] if 0 < n_proxies <= len(claims) else ""
    return network_of(told) or network_of(connection)


def network_of(text: str) -> str | None:
    """The address, or of IPv6 the network, that a text names, with or without a port; None if it names none."""
    bare = text.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ipaddress.ip_address(bare.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, COMMON_BITS), strict=False).network_address)
    return str(address)
