"""What a page's function asks for: somebody who may do this."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

from dateline.web.people.acts import Act, act_named, may
from dateline.web.people.door import Asked, Entry, entry_of
from dateline.web.person import Person


def require(name: str) -> Asked:
    """Return what lets only those pass who may do an act of the table, or have a role; `Depends(require("decide"))` gives the person."""
    act = act_named(name)

    def allowed(request: Request) -> Person:
        """Return the person, or refuse."""
        entry = entry_of(request)
        refuse(request, entry, act)
        return entry.person

    return allowed


def refuse(request: Request, entry: Entry, act: Act) -> None:
    """Raise unless somebody may do an act, by the role, the token and how lately the password was given."""
    if not entry.person.name:
        raise HTTPException(401, "log in first", {"WWW-Authenticate": "Bearer"})
    if not may(entry.person, act.name):
        raise HTTPException(403, f"only those who are {act.least} or more may {act.says}: ask an admin")
    if entry.scopes is not None and act.scope not in entry.scopes:
        raise HTTPException(403, f"a token for {', '.join(sorted(entry.scopes))} may not {act.says}")
    if act.fresh and not entry.fresh:
        raise HTTPException(303, "give your password once more", {"Location": f"/confirm?next={quote(_back(request), safe='')}"})


def within(address: str) -> str:
    """Return an address of these pages to go on to; anything else, which somebody may have slipped in, is the first page."""
    plain = address.isprintable() and "\\" not in address and " " not in address
    if not plain or not address.startswith("/") or address.startswith("//"):
        return "/"
    parts = urlsplit(address)
    return address if not parts.scheme and not parts.netloc else "/"


def _back(request: Request) -> str:
    if request.method == "GET":
        return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
    parts = urlsplit(request.headers.get("referer", "/"))
    return within(parts.path or "/")
