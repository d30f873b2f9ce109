"""What every page's function is handed: the library of its app, and records by their ids."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from dateline.web.ledger import Library
from dateline.web.person import Person, person_of


def library_of(request: Request) -> Library:
    """Return the ledger that the app shows."""
    library: Library = request.app.state.library
    return library


Books = Annotated[Library, Depends(library_of)]
Asker = Annotated[Person, Depends(person_of)]
