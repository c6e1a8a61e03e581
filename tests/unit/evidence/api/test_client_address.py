"""Who says where a request comes from is believed only as far as our own proxies have said it."""

from __future__ import annotations

import ipaddress

import pytest
from django.conf import LazySettings
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from evidence.api.client_address import client_address, network_of


@pytest.mark.parametrize(
    ("n_proxies", "connection", "claim", "address"),
    [
        pytest.param(0, "192.0.2.1", None, "192.0.2.1", id="no-proxy"),
        pytest.param(0, "192.0.2.1", "198.51.100.7", "192.0.2.1", id="claim-without-proxy"),
        pytest.param(1, "127.0.0.1", "198.51.100.7", "198.51.100.7", id="one-proxy"),
        pytest.param(
            1, "127.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7", id="claim-before-the-proxy"
        ),
        pytest.param(2, "127.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.1", "198.51.100.7", id="two-proxies"),
        pytest.param(2, "192.0.2.1", "198.51.100.7", "192.0.2.1", id="past-one-of-two"),
        pytest.param(1, "192.0.2.1", None, "192.0.2.1", id="past-the-proxy"),
        pytest.param(1, "192.0.2.1", "", "192.0.2.1", id="empty"),
        pytest.param(1, "192.0.2.1", "nowhere", "192.0.2.1", id="no-address"),
        pytest.param(1, "192.0.2.1", "198.51.100.7:4711", "198.51.100.7", id="port"),
        pytest.param(1, "127.0.0.1", "[2001:db8:1:2:3::4]:4711", "2001:db8:1:2::", id="network-with-port"),
        pytest.param(0, "2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::", id="network"),
        pytest.param(0, "fe80::1%eth0", None, "fe80::", id="zone"),
        pytest.param(0, "::ffff:192.0.2.1", None, "192.0.2.1", id="four-in-six"),
        pytest.param(0, "", None, None, id="socket-file"),
        pytest.param(1, "", "198.51.100.7", "198.51.100.7", id="proxy-at-a-socket-file"),
    ],
)
def test_address_is_what_the_nearest_trusted_hop_says(
    settings: LazySettings, n_proxies: int, connection: str, claim: str | None, address: str | None
) -> None:
    settings.NUM_PROXIES = n_proxies
    headers = {} if claim is None else {"HTTP_X_FORWARDED_FOR": claim}

    assert client_address(RequestFactory().get("/", REMOTE_ADDR=connection, **headers)) == address


@given(address=st.ip_addresses())
def test_every_address_has_a_network_that_has_itself(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    network = network_of(str(address))

    assert network is not None
    assert network_of(network) == network


@given(text=st.text())
def test_no_text_whatever_is_a_crash(text: str) -> None:
    network_of(text)
