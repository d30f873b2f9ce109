"""One request over one connection to a checked address; the answer is cut off when it grows too large or takes too long."""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult

import httpcore

from dateline.errors import UnreadableError
from dateline.intake.fetching.addresses import Resolver, checked, port_of, resolve

BODY_LIMIT = 64 * 2**20  # bytes, after decompression; the largest reports as PDF have some tens of megabytes
SILENCE = 20.0  # seconds without a byte
LONGEST = 300.0  # seconds for a whole answer: a host that gives a byte now and then would hold the reader for ever


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered: header names in small letters."""

    status: int
    headers: Mapping[str, str]
    data: bytes


class CheckedBackend(httpcore.SyncBackend):
    """Opens connections to the address that was checked, never to one that a second look-up gives."""

    def __init__(self, allowed: frozenset[str], resolver: Resolver = resolve) -> None:
        """Take the hosts that may be asked although they are not global, as host:port."""
        super().__init__()
        self._allowed = allowed
        self._resolver = resolver

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the host's checked address."""
        address = checked(host, port, self._allowed, self._resolver)
        return super().connect_tcp(address, port, timeout, local_address, socket_options)


def open_pool(allowed: frozenset[str], resolver: Resolver = resolve) -> httpcore.ConnectionPool:
    """Return connections that go to checked addresses alone, by the system's certificates; no proxy is looked for."""
    backend = CheckedBackend(allowed, resolver)
    return httpcore.ConnectionPool(ssl_context=ssl.create_default_context(), network_backend=backend, max_connections=4)


def ask(
    pool: httpcore.ConnectionPool,
    parts: SplitResult,
    headers: Mapping[str, str],
    limit: int = BODY_LIMIT,
    running: Callable[[], float] = time.monotonic,
) -> Answer:
    """Return what a host answers to GET; raise UnreadableError for no answer, a broken one or one beyond the limit."""
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    host = parts.hostname or ""
    url = httpcore.URL(
        scheme=parts.scheme.encode(),
        host=host.encode("idna") if ":" not in host else host.encode(),
        port=parts.port,
        target=target.encode("ascii", "backslashreplace"),
    )
    named = {"host": host if parts.port is None else f"{host}:{port_of(parts)}", **headers}
    waits = dict.fromkeys(("connect", "read", "write", "pool"), SILENCE)
    until = running() + LONGEST
    try:
        with pool.stream("GET", url, headers=list(named.items()), extensions={"timeout": waits}) as response:
            given = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            return Answer(response.status, given, b"".join(_body(_in_time(response.iter_stream(), running, until), given, limit)))
    except httpcore.TimeoutException as error:
        raise UnreadableError("fetch", f"{host} did not answer within {SILENCE:.0f} seconds: try again later") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError, zlib.error) as error:
        raise UnreadableError("fetch", f"{host} broke off the answer ({type(error).__name__}: {error}): try again later") from error


def _in_time(chunks: Iterable[bytes], running: Callable[[], float], until: float) -> Iterator[bytes]:
    for chunk in chunks:
        if running() > until:
            raise UnreadableError("fetch", f"the answer was not complete after {LONGEST:.0f} seconds: try again later")
        yield chunk


def _body(chunks: Iterable[bytes], headers: Mapping[str, str], limit: int) -> Iterator[bytes]:
    """Yield the decompressed bytes; never hold more than the limit, however small a bomb is on the wire."""
    zipped = headers.get("content-encoding", "identity").strip().lower()
    if zipped not in ("identity", "gzip", "x-gzip", ""):
        raise UnreadableError("fetch", f"the answer is compressed as {zipped}, which was not asked for")
    unpack = zlib.decompressobj(wbits=31) if "gzip" in zipped else None
    size = 0
    for chunk in chunks:
        data = unpack.decompress(chunk, limit + 1 - size) if unpack else chunk
        size += len(data)
        if size > limit or (unpack is not None and unpack.unconsumed_tail):
            raise UnreadableError("size", f"the answer has more than {limit / 2**20:.0f} megabytes: it is no report")
        yield data
