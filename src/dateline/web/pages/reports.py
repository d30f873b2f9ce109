"""Reports: the list, one with its text, the words that carry values lit, and its original bytes."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.records.publication import Report
from dateline.records.reading import to_json
from dateline.web.desk import Desk
from dateline.web.faces import page
from dateline.web.pages.asked import Books
from dateline.web.pages.lists import SIZE, Asked, Rows, Turn, Turning, as_rows, choices, offset, shown_of, turning
from dateline.web.pages.reading import read_report

router = APIRouter(tags=["reports"])
Order = Annotated[str, Query(pattern="^(learned|published)$")]
ORDERS = {"learned": "last read first", "published": "latest published first"}
MOST = 12


@router.get("/reports.json", response_model=Rows, summary="Reports, fifty at a time")
def report_rows(
    request: Request, books: Books, outlet: Asked = None, month: Asked = None, order: Order = "learned", page: Turn = 1
) -> Response:
    """Return reports as objects."""
    with books.open() as desk:
        turned, found = _some(request, desk, (outlet, month, order), page)
    return as_rows(turned, (_line(each) for each in found))


@router.get("/reports", include_in_schema=False)
def reports(
    request: Request,
    books: Books,
    outlet: Asked = None,
    month: Asked = None,
    order: Order = "learned",
    turn: Annotated[int, Query(ge=1, le=20_000, alias="page")] = 1,
) -> Response:
    """Return the list of reports."""
    with books.open() as desk:
        turned, found = _some(request, desk, (outlet, month, order), turn)
        catalogue = desk.catalogue
        groups = [
            choices(request, field, title, [(each.value or "", each.number) for each in catalogue.counted("report", field, MOST)])
            for field, title in (("month", "Published"), ("outlet", "Outlet"))
        ]
        orders = choices(request, "order", "Order", [(each, None) for each in ORDERS], ORDERS.__getitem__)
        return page(request, "reports.html", {"rows": found, "turning": turned, "groups": groups, "orders": orders})


@router.get("/reports/{name}.json", summary="One report with everything that was read from it")
def report_object(books: Books, name: str) -> Response:
    """Return a report as an object."""
    with books.open() as desk:
        found = _named(desk, name)
        if isinstance(found, Response):
            return found
        read = read_report(desk, found)
        if read is None:
            raise _missing(name)
        line = {**_line(read.report), "text": read.report.text if read.whole else None, "values": [to_json(each) for each in read.stated]}
        return JSONResponse(line)


@router.get("/reports/{name}/original", include_in_schema=False)
def original(books: Books, name: str) -> Response:
    """Return the bytes that a report was made of, to be kept and never shown: they are somebody else's page."""
    with books.open() as desk:
        found = _named(desk, name)
        read = read_report(desk, name) if not isinstance(found, Response) else None
        blob = desk.original(read.report) if read is not None and read.whole else None
    if blob is None:
        raise HTTPException(404, "The original bytes of this report are not in the ledger, or may not be shown.")
    headers = {
        "content-disposition": f'attachment; filename="{name[:16]}.original"',
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "private, no-store",
    }
    return Response(blob, media_type="application/octet-stream", headers=headers)


@router.get("/reports/{name}", include_in_schema=False)
def report(request: Request, books: Books, name: str) -> Response:
    """Return the page of one report."""
    with books.open() as desk:
        found = _named(desk, name)
        if isinstance(found, Response):
            return found
        read = read_report(desk, found)
        if read is None:
            raise _missing(name)
        return page(request, "report_page.html", read.values)


def _some(request: Request, desk: Desk, asked: tuple[str | None, str | None, str], turn: int) -> tuple[Turning, list[Report]]:
    outlet, month, order = asked
    found = desk.catalogue.reports(outlet or None, month or None, order, offset(turn), SIZE)
    public = desk.listed(found.rows)
    return turning(request, shown_of(found, public), turn), public


def _named(desk: Desk, name: str) -> str | Response:
    """Return the id of a report, or the way to it where only its beginning is given."""
    wanted = name.strip().lower()
    found = desk.catalogue.document(wanted) if len(wanted) >= 6 and wanted.isalnum() else []
    if len(found) != 1 or desk.veil.is_restricted(found[0]):
        raise _missing(name)
    return found[0] if found[0] == name else RedirectResponse(f"/reports/{found[0]}", 307)


def _missing(name: str) -> HTTPException:
    return HTTPException(404, f"No report has the id {name[:80]}. The list of reports names them all.")


def _line(each: Report) -> dict[str, Any]:
    fields = ("document", "names", "title", "outlet", "byline", "url", "language", "published", "basis", "publisher", "raw_sha256")
    return {**{name: getattr(each, name) for name in fields}, "names": list(each.names), "address": f"/reports/{each.document}"}
