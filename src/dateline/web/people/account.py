"""One's own account: the password, where one is logged in, and the tokens of one's programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import DatelineError
from dateline.web.faces import page
from dateline.web.people.acts import SCOPES, acts, may
from dateline.web.people.asking import require
from dateline.web.people.door import door_of, entry_of
from dateline.web.people.moments import moment
from dateline.web.people.passwords import refuse_two
from dateline.web.person import Person

router = APIRouter(include_in_schema=False)
Word = Annotated[str, Form(max_length=2000)]
Own = Annotated[Person, Depends(require("account"))]


@router.get("/account")
def account(request: Request, person: Own) -> Response:
    """Return one's own page."""
    return _shown(request, person)


@router.post("/account/password")
def change_password(request: Request, person: Own, old: Word, new: Word, again: Word) -> Response:
    """Change the password; every session ends, this one too."""
    door = door_of(request)
    wait = door.by_name.take(person.name)
    if wait:
        raise HTTPException(429, f"too many tries: wait {wait} seconds and try again", {"Retry-After": str(wait)})
    try:
        refuse_two(new, again)
        door.accounts.change_password(person.name, old, new)
    except DatelineError as error:
        return _shown(request, person, status=422, wrong=str(error))
    return RedirectResponse("/login", 303)


@router.post("/account/tokens")
def make_token(
    request: Request, person: Own, label: Word, days: Annotated[int, Form()], scopes: Annotated[list[str] | None, Form()] = None
) -> Response:
    """Make a token; the answer is the only place where it ever stands."""
    if entry_of(request).session is not None and not entry_of(request).fresh:
        return RedirectResponse("/confirm?next=/account", 303)
    try:
        secret = door_of(request).tokens.make(person.name, label, scopes or (), days)
    except DatelineError as error:
        return _shown(request, person, status=422, wrong=str(error))
    return _shown(request, person, secret=secret)


@router.post("/account/tokens/revoke")
def revoke_token(request: Request, person: Own, token: Word) -> Response:
    """Revoke one of one's tokens."""
    door_of(request).tokens.revoke(person.name, token)
    return RedirectResponse("/account", 303)


@router.post("/account/sessions/end")
def end_session(request: Request, person: Own, session: Word) -> Response:
    """Log out somewhere else."""
    door_of(request).sessions.end_one(person.name, session)
    return RedirectResponse("/account", 303)


def _shown(request: Request, person: Person, *, status: int = 200, **told: str) -> Response:
    door, entry = door_of(request), entry_of(request)
    values: dict[str, Any] = {
        "wrong": told.get("wrong", ""),
        "secret": told.get("secret", ""),
        "sessions": door.sessions.of_person(person.name),
        "this": entry.session.id if entry.session is not None else "",
        "tokens": door.tokens.of_person(person.name),
        "scopes": SCOPES,
        "rights": [act.says for act in acts().values() if may(person, act.name)],
        "is_admin": may(person, "people"),
        "moment": moment,
    }
    return page(request, "people/account.html", values, status)
