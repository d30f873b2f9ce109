"""What holds for every answer: where it may be shown, what it may load, by which name the server may be called, how much it takes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.settings import Settings

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
Refuse = Callable[[Request, int, str], Awaitable[ASGIApp]]


class TooLargeError(HTTPException):
    """A request's body is longer than what the server takes; whoever reads it passes this on as it is."""

    def __init__(self, largest: int) -> None:
        super().__init__(*_too_large(largest))


class Guard:
    """Sits before everything else: refuses other hosts and bodies that are too large, and marks each answer."""

    def __init__(self, app: ASGIApp, settings: Settings, refuse: Callable[[Request, int, str], ASGIApp]) -> None:
        """Take what it guards, and how to say no."""
        self._app = app
        self._settings = settings
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        marked = _Marked(send)
        refusal = self._why_not(headers)
        if refusal is not None:
            await self._refuse(Request(scope), *refusal)(scope, receive, marked)
            return
        counted = _Counted(receive, self._settings.largest)
        try:
            await self._app(scope, counted, marked)
        except TooLargeError:
            if marked.started:
                raise
            await self._refuse(Request(scope), *_too_large(self._settings.largest))(scope, receive, marked)

    def _why_not(self, headers: Headers) -> tuple[int, str] | None:
        if _host(headers.get("host", "")) not in self._settings.hosts:
            return 421, "this server answers under its own names only: open the address that `dateline serve` printed, or give --name"
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._settings.largest:
            return _too_large(self._settings.largest)
        return None


class _Marked:
    """Sends an answer with the headers that every answer has; a page that says more of itself keeps what it says."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await self._send(message)


class _Counted:
    """Receives a body and counts its bytes: one that gives no length, or a wrong one, may not be longer either."""

    def __init__(self, receive: Receive, largest: int) -> None:
        self._receive = receive
        self._largest = self._left = largest

    async def __call__(self) -> Message:
        message: Any = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise TooLargeError(self._largest)
        return message  # type: ignore[no-any-return] # a message of the server's


def _too_large(largest: int) -> tuple[int, str]:
    return 413, f"this is more than the {largest / 1_000_000:g} MB that the server takes at once: send less, or use `dateline add`"


def _host(header: str) -> str:
    name = header.rsplit(":", 1)[0] if not header.endswith("]") else header
    return name.lower()
