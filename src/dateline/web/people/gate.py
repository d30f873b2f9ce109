"""The gate before every page: nobody passes unknown, and no request passes that another page has made in somebody's name."""

from __future__ import annotations

from collections.abc import Callable
from http.cookies import SimpleCookie
from urllib.parse import quote

from anyio.to_thread import run_sync
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.people.door import SESSION, VISITOR, Door, Entry, address_of
from dateline.web.people.forgery import FIELD, HEADER, SAFE, is_foreign, is_token_of, token_of
from dateline.web.person import Person
from dateline.web.security import TooLargeError

OPEN = ("/login", "/welcome/", "/static/")
FROM_STRANGERS = 100_000  # bytes: a name and a password
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
Refuse = Callable[[Request, int, str], Response]


class Refused(Exception):  # noqa: N818 it is an answer, not an error
    """A request that does not pass, with the answer."""

    def __init__(self, status: int, words: str, **headers: str) -> None:
        super().__init__(words)
        self.status, self.words, self.headers = status, words, headers


class Gate:
    """Sits before the pages: says who asks, sends strangers to the login, and refuses forged forms."""

    def __init__(self, app: ASGIApp, door: Door, refuse: Refuse) -> None:
        """Take what it guards, who may come in, and how to say no."""
        self._app, self._door, self._refuse = app, door, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._pass(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        body = Kept(receive, FROM_STRANGERS if _is_open(request) else None)
        state = scope.setdefault("state", {})
        try:
            entry = await self._entry(request)
            state |= {"entry": entry, "person": entry.person, "csrf": token_of(entry.secret) if entry.secret else ""}
            await self._refuse_stranger(request, entry)
            await self._refuse_forged(request, entry, body)
        except Refused as refused:
            await _answer(self._refuse, request, refused)(scope, body.again, send)
            return
        await self._app(scope, body.again, self._greeting(request, entry, send))

    async def _entry(self, request: Request) -> Entry:
        """Return who asks; a wrong `Authorization` is refused, and never taken for a stranger or for the cookie beside it."""
        given = request.headers.getlist("authorization")
        if given:
            return await run_sync(self._by_token, request, given)
        if self._door.local is not None:
            return Entry(self._door.local, self._door.alone, fresh=True)
        secret = request.cookies.get(self._door.cookie(SESSION), "")
        session = await run_sync(self._door.sessions.of, secret) if secret else None
        if session is not None:
            return Entry(session.person, secret, session, fresh=self._door.sessions.is_fresh(session))
        visitor = request.cookies.get(self._door.cookie(VISITOR), "")
        return Entry(Person("", "reader"), visitor or (self._door.chance(32) if _is_open(request) else ""))

    def _by_token(self, request: Request, given: list[str]) -> Entry:
        kind, _, secret = given[0].partition(" ")
        token = None
        if len(given) == 1 and kind.lower() == "bearer" and self._door.local is None:
            token = self._door.tokens.of(secret.strip())
        if token is None:
            wait = self._door.by_wrong_token.take(address_of(request))
            if wait:
                raise _too_often(wait)
            raise Refused(401, "this token is not known, has run out or was revoked: make another one on your account's page", **BEARER)
        wait = self._door.by_token.take(token.id)
        if wait:
            raise _too_often(wait)
        needed = {"read", "export"} if request.method in SAFE else {"decide"}
        if not needed & token.scopes:
            raise Refused(403, f"this token is for {', '.join(sorted(token.scopes))}, not for {', '.join(sorted(needed))}")
        return Entry(token.person, scopes=token.scopes)

    async def _refuse_stranger(self, request: Request, entry: Entry) -> None:
        if entry.person.name or _is_open(request):
            return
        if request.method in {"GET", "HEAD"} and "text/html" in request.headers.get("accept", ""):
            asked = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
            raise Refused(303, "log in first", Location=f"/login?next={quote(asked, safe='')}")
        raise Refused(401, "log in first, or send a token: Authorization: Bearer TOKEN", **BEARER)

    async def _refuse_forged(self, request: Request, entry: Entry, body: Kept) -> None:
        if request.method in SAFE or entry.scopes is not None:
            return
        if is_foreign(request.headers, secure=self._door.secure):
            raise Refused(403, "this form was sent from another page: open the page here and send it again")
        given = request.headers.get(HEADER) or await _in_form(request, body)
        if not entry.secret or not is_token_of(entry.secret, given):
            raise Refused(403, "this form is too old or was not made here: load the page again and send it once more")

    def _greeting(self, request: Request, entry: Entry, send: Send) -> Send:
        """Return what sends an answer, with a cookie for a stranger whose form is to come back."""
        name = self._door.cookie(VISITOR)
        if entry.person.name or not entry.secret or request.cookies.get(name) == entry.secret:
            return send

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", cookie(self._door, VISITOR, entry.secret))
            await send(message)

        return marked


BEARER = {"WWW-Authenticate": "Bearer"}


class Kept:
    """A request's body that can be read twice: at the gate, and by the page."""

    def __init__(self, receive: Receive, largest: int | None) -> None:
        """Take where the body comes from, and how many bytes it may have; null leaves that to who stands before the gate."""
        self._receive = self._limited if largest is not None else receive
        self._unlimited = receive
        self._largest = self._left = largest or 0
        self._seen: list[Message] = []
        self._next = 0

    async def _limited(self) -> Message:
        message = await self._unlimited()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise TooLargeError(self._largest)
        return message

    async def first(self) -> Message:
        """Receive what comes next, and keep it."""
        message = await self._receive()
        self._seen.append(message)
        return message

    async def again(self) -> Message:
        """Receive what was kept, then what comes after it."""
        if self._next < len(self._seen):
            self._next += 1
            return self._seen[self._next - 1]
        return await self._receive()


async def _in_form(request: Request, body: Kept) -> str:
    """Return the token that a form carries in its fields."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in FORMS:
        return ""
    try:
        form = await Request(request.scope, body.first).form()
    except TooLargeError:
        raise
    except (HTTPException, MultiPartException) as error:
        raise Refused(400, "the form cannot be read: send it from the page") from error
    given = form.getlist(FIELD)
    await form.close()
    return given[0] if len(given) == 1 and isinstance(given[0], str) else ""


def cookie(door: Door, name: str, secret: str, longest: int | None = None) -> str:
    """Return the header that sets a cookie, or with 0 seconds takes it away; no script reads it, and no other site's link sends it."""
    made = SimpleCookie({door.cookie(name): secret})[door.cookie(name)]
    made["path"], made["httponly"], made["samesite"] = "/", True, "Strict"
    if door.secure:
        made["secure"] = True
    if longest is not None:
        made["max-age"] = str(longest)
    return made.OutputString()


def _is_open(request: Request) -> bool:
    path = request.url.path
    return any(path == each or (each.endswith("/") and path.startswith(each)) for each in OPEN)


def _too_often(wait: int) -> Refused:
    return Refused(429, f"too many tries: wait {wait} seconds", **{"Retry-After": str(wait)})


def _answer(refuse: Refuse, request: Request, refused: Refused) -> ASGIApp:
    if refused.status == 303:
        return RedirectResponse(refused.headers["Location"], 303)
    answer = refuse(request, refused.status, refused.words)
    answer.headers.update(refused.headers)
    return answer
