"""A web site of our own on loopback: each path answers as a test sets it, and every request is written down."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Page = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """What the site answers, by path, and what it was asked."""

    pages: dict[str, list[Page]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def put(self, path: str, data: bytes | str = b"", status: int = 200, **headers: str) -> str:
        """Set one more answer of a path; the last one holds for good. Return its address."""
        body = data.encode() if isinstance(data, str) else data
        self.pages.setdefault(path, []).append((status, {name.replace("_", "-"): value for name, value in headers.items()}, body))
        return self.url(path)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def answer(self, path: str) -> Page:
        found = self.pages.get(path, [(404, {}, b"")])
        return found.pop(0) if len(found) > 1 else found[0]


@contextmanager
def site() -> Iterator[Site]:
    """Yield a site that answers until the test ends."""
    ours = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            ours.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            status, headers, data = ours.answer(self.path)
            if headers.get("etag") and self.headers.get("If-None-Match") == headers["etag"]:
                status, data = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 304:
                self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    ours.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield ours
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
