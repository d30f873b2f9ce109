"""Who may see and do what: people, their sessions and their tokens.

`person_of(request)` is who asks, `Depends(require("decide"))` lets only those pass who may (an act of the table or the name of a role),
and `request.state.csrf` is what every form that changes something carries in a hidden field named `csrf`.
"""

from __future__ import annotations

from fastapi import FastAPI

from dateline.web.people import account, inviting, login, restricting
from dateline.web.people.asking import require
from dateline.web.people.door import Door, door_to, entry_of
from dateline.web.people.gate import Gate, Refuse
from dateline.web.person import Person, person_of

__all__ = ["Door", "Person", "door_to", "entry_of", "install", "person_of", "require"]


def install(app: FastAPI, door: Door, refuse: Refuse) -> None:
    """Put the gate before an app's pages, and where people log in, the pages for that."""
    app.state.door = door
    if door.local is None:
        door.store.make()
        for pages in (login, account, inviting):
            app.include_router(pages.router)
    app.include_router(restricting.router)
    app.add_middleware(Gate, door=door, refuse=refuse)
