"""Logging in and out, choosing a password by a one-time link, and giving it once more before what needs it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import DatelineError
from dateline.web.faces import page
from dateline.web.people.asking import require, within
from dateline.web.people.door import SESSION, VISITOR, address_of, door_of, entry_of
from dateline.web.people.gate import cookie
from dateline.web.people.passwords import refuse_two
from dateline.web.person import Person

router = APIRouter(include_in_schema=False)
Word = Annotated[str, Form(max_length=2000)]
Own = Annotated[Person, Depends(require("account"))]


@router.get("/login")
def ask(request: Request, next: str = "/") -> Response:  # noqa: A002 the word of the address
    """Return the page that asks who it is."""
    return page(request, "people/login.html", {"onward": within(next), "wrong": "", "known": entry_of(request).person.name})


@router.post("/login")
def log_in(request: Request, name: Word, password: Word, next: Word = "/") -> Response:  # noqa: A002
    """Let somebody in who knows the password, under a session of its own."""
    person = _recognised(request, name, password)
    if person is None:
        return page(request, "people/login.html", {"onward": within(next), "wrong": "Name or password is not right.", "known": ""}, 401)
    return _begun(request, person.name, within(next))


@router.get("/confirm")
def ask_again(request: Request, person: Own, next: str = "/") -> Response:  # noqa: A002, ARG001
    """Return the page that asks for the password once more."""
    return page(request, "people/confirm.html", {"onward": within(next), "wrong": ""})


@router.post("/confirm")
def confirm(request: Request, person: Own, password: Word, next: Word = "/") -> Response:  # noqa: A002
    """Take the password once more, and go on."""
    if _recognised(request, person.name, password) is None:
        return page(request, "people/confirm.html", {"onward": within(next), "wrong": "The password is not right."}, 401)
    return _begun(request, person.name, within(next))


@router.post("/logout")
def log_out(request: Request, person: Own, everywhere: Annotated[bool, Form()] = False) -> Response:
    """End this session, or all of them."""
    door, entry = door_of(request), entry_of(request)
    if everywhere:
        door.sessions.end_all(person.name, person.name)
    else:
        door.sessions.end(entry.secret, person.name)
    answer = RedirectResponse("/login", 303, {"Clear-Site-Data": '"cache", "storage"'})
    answer.headers.append("set-cookie", cookie(door, SESSION, "", 0))
    return answer


@router.get("/welcome/{secret}")
def welcome(request: Request, secret: str) -> Response:
    """Return the page on which somebody chooses a password; looking at it does not use the link up."""
    name = door_of(request).accounts.invited(secret)
    if name is None:
        raise HTTPException(404, "this link was used, or has run out: ask for another one")
    return page(request, "people/welcome.html", {"secret": secret, "name": name, "wrong": ""})


@router.post("/welcome/{secret}")
def choose(request: Request, secret: str, password: Word, again: Word) -> Response:
    """Keep the password that somebody chose; he logs in with it."""
    door = door_of(request)
    name = door.accounts.invited(secret)
    if name is None:
        raise HTTPException(404, "this link was used, or has run out: ask for another one")
    try:
        refuse_two(password, again)
        door.accounts.welcome(secret, password)
    except DatelineError as error:
        return page(request, "people/welcome.html", {"secret": secret, "name": name, "wrong": str(error)}, 422)
    return RedirectResponse("/login", 303)


def _recognised(request: Request, name: str, password: str) -> Person | None:
    """Return who it is; refuse to look after too many tries from one address or of one name, known or not."""
    door, address = door_of(request), address_of(request)
    key = name.strip().lower()[:100]
    wait = door.by_address.take(address) or door.by_name.take(key)
    if wait:
        raise HTTPException(429, f"too many tries: wait {wait} seconds and try again", {"Retry-After": str(wait)})
    person = door.accounts.recognised(name[:100], password)
    if person is not None:
        door.by_name.forget(key)
    return person


def _begun(request: Request, name: str, onward: str) -> Response:
    door, entry = door_of(request), entry_of(request)
    program = request.headers.get("user-agent", "")
    secret = door.sessions.begin(name, program, entry.secret if entry.session else None)
    answer = RedirectResponse(onward, 303)
    answer.headers.append("set-cookie", cookie(door, SESSION, secret))
    answer.headers.append("set-cookie", cookie(door, VISITOR, "", 0))
    return answer
