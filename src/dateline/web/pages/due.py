"""What is to come, what is due, and what is overdue: announced, and nobody says what became of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from dateline import objects
from dateline.records.agenda import Appointment, Standing
from dateline.web.desk import Desk
from dateline.web.faces import page
from dateline.web.pages.asked import Books
from dateline.web.pages.lists import SIZE, Rows, Turn, Turning, as_rows, choices, offset, shown_of, turning

router = APIRouter(tags=["due"])
STATES: tuple[tuple[Standing, str], ...] = (
    ("overdue", "overdue"),
    ("due", "due"),
    ("ahead", "ahead"),
    ("postponed", "postponed"),
    ("undated", "no day"),
    ("held", "held"),
    ("cancelled", "called off"),
)
State = Annotated[Standing | None, Query(description="only what stands so")]
Today = Annotated[str | None, Query(pattern=r"^\d{4}-\d{2}-\d{2}$", description="as on this day; today where it is not given")]


@router.get("/due.json", response_model=Rows, summary="What is to come or overdue, fifty at a time")
def due_rows(request: Request, books: Books, state: State = None, today: Today = None, page: Turn = 1) -> Response:
    """Return what is to come as objects."""
    with books.open() as desk:
        turned, found = _some(request, desk, state, today, page)
        return as_rows(turned, map(objects.plain, found))


@router.get("/due", include_in_schema=False)
def due(
    request: Request,
    books: Books,
    state: State = None,
    today: Today = None,
    turn: Annotated[int, Query(ge=1, le=20_000, alias="page")] = 1,
) -> Response:
    """Return the list of what is to come."""
    on = today or this_day()
    with books.open() as desk:
        turned, found = _some(request, desk, state, on, turn)
        counts = books.once(f"due {on}", desk, lambda each: [(one, _count(each, on, one)) for one, _ in STATES])
        groups = [choices(request, "state", "Stands", [each for each in counts if each[1]], dict(STATES).__getitem__)]  # type: ignore[arg-type] # states are words
        reports = desk.reports({each for one in found for each in one.documents})
        return page(
            request,
            "due.html",
            {"rows": found, "turning": turned, "groups": groups, "today": on, "reports": reports, "states": dict(STATES)},
        )


def _count(desk: Desk, today: str, state: Standing) -> int:
    return desk.projection.appointments(today, (state,), 0, 0).total


def this_day() -> str:
    """Return the day on which a page is asked for."""
    return datetime.now(UTC).date().isoformat()


def public_appointments(desk: Desk, found: list[Appointment]) -> list[Appointment]:
    """Return what is to come as far as it may be shown."""
    veil = desk.veil
    return [
        each
        for each in found
        if not any(veil.is_restricted(name) for name in (each.id, *each.members, *each.documents))
        and desk.speakable(each.quote, *each.parties, *each.speakers)
    ]


def _some(request: Request, desk: Desk, state: Standing | None, today: str | None, turn: int) -> tuple[Turning, list[Appointment]]:
    found = desk.projection.appointments(today or this_day(), (state,) if state else (), offset(turn), SIZE)
    public = public_appointments(desk, list(found.rows))
    return turning(request, shown_of(found, public), turn), public
