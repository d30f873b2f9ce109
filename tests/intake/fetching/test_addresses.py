"""Whoever writes a link or a feed must not be able to make Dateline ask a machine inside the reader's own network."""

from __future__ import annotations

import pytest

from dateline.errors import UnreadableError
from dateline.intake.fetching.addresses import checked, is_address, is_global, parts_of

INSIDE = [
    "127.0.0.1",
    "0.0.0.0",  # noqa: S104 an address that must be refused
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",  # the metadata service of cloud machines
    "100.64.0.1",  # carrier-grade NAT
    "192.0.2.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",  # 127.0.0.1 through NAT64
    "2002:7f00:1::",  # 127.0.0.1 through 6to4
    "no address",
]


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_a_network_are_not_global(address: str) -> None:
    assert not is_global(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "151.101.1.164", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_of_the_world_are_global(address: str) -> None:
    assert is_global(address)


def test_one_inner_address_among_outer_ones_refuses_the_host() -> None:
    with pytest.raises(UnreadableError, match=r"news\.example is 10\.0\.0\.5, which is not open to the whole world"):
        checked("news.example", 443, frozenset(), lambda *_: ["8.8.8.8", "10.0.0.5"])


def test_a_host_without_an_address_is_refused() -> None:
    with pytest.raises(UnreadableError, match="has no address"):
        checked("news.example", 443, frozenset(), lambda *_: [])


def test_an_inner_host_is_asked_only_on_the_port_that_is_allowed() -> None:
    inside = lambda *_: ["127.0.0.1"]  # noqa: E731 a resolver for this test
    assert checked("desk.example", 8000, frozenset({"desk.example:8000"}), inside) == "127.0.0.1"
    with pytest.raises(UnreadableError):
        checked("desk.example", 22, frozenset({"desk.example:8000"}), inside)


@pytest.mark.parametrize("url", ["http://2130706433/", "http://0x7f.1/", "http://localhost/", "http://127.1/"])
def test_loopback_by_any_spelling_is_refused(url: str) -> None:
    parts = parts_of(url)
    with pytest.raises(UnreadableError):
        checked(parts.hostname or "", 80, frozenset())


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://news.example/report", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("https://anna:secret@news.example/", "leave them out"),
        ("https:///report", "names no host"),
        ("https://news.example:99999/", "no address"),
        ("https://news.example:0/", "no port 0"),
        ("https://[::1", "no address"),
    ],
)
def test_an_address_that_is_none_says_why(url: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        parts_of(url)


def test_files_and_addresses_are_told_apart() -> None:
    assert is_address("HTTPS://news.example/a")
    assert not is_address("reports/http.html")
