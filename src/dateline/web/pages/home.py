"""The first page: what is new, what is claimed and what is documented, where, when, what is due, and what does not agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.projection import Disputed, Points
from dateline.records.agenda import Appointment
from dateline.records.happenings import Incident
from dateline.records.publication import Released, Report
from dateline.site import Chart
from dateline.site.mapping import Placed, draw_places
from dateline.site.timeline import timeline
from dateline.web.charts import draw_charts
from dateline.web.desk import Desk
from dateline.web.faces import page
from dateline.web.ledger import Library
from dateline.web.pages.asked import Books
from dateline.web.pages.due import public_appointments, this_day
from dateline.web.pages.tallies import public_series
from dateline.web.shelf import Made

router = APIRouter(include_in_schema=False)
REPORTS, INCIDENTS, OVERDUE, AHEAD, DISPUTES, POINTS = 8, 30, 6, 8, 6, 300
NAMED = 24  # places that are listed beside the map


@dataclass(frozen=True, slots=True)
class New:
    """A report that the ledger learned of lately, with the incidents that it tells of."""

    report: Report
    incidents: Sequence[Incident]


@router.get("/")
def home(request: Request, books: Books) -> Response:
    """Return the first page."""
    with books.open() as desk:
        return page(request, "home.html", values(books, desk))


@router.get("/charts/{name}.svg")
def chart(books: Books, name: str) -> Response:
    """Return a chart of the first page."""
    with books.open() as desk:
        found = next((each for each in _charts(books, desk).thing if each.name == name and each.svg), None)
    if found is None:
        raise HTTPException(404, "This chart is no longer drawn: open the first page again.")
    headers = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox", "cache-control": "private, no-cache"}
    return Response(found.svg, media_type="image/svg+xml", headers=headers)


def values(books: Library, desk: Desk) -> dict[str, object]:
    """Return what the first page shows, whose parts are asked of the ledger a few rows at a time."""
    new = _new(desk)
    latest = desk.public(desk.projection.incidents(order="latest", limit=INCIDENTS).rows)
    disputes = _disputes(desk)
    mapped = books.lately("points", desk, lambda each: each.projection.points(limit=POINTS))
    charts, points = _charts(books, desk), mapped.thing
    placed = _placed(desk, points)
    of_disputes = [each for each in (desk.projection.incident(one.incident) for one in disputes) if each is not None]
    of_points = desk.public(each for each in (desk.projection.incident(one.incidents[0]) for one in placed[:NAMED]) if each is not None)
    shown = {each.id: each for each in (*latest, *(one for each in new for one in each.incidents), *desk.public(of_disputes), *of_points)}
    due = {state: _due(desk, state, most) for state, most in (("overdue", OVERDUE), ("due", AHEAD), ("ahead", AHEAD))}
    documents = {name for found in due.values() for each in found for name in each.documents}
    documents |= {side.document for each in disputes for side in (each.contradiction.left, each.contradiction.right)}
    return {
        "stock": books.once("stock", desk, lambda each: each.projection.stock()),
        "claims": desk.catalogue.total("claim"),
        "held": desk.catalogue.total("report"),
        "new": new,
        "charts": charts.thing,
        "charts_at": _earlier(charts, desk),
        "map": draw_places(placed),
        "map_at": _earlier(mapped, desk),
        "points": points,
        "timeline": timeline([Released(each) for each in latest]),
        "incidents": shown,
        "titles": desk.titles(shown.values()),
        "due": due,
        "today": this_day(),
        "disputes": disputes,
        "reports": desk.reports(documents),
    }


def _charts(books: Library, desk: Desk) -> Made[list[Chart]]:
    return books.lately("charts", desk, lambda each: draw_charts(each, public_series(books, each)))


def _earlier(made: Made[Any], desk: Desk) -> str | None:
    """Return the moment as of which something stands that was made before the ledger was last written to."""
    return made.at if made.head != desk.head else None


def _new(desk: Desk) -> list[New]:
    reports = desk.listed(desk.catalogue.reports(limit=REPORTS).rows)
    return [New(each, desk.public(desk.incidents_of(each.document))) for each in reports]


def _due(desk: Desk, state: str, most: int) -> list[Appointment]:
    return public_appointments(desk, list(desk.projection.appointments(this_day(), (state,), 0, most).rows))


def _disputes(desk: Desk) -> list[Disputed]:
    """Return contradictions that may be shown: both reports may, and neither side's words name anybody who may not."""
    found = desk.projection.contradictions(0, DISPUTES * 2).rows
    return [each for each in found if _is_public(desk, each)][:DISPUTES]


def _is_public(desk: Desk, disputed: Disputed) -> bool:
    sides = (disputed.contradiction.left, disputed.contradiction.right)
    hidden = any(desk.veil.is_restricted(name) for name in (disputed.incident, *(each.document for each in sides)))
    return not hidden and desk.speakable(*(words for each in sides for words in (each.speaker, each.quote)))


def _placed(desk: Desk, points: Points) -> list[Placed]:
    return [
        Placed(each.lat, each.lon, each.place or "", each.precision, (each.id,), each.incidents)
        for each in points.points
        if not desk.veil.is_restricted(each.id)
    ]
