"""Incidents: the list, and one by its id or that of any report's part in it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.site import views
from dateline.web.faces import page
from dateline.web.pages.asked import Books

router = APIRouter(include_in_schema=False)


@router.get("/incidents/{name}")
def incident(request: Request, books: Books, name: str) -> Response:
    """Return one incident."""
    material = books.material()
    found = [each for each in material.edition.incidents if any(one.startswith(name.lower()) for one in each.incident.members)]
    if len(name) < 6 or not found:
        raise HTTPException(404, f"No incident has the id {name}. The list of incidents names them all.")
    released = found[0]
    if released.incident.id != name:
        return RedirectResponse(f"/incidents/{released.incident.id}", 308 if name in released.incident.members else 307)
    titles = views.all_titles(material)
    reports = {each.document: each for each in material.edition.reports}
    common = {"edition": material.edition, "titles": titles, "reports": reports}
    return page(request, "incident.html", {**common, **views.incident(material, released)})
