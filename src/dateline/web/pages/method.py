"""How the ledger is made, from the configuration."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from dateline.reporting.method import method
from dateline.site.markdown import rendered
from dateline.web.faces import page
from dateline.web.pages.asked import Books

router = APIRouter(include_in_schema=False)


@router.get("/method")
def how(request: Request, books: Books) -> Response:
    """Return the page about the method."""
    with books.open() as desk:
        made = method(desk.settings.codebook)
        return page(request, "method.html", {"edition": desk.standing(), "method": made, "card": rendered(made.card)})
