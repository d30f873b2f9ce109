"""The people of a ledger, for admins: who they are, what they may do, who comes and who leaves."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import DatelineError
from dateline.web.faces import page
from dateline.web.people.acts import acts
from dateline.web.people.asking import require
from dateline.web.people.door import door_of
from dateline.web.people.leaving import leave
from dateline.web.people.moments import moment
from dateline.web.person import ROLES, Person

router = APIRouter(include_in_schema=False)
Word = Annotated[str, Form(max_length=2000)]
Admin = Annotated[Person, Depends(require("people"))]


@router.get("/accounts")
def listed(request: Request, person: Admin) -> Response:  # noqa: ARG001 he must be an admin
    """Return everybody."""
    return _shown(request)


@router.post("/accounts/invite")
def invite(request: Request, person: Admin, name: Word, role: Word) -> Response:
    """Invite somebody; the answer is the only place where the link ever stands."""
    try:
        secret = door_of(request).accounts.invite(name.strip(), role, person.name)
    except DatelineError as error:
        return _shown(request, 422, str(error))
    return _shown(request, invited=(name.strip(), secret))


@router.post("/accounts/reset")
def reset(request: Request, person: Admin, name: Word) -> Response:
    """Take somebody's password away and give a link to choose another."""
    return _shown(request, invited=(name, door_of(request).accounts.reset(name, person.name)))


@router.post("/accounts/role")
def give_role(request: Request, person: Admin, name: Word, role: Word) -> Response:
    """Give somebody another role."""
    door_of(request).accounts.give_role(name, role, person.name)
    return RedirectResponse("/accounts", 303)


@router.post("/accounts/end")
def end_sessions(request: Request, person: Admin, name: Word) -> Response:
    """Log somebody out everywhere."""
    door_of(request).sessions.end_all(name, person.name)
    return RedirectResponse("/accounts", 303)


@router.post("/accounts/close")
def close(request: Request, person: Admin, name: Word, why: Word) -> Response:
    """Close somebody's account here, and in the ledger."""
    leave(door_of(request).accounts, request.app.state.settings.ledger, name, person.name, why)
    return RedirectResponse("/accounts", 303)


def _shown(request: Request, status: int = 200, wrong: str = "", invited: tuple[str, str] | None = None) -> Response:
    people = door_of(request).accounts.listed()
    link = f"{str(request.base_url).rstrip('/')}/welcome/{invited[1]}" if invited else ""
    table = {"people": people, "roles": ROLES, "acts": list(acts().values()), "moment": moment}
    return page(request, "people/accounts.html", {**table, "wrong": wrong, "link": link, "invited": invited[0] if invited else ""}, status)
