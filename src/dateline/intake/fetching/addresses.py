"""Which addresses may be asked: http and https, and hosts whose every address is open to the whole world.

A report may link to a machine inside the reader's own network, and a redirect may lead there: whoever writes a feed must not
be able to make Dateline ask such a machine. So each name is resolved once, every address it has must be global, and the
connection goes to the very address that was checked.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit

from dateline.errors import UnreadableError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]
PORTS = {"http": 80, "https": 443}
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # an IPv4 address stands in its last four bytes (RFC 6052)


def is_address(text: str) -> bool:
    """Tell whether the words are an address to fetch rather than the name of a file."""
    return text.lower().startswith(("http://", "https://"))


def parts_of(url: str) -> SplitResult:
    """Return the parts of an address that may be asked; raise UnreadableError for any other."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UnreadableError("address", f"this is no address: {error}") from error
    if parts.scheme not in PORTS:
        raise UnreadableError("address", f"only http and https are fetched, not {parts.scheme or 'an address without a scheme'}")
    if not parts.hostname:
        raise UnreadableError("address", "the address names no host: write it like https://host/path")
    if parts.username is not None or parts.password is not None:
        raise UnreadableError("address", "the address holds a name or password: leave them out")
    if port == 0:
        raise UnreadableError("address", "there is no port 0: mend the address")
    return parts


def port_of(parts: SplitResult) -> int:
    """Return the port that an address means."""
    return parts.port or PORTS[parts.scheme]


def resolve(host: str, port: int) -> list[str]:
    """Return every address of a host, as the system's resolver gives them, each once."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableError("fetch", f"the host {host} has no address: check the name and the network") from error
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def checked(host: str, port: int, allowed: frozenset[str], resolver: Resolver = resolve) -> str:
    """Return the address to connect to; raise UnreadableError unless every address of the host is global.

    `allowed` names hosts, as host:port, that may be asked although they are not.
    """
    found = resolver(host, port)
    if not found:
        raise UnreadableError("fetch", f"the host {host} has no address: check the name and the network")
    if f"{host}:{port}" not in allowed:
        inside = next((each for each in found if not is_global(each)), None)
        if inside is not None:
            raise UnreadableError("address", f"{host} is {inside}, which is not open to the whole world: it is not asked")
    return found[0]


def is_global(address: str) -> bool:
    """Tell whether the whole world may reach an address; one that wraps another is judged by what it wraps."""
    try:
        outer = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _wrapped(outer)
    return (
        inner.is_global
        and not (inner.is_multicast or inner.is_reserved or inner.is_unspecified)
        and (inner is outer or outer.is_global or outer in NAT64)
    )


def _wrapped(address: Address) -> Address:
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in NAT64:
        return ipaddress.IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1] or address
