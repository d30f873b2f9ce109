"""What was said before and what is said now: nothing is taken away in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dateline.ledger.outgoing import load_corrections
from dateline.records.publication import Correction
from dateline.web.desk import Desk
from dateline.web.faces import page
from dateline.web.ledger import Library
from dateline.web.pages.asked import Books
from dateline.web.pages.lists import SIZE, Rows, Turn, as_rows, offset, turning

router = APIRouter(tags=["corrections"])


@router.get("/corrections.json", response_model=Rows, summary="What was corrected, the last first, fifty at a time")
def correction_rows(request: Request, books: Books, page: Turn = 1) -> Response:
    """Return corrections as objects."""
    with books.open() as desk:
        found = _all(books, desk)
        return as_rows(turning(request, len(found), page), map(asdict, found[offset(page) : offset(page) + SIZE]))


@router.get("/corrections", include_in_schema=False)
def corrections(request: Request, books: Books, turn: Annotated[int, Query(ge=1, le=20_000, alias="page")] = 1) -> Response:
    """Return the page of corrections."""
    with books.open() as desk:
        found = _all(books, desk)
        values = {"corrections": found[offset(turn) : offset(turn) + SIZE], "turning": turning(request, len(found), turn)}
        return page(request, "corrections_page.html", values)


def _all(books: Library, desk: Desk) -> Sequence[Correction]:
    return books.once("corrections", desk, _public)


def _public(desk: Desk) -> list[Correction]:
    """Return the corrections that may be shown, the last first."""
    found = desk.view.ask(lambda connection: load_corrections(connection, None))
    hidden = {name for name in {each.record for each in found} if desk.veil.is_restricted(name)}
    return [each for each in reversed(found) if each.record not in hidden and desk.veil.allows(each)]
