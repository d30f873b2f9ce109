"""The first page: what is new, what is claimed and what is documented, where, when, what is due, and what does not agree."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.site import views
from dateline.web.faces import page
from dateline.web.pages.asked import Books

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request, books: Books) -> HTMLResponse:
    """Return the first page."""
    material = books.material()
    titles = views.all_titles(material)
    reports = {each.document: each for each in material.edition.reports}
    values = views.home(material, titles)
    return page(request, "home.html", {"edition": material.edition, "titles": titles, "reports": reports, **values})
