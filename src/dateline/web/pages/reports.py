"""Reports: the list, and one with its text, the words that carry values lit."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.site import views
from dateline.site.pieces import pieces
from dateline.web.faces import page
from dateline.web.pages.asked import Books

router = APIRouter(include_in_schema=False)


@router.get("/reports/{name}")
def report(request: Request, books: Books, name: str) -> Response:
    """Return one report."""
    material = books.material()
    kept = views.Reports(material)
    found = kept.by_id.get(name)
    if found is None:
        raise HTTPException(404, f"No report has the id {name}. The list of reports names them all.")
    shown, lights = kept.records(found.document)
    whole = material.whole and not found.withheld
    values = {
        "edition": material.edition,
        "titles": views.all_titles(material),
        "reports": kept.by_id,
        "report": found,
        "paragraphs": views.paragraphs(pieces(found.text, lights)) if whole else None,
        "listed": [each for each in shown if each.kind in views.LISTED],
        "removed": material.removed.get(found.document, ()) if whole else (),
        **kept.beside(found),
    }
    return page(request, "report.html", values)
